//! Members and the workspace, for those who manage.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::address::base_url;
use super::answer::Problem;
use super::auth::Managing;
use super::input::{Body, PathId};
use crate::error::Result;
use crate::ids::Id;
use crate::people::invite::{self, NewMember};
use crate::people::members::{self, MemberChange, MemberView};
use crate::people::workspace::{self, WorkspaceChange, WorkspaceView};

#[derive(Serialize, ToSchema)]
pub struct Members {
    pub items: Vec<MemberView>,
}

#[derive(Serialize, ToSchema)]
pub struct AddedMember {
    #[serde(flatten)]
    pub member: MemberView,
    /// The link to hand to an invited member; shown once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation_url: Option<String>,
    /// The link is on its way to him by mail.
    pub mailed: bool,
}

#[derive(Serialize, ToSchema)]
pub struct InvitationLink {
    /// The link to hand to the invited member; shown once.
    pub invitation_url: String,
    /// The link is on its way to him by mail.
    pub mailed: bool,
}

/// All members, oldest first.
#[utoipa::path(get, path = "/members", tag = "admin",
    responses((status = 200, description = "Members", body = Members),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(Managing(actor): Managing, State(site): State<Site>) -> Result<Json<Members>> {
    Ok(Json(Members { items: members::list(&site.app, &actor).await? }))
}

/// Adds a member, or invites one when no password is given.
#[utoipa::path(post, path = "/members", tag = "admin", request_body = NewMember,
    responses((status = 201, description = "Added", body = AddedMember),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 409, description = "The e-mail is taken", body = Problem)))]
pub async fn add(
    Managing(actor): Managing,
    State(site): State<Site>,
    headers: HeaderMap,
    Body(new): Body<NewMember>,
) -> Result<(StatusCode, Json<AddedMember>)> {
    site.limits.member_write(actor.member)?;
    let base = base_url(&site, &headers);
    let (member, invitation_url) = invite::add(&site.app, &actor, &base, new).await?;
    let mailed = invitation_url.is_some() && site.app.config.mail.is_some();
    Ok((StatusCode::CREATED, Json(AddedMember { member, invitation_url, mailed })))
}

/// Changes a member's name, role or status.
#[utoipa::path(patch, path = "/members/{id}", tag = "admin", request_body = MemberChange,
    params(("id" = Id, Path, description = "Member")),
    responses((status = 200, description = "Changed", body = MemberView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem),
        (status = 409, description = "The last owner stays", body = Problem)))]
pub async fn change(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<MemberChange>,
) -> Result<Json<MemberView>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(members::change(&site.app, &actor, id, change).await?))
}

/// Removes a member; what he wrote keeps his name.
#[utoipa::path(delete, path = "/members/{id}", tag = "admin", params(("id" = Id, Path, description = "Member")),
    responses((status = 204, description = "Removed"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem),
        (status = 409, description = "The last owner stays", body = Problem)))]
pub async fn delete(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    members::delete(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A new link for a member who has not accepted his invitation; the one before works no longer.
#[utoipa::path(post, path = "/members/{id}/invitation", tag = "admin",
    params(("id" = Id, Path, description = "Member")),
    responses((status = 200, description = "The new link", body = InvitationLink),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem),
        (status = 409, description = "The member is not waiting for one", body = Problem)))]
pub async fn invite_again(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    headers: HeaderMap,
) -> Result<Json<InvitationLink>> {
    site.limits.member_write(actor.member)?;
    let base = base_url(&site, &headers);
    let invitation_url = invite::again(&site.app, &actor, &base, id).await?;
    Ok(Json(InvitationLink { invitation_url, mailed: site.app.config.mail.is_some() }))
}

/// The workspace's settings.
#[utoipa::path(get, path = "/workspace", tag = "admin",
    responses((status = 200, description = "Settings", body = WorkspaceView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn get_workspace(
    Managing(actor): Managing,
    State(site): State<Site>,
) -> Result<Json<WorkspaceView>> {
    Ok(Json(workspace::of(&site.app, &actor).await?))
}

/// Changes the workspace's settings.
#[utoipa::path(patch, path = "/workspace", tag = "admin", request_body = WorkspaceChange,
    responses((status = 200, description = "Changed", body = WorkspaceView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn patch_workspace(
    Managing(actor): Managing,
    State(site): State<Site>,
    Body(change): Body<WorkspaceChange>,
) -> Result<Json<WorkspaceView>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(workspace::change(&site.app, &actor, change).await?))
}
