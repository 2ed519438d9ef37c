//! Changes a chat's look, rules and operators. What is not named stays; all problems are told at once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Audit, find, tell};
use crate::app::App;
use crate::domain::chat::{Chat, FileRules};
use crate::domain::look::{Look, is_colour};
use crate::domain::people::Actor;
use crate::domain::working_time::ChatWorkingTime;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::people::check::Problems;
use crate::store::{chats, operators};

/// Who answers: the word `all`, or chosen members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Operators {
    All(All),
    Chosen(Vec<Id>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum All {
    All,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChatChange {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub greeting: Option<String>,
    /// `#rrggbb`.
    #[serde(default)]
    pub colour: Option<String>,
    #[serde(default)]
    pub language: Option<String>,
    /// Hosts such as `example.org`, `*.example.org`, `localhost:3000`; none: any.
    #[serde(default)]
    pub allowed_sites: Option<Vec<String>>,
    #[serde(default)]
    pub operators: Option<Operators>,
    #[serde(default)]
    pub identity_required: Option<bool>,
    #[serde(default)]
    pub files: Option<FileRules>,
    /// 5–43,200.
    #[serde(default)]
    pub idle_finish_minutes: Option<i64>,
    /// Replaces the whole look; fields that are not named are as in a new chat.
    #[serde(default)]
    pub look: Option<Look>,
    /// Replaces all of it.
    #[serde(default)]
    pub working_time: Option<ChatWorkingTime>,
}

/// Changes a chat.
///
/// Errors: `validation` with every field that is not valid, `not_found`.
pub async fn change(app: &App, actor: &Actor, id: Id, change: ChatChange) -> Result<Chat> {
    let before = find(app, actor, id).await?;
    check(app, &before, &change).await?;
    let audit = Audit::of(app, actor);
    let chat = app
        .db
        .write(move |tx| {
            let change = change.clone();
            Box::pin(async move {
                let before = chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                let chat = apply(before.clone(), change);
                chats::update(tx, &chat).await?;
                let is_hours = before.settings.working_time != chat.settings.working_time;
                let deed = if is_hours { "chat.working_time" } else { "chat.change" };
                audit.write(tx, deed, id).await?;
                tell(tx, chat.workspace, Some(&before), Some(&chat)).await?;
                Ok(chat)
            })
        })
        .await?;
    app.chats.forget(id);
    Ok(chat)
}

fn apply(mut chat: Chat, change: ChatChange) -> Chat {
    let settings = &mut chat.settings;
    let trimmed = |text: String| text.trim().to_owned();
    chat.name = change.name.map_or(chat.name, trimmed);
    settings.title = change.title.map_or(std::mem::take(&mut settings.title), trimmed);
    settings.greeting = change.greeting.map_or(std::mem::take(&mut settings.greeting), trimmed);
    settings.colour =
        change.colour.map_or(std::mem::take(&mut settings.colour), |colour| colour.to_lowercase());
    settings.language = change.language.unwrap_or(std::mem::take(&mut settings.language));
    if let Some(sites) = change.allowed_sites {
        settings.allowed_sites = sites.into_iter().map(|site| site.trim().to_lowercase()).collect();
    }
    settings.identity_required = change.identity_required.unwrap_or(settings.identity_required);
    settings.files = change.files.unwrap_or(std::mem::take(&mut settings.files));
    settings.idle_finish_minutes =
        change.idle_finish_minutes.unwrap_or(settings.idle_finish_minutes);
    settings.look = change.look.map_or(std::mem::take(&mut settings.look), Look::trimmed);
    if let Some(working_time) = change.working_time {
        settings.working_time = working_time.tidy();
    }
    match change.operators {
        None => {}
        Some(Operators::All(_)) => chat.operators = None,
        Some(Operators::Chosen(mut chosen)) => {
            chosen.sort_unstable();
            chosen.dedup();
            chat.operators = Some(chosen);
        }
    }
    chat
}

async fn check(app: &App, chat: &Chat, change: &ChatChange) -> Result<()> {
    let mut problems = Problems::default();
    if let Some(name) = &change.name {
        problems.name("name", name);
    }
    if let Some(title) = &change.title {
        problems.name("title", title);
    }
    if let Some(greeting) = &change.greeting {
        let sound = greeting.chars().count() <= 500 && !greeting.contains('\0');
        problems.must(sound, "greeting", "At most 500 characters.");
    }
    let colour = change.colour.as_ref().unwrap_or(&chat.settings.colour);
    problems.must(is_colour(colour), "colour", "A colour such as #1f5a7a.");
    // Another first colour may spoil the gradient that is there.
    let look = change.look.as_ref().unwrap_or(&chat.settings.look);
    for (field, message) in look.problems(colour) {
        problems.add(field, message);
    }
    if let Some(language) = &change.language {
        problems.language(language);
    }
    if let Some(sites) = &change.allowed_sites {
        let sound = sites.len() <= 100 && sites.iter().all(|site| is_site(site.trim()));
        problems.must(
            sound,
            "allowed_sites",
            "Host names such as example.org, *.example.org or localhost:3000.",
        );
    }
    for (field, message) in change.working_time.iter().flat_map(ChatWorkingTime::problems) {
        problems.add(&field, message);
    }
    if let Some(minutes) = change.idle_finish_minutes {
        problems.must((5..=43_200).contains(&minutes), "idle_finish_minutes", "From 5 to 43,200.");
    }
    if let Some(files) = &change.files {
        let sound = (1..=20 * 1024 * 1024).contains(&files.max_bytes);
        problems.must(sound, "files.max_bytes", "From 1 byte to 20 MiB.");
        let sound = files.types.len() <= 50
            && files.types.iter().all(|media_type| is_media_type(media_type));
        problems.must(sound, "files.types", "Media types such as image/png.");
    }
    if let Some(Operators::Chosen(chosen)) = &change.operators {
        let everyone = Chat { operators: None, ..chat.clone() };
        let known = operators::of_chat(&mut *app.db.read().await?, &everyone).await?;
        let sound = chosen.iter().all(|id| known.iter().any(|person| person.id == *id));
        problems.must(sound, "operators", "Active members who answer visitors, or all.");
    }
    problems.end()
}

fn is_site(site: &str) -> bool {
    let (host, port) = site.split_once(':').map_or((site, None), |(host, port)| (host, Some(port)));
    let host = host.strip_prefix("*.").unwrap_or(host);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.len() <= 253
        && host.split('.').all(label)
        && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

fn is_media_type(text: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty()
            && part.len() <= 100
            && part.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-+.".contains(&byte)
            })
    };
    text.split_once('/').is_some_and(|(kind, subtype)| part(kind) && part(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_hosts_and_nothing_else() {
        assert!(
            ["example.org", "*.example.org", "localhost:3000", "127.0.0.1"]
                .into_iter()
                .all(is_site)
        );
        let wrong = [
            "https://example.org",
            "example.org/path",
            "*",
            "a b",
            "example.org;script-src",
            "",
            "a:99999",
        ];
        assert!(!wrong.into_iter().any(is_site));
    }
}
