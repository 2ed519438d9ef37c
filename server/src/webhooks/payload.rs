//! What is sent, field by field; `docs/webhooks.md` describes it for those who receive it. Nothing here is in
//! an event of a dialogue that comes from its rating.

use serde::Serialize;

use crate::domain::quality::Sense;
use crate::domain::rating::Rating;
use crate::domain::webhook::TEST;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;

#[derive(Serialize)]
struct Event<'a, T> {
    #[serde(rename = "type")]
    kind: &'a str,
    /// When it happened; the header `webhook-timestamp` says when it was sent.
    timestamp: Time,
    data: &'a T,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Named {
    pub id: Id,
    pub name: String,
}

#[derive(Serialize)]
pub(super) struct Visitor {
    pub id: Id,
}

/// What `dialogue.finished` tells.
#[derive(Serialize)]
pub(super) struct Finished {
    pub dialogue: Id,
    pub chat: Named,
    /// Who it was assigned to; null: nobody.
    pub operator: Option<Named>,
    pub visitor: Visitor,
    pub language: String,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: &'static str,
    pub messages: i64,
    pub hand_overs: i64,
    /// How often it went on after a finish.
    pub continued: i64,
    pub test: bool,
}

/// What `rating.submitted` and `rating.corrected` tell.
#[derive(Serialize)]
pub(super) struct Rated {
    pub dialogue: Id,
    pub chat: Named,
    /// To whom it is credited; null: nobody.
    pub operator: Option<Named>,
    pub visitor: Visitor,
    pub finished_at: Time,
    pub rated_at: Time,
    pub test: bool,
    pub scale: Option<String>,
    #[serde(flatten)]
    pub given: Given,
    /// With `rating.corrected`: what it was before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<Given>,
    /// The dialogue in analytics; null without a public address.
    pub link: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Given {
    pub score: i64,
    pub sense: Sense,
    pub comment: Option<String>,
    /// Ids of reasons.
    pub reasons: Vec<String>,
}

impl From<&Rating> for Given {
    fn from(rating: &Rating) -> Given {
        Given {
            score: rating.score,
            sense: rating.sense,
            comment: rating.comment.clone(),
            reasons: rating.reasons.clone(),
        }
    }
}

/// The body, as it is signed and sent.
pub(super) fn body(kind: &str, timestamp: Time, data: &impl Serialize) -> Result<String> {
    serde_json::to_string(&Event { kind, timestamp, data }).map_err(Error::internal)
}

/// What a test sends.
pub(super) fn test(timestamp: Time, webhook: Id) -> Result<String> {
    body(TEST, timestamp, &serde_json::json!({ "webhook": webhook }))
}
