//! Tags of dialogues in the inbox.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::Operating;
use super::input::{Body, PathId};
use crate::desk::lists;
use crate::desk::summary::DialogueView;
use crate::desk::tags::{self, TagChange};
use crate::error::Result;
use crate::ids::Id;

#[derive(Serialize, ToSchema)]
pub struct DialogueTags {
    pub items: Vec<String>,
}

/// The tags that dialogues of my chats have so far.
#[utoipa::path(get, path = "/dialogue-tags", tag = "operator",
    responses((status = 200, description = "In order of their words", body = DialogueTags),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn used(
    Operating(actor): Operating,
    State(site): State<Site>,
) -> Result<Json<DialogueTags>> {
    Ok(Json(DialogueTags { items: tags::used(&site.app, &actor).await? }))
}

/// Adds and removes tags of a dialogue, finished or not. The visitor learns nothing of them.
#[utoipa::path(patch, path = "/dialogues/{id}/tags", tag = "operator", request_body = TagChange,
    params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The dialogue as it is now", body = DialogueView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn change(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<TagChange>,
) -> Result<Json<DialogueView>> {
    site.limits.member_write(actor.member)?;
    tags::change(&site.app, &actor, id, change).await?;
    Ok(Json(lists::view(&site.app, &actor, id).await?))
}
