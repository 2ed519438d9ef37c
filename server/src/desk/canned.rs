//! Canned replies: texts kept ready, found by `/shortcut`, shared by the workspace.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::message::TEXT_MAX;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::canned_replies::{self, CannedReply};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReply {
    /// 1–40 letters, digits, `-` and `_`; each once in a workspace.
    pub shortcut: String,
    /// 1–4,000 characters.
    pub text: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplyChange {
    #[serde(default)]
    pub shortcut: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
}

/// All of the workspace's, oldest first.
pub async fn all(app: &App, actor: &Actor) -> Result<Vec<CannedReply>> {
    canned_replies::all(&mut *app.db.read().await?, actor.workspace).await
}

pub async fn create(app: &App, actor: &Actor, new: NewReply) -> Result<CannedReply> {
    let now = app.now();
    let reply =
        CannedReply { id: app.ids.id(Stream::Desk, now), shortcut: new.shortcut, text: new.text };
    check(&reply)?;
    let (workspace, stored) = (actor.workspace, reply.clone());
    app.db
        .write(move |tx| {
            let reply = stored.clone();
            Box::pin(async move { canned_replies::insert(tx, workspace, &reply, now).await })
        })
        .await
        .map_err(taken)?;
    Ok(reply)
}

pub async fn change(app: &App, actor: &Actor, id: Id, change: ReplyChange) -> Result<CannedReply> {
    let workspace = actor.workspace;
    app.db
        .write(move |tx| {
            let change = change.clone();
            Box::pin(async move {
                let found = canned_replies::find(tx, workspace, id).await?;
                let mut reply = found.ok_or_else(Error::not_found)?;
                reply.shortcut = change.shortcut.unwrap_or(reply.shortcut);
                reply.text = change.text.unwrap_or(reply.text);
                check(&reply)?;
                canned_replies::update(tx, workspace, &reply).await?;
                Ok(reply)
            })
        })
        .await
        .map_err(taken)
}

pub async fn delete(app: &App, actor: &Actor, id: Id) -> Result<()> {
    let workspace = actor.workspace;
    let deleted = app
        .db
        .write(move |tx| Box::pin(async move { canned_replies::delete(tx, workspace, id).await }))
        .await?;
    if deleted { Ok(()) } else { Err(Error::not_found()) }
}

fn check(reply: &CannedReply) -> Result<()> {
    let letters = reply.shortcut.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_');
    if !letters || !(1..=40).contains(&reply.shortcut.chars().count()) {
        return Err(Error::field("shortcut", "1 to 40 letters, digits, - and _."));
    }
    let length = reply.text.chars().count();
    if reply.text.trim().is_empty() || length > TEXT_MAX || reply.text.contains('\0') {
        return Err(Error::field("text", "1 to 4,000 characters."));
    }
    Ok(())
}

fn taken(error: Error) -> Error {
    if error.is_unique_violation() {
        return Error::field("shortcut", "There is already a reply with this shortcut.");
    }
    error
}
