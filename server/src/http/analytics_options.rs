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
use crate::analytics::numbers::Numbers;
use crate::domain::people::Person;
use crate::domain::quality::About;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::columns::{self, Version};
use crate::store::{analysts, dialogue_tags, operators, people, reviews, working_time};

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
    /// All who answer or ever answered; for an analyst of chosen chats those who do or did so in them.
    pub operators: Vec<Person>,
    /// Languages of visitors so far.
    pub languages: Vec<String>,
    /// Every reason that was ever offered, by its text.
    pub reasons: Vec<ReasonOf>,
    /// The team's tags of dialogues so far.
    pub tags: Vec<String>,
    /// The analysts' own tags so far.
    pub review_tags: Vec<String>,
    pub time_zone: String,
    /// Whether working time counts anywhere, so that response figures may differ from the clock's.
    pub working_time: bool,
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
    let chats = analytics_rows::chats_for(&mut *site.app.db.read().await?, &actor).await?;
    let seen: Vec<Id> = chats.iter().map(|chat| chat.id).collect();
    let ((languages, numbers, met), is_held) = site
        .analytics
        .ask(&site.app, actor.workspace, move |columns| {
            (of(columns, &seen), columns.holds_working_time())
        })
        .await?;
    let mut conn = site.app.db.read().await?;
    let workspace =
        people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
    let language = people::language(&mut conn, actor.member).await?;
    let limited = analysts::seen_by(&mut conn, actor.member).await?;
    let mut operators = analytics_rows::operators(&mut conn, actor.workspace).await?;
    if let Some(chats) = &limited {
        let serving = operators::serving(&mut conn, actor.workspace, chats).await?;
        operators.retain(|each| met.contains(&each.id) || serving.contains(&(each.id,)));
    }
    let versions = columns::versions(&mut conn, actor.workspace).await?;
    let tagged = reviews::tagged(&mut conn, actor.workspace).await?;
    let tagged = tagged
        .into_iter()
        .filter(|(n, _)| usize::try_from(*n).is_ok_and(|n| numbers.holds(n)))
        .collect::<Vec<_>>();
    let versions: Vec<Version> = versions
        .into_iter()
        .filter(|version| chats.iter().any(|chat| chat.id == version.chat_id))
        .collect();
    Ok(Json(Options {
        languages,
        reasons: reasons(&versions, &language),
        tags: match limited {
            None => dialogue_tags::used(&mut conn, actor.workspace).await?,
            Some(chats) => dialogue_tags::used_in(&mut conn, &chats).await?,
        },
        review_tags: tags(tagged.iter().map(|(_, tags)| tags.as_str())),
        chats,
        operators,
        time_zone: workspace.time_zone,
        working_time: is_held
            || !working_time::of_chats(&mut conn, actor.workspace).await?.is_empty(),
    }))
}

/// The languages of visitors of these chats, the numbers of their outcomes, and whom they are credited to or who took
/// part in them.
fn of(columns: &Columns, chats: &[Id]) -> (Vec<String>, Numbers, Vec<Id>) {
    let is_seen: Vec<bool> =
        columns.chats.ids().iter().map(|id| id.is_some_and(|id| chats.contains(&id))).collect();
    let seen = |place: &usize| is_seen.get(usize::from(columns.chat[*place])).is_some_and(|is| *is);
    let places = || (0..columns.len()).filter(seen);
    let mut spoken = vec![false; columns.languages.len()];
    let mut met = vec![false; columns.operators.ids().len()];
    for place in places() {
        for operator in columns.participants.of(place).iter().chain([&columns.operator[place]]) {
            if let Some(met) = met.get_mut(usize::from(*operator)) {
                *met = true;
            }
        }
        if let Some(spoken) = spoken.get_mut(usize::from(columns.language[place])) {
            *spoken = true;
        }
    }
    let known = columns.languages.iter().zip(spoken);
    let mut languages: Vec<String> =
        known.filter(|(_, spoken)| *spoken).map(|(language, _)| language.clone()).collect();
    languages.sort_unstable();
    let ids = columns.operators.ids().iter().zip(met);
    let met = ids.filter(|(_, met)| *met).filter_map(|(id, _)| *id).collect();
    (languages, Numbers::of(places().filter_map(|place| i64::try_from(place + 1).ok())), met)
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
