//! Removes a webhook, with what waited for it and its log.

use super::{Audit, own};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::Result;
use crate::ids::Id;
use crate::store::{deliveries, webhooks};

/// Errors: `not_found`.
pub async fn delete(app: &App, actor: &Actor, id: Id) -> Result<()> {
    let (workspace, audit) = (actor.workspace, Audit::of(app, actor));
    app.db
        .write(move |tx| {
            Box::pin(async move {
                own(webhooks::lock(tx, id).await?, workspace)?;
                webhooks::delete(tx, id).await?;
                deliveries::delete_of(tx, id).await?;
                audit.write(tx, "webhook.delete", id).await
            })
        })
        .await
}
