//! What analysts need to review: who reviews, and the tags in use. For owner, admin and analyst.

use std::collections::HashMap;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::answer::Problem;
use super::auth::Analysing;
use crate::domain::people::Person;
use crate::domain::words;
use crate::error::Result;
use crate::ids::Id;
use crate::store::{Conn, reviews};

/// Tags that are offered; the rest can be typed.
const TAGS_MAX: usize = 200;

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

/// The workspace's tags, those on most dialogues first.
pub(super) async fn tags(conn: &mut Conn, workspace: Id) -> Result<Vec<String>> {
    let rows = reviews::tagged(conn, workspace).await?;
    let lists = rows.iter().map(|(_, tags)| serde_json::from_str(tags).unwrap_or_default());
    Ok(most_used(lists))
}

/// Tags that differ in case or marks alone are one, written as it was met first.
fn most_used(lists: impl Iterator<Item = Vec<String>>) -> Vec<String> {
    let mut uses: HashMap<String, (i64, String)> = HashMap::new();
    for tag in lists.flatten() {
        uses.entry(words::folded(&tag)).or_insert((0, tag)).0 += 1;
    }
    let mut tags: Vec<(String, (i64, String))> = uses.into_iter().collect();
    tags.sort_by(|(a, (m, _)), (b, (n, _))| n.cmp(m).then_with(|| a.cmp(b)));
    tags.into_iter().take(TAGS_MAX).map(|(_, (_, tag))| tag).collect()
}

#[cfg(test)]
mod tests {
    use super::most_used;

    #[test]
    fn tags_come_by_use_then_by_name() {
        let lists = [vec!["Price", "Tone"], vec!["tone"], vec!["Carrier"]];
        let lists = lists.map(|tags| tags.into_iter().map(str::to_owned).collect());
        assert_eq!(most_used(lists.into_iter()), ["Tone", "Carrier", "Price"]);
    }
}
