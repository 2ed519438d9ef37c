//! A new secret. For a day both sign, so that the receiver can be changed over without losing anything.

use super::{Audit, WebhookWithSecret, own, sign};
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::OLD_SECRET_MS;
use crate::error::Result;
use crate::ids::Id;
use crate::store::webhooks;

/// Errors: `not_found`.
pub async fn renew(app: &App, actor: &Actor, id: Id) -> Result<WebhookWithSecret> {
    let (workspace, audit, now) = (actor.workspace, Audit::of(app, actor), app.now());
    let fresh = sign::secret(&app.ids);
    app.db
        .write(move |tx| {
            let fresh = fresh.clone();
            Box::pin(async move {
                let mut webhook = own(webhooks::lock(tx, id).await?, workspace)?;
                let old = std::mem::replace(&mut webhook.secret, fresh.clone());
                webhook.previous = Some((old, now.plus(OLD_SECRET_MS)));
                webhooks::update(tx, &webhook).await?;
                audit.write(tx, "webhook.secret", id).await?;
                Ok(WebhookWithSecret { webhook: webhook.into(), secret: fresh })
            })
        })
        .await
}
