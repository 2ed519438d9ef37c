//! What an export reads: people, chats, and finished dialogues page by page, in the order of their numbers.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// Somebody who took part in a finished dialogue, or came in from a file.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Person {
    pub id: Id,
    pub name: String,
    pub email: String,
}

/// In no particular order; those of sample data apart.
pub async fn people(conn: &mut Conn, workspace: Id) -> Result<Vec<Person>> {
    conn.all(
        "select m.id, m.name, a.email from members m join accounts a on a.id = m.account_id \
         where m.workspace_id = $1 and m.status <> $2 and m.id in (select member_id from outcome_participants \
         union select operator_id from dialogues where operator_id is not null and workspace_id = $1 and state = 'finished' \
         union select id from import_refs where workspace_id = $1 and kind = $3)",
        values![workspace, "sample", "operator"],
    )
    .await
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Chat {
    pub id: Id,
    pub name: String,
    pub kind: String,
    pub deleted: bool,
}

/// All chats, deleted ones too; those of sample data apart.
pub async fn chats(conn: &mut Conn, workspace: Id) -> Result<Vec<Chat>> {
    conn.all(
        "select id, name, kind, deleted from chats where workspace_id = $1 and sample = $2",
        values![workspace, false],
    )
    .await
}

/// A finished dialogue with its outcome and its rating.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Finished {
    pub n: i64,
    pub dialogue_id: Id,
    pub chat_id: Id,
    pub visitor_id: Id,
    /// The name that a file gave him.
    pub visitor_ref: Option<String>,
    pub visitor_name: Option<String>,
    pub visitor_email: Option<String>,
    pub language: String,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: String,
    /// Whom it was assigned to, and whom it is credited to.
    pub assigned_id: Option<Id>,
    pub operator_id: Option<Id>,
    pub hand_overs: i64,
    pub born_test: bool,
    pub state: String,
    pub reason: Option<String>,
    pub expires_at: Option<Time>,
    pub quality_version: i64,
    pub was_shown: bool,
    pub reacted_at: Option<Time>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    pub comment: Option<String>,
    pub reasons: Option<String>,
    pub rated_at: Option<Time>,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub first_response_ms: Option<i64>,
    pub response_ms_sum: i64,
    pub answers: i64,
    pub duration_ms: i64,
}

/// The next finished dialogues after number `n`, samples included.
pub async fn page(conn: &mut Conn, workspace: Id, n: i64, limit: i64) -> Result<Vec<Finished>> {
    conn.all(
        "select o.n, o.dialogue_id, o.chat_id, o.visitor_id, v.import_ref as visitor_ref, d.visitor_name, d.visitor_email, \
         o.language, o.opened_at, o.finished_at, o.finished_by, d.operator_id as assigned_id, o.operator_id, o.hand_overs, \
         d.test as born_test, o.state, o.reason, o.expires_at, o.quality_version, o.was_shown, o.reacted_at, o.scale, o.score, \
         r.comment, r.reasons, o.rated_at, o.visitor_messages, o.operator_messages, o.first_response_ms, o.response_ms_sum, \
         o.answers, o.duration_ms from outcomes o join dialogues d on d.id = o.dialogue_id \
         join visitors v on v.id = o.visitor_id left join ratings r on r.dialogue_id = o.dialogue_id \
         where o.workspace_id = $1 and o.n > $2 and o.live = $3 order by o.n limit $4",
        values![workspace, n, true, limit],
    )
    .await
}

/// The names under which these came in, of those that did.
pub async fn names(conn: &mut Conn, ids: &[Id]) -> Result<HashMap<Id, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select id, ref from import_refs where id in ({}) order by ref desc",
        placeholders(1, ids.len())
    );
    let rows: Vec<(Id, String)> =
        conn.all(AssertSqlSafe(sql), ids.iter().map(|id| Value::from(*id)).collect()).await?;
    Ok(rows.into_iter().collect())
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    pub dialogue_id: Id,
    pub from_visitor: bool,
    pub author_id: Id,
    pub at: Time,
    pub text: String,
    pub file_name: Option<String>,
}

/// All messages of these dialogues, each dialogue's in order.
pub async fn messages(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<Message>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select m.dialogue_id, m.from_visitor, m.author_id, m.at, m.text, f.name as file_name from messages m \
         left join files f on f.id = m.file_id where m.dialogue_id in ({}) order by m.dialogue_id, m.seq",
        placeholders(1, dialogues.len())
    );
    conn.all(AssertSqlSafe(sql), dialogues.iter().map(|id| Value::from(*id)).collect()).await
}

/// Who wrote how much in these dialogues.
pub async fn participants(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<(Id, Id, i64)>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select dialogue_id, member_id, messages from outcome_participants where dialogue_id in ({})",
        placeholders(1, dialogues.len())
    );
    conn.all(AssertSqlSafe(sql), dialogues.iter().map(|id| Value::from(*id)).collect()).await
}

/// How many dialogues an export leaves out because they go on.
pub async fn unfinished(conn: &mut Conn, workspace: Id) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from dialogues where workspace_id = $1 and state <> 'finished'",
            values![workspace],
        )
        .await?;
    Ok(count)
}
