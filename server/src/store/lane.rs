//! The fast lane of messages: all that wait are written with four statements, however many they are.

use std::collections::HashMap;

use super::conn::{Conn, Value, placeholders, value_rows};
use super::sized::{MOST, Sized, filled};
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

static FIND_STORED: Sized = Sized::new(|rows| {
    format!(
        "select m.author_id, m.client_id, m.id, m.dialogue_id, m.seq, m.at, m.text, m.file_id, m.erased \
         from (values {}) as v cross join messages as m \
         where m.author_id = v.column1 and m.client_id = v.column2",
        value_rows("tt", rows)
    )
});

async fn find_stored(
    conn: &mut Conn,
    messages: &[&NewMessage],
) -> Result<HashMap<(Id, String), Appended>> {
    let mut found = HashMap::new();
    for chunk in messages.chunks(MOST) {
        let (sql, size) = FIND_STORED.sql(conn, chunk.len());
        let values = filled(chunk, size)
            .flat_map(|message| [Value::from(message.author_id()), Value::from(&message.client_id)])
            .collect();
        for row in conn.all::<Stored>(sql, values).await? {
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

/// The columns of `Locked`.
const LOCKED: &str = "id, visitor_id, operator_id, state, last_seq, last_at, waiting_since, due_at, operator_read, \
                      visitor_read";
/// On PostgreSQL the update is the lock, always in the same order.
static LOCK: Sized = Sized::new(|rows| {
    format!(
        "update dialogues set last_seq = last_seq where id in ({}) returning {LOCKED}",
        placeholders(1, rows)
    )
});
/// SQLite's only writer needs no lock, and a row that is not written twice is written sooner.
static LOOK: Sized = Sized::new(|rows| {
    format!("select {LOCKED} from dialogues where id in ({})", placeholders(1, rows))
});

/// The dialogues' rows, which nobody else changes until the commit.
async fn lock(conn: &mut Conn, messages: &[&NewMessage]) -> Result<HashMap<Id, Locked>> {
    let mut ids: Vec<Id> = messages.iter().map(|message| message.dialogue).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut locked = HashMap::with_capacity(ids.len());
    for chunk in ids.chunks(MOST) {
        let statement = if matches!(conn, Conn::Sqlite(_)) { &LOOK } else { &LOCK };
        let (sql, size) = statement.sql(conn, chunk.len());
        let values = filled(chunk, size).map(|id| Value::from(*id)).collect();
        for row in conn.all::<Locked>(sql, values).await? {
            locked.insert(row.id, row);
        }
    }
    Ok(locked)
}

static SAVE_DIALOGUES: Sized = Sized::new(|rows| {
    format!(
        "update dialogues set last_seq = v.column2, last_at = v.column3, waiting_since = v.column4, \
         due_at = v.column5, operator_read = v.column6, visitor_read = v.column7 \
         from (values {}) as v where dialogues.id = v.column1",
        value_rows("tnnnnnn", rows)
    )
});

async fn save_dialogues(conn: &mut Conn, dialogues: &HashMap<Id, Locked>) -> Result<()> {
    let changed: Vec<&Locked> = dialogues.values().filter(|dialogue| dialogue.changed).collect();
    for chunk in changed.chunks(MOST) {
        let (sql, size) = SAVE_DIALOGUES.sql(conn, chunk.len());
        let mut values = Vec::with_capacity(size * 7);
        for dialogue in filled(chunk, size) {
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
        conn.run(sql, values).await?;
    }
    Ok(())
}

static INSERT: Sized = Sized::new(|rows| {
    format!(
        "insert into messages (dialogue_id, seq, id, from_visitor, author_id, client_id, at, text, file_id) \
         select v.column1, v.column2, v.column3, v.column4, v.column5, v.column6, v.column7, v.column8, v.column9 \
         from (values {}) as v where v.column1 is not null",
        value_rows("tntbttntt", rows)
    )
});
/// Values of one row of `INSERT`.
const INSERT_WIDTH: usize = 9;

async fn insert(conn: &mut Conn, fresh: &[(&NewMessage, i64)]) -> Result<()> {
    for chunk in fresh.chunks(MOST) {
        let (sql, size) = INSERT.sql(conn, chunk.len());
        let mut values = Vec::with_capacity(size * INSERT_WIDTH);
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
        // A message may stand here once only: the rows that fill up are empty, and left out.
        for _ in chunk.len()..size {
            values.extend(crate::values![
                None::<Id>,
                None::<i64>,
                None::<Id>,
                None::<bool>,
                None::<Id>,
                None::<Id>,
                None::<i64>,
                None::<Id>,
                None::<Id>,
            ]);
        }
        conn.run(sql, values).await?;
    }
    Ok(())
}
