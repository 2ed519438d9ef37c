//! The front ends, built into the binary: console, widget, sample page. Nothing inline, nothing from
//! anywhere else: each page's content security policy allows Candor's own origin only.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::Site;
use crate::domain::chat::Chat;
use crate::error::{Error, Result};
use crate::store::chats;

#[derive(RustEmbed)]
#[folder = "../web/dist"]
struct Built;

const SAMPLE: &str = include_str!("sample.html");
const SAMPLE_STYLE: &str = include_str!("sample.css");
const NOT_BUILT: &str = "Candor runs, but this binary was built without its front ends. `make run` builds them first.\n";
const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// Whether the front ends are part of this binary.
pub fn are_built() -> bool {
    Built::get("console/index.html").is_some() && Built::get("widget/widget.js").is_some()
}

/// Files with hashed names never change.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Result<Response> {
    let (front_end, name) = path.split_once('/').ok_or_else(Error::not_found)?;
    if !["console", "widget"].contains(&front_end) {
        return Err(Error::not_found());
    }
    let file = Built::get(&format!("{front_end}/assets/{name}")).ok_or_else(Error::not_found)?;
    Ok(serve(file, name, IMMUTABLE, &headers))
}

/// The loader on customers' pages: short-lived, so that a new version reaches them.
pub async fn loader(headers: HeaderMap) -> Result<Response> {
    let file = Built::get("widget/widget.js").ok_or_else(Error::not_found)?;
    let mut response = serve(file, "widget.js", "public, max-age=300", &headers);
    let anybody = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert("cross-origin-resource-policy", anybody);
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    Ok(response)
}

/// The panel in its frame, on pages that the chat allows.
pub async fn panel(State(site): State<Site>, Path(key): Path<String>) -> Result<Response> {
    let chat = find(&site, &key).await?;
    page("widget/panel.html", &chat.key, &ancestors(&chat))
}

/// The same panel as a page of its own.
pub async fn full_page(State(site): State<Site>, Path(key): Path<String>) -> Result<Response> {
    let chat = find(&site, &key).await?;
    page("widget/panel.html", &chat.key, &ancestors(&chat))
}

/// A believable page on which the chat can be tried. Its dialogues are test dialogues.
pub async fn sample(State(site): State<Site>, Path(key): Path<String>) -> Result<Response> {
    let chat = find(&site, &key).await?;
    let token = site.app.sign("sample", &[&chat.key]);
    let html = SAMPLE.replace("__CHAT_KEY__", &chat.key).replace("__SAMPLE__", &token);
    Ok(html_page(html, "'none'"))
}

pub async fn sample_style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind)], SAMPLE_STYLE).into_response()
}

/// Every other address is the console's, if a browser asks for a page.
pub async fn console(uri: Uri, headers: HeaderMap) -> Response {
    let accepts =
        headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let path = uri.path();
    let is_page =
        !["/api/", "/assets/", "/files/", "/widget/"].iter().any(|prefix| path.starts_with(prefix));
    if !is_page || !accepts.contains("text/html") {
        return Error::not_found().into_response();
    }
    match Built::get("console/index.html") {
        Some(file) => html_page(String::from_utf8_lossy(&file.data).into_owned(), "'none'"),
        None => (StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response(),
    }
}

async fn find(site: &Site, key: &str) -> Result<Chat> {
    chats::by_key(&mut *site.app.db.read().await?, key).await?.ok_or_else(Error::not_found)
}

/// Who may frame the panel: the chat's sites, ourselves, or anybody when no sites were named.
fn ancestors(chat: &Chat) -> String {
    if chat.settings.allowed_sites.is_empty() {
        return "*".to_owned();
    }
    let sites =
        chat.settings.allowed_sites.iter().map(|site| format!("https://{site} http://{site}"));
    format!("'self' {}", sites.collect::<Vec<_>>().join(" "))
}

fn page(name: &str, key: &str, ancestors: &str) -> Result<Response> {
    match Built::get(name) {
        Some(file) => {
            let html = String::from_utf8_lossy(&file.data).replace("__CHAT_KEY__", key);
            Ok(html_page(html, ancestors))
        }
        None => Ok((StatusCode::SERVICE_UNAVAILABLE, NOT_BUILT).into_response()),
    }
}

fn html_page(html: String, ancestors: &str) -> Response {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; \
         media-src 'self' data:; connect-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    );
    let policy =
        HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let mut response = html.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(
        "permissions-policy",
        HeaderValue::from_static("camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    );
    response
}

fn serve(file: EmbeddedFile, name: &str, caching: &'static str, asked: &HeaderMap) -> Response {
    use base64::Engine as _;
    let hash =
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(&file.metadata.sha256_hash()[..12]);
    let tag = format!("\"{hash}\"");
    let known = asked.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let mut response = if known == Some(tag.as_str()) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        file.data.into_owned().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    response
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("json" | "webmanifest") => "application/json",
        Some("wav") => "audio/wav",
        Some("ftl") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
