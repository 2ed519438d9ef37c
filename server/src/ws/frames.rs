//! What clients send, closed types; and the answers to it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::domain::message::Draft;
use crate::error::Error;
use crate::http::answer::Problem;
use crate::ids::Id;

/// An operator's commands. `id` is repeated in the answer; `read` and `typing` get none.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum OperatorCommand {
    Send {
        id: u64,
        dialogue: Id,
        client_id: String,
        #[serde(default)]
        text: String,
        #[serde(default)]
        file: Option<Id>,
    },
    Read {
        dialogue: Id,
        seq: i64,
    },
    Typing {
        dialogue: Id,
    },
    Ping {
        id: u64,
    },
}

/// A visitor's commands; the first must be `auth`.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum VisitorCommand {
    Auth {
        token: String,
        #[serde(default)]
        dialogue: Option<Id>,
        #[serde(default)]
        after: i64,
    },
    Send {
        id: u64,
        client_id: String,
        #[serde(default)]
        text: String,
        #[serde(default)]
        file: Option<Id>,
    },
    Read {
        seq: i64,
    },
    Typing {},
    Finish {
        id: u64,
    },
    Ping {
        id: u64,
    },
}

pub fn draft(client_id: String, text: String, file: Option<Id>) -> Draft {
    Draft { client_id, text, file }
}

/// `{"type": "ok", "id", …}`.
pub fn ok(id: u64) -> String {
    json!({"type": "ok", "id": id}).to_string()
}

/// `{"type": "ok", "id", "message"}`.
pub fn sent(id: u64, message: &impl Serialize) -> String {
    json!({"type": "ok", "id": id, "message": message}).to_string()
}

/// `{"type": "error", "id"?, "error"}`.
pub fn error(id: Option<u64>, error: &Error) -> String {
    let mut frame = json!({"type": "error", "error": Problem::from(error).error});
    if let (Some(id), Value::Object(fields)) = (id, &mut frame) {
        fields.insert("id".to_owned(), id.into());
    }
    frame.to_string()
}

/// The answer to a command that failed, logged when the cause is ours.
pub fn failed(id: u64, cause: &Error) -> String {
    if cause.code.status() >= 500 {
        tracing::error!(error = %cause, "a socket command failed");
    }
    error(Some(id), cause)
}
