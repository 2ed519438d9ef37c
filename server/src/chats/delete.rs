//! Deletes a chat: its page and widget are gone, its dialogues and figures stay.

use super::{Audit, find, tell};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::chats;

/// Marks the chat deleted; it cannot be found by anybody any more.
pub async fn delete(app: &App, actor: &Actor, id: Id) -> Result<()> {
    find(app, actor, id).await?;
    let audit = Audit::of(app, actor);
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let before = chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                chats::mark_deleted(tx, id).await?;
                audit.write(tx, "chat.delete", id).await?;
                tell(tx, before.workspace, Some(&before), None).await
            })
        })
        .await?;
    app.chats.forget(id);
    Ok(())
}
