//! One attempt to send a mail: may its reader know it, is it still true, what does it say.

use super::{KEEP_MS, alert, summary};
use crate::analytics::registry::Registry;
use crate::app::App;
use crate::config::Mail as Settings;
use crate::domain::people::Role;
use crate::error::Result;
use crate::letters::delivery::{self, Ended};
use crate::letters::letter::Letter;
use crate::store::mails::{self, Mail};
use crate::store::people::{self, Member};
use crate::time::MINUTE;

/// How long an attempt is nobody else's: more than the longest conversation with the server takes.
const LEASE_MS: i64 = 3 * MINUTE;
/// Letters that are under way at once.
const TOGETHER: i64 = 4;

/// Sends a few of the mails that are due now; how many. Without a server in the configuration they wait.
pub async fn some(app: &App, registry: &Registry) -> Result<usize> {
    let now = app.now();
    let Some(settings) = &app.config.mail else { return Ok(0) };
    if !mails::is_due(&mut *app.db.read().await?, now).await? {
        return Ok(0);
    }
    let claimed = app
        .db
        .write(move |tx| {
            Box::pin(async move { mails::claim(tx, now, now.plus(LEASE_MS), TOGETHER).await })
        })
        .await?;
    let count = claimed.len();
    let attempts = claimed.into_iter().map(|mail| one(app, registry, settings, mail));
    for done in futures_util::future::join_all(attempts).await {
        done?;
    }
    Ok(count)
}

async fn one(app: &App, registry: &Registry, settings: &Settings, mail: Mail) -> Result<()> {
    let written = written(app, registry, &mail).await?;
    let ended = delivery::attempt(app, settings, (mail.id, mail.attempts), written).await;
    conclude(app, mail, ended).await
}

/// The letter for somebody who may know of ratings now; None for everybody else.
async fn written(app: &App, registry: &Registry, mail: &Mail) -> Result<Option<(Member, Letter)>> {
    let found = people::member(&mut *app.db.read().await?, mail.member_id).await?;
    let may_know = |member: &Member| {
        member.status == "active" && Role::parse(&member.role).is_some_and(Role::analyses)
    };
    let Some(reader) = found.filter(may_know) else { return Ok(None) };
    let letter = match (mail.kind.as_str(), mail.dialogue_id) {
        ("alert", Some(dialogue)) => alert::letter(app, &reader, dialogue).await?,
        ("summary", _) => Some(summary::letter(app, registry, &reader, mail.created_at).await?),
        _ => None,
    };
    Ok(letter.map(|letter| (reader, letter)))
}

async fn conclude(app: &App, mail: Mail, ended: Ended) -> Result<()> {
    app.db
        .write(move |tx| {
            let (mail, status, next, error) =
                (mail.clone(), ended.status, ended.next, ended.error.clone());
            Box::pin(
                async move { mails::conclude(tx, &mail, status, next, error.as_deref()).await },
            )
        })
        .await
}

/// Forgets what is older than it is kept.
pub async fn forget_old(app: &App) -> Result<()> {
    let before = app.now().plus(-KEEP_MS);
    if mails::has_older(&mut *app.db.read().await?, before).await? {
        app.db.write(move |tx| Box::pin(async move { mails::forget(tx, before).await })).await?;
    }
    Ok(())
}
