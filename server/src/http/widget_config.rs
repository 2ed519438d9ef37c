//! What anybody's page may know of a chat: how its launcher looks. Public, without credentials.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};

use super::Site;
use super::answer::Problem;
use super::input::ChatKey;
use crate::domain::chat::Face;
use crate::error::{Error, Result};
use crate::store::chats;

/// What the launcher on any page needs to draw itself.
#[utoipa::path(get, path = "/widget/{chat_key}/config", tag = "visitor",
    params(("chat_key" = String, Path, description = "The chat's public key")),
    responses((status = 200, description = "Look and texts", body = Face),
        (status = 404, description = "No such chat", body = Problem)))]
pub async fn face(State(site): State<Site>, ChatKey(key): ChatKey) -> Response {
    let mut response = match look(&site, key).await {
        Ok(face) => Json(face).into_response(),
        Err(error) => error.into_response(),
    };
    // Any page may read it, also that there is no such chat.
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

async fn look(site: &Site, key: Option<String>) -> Result<Face> {
    let key = key.ok_or_else(Error::not_found)?;
    let chat = chats::by_key(&mut *site.app.db.read().await?, &key).await?;
    Ok(chat.ok_or_else(Error::not_found)?.face())
}
