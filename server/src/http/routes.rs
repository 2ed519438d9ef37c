//! All routes on one page, grouped by who calls them, and the middleware stack in order.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Site, rating};
use crate::error::{Code, Error};

/// The whole site.
pub fn router(site: Site) -> Router {
    let (router, _document) = api().split_for_parts();
    Router::new()
        .nest("/api/v1", router)
        .route("/health/live", get(|| async { StatusCode::NO_CONTENT }))
        .method_not_allowed_fallback(|| async { Error::new(Code::MethodNotAllowed) })
        .fallback(|| async { Error::not_found() })
        .with_state(site)
}

/// Everything under `/api/v1`, with its description.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        // people: setup, session, members, workspace
        // admin: chats, quality control
        // operators: dialogues, files, canned replies, live
        // visitors: session, messages, files, rating, live
        .routes(routes!(rating::due, rating::submit))
        .routes(routes!(rating::display))
        .routes(routes!(rating::close))

    // analysts: live chat, dialogues, comments
}
