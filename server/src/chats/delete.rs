//! Deletes a chat: its page and widget are gone, its dialogues and figures stay.

use super::{Audit, find, tell};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::{chats, erasure};

/// Marks the chat deleted; it cannot be found by anybody any more. Answers its picture, which nobody can fetch any
/// more; its bytes are the caller's to erase.
pub async fn delete(app: &App, actor: &Actor, id: Id) -> Result<Option<Id>> {
    find(app, actor, id).await?;
    let audit = Audit::of(app, actor);
    let picture = app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let before = chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                chats::mark_deleted(tx, id).await?;
                audit.write(tx, "chat.delete", id).await?;
                erasure::files(tx, before.avatar.as_slice()).await?;
                tell(tx, before.workspace, Some(&before), None).await?;
                Ok(before.avatar)
            })
        })
        .await?;
    app.chats.forget(id);
    Ok(picture)
}
