//! All routes on one page, grouped by who calls them, and the middleware stack in order.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Site, files, operator, operator_canned, rating, visitor};
use crate::error::{Code, Error};
use crate::ws;

/// The whole site.
pub fn router(site: Site) -> Router {
    let (router, _document) = api().split_for_parts();
    Router::new()
        .nest("/api/v1", router)
        .route("/api/v1/live", get(ws::operator::live))
        .route("/api/v1/widget/live", get(ws::visitor::live))
        .route("/files/{id}/{signature}/{name}", get(files::download))
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
        .routes(routes!(operator::list))
        .routes(routes!(operator::counts))
        .routes(routes!(operator::detail))
        .routes(routes!(operator::get_messages, operator::post_message))
        .routes(routes!(operator::post_take))
        .routes(routes!(operator::post_transfer))
        .routes(routes!(operator::post_finish))
        .routes(routes!(operator::post_read))
        .routes(routes!(operator::post_typing))
        .routes(routes!(operator::colleagues))
        .routes(routes!(operator_canned::list, operator_canned::create))
        .routes(routes!(operator_canned::change, operator_canned::delete))
        .merge(uploads())
        // visitors: session, messages, files, rating, live
        .routes(routes!(visitor::session))
        .routes(routes!(visitor::get_messages, visitor::post_message))
        .routes(routes!(visitor::own_dialogues))
        .routes(routes!(visitor::post_finish))
        .routes(routes!(visitor::post_read))
        .routes(routes!(visitor::post_typing))
        .routes(routes!(rating::due, rating::submit))
        .routes(routes!(rating::display))
        .routes(routes!(rating::close))

    // analysts: live chat, dialogues, comments
}

/// The routes whose bodies may be as large as a file.
fn uploads() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(files::by_operator))
        .routes(routes!(files::by_visitor))
        .layer(axum::extract::DefaultBodyLimit::max(files::MAX_BODY))
}
