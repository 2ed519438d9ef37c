//! The workspace's working time, for those who manage. A chat's is among its settings.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::Managing;
use super::input::Body;
use crate::domain::working_time::WorkingTime;
use crate::error::Result;
use crate::people::workspace;

/// The workspace's working time; null: it has none, and chats that follow it are always open.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceWorkingTime {
    #[schema(required = true)]
    pub working_time: Option<WorkingTime>,
}

/// The workspace's working time.
#[utoipa::path(get, path = "/workspace/working-time", tag = "admin",
    responses((status = 200, description = "Working time", body = WorkspaceWorkingTime),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn get(
    Managing(actor): Managing,
    State(site): State<Site>,
) -> Result<Json<WorkspaceWorkingTime>> {
    let working_time = workspace::working_time(&site.app, &actor).await?;
    Ok(Json(WorkspaceWorkingTime { working_time }))
}

/// Sets the workspace's working time, or takes it away. Dialogues that are finished already keep how they were counted.
#[utoipa::path(put, path = "/workspace/working-time", tag = "admin", request_body = WorkspaceWorkingTime,
    responses((status = 200, description = "Set", body = WorkspaceWorkingTime),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn put(
    Managing(actor): Managing,
    State(site): State<Site>,
    Body(new): Body<WorkspaceWorkingTime>,
) -> Result<Json<WorkspaceWorkingTime>> {
    site.limits.member_write(actor.member)?;
    workspace::set_working_time(&site.app, &actor, new.working_time).await?;
    let working_time = workspace::working_time(&site.app, &actor).await?;
    Ok(Json(WorkspaceWorkingTime { working_time }))
}
