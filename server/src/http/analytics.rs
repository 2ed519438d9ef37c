//! The Live Chat tab: figures, the dialogues behind them, comments, one dialogue with its story. For owner,
//! admin and analyst. It writes nothing.

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::analytics_rows::{self, Item, Names, Told};
use super::answer::Problem;
use super::auth::Analysing;
use super::input::PathId;
use crate::analytics::answer::{ChatOf, ChatRow, LiveChat, OperatorRow, Previous};
use crate::analytics::columns::Columns;
use crate::analytics::figures::{self, Around, Group};
use crate::analytics::filter::{Filter, Page};
use crate::analytics::intervals::wilson;
use crate::analytics::lists::{self, List};
use crate::analytics::tally::{Tally, ratio};
use crate::desk::history::{self, HistoryEntry};
use crate::desk::messages::{self, Part};
use crate::desk::view::OperatorMessage;
use crate::domain::people::{Actor, Person};
use crate::domain::quality::Scale;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::{columns, people};

/// Shared by all questions: the filter, and what it needs to be answered.
async fn question(
    site: &Site,
    actor: &Actor,
    query: Option<String>,
    page: Option<&mut Page>,
) -> Result<(Filter, Around)> {
    let app = &site.app;
    let mut conn = app.db.read().await?;
    let workspace =
        people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
    let filter =
        Filter::parse(query.as_deref().unwrap_or_default(), &workspace.time_zone, app.now(), page)?;
    let wanted = analytics_rows::chats(&mut conn, actor.workspace).await?;
    let wanted: Vec<Id> = wanted
        .into_iter()
        .filter(|chat| filter.kinds.is_empty() || filter.kinds.contains(&chat.kind))
        .map(|chat| chat.id)
        .collect();
    let mut open = columns::open(&mut conn, actor.workspace).await?;
    open.retain(|open| {
        wanted.contains(&open.chat_id)
            && (filter.chats.is_empty() || filter.chats.contains(&open.chat_id))
            && (filter.languages.is_empty() || filter.languages.contains(&open.language))
    });
    let week_start = match workspace.week_start.as_str() {
        "sunday" => jiff::civil::Weekday::Sunday,
        "saturday" => jiff::civil::Weekday::Saturday,
        _ => jiff::civil::Weekday::Monday,
    };
    let few_answers = workspace.few_answers;
    Ok((filter, Around { now: app.now().0, week_start, few_answers, wanted_chats: wanted, open }))
}

/// All figures of the tab in one answer.
#[utoipa::path(get, path = "/analytics/live-chat", tag = "analyst",
    params(
        ("from" = Option<String>, Query, description = "Instant, or a date: its midnight in tz; default 30 days before to"),
        ("to" = Option<String>, Query, description = "Half open; default now"),
        ("tz" = Option<String>, Query, description = "IANA zone; default the workspace's"),
        ("chat" = Vec<Id>, Query, description = "Repeatable"),
        ("operator" = Vec<String>, Query, description = "Member id or nobody; repeatable"),
        ("score" = Vec<String>, Query, description = "scale:score, for example stars5:5; repeatable"),
        ("state" = Vec<String>, Query, description = "rated, no_answer, not_asked, excluded, one state, not_asked:reason; repeatable"),
        ("kind" = Vec<String>, Query, description = "website or course; repeatable"),
        ("finished_by" = Vec<String>, Query, description = "Repeatable"),
        ("language" = Vec<String>, Query, description = "Repeatable"),
        ("step" = Option<String>, Query, description = "hour, day, week or month; default day")),
    responses((status = 200, description = "The figures", body = LiveChat),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn live_chat(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<LiveChat>> {
    let (filter, around) = question(&site, &actor, query, None).await?;
    let (asked, few) = (filter.clone(), around.few_answers);
    let found = site
        .analytics
        .ask(&site.app, actor.workspace, move |columns| figures::figures(columns, &asked, &around))
        .await?;
    let mut conn = site.app.db.read().await?;
    let operators: Vec<Id> = found.operators.iter().filter_map(|group| group.id).collect();
    let names = Names::load(&mut conn, actor.workspace, &operators).await?;
    Ok(Json(LiveChat {
        filter: filter.said,
        previous: Previous {
            from: crate::time::Time(found.previous_range.0),
            to: crate::time::Time(found.previous_range.1),
            totals: found.previous,
        },
        change: found.change,
        distribution: figures::distribution(&found.tally),
        series: found.series,
        operators: found
            .operators
            .iter()
            .map(|group| operator_row(group, &found.tally, &names, few))
            .collect(),
        chats: found.chats.iter().filter_map(|group| chat_row(group, &names, few)).collect(),
        speed: found.speed,
        totals: found.totals,
    }))
}

fn single_scale(tally: &Tally) -> Option<(Scale, f64)> {
    if let [(scale, _, average)] = tally.scales().as_slice() {
        Some((*scale, *average))
    } else {
        None
    }
}

fn operator_row(group: &Group, total: &Tally, names: &Names, few: i64) -> OperatorRow {
    let tally = &group.tally;
    let scale = single_scale(tally);
    OperatorRow {
        operator: group.id.map(|id| names.person(id)),
        finished: tally.finished,
        asked: tally.asked,
        rated: tally.rated,
        unrated: tally.finished - tally.rated,
        average: scale.map(|(_, average)| average),
        average_scale: scale.map(|(scale, _)| scale),
        csat: wilson(tally.satisfied, tally.rated),
        dsat: wilson(tally.dissatisfied, tally.rated),
        few_answers: tally.rated < few,
        against_team: figures::against_team(tally, total),
        response_seconds_mean: ratio(tally.response_ms_sum, tally.answers).map(|ms| ms / 1_000.0),
        answers: tally.answers,
        dialogues_answered: tally.dialogues_answered,
    }
}

fn chat_row(group: &Group, names: &Names, few: i64) -> Option<ChatRow> {
    let tally = &group.tally;
    let scale = single_scale(tally);
    Some(ChatRow {
        chat: names.chat(group.id?)?,
        finished: tally.finished,
        asked: tally.asked,
        rated: tally.rated,
        unrated: tally.finished - tally.rated,
        average: scale.map(|(_, average)| average),
        average_scale: scale.map(|(scale, _)| scale),
        csat: wilson(tally.satisfied, tally.rated),
        few_answers: tally.rated < few,
    })
}

/// A page of dialogues with what is known of their ratings.
#[derive(Serialize, ToSchema)]
pub struct Items {
    pub items: Vec<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many the whole list has.
    pub total: i64,
}

async fn page(
    site: &Site,
    actor: &Actor,
    query: Option<String>,
    list: List,
) -> Result<Json<Items>> {
    let mut asked = Page::default();
    let (filter, around) = question(site, actor, query, Some(&mut asked)).await?;
    let limit = match asked.limit.as_deref().map_or(Ok(50), str::parse) {
        Ok(limit) if (1..=100).contains(&limit) => limit,
        _ => return Err(Error::field("limit", "1 to 100.")),
    };
    let after = asked.cursor.as_deref().map(lists::parse_cursor).transpose()?;
    let found = site
        .analytics
        .ask(&site.app, actor.workspace, move |columns| {
            lists::find(columns, &filter, &around.wanted_chats, list, after, limit)
        })
        .await?;
    let items = analytics_rows::items(&site.app, actor.workspace, &found.numbers).await?;
    Ok(Json(Items { items, next: found.next, total: found.total }))
}

/// The dialogues behind the figures, newest finish first. Same filters, and `cursor`, `limit` (1–100).
#[utoipa::path(get, path = "/analytics/live-chat/dialogues", tag = "analyst",
    params(("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<i64>, Query, description = "1 to 100, default 50")),
    responses((status = 200, description = "A page", body = Items),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn dialogues(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<Items>> {
    page(&site, &actor, query, List::Dialogues).await
}

/// The comments on dialogues, newest rating first. Same filters, and `cursor`, `limit` (1–100).
#[utoipa::path(get, path = "/analytics/live-chat/comments", tag = "analyst",
    params(("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<i64>, Query, description = "1 to 100, default 50")),
    responses((status = 200, description = "A page", body = Items),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn comments(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<Items>> {
    page(&site, &actor, query, List::Comments).await
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

/// A finished dialogue: transcript, history, rating and its story. Reading it changes nothing.
#[utoipa::path(get, path = "/analytics/dialogues/{id}", tag = "analyst", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The dialogue", body = Transcript),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not finished", body = Problem)))]
pub async fn transcript(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Transcript>> {
    let (dialogue, story) = analytics_rows::outcome(&site.app, actor.workspace, id).await?;
    let messages = messages::operator_views(&site.app, id, Part::After(0), 10_000, None).await?;
    let history = history::of(&mut *site.app.db.read().await?, id).await?;
    Ok(Json(Transcript { dialogue, messages, history, story }))
}

/// The outcome of a finished dialogue and its story.
#[utoipa::path(get, path = "/dialogues/{id}/outcome", tag = "analyst", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The outcome", body = Outcome),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not finished", body = Problem)))]
pub async fn outcome(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<Outcome>> {
    let (dialogue, story) = analytics_rows::outcome(&site.app, actor.workspace, id).await?;
    Ok(Json(Outcome { dialogue, story }))
}

#[derive(Serialize, ToSchema)]
pub struct Options {
    pub chats: Vec<ChatOf>,
    /// All who answer or ever answered.
    pub operators: Vec<Person>,
    /// Languages of visitors so far.
    pub languages: Vec<String>,
    pub time_zone: String,
}

/// What the filters can be set to; deleted chats and members included.
#[utoipa::path(get, path = "/analytics/options", tag = "analyst",
    responses((status = 200, description = "Options", body = Options),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn options(
    Analysing(actor): Analysing,
    State(site): State<Site>,
) -> Result<Json<Options>> {
    let languages = |columns: &Columns| {
        let mut languages = columns.languages.clone();
        languages.sort_unstable();
        languages
    };
    let languages = site.analytics.ask(&site.app, actor.workspace, languages).await?;
    let mut conn = site.app.db.read().await?;
    let workspace =
        people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
    Ok(Json(Options {
        languages,
        chats: analytics_rows::chats(&mut conn, actor.workspace).await?,
        operators: analytics_rows::operators(&mut conn, actor.workspace).await?,
        time_zone: workspace.time_zone,
    }))
}
