//! The lines of an import and an export: one JSON object each. A field that is not described here is refused.
//! What is written is what was read, in the order of the fields below: the same content has the same bytes.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::message::From;
use crate::domain::quality::{NotAsked, RequestState, Scale, Settings};
use crate::domain::review::Status;
use crate::error::{Error, Result};
use crate::time::Time;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    Operator(Operator),
    Chat(Chat),
    Dialogue(Box<Dialogue>),
}

/// Somebody who answers. `ref` is the file's own name for him, here and in every line that follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    #[serde(rename = "type")]
    kind: Tag,
    #[serde(rename = "ref")]
    pub reference: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A chat. Without `quality_control` it asks as a new chat does, on the scale of the first rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chat {
    #[serde(rename = "type")]
    kind_of_line: Tag,
    #[serde(rename = "ref")]
    pub reference: String,
    pub name: String,
    pub kind: Kind,
    /// It takes no visitors any more.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deleted: bool,
    /// All versions, oldest first: the first one is number 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quality_control: Vec<Version>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Version {
    /// None: since the chat is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Time>,
    pub settings: Settings,
}

/// A finished dialogue: with its messages, or with what was counted from them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dialogue {
    #[serde(rename = "type")]
    kind: Tag,
    #[serde(rename = "ref")]
    pub reference: String,
    pub chat: String,
    /// None: somebody of whom nothing else is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitor: Option<Visitor>,
    /// Whom it was assigned to at the finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// None: the workspace's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// None: with the first message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Time>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub messages: Option<Vec<Message>>,
    /// The following seven stand for messages that are not there. Seconds may have decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_response_s: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_s_sum: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitor_messages: Option<i64>,
    /// None: as many as answers, and one at least when an operator is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator_messages: Option<i64>,
    /// First to last message. None: from the start to the finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_s: Option<f64>,
    /// Who wrote how many messages. None: all of them are the operator's.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub hand_overs: i64,
    pub finished_at: Time,
    pub finished_by: FinishedBy,
    /// It counts nowhere.
    #[serde(default, skip_serializing_if = "is_false")]
    pub test: bool,
    /// What the team says it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    pub request: Request,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
}

/// The same `ref` in another chat is another visitor: a visitor belongs to one chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visitor {
    #[serde(rename = "ref")]
    pub reference: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Message {
    pub from: From,
    /// Which operator. None: the one the dialogue was assigned to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    pub at: Time,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Participant {
    pub operator: String,
    pub messages: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    pub state: RequestState,
    /// With `not_asked`, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<NotAsked>,
    /// The version of the chat's quality control. None: the newest with the rating's scale, or the newest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
    /// With `expired` and `withdrawn`: whether the form was on screen.
    #[serde(default, skip_serializing_if = "is_false")]
    pub shown: bool,
    /// With `asked`, `shown` and `skipped`: until when it can be answered. None: nobody can any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Time>,
    /// With `skipped`: when. None: at the finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skipped_at: Option<Time>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rating {
    pub scale: Scale,
    pub score: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Ids of reasons of the chat's quality control.
    #[serde(default)]
    pub reasons: Vec<String>,
    /// None: at the finish.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
}

/// What analysts said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    #[serde(default)]
    pub status: Status,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub excluded_because: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub test_because: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spam_because: Option<String>,
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Tag {
    Operator,
    Chat,
    Dialogue,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(rename = "type", borrow)]
    tag: Cow<'a, str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_zero(value: &i64) -> bool {
    *value == 0
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    /// What is wrong with it, in words for whoever wrote the file.
    pub fn read(text: &str) -> std::result::Result<Line, String> {
        let wrong =
            |error: serde_json::Error| match error.to_string().split_once(" at line 1 column ") {
                Some((what, column)) => format!("{what} (column {column})"),
                None => error.to_string(),
            };
        let head: Head = serde_json::from_str(text).map_err(wrong)?;
        match head.tag.as_ref() {
            "dialogue" => serde_json::from_str(text).map(Line::Dialogue),
            "operator" => serde_json::from_str(text).map(Line::Operator),
            "chat" => serde_json::from_str(text).map(Line::Chat),
            other => return Err(format!("type: operator, chat or dialogue, not {other:?}")),
        }
        .map_err(wrong)
    }
}

/// The line's text, without the end of the line.
pub fn text<T: Serialize>(line: &T) -> Result<String> {
    serde_json::to_string(line).map_err(Error::internal)
}

/// What a line says, however it was spaced: half of its SHA-256, as hexadecimal.
pub fn digest<T: Serialize>(line: &T) -> Result<String> {
    use std::fmt::Write as _;
    let hash = Sha256::digest(text(line)?.as_bytes());
    Ok(hash[..16].iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    }))
}

impl Operator {
    pub fn new(reference: String, name: String, email: Option<String>) -> Operator {
        Operator { kind: Tag::Operator, reference, name, email }
    }
}

impl Chat {
    pub fn new(reference: String, name: String, kind: Kind, quality_control: Vec<Version>) -> Chat {
        Chat { kind_of_line: Tag::Chat, reference, name, kind, deleted: false, quality_control }
    }
}

impl Dialogue {
    /// A dialogue of which nothing is said but when it ended, and that nobody was asked because of `reason`.
    pub fn new(reference: String, chat: String, finished_at: Time, by: FinishedBy) -> Dialogue {
        Dialogue {
            kind: Tag::Dialogue,
            reference,
            chat,
            visitor: None,
            operator: None,
            language: None,
            started_at: None,
            messages: None,
            first_response_s: None,
            response_s_sum: None,
            answers: None,
            visitor_messages: None,
            operator_messages: None,
            duration_s: None,
            participants: Vec::new(),
            hand_overs: 0,
            finished_at,
            finished_by: by,
            test: false,
            tags: Vec::new(),
            request: Request::not_asked(NotAsked::SwitchedOff),
            rating: None,
            review: None,
        }
    }
}

impl Request {
    pub fn of(state: RequestState) -> Request {
        let (reason, version, expires_at, skipped_at) = (None, None, None, None);
        Request { state, reason, version, shown: false, expires_at, skipped_at }
    }

    pub fn not_asked(reason: NotAsked) -> Request {
        Request { reason: Some(reason), ..Request::of(RequestState::NotAsked) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const D: &str = r#"{"type":"dialogue","ref":"d1","chat":"site","started_at":"2026-03-01T09:00:00Z","finished_at":"2026-03-01T09:10:00Z","finished_by":"operator","request":{"state":"asked"}}"#;

    #[test]
    fn a_line_is_what_it_says_however_it_is_spaced() {
        let (plain, spaced) = (Line::read(D), Line::read(&D.replace(',', " ,  ")));
        assert_eq!(plain, spaced);
        let (Ok(Line::Dialogue(a)), Ok(Line::Dialogue(b))) = (plain, spaced) else { panic!() };
        assert_eq!(digest(&a).unwrap(), digest(&b).unwrap());
        assert_eq!(Line::read(&text(&a).unwrap()), Ok(Line::Dialogue(a)));
    }

    #[test]
    fn what_cannot_be_read_is_told_in_words() {
        let wrong = |text: &str| Line::read(text).unwrap_err();
        assert!(wrong(&D.replace("\"chat\"", "\"chatt\"")).contains("unknown field `chatt`"));
        assert!(wrong(&D.replace("\"asked\"", "\"askd\"")).contains("unknown variant `askd`"));
        assert!(wrong(&D.replace("dialogue", "visit")).contains("not \"visit\""));
        assert!(wrong(&D[..60]).contains("column"));
        assert!(wrong("{}").contains("missing field `type`"));
        assert!(!wrong(&D[..60]).contains("line 1"));
    }
}
