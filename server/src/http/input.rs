//! Extractors that refuse bad input with a defined code.

use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::error::{Code, Error};
use crate::ids::Id;

/// A JSON body of a closed type.
pub struct Body<T>(pub T);

impl<S, T> FromRequest<S> for Body<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        match axum::Json::<T>::from_request(request, state).await {
            Ok(axum::Json(value)) => Ok(Body(value)),
            Err(rejection) => Err(match rejection {
                JsonRejection::JsonDataError(error) => {
                    Error::new(Code::Validation).with_message(reason(&error.body_text()))
                }
                JsonRejection::JsonSyntaxError(_) => Error::new(Code::InvalidJson),
                JsonRejection::MissingJsonContentType(_) => Error::new(Code::UnsupportedMediaType),
                other if other.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => {
                    Error::new(Code::TooLarge)
                }
                _ => Error::new(Code::InvalidJson),
            }),
        }
    }
}

/// The part of serde's message that names the field; positions and our own prefix are left out.
fn reason(text: &str) -> String {
    let text = text.rsplit_once(": ").map_or(text, |(_, tail)| tail);
    let text = text.split(" at line ").next().unwrap_or(text);
    let text: String = text.chars().take(200).collect();
    format!("Some values are not valid: {text}.")
}

/// Query parameters of a closed type (give it `deny_unknown_fields`).
pub struct Query<T>(pub T);

impl<S, T> FromRequestParts<S> for Query<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        match axum::extract::Query::<T>::from_request_parts(parts, state).await {
            Ok(axum::extract::Query(value)) => Ok(Query(value)),
            Err(rejection) => {
                let text = rejection.body_text();
                let code = if text.contains("unknown field") {
                    Code::UnknownParameter
                } else {
                    Code::Validation
                };
                Err(Error::new(code))
            }
        }
    }
}

/// The id in the path; what is not an id is not found.
pub struct PathId(pub Id);

impl<S: Send + Sync> FromRequestParts<S> for PathId {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Error> {
        let axum::extract::Path(text) =
            axum::extract::Path::<String>::from_request_parts(parts, state)
                .await
                .map_err(|_| Error::not_found())?;
        text.parse().map(PathId).map_err(|_| Error::not_found())
    }
}

/// A chat's public key in the path. What cannot be one is None, and never reaches the database.
pub struct ChatKey(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for ChatKey {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        Ok(ChatKey(path.ok().map(|axum::extract::Path(key)| key).filter(|key| is_key(key))))
    }
}

/// 22 url-safe characters.
fn is_key(text: &str) -> bool {
    text.len() == 22
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}
