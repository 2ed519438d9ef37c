//! The pages: console, panel, full page, sample, and the plain ones that say what is wrong. Nothing inline,
//! nothing from anywhere else: each page's content security policy allows Candor's own origin only, and says
//! who may frame it.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};

use super::input::ChatKey;
use super::{Site, assets};
use crate::domain::chat::Chat;
use crate::error::{Error, Result};
use crate::store::chats;

const SAMPLE: &str = include_str!("sample.html");
const PLAIN: &str = include_str!("plain.html");
const NOBODY: &str = "'none'";
const ANYBODY: &str = "*";
/// First parts of addresses that are not the console's.
const NOT_CONSOLE: [&str; 9] =
    ["api", "assets", "files", "widget", "widget.js", "c", "sample", "health", "metrics"];

/// The panel in its frame, on pages that the chat allows.
pub async fn panel(State(site): State<Site>, ChatKey(key): ChatKey) -> Result<Response> {
    let mut response = panel_page(&site, key).await?;
    // A page that isolates itself may still frame it.
    let anybody = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert("cross-origin-resource-policy", anybody);
    Ok(response)
}

/// The same panel as a page of its own.
pub async fn full_page(State(site): State<Site>, ChatKey(key): ChatKey) -> Result<Response> {
    panel_page(&site, key).await
}

async fn panel_page(site: &Site, key: Option<String>) -> Result<Response> {
    let Some(chat) = find(site, key).await? else { return Ok(no_such_chat()) };
    Ok(match assets::page("widget/panel.html") {
        Some(html) => html_page(
            StatusCode::OK,
            html.replace("__CHAT_KEY__", &chat.key)
                .replace("__THEME__", chat.settings.look.theme.as_str()),
            &ancestors(&chat.settings.allowed_sites),
        ),
        None => not_built(),
    })
}

/// A believable page on which the chat can be tried. Its dialogues are test dialogues.
pub async fn sample(State(site): State<Site>, ChatKey(key): ChatKey) -> Result<Response> {
    let Some(chat) = find(&site, key).await? else { return Ok(no_such_chat()) };
    let token = site.app.sign("sample", &[&chat.key]);
    let html = SAMPLE.replace("__CHAT_KEY__", &chat.key).replace("__SAMPLE__", &token);
    Ok(html_page(StatusCode::OK, html, NOBODY))
}

/// Every other address is the console's, if a browser asks for a page.
pub async fn console(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let accepts =
        headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let first = uri.path().split('/').nth(1).unwrap_or_default();
    let reads = method == Method::GET || method == Method::HEAD;
    if !reads || NOT_CONSOLE.contains(&first) || !accepts.contains("text/html") {
        return Error::not_found().into_response();
    }
    match assets::page("console/index.html") {
        Some(html) => html_page(StatusCode::OK, html, NOBODY),
        None => not_built(),
    }
}

async fn find(site: &Site, key: Option<String>) -> Result<Option<Chat>> {
    match key {
        Some(key) => chats::by_key(&mut *site.app.db.read().await?, &key).await,
        None => Ok(None),
    }
}

/// Who may frame the panel: the chat's sites and ourselves, or anybody when no sites were named.
fn ancestors(allowed: &[String]) -> String {
    if allowed.is_empty() {
        return ANYBODY.to_owned();
    }
    let sites = allowed.iter().map(|site| format!("https://{site} http://{site}"));
    format!("'self' {}", sites.collect::<Vec<_>>().join(" "))
}

fn no_such_chat() -> Response {
    let text = "There is no chat at this address. It may have been deleted.";
    // Shown in the frame of a page that still carries the embed code.
    plain(StatusCode::NOT_FOUND, "No chat here", text, ANYBODY)
}

fn not_built() -> Response {
    let text = "Candor runs, but this binary was built without its pages. Run <code>make run</code>: it \
                builds them first.";
    plain(StatusCode::SERVICE_UNAVAILABLE, "Candor without its pages", text, NOBODY)
}

fn plain(status: StatusCode, title: &str, text: &str, ancestors: &str) -> Response {
    html_page(status, PLAIN.replace("__TITLE__", title).replace("__TEXT__", text), ancestors)
}

fn html_page(status: StatusCode, html: String, ancestors: &str) -> Response {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         media-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    );
    let strictest = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_str(&policy).unwrap_or(strictest),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    );
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_named_sites_frame_the_panel() {
        assert_eq!(ancestors(&[]), "*");
        assert_eq!(
            ancestors(&["*.example.org".to_owned(), "localhost:3000".to_owned()]),
            "'self' https://*.example.org http://*.example.org https://localhost:3000 http://localhost:3000"
        );
    }
}
