//! How members get in: second factors, where one is signed in, and what those who manage may end.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::{self, Managing, Owning, Signed};
use super::input::{Body, PathId};
use crate::error::Result;
use crate::ids::Id;
use crate::people::devices::{self, Device};
use crate::people::two_factor::{
    self, OwnCode, OwnPassword, RecoveryCodes, TwoFactor, TwoFactorSecret,
};
use crate::people::workspace;

#[derive(Serialize, ToSchema)]
pub struct Devices {
    pub items: Vec<Device>,
}

/// Whether everybody must have a second factor.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TwoFactorRule {
    pub required: bool,
}

/// Whether one's own account has a second factor.
#[utoipa::path(get, path = "/session/two-factor", tag = "session",
    responses((status = 200, description = "Whether it has", body = TwoFactor),
        (status = 401, description = "Not signed in", body = Problem)))]
pub async fn get_two_factor(
    Signed(actor): Signed,
    State(site): State<Site>,
) -> Result<Json<TwoFactor>> {
    Ok(Json(two_factor::of(&site.app, &actor).await?))
}

/// Makes a secret for an authenticator app. It counts when it was confirmed.
#[utoipa::path(post, path = "/session/two-factor", tag = "session", request_body = OwnPassword,
    responses((status = 200, description = "The secret, shown this once", body = TwoFactorSecret),
        (status = 401, description = "Not signed in, or the password is wrong", body = Problem),
        (status = 409, description = "There is one already", body = Problem),
        (status = 429, description = "Too many tries", body = Problem)))]
pub async fn begin_two_factor(
    Signed(actor): Signed,
    State(site): State<Site>,
    Body(own): Body<OwnPassword>,
) -> Result<Json<TwoFactorSecret>> {
    Ok(Json(two_factor::begin(&site.app, &actor, own).await?))
}

/// Confirms the secret with a code of it. From now on one is asked for at every sign-in, and one's other sessions end.
#[utoipa::path(post, path = "/session/two-factor/confirm", tag = "session", request_body = OwnCode,
    responses((status = 200, description = "Recovery codes, shown this once", body = RecoveryCodes),
        (status = 401, description = "Not signed in, or the code is wrong", body = Problem),
        (status = 409, description = "Nothing waits to be confirmed", body = Problem),
        (status = 429, description = "Too many tries", body = Problem)))]
pub async fn confirm_two_factor(
    Signed(actor): Signed,
    State(site): State<Site>,
    headers: HeaderMap,
    Body(own): Body<OwnCode>,
) -> Result<Json<RecoveryCodes>> {
    let (_, session) = auth::entering(&site, &headers).await?;
    Ok(Json(two_factor::confirm(&site.app, &actor, &session, own).await?))
}

/// New recovery codes; those before work no longer.
#[utoipa::path(post, path = "/session/two-factor/recovery-codes", tag = "session", request_body = OwnCode,
    responses((status = 200, description = "Recovery codes, shown this once", body = RecoveryCodes),
        (status = 401, description = "Not signed in, or the code is wrong", body = Problem),
        (status = 409, description = "There is none", body = Problem),
        (status = 429, description = "Too many tries", body = Problem)))]
pub async fn renew_recovery_codes(
    Signed(actor): Signed,
    State(site): State<Site>,
    Body(own): Body<OwnCode>,
) -> Result<Json<RecoveryCodes>> {
    Ok(Json(two_factor::renew(&site.app, &actor, own).await?))
}

/// Takes the second factor away from one's own account.
#[utoipa::path(post, path = "/session/two-factor/off", tag = "session", request_body = OwnCode,
    responses((status = 204, description = "Taken away"),
        (status = 401, description = "Not signed in, or the code is wrong", body = Problem),
        (status = 403, description = "The workspace wants everybody to have one", body = Problem),
        (status = 409, description = "There is none", body = Problem),
        (status = 429, description = "Too many tries", body = Problem)))]
pub async fn end_two_factor(
    Signed(actor): Signed,
    State(site): State<Site>,
    Body(own): Body<OwnCode>,
) -> Result<StatusCode> {
    two_factor::off(&site.app, &actor, own).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes the second factor away from a member who lost it, and ends his sessions.
#[utoipa::path(delete, path = "/members/{id}/two-factor", tag = "admin",
    params(("id" = Id, Path, description = "Member")),
    responses((status = 204, description = "Taken away"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it, or it is one's own", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn reset_two_factor(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    two_factor::reset(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether everybody must have a second factor.
#[utoipa::path(get, path = "/workspace/two-factor", tag = "admin",
    responses((status = 200, description = "Whether they must", body = TwoFactorRule),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn get_two_factor_rule(
    Managing(actor): Managing,
    State(site): State<Site>,
) -> Result<Json<TwoFactorRule>> {
    let required = workspace::requires_two_factor(&site.app, &actor).await?;
    Ok(Json(TwoFactorRule { required }))
}

/// Says whether everybody must have one. Whoever has none can do nothing else until he does. For owners.
#[utoipa::path(put, path = "/workspace/two-factor", tag = "admin", request_body = TwoFactorRule,
    responses((status = 200, description = "Changed", body = TwoFactorRule),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn put_two_factor_rule(
    Owning(actor): Owning,
    State(site): State<Site>,
    Body(rule): Body<TwoFactorRule>,
) -> Result<Json<TwoFactorRule>> {
    site.limits.member_write(actor.member)?;
    workspace::require_two_factor(&site.app, &actor, rule.required).await?;
    Ok(Json(rule))
}

/// Where one is signed in.
#[utoipa::path(get, path = "/sessions", tag = "session",
    responses((status = 200, description = "Sessions, newest use first", body = Devices),
        (status = 401, description = "Not signed in", body = Problem)))]
pub async fn list_sessions(
    Signed(actor): Signed,
    State(site): State<Site>,
    headers: HeaderMap,
) -> Result<Json<Devices>> {
    let (_, session) = auth::entering(&site, &headers).await?;
    Ok(Json(Devices { items: devices::list(&site.app, &actor, &session).await? }))
}

/// Ends one of one's own sessions, its open connections too.
#[utoipa::path(delete, path = "/sessions/{id}", tag = "session",
    params(("id" = String, Path, description = "Session")),
    responses((status = 204, description = "Ended"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn end_session(
    Signed(actor): Signed,
    State(site): State<Site>,
    Path(id): Path<String>,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    devices::end(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ends all sessions of a member, his open connections too.
#[utoipa::path(delete, path = "/members/{id}/sessions", tag = "admin",
    params(("id" = Id, Path, description = "Member")),
    responses((status = 204, description = "Ended"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn end_sessions(
    Managing(actor): Managing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    devices::end_all(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
