//! The audit log, for those who manage.

use axum::Json;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::StreamExt as _;
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::Site;
use super::answer::Problem;
use super::auth::Managing;
use crate::audit::export;
use crate::audit::page::{self, AuditLine, AuditOptions, Question};
use crate::error::Result;
use crate::ids::Id;

#[derive(Serialize, ToSchema)]
pub struct AuditLines {
    pub items: Vec<AuditLine>,
    /// Cursor of the next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The filters, for the description of the routes; `Question::parse` reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described, never made")]
pub struct Which {
    /// Instant, or a date: its midnight in the workspace's time zone
    from: Option<String>,
    /// Half open
    to: Option<String>,
    /// Member id, or nobody; repeatable
    member: Option<Vec<Id>>,
    /// A deed (member.change) or a group of them (member); repeatable
    action: Option<Vec<String>>,
}

/// The audit log: who did what, newest first.
#[utoipa::path(get, path = "/audit", tag = "admin",
    params(Which,
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<i64>, Query, description = "1 to 100, default 50")),
    responses((status = 200, description = "A page", body = AuditLines),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(
    Managing(actor): Managing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<AuditLines>> {
    let asked = Question::parse(query.as_deref().unwrap_or_default())?;
    let (items, next) = page::page(&site.app, &actor, &asked).await?;
    Ok(Json(AuditLines { items, next }))
}

/// What the audit log can be filtered by.
#[utoipa::path(get, path = "/audit/options", tag = "admin",
    responses((status = 200, description = "Members and deeds", body = AuditOptions),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn options(
    Managing(actor): Managing,
    State(site): State<Site>,
) -> Result<Json<AuditOptions>> {
    Ok(Json(page::options(&site.app, &actor).await?))
}

/// The audit log as CSV, newest first, with the same filters. That it was exported stands in it.
#[utoipa::path(get, path = "/audit/export", tag = "admin", params(Which),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn export(
    Managing(actor): Managing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    site.limits.member_write(actor.member)?;
    let begun = export::begin(&site.app, &actor, query.as_deref().unwrap_or_default()).await?;
    let parts = futures_util::stream::try_unfold(begun, |mut export| async move {
        match export.next().await {
            Ok(Some(bytes)) => Ok(Some((Bytes::from(bytes), export))),
            Ok(None) => Ok(None),
            Err(error) => {
                tracing::error!(%error, "an export of the audit log broke off");
                Err(std::io::Error::other("the export broke off"))
            }
        }
    });
    // Whoever compresses the answer asks once more after its end.
    let mut response = Body::from_stream(parts.fuse()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(
        header::CONTENT_DISPOSITION,
        HeaderValue::from_static("attachment; filename=\"audit.csv\""),
    );
    Ok(response)
}
