//! One dialogue for analysts: its transcript, what became of its rating, and its review.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Site;
use super::analytics_rows::{self, Item, Told};
use super::answer::Problem;
use super::auth::Analysing;
use super::input::{Body, PathId, Query};
use crate::desk::history::{self, HistoryEntry};
use crate::desk::messages::{self, Part};
use crate::desk::view::OperatorMessage;
use crate::domain::working_time::Counted;
use crate::error::{Code, Result};
use crate::ids::Id;
use crate::quality::review::{self, Change};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TimeAsk {
    /// working (default) or clock: which response time is counted.
    #[serde(default)]
    #[param(inline)]
    pub time: Counted,
}

#[derive(Serialize, ToSchema)]
pub struct Outcome {
    pub dialogue: Item,
    /// What happened to the rating request, oldest first.
    pub story: Vec<Told>,
}

#[derive(Serialize, ToSchema)]
pub struct Transcript {
    pub dialogue: Item,
    pub messages: Vec<OperatorMessage>,
    pub history: Vec<HistoryEntry>,
    pub story: Vec<Told>,
}

/// A dialogue: transcript, history, rating and its story; of one that is not finished what was said so far. Reading it
/// changes nothing.
#[utoipa::path(get, path = "/analytics/dialogues/{id}", tag = "analyst", params(("id" = Id, Path, description = "Dialogue"), TimeAsk),
    responses((status = 200, description = "The dialogue", body = Transcript),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there", body = Problem)))]
pub async fn transcript(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
    Query(ask): Query<TimeAsk>,
) -> Result<Json<Transcript>> {
    let (dialogue, story) = match analytics_rows::outcome(&site.app, &actor, id, ask.time).await {
        Ok(finished) => finished,
        Err(error) if error.code == Code::NotFound => {
            (analytics_rows::open(&site.app, &actor, id).await?, Vec::new())
        }
        Err(error) => return Err(error),
    };
    let messages = messages::operator_views(&site.app, id, Part::After(0), 10_000, None).await?;
    let history = history::of(&mut *site.app.db.read().await?, id).await?;
    Ok(Json(Transcript { dialogue, messages, history, story }))
}

/// Reviews a finished dialogue: status, assignee, note and tags of its rating; excludes the rating, or marks
/// the dialogue as test or spam, each with a reason and reversible.
#[utoipa::path(patch, path = "/dialogues/{id}/outcome", tag = "analyst", request_body = Change,
    params(("id" = Id, Path, description = "Dialogue"), TimeAsk),
    responses((status = 200, description = "The outcome as it is now", body = Outcome),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not finished", body = Problem)))]
pub async fn review(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
    Query(ask): Query<TimeAsk>,
    Body(change): Body<Change>,
) -> Result<Json<Outcome>> {
    site.limits.member_write(actor.member)?;
    review::review(&site.app, &actor, id, change).await?;
    let (dialogue, story) = analytics_rows::outcome(&site.app, &actor, id, ask.time).await?;
    Ok(Json(Outcome { dialogue, story }))
}

/// The outcome of a finished dialogue and its story.
#[utoipa::path(get, path = "/dialogues/{id}/outcome", tag = "analyst", params(("id" = Id, Path, description = "Dialogue"), TimeAsk),
    responses((status = 200, description = "The outcome", body = Outcome),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not finished", body = Problem)))]
pub async fn outcome(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
    Query(ask): Query<TimeAsk>,
) -> Result<Json<Outcome>> {
    let (dialogue, story) = analytics_rows::outcome(&site.app, &actor, id, ask.time).await?;
    Ok(Json(Outcome { dialogue, story }))
}
