//! One finished dialogue as its journal tells it, and what is frozen at the finish: credit, answers, times.

use crate::wire::Side;

/// What became of the rating request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    NotAsked(&'static str),
    Asked,
    Shown,
    Skipped,
    Rated(i64),
}

/// A message as far as figures need it: who wrote for the team, if it was the team; when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub operator: Option<String>,
    pub at: i64,
}

#[derive(Clone, Debug)]
pub struct Fact {
    pub chat: String,
    pub kind: &'static str,
    pub language: &'static str,
    pub opened_at: i64,
    pub finished_at: i64,
    pub finished_by: String,
    /// Whose dialogue it was when it was finished.
    pub assigned: Option<String>,
    pub entries: Vec<Entry>,
    pub handed_over: bool,
    pub form: Form,
    /// The form was on the screen, whatever came after.
    pub shown: bool,
    /// Ids of the reasons that were chosen.
    pub reasons: Vec<String>,
}

/// A dialogue that is not finished.
#[derive(Clone, Debug)]
pub struct Open {
    pub chat: String,
    pub kind: &'static str,
    pub language: &'static str,
    pub opened_at: i64,
    /// The first message of the visitor that nobody has answered.
    pub waiting_since: Option<i64>,
    pub entries: Vec<Entry>,
}

/// The rules of a chat, as far as they matter here: does it ask about this dialogue? (PRODUCT §3, §4)
pub fn asks(
    switched_on: bool,
    min_operator_messages: usize,
    operator_messages: usize,
    finished_by: Side,
) -> Result<(), &'static str> {
    if !switched_on {
        return Err("switched_off");
    }
    if operator_messages == 0 {
        return Err("no_operator_reply");
    }
    if finished_by == Side::Operator && operator_messages < min_operator_messages {
        return Err("too_few_messages");
    }
    Ok(())
}

/// An answer: by whom, when, how many milliseconds after the first visitor message it answers.
pub struct Given<'a> {
    pub operator: &'a str,
    pub at: i64,
    pub milliseconds: i64,
}

/// All answers among the messages of a dialogue.
pub fn given(entries: &[Entry]) -> impl Iterator<Item = Given<'_>> {
    // A run of visitor messages and the operator message behind it.
    entries.split_inclusive(|entry| entry.operator.is_some()).filter_map(|run| {
        let (answer, asked) = run.split_last()?;
        let milliseconds = (answer.at - asked.first()?.at).max(0);
        Some(Given { operator: answer.operator.as_deref()?, at: answer.at, milliseconds })
    })
}

impl Fact {
    /// The operator it is credited to: the assigned one if he wrote, else who wrote last, else nobody.
    pub fn credit(&self) -> Option<&str> {
        let wrote =
            |who: &str| self.entries.iter().any(|entry| entry.operator.as_deref() == Some(who));
        self.assigned
            .as_deref()
            .filter(|who| wrote(who))
            .or_else(|| self.entries.iter().rev().find_map(|entry| entry.operator.as_deref()))
    }

    /// Milliseconds from the first visitor message to the first operator message after it.
    pub fn first_response(&self) -> Option<i64> {
        let asked = self.entries.iter().position(|entry| entry.operator.is_none())?;
        let answer = self.entries[asked..].iter().find(|entry| entry.operator.is_some())?;
        Some((answer.at - self.entries[asked].at).max(0))
    }

    /// For each answer, milliseconds from the first visitor message it answers.
    pub fn answers(&self) -> Vec<i64> {
        given(&self.entries).map(|answer| answer.milliseconds).collect()
    }

    pub fn duration(&self) -> i64 {
        match (self.entries.first(), self.entries.last()) {
            (Some(first), Some(last)) => (last.at - first.at).max(0),
            _ => 0,
        }
    }

    pub fn is_asked(&self) -> bool {
        !matches!(self.form, Form::NotAsked(_))
    }

    pub fn score(&self) -> Option<i64> {
        if let Form::Rated(score) = self.form { Some(score) } else { None }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn fact(entries: &[(Option<&str>, i64)]) -> Fact {
        let entry =
            |(who, at): &(Option<&str>, i64)| Entry { operator: who.map(str::to_owned), at: *at };
        Fact {
            chat: "c".to_owned(),
            kind: "website",
            language: "en",
            opened_at: 0,
            finished_at: 100_000,
            finished_by: "operator".to_owned(),
            assigned: Some("anna".to_owned()),
            entries: entries.iter().map(entry).collect(),
            handed_over: false,
            form: Form::Rated(5),
            shown: true,
            reasons: Vec::new(),
        }
    }

    #[test]
    fn answers_count_from_the_first_message_they_answer() {
        let (v, a, b) = (None, Some("anna"), Some("ben"));
        let fact = fact(&[(v, 0), (v, 5), (a, 20), (a, 25), (v, 30), (b, 40)]);
        assert_eq!(fact.answers(), [20, 10]);
        assert_eq!(fact.first_response(), Some(20));
        assert_eq!(fact.duration(), 40);
    }

    #[test]
    fn credit_is_the_assigned_ones_only_if_he_wrote() {
        assert_eq!(fact(&[(None, 0), (Some("anna"), 1), (Some("ben"), 2)]).credit(), Some("anna"));
        assert_eq!(fact(&[(None, 0), (Some("ben"), 2)]).credit(), Some("ben"));
        assert_eq!(fact(&[(None, 0)]).credit(), None);
    }

    #[test]
    fn the_first_reason_that_holds_counts_and_a_visitor_who_ends_it_is_asked() {
        assert_eq!(asks(false, 1, 0, Side::Operator), Err("switched_off"));
        assert_eq!(asks(true, 1, 0, Side::Visitor), Err("no_operator_reply"));
        assert_eq!(asks(true, 9, 3, Side::Operator), Err("too_few_messages"));
        assert_eq!(asks(true, 9, 3, Side::Visitor), Ok(()));
    }
}
