//! Operators by time, for those who read analytics. Nothing of it is made of ratings.

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::analytics_question::Question;
use super::analytics_rows::Names;
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::operators::by_operators;
use crate::domain::hours::ByTime;
use crate::domain::people::Person;
use crate::domain::period::Step;
use crate::domain::working_time::Counted;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::time::Time;

/// The part of the tab's filter that concerns answers, as it was understood.
#[derive(Serialize, ToSchema)]
pub struct AnswersFilter {
    pub from: Time,
    pub to: Time,
    pub tz: String,
    /// Which response time is counted.
    pub time: Counted,
    pub chats: Vec<String>,
    pub kinds: Vec<String>,
    pub languages: Vec<String>,
    pub operators: Vec<String>,
    pub tags: Vec<String>,
}

/// Answers of one operator.
#[derive(Serialize, ToSchema)]
pub struct OperatorByTime {
    pub operator: Person,
    #[serde(flatten)]
    pub given: ByTime,
}

/// Operators by time.
#[derive(Serialize, ToSchema)]
pub struct OperatorsByTime {
    pub filter: AnswersFilter,
    /// The step that was taken; a long period takes a coarser one.
    pub step: Step,
    /// Where the steps begin.
    pub starts: Vec<Time>,
    /// All of them together; a dialogue that several answered counts once.
    pub total: ByTime,
    /// By number of dialogues answered, most first; those who answered nothing are left out.
    pub operators: Vec<OperatorByTime>,
}

/// What the question may name.
const KNOWN: [&str; 10] =
    ["from", "to", "tz", "step", "time", "chat", "kind", "language", "operator", "tag"];

/// Operators by time: mean response seconds, answers and dialogues answered, by the day and the hour in which
/// they were answered, also in dialogues that are not finished. Test and spam apart.
#[utoipa::path(get, path = "/analytics/operators", tag = "analyst",
    params(
        ("from" = Option<String>, Query, description = "Instant, or a date: its midnight in tz; default 30 days before to"),
        ("to" = Option<String>, Query, description = "Half open; default now"),
        ("tz" = Option<String>, Query, description = "IANA zone; default the workspace's"),
        ("step" = Option<String>, Query, description = "hour, day, week or month; default day"),
        ("time" = Option<String>, Query, description = "working (default) or clock: which response time is counted"),
        ("chat" = Vec<Id>, Query, description = "Repeatable"),
        ("kind" = Vec<String>, Query, description = "website or course; repeatable"),
        ("language" = Vec<String>, Query, description = "Repeatable"),
        ("operator" = Vec<String>, Query, description = "Who answered: member id; repeatable"),
        ("tag" = Vec<String>, Query, description = "A tag of the dialogue; repeatable, any of them")),
    responses((status = 200, description = "Operators by time", body = OperatorsByTime),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn by_time(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<OperatorsByTime>> {
    let named = url::form_urlencoded::parse(query.as_deref().unwrap_or_default().as_bytes());
    if named.into_iter().any(|(name, _)| !KNOWN.contains(&name.as_ref())) {
        return Err(Error::new(Code::UnknownParameter));
    }
    let question = Question::read(&site, &actor, query, None).await?;
    let said = question.filter.said.clone();
    let found = question.ask(&site, &actor, by_operators).await?;
    let mut conn = site.app.db.read().await?;
    let ids: Vec<Id> = found.operators.iter().map(|(id, _)| *id).collect();
    let names = Names::load(&mut conn, actor.workspace, &ids).await?;
    let operators = found.operators.into_iter();
    Ok(Json(OperatorsByTime {
        filter: AnswersFilter {
            from: said.from,
            to: said.to,
            tz: said.tz,
            time: said.time,
            chats: said.chats,
            kinds: said.kinds,
            languages: said.languages,
            operators: said.operators,
            tags: said.tags,
        },
        step: found.step,
        starts: found.starts,
        total: found.total,
        operators: operators
            .map(|(id, given)| OperatorByTime { operator: names.person(id), given })
            .collect(),
    }))
}
