//! One attempt to send a letter about a member's access: is it still wanted, what does it say.

use super::delivery::{self, Ended};
use super::letter::Letter;
use super::{KEEP_MS, reset, words};
use crate::app::App;
use crate::config::Mail as Settings;
use crate::domain::texts::Language;
use crate::error::Result;
use crate::store::letters::{self, Waiting};
use crate::store::people::{self, Member};
use crate::time::MINUTE;

/// How long an attempt is nobody else's: more than the longest conversation with the server takes.
const LEASE_MS: i64 = 3 * MINUTE;
/// Letters that are under way at once.
const TOGETHER: i64 = 4;

/// Sends a few of the letters that are due now; how many.
pub async fn some(app: &App) -> Result<usize> {
    let now = app.now();
    let Some(settings) = &app.config.mail else { return Ok(0) };
    if !letters::is_due(&mut *app.db.read().await?, now).await? {
        return Ok(0);
    }
    let claimed = app
        .db
        .write(move |tx| {
            Box::pin(async move { letters::claim(tx, now, now.plus(LEASE_MS), TOGETHER).await })
        })
        .await?;
    let count = claimed.len();
    let attempts = claimed.into_iter().map(|waiting| one(app, settings, waiting));
    for done in futures_util::future::join_all(attempts).await {
        done?;
    }
    Ok(count)
}

async fn one(app: &App, settings: &Settings, waiting: Waiting) -> Result<()> {
    let written = written(app, &waiting).await?;
    let ended = delivery::attempt(app, settings, (waiting.id, waiting.attempts), written).await;
    conclude(app, waiting, ended).await
}

/// The letter, if it still makes sense: an invitation was not accepted, whoever forgot his password may sign in.
async fn written(app: &App, waiting: &Waiting) -> Result<Option<(Member, Letter)>> {
    let invited = match (waiting.member_id, &waiting.link) {
        (Some(id), Some(link)) => {
            let found = people::member(&mut *app.db.read().await?, id).await?;
            found.filter(|member| member.status == "invited").map(|member| (member, link.clone()))
        }
        _ => reset::begin(app, waiting).await?,
    };
    let Some((reader, link)) = invited else { return Ok(None) };
    let workspace = people::workspace(&mut *app.db.read().await?, reader.workspace_id).await?;
    let workspace = workspace.map(|workspace| workspace.name).unwrap_or_default();
    let language = Language::of(&reader.language);
    let said = words::of(language, &waiting.kind);
    let named = |text: &str| text.replace("{workspace}", &workspace);
    let letter = Letter {
        language,
        subject: named(said.subject),
        opening: named(said.opening),
        facts: Vec::new(),
        quote: None,
        link: Some((said.link.to_owned(), link)),
        closing: said.closing.to_owned(),
    };
    Ok(Some((reader, letter)))
}

async fn conclude(app: &App, waiting: Waiting, ended: Ended) -> Result<()> {
    app.db
        .write(move |tx| {
            let (waiting, status, next, error) =
                (waiting.clone(), ended.status, ended.next, ended.error.clone());
            Box::pin(async move {
                letters::conclude(tx, &waiting, status, next, error.as_deref()).await
            })
        })
        .await
}

/// Forgets what is older than it is kept.
pub async fn forget_old(app: &App) -> Result<()> {
    let before = app.now().plus(-KEEP_MS);
    if letters::has_older(&mut *app.db.read().await?, before).await? {
        app.db.write(move |tx| Box::pin(async move { letters::forget(tx, before).await })).await?;
    }
    Ok(())
}
