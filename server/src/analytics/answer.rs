//! The answer of the Live Chat tab (the public contract). Numbers are null where undefined, never 0.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::definitions::Meaning;
use super::filter::Said;
use super::intervals::{Difference, Share};
use crate::domain::chat::Kind;
use crate::domain::people::Person;
use crate::domain::period::Step;
use crate::domain::quality::{About, Scale};
use crate::ids::Id;
use crate::time::Time;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FinishedByCounts {
    pub operator: i64,
    pub visitor: i64,
    pub idle: i64,
    pub admin: i64,
}

/// The set's figures (PRODUCT §5).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Totals {
    /// Dialogues opened in the period.
    pub started: i64,
    /// Not finished at this moment.
    pub open_now: i64,
    /// Since when the visitor who waits longest waits.
    pub waiting_since: Option<Time>,
    pub finished: i64,
    pub finished_by: FinishedByCounts,
    pub never_answered: i64,
    pub asked: i64,
    pub shown: i64,
    pub rated: i64,
    pub no_answer: i64,
    pub can_still_answer: i64,
    /// By reason; reasons that did not occur are left out.
    pub not_asked: BTreeMap<&'static str, i64>,
    /// No answer + not asked + excluded.
    pub unrated: i64,
    pub excluded: i64,
    /// Rated ÷ asked.
    pub response_rate: Option<f64>,
    /// Rated ÷ shown.
    pub response_rate_of_shown: Option<f64>,
    /// None with several scales.
    pub average: Option<f64>,
    pub average_scale: Option<Scale>,
    pub few_answers: bool,
    pub mixed_scales: bool,
    /// One scale's scores meant different things within the set.
    pub definition_changed: bool,
    pub csat: Option<Share>,
    pub dsat: Option<Share>,
    pub came_back: Option<f64>,
    pub handed_over: i64,
    /// First to last message, median, seconds.
    pub duration_median_s: Option<f64>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Previous {
    pub from: Time,
    pub to: Time,
    pub totals: Totals,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Change {
    pub csat: Option<Difference>,
    pub dsat: Option<Difference>,
    pub response_rate: Option<Difference>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ScoreCount {
    pub score: i64,
    pub count: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Distribution {
    pub scale: Scale,
    pub average: f64,
    pub scores: Vec<ScoreCount>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Point {
    pub from: Time,
    pub finished: i64,
    pub rated: i64,
    pub no_answer: i64,
    pub not_asked: i64,
    pub excluded: i64,
    /// Scale → score → count.
    pub scores: BTreeMap<&'static str, BTreeMap<String, i64>>,
    pub csat: Option<Share>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Series {
    pub step: Step,
    pub points: Vec<Point>,
    /// Where a chat's scale or its satisfied or dissatisfied scores changed.
    pub changes: Vec<DefinitionChange>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DefinitionChange {
    pub at: Time,
    pub chat: ChatOf,
    pub version: i64,
    pub scale: Scale,
    /// What a score meant until then, and means since.
    pub before: Meaning,
    pub after: Meaning,
}

/// A reason chosen with dissatisfied scores.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonRow {
    pub id: String,
    /// In the asking member's language.
    pub text: String,
    /// None for a reason that no version of quality control has any more.
    pub about: Option<About>,
    /// Ratings with this reason; a rating may have several.
    pub count: i64,
}

/// An operator's CSAT against the rest of the same set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AgainstTeam {
    Above,
    Below,
    NoClearDifference,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OperatorRow {
    /// Null: nobody.
    pub operator: Option<Person>,
    pub finished: i64,
    pub asked: i64,
    pub rated: i64,
    pub unrated: i64,
    pub average: Option<f64>,
    pub average_scale: Option<Scale>,
    pub csat: Option<Share>,
    pub dsat: Option<Share>,
    pub few_answers: bool,
    /// Null when either side has no ratings.
    pub against_team: Option<AgainstTeam>,
    pub response_seconds_mean: Option<f64>,
    pub answers: i64,
    pub dialogues_answered: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChatOf {
    pub id: Id,
    pub name: String,
    pub kind: Kind,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChatRow {
    pub chat: ChatOf,
    pub finished: i64,
    pub asked: i64,
    pub rated: i64,
    pub unrated: i64,
    pub average: Option<f64>,
    pub average_scale: Option<Scale>,
    pub csat: Option<Share>,
    pub few_answers: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FirstResponse {
    pub median_s: Option<f64>,
    pub p90_s: Option<f64>,
    /// Answered dialogues.
    pub n: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Speed {
    pub first_response: FirstResponse,
    /// Per answer, from the first visitor message it answers.
    pub response_mean_s: Option<f64>,
    /// How many answers that is the mean of.
    pub answers: i64,
}

/// An hour of the week in the chosen zone, by when things happened in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct HourOfWeek {
    /// 1 (Monday) to 7.
    pub weekday: i64,
    /// 0 to 23.
    pub hour: i64,
    /// Dialogues opened; their sum is `started`.
    pub arrivals: i64,
    /// Answers given, by the operators of the filter.
    pub answers: i64,
}

/// Everything the Live Chat tab shows above its comments.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LiveChat {
    pub filter: Said,
    pub totals: Totals,
    pub previous: Previous,
    pub change: Change,
    pub distribution: Vec<Distribution>,
    pub series: Series,
    pub operators: Vec<OperatorRow>,
    pub chats: Vec<ChatRow>,
    pub reasons: Vec<ReasonRow>,
    /// All 168 hours of the week, Monday's first hour first. Of the filters, chat, kind, language, tag and period
    /// concern it, and for answers operator (who gave them); the others concern finished dialogues.
    pub workload: Vec<HourOfWeek>,
    pub speed: Speed,
}
