//! What a question is about. `parse` reads it from the URL.

use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::facts::Fact;
pub use super::numbers::Numbers;
use super::period::Step;
use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Scale, Sense};
use crate::domain::review::Status;
use crate::ids::Id;
use crate::time::Time;

/// One of the values of `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateIs {
    Rated,
    NoAnswer,
    NotAsked,
    /// Not asked for this reason.
    Because(NotAsked),
    Excluded,
    /// Exactly this state.
    One(RequestState),
}

/// A checked filter.
#[derive(Clone, Debug)]
pub struct Filter {
    pub from: Time,
    pub to: Time,
    pub zone: TimeZone,
    pub tz: String,
    pub step: Step,
    pub chats: Vec<Id>,
    /// None in the list: nobody.
    pub operators: Vec<Option<Id>>,
    pub scores: Vec<(Scale, i64)>,
    pub states: Vec<StateIs>,
    pub kinds: Vec<Kind>,
    pub finished_by: Vec<FinishedBy>,
    pub languages: Vec<String>,
    /// With a comment, or without.
    pub comment: Option<bool>,
    /// Ids of reasons; any of them.
    pub reasons: Vec<String>,
    /// What the score meant; any of them.
    pub senses: Vec<Sense>,
    /// Facts of the dialogue; any of them.
    pub facts: Vec<Fact>,
    /// Beginnings of words of the comment, folded; all of them.
    pub words: Vec<String>,
    pub reviews: Vec<Status>,
    /// Folded tags of the analysts' own; any of them.
    pub review_tags: Vec<String>,
    /// What the store found for words, reviews and their tags: outcomes outside a set do not belong.
    pub sets: Vec<Numbers>,
    /// A part of the set, as behind one number of it (`in.` before a name): what belongs must match both.
    pub part: Option<Box<Filter>>,
    /// When the question was asked: some facts pass.
    pub now: Time,
    /// The words of the URL, to be repeated in the answer.
    pub said: Said,
}

/// The filter as it was understood.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Said {
    pub from: Time,
    pub to: Time,
    pub tz: String,
    pub chats: Vec<String>,
    pub operators: Vec<String>,
    pub scores: Vec<String>,
    pub states: Vec<String>,
    pub kinds: Vec<String>,
    pub finished_by: Vec<String>,
    pub languages: Vec<String>,
    pub comment: Option<bool>,
    pub reasons: Vec<String>,
    pub senses: Vec<String>,
    pub facts: Vec<String>,
    pub words: Option<String>,
    pub reviews: Vec<String>,
    pub review_tags: Vec<String>,
}

/// What a list adds to the filter.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub cursor: Option<String>,
    pub limit: Option<String>,
    /// Instead of what counts: what was marked as this and counts nowhere.
    pub marked: Option<Marked>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    Test,
    Spam,
}

impl Marked {
    pub fn as_str(self) -> &'static str {
        match self {
            Marked::Test => "test",
            Marked::Spam => "spam",
        }
    }
}

impl Filter {
    /// Everything, at any time.
    pub(super) fn new(zone: TimeZone, tz: &str, now: Time) -> Filter {
        Filter {
            from: Time(i64::MIN),
            to: Time(i64::MAX),
            zone,
            tz: tz.to_owned(),
            step: Step::Day,
            chats: Vec::new(),
            operators: Vec::new(),
            scores: Vec::new(),
            states: Vec::new(),
            kinds: Vec::new(),
            finished_by: Vec::new(),
            languages: Vec::new(),
            comment: None,
            reasons: Vec::new(),
            senses: Vec::new(),
            facts: Vec::new(),
            words: Vec::new(),
            reviews: Vec::new(),
            review_tags: Vec::new(),
            sets: Vec::new(),
            part: None,
            now,
            said: Said::default(),
        }
    }

    /// Turns kinds of chats into the chats of these kinds.
    pub fn only_chats(&mut self, of_kinds: Vec<Id>) {
        if !std::mem::take(&mut self.kinds).is_empty() {
            let wanted = |id: &Id| self.chats.is_empty() || self.chats.contains(id);
            self.chats = of_kinds.into_iter().filter(wanted).collect();
            if self.chats.is_empty() {
                self.sets.push(Numbers::default());
            }
        }
    }
}
