//! The visitor's rating form. Only a visitor's token opens it: a member's session never does, whatever its
//! role. Nothing here is reachable from, or shared with, the operator's side.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::answer::Problem;
use super::input::Body;
use super::visitor_auth::{VisitorToken, bearer};
use super::{Site, auth};
use crate::domain::rating::Submission;
use crate::error::{Code, Error, Result};
use crate::quality::form::Form;
use crate::quality::rate::Rated;
use crate::quality::{form, rate, shown, skip};
use crate::store::visitors::Visitor;

/// The visitor who may see and answer his form. A member's session without a visitor's token is refused
/// with 403: no member can read a form, not even an owner.
pub struct Rater(pub Visitor);

impl FromRequestParts<Site> for Rater {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Error> {
        if bearer(&parts.headers).is_none() && auth::entering(site, &parts.headers).await.is_ok() {
            return Err(Error::new(Code::Forbidden));
        }
        let VisitorToken(visitor) = VisitorToken::from_request_parts(parts, site).await?;
        site.limits.rating(visitor.id)?;
        Ok(Rater(visitor))
    }
}

/// Which form.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FormKey {
    pub form_key: String,
}

/// A rating.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RatingBody {
    pub form_key: String,
    /// A score of the form's scale.
    pub score: i64,
    /// At most 2,000 characters; outer white space does not count.
    #[serde(default)]
    pub comment: Option<String>,
    /// Ids of chosen reasons; with a dissatisfied score only.
    #[serde(default)]
    pub reasons: Option<Vec<String>>,
}

/// The form that is due for this visitor.
#[utoipa::path(get, path = "/widget/rating", tag = "visitor", operation_id = "due_rating",
    responses(
        (status = 200, description = "The form, in the visitor's language. `skipped` is offered quietly; `rated` may still be corrected", body = Form),
        (status = 204, description = "Nothing is due"),
        (status = 401, description = "No visitor's token, or an unknown one", body = Problem),
        (status = 403, description = "A member's session: forms are for visitors only", body = Problem),
        (status = 429, description = "Too many requests", body = Problem),
    ))]
pub async fn due(State(site): State<Site>, Rater(visitor): Rater) -> Result<Response> {
    Ok(match form::due(&site.app, &visitor).await? {
        Some(form) => Json(form).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    })
}

/// Rates the dialogue, or corrects the rating within its minutes. The same body again answers as before.
#[utoipa::path(post, path = "/widget/rating", tag = "visitor", operation_id = "rate", request_body = RatingBody,
    responses(
        (status = 200, description = "Stored", body = Rated),
        (status = 400, description = "`validation`: `fields` names what is not valid", body = Problem),
        (status = 401, description = "No visitor's token, or an unknown one", body = Problem),
        (status = 403, description = "A member's session: forms are for visitors only", body = Problem),
        (status = 404, description = "No form of this visitor has this key", body = Problem),
        (status = 409, description = "`not_finished`, `not_asked`, or `already_rated` when the time for corrections is over", body = Problem),
        (status = 410, description = "`expired` or `withdrawn`", body = Problem),
        (status = 429, description = "Too many requests", body = Problem),
    ))]
pub async fn submit(
    State(site): State<Site>,
    Rater(visitor): Rater,
    Body(body): Body<RatingBody>,
) -> Result<Json<Rated>> {
    let reasons = body.reasons.unwrap_or_default();
    let submission = Submission { score: body.score, comment: body.comment, reasons };
    let rated = rate::rate(&site.app, &visitor, &body.form_key, submission).await?;
    #[cfg(test)]
    crate::leaks::after_rating(&site, &visitor).await;
    Ok(Json(rated))
}

/// Says that the form is on the visitor's screen.
#[utoipa::path(post, path = "/widget/rating/shown", tag = "visitor", operation_id = "rating_shown", request_body = FormKey,
    responses(
        (status = 204, description = "Recorded, once"),
        (status = 400, description = "The body is not valid", body = Problem),
        (status = 401, description = "No visitor's token, or an unknown one", body = Problem),
        (status = 403, description = "A member's session: forms are for visitors only", body = Problem),
        (status = 404, description = "No form of this visitor has this key", body = Problem),
        (status = 409, description = "`not_finished` or `not_asked`", body = Problem),
        (status = 410, description = "`expired` or `withdrawn`", body = Problem),
        (status = 429, description = "Too many requests", body = Problem),
    ))]
pub async fn display(
    State(site): State<Site>,
    Rater(visitor): Rater,
    Body(body): Body<FormKey>,
) -> Result<StatusCode> {
    shown::shown(&site.app, visitor.id, &body.form_key).await?;
    #[cfg(test)]
    crate::leaks::after_display(&site, &visitor).await;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that the visitor closed the form. He may still rate within its time.
#[utoipa::path(post, path = "/widget/rating/skip", tag = "visitor", operation_id = "skip_rating", request_body = FormKey,
    responses(
        (status = 204, description = "Recorded, once"),
        (status = 400, description = "The body is not valid", body = Problem),
        (status = 401, description = "No visitor's token, or an unknown one", body = Problem),
        (status = 403, description = "A member's session: forms are for visitors only", body = Problem),
        (status = 404, description = "No form of this visitor has this key", body = Problem),
        (status = 409, description = "`not_finished`, `not_asked` or `already_rated`", body = Problem),
        (status = 410, description = "`expired` or `withdrawn`", body = Problem),
        (status = 429, description = "Too many requests", body = Problem),
    ))]
pub async fn close(
    State(site): State<Site>,
    Rater(visitor): Rater,
    Body(body): Body<FormKey>,
) -> Result<StatusCode> {
    skip::skip(&site.app, visitor.id, &body.form_key).await?;
    Ok(StatusCode::NO_CONTENT)
}
