//! Overwrites what was kept of visitors, dialogues and files; the comments' side is `comments`. Every statement
//! may run twice. Rows stay: numbers of messages, times, who was whose visitor; that is what figures are made of.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// Takes the row lock of a visitor of this workspace: when he was erased, if he was.
pub async fn lock_visitor(conn: &mut Conn, workspace: Id, id: Id) -> Result<Option<Option<Time>>> {
    let row: Option<(Option<Time>,)> = conn
        .maybe(
            "update visitors set created_at = created_at where id = $1 and workspace_id = $2 returning erased_at",
            values![id, workspace],
        )
        .await?;
    Ok(row.map(|(erased_at,)| erased_at))
}

/// The visitor is nobody from now on: no name, no identity, no token. What he left behind goes next.
pub async fn order(conn: &mut Conn, id: Id, now: Time) -> Result<()> {
    conn.run(
        "update visitors set name = $1, email = $1, external_id = $1, verified = $2, page_url = $1, page_title = $1, browser = $1, \
         fields = $1, import_ref = $1, forgotten = $3, erasing = $3, erased_at = coalesce(erased_at, $4) where id = $5",
        values![None::<String>, false, true, now, id],
    )
    .await?;
    conn.run("delete from visitor_tokens where visitor_id = $1", values![id]).await?;
    Ok(())
}

/// Everything of this visitor is gone.
pub async fn done(conn: &mut Conn, id: Id) -> Result<()> {
    conn.run("update visitors set erasing = $1 where id = $2", values![false, id]).await?;
    Ok(())
}

/// Visitors whose erasure was ordered and is not done.
pub async fn unfinished(conn: &mut Conn, limit: i64) -> Result<Vec<(Id,)>> {
    conn.all(
        "select id from visitors where erasing order by erased_at, id limit $1",
        values![limit],
    )
    .await
}

/// The visitor's dialogue that is not finished.
pub async fn open_of(conn: &mut Conn, visitor: Id) -> Result<Option<(Id,)>> {
    conn.maybe(
        "select id from dialogues where visitor_id = $1 and state <> 'finished'",
        values![visitor],
    )
    .await
}

/// A finished dialogue to erase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    pub id: Id,
    pub chat_id: Id,
    pub last_seq: i64,
}

/// Finished dialogues of a visitor that are not erased.
pub async fn due_of(conn: &mut Conn, visitor: Id, limit: i64) -> Result<Vec<Due>> {
    conn.all(
        "select id, chat_id, last_seq from dialogues where visitor_id = $1 and state = 'finished' and not erased order by id limit $2",
        values![visitor, limit],
    )
    .await
}

/// Dialogues finished until an instant that are not erased, oldest first.
pub async fn due_until(
    conn: &mut Conn,
    workspace: Id,
    until: Time,
    limit: i64,
) -> Result<Vec<Due>> {
    conn.all(
        "select id, chat_id, last_seq from dialogues where workspace_id = $1 and state = 'finished' and not erased \
         and finished_at <= $2 order by finished_at, id limit $3",
        values![workspace, until, limit],
    )
    .await
}

/// Takes the row lock of a dialogue that is to be erased. False when it goes on, or another was faster.
pub async fn lock_due(conn: &mut Conn, id: Id) -> Result<bool> {
    let locked = conn
        .run(
            "update dialogues set revision = revision where id = $1 and state = 'finished' and not erased",
            values![id],
        )
        .await?;
    Ok(locked == 1)
}

/// The text and file of messages with `after` < seq ≤ `to`.
pub async fn messages(conn: &mut Conn, dialogue: Id, after: i64, to: i64) -> Result<()> {
    conn.run(
        "update messages set text = '', file_id = $1, erased = $2 where dialogue_id = $3 and seq > $4 and seq <= $5",
        values![None::<String>, true, dialogue, after, to],
    )
    .await?;
    Ok(())
}

/// The card and the notes; with it the dialogue counts as erased. Tags stay: figures are filtered by them.
pub async fn card(conn: &mut Conn, dialogue: Id) -> Result<()> {
    conn.run(
        "update dialogue_events set note = $1 where dialogue_id = $2 and note is not null",
        values![None::<String>, dialogue],
    )
    .await?;
    conn.run(
        "update dialogues set visitor_name = $1, visitor_email = $1, visitor_verified = $2, page_url = $1, page_title = $1, \
         browser = $1, visitor_fields = $1, erased = $3, revision = revision + 1 where id = $4",
        values![None::<String>, false, true, dialogue],
    )
    .await?;
    Ok(())
}

/// Files that messages of these dialogues name.
pub async fn files_in(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<Id>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select distinct file_id from messages where file_id is not null and dialogue_id in ({})",
        placeholders(1, dialogues.len())
    );
    let values = dialogues.iter().map(|id| Value::from(*id)).collect();
    let rows: Vec<(Id,)> = conn.all(AssertSqlSafe(sql), values).await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Files that this visitor brought, sent or not.
pub async fn files_of(conn: &mut Conn, uploader: Id, limit: i64) -> Result<Vec<(Id,)>> {
    conn.all(
        "select id from files where uploader_id = $1 and not erased order by id limit $2",
        values![uploader, limit],
    )
    .await
}

/// Files brought until an instant, oldest first; a chat's own picture is not among them.
pub async fn files_until(
    conn: &mut Conn,
    workspace: Id,
    until: Time,
    limit: i64,
) -> Result<Vec<(Id,)>> {
    conn.all(
        "select id from files where workspace_id = $1 and not erased and created_at <= $2 \
         and not exists (select 1 from chats c where c.avatar_id = files.id) order by created_at, id limit $3",
        values![workspace, until, limit],
    )
    .await
}

/// The rows of files whose bytes are gone.
pub async fn files(conn: &mut Conn, ids: &[Id]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "update files set name = '', size = 0, image = $1, erased = $2 where id in ({})",
        placeholders(3, ids.len())
    );
    let mut values = values![false, true];
    values.extend(ids.iter().map(|id| Value::from(*id)));
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// Visitors who were not seen since an instant and of whom no dialogue is kept, and forgets what they said of
/// themselves. Their tokens stay: who comes back goes on where he was. Returns how many.
pub async fn forget(conn: &mut Conn, workspace: Id, until: Time, limit: i64) -> Result<u64> {
    conn.run(
        "update visitors set name = $1, email = $1, external_id = $1, verified = $2, page_url = $1, page_title = $1, browser = $1, \
         fields = $1, import_ref = $1, forgotten = $3 where id in (select v.id from visitors v where v.workspace_id = $4 and not v.forgotten and v.seen_at <= $5 \
         and not exists (select 1 from dialogues d where d.visitor_id = v.id and not d.erased) order by v.seen_at, v.id limit $6)",
        values![None::<String>, false, true, workspace, until, limit],
    )
    .await
}
