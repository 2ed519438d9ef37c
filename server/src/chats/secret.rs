//! The secret with which a site's own server signs who a visitor is.

use super::{Audit, find};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::chats;

/// A new secret; what the old one signed is worth nothing from now on.
pub async fn renew(app: &App, actor: &Actor, id: Id) -> Result<String> {
    find(app, actor, id).await?;
    let secret = app.ids.token(Stream::People);
    let (stored, audit) = (secret.clone(), Audit::of(app, actor));
    app.db
        .write(move |tx| {
            let secret = stored.clone();
            Box::pin(async move {
                let mut chat = chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                chat.identity_secret = secret;
                chats::update(tx, &chat).await?;
                audit.write(tx, "chat.secret", id).await
            })
        })
        .await?;
    app.chats.forget(id);
    Ok(secret)
}
