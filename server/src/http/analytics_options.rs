//! What the filters of the Live Chat tab can be set to.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::Site;
use super::analytics_rows;
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::answer::ChatOf;
use crate::analytics::columns::Columns;
use crate::analytics::definitions;
use crate::domain::people::Person;
use crate::domain::quality::About;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::store::columns::{self, Version};
use crate::store::{people, reviews};

/// A reason that visitors could choose.
#[derive(Serialize, ToSchema)]
pub struct ReasonOf {
    pub id: String,
    /// In the asking member's language.
    pub text: String,
    pub about: About,
}

#[derive(Serialize, ToSchema)]
pub struct Options {
    pub chats: Vec<ChatOf>,
    /// All who answer or ever answered.
    pub operators: Vec<Person>,
    /// Languages of visitors so far.
    pub languages: Vec<String>,
    /// Every reason that was ever offered, by its text.
    pub reasons: Vec<ReasonOf>,
    /// The analysts' own tags so far.
    pub review_tags: Vec<String>,
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
    let language = people::language(&mut conn, actor.member).await?;
    let versions = columns::versions(&mut conn, actor.workspace).await?;
    let tagged = reviews::tagged(&mut conn, actor.workspace).await?;
    Ok(Json(Options {
        languages,
        reasons: reasons(&versions, &language),
        review_tags: tags(tagged.iter().map(|(_, tags)| tags.as_str())),
        chats: analytics_rows::chats(&mut conn, actor.workspace).await?,
        operators: analytics_rows::operators(&mut conn, actor.workspace).await?,
        time_zone: workspace.time_zone,
    }))
}

fn reasons(versions: &[Version], language: &str) -> Vec<ReasonOf> {
    let known = definitions::reasons(versions).into_iter();
    let of = |(id, reason): (String, definitions::Reason)| ReasonOf {
        text: analytics_rows::reason_text(&id, Some(&reason.text), language),
        about: reason.about,
        id,
    };
    let mut found: Vec<ReasonOf> = known.map(of).collect();
    found.sort_by_cached_key(|reason| (words::folded(&reason.text), reason.id.clone()));
    found
}

/// Different tags, one for those that differ in case only.
fn tags<'a>(stored: impl Iterator<Item = &'a str>) -> Vec<String> {
    let all = stored.flat_map(|tags| serde_json::from_str::<Vec<String>>(tags).unwrap_or_default());
    let found: BTreeMap<String, String> = all.map(|tag| (words::folded(&tag), tag)).collect();
    found.into_values().collect()
}
