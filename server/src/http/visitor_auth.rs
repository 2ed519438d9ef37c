//! Who the visitor is: `Authorization: Visitor <token>`. The token is stored hashed; a member's session
//! gives no access to anything of a visitor.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::Site;
use crate::app::{App, token_hash};
use crate::error::{Code, Error, Result};
use crate::store::visitors::{self, Visitor};

/// The visitor that the request's token names; 401 without one.
pub struct VisitorToken(pub Visitor);

impl FromRequestParts<Site> for VisitorToken {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Error> {
        let token = bearer(&parts.headers).ok_or_else(|| Error::new(Code::Unauthenticated))?;
        visitor_of(&site.app, token).await.map(VisitorToken)
    }
}

/// The token in the `Authorization` header, if it is a visitor's.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Visitor ")
}

/// The visitor with this token; 401 when there is none.
pub async fn visitor_of(app: &App, token: &str) -> Result<Visitor> {
    // Tokens are 43 characters; anything else cannot be one and costs no look-up.
    if token.len() != 43 {
        return Err(Error::new(Code::Unauthenticated));
    }
    let mut conn = app.db.read().await?;
    visitors::by_token(&mut conn, &token_hash(token))
        .await?
        .ok_or_else(|| Error::new(Code::Unauthenticated))
}
