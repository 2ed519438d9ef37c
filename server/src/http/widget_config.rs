//! What anybody's page may know of a chat: how its launcher looks. Public, without credentials.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use utoipa::IntoParams;

use super::Site;
use super::answer::Problem;
use super::input::{ChatKey, Query};
use crate::chats::avatar;
use crate::domain::chat::Face;
use crate::error::{Error, Result};
use crate::store::chats;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FaceAsk {
    /// The visitor's language, BCP 47; by default the chat's.
    #[serde(default)]
    pub language: Option<String>,
}

/// What the launcher on any page needs to draw itself.
#[utoipa::path(get, path = "/widget/{chat_key}/config", tag = "visitor",
    params(("chat_key" = String, Path, description = "The chat's public key"), FaceAsk),
    responses((status = 200, description = "Look and texts", body = Face),
        (status = 404, description = "No such chat", body = Problem)))]
pub async fn face(
    State(site): State<Site>,
    ChatKey(key): ChatKey,
    Query(ask): Query<FaceAsk>,
) -> Response {
    let mut response = match look(&site, key, ask.language.as_deref()).await {
        Ok(face) => Json(face).into_response(),
        Err(error) => error.into_response(),
    };
    // Any page may read it, also that there is no such chat.
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response
}

async fn look(site: &Site, key: Option<String>, language: Option<&str>) -> Result<Face> {
    let key = key.ok_or_else(Error::not_found)?;
    let chat = chats::by_key(&mut *site.app.db.read().await?, &key).await?;
    let chat = chat.ok_or_else(Error::not_found)?;
    Ok(chat.face(language, avatar::address(&site.app, &chat)))
}
