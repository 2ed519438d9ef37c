//! Which dialogues a member may see: those of the chats he answers in. "Not yours" and "not there" are one.

use std::sync::Arc;

use crate::app::App;
use crate::domain::chat::Chat;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::dialogues::{self, Dialogue};
use crate::store::{Conn, operators};

/// The chat of a dialogue that this member may see.
pub async fn chat(app: &App, actor: &Actor, chat: Id) -> Result<Arc<Chat>> {
    let chat = app.chats.get(&app.db, chat, app.now()).await?.ok_or_else(Error::not_found)?;
    if chat.workspace != actor.workspace || !chat.is_served_by(actor.member) {
        return Err(Error::not_found());
    }
    Ok(chat)
}

/// The dialogue and its chat, if this member may see it.
pub async fn dialogue(app: &App, actor: &Actor, id: Id) -> Result<(Dialogue, Arc<Chat>)> {
    let found = dialogues::find(&mut *app.db.read().await?, id).await?;
    let dialogue = found.ok_or_else(Error::not_found)?;
    let chat = chat(app, actor, dialogue.chat_id).await?;
    Ok((dialogue, chat))
}

/// The chats this member answers in.
pub async fn chats(conn: &mut Conn, actor: &Actor) -> Result<Vec<Id>> {
    let rows = operators::chats_of(conn, actor.workspace, actor.member).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
