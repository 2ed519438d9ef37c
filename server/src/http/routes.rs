//! All routes on one page, grouped by who calls them, and the middleware stack in order.

use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{
    Site, access, analytics, analytics_dialogue, analytics_export, analytics_lists,
    analytics_operators, analytics_options, analytics_reviews, assets, audit, chats, demo, files,
    guard, headers, health, mail, members, openapi, operator, operator_canned, operator_hours,
    operator_tags, pages, rating, session, visitor, visitors, webhooks, widget_config,
    working_time,
};
use crate::error::{Code, Error};
use crate::ws;

/// The whole site.
pub fn router(site: Site) -> Router {
    let (router, _document) = api().split_for_parts();
    Router::new()
        .nest("/api/v1", router)
        .route("/api/v1/live", get(ws::operator::live))
        .route("/api/v1/analytics/live", get(ws::analytics::live))
        .route("/api/v1/widget/live", get(ws::visitor::live))
        .route("/api/openapi.json", get(document))
        .route("/files/{id}/{signature}/{name}", get(files::download))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/widget.js", get(assets::loader))
        .route("/widget/panel/{chat_key}", get(pages::panel))
        .route("/c/{chat_key}", get(pages::full_page))
        .route("/sample/{chat_key}", get(pages::sample))
        .route("/assets/sample.css", get(assets::own_style))
        .route("/assets/{*path}", get(assets::asset))
        .method_not_allowed_fallback(|| async { Error::new(Code::MethodNotAllowed) })
        .fallback(pages::console)
        // From the inside out: bodies are small unless a route says otherwise, nobody waits
        // for ever, a panic is an error like others, answers are compressed, every answer carries date and
        // policies.
        .layer(DefaultBodyLimit::max(64 * 1024))
        .layer(middleware::from_fn(guard::sound_address))
        .layer(middleware::from_fn(guard::in_time))
        .layer(CatchPanicLayer::custom(|_| Error::new(Code::Internal).into_response()))
        .layer(CompressionLayer::new().gzip(true).br(true))
        .layer(middleware::from_fn_with_state(site.clone(), headers::every_answer))
        .with_state(site)
}

async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], openapi::document())
}

/// Everything under `/api/v1`, with its description.
pub fn api() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        // people: setup, session, members, workspace, visitors, retention
        .routes(routes!(session::get_setup, session::post_setup))
        .routes(routes!(
            session::get_session,
            session::post_session,
            session::patch_session,
            session::delete_session
        ))
        .routes(routes!(session::get_invitation, session::accept_invitation))
        .routes(routes!(access::get_two_factor, access::begin_two_factor))
        .routes(routes!(access::confirm_two_factor))
        .routes(routes!(access::renew_recovery_codes))
        .routes(routes!(access::end_two_factor))
        .routes(routes!(access::reset_two_factor))
        .routes(routes!(access::get_two_factor_rule, access::put_two_factor_rule))
        .routes(routes!(access::list_sessions))
        .routes(routes!(access::end_session))
        .routes(routes!(access::end_sessions))
        .routes(routes!(session::forgot_password))
        .routes(routes!(session::get_password_reset, session::set_password))
        .routes(routes!(members::list, members::add))
        .routes(routes!(members::change, members::delete))
        .routes(routes!(members::invite_again))
        .routes(routes!(members::get_workspace, members::patch_workspace))
        .routes(routes!(working_time::get, working_time::put))
        .routes(routes!(visitors::erase))
        .routes(routes!(visitors::export))
        .routes(routes!(visitors::get_retention, visitors::put_retention))
        // admin: chats, quality control
        .routes(routes!(chats::list, chats::create))
        .routes(routes!(chats::get, chats::change, chats::delete))
        .routes(routes!(chats::get_secret, chats::renew_secret))
        .routes(routes!(chats::get_quality, chats::put_quality))
        .routes(routes!(chats::quality_versions))
        .routes(routes!(chats::built_in_texts))
        .routes(routes!(chats::try_quality))
        // admin: the audit log
        .routes(routes!(audit::list))
        .routes(routes!(audit::options))
        .routes(routes!(audit::export))
        // admin: alerts, webhooks
        .routes(routes!(mail::get_alerts, mail::put_alerts))
        .routes(routes!(webhooks::list, webhooks::create))
        .routes(routes!(webhooks::get, webhooks::change, webhooks::delete))
        .routes(routes!(webhooks::renew_secret))
        .routes(routes!(webhooks::send_test))
        .routes(routes!(webhooks::log))
        .routes(routes!(webhooks::redeliver))
        // operators: dialogues, tags, files, canned replies, live
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
        .routes(routes!(operator_tags::change))
        .routes(routes!(operator_tags::used))
        .routes(routes!(operator_canned::list, operator_canned::create))
        .routes(routes!(operator_canned::change, operator_canned::delete))
        .routes(routes!(operator_hours::own))
        .merge(uploads())
        // visitors: session, messages, files, rating, live
        .routes(routes!(widget_config::face))
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
        .routes(routes!(analytics::live_chat))
        .routes(routes!(analytics_lists::dialogues))
        .routes(routes!(analytics_lists::comments))
        .routes(routes!(analytics_export::export))
        .routes(routes!(analytics_dialogue::transcript))
        .routes(routes!(analytics_dialogue::outcome, analytics_dialogue::review))
        .routes(routes!(analytics_options::options))
        .routes(routes!(demo::status, demo::make, demo::remove))
        .routes(routes!(analytics_reviews::reviewers))
        .routes(routes!(mail::get_weekly, mail::put_weekly))
        .routes(routes!(analytics_operators::by_time))
}

/// The routes whose bodies may be as large as a file.
fn uploads() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(files::by_operator))
        .routes(routes!(files::by_visitor))
        .routes(routes!(chats::put_avatar, chats::delete_avatar))
        .layer(DefaultBodyLimit::max(files::MAX_BODY))
}
