//! Answers: an operator's message that follows a visitor's since the last operator's. When it was given, by
//! whom, and after how long.

use super::dialogue::Entry;
use super::working_time::{Calendar, Counted};
use crate::ids::Id;
use crate::time::Time;

/// One answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    pub operator: Id,
    pub at: Time,
    /// From the first visitor message it answers, milliseconds; 0 when the clock was set back meanwhile.
    pub response_ms: i64,
    /// The same, working time only; None where none was set.
    pub working_ms: Option<i64>,
}

impl Answer {
    pub fn response(&self, counted: Counted) -> i64 {
        counted.of(self.response_ms, self.working_ms)
    }

    /// Counted in this working time, too.
    #[must_use]
    pub fn within(self, calendar: Option<&Calendar>) -> Answer {
        let since = self.at.plus(-self.response_ms);
        Answer { working_ms: calendar.map(|calendar| calendar.between(since, self.at)), ..self }
    }
}

/// The answers among all messages of a dialogue, in order.
pub fn of(entries: &[Entry]) -> Vec<Answer> {
    let mut unanswered: Option<Time> = None;
    let mut found = Vec::new();
    for entry in entries {
        let Some(operator) = entry.operator else {
            unanswered.get_or_insert(entry.at);
            continue;
        };
        if let Some(since) = unanswered.take() {
            let response_ms = entry.at.since(since).max(0);
            found.push(Answer { operator, at: entry.at, response_ms, working_ms: None });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_follows_a_visitor_is_an_answer() {
        let (anna, boris) = (Id(uuid::Uuid::from_u128(1)), Id(uuid::Uuid::from_u128(2)));
        let entry = |operator, at| Entry { operator, at: Time(at) };
        let entries = [
            entry(Some(anna), 0),
            entry(None, 5),
            entry(None, 10),
            entry(Some(anna), 20),
            entry(Some(boris), 25),
            entry(None, 30),
            entry(Some(boris), 29),
            entry(None, 50),
        ];
        let given = |operator, at, response_ms| Answer {
            operator,
            at: Time(at),
            response_ms,
            working_ms: None,
        };
        assert_eq!(of(&entries), [given(anna, 20, 15), given(boris, 29, 0)]);
    }
}
