//! The course of a dialogue, and the facts that are counted from its messages when it is finished.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answers::{self, Answer};
use super::working_time::Calendar;
use crate::ids::Id;
use crate::time::Time;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// No operator yet.
    Waiting,
    Active,
    Finished,
}

impl State {
    pub fn as_str(self) -> &'static str {
        match self {
            State::Waiting => "waiting",
            State::Active => "active",
            State::Finished => "finished",
        }
    }

    pub fn parse(text: &str) -> Option<State> {
        [State::Waiting, State::Active, State::Finished]
            .into_iter()
            .find(|state| state.as_str() == text)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum FinishedBy {
    Operator,
    Visitor,
    Idle,
    Admin,
}

impl FinishedBy {
    pub fn as_str(self) -> &'static str {
        match self {
            FinishedBy::Operator => "operator",
            FinishedBy::Visitor => "visitor",
            FinishedBy::Idle => "idle",
            FinishedBy::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<FinishedBy> {
        [FinishedBy::Operator, FinishedBy::Visitor, FinishedBy::Idle, FinishedBy::Admin]
            .into_iter()
            .find(|by| by.as_str() == text)
    }
}

/// One message as far as the facts need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// None: the visitor.
    pub operator: Option<Id>,
    pub at: Time,
}

/// What is frozen when a dialogue is finished (PRODUCT §5).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub visitor_messages: i64,
    pub operator_messages: i64,
    /// First visitor message to first operator message after it, milliseconds; None when never answered.
    pub first_response_ms: Option<i64>,
    /// Sum over all answers of the time from the first visitor message each answers, milliseconds.
    pub response_ms_sum: i64,
    /// Both once more, working time only; None where none was set.
    pub first_response_working_ms: Option<i64>,
    pub response_working_ms_sum: Option<i64>,
    /// Operator messages that follow a visitor message since the last operator message.
    pub answers: i64,
    /// First to last message, milliseconds.
    pub duration_ms: i64,
    /// Operators who wrote, with their message counts.
    pub participants: BTreeMap<Id, i64>,
    /// Who wrote last for the team.
    pub last_operator: Option<Id>,
    /// The answers themselves.
    pub given: Vec<Answer>,
}

impl Facts {
    /// Counts the facts from all messages in order, responses in this working time, too. Times never go backwards in
    /// a figure: a clock that jumped back gives 0, not a negative duration.
    pub fn of(entries: &[Entry], calendar: Option<&Calendar>) -> Facts {
        let given = answers::of(entries).into_iter().map(|answer| answer.within(calendar));
        let mut facts = Facts { given: given.collect(), ..Facts::default() };
        let mut first_visitor: Option<Time> = None;
        for entry in entries {
            match entry.operator {
                None => {
                    facts.visitor_messages += 1;
                    first_visitor.get_or_insert(entry.at);
                }
                Some(operator) => {
                    facts.operator_messages += 1;
                    *facts.participants.entry(operator).or_default() += 1;
                    facts.last_operator = Some(operator);
                    if let (None, Some(first)) = (facts.first_response_ms, first_visitor) {
                        facts.first_response_ms = Some(entry.at.since(first).max(0));
                        facts.first_response_working_ms =
                            calendar.map(|calendar| calendar.between(first, entry.at));
                    }
                }
            }
        }
        facts.answers = i64::try_from(facts.given.len()).unwrap_or(i64::MAX);
        facts.response_ms_sum = facts.given.iter().map(|answer| answer.response_ms).sum();
        let working = facts.given.iter().map(|answer| answer.working_ms);
        facts.response_working_ms_sum = calendar.and_then(|_| working.sum());
        if let (Some(first), Some(last)) = (entries.first(), entries.last()) {
            facts.duration_ms = last.at.since(first.at).max(0);
        }
        facts
    }

    /// Whom the dialogue is credited to: the operator assigned at the finish if he wrote in it, otherwise
    /// the one who wrote last, otherwise nobody (PRODUCT §5, *Credit*).
    pub fn credit(&self, assigned: Option<Id>) -> Option<Id> {
        assigned.filter(|id| self.participants.contains_key(id)).or(self.last_operator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u128) -> Id {
        Id(uuid::Uuid::from_u128(n))
    }
    fn visitor(at: i64) -> Entry {
        Entry { operator: None, at: Time(at) }
    }
    fn operator(n: u128, at: i64) -> Entry {
        Entry { operator: Some(id(n)), at: Time(at) }
    }

    #[test]
    fn answers_are_counted_from_the_first_message_they_answer() {
        let entries = [
            visitor(0),
            visitor(5),
            operator(1, 20),
            operator(1, 25),
            visitor(30),
            operator(2, 40),
        ];
        let facts = Facts::of(&entries, None);
        assert_eq!((facts.visitor_messages, facts.operator_messages, facts.answers), (3, 3, 2));
        assert_eq!(facts.first_response_ms, Some(20));
        assert_eq!(facts.response_ms_sum, 20 + 10);
        assert_eq!(facts.duration_ms, 40);
    }

    #[test]
    fn credit_goes_to_the_assigned_who_wrote_then_to_who_wrote_last_then_to_nobody() {
        let facts = Facts::of(&[visitor(0), operator(1, 1), operator(2, 2)], None);
        assert_eq!(facts.credit(Some(id(1))), Some(id(1)));
        assert_eq!(facts.credit(Some(id(3))), Some(id(2)));
        assert_eq!(facts.credit(None), Some(id(2)));
        assert_eq!(Facts::of(&[visitor(0)], None).credit(Some(id(1))), None);
    }

    #[test]
    fn a_clock_that_jumps_back_gives_no_negative_duration() {
        let facts = Facts::of(&[visitor(100), operator(1, 50)], None);
        assert_eq!(
            (facts.first_response_ms, facts.response_ms_sum, facts.duration_ms),
            (Some(0), 0, 0)
        );
    }
}
