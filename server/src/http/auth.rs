//! Who the member is: cookie, session, role, in that order, before anything else is looked at; and whether
//! the request comes from Candor's own pages.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};

use super::Site;
use crate::app::token_hash;
use crate::domain::people::{Actor, Role};
use crate::error::{Code, Error, Result};
use crate::store::sessions;

/// Any active member, also one who still has to set up a second factor.
pub struct Signed(pub Actor);
/// One who answers visitors: owner, admin, operator.
pub struct Operating(pub Actor);
/// One who manages: owner, admin.
pub struct Managing(pub Actor);
/// An owner.
pub struct Owning(pub Actor);
/// One who reads analytics: owner, admin, analyst.
pub struct Analysing(pub Actor);

macro_rules! extractor {
    ($name:ident, $permitted:expr, $found:path) => {
        impl FromRequestParts<Site> for $name {
            type Rejection = Error;

            async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Error> {
                let permitted: fn(Role) -> bool = $permitted;
                let (actor, _) = $found(site, &parts.headers).await?;
                own_request(parts, site)?;
                actor.must(permitted(actor.role))?;
                Ok($name(actor))
            }
        }
    };
}
extractor!(Signed, |_| true, entering);
extractor!(Operating, Role::operates, member);
extractor!(Managing, Role::manages, member);
extractor!(Owning, |role| role == Role::Owner, member);
extractor!(Analysing, Role::analyses, member);

fn own_request(parts: &Parts, site: &Site) -> Result<()> {
    if parts.method != Method::GET && parts.method != Method::HEAD {
        own_origin(site, &parts.headers)?;
        own_body(&parts.headers)?;
    }
    Ok(())
}

/// Refuses the bodies that a plain form of any page can send (text, url-encoded): what we take is JSON, or
/// multipart for files.
fn own_body(headers: &HeaderMap) -> Result<()> {
    let Some(kind) = headers.get(header::CONTENT_TYPE) else { return Ok(()) };
    let kind = kind.to_str().unwrap_or_default().to_ascii_lowercase();
    if kind.starts_with("application/json") || kind.starts_with("multipart/form-data") {
        return Ok(());
    }
    Err(Error::new(Code::UnsupportedMediaType))
}

/// The name of the session's cookie: bound to this very host where the public address is https.
pub fn cookie_name(site: &Site) -> &'static str {
    let secure =
        site.app.config.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    if secure { "__Host-candor" } else { "candor" }
}

/// The member whose session the cookie names, and the session's hash; 401 without one, 403 while he has to set up
/// a second factor.
pub async fn member(site: &Site, headers: &HeaderMap) -> Result<(Actor, String)> {
    let (actor, hash, must_enrol) = found(site, headers).await?;
    if must_enrol {
        return Err(Error::new(Code::TwoFactorRequired));
    }
    Ok((actor, hash))
}

/// The same, also while he has to set one up.
pub async fn entering(site: &Site, headers: &HeaderMap) -> Result<(Actor, String)> {
    let (actor, hash, _) = found(site, headers).await?;
    Ok((actor, hash))
}

async fn found(site: &Site, headers: &HeaderMap) -> Result<(Actor, String, bool)> {
    let unknown = || Error::new(Code::Unauthenticated);
    let token = session_token(site, headers).ok_or_else(unknown)?;
    let hash = token_hash(token);
    let app = &site.app;
    let found =
        sessions::find(&mut *app.db.read().await?, &hash, app.now()).await?.ok_or_else(unknown)?;
    let role = Role::parse(&found.role).ok_or_else(unknown)?;
    let actor =
        Actor { member: found.member_id, workspace: found.workspace_id, role, name: found.name };
    Ok((actor, hash, found.must_enrol))
}

/// The session's token as the cookie has it.
pub fn session_token<'a>(site: &Site, headers: &'a HeaderMap) -> Option<&'a str> {
    cookie(headers, cookie_name(site)).filter(|token| token.len() == 43)
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// For WebSockets, where browsers always send an `Origin` and never ask first: it must be there and own.
pub fn socket_origin(site: &Site, headers: &HeaderMap) -> Result<()> {
    if headers.contains_key(header::ORIGIN) {
        return own_origin(site, headers);
    }
    Err(Error::new(Code::WrongOrigin))
}

/// Refuses what another site's page sends with our cookie: a foreign `Origin`, or `Sec-Fetch-Site` that is
/// not our own. Programs that send neither carry no cookie by accident.
pub fn own_origin(site: &Site, headers: &HeaderMap) -> Result<()> {
    let text =
        |name: &header::HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let refused = || Error::new(Code::WrongOrigin);
    if let Some(origin) = text(&header::ORIGIN) {
        let own = match &site.app.config.public_url {
            Some(url) => origin == url,
            None => {
                let host = text(&header::HOST).unwrap_or_default();
                origin.strip_prefix("http://").or(origin.strip_prefix("https://")) == Some(host)
            }
        };
        return if own { Ok(()) } else { Err(refused()) };
    }
    match headers.get("sec-fetch-site").map(|value| value.to_str().unwrap_or("?")) {
        None | Some("same-origin" | "none") => Ok(()),
        Some(_) => Err(refused()),
    }
}
