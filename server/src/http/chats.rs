//! Chats and their quality control, for those who manage.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::address::called_url;
use super::answer::Problem;
use super::auth::Managing;
use super::files::receive;
use super::input::{Body, PathId};
use crate::chats::avatar;
use crate::chats::change::{self, All, ChatChange, Operators};
use crate::chats::create::{self, NewChat};
use crate::chats::quality_control::{self, BuiltInTexts, QualityControl, Version};
use crate::chats::{self as verbs, delete, secret};
use crate::domain::chat::{Chat, FileRules, Kind};
use crate::domain::look::Look;
use crate::domain::working_time::ChatWorkingTime;
use crate::erasure::files;
use crate::error::Result;
use crate::ids::Id;
use crate::quality::trial::{self, Trial};
use crate::time::Time;

/// A chat as those who manage see it.
#[derive(Serialize, ToSchema)]
pub struct ChatView {
    pub id: Id,
    /// Public, in the embed code.
    pub key: String,
    pub name: String,
    pub kind: Kind,
    pub title: String,
    pub greeting: String,
    pub colour: String,
    pub language: String,
    pub allowed_sites: Vec<String>,
    pub operators: Operators,
    pub identity_required: bool,
    pub files: FileRules,
    pub idle_finish_minutes: i64,
    pub look: Look,
    pub working_time: ChatWorkingTime,
    /// Address of the chat's picture.
    pub avatar: Option<String>,
    pub created_at: Time,
    /// The line to put on every page.
    pub embed: String,
}

#[derive(Serialize, ToSchema)]
pub struct Chats {
    pub items: Vec<ChatView>,
}

#[derive(Serialize, ToSchema)]
pub struct Secret {
    /// Signs identities; keep it on your server.
    pub secret: String,
}

#[derive(Serialize, ToSchema)]
pub struct Versions {
    pub items: Vec<Version>,
}

#[derive(Serialize, ToSchema)]
pub struct BuiltIn {
    pub items: Vec<BuiltInTexts>,
}

fn view(site: &Site, headers: &HeaderMap, chat: Chat) -> ChatView {
    let base = called_url(site, headers);
    ChatView {
        embed: format!(
            "<script src=\"{base}/widget.js\" data-chat=\"{}\" async></script>",
            chat.key
        ),
        avatar: avatar::address(&site.app, &chat),
        look: chat.settings.look,
        working_time: chat.settings.working_time,
        id: chat.id,
        key: chat.key,
        name: chat.name,
        kind: chat.kind,
        title: chat.settings.title,
        greeting: chat.settings.greeting,
        colour: chat.settings.colour,
        language: chat.settings.language,
        allowed_sites: chat.settings.allowed_sites,
        operators: chat.operators.map_or(Operators::All(All::All), Operators::Chosen),
        identity_required: chat.settings.identity_required,
        files: chat.settings.files,
        idle_finish_minutes: chat.settings.idle_finish_minutes,
        created_at: chat.created_at,
    }
}

/// All chats, oldest first.
#[utoipa::path(get, path = "/chats", tag = "admin",
    responses((status = 200, description = "Chats", body = Chats),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(
    Managing(actor): Managing,
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Json<Chats>> {
    let rows = verbs::list(&site.app, &actor).await?;
    Ok(Json(Chats { items: rows.into_iter().map(|chat| view(&site, &headers, chat)).collect() }))
}

/// Creates a chat: any site, all operators, rating on with five stars.
#[utoipa::path(post, path = "/chats", tag = "admin", request_body = NewChat,
    responses((status = 201, description = "Created", body = ChatView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn create(
    Managing(actor): Managing,
    State(site): State<Site>,
    headers: HeaderMap,
    Body(new): Body<NewChat>,
) -> Result<(StatusCode, Json<ChatView>)> {
    site.limits.member_write(actor.member)?;
    let chat = create::create(&site.app, &actor, new).await?;
    Ok((StatusCode::CREATED, Json(view(&site, &headers, chat))))
}

/// One chat.
#[utoipa::path(get, path = "/chats/{id}", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The chat", body = ChatView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn get(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    headers: HeaderMap,
) -> Result<Json<ChatView>> {
    let chat = verbs::find(&site.app, &actor, id).await?;
    Ok(Json(view(&site, &headers, chat)))
}

/// Changes a chat.
#[utoipa::path(patch, path = "/chats/{id}", tag = "admin", request_body = ChatChange,
    params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "Changed", body = ChatView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn change(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    headers: HeaderMap,
    Body(change): Body<ChatChange>,
) -> Result<Json<ChatView>> {
    site.limits.member_write(actor.member)?;
    let chat = change::change(&site.app, &actor, id, change).await?;
    Ok(Json(view(&site, &headers, chat)))
}

/// Deletes a chat; its figures stay.
#[utoipa::path(delete, path = "/chats/{id}", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 204, description = "Deleted"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn delete(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    let picture = delete::delete(&site.app, &actor, id).await?;
    files::erase(&site.app, picture.as_slice()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Uploads the chat's picture: PNG, JPEG or WebP, at most 256 KiB.
#[utoipa::path(put, path = "/chats/{id}/avatar", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    request_body(content_type = "multipart/form-data", description = "One field named `file`", content = String),
    responses((status = 200, description = "The chat with its picture", body = ChatView),
        (status = 400, description = "No field named file", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 415, description = "Not such a picture", body = Problem)))]
pub async fn put_avatar(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    headers: HeaderMap,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Json<ChatView>> {
    site.limits.member_write(actor.member)?;
    let chat = verbs::find(&site.app, &actor, id).await?;
    let file = receive(&site, &chat, &avatar::rules(), actor.member, multipart).await?;
    let (chat, before) = avatar::set(&site.app, &actor, id, Some(file.id)).await?;
    files::erase(&site.app, before.as_slice()).await?;
    Ok(Json(view(&site, &headers, chat)))
}

/// Takes the chat's picture away.
#[utoipa::path(delete, path = "/chats/{id}/avatar", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The chat without a picture", body = ChatView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn delete_avatar(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    headers: HeaderMap,
) -> Result<Json<ChatView>> {
    site.limits.member_write(actor.member)?;
    let (chat, before) = avatar::set(&site.app, &actor, id, None).await?;
    files::erase(&site.app, before.as_slice()).await?;
    Ok(Json(view(&site, &headers, chat)))
}

/// The secret that signs this chat's identities.
#[utoipa::path(get, path = "/chats/{id}/identity-secret", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The secret", body = Secret),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn get_secret(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Secret>> {
    Ok(Json(Secret { secret: verbs::find(&site.app, &actor, id).await?.identity_secret }))
}

/// A new secret; the old one signs nothing any more.
#[utoipa::path(post, path = "/chats/{id}/identity-secret", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The new secret", body = Secret),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn renew_secret(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Secret>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(Secret { secret: secret::renew(&site.app, &actor, id).await? }))
}

/// A chat's quality control.
#[utoipa::path(get, path = "/chats/{id}/quality-control", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "The newest version", body = QualityControl),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn get_quality(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<QualityControl>> {
    Ok(Json(quality_control::get(&site.app, &actor, id).await?))
}

/// Saves a chat's quality control as a new version.
#[utoipa::path(put, path = "/chats/{id}/quality-control", tag = "admin", request_body = QualityControl,
    params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "Saved", body = QualityControl),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem),
        (status = 409, description = "Somebody else saved meanwhile", body = Problem)))]
pub async fn put_quality(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(new): Body<QualityControl>,
) -> Result<Json<QualityControl>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(quality_control::put(&site.app, &actor, id, new).await?))
}

/// What these rules would have asked over the last 30 days, beside the saved ones. Saves nothing.
#[utoipa::path(post, path = "/chats/{id}/quality-control/trial", tag = "admin", request_body = QualityControl,
    params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "What would have been asked", body = Trial),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn try_quality(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(new): Body<QualityControl>,
) -> Result<Json<Trial>> {
    let (tried, saved) = quality_control::tried(&site.app, &actor, id, new).await?;
    Ok(Json(trial::trial(&site.app, id, &tried, &saved).await?))
}

/// The versions of a chat's quality control, newest first.
#[utoipa::path(get, path = "/chats/{id}/quality-control/versions", tag = "admin", params(("id" = Id, Path, description = "Chat")),
    responses((status = 200, description = "Versions", body = Versions),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn quality_versions(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Versions>> {
    Ok(Json(Versions { items: quality_control::versions(&site.app, &actor, id).await? }))
}

/// What the rating form says where a chat has no text of its own, per language.
#[utoipa::path(get, path = "/quality-control/built-in-texts", tag = "admin",
    responses((status = 200, description = "Built-in texts", body = BuiltIn),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn built_in_texts(_: Managing) -> Json<BuiltIn> {
    Json(BuiltIn { items: quality_control::built_in_texts() })
}
