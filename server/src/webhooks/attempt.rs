//! One attempt to deliver: sign, send, write down what became of it. Whoever calls has begun the attempt in
//! the store, so that nobody else makes it at the same time.

use super::{post, sign};
use crate::app::App;
use crate::domain::retry;
use crate::domain::webhook::{Failure, GIVE_UP_MS, Lane, TEST};
use crate::error::Result;
use crate::ids::Id;
use crate::store::Tx;
use crate::store::deliveries::{self, Conclusion, Delivery};
use crate::store::webhooks::{self, Webhook};
use crate::time::{MINUTE, Time};

/// How long an attempt is nobody else's: more than the longest request takes.
pub const LEASE_MS: i64 = MINUTE;
/// Attempts of one webhook that are under way at once.
const TOGETHER: i64 = 4;

/// The receiver says that it is gone for good.
const GONE: u16 = 410;

/// Webhooks with something due in this lane.
pub async fn due(app: &App, lane: Lane) -> Result<Vec<Id>> {
    let due = deliveries::due(&mut *app.db.read().await?, lane.as_str(), app.now()).await?;
    Ok(due.into_iter().map(|(id,)| id).collect())
}

/// Makes the attempts that are due now for one webhook in one lane, a few at once; how many.
pub async fn some(app: &App, lane: Lane, webhook: Id) -> Result<usize> {
    let now = app.now();
    let claimed = app
        .db
        .write(move |tx| {
            let until = now.plus(LEASE_MS);
            Box::pin(async move {
                deliveries::claim(tx, lane.as_str(), webhook, now, until, TOGETHER).await
            })
        })
        .await?;
    let count = claimed.len();
    let attempts = claimed.into_iter().map(|delivery| one(app, delivery));
    for done in futures_util::future::join_all(attempts).await {
        done?;
    }
    Ok(count)
}

/// One attempt that was begun.
pub(super) async fn one(app: &App, delivery: Delivery) -> Result<()> {
    let found = webhooks::find(&mut *app.db.read().await?, delivery.webhook_id).await?;
    let is_test = delivery.kind == TEST;
    match found {
        Some(webhook) if webhook.enabled || is_test => {
            let (webhook, now) = (webhook, app.now());
            let result = send(app, &webhook, &delivery, now).await?;
            conclude(app, delivery, result).await
        }
        // Switched off or removed between the event and now.
        Some(webhook) => wait(app, webhook.id).await,
        None => forget(app, delivery.webhook_id).await,
    }
}

async fn send(
    app: &App,
    webhook: &Webhook,
    delivery: &Delivery,
    now: Time,
) -> Result<std::result::Result<u16, post::Failed>> {
    let id = delivery.event_id.to_string();
    let headers = [
        ("webhook-timestamp", sign::timestamp(now).to_string()),
        ("webhook-signature", sign::header(webhook, &id, now, &delivery.payload)?),
        ("webhook-id", id),
    ];
    let result = post::post(app, &webhook.url, &headers, delivery.payload.clone()).await;
    tracing::debug!(webhook = %webhook.id, delivery = %delivery.id, attempt = delivery.attempts, ?result, "webhook sent");
    Ok(result)
}

async fn conclude(
    app: &App,
    delivery: Delivery,
    result: std::result::Result<u16, post::Failed>,
) -> Result<()> {
    let now = app.now();
    let draw = app.draw("retry", &[&delivery.id.to_string(), &delivery.attempts.to_string()]);
    app.db
        .write(move |tx| {
            let delivery = delivery.clone();
            Box::pin(async move {
                match result {
                    Ok(status) => succeeded(tx, &delivery, status, now).await,
                    Err(failed) => self::failed(tx, &delivery, failed, now, draw).await,
                }
            })
        })
        .await
}

async fn succeeded(tx: &mut Tx, delivery: &Delivery, status: u16, now: Time) -> Result<()> {
    let conclusion = Conclusion {
        status: "delivered",
        next_at: None,
        response_code: Some(i64::from(status)),
        error: None,
    };
    deliveries::conclude(tx, delivery, &conclusion).await?;
    webhooks::succeeded(tx, delivery.webhook_id, now).await
}

async fn failed(
    tx: &mut Tx,
    delivery: &Delivery,
    failed: post::Failed,
    now: Time,
    draw: u32,
) -> Result<()> {
    let is_test = delivery.kind == TEST;
    let again = retry::next_attempt(delivery.attempts, now, draw).filter(|_| !is_test);
    let conclusion = Conclusion {
        status: if again.is_some() { "waiting" } else { "failed" },
        next_at: again,
        response_code: failed.status.map(i64::from),
        error: Some(failed.failure.as_str()),
    };
    if !deliveries::conclude(tx, delivery, &conclusion).await? || is_test {
        return Ok(());
    }
    let since = webhooks::failed(tx, delivery.webhook_id, now).await?;
    let is_gone = failed == post::Failed { failure: Failure::Status, status: Some(GONE) };
    let is_long = since.is_some_and(|since| now.since(since) >= GIVE_UP_MS);
    if is_gone || is_long {
        let because = if is_gone { "gone" } else { "failing" };
        webhooks::switch_off(tx, delivery.webhook_id, because).await?;
        deliveries::park(tx, delivery.webhook_id).await?;
        tracing::warn!(webhook = %delivery.webhook_id, because, "a webhook was switched off");
    }
    Ok(())
}

/// Under the webhook's lock: who switches it on at this moment wakes what waits, before or after.
async fn wait(app: &App, webhook: Id) -> Result<()> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                match webhooks::lock(tx, webhook).await? {
                    Some(found) if !found.enabled => deliveries::park(tx, webhook).await,
                    _ => Ok(()),
                }
            })
        })
        .await
}

async fn forget(app: &App, webhook: Id) -> Result<()> {
    app.db.write(move |tx| Box::pin(async move { deliveries::delete_of(tx, webhook).await })).await
}
