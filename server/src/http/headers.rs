//! What every answer carries, and what is noted of every request: method, route, status and duration; never
//! query strings, tokens or texts. The date is the program's clock's, so that a test holds it in its hands.

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use super::Site;

/// The outermost layer.
pub async fn every_answer(State(site): State<Site>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let is_api = request.uri().path().starts_with("/api/");
    #[expect(
        clippy::disallowed_methods,
        reason = "measures how long the request took, for the log only"
    )]
    let started = std::time::Instant::now();
    #[cfg(test)]
    let asked = request.uri().clone();
    let mut response = next.run(request).await;
    #[cfg(test)]
    {
        let (path, query) = (asked.path(), asked.query().unwrap_or_default());
        response = crate::leaks::in_answer(&site, path, query, response).await;
    }
    let status = response.status().as_u16();
    let milliseconds = started.elapsed().as_secs_f64() * 1_000.0;
    let route = route.unwrap_or_else(|| "(page)".to_owned());
    tracing::debug!(%method, route, status, milliseconds, "request");
    // What visitors do with the form is nobody's figure but the analysts'.
    if !route.contains("/rating") {
        metrics::counter!("candor_http_requests_total", "route" => route, "status" => status.to_string())
            .increment(1);
    }
    let headers = response.headers_mut();
    if let Ok(date) = HeaderValue::from_str(&http_date(site.app.now().0)) {
        headers.insert(header::DATE, date);
    }
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("strict-origin-when-cross-origin"),
    );
    headers
        .entry("cross-origin-resource-policy")
        .or_insert(HeaderValue::from_static("same-origin"));
    if (is_api || status >= 400) && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if site.app.config.public_url.as_deref().is_some_and(|url| url.starts_with("https://")) {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
    response
}

/// An IMF-fixdate (RFC 9110 §5.6.7), to the second.
fn http_date(milliseconds: i64) -> String {
    jiff::Timestamp::from_millisecond(milliseconds)
        .map(|instant| {
            instant
                .to_zoned(jiff::tz::TimeZone::UTC)
                .strftime("%a, %d %b %Y %H:%M:%S GMT")
                .to_string()
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_http_wants_them() {
        assert_eq!(http_date(784_111_777_000), "Sun, 06 Nov 1994 08:49:37 GMT");
    }
}
