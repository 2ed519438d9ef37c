//! The lists behind the figures: dialogues and comments, page by page. They write nothing.

use axum::Json;
use axum::extract::{RawQuery, State};
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::analytics_question::{Filters, Narrowing, question};
use super::analytics_rows::{self, Item};
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::filter::Page;
use crate::analytics::lists::{self, List};
use crate::domain::people::Actor;
use crate::error::{Error, Result};

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
    params(Filters, Narrowing,
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
