//! Reading messages. Writing is the lane's.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::dialogue::Entry;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    pub id: Id,
    pub dialogue_id: Id,
    pub seq: i64,
    pub from_visitor: bool,
    pub author_id: Id,
    pub client_id: String,
    pub at: Time,
    pub text: String,
    pub file_id: Option<Id>,
    /// Its text and file were erased.
    pub erased: bool,
}

const COLUMNS: &str =
    "id, dialogue_id, seq, from_visitor, author_id, client_id, at, text, file_id, erased";

/// Messages with `after` < seq, in order.
pub async fn after(conn: &mut Conn, dialogue: Id, after: i64, limit: i64) -> Result<Vec<Message>> {
    let sql = format!(
        "select {COLUMNS} from messages where dialogue_id = $1 and seq > $2 order by seq limit $3"
    );
    conn.all(AssertSqlSafe(sql), values![dialogue, after, limit]).await
}

/// The last messages with seq < `before`, in order.
pub async fn before(
    conn: &mut Conn,
    dialogue: Id,
    before: i64,
    limit: i64,
) -> Result<Vec<Message>> {
    let sql = format!(
        "select {COLUMNS} from messages where dialogue_id = $1 and seq < $2 order by seq desc limit $3"
    );
    let mut messages: Vec<Message> =
        conn.all(AssertSqlSafe(sql), values![dialogue, before, limit]).await?;
    messages.reverse();
    Ok(messages)
}

/// The message with this client id, if it was stored before.
pub async fn by_client_id(conn: &mut Conn, author: Id, client_id: &str) -> Result<Option<Message>> {
    let sql = format!("select {COLUMNS} from messages where author_id = $1 and client_id = $2");
    conn.maybe(AssertSqlSafe(sql), values![author, client_id]).await
}

/// The last message of each dialogue.
pub async fn last_of(conn: &mut Conn, dialogues: &[(Id, i64)]) -> Result<Vec<Message>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select {COLUMNS} from messages where (dialogue_id, seq) in (values {})",
        super::conn::value_rows("tn", dialogues.len())
    );
    let values =
        dialogues.iter().flat_map(|(id, seq)| [Value::from(*id), Value::from(*seq)]).collect();
    conn.all(AssertSqlSafe(sql), values).await
}

/// The first message of each dialogue.
pub async fn first_of(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<Message>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select {COLUMNS} from messages where seq = 1 and dialogue_id in ({})",
        placeholders(1, dialogues.len())
    );
    conn.all(AssertSqlSafe(sql), dialogues.iter().map(|id| Value::from(*id)).collect()).await
}

/// All messages of a dialogue as far as its facts need them.
pub async fn entries(conn: &mut Conn, dialogue: Id) -> Result<Vec<Entry>> {
    let rows: Vec<(bool, Id, Time)> = conn
        .all(
            "select from_visitor, author_id, at from messages where dialogue_id = $1 order by seq",
            values![dialogue],
        )
        .await?;
    Ok(rows
        .into_iter()
        .map(|(from_visitor, author, at)| Entry { operator: (!from_visitor).then_some(author), at })
        .collect())
}
