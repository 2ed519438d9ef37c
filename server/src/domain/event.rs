//! Who hears what. A topic belongs to one audience; clients never name topics.

use std::sync::Arc;

use serde::Serialize;

use crate::ids::Id;

/// An audience. Ratings travel on `Quality`, `QualityOf` and `Visitor` only; an operator's
/// connection joins none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// One visitor, on all of his tabs.
    Visitor(Id),
    /// The operators of one chat.
    Operators(Id),
    /// One member's own connections (roles, sessions).
    Member(Id),
    /// Those who may read the analytics of one workspace, all chats of it.
    Quality(Id),
    /// Those who may read the analytics of some chats only: of this one.
    QualityOf(Id),
}

/// One frame for one audience, encoded once however many hear it.
#[derive(Clone, Debug)]
pub struct Event {
    pub topic: Topic,
    pub frame: Arc<str>,
}

impl Event {
    /// `body` is the audience's own wire type.
    pub fn new(topic: Topic, body: &impl Serialize) -> Event {
        // Wire types are plain structs of strings and numbers: encoding them cannot fail.
        let frame = serde_json::to_string(body).unwrap_or_default();
        Event { topic, frame: frame.into() }
    }
}
