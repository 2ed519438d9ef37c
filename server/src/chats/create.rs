//! Creates a chat, ready to be used: with a look, a greeting and the first version of its quality control.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Audit, tell};
use crate::app::App;
use crate::domain::chat::{Chat, FileRules, Kind, Settings};
use crate::domain::look::Look;
use crate::domain::people::Actor;
use crate::domain::quality;
use crate::domain::working_time::ChatWorkingTime;
use crate::error::Result;
use crate::ids::{Id, Stream};
use crate::people::check::Problems;
use crate::store::{chats, people};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewChat {
    pub name: String,
    pub kind: Kind,
}

/// A new chat: any site, all operators, rating on with five stars.
pub async fn create(app: &App, actor: &Actor, new: NewChat) -> Result<Chat> {
    let mut problems = Problems::default();
    problems.name("name", &new.name);
    problems.end()?;
    let chat = fresh(app, actor.workspace, new).await?;
    let (stored, audit) = (chat.clone(), Audit::of(app, actor));
    app.db
        .write(move |tx| {
            let chat = stored.clone();
            Box::pin(async move {
                chats::insert(tx, &chat, &quality::Settings::default(), Some(audit.by)).await?;
                audit.write(tx, "chat.create", chat.id).await?;
                tell(tx, chat.workspace, None, Some(&chat)).await
            })
        })
        .await?;
    Ok(chat)
}

/// A chat as it is when nobody has set anything: any site, all operators. Nothing is written.
pub async fn fresh(app: &App, workspace_id: Id, new: NewChat) -> Result<Chat> {
    let now = app.now();
    let workspace = people::workspace(&mut *app.db.read().await?, workspace_id).await?;
    let language = workspace.map_or_else(|| "en".to_owned(), |workspace| workspace.language);
    let name = new.name.trim().to_owned();
    Ok(Chat {
        id: app.ids.id(Stream::People, now),
        workspace: workspace_id,
        key: app.ids.key(Stream::People),
        kind: new.kind,
        settings: Settings {
            title: name.clone(),
            greeting: greeting(&language).to_owned(),
            colour: "#1f5a7a".to_owned(),
            language,
            allowed_sites: Vec::new(),
            identity_required: false,
            files: FileRules::default(),
            idle_finish_minutes: new.kind.idle_minutes(),
            look: Look::default(),
            working_time: ChatWorkingTime::default(),
        },
        name,
        identity_secret: app.ids.token(Stream::People),
        operators: None,
        avatar: None,
        created_at: now,
    })
}

fn greeting(language: &str) -> &'static str {
    match language {
        "fr" => "Bonjour ! Comment pouvons-nous vous aider ?",
        "ru" => "Здравствуйте! Чем мы можем помочь?",
        "ar" => "مرحبًا! كيف يمكننا مساعدتك؟",
        _ => "Hello! How can we help?",
    }
}
