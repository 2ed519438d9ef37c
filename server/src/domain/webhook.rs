//! Webhooks: which events there are, who wants which, why an attempt fails, when a webhook is given up. Pure.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::quality::Sense;
use crate::ids::Id;
use crate::time::DAY;

/// What a webhook may hear of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = WebhookEvent)]
pub enum Kind {
    #[serde(rename = "rating.submitted")]
    RatingSubmitted,
    #[serde(rename = "rating.corrected")]
    RatingCorrected,
    /// Says nothing of ratings, and goes out whatever becomes of them.
    #[serde(rename = "dialogue.finished")]
    DialogueFinished,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::RatingSubmitted => "rating.submitted",
            Kind::RatingCorrected => "rating.corrected",
            Kind::DialogueFinished => "dialogue.finished",
        }
    }
}

/// The type of a test event. Nobody subscribes to it.
pub const TEST: &str = "webhook.test";

/// Queues that never wait for each other: what goes out about dialogues does so at a moment that does not
/// depend on ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Dialogues,
    Ratings,
}

impl Lane {
    pub const ALL: [Lane; 2] = [Lane::Dialogues, Lane::Ratings];

    pub fn as_str(self) -> &'static str {
        match self {
            Lane::Dialogues => "dialogues",
            Lane::Ratings => "ratings",
        }
    }
}

/// What a webhook wants to hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub events: Vec<Kind>,
    /// None: of all chats.
    pub chats: Option<Vec<Id>>,
    /// Of ratings only the dissatisfied ones.
    pub only_dissatisfied: bool,
}

/// A rating's meaning, and what it was before a correction.
#[derive(Clone, Copy, Debug)]
pub struct Senses {
    pub now: Sense,
    pub before: Option<Sense>,
}

impl Wanted {
    /// `senses` is None for what is not about a rating. A correction away from dissatisfied is wanted too:
    /// whoever heard of the complaint hears that it was taken back.
    pub fn wants(&self, kind: Kind, chat: Id, senses: Option<Senses>) -> bool {
        let of_chat = self.chats.as_ref().is_none_or(|chats| chats.contains(&chat));
        let dissatisfied = |senses: Senses| {
            senses.now == Sense::Dissatisfied || senses.before == Some(Sense::Dissatisfied)
        };
        let of_sense = !self.only_dissatisfied || senses.is_none_or(dissatisfied);
        self.events.contains(&kind) && of_chat && of_sense
    }
}

/// A webhook to which nothing could be delivered for this long is switched off.
pub const GIVE_UP_MS: i64 = 3 * DAY;
/// How long the secret before the last still signs.
pub const OLD_SECRET_MS: i64 = DAY;
/// How long deliveries are kept.
pub const KEEP_MS: i64 = 30 * DAY;

/// Why an attempt failed; stable, for programs and for the console's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The address, or all that its name resolves to, is internal and not permitted.
    InternalAddress,
    /// The name of the host is not known.
    UnknownHost,
    /// Nobody answers there.
    NoConnection,
    /// The certificate is not valid, or the other side speaks no TLS.
    Tls,
    /// No answer within the time.
    Timeout,
    /// What came back is not HTTP.
    Protocol,
    /// A redirect, which is never followed.
    Redirect,
    /// An answer that is not 2xx.
    Status,
}

impl Failure {
    pub fn as_str(self) -> &'static str {
        match self {
            Failure::InternalAddress => "internal_address",
            Failure::UnknownHost => "unknown_host",
            Failure::NoConnection => "no_connection",
            Failure::Tls => "tls",
            Failure::Timeout => "timeout",
            Failure::Protocol => "protocol",
            Failure::Redirect => "redirect",
            Failure::Status => "status",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_hears_what_it_wants() {
        let [one, two] = [1, 2].map(|n| Id(uuid::Uuid::from_u128(n)));
        let senses = |now, before| Some(Senses { now, before });
        let wanted = Wanted {
            events: vec![Kind::RatingSubmitted, Kind::RatingCorrected],
            chats: Some(vec![one]),
            only_dissatisfied: true,
        };
        let bad = senses(Sense::Dissatisfied, None);
        assert!(wanted.wants(Kind::RatingSubmitted, one, bad));
        assert!(!wanted.wants(Kind::RatingSubmitted, two, bad));
        assert!(!wanted.wants(Kind::RatingSubmitted, one, senses(Sense::Neutral, None)));
        let mended = senses(Sense::Satisfied, Some(Sense::Dissatisfied));
        assert!(wanted.wants(Kind::RatingCorrected, one, mended));
        assert!(!wanted.wants(Kind::DialogueFinished, one, None));
        let all = Wanted { events: vec![Kind::DialogueFinished], chats: None, ..wanted };
        assert!(all.wants(Kind::DialogueFinished, two, None));
    }
}
