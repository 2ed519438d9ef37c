//! Errors as responses: `{"error": {"code", "message", "fields"?}}`. Unknown causes are logged under an id
//! and never sent.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::error::{Code, Error};

#[derive(Serialize, ToSchema)]
pub struct Problem {
    pub error: ProblemBody,
}

#[derive(Serialize, ToSchema)]
pub struct ProblemBody {
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub message: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, String>,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Problem {
        Problem {
            error: ProblemBody {
                code: error.code.as_str(),
                message: error.message.clone(),
                fields: error.fields.clone(),
            },
        }
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status =
            StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        if matches!(self.code, Code::Internal | Code::Unavailable | Code::StorageFull) {
            tracing::error!(
                code = self.code.as_str(),
                cause = self.cause.as_ref().map(tracing::field::display),
                "request failed"
            );
        }
        let mut response = (status, Json(Problem::from(&self))).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
