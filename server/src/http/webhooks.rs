//! Webhooks, for those who manage.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Site;
use super::answer::Problem;
use super::auth::Managing;
use super::input::{Body, PathId, Query};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::webhooks::change::{self, WebhookChange};
use crate::webhooks::create::{self, NewWebhook};
use crate::webhooks::deliveries::{self, DeliveryView};
use crate::webhooks::{self as verbs, WebhookView, WebhookWithSecret, delete, secret, test};

#[derive(Serialize, ToSchema)]
pub struct Webhooks {
    pub items: Vec<WebhookView>,
}

#[derive(Serialize, ToSchema)]
pub struct Deliveries {
    pub items: Vec<DeliveryView>,
    /// Cursor of the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LogParams {
    /// `next` of the page before.
    pub cursor: Option<String>,
    /// 1–100; without it 50.
    pub limit: Option<i64>,
}

/// All webhooks of the workspace.
#[utoipa::path(get, path = "/webhooks", tag = "admin",
    responses((status = 200, description = "Oldest first, without their secrets", body = Webhooks),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(Managing(actor): Managing, State(site): State<Site>) -> Result<Json<Webhooks>> {
    Ok(Json(Webhooks { items: verbs::list(&site.app, &actor).await? }))
}

/// Adds a webhook. What is sent is described in docs/webhooks.md.
#[utoipa::path(post, path = "/webhooks", tag = "admin", request_body = NewWebhook,
    responses((status = 201, description = "Added; the secret is shown this once", body = WebhookWithSecret),
        (status = 400, description = "Some values are not valid: an internal address, for one", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn create(
    Managing(actor): Managing,
    State(site): State<Site>,
    Body(new): Body<NewWebhook>,
) -> Result<(StatusCode, Json<WebhookWithSecret>)> {
    site.limits.member_write(actor.member)?;
    Ok((StatusCode::CREATED, Json(create::create(&site.app, &actor, new).await?)))
}

/// One webhook.
#[utoipa::path(get, path = "/webhooks/{id}", tag = "admin", params(("id" = Id, Path, description = "Webhook")),
    responses((status = 200, description = "The webhook, without its secret", body = WebhookView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn get(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<WebhookView>> {
    Ok(Json(verbs::get(&site.app, &actor, id).await?))
}

/// Changes a webhook. Switched off, it keeps what waits for it; switched on, it gets that at once.
#[utoipa::path(patch, path = "/webhooks/{id}", tag = "admin", request_body = WebhookChange,
    params(("id" = Id, Path, description = "Webhook")),
    responses((status = 200, description = "Changed", body = WebhookView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn change(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<WebhookChange>,
) -> Result<Json<WebhookView>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(change::change(&site.app, &actor, id, change).await?))
}

/// Removes a webhook, with what waits for it and its log.
#[utoipa::path(delete, path = "/webhooks/{id}", tag = "admin",
    params(("id" = Id, Path, description = "Webhook")),
    responses((status = 204, description = "Removed"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn delete(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    delete::delete(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a webhook a new secret. For a day the one before signs too.
#[utoipa::path(post, path = "/webhooks/{id}/secret", tag = "admin",
    params(("id" = Id, Path, description = "Webhook")),
    responses((status = 200, description = "The new secret, shown this once", body = WebhookWithSecret),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn renew_secret(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<WebhookWithSecret>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(secret::renew(&site.app, &actor, id).await?))
}

/// Sends a test event (`webhook.test`) at once and waits for the answer, ten seconds at most.
#[utoipa::path(post, path = "/webhooks/{id}/test", tag = "admin",
    params(("id" = Id, Path, description = "Webhook")),
    responses((status = 200, description = "What became of it", body = DeliveryView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn send_test(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<DeliveryView>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(test::send(&site.app, &actor, id).await?))
}

/// What was sent to a webhook, and what waits. Kept for 30 days.
#[utoipa::path(get, path = "/webhooks/{id}/deliveries", tag = "admin",
    params(("id" = Id, Path, description = "Webhook"), LogParams),
    responses((status = 200, description = "Newest first", body = Deliveries),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn log(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Query(params): Query<LogParams>,
) -> Result<Json<Deliveries>> {
    let limit = params.limit.unwrap_or(50);
    if !(1..=100).contains(&limit) {
        return Err(Error::field("limit", "From 1 to 100."));
    }
    let cursor = params.cursor.as_deref();
    let (items, next) = deliveries::log(&site.app, &actor, id, cursor, limit).await?;
    Ok(Json(Deliveries { items, next }))
}

/// Sends an event again, with the same id: at once, or when its webhook is switched on.
#[utoipa::path(post, path = "/webhooks/deliveries/{id}/redeliver", tag = "admin",
    params(("id" = Id, Path, description = "Delivery")),
    responses((status = 202, description = "It waits to be sent", body = DeliveryView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn redeliver(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<(StatusCode, Json<DeliveryView>)> {
    site.limits.member_write(actor.member)?;
    Ok((StatusCode::ACCEPTED, Json(deliveries::redeliver(&site.app, &actor, id).await?)))
}
