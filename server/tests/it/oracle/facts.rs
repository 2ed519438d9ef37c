//! What PRODUCT §5 says of one dialogue, from its messages, its history and its request's story.

use std::collections::BTreeMap;

use super::working::Working;

/// A message: who wrote (None: the visitor) and when.
#[derive(Clone, Debug)]
pub struct Message {
    pub operator: Option<String>,
    pub at: i64,
}

/// Something in a dialogue's history.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: i64,
    pub kind: String,
    pub by: Option<String>,
    pub to: Option<String>,
}

/// Something in a rating request's story.
#[derive(Clone, Debug)]
pub struct Told {
    pub at: i64,
    pub kind: String,
    pub score: Option<i64>,
    pub comment: Option<String>,
    /// Their ids.
    pub reasons: Vec<String>,
}

/// An answer: who gave it, when, and how long after the first of the messages it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub operator: String,
    pub at: i64,
    pub response: i64,
    /// In working time; the same where there is none.
    pub working: i64,
}

/// What is counted from messages; durations in milliseconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speed {
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub first_response: Option<i64>,
    pub response_sum: i64,
    /// In working time; the same where there is none.
    pub first_working: Option<i64>,
    pub working_sum: i64,
    pub answers: i64,
    pub duration: i64,
    pub participants: BTreeMap<String, i64>,
}

/// A clock that was set back makes no negative duration.
fn between(earlier: &Message, later: &Message) -> i64 {
    (later.at - earlier.at).max(0)
}

fn working_between(working: Option<&Working>, earlier: &Message, later: &Message) -> i64 {
    working.map_or(between(earlier, later), |working| working.between(earlier.at, later.at))
}

/// All answers in order.
pub fn given(messages: &[Message], working: Option<&Working>) -> Vec<Given> {
    let answer = |(place, message): (usize, &Message)| {
        let operator = message.operator.clone()?;
        let question = answers(messages, place)?;
        let response = between(question, message);
        let working = working_between(working, question, message);
        Some(Given { operator, at: message.at, response, working })
    };
    messages.iter().enumerate().filter_map(answer).collect()
}

/// The first of the visitor's messages that the operator's message at `place` answers: of all since the
/// operators' last one.
fn answers(messages: &[Message], place: usize) -> Option<&Message> {
    let before = &messages[..place];
    let since = before.iter().rposition(|m| m.operator.is_some()).map_or(0, |last| last + 1);
    before[since..].first()
}

/// `messages` in the order of their numbers.
pub fn speed(messages: &[Message], working: Option<&Working>) -> Speed {
    let mut speed = Speed::default();
    for (place, message) in messages.iter().enumerate() {
        let Some(operator) = &message.operator else {
            speed.visitor_messages += 1;
            continue;
        };
        speed.operator_messages += 1;
        *speed.participants.entry(operator.clone()).or_default() += 1;
        if let Some(question) = answers(messages, place) {
            speed.answers += 1;
            speed.response_sum += between(question, message);
            speed.working_sum += working_between(working, question, message);
        }
    }
    let first_question = messages.iter().position(|m| m.operator.is_none());
    if let Some(first) = first_question
        && let Some(answer) = messages[first..].iter().find(|m| m.operator.is_some())
    {
        speed.first_response = Some(between(&messages[first], answer));
        speed.first_working = Some(working_between(working, &messages[first], answer));
    }
    if let (Some(first), Some(last)) = (messages.first(), messages.last()) {
        speed.duration = between(first, last);
    }
    speed
}

/// Whom it is credited to: the operator assigned at the (last) finish if he wrote in it; otherwise the one who
/// wrote last; otherwise nobody.
pub fn credit(events: &[Event], messages: &[Message]) -> Option<String> {
    let mut assigned = None;
    let mut at_finish = None;
    for event in events {
        match event.kind.as_str() {
            "taken" | "transferred" | "returned" => assigned.clone_from(&event.to),
            "finished" => at_finish.clone_from(&assigned),
            _ => {}
        }
    }
    let wrote = |id: &String| messages.iter().any(|m| m.operator.as_ref() == Some(id));
    let last = messages.iter().rev().find_map(|m| m.operator.clone());
    at_finish.filter(wrote).or(last)
}

/// How often it was handed over, to a colleague or back to waiting.
pub fn hand_overs(events: &[Event]) -> i64 {
    let mut assigned = false;
    let mut count = 0;
    for event in events {
        match event.kind.as_str() {
            "taken" => assigned = true,
            "transferred" | "returned" => {
                count += i64::from(assigned);
                assigned = event.to.is_some();
            }
            _ => {}
        }
    }
    count
}

/// When it was finished last.
pub fn finished_at(events: &[Event]) -> Option<i64> {
    events.iter().rev().find(|event| event.kind == "finished").map(|event| event.at)
}

/// The state that the story ends with.
pub fn state(story: &[Told]) -> String {
    match story.last().expect("a story").kind.as_str() {
        "corrected" => "rated".to_owned(),
        kind => kind.to_owned(),
    }
}

/// The story since the last decision whether to ask.
fn since_asked(story: &[Told]) -> &[Told] {
    let decided =
        story.iter().rposition(|told| ["asked", "not_asked"].contains(&told.kind.as_str()));
    &story[decided.expect("every story begins with a decision")..]
}

/// The visitor saw the form: who closed or answered it saw it.
pub fn was_shown(story: &[Told]) -> bool {
    let seen = ["shown", "skipped", "rated", "corrected"];
    since_asked(story).iter().any(|told| seen.contains(&told.kind.as_str()))
}

pub fn asked_at(story: &[Told]) -> Option<i64> {
    since_asked(story).first().filter(|told| told.kind == "asked").map(|told| told.at)
}

/// When the rating was first given, and the submission that counts: the last.
pub fn rating(story: &[Told]) -> Option<(i64, &Told)> {
    let first = story.iter().find(|told| told.kind == "rated")?;
    let last = story.iter().rev().find(|told| told.score.is_some())?;
    Some((first.at, last))
}
