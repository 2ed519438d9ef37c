//! The Live Chat tab: figures, the dialogues behind them, comments, one dialogue with its story. For owner,
//! admin and analyst. It writes nothing.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::analytics_rows::{self, Item, Names, Told};
use super::answer::Problem;
use super::auth::Analysing;
use super::input::{Body, PathId};
use crate::analytics::answer::{
    ChatOf, ChatRow, DefinitionChange, LiveChat, OperatorRow, Previous, ReasonRow,
};
use crate::analytics::columns::Columns;
use crate::analytics::definitions::{self, Changed, Reason};
use crate::analytics::figures::{self, Around, Group};
use crate::analytics::filter::{Filter, Numbers, Page};
use crate::analytics::intervals::wilson;
use crate::analytics::lists::{self, List};
use crate::analytics::tally::{Tally, ratio};
use crate::desk::history::{self, HistoryEntry};
use crate::desk::messages::{self, Part};
use crate::desk::view::OperatorMessage;
use crate::domain::people::{Actor, Person};
use crate::domain::quality::Scale;
use crate::domain::review::Status;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::quality::review::{self, Change};
use crate::store::{Conn, columns, people, reviews};

/// Shared by all questions: the filter, and what it needs to be answered.
pub(super) async fn question(
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
    let filter = looked_up(&mut conn, actor.workspace, filter).await?;
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

/// Words of comments, reviews and their tags are the store's; figures see the outcomes that it found.
async fn looked_up(conn: &mut Conn, workspace: Id, mut filter: Filter) -> Result<Filter> {
    let numbers = |rows: Vec<(i64,)>| rows.into_iter().map(|(n,)| n);
    // A search without a word in it (…!) finds nothing.
    if filter.said.words.as_ref().is_some_and(|words| !words.trim().is_empty())
        && filter.words.is_empty()
    {
        filter.sets.push(Numbers::default());
    }
    for word in filter.words.clone() {
        let found = reviews::numbers_with_word(conn, workspace, &word).await?;
        filter.sets.push(Numbers::of(numbers(found)));
    }
    if !filter.reviews.is_empty() {
        // What nobody has looked at has no row: *new* is all but those in another status.
        let with = async |conn: &mut Conn, wanted: bool| -> Result<Vec<i64>> {
            let mut found = Vec::new();
            for status in [Status::InReview, Status::Done] {
                if filter.reviews.contains(&status) == wanted {
                    let rows = reviews::numbers_with_status(conn, workspace, status.as_str());
                    found.extend(rows.await?.into_iter().map(|(n,)| n));
                }
            }
            Ok(found)
        };
        let set = if filter.reviews.contains(&Status::New) {
            Numbers::all_but(with(conn, false).await?)
        } else {
            Numbers::of(with(conn, true).await?)
        };
        filter.sets.push(set);
    }
    if !filter.review_tags.is_empty() {
        let holds = |tags: &str| {
            let tags: Vec<String> = serde_json::from_str(tags).unwrap_or_default();
            tags.iter().any(|tag| filter.review_tags.contains(&words::folded(tag)))
        };
        let tagged = reviews::tagged(conn, workspace).await?;
        let found = tagged.into_iter().filter(|(_, tags)| holds(tags)).map(|(n, _)| n);
        filter.sets.push(Numbers::of(found));
    }
    Ok(filter)
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
        ("comment" = Option<String>, Query, description = "yes or no"),
        ("reason" = Vec<String>, Query, description = "A reason's id; repeatable, any of them"),
        ("words" = Option<String>, Query, description = "Beginnings of words of the comment; all of them, without case and accents"),
        ("review" = Vec<String>, Query, description = "new, in_review or done; repeatable"),
        ("review_tag" = Vec<String>, Query, description = "An analyst's tag; repeatable, any of them"),
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
    let wanted = around.wanted_chats.clone();
    let found = site
        .analytics
        .ask(&site.app, actor.workspace, move |columns| figures::figures(columns, &asked, &around))
        .await?;
    let mut conn = site.app.db.read().await?;
    let operators: Vec<Id> = found.operators.iter().filter_map(|group| group.id).collect();
    let names = Names::load(&mut conn, actor.workspace, &operators).await?;
    let versions = columns::versions(&mut conn, actor.workspace).await?;
    let language = people::language(&mut conn, actor.member).await?;
    let mut series = found.series;
    series.changes = definitions::changes(&versions, filter.from, filter.to)
        .into_iter()
        .filter(|change| wanted.contains(&change.chat))
        .filter(|change| filter.chats.is_empty() || filter.chats.contains(&change.chat))
        .filter_map(|change| {
            let Changed { at, chat, version, scale } = change;
            Some(DefinitionChange { at, chat: names.chat(chat)?, version, scale })
        })
        .collect();
    Ok(Json(LiveChat {
        filter: filter.said,
        reasons: reason_rows(found.reasons, &definitions::reasons(&versions), &language),
        previous: Previous {
            from: crate::time::Time(found.previous_range.0),
            to: crate::time::Time(found.previous_range.1),
            totals: found.previous,
        },
        change: found.change,
        distribution: figures::distribution(&found.tally),
        series,
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

fn reason_rows(
    found: Vec<(String, i64)>,
    known: &HashMap<String, Reason>,
    language: &str,
) -> Vec<ReasonRow> {
    found
        .into_iter()
        .map(|(id, count)| {
            let reason = known.get(&id);
            let texts = reason.map(|reason| &reason.text);
            let text = analytics_rows::reason_text(&id, texts, language);
            ReasonRow { text, about: reason.map(|reason| reason.about), id, count }
        })
        .collect()
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
            lists::find(columns, &filter, &around.wanted_chats, list, asked.marked, after, limit)
        })
        .await?;
    let items = analytics_rows::items(&site.app, actor, &found.numbers).await?;
    Ok(Json(Items { items, next: found.next, total: found.total }))
}

/// The dialogues behind the figures, newest finish first. Same filters, and `cursor`, `limit` (1–100).
#[utoipa::path(get, path = "/analytics/live-chat/dialogues", tag = "analyst",
    params(("cursor" = Option<String>, Query, description = "`next` of the page before"),
        ("marked" = Option<String>, Query, description = "test or spam: instead of what counts, what was marked so"),
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
        ("marked" = Option<String>, Query, description = "test or spam: instead of what counts, what was marked so"),
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
    let (dialogue, story) = analytics_rows::outcome(&site.app, &actor, id).await?;
    let messages = messages::operator_views(&site.app, id, Part::After(0), 10_000, None).await?;
    let history = history::of(&mut *site.app.db.read().await?, id).await?;
    Ok(Json(Transcript { dialogue, messages, history, story }))
}

/// Reviews a finished dialogue: status, assignee, note and tags of its rating; excludes the rating, or marks
/// the dialogue as test or spam, each with a reason and reversible.
#[utoipa::path(patch, path = "/dialogues/{id}/outcome", tag = "analyst", request_body = Change,
    params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The outcome as it is now", body = Outcome),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not finished", body = Problem)))]
pub async fn review(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(change): Body<Change>,
) -> Result<Json<Outcome>> {
    site.limits.member_write(actor.member)?;
    review::review(&site.app, &actor, id, change).await?;
    let (dialogue, story) = analytics_rows::outcome(&site.app, &actor, id).await?;
    Ok(Json(Outcome { dialogue, story }))
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
    let (dialogue, story) = analytics_rows::outcome(&site.app, &actor, id).await?;
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
