//! A chat's own picture: shown to visitors in place of the initials.

use super::{Audit, find};
use crate::app::App;
use crate::domain::chat::{Chat, FileRules};
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::{chats, erasure};

/// What a picture may be, whatever files the chat takes: it is fetched by everybody who opens the chat.
pub fn rules() -> FileRules {
    let types = ["image/png", "image/jpeg", "image/webp"];
    FileRules { enabled: true, max_bytes: 256 * 1024, types: types.map(str::to_owned).to_vec() }
}

/// Makes a file of this chat its picture, or none. Answers the chat and the picture before, which nobody can fetch any
/// more; its bytes are the caller's to erase.
pub async fn set(
    app: &App,
    actor: &Actor,
    id: Id,
    avatar: Option<Id>,
) -> Result<(Chat, Option<Id>)> {
    find(app, actor, id).await?;
    let audit = Audit::of(app, actor);
    let set = app
        .db
        .write(move |tx| {
            Box::pin(async move {
                let mut chat = chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                let before = std::mem::replace(&mut chat.avatar, avatar);
                let before = before.filter(|before| Some(*before) != avatar);
                chats::update(tx, &chat).await?;
                erasure::files(tx, before.as_slice()).await?;
                audit.write(tx, "chat.avatar", id).await?;
                Ok((chat, before))
            })
        })
        .await?;
    app.chats.forget(id);
    Ok(set)
}

/// Where visitors find the picture.
pub fn address(app: &App, chat: &Chat) -> Option<String> {
    let id = chat.avatar?.to_string();
    Some(format!("/files/{id}/{}/picture", app.sign("file", &[&id])))
}
