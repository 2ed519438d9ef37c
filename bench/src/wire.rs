//! What comes over the wire, as far as a client reads it. Written from docs/openapi.json and
//! docs/websocket.md, not from the server's code.

use serde::{Deserialize, Deserializer};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Visitor,
    Operator,
}

/// A member; visitors learn his name only.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Person {
    pub id: Option<String>,
    pub name: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Message {
    pub id: String,
    pub dialogue: String,
    pub seq: usize,
    pub from: Side,
    pub operator: Option<Person>,
    /// Milliseconds since 1970.
    #[serde(deserialize_with = "instant")]
    pub at: i64,
    pub text: String,
    /// Its author sees it, nobody else.
    pub client_id: Option<String>,
}

/// A dialogue; its visitor sees less of it than operators do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Dialogue {
    pub id: String,
    pub state: String,
    pub operator: Option<Person>,
    pub visitor: Option<Person>,
    pub last_seq: usize,
    pub revision: i64,
    #[serde(deserialize_with = "maybe_instant")]
    pub opened_at: Option<i64>,
    #[serde(deserialize_with = "maybe_instant")]
    pub waiting_since: Option<i64>,
    #[serde(deserialize_with = "maybe_instant")]
    pub finished_at: Option<i64>,
    pub finished_by: Option<String>,
}

impl Dialogue {
    pub fn is_finished(&self) -> bool {
        self.state == "finished"
    }

    pub fn operator_id(&self) -> Option<&str> {
        self.operator.as_ref()?.id.as_deref()
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Problem {
    pub code: String,
    pub message: String,
}

/// A frame from the server, to either side.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Frame {
    Hello {
        #[serde(default)]
        dialogue: Option<Dialogue>,
        #[serde(default)]
        messages: Vec<Message>,
    },
    Ok {
        id: u64,
        #[serde(default)]
        message: Option<Message>,
    },
    Error {
        #[serde(default)]
        id: Option<u64>,
        error: Problem,
    },
    Message {
        message: Message,
    },
    Dialogue {
        dialogue: Dialogue,
    },
    /// Something was missed: ask again.
    Reload,
    /// The rating form changed.
    Rating,
    Changed,
    Typing,
}

/// RFC 3339 to milliseconds.
pub fn milliseconds(text: &str) -> Option<i64> {
    Some(text.parse::<jiff::Timestamp>().ok()?.as_millisecond())
}

fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let text = String::deserialize(from)?;
    milliseconds(&text).ok_or_else(|| serde::de::Error::custom("not an instant"))
}

fn maybe_instant<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(Option::<String>::deserialize(from)?.as_deref().and_then(milliseconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_of_both_sides_are_read() {
        let frame = r#"{"type":"message","message":{"id":"m","dialogue":"d","seq":2,"from":"operator",
            "operator":{"name":"Anna"},"at":"2026-03-01T09:00:00.250Z","text":"hi","file":null}}"#;
        let Ok(Frame::Message { message }) = serde_json::from_str(frame) else { panic!("{frame}") };
        assert_eq!((message.seq, message.at), (2, 1_772_355_600_250));
        assert_eq!(message.operator.and_then(|person| person.id), None);
        let frame = r#"{"type":"hello","dialogue":null,"messages":[]}"#;
        assert!(matches!(serde_json::from_str(frame), Ok(Frame::Hello { dialogue: None, .. })));
        assert!(serde_json::from_str::<Frame>(r#"{"type":"news"}"#).is_err());
    }
}
