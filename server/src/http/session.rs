//! Setup, signing in and out, invitations, one's own profile. The session's token lives in a cookie that
//! scripts cannot read; its hash alone is stored.

use std::net::SocketAddr;

use axum::Json;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};

use super::Site;
use super::answer::Problem;
use super::auth::{self, Signed};
use super::input::Body;
use crate::app::token_hash;
use crate::domain::people::{Actor, Role};
use crate::error::{Error, Result};
use crate::people::invite::{self, Acceptance, Invitation};
use crate::people::profile::{self, ProfileChange, Session};
use crate::people::reset::{self, Forgotten, NewPassword};
use crate::people::setup::{self, Setup};
use crate::people::sign_in::{self, Credentials, SESSION_MS};
use crate::store::sessions;

/// Whether Candor still waits to be set up.
#[utoipa::path(get, path = "/setup", tag = "setup",
    responses((status = 204, description = "Nobody has set it up yet"),
        (status = 404, description = "It is set up", body = Problem)))]
pub async fn get_setup(State(site): State<Site>) -> Result<StatusCode> {
    if setup::is_open(&site.app).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Error::not_found())
    }
}

/// Creates the owner and the workspace, and signs the owner in.
#[utoipa::path(post, path = "/setup", tag = "setup", request_body = Setup,
    responses((status = 201, description = "Set up and signed in", body = Session),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 403, description = "Not the token that the terminal shows", body = Problem),
        (status = 404, description = "It is set up already", body = Problem)))]
pub async fn post_setup(
    State(site): State<Site>,
    headers: HeaderMap,
    Body(body): Body<Setup>,
) -> Result<Response> {
    auth::own_origin(&site, &headers)?;
    let token = setup::set_up(&site.app, body).await?;
    signed_in(&site, StatusCode::CREATED, &token).await
}

/// Signs in.
#[utoipa::path(post, path = "/session", tag = "session", request_body = Credentials,
    responses((status = 200, description = "Signed in", body = Session),
        (status = 401, description = "E-mail or password is wrong, or a code is needed", body = Problem),
        (status = 429, description = "Too many wrong passwords", body = Problem)))]
pub async fn post_session(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(credentials): Body<Credentials>,
) -> Result<Response> {
    auth::own_origin(&site, &headers)?;
    let address = super::address::client_address(&site, peer, &headers);
    let browser = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let browser = browser.map(|browser| browser.chars().take(200).collect());
    let from = sign_in::From { address, browser };
    let token = sign_in::sign_in(&site.app, from, credentials).await?;
    // A session that this browser had before is dead.
    if let Ok((actor, old)) = auth::entering(&site, &headers).await {
        sign_in::sign_out(&site.app, old, &actor).await?;
    }
    signed_in(&site, StatusCode::OK, &token).await
}

/// Who is signed in.
#[utoipa::path(get, path = "/session", tag = "session",
    responses((status = 200, description = "Signed in", body = Session),
        (status = 401, description = "Not signed in", body = Problem)))]
pub async fn get_session(
    Signed(actor): Signed,
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Response> {
    let (_, session) = auth::entering(&site, &headers).await?;
    let found = sessions::find(&mut *site.app.db.read().await?, &session, site.app.now()).await?;
    let mut response = Json(profile::of(&site.app, &actor).await?).into_response();
    if let Some(found) = found
        && sign_in::keep_alive(&site.app, &session, found.last_seen_at).await?
        && let Some(token) = auth::session_token(&site, &headers)
    {
        // The browser's copy lives as long as the session does.
        set_cookie(&site, &mut response, token, SESSION_MS / 1_000)?;
    }
    Ok(response)
}

/// Changes one's own language, name or password.
#[utoipa::path(patch, path = "/session", tag = "session", request_body = ProfileChange,
    responses((status = 200, description = "Changed", body = Session),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in, or the current password is wrong", body = Problem)))]
pub async fn patch_session(
    Signed(actor): Signed,
    State(site): State<Site>,
    headers: HeaderMap,
    Body(change): Body<ProfileChange>,
) -> Result<Json<Session>> {
    site.limits.member_write(actor.member)?;
    let (_, session) = auth::entering(&site, &headers).await?;
    profile::change(&site.app, &actor, &session, change).await?;
    Ok(Json(profile::of(&site.app, &actor).await?))
}

/// Signs out.
#[utoipa::path(delete, path = "/session", tag = "session",
    responses((status = 204, description = "Signed out"),
        (status = 401, description = "Not signed in", body = Problem)))]
pub async fn delete_session(
    Signed(actor): Signed,
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Response> {
    let (_, session) = auth::entering(&site, &headers).await?;
    sign_in::sign_out(&site.app, session, &actor).await?;
    let mut response = StatusCode::NO_CONTENT.into_response();
    set_cookie(&site, &mut response, "", 0)?;
    let clear = HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}

/// Whom an invitation invites.
#[utoipa::path(get, path = "/invitations/{token}", tag = "session",
    params(("token" = String, Path, description = "From the invitation's link")),
    responses((status = 200, description = "A valid invitation", body = Invitation),
        (status = 404, description = "Not there, used, or too old", body = Problem)))]
pub async fn get_invitation(
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<Json<Invitation>> {
    Ok(Json(invite::look(&site.app, &token).await?))
}

/// Accepts an invitation and signs in.
#[utoipa::path(post, path = "/invitations/{token}", tag = "session", request_body = Acceptance,
    params(("token" = String, Path, description = "From the invitation's link")),
    responses((status = 200, description = "Signed in", body = Session),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 404, description = "Not there, used, or too old", body = Problem)))]
pub async fn accept_invitation(
    State(site): State<Site>,
    Path(token): Path<String>,
    headers: HeaderMap,
    Body(acceptance): Body<Acceptance>,
) -> Result<Response> {
    auth::own_origin(&site, &headers)?;
    let token = invite::accept(&site.app, &token, acceptance).await?;
    signed_in(&site, StatusCode::OK, &token).await
}

/// Mails a link to whoever forgot his password. The answer is the same for every e-mail.
#[utoipa::path(post, path = "/password-resets", tag = "session", request_body = Forgotten,
    responses((status = 202, description = "If somebody has this e-mail, a link is on its way"),
        (status = 429, description = "Too many letters were asked for", body = Problem),
        (status = 503, description = "Candor has no server to send mail with", body = Problem)))]
pub async fn forgot_password(
    State(site): State<Site>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(forgotten): Body<Forgotten>,
) -> Result<StatusCode> {
    auth::own_origin(&site, &headers)?;
    let address = super::address::client_address(&site, peer, &headers);
    let base = super::address::base_url(&site, &headers);
    reset::ask(&site.app, address, &base, forgotten).await?;
    Ok(StatusCode::ACCEPTED)
}

/// Whether a link for a new password still works.
#[utoipa::path(get, path = "/password-resets/{token}", tag = "session",
    params(("token" = String, Path, description = "From the letter's link")),
    responses((status = 204, description = "It works"),
        (status = 404, description = "Not there, used, or too old", body = Problem)))]
pub async fn get_password_reset(
    State(site): State<Site>,
    Path(token): Path<String>,
) -> Result<StatusCode> {
    reset::look(&site.app, &token).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Sets a new password and ends every session of its account. Works once.
#[utoipa::path(post, path = "/password-resets/{token}", tag = "session", request_body = NewPassword,
    params(("token" = String, Path, description = "From the letter's link")),
    responses((status = 204, description = "Set: sign in with it"),
        (status = 400, description = "The password is not valid", body = Problem),
        (status = 404, description = "Not there, used, or too old", body = Problem)))]
pub async fn set_password(
    State(site): State<Site>,
    Path(token): Path<String>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(new): Body<NewPassword>,
) -> Result<StatusCode> {
    auth::own_origin(&site, &headers)?;
    let address = super::address::client_address(&site, peer, &headers);
    reset::set(&site.app, address, &token, new).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn signed_in(site: &Site, status: StatusCode, token: &str) -> Result<Response> {
    let app = &site.app;
    let found = sessions::find(&mut *app.db.read().await?, &token_hash(token), app.now()).await?;
    let found = found.ok_or_else(|| Error::internal("a session vanished while it was opened"))?;
    let role =
        Role::parse(&found.role).ok_or_else(|| Error::internal("a member with an unknown role"))?;
    let actor =
        Actor { member: found.member_id, workspace: found.workspace_id, role, name: found.name };
    let session = profile::of(app, &actor).await?;
    let mut response = (status, Json(session)).into_response();
    set_cookie(site, &mut response, token, SESSION_MS / 1_000)?;
    Ok(response)
}

fn set_cookie(site: &Site, response: &mut Response, token: &str, seconds: i64) -> Result<()> {
    let name = auth::cookie_name(site);
    let secure = if name.starts_with("__Host-") { "; Secure" } else { "" };
    let cookie =
        format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let value = HeaderValue::from_str(&cookie).map_err(Error::internal)?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}
