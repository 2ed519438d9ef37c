//! Visitors and retention, for those who manage: erase one, hand out what is kept of him, say how long it is
//! kept. It reaches over the wall, so nothing of it is for operators.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

use super::Site;
use super::answer::Problem;
use super::auth::Managing;
use super::input::{Body, PathId};
use crate::erasure::export::{self, VisitorExport};
use crate::erasure::retention::{self, Days};
use crate::erasure::visitor;
use crate::error::{Error, Result};
use crate::ids::Id;

/// Erases a visitor: what is known of him, his messages and files and the team's in his dialogues, his comments
/// and what was written about them. His open dialogue is finished, his token works no longer. Every count and
/// average stays. It cannot be undone; doing it again changes nothing.
#[utoipa::path(delete, path = "/visitors/{id}", tag = "admin", params(("id" = Id, Path, description = "Visitor")),
    responses((status = 204, description = "Erased"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn erase(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    let app = site.app.clone();
    // On a task of its own: whoever closes the page does not stop it half way.
    tokio::spawn(async move { visitor::erase(&app, &actor, id).await })
        .await
        .map_err(Error::internal)??;
    Ok(StatusCode::NO_CONTENT)
}

/// Everything that is kept of a visitor, his ratings included, as a file to hand to him. The audit log says who
/// took it.
#[utoipa::path(get, path = "/visitors/{id}/export", tag = "admin", params(("id" = Id, Path, description = "Visitor")),
    responses((status = 200, description = "All of it", body = VisitorExport),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn export(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<(HeaderMap, Json<VisitorExport>)> {
    site.limits.member_write(actor.member)?;
    let export = export::export(&site.app, &actor, id).await?;
    let name = format!("attachment; filename=\"visitor-{id}.json\"");
    let mut headers = HeaderMap::new();
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_str(&name).map_err(Error::internal)?,
    );
    Ok((headers, Json(export)))
}

/// How long messages, files and comments are kept.
#[utoipa::path(get, path = "/workspace/retention", tag = "admin",
    responses((status = 200, description = "Days for each kind; null: for ever", body = Days),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn get_retention(
    Managing(actor): Managing,
    State(site): State<Site>,
) -> Result<Json<Days>> {
    Ok(Json(retention::of(&site.app, &actor).await?))
}

/// Says how long messages, files and comments are kept. What is older goes within a day; counts and averages
/// stay.
#[utoipa::path(put, path = "/workspace/retention", tag = "admin", request_body = Days,
    responses((status = 200, description = "Changed", body = Days),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn put_retention(
    Managing(actor): Managing,
    State(site): State<Site>,
    Body(days): Body<Days>,
) -> Result<Json<Days>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(retention::change(&site.app, &actor, days).await?))
}
