//! Sends a test event at once, also to a webhook that is switched off, and tells what became of it.

use super::deliveries::DeliveryView;
use super::{attempt, find, payload};
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::{Lane, TEST};
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::deliveries::{self, Delivery};

/// One attempt, within ten seconds.
///
/// Errors: `not_found`.
pub async fn send(app: &App, actor: &Actor, id: Id) -> Result<DeliveryView> {
    let webhook = find(app, actor, id).await?;
    let now = app.now();
    let delivery = Delivery {
        id: app.ids.id(Stream::Outbox, now),
        workspace_id: webhook.workspace,
        webhook_id: webhook.id,
        lane: Lane::Dialogues.as_str().to_owned(),
        event_id: app.ids.id(Stream::Outbox, now),
        kind: TEST.to_owned(),
        dialogue_id: None,
        payload: payload::test(now, webhook.id)?,
        created_at: now,
        status: "waiting".to_owned(),
        // Begun: if this process dies now, another one makes an attempt of its own.
        attempts: 1,
        next_at: Some(now.plus(attempt::LEASE_MS)),
        last_at: Some(now),
        response_code: None,
        error: None,
    };
    let (begun, sent) = (delivery.clone(), delivery.id);
    app.db
        .write(move |tx| {
            let begun = begun.clone();
            Box::pin(async move { deliveries::insert(tx, &begun).await })
        })
        .await?;
    attempt::one(app, delivery).await?;
    let found = deliveries::find(&mut *app.db.read().await?, sent).await?;
    found.map(DeliveryView::from).ok_or_else(Error::not_found)
}
