//! An operator's own numbers. It knows nothing of ratings.

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use super::Site;
use super::answer::Problem;
use super::auth::Operating;
use super::input::Query;
use crate::desk::hours::{self, Ask, OwnHours};
use crate::domain::period::Step;
use crate::domain::working_time::Counted;
use crate::error::Result;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HoursAsk {
    /// Instant, or a date: its midnight in tz; default 30 days before to.
    #[serde(default)]
    pub from: Option<String>,
    /// Half open; default now.
    #[serde(default)]
    pub to: Option<String>,
    /// IANA zone; default the workspace's.
    #[serde(default)]
    pub tz: Option<String>,
    /// hour, day, week or month; default day.
    #[serde(default)]
    pub step: Option<Step>,
    /// working (default) or clock: which response time is counted.
    #[serde(default)]
    #[param(inline)]
    pub time: Counted,
}

/// One's own numbers: dialogues and answers by the day and the hour in which one answered, and how fast.
#[utoipa::path(get, path = "/operators/me/hours", tag = "operator", params(HoursAsk),
    responses((status = 200, description = "The numbers", body = OwnHours),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn own(
    Operating(actor): Operating,
    State(site): State<Site>,
    Query(ask): Query<HoursAsk>,
) -> Result<Json<OwnHours>> {
    let HoursAsk { from, to, tz, step, time } = ask;
    Ok(Json(hours::own(&site.app, &actor, Ask { from, to, tz, step, time }).await?))
}
