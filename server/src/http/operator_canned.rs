//! Canned replies.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::Operating;
use super::input::{Body, PathId};
use crate::desk::canned::{self, NewReply, ReplyChange};
use crate::error::Result;
use crate::ids::Id;
use crate::store::canned_replies::CannedReply;

#[derive(Serialize, ToSchema)]
pub struct CannedReplies {
    pub items: Vec<CannedReply>,
}

/// All canned replies of the workspace.
#[utoipa::path(get, path = "/canned-replies", tag = "operator",
    responses((status = 200, description = "Oldest first", body = CannedReplies),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(
    Operating(actor): Operating,
    State(site): State<Site>,
) -> Result<Json<CannedReplies>> {
    Ok(Json(CannedReplies { items: canned::all(&site.app, &actor).await? }))
}

/// Adds a canned reply.
#[utoipa::path(post, path = "/canned-replies", tag = "operator", request_body = NewReply,
    responses((status = 201, description = "Added", body = CannedReply),
        (status = 400, description = "Some values are not valid, or the shortcut is in use", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn create(
    Operating(actor): Operating,
    State(site): State<Site>,
    Body(new): Body<NewReply>,
) -> Result<(StatusCode, Json<CannedReply>)> {
    site.limits.member_write(actor.member)?;
    Ok((StatusCode::CREATED, Json(canned::create(&site.app, &actor, new).await?)))
}

/// Changes a canned reply.
#[utoipa::path(patch, path = "/canned-replies/{id}", tag = "operator", request_body = ReplyChange,
    params(("id" = Id, Path, description = "Canned reply")),
    responses((status = 200, description = "Changed", body = CannedReply),
        (status = 400, description = "Some values are not valid, or the shortcut is in use", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn change(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<ReplyChange>,
) -> Result<Json<CannedReply>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(canned::change(&site.app, &actor, id, change).await?))
}

/// Removes a canned reply.
#[utoipa::path(delete, path = "/canned-replies/{id}", tag = "operator",
    params(("id" = Id, Path, description = "Canned reply")),
    responses((status = 204, description = "Removed"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn delete(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    canned::delete(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
