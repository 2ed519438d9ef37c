//! Where one is signed in: list the sessions, end one or all of them.

use serde::Serialize;
use utoipa::ToSchema;

use super::{members, sign_in};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people;
use crate::store::sessions::{self, Kept};
use crate::time::Time;

/// A place where one is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Device {
    /// Names the session and is worth nothing to sign in with.
    pub id: String,
    /// The session that asks.
    pub current: bool,
    pub signed_in_at: Time,
    /// To within an hour.
    pub last_seen_at: Time,
    /// The network he signed in from, such as 203.0.113.0/24; null for sessions that began otherwise.
    pub address: Option<String>,
    /// What the browser said of itself.
    pub browser: Option<String>,
}

/// Newest use first.
pub async fn list(app: &App, actor: &Actor, session: &str) -> Result<Vec<Device>> {
    let kept = sessions::of(&mut *app.db.read().await?, actor.member, app.now()).await?;
    let device = |kept: Kept| Device {
        current: kept.token_hash == session,
        id: kept.token_hash,
        signed_in_at: kept.created_at,
        last_seen_at: kept.last_seen_at,
        address: kept.address,
        browser: kept.browser,
    };
    Ok(kept.into_iter().map(device).collect())
}

/// Ends one of one's own sessions.
///
/// Errors: `not_found`.
pub async fn end(app: &App, actor: &Actor, id: String) -> Result<()> {
    let (now, member, workspace) = (app.now(), actor.member, actor.workspace);
    let entry = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            let id = id.clone();
            Box::pin(async move {
                if !sessions::delete_own(tx, member, &id).await? {
                    return Err(Error::not_found());
                }
                tx.publish(members::access(member));
                let line = sign_in::deed(entry, workspace, now, Some(member), "session.end");
                people::audit_entry(tx, line).await
            })
        })
        .await
}

/// Ends all sessions of a member. Only an owner ends an owner's.
///
/// Errors: `forbidden`, `not_found`.
pub async fn end_all(app: &App, actor: &Actor, id: Id) -> Result<()> {
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                members::locked(tx, &actor, id).await?;
                sessions::delete_of(tx, id, None).await?;
                tx.publish(members::access(id));
                let subject = id.to_string();
                let (workspace, by) = (actor.workspace, Some(actor.member));
                people::audit(tx, entry, workspace, now, by, "session.end_all", &subject).await
            })
        })
        .await
}
