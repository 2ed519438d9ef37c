//! The fast lane of messages: all that wait are written with four statements, however many they are.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders, value_rows};
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::time::Time;

/// A message to append to a dialogue that is not finished.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub id: Id,
    pub chat: Id,
    pub dialogue: Id,
    pub visitor: Id,
    pub author: Author,
    pub client_id: String,
    pub at: Time,
    pub text: String,
    pub file: Option<crate::domain::message::FileView>,
    /// Milliseconds of idleness after the team's last message that end the dialogue.
    pub idle_ms: i64,
    /// Milliseconds of waiting for an answer that end the dialogue.
    pub waiting_ms: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    Visitor,
    Operator { id: Id, name: String },
}

impl NewMessage {
    fn author_id(&self) -> Id {
        match &self.author {
            Author::Visitor => self.visitor,
            Author::Operator { id, .. } => *id,
        }
    }
}

/// Where a message stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    pub id: Id,
    pub dialogue: Id,
    pub seq: i64,
    pub at: Time,
    pub text: String,
    pub file_id: Option<Id>,
    /// False when this client id was stored before: the answer is the stored message.
    pub fresh: bool,
    /// The stored message was erased.
    pub erased: bool,
}

#[derive(sqlx::FromRow)]
struct Stored {
    author_id: Id,
    client_id: String,
    id: Id,
    dialogue_id: Id,
    seq: i64,
    at: Time,
    text: String,
    file_id: Option<Id>,
    erased: bool,
}

#[derive(Clone, sqlx::FromRow)]
struct Locked {
    id: Id,
    visitor_id: Id,
    operator_id: Option<Id>,
    state: String,
    last_seq: i64,
    last_at: Time,
    waiting_since: Option<Time>,
    due_at: Option<Time>,
    operator_read: i64,
    visitor_read: i64,
    #[sqlx(skip)]
    changed: bool,
}

/// Rows per statement: keeps the number of different statements, and each one's size, small.
const CHUNK: usize = 128;

/// Appends all `messages`, each to its dialogue, in order. A message that may not be written (dialogue
/// finished or not its author's) is refused alone with `Stale`: the caller looks again why.
pub async fn append(conn: &mut Conn, messages: &[&NewMessage]) -> Result<Vec<Result<Appended>>> {
    let mut known = find_stored(conn, messages).await?;
    let mut dialogues = lock(conn, messages).await?;
    let mut results = Vec::with_capacity(messages.len());
    let mut fresh = Vec::new();
    for message in messages {
        let key = (message.author_id(), message.client_id.clone());
        if let Some(stored) = known.get(&key) {
            results.push(Ok(stored.clone()));
            continue;
        }
        let Some(dialogue) =
            dialogues.get_mut(&message.dialogue).filter(|dialogue| writable(dialogue, message))
        else {
            results.push(Err(Error::new(Code::Stale)));
            continue;
        };
        advance(dialogue, message);
        let appended = Appended {
            id: message.id,
            dialogue: message.dialogue,
            seq: dialogue.last_seq,
            at: message.at,
            text: message.text.clone(),
            file_id: message.file.as_ref().map(|file| file.id),
            fresh: true,
            erased: false,
        };
        fresh.push((*message, appended.seq));
        known.insert(key, Appended { fresh: false, ..appended.clone() });
        results.push(Ok(appended));
    }
    save_dialogues(conn, &dialogues).await?;
    insert(conn, &fresh).await?;
    Ok(results)
}

fn writable(dialogue: &Locked, message: &NewMessage) -> bool {
    match &message.author {
        Author::Visitor => dialogue.state != "finished" && dialogue.visitor_id == message.visitor,
        Author::Operator { id, .. } => {
            dialogue.state == "active" && dialogue.operator_id == Some(*id)
        }
    }
}

fn advance(dialogue: &mut Locked, message: &NewMessage) {
    dialogue.changed = true;
    dialogue.last_seq += 1;
    dialogue.last_at = message.at;
    match message.author {
        Author::Visitor => {
            let since = *dialogue.waiting_since.get_or_insert(message.at);
            dialogue.due_at = Some(since.plus(message.waiting_ms));
            dialogue.visitor_read = dialogue.last_seq;
        }
        Author::Operator { .. } => {
            dialogue.waiting_since = None;
            dialogue.due_at = Some(message.at.plus(message.idle_ms));
            dialogue.operator_read = dialogue.last_seq;
        }
    }
}

async fn find_stored(
    conn: &mut Conn,
    messages: &[&NewMessage],
) -> Result<HashMap<(Id, String), Appended>> {
    let mut found = HashMap::new();
    for chunk in messages.chunks(CHUNK) {
        let sql = format!(
            "select author_id, client_id, id, dialogue_id, seq, at, text, file_id, erased from messages \
             where (author_id, client_id) in (values {})",
            value_rows("tt", chunk.len())
        );
        let values = chunk
            .iter()
            .flat_map(|message| [Value::from(message.author_id()), Value::from(&message.client_id)])
            .collect();
        for row in conn.all::<Stored>(AssertSqlSafe(sql), values).await? {
            let appended = Appended {
                id: row.id,
                dialogue: row.dialogue_id,
                seq: row.seq,
                at: row.at,
                text: row.text,
                file_id: row.file_id,
                fresh: false,
                erased: row.erased,
            };
            found.insert((row.author_id, row.client_id), appended);
        }
    }
    Ok(found)
}

/// Locks the dialogues' rows (the update is the lock) and returns them, always in the same order.
async fn lock(conn: &mut Conn, messages: &[&NewMessage]) -> Result<HashMap<Id, Locked>> {
    let mut ids: Vec<Id> = messages.iter().map(|message| message.dialogue).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut locked = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(CHUNK) {
        let sql = format!(
            "update dialogues set last_seq = last_seq where id in ({}) returning id, visitor_id, operator_id, state, \
             last_seq, last_at, waiting_since, due_at, operator_read, visitor_read",
            placeholders(1, chunk.len())
        );
        let values = chunk.iter().map(|id| Value::from(*id)).collect();
        for row in conn.all::<Locked>(AssertSqlSafe(sql), values).await? {
            locked.insert(row.id, row);
        }
    }
    Ok(locked)
}

async fn save_dialogues(conn: &mut Conn, dialogues: &HashMap<Id, Locked>) -> Result<()> {
    let changed: Vec<&Locked> = dialogues.values().filter(|dialogue| dialogue.changed).collect();
    for chunk in changed.chunks(CHUNK) {
        let sql = format!(
            "update dialogues set last_seq = v.column2, last_at = v.column3, waiting_since = v.column4, \
             due_at = v.column5, operator_read = v.column6, visitor_read = v.column7 \
             from (values {}) as v where dialogues.id = v.column1",
            value_rows("tnnnnnn", chunk.len())
        );
        let mut values = Vec::with_capacity(chunk.len() * 7);
        for dialogue in chunk {
            values.extend(crate::values![
                dialogue.id,
                dialogue.last_seq,
                dialogue.last_at,
                dialogue.waiting_since,
                dialogue.due_at,
                dialogue.operator_read,
                dialogue.visitor_read,
            ]);
        }
        conn.run(AssertSqlSafe(sql), values).await?;
    }
    Ok(())
}

async fn insert(conn: &mut Conn, fresh: &[(&NewMessage, i64)]) -> Result<()> {
    for chunk in fresh.chunks(CHUNK) {
        let sql = format!(
            "insert into messages (dialogue_id, seq, id, from_visitor, author_id, client_id, at, text, file_id) values {}",
            value_rows("tntbttntt", chunk.len())
        );
        let mut values = Vec::with_capacity(chunk.len() * 9);
        for (message, seq) in chunk {
            values.extend(crate::values![
                message.dialogue,
                *seq,
                message.id,
                message.author == Author::Visitor,
                message.author_id(),
                &message.client_id,
                message.at,
                &message.text,
                message.file.as_ref().map(|file| file.id),
            ]);
        }
        conn.run(AssertSqlSafe(sql), values).await?;
    }
    Ok(())
}
