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
use crate::store::reviews;

#[derive(Serialize, ToSchema)]
pub struct Reviewers {
    pub items: Vec<Person>,
}

/// Who can be given a review: the active members who read analytics, by name.
#[utoipa::path(get, path = "/analytics/reviewers", tag = "analyst",
    responses((status = 200, description = "The reviewers", body = Reviewers),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn reviewers(
    Analysing(actor): Analysing,
    State(site): State<Site>,
) -> Result<Json<Reviewers>> {
    let items = reviews::reviewers(&mut *site.app.db.read().await?, actor.workspace).await?;
    Ok(Json(Reviewers { items }))
}
