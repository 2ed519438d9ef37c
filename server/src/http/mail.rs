//! Who gets which mail about ratings: a chat's alerts, for those who manage; the own weekly summary, for those
//! who read analytics.

use axum::Json;
use axum::extract::State;

use super::Site;
use super::answer::Problem;
use super::auth::{Analysing, Managing};
use super::input::{Body, PathId};
use crate::error::Result;
use crate::ids::Id;
use crate::mail::settings::{self, Alerts, AlertsChange, WeeklySummary, WeeklySummaryChange};

/// Who gets a mail when a visitor of this chat is dissatisfied.
#[utoipa::path(get, path = "/chats/{id}/alerts", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The chosen members", body = Alerts),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn get_alerts(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Alerts>> {
    Ok(Json(settings::alerts(&site.app, &actor, id).await?))
}

/// Chooses who gets a mail when a visitor of this chat is dissatisfied. Roles are looked at again when it is sent.
#[utoipa::path(put, path = "/chats/{id}/alerts", tag = "admin", request_body = AlertsChange,
    params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "Saved", body = Alerts),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn put_alerts(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<AlertsChange>,
) -> Result<Json<Alerts>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(settings::put_alerts(&site.app, &actor, id, change).await?))
}

/// Whether I get the weekly summary by mail.
#[utoipa::path(get, path = "/analytics/weekly-summary", tag = "analyst",
    responses((status = 200, description = "Whether, and when next", body = WeeklySummary),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn get_weekly(
    Analysing(actor): Analysing,
    State(site): State<Site>,
) -> Result<Json<WeeklySummary>> {
    Ok(Json(settings::weekly(&site.app, &actor).await?))
}

/// Switches my weekly summary by mail on or off.
#[utoipa::path(put, path = "/analytics/weekly-summary", tag = "analyst", request_body = WeeklySummaryChange,
    responses((status = 200, description = "Saved", body = WeeklySummary),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn put_weekly(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    Body(change): Body<WeeklySummaryChange>,
) -> Result<Json<WeeklySummary>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(settings::put_weekly(&site.app, &actor, change).await?))
}
