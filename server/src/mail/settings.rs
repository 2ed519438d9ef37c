//! Who gets which mail: a chat's alerts, chosen by those who manage, and a member's own weekly summary.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::weekly::next_monday;
use crate::app::App;
use crate::domain::people::{Actor, Role};
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::{analysts, chats, mails, people};
use crate::time::Time;

/// Who gets an alert when a visitor of this chat is dissatisfied.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Alerts {
    /// Members who were chosen. Whoever is not active or reads no analytics when an alert is sent gets none.
    pub members: Vec<Id>,
    /// Whether Candor has an SMTP server to send mail with.
    pub has_mail: bool,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AlertsChange {
    /// Owners, admins and analysts of this workspace who see the chat; none: no alerts.
    pub members: Vec<Id>,
}

pub async fn alerts(app: &App, actor: &Actor, chat: Id) -> Result<Alerts> {
    let mut conn = app.db.read().await?;
    let found = chats::by_id(&mut conn, chat).await?;
    found.filter(|chat| chat.workspace == actor.workspace).ok_or_else(Error::not_found)?;
    let members = mails::recipients(&mut conn, chat).await?;
    Ok(Alerts {
        members: members.into_iter().map(|(id,)| id).collect(),
        has_mail: app.config.mail.is_some(),
    })
}

/// Errors: `validation`, `not_found`.
pub async fn put_alerts(
    app: &App,
    actor: &Actor,
    chat: Id,
    change: AlertsChange,
) -> Result<Alerts> {
    let before = alerts(app, actor, chat).await?;
    let mut chosen = change.members;
    chosen.sort_unstable();
    chosen.dedup();
    let mut conn = app.db.read().await?;
    let known = people::members(&mut conn, actor.workspace).await?;
    // One who does not see the chat would never get any.
    for id in chosen.iter().filter(|id| !before.members.contains(id)) {
        if !analysts::sees(&mut conn, *id, chat).await? {
            return Err(Error::field("members", "Choose those who see this chat."));
        }
    }
    drop(conn);
    // Who was chosen before may stay, whatever became of his role: he gets nothing, and may get it back.
    let fits = |id: &Id| {
        before.members.contains(id)
            || known.iter().any(|member| {
                member.id == *id && Role::parse(&member.role).is_some_and(Role::analyses)
            })
    };
    if !chosen.iter().all(fits) {
        return Err(Error::field("members", "Owners, admins and analysts of this workspace."));
    }
    let (workspace, by, now) = (actor.workspace, actor.member, app.now());
    let (entry, stored) = (app.ids.id(Stream::People, now), chosen.clone());
    app.db
        .write(move |tx| {
            let chosen = stored.clone();
            Box::pin(async move {
                mails::put_recipients(tx, chat, &chosen).await?;
                let subject = chat.to_string();
                people::audit(tx, entry, workspace, now, Some(by), "chat.alerts", &subject).await
            })
        })
        .await?;
    Ok(Alerts { members: chosen, ..before })
}

/// Whether a member gets the weekly summary, and when next.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WeeklySummary {
    pub wanted: bool,
    /// Monday at eight in the workspace's time zone.
    pub next_at: Option<Time>,
    /// Whether Candor has an SMTP server to send mail with.
    pub has_mail: bool,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WeeklySummaryChange {
    pub wanted: bool,
}

pub async fn weekly(app: &App, actor: &Actor) -> Result<WeeklySummary> {
    let next_at = mails::summary_of(&mut *app.db.read().await?, actor.member).await?;
    Ok(WeeklySummary { wanted: next_at.is_some(), next_at, has_mail: app.config.mail.is_some() })
}

pub async fn put_weekly(
    app: &App,
    actor: &Actor,
    change: WeeklySummaryChange,
) -> Result<WeeklySummary> {
    let workspace = people::workspace(&mut *app.db.read().await?, actor.workspace).await?;
    let zone = workspace.ok_or_else(Error::not_found)?.time_zone;
    let (workspace, member, next) = (actor.workspace, actor.member, next_monday(app.now(), &zone));
    app.db
        .write(move |tx| {
            Box::pin(async move {
                if change.wanted {
                    mails::want_summary(tx, workspace, member, next).await
                } else {
                    mails::want_no_summary(tx, member).await
                }
            })
        })
        .await?;
    weekly(app, actor).await
}
