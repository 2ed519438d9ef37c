//! Files of the front ends, built into the binary: hashed ones for ever, the loader for minutes. Served as they
//! were compressed when they were built, where they were; the pages themselves are in `pages.rs`.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../web/dist"]
struct Built;

const OWN_STYLE: &str = include_str!("sample.css");
const IMMUTABLE: &str = "public, max-age=31536000, immutable";
const SHORT: &str = "public, max-age=300";

/// Whether the front ends are part of this binary.
pub fn are_built() -> bool {
    Built::get("console/index.html").is_some() && Built::get("widget/widget.js").is_some()
}

/// A built page as text.
pub(super) fn page(name: &str) -> Option<String> {
    Built::get(name).map(|file| String::from_utf8_lossy(&file.data).into_owned())
}

/// Files with hashed names never change.
pub async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Result<Response> {
    let (front_end, name) = path.split_once('/').ok_or_else(Error::not_found)?;
    if !["console", "widget"].contains(&front_end) {
        return Err(Error::not_found());
    }
    // A name without a hash may mean something else tomorrow.
    let caching = if name.contains('-') { IMMUTABLE } else { SHORT };
    let mut response = serve(&format!("{front_end}/assets/{name}"), caching, &headers)?;
    if front_end == "widget" {
        for_anybody(&mut response);
    }
    Ok(response)
}

/// The loader on customers' pages: short-lived, so that a new version reaches them.
pub async fn loader(headers: HeaderMap) -> Result<Response> {
    let mut response = serve("widget/widget.js", SHORT, &headers)?;
    for_anybody(&mut response);
    Ok(response)
}

/// Pages of any origin may load it: it is the same for everybody.
fn for_anybody(response: &mut Response) {
    let anybody = HeaderValue::from_static("cross-origin");
    response.headers_mut().insert("cross-origin-resource-policy", anybody);
    response
        .headers_mut()
        .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
}

/// The style of the pages that the server makes itself.
pub async fn own_style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    let caching = HeaderValue::from_static(SHORT);
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, caching)], OWN_STYLE).into_response()
}

fn serve(path: &str, caching: &'static str, asked: &HeaderMap) -> Result<Response> {
    let plain = Built::get(path).ok_or_else(Error::not_found)?;
    // The tag is the content's, whatever it is compressed with: a weak one (RFC 9110 §8.8.1).
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&plain.metadata.sha256_hash()[..12]));
    let mut response = if knows(asked, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let (file, encoding) = compressed(path, plain, asked);
        let mut response = file.data.into_owned().into_response();
        if let Some(encoding) = encoding {
            let encoding = HeaderValue::from_static(encoding);
            response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
            let vary = HeaderValue::from_static("accept-encoding");
            response.headers_mut().insert(header::VARY, vary);
        }
        response
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    Ok(response)
}

/// The smallest form that was built and the client takes.
fn compressed(
    path: &str,
    plain: EmbeddedFile,
    asked: &HeaderMap,
) -> (EmbeddedFile, Option<&'static str>) {
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        if takes(asked, encoding)
            && let Some(file) = Built::get(&format!("{path}.{extension}"))
        {
            return (file, Some(encoding));
        }
    }
    (plain, None)
}

fn takes(asked: &HeaderMap, encoding: &str) -> bool {
    items(asked, &header::ACCEPT_ENCODING).any(|item| {
        let (name, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|text| text.parse::<f32>().ok());
        name.trim() == encoding && weight.unwrap_or(1.0) > 0.0
    })
}

/// Whether the client has what carries this tag (compared weakly).
fn knows(asked: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    items(asked, &header::IF_NONE_MATCH).any(|known| known == "*" || opaque(known) == opaque(tag))
}

fn items<'a>(
    headers: &'a HeaderMap,
    name: &header::HeaderName,
) -> impl Iterator<Item = &'a str> + use<'a> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(','))
        .map(str::trim)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_client_takes_is_sent() {
        let asked = |text: &str| {
            HeaderMap::from_iter([(header::ACCEPT_ENCODING, text.parse().expect("a value"))])
        };
        assert!(takes(&asked("gzip, deflate, br;q=0.5"), "br"));
        assert!(!takes(&asked("gzip, br;q=0"), "br"));
        assert!(!takes(&asked("gzip"), "br"));
    }

    #[test]
    fn tags_are_compared_weakly_and_one_by_one() {
        let known = |text: &str| {
            HeaderMap::from_iter([(header::IF_NONE_MATCH, text.parse().expect("a value"))])
        };
        assert!(knows(&known("\"a\", W/\"b\""), "W/\"b\""));
        assert!(knows(&known("\"b\""), "W/\"b\""));
        assert!(!knows(&known("\"c\""), "W/\"b\""));
    }
}
