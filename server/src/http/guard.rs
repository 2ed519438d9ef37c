//! What stands before every handler: addresses that are no text reach none of them, and nobody waits for ever.

use std::time::Duration;

use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::error::{Code, Error};

/// Long polling waits 25 s; everything else is quick, or something is wrong.
const PATIENCE: Duration = Duration::from_secs(60);
/// A 20 MiB file over a slow line.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(600);

/// An address with bytes that are not UTF-8, or with U+0000 (which PostgreSQL refuses), names nothing.
pub async fn sound_address(request: Request, next: Next) -> Response {
    if is_sound(request.uri().path()) {
        next.run(request).await
    } else {
        Error::not_found().into_response()
    }
}

/// Ends requests that take too long, a body that never comes included.
pub async fn in_time(request: Request, next: Next) -> Response {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_upload = kind.is_some_and(|kind| kind.starts_with("multipart/"));
    let patience = if is_upload { UPLOAD_PATIENCE } else { PATIENCE };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Error::new(Code::Unavailable).retry_after(5).into_response(),
    }
}

fn is_sound(path: &str) -> bool {
    let mut rest = path.bytes();
    let mut bytes = Vec::with_capacity(path.len());
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || rest.next().and_then(|digit| char::from(digit).to_digit(16));
        match (digit(), digit()) {
            (Some(high), Some(low)) => bytes.push((high * 16 + low) as u8),
            _ => return false,
        }
    }
    !bytes.contains(&0) && std::str::from_utf8(&bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_text_is_an_address() {
        assert!(is_sound("/inbox/%D0%B4"));
        assert!(!is_sound("/c/%ff"));
        assert!(!is_sound("/c/%00"));
        assert!(!is_sound("/c/%zz"));
        assert!(!is_sound("/c/%4"));
    }
}
