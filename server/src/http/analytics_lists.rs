//! The lists behind the figures: dialogues and comments, page by page. They write nothing.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::Site;
use super::analytics_question::{Filters, Narrowing, Question};
use super::analytics_rows::{self, Item};
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::behind::{self, Ask, Behind};

use crate::analytics::lists::{self, List};
use crate::analytics::page::{Of, Page};
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};

/// A page of dialogues with what is known of their ratings.
#[derive(Serialize, ToSchema)]
pub struct Items {
    pub items: Vec<Item>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many the whole list has.
    pub total: i64,
    /// With `of=answered`: how many answers all its dialogues have in that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub answers: Option<i64>,
}

/// What the list is made of, for its description; `Filter::parse` reads it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described, never made")]
pub(super) struct MadeOf {
    /// finished (default); started: opened in the period, finished since or open; open_now: not finished at this
    /// moment; answered: the filter's operators answered in it in the period. Of the filters all but finished are about
    /// period, zone, chats, kinds, languages and tags only (open_now: without period; answered: operators, too)
    of: Option<String>,
    /// 1 (Monday) to 7, with hour: only what was opened (of=started) or answered (of=answered) in that hour of the week
    weekday: Option<i64>,
    /// 0 to 23 in tz
    hour: Option<i64>,
}

async fn page(
    site: &Site,
    actor: &Actor,
    query: Option<String>,
    list: List,
) -> Result<Json<Items>> {
    let mut asked = Page::default();
    let question = Question::read(site, actor, query, Some(&mut asked)).await?;
    let limit = match asked.limit.as_deref().map_or(Ok(50), str::parse) {
        Ok(limit) if (1..=100).contains(&limit) => limit,
        _ => return Err(Error::field("limit", "1 to 100.")),
    };
    let hour_of_week = asked.hour_of_week(&question.filter)?;
    if asked.of != Of::Finished {
        if list == List::Comments {
            return Err(Error::new(Code::UnknownParameter));
        }
        let after = asked.cursor.as_deref().map(behind::parse_cursor).transpose()?;
        let ask = Ask { of: asked.of, hour_of_week, after, limit };
        return of_more(site, actor, question, ask).await;
    }
    let after = asked.cursor.as_deref().map(lists::parse_cursor).transpose()?;
    let counted = question.filter.counted;
    let found = question
        .ask(site, actor, move |columns, filter, around| {
            lists::find(columns, filter, &around.wanted_chats, list, asked.marked, after, limit)
        })
        .await?;
    let items = analytics_rows::items(&site.app, actor, &found.numbers, counted).await?;
    Ok(Json(Items { items, next: found.next, total: found.total, answers: None }))
}

/// The lists that are about more than finished dialogues.
async fn of_more(site: &Site, actor: &Actor, question: Question, ask: Ask) -> Result<Json<Items>> {
    let counted = question.filter.counted;
    let found = question
        .ask(site, actor, move |columns, filter, around| behind::find(columns, filter, around, ask))
        .await?;
    let answered = ask.of == Of::Answered;
    let dialogues: Vec<Behind> = found.dialogues.iter().map(|(which, _)| *which).collect();
    let mut items = analytics_rows::behind(&site.app, actor, &dialogues, counted).await?;
    if answered {
        let answers: HashMap<Behind, i64> = found.dialogues.into_iter().collect();
        for (which, item) in &mut items {
            item.answers_then = answers.get(which).copied();
        }
    }
    let items = items.into_iter().map(|(_, item)| item).collect();
    let answers = answered.then_some(found.answers);
    Ok(Json(Items { items, next: found.next, total: found.total, answers }))
}

/// The dialogues behind the figures, newest finish first; or those behind *started*, *open now* and the cells of the
/// workload. Same filters, and `cursor`, `limit` (1–100).
#[utoipa::path(get, path = "/analytics/live-chat/dialogues", tag = "analyst",
    params(Filters, Narrowing, MadeOf,
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
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
    params(Filters, Narrowing,
        ("cursor" = Option<String>, Query, description = "`next` of the page before"),
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
