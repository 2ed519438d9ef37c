//! What a dialogue's line must hold to, and what is counted from it. Pure: names are resolved by the caller.

use std::collections::{BTreeMap, HashMap};

use super::form::{Dialogue, Message, Participant};
use crate::domain::dialogue::{Entry, Facts};
use crate::domain::message::{From, TEXT_MAX};
use crate::domain::quality::{NotAsked, RequestState};
use crate::domain::tags;
use crate::ids::Id;
use crate::time::Time;

/// What is wrong with a line, in words.
pub type Refused = String;

/// Operators by the file's names.
pub type Operators = HashMap<String, Id>;

/// What stands fixed once a line was found sound.
#[derive(Debug)]
pub struct Sound {
    pub opened_at: Time,
    pub assigned: Option<Id>,
    /// Who wrote each message; None: the visitor.
    pub authors: Vec<Option<Id>>,
    pub facts: Facts,
}

/// Checks all that can be checked without the store.
///
/// # Errors
/// The first thing that is wrong.
pub fn check(line: &Dialogue, operators: &Operators, now: Time) -> Result<Sound, Refused> {
    let named = |name: &str, field: &str| {
        operators
            .get(name)
            .copied()
            .ok_or_else(|| format!("{field}: no operator {name:?} in the lines before"))
    };
    name("ref", &line.reference)?;
    if let Some(visitor) = &line.visitor {
        name("visitor.ref", &visitor.reference)?;
        short("visitor.name", visitor.name.as_deref(), 200)?;
        short("visitor.email", visitor.email.as_deref(), 254)?;
    }
    if let Some(language) = &line.language {
        let sound = (1..=35).contains(&language.len())
            && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        must(sound, "language: as in BCP 47, for example fr")?;
    }
    let assigned =
        line.operator.as_deref().map(|operator| named(operator, "operator")).transpose()?;
    let messages = line.messages.as_deref().unwrap_or_default();
    let opened_at = match (line.started_at, messages.first()) {
        (Some(at), _) => at,
        (None, Some(first)) => first.at,
        (None, None) => return Err("started_at: missing, and there are no messages".to_owned()),
    };
    must(line.finished_at <= now, "finished_at lies in the future")?;
    must((0..=10_000).contains(&line.hand_overs), "hand_overs: from 0 to 10,000")?;
    let mut before = opened_at;
    let mut authors = Vec::with_capacity(messages.len());
    for (place, message) in messages.iter().enumerate() {
        let author = author(message, before, assigned, &named);
        authors.push(author.map_err(|wrong| format!("messages[{place}]{wrong}"))?);
        before = message.at;
    }
    must(line.finished_at >= before, "finished_at is earlier than what comes before it")?;
    let facts = if line.messages.is_some() {
        only_with_messages(line)?;
        must(!messages.is_empty(), "messages is empty; leave it out to give the facts instead")?;
        let entry = |(operator, message): (&Option<Id>, &Message)| Entry {
            operator: *operator,
            at: message.at,
        };
        // What was before is counted by the clock.
        Facts::of(&authors.iter().zip(messages).map(entry).collect::<Vec<_>>(), None)
    } else {
        counted(line, assigned, opened_at, &named)?
    };
    tagged("tags", &line.tags)?;
    request(line, &facts, opened_at, now)?;
    Ok(Sound { opened_at, assigned, authors, facts })
}

/// Who wrote a message that comes after `before`; None: the visitor.
fn author(
    message: &Message,
    before: Time,
    assigned: Option<Id>,
    named: &impl Fn(&str, &str) -> Result<Id, Refused>,
) -> Result<Option<Id>, Refused> {
    must(message.at >= before, ".at is earlier than what comes before it")?;
    must(!message.text.trim().is_empty(), ".text is empty")?;
    must(message.text.chars().count() <= TEXT_MAX, ".text: at most 4,000 characters")?;
    must(!message.text.contains('\0'), ".text: U+0000 is not allowed")?;
    match (message.from, &message.by) {
        (From::Visitor, None) => Ok(None),
        (From::Visitor, Some(_)) => Err(".by names an operator, but from is visitor".to_owned()),
        (From::Operator, Some(by)) => named(by, ".by").map(Some),
        (From::Operator, None) if assigned.is_some() => Ok(assigned),
        (From::Operator, None) => {
            Err(".by is missing, and the dialogue has no operator".to_owned())
        }
    }
}

fn must(holds: bool, otherwise: &str) -> Result<(), Refused> {
    if holds { Ok(()) } else { Err(otherwise.to_owned()) }
}

/// A name that a file gives.
pub fn name(field: &str, text: &str) -> Result<(), Refused> {
    let sound = (1..=200).contains(&text.chars().count()) && !text.contains('\0');
    if sound { Ok(()) } else { Err(format!("{field}: 1 to 200 characters")) }
}

fn short(field: &str, text: Option<&str>, most: usize) -> Result<(), Refused> {
    let sound = text.is_none_or(|text| text.chars().count() <= most && !text.contains('\0'));
    if sound { Ok(()) } else { Err(format!("{field}: at most {most} characters")) }
}

fn only_with_messages(line: &Dialogue) -> Result<(), Refused> {
    let given = [
        ("first_response_s", line.first_response_s.is_some()),
        ("response_s_sum", line.response_s_sum.is_some()),
        ("answers", line.answers.is_some()),
        ("visitor_messages", line.visitor_messages.is_some()),
        ("operator_messages", line.operator_messages.is_some()),
        ("duration_s", line.duration_s.is_some()),
        ("participants", !line.participants.is_empty()),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((field, _)) => Err(format!("{field} is counted from messages; leave it out")),
        None => Ok(()),
    }
}

/// The facts of a dialogue whose messages are not there. An operator who is named has written.
fn counted(
    line: &Dialogue,
    assigned: Option<Id>,
    opened_at: Time,
    named: &impl Fn(&str, &str) -> Result<Id, Refused>,
) -> Result<Facts, Refused> {
    let answers = count("answers", line.answers.unwrap_or(0))?;
    let visitor_messages = count("visitor_messages", line.visitor_messages.unwrap_or(1))?;
    let mut participants = BTreeMap::new();
    for Participant { operator, messages } in &line.participants {
        let id = named(operator, "participants")?;
        must(*messages > 0, "participants: each wrote at least one message")?;
        must(
            participants.insert(id, count("participants", *messages)?).is_none(),
            "participants: each once",
        )?;
    }
    let told: i64 = participants.values().sum();
    let at_least = answers.max(i64::from(assigned.is_some()));
    let operator_messages = match line.operator_messages {
        Some(given) => count("operator_messages", given)?,
        None if participants.is_empty() => at_least,
        None => told,
    };
    must(operator_messages >= answers, "operator_messages: fewer than answers")?;
    if participants.is_empty() {
        match assigned {
            Some(assigned) if operator_messages > 0 => {
                participants.insert(assigned, operator_messages);
            }
            None if operator_messages > 0 => {
                return Err("operator is missing, but somebody answered".to_owned());
            }
            _ => {}
        }
    } else {
        must(told == operator_messages, "participants: their messages are not operator_messages")?;
    }
    let first_response_ms =
        line.first_response_s.map(|s| milliseconds("first_response_s", s)).transpose()?;
    must(first_response_ms.is_none() || answers > 0, "first_response_s, but no answers")?;
    let response_ms_sum = milliseconds("response_s_sum", line.response_s_sum.unwrap_or(0.0))?;
    must(response_ms_sum == 0 || answers > 0, "response_s_sum, but no answers")?;
    let duration_ms = match line.duration_s {
        Some(seconds) => milliseconds("duration_s", seconds)?,
        None => line.finished_at.since(opened_at),
    };
    let last_operator = assigned
        .filter(|id| participants.contains_key(id))
        .or_else(|| participants.keys().next_back().copied());
    Ok(Facts {
        visitor_messages,
        operator_messages,
        first_response_ms,
        response_ms_sum,
        first_response_working_ms: None,
        response_working_ms_sum: None,
        answers,
        duration_ms,
        participants,
        last_operator,
        given: Vec::new(),
    })
}

fn count(field: &str, value: i64) -> Result<i64, Refused> {
    let sound = (0..=1_000_000).contains(&value);
    if sound { Ok(value) } else { Err(format!("{field}: from 0 to 1,000,000")) }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to be far within")]
fn milliseconds(field: &str, seconds: f64) -> Result<i64, Refused> {
    let sound = (0.0..=3_200_000_000.0).contains(&seconds);
    if sound {
        Ok((seconds * 1_000.0).round() as i64)
    } else {
        Err(format!("{field}: 0 or more seconds"))
    }
}

fn tagged(field: &str, said: &[String]) -> Result<(), Refused> {
    let sound = said.len() <= tags::MOST && said.iter().all(|tag| tags::fits(tag.trim()));
    if sound { Ok(()) } else { Err(format!("{field}: at most 20, each of 1 to 40 characters")) }
}

/// The request's state goes with what else is said.
fn request(line: &Dialogue, facts: &Facts, opened_at: Time, now: Time) -> Result<(), Refused> {
    let request = &line.request;
    let is = |states: &[RequestState]| states.contains(&request.state);
    let not_asked = is(&[RequestState::NotAsked]);
    must(
        request.reason.is_some() == not_asked,
        "request.reason goes with not_asked, and only with it",
    )?;
    let never = request.reason == Some(NotAsked::NoOperatorReply);
    must(
        !never || facts.operator_messages == 0,
        "request.reason: no_operator_reply, but an operator wrote",
    )?;
    let rated = is(&[RequestState::Rated]);
    must(line.rating.is_some() == rated, "rating goes with request.state rated, and only with it")?;
    let over = is(&[RequestState::Expired, RequestState::Withdrawn]);
    must(
        !request.shown || over,
        "request.shown goes with expired and withdrawn; the other states say it",
    )?;
    let open = is(&[RequestState::Asked, RequestState::Shown, RequestState::Skipped]);
    must(
        request.expires_at.is_none() || open,
        "request.expires_at goes with asked, shown and skipped",
    )?;
    let skipped = is(&[RequestState::Skipped]);
    must(request.skipped_at.is_none() || skipped, "request.skipped_at goes with skipped")?;
    let within = |at: Option<Time>| at.is_none_or(|at| at >= opened_at && at <= now);
    must(within(request.skipped_at), "request.skipped_at lies before the start or in the future")?;
    let rated_at = line.rating.as_ref().and_then(|rating| rating.at);
    must(within(rated_at), "rating.at lies before the start or in the future")?;
    if let Some(review) = &line.review {
        must(
            review.excluded_because.is_none() || rated,
            "review.excluded_because: there is no rating",
        )?;
        let texts = [&review.excluded_because, &review.test_because, &review.spam_because];
        texts.iter().try_for_each(|text| short("review", text.as_deref(), 2_000))?;
        short("review.note", Some(&review.note), 4_000)?;
        tagged("review.tags", &review.tags)?;
    }
    Ok(())
}

/// An error of the program's own rules, in one line.
pub fn said(error: &crate::error::Error) -> Refused {
    if error.fields.is_empty() {
        return error.message.clone();
    }
    let fields = error.fields.iter().map(|(field, what)| format!("{field}: {what}"));
    fields.collect::<Vec<_>>().join("; ")
}
