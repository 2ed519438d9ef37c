//! A webhook's log: what was sent, what came back, what waits; and sending something again.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Audit, find, own};
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::KEEP_MS;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::deliveries::{self, Delivery};
use crate::store::webhooks;
use crate::time::Time;

/// Rows that one transaction forgets.
const BATCH: i64 = 500;

/// One event on its way to one webhook.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DeliveryView {
    pub id: Id,
    /// The header `webhook-id`: the same for every attempt.
    pub event: Id,
    /// `rating.submitted`, `rating.corrected`, `dialogue.finished` or `webhook.test`.
    #[serde(rename = "type")]
    pub kind: String,
    pub dialogue: Option<Id>,
    pub created_at: Time,
    /// `waiting`, `delivered` or `failed` (given up).
    pub status: String,
    /// How many attempts were begun.
    pub attempts: i64,
    /// When it is tried next; null while the webhook is switched off.
    pub next_at: Option<Time>,
    pub last_at: Option<Time>,
    /// The HTTP status of the last answer.
    pub response_code: Option<i64>,
    /// Why the last attempt failed: `internal_address`, `unknown_host`, `no_connection`, `tls`, `timeout`,
    /// `protocol`, `redirect` or `status`.
    pub error: Option<String>,
    /// The body, as it is sent.
    pub payload: String,
}

impl From<Delivery> for DeliveryView {
    fn from(row: Delivery) -> DeliveryView {
        DeliveryView {
            id: row.id,
            event: row.event_id,
            kind: row.kind,
            dialogue: row.dialogue_id,
            created_at: row.created_at,
            status: row.status,
            attempts: row.attempts,
            next_at: row.next_at,
            last_at: row.last_at,
            response_code: row.response_code,
            error: row.error,
            payload: row.payload,
        }
    }
}

/// A page of a webhook's log, newest first, and the cursor of the next one.
pub async fn log(
    app: &App,
    actor: &Actor,
    webhook: Id,
    cursor: Option<&str>,
    limit: i64,
) -> Result<(Vec<DeliveryView>, Option<String>)> {
    find(app, actor, webhook).await?;
    let after = match cursor {
        Some(text) => parse_cursor(text)?,
        None => (Time(i64::MAX), Id(uuid::Uuid::max())),
    };
    let mut rows = deliveries::log(&mut *app.db.read().await?, webhook, after, limit + 1).await?;
    let mut next = None;
    if rows.len() > usize::try_from(limit).unwrap_or(0) {
        rows.pop();
        next = rows.last().map(|row| format!("{}.{}", row.created_at.0, row.id));
    }
    Ok((rows.into_iter().map(DeliveryView::from).collect(), next))
}

fn parse_cursor(text: &str) -> Result<(Time, Id)> {
    let parse = || {
        let (at, id) = text.split_once('.')?;
        Some((Time(at.parse().ok()?), id.parse().ok()?))
    };
    parse().ok_or_else(|| Error::field("cursor", "Use the value of `next` as it was given."))
}

/// Sends it again, from the first attempt on: at once, or when its webhook is switched on.
///
/// Errors: `not_found`.
pub async fn redeliver(app: &App, actor: &Actor, id: Id) -> Result<DeliveryView> {
    let (workspace, audit, now) = (actor.workspace, Audit::of(app, actor), app.now());
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let found = deliveries::find(tx, id).await?;
                let found = found.filter(|delivery| delivery.workspace_id == workspace);
                let delivery = found.ok_or_else(Error::not_found)?;
                let webhook = webhooks::lock(tx, delivery.webhook_id).await?;
                let webhook = own(webhook, workspace)?;
                let next_at = webhook.enabled.then_some(now);
                let again = deliveries::again(tx, id, next_at).await?;
                audit.write(tx, "webhook.redeliver", webhook.id).await?;
                again.map(DeliveryView::from).ok_or_else(Error::not_found)
            })
        })
        .await
}

/// Forgets what is older than it is kept; how many.
pub async fn forget_old(app: &App) -> Result<u64> {
    let before = app.now().plus(-KEEP_MS);
    if !deliveries::has_older(&mut *app.db.read().await?, before).await? {
        return Ok(0);
    }
    app.db
        .write(move |tx| Box::pin(async move { deliveries::forget(tx, before, BATCH).await }))
        .await
}
