//! Who reviews. For owner, admin and analyst.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::Analysing;
use crate::domain::people::Person;
use crate::error::Result;
use crate::store::{analysts, reviews};

#[derive(Serialize, ToSchema)]
pub struct Reviewers {
    pub items: Vec<Person>,
}

/// Who can be given a review: the active members who read analytics, by name; for an analyst of chosen chats those who
/// see one of them.
#[utoipa::path(get, path = "/analytics/reviewers", tag = "analyst",
    responses((status = 200, description = "The reviewers", body = Reviewers),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn reviewers(
    Analysing(actor): Analysing,
    State(site): State<Site>,
) -> Result<Json<Reviewers>> {
    let mut conn = site.app.db.read().await?;
    let all = reviews::reviewers(&mut conn, actor.workspace).await?;
    let Some(seen) = analysts::seen_by(&mut conn, actor.member).await? else {
        return Ok(Json(Reviewers { items: all }));
    };
    let mut items = Vec::with_capacity(all.len());
    for person in all {
        let theirs = analysts::seen_by(&mut conn, person.id).await?;
        if theirs.is_none_or(|theirs| theirs.iter().any(|chat| seen.contains(chat))) {
            items.push(person);
        }
    }
    Ok(Json(Reviewers { items }))
}
