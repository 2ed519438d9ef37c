//! Files both ways: uploads as multipart, downloads by signed link. Images are shown, everything else is
//! downloaded, nothing runs.

use axum::Json;
use axum::body::Body;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use tokio_util::io::ReaderStream;

use super::Site;
use super::answer::Problem;
use super::auth::Operating;
use super::input::PathId;
use super::visitor_auth::VisitorToken;
use crate::desk::access;
use crate::desk::attach::{self, Upload};
use crate::domain::chat::{Chat, FileRules};
use crate::domain::message::FileView;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::files;

/// The largest request: 20 MiB of file and what multipart adds.
pub const MAX_BODY: usize = 21 * 1024 * 1024;

/// An operator uploads a file for a dialogue that he sees; a message then names it.
#[utoipa::path(post, path = "/dialogues/{id}/files", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    request_body(content_type = "multipart/form-data", description = "One field named `file`", content = String),
    responses((status = 200, description = "Stored", body = FileView),
        (status = 400, description = "No field named file", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 415, description = "This kind of file is not accepted", body = Problem)))]
pub async fn by_operator(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Json<FileView>> {
    site.limits.member_write(actor.member)?;
    let (_, chat) = access::dialogue(&site.app, &actor, id).await?;
    Ok(Json(receive(&site, &chat, &chat.settings.files, actor.member, multipart).await?))
}

/// A visitor uploads a file; a message then names it.
#[utoipa::path(post, path = "/widget/files", tag = "visitor",
    request_body(content_type = "multipart/form-data", description = "One field named `file`", content = String),
    responses((status = 200, description = "Stored", body = FileView),
        (status = 400, description = "No field named file", body = Problem),
        (status = 401, description = "No valid visitor token", body = Problem),
        (status = 413, description = "Too large", body = Problem),
        (status = 415, description = "This kind of file is not accepted", body = Problem)))]
pub async fn by_visitor(
    VisitorToken(visitor): VisitorToken,
    State(site): State<Site>,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Json<FileView>> {
    site.limits.visitor_write(visitor.id)?;
    let chat = site.app.chats.get(&site.app.db, visitor.chat_id, site.app.now()).await?;
    let chat = chat.ok_or_else(Error::not_found)?;
    Ok(Json(receive(&site, &chat, &chat.settings.files, visitor.id, multipart).await?))
}

/// What an upload brings, if the rules take it: stored, and of this chat.
pub(super) async fn receive(
    site: &Site,
    chat: &Chat,
    rules: &FileRules,
    uploader: Id,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<FileView> {
    let mut multipart = multipart.map_err(|_| Error::new(Code::UnsupportedMediaType))?;
    if let Some(mut field) = multipart.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            return Err(Error::field("file", "Send one field named file."));
        }
        let name = field.file_name().unwrap_or("file").to_owned();
        let media_type = field.content_type().unwrap_or("application/octet-stream").to_owned();
        let mut upload = Upload::start(&site.app, rules, &name, &media_type).await?;
        while let Some(bytes) = field.chunk().await.map_err(broken)? {
            upload.write(&bytes).await?;
        }
        return upload.keep(&site.app, chat, uploader).await;
    }
    Err(Error::field("file", "Send one field named file."))
}

fn broken(error: axum::extract::multipart::MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Error::new(Code::TooLarge);
    }
    Error::field("file", "The upload broke off or is not valid multipart.")
}

/// The bytes of a file, for whoever holds its signed link.
pub async fn download(
    State(site): State<Site>,
    Path((id, signature, _name)): Path<(String, String, String)>,
) -> Result<Response> {
    if !site.app.is_signed("file", &[&id], &signature) {
        return Err(Error::not_found());
    }
    let id: Id = id.parse().map_err(|_| Error::not_found())?;
    let file = files::find(&mut *site.app.db.read().await?, id).await?.filter(|file| !file.erased);
    let file = file.ok_or_else(Error::not_found)?;
    let bytes =
        tokio::fs::File::open(attach::path(&site.app, id)).await.map_err(|_| Error::not_found())?;
    let mut headers = HeaderMap::new();
    let media_type = HeaderValue::from_str(&file.media_type)
        .unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, media_type);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(file.size));
    let how = if file.image { "inline" } else { "attachment" };
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static(how));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; sandbox"),
    );
    headers.insert(
        header::CACHE_CONTROL,
        // Not for long: a file that is erased should not live on in browsers.
        HeaderValue::from_static("private, max-age=3600, immutable"),
    );
    Ok((headers, Body::from_stream(ReaderStream::new(bytes))).into_response())
}
