//! Mail about ratings: who wants it, and the outbox. A process that sends a row moves its `next_at` on first.

use sqlx::AssertSqlSafe;

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A mail on its way to one member.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Mail {
    pub id: Id,
    pub workspace_id: Id,
    pub member_id: Id,
    /// `alert` or `summary`.
    pub kind: String,
    /// What an alert is about.
    pub dialogue_id: Option<Id>,
    pub created_at: Time,
    /// `waiting`, `sent`, `failed` (given up) or `dropped` (its reader may not know it, or it is not true any more).
    pub status: String,
    pub attempts: i64,
    pub next_at: Option<Time>,
}

const COLUMNS: &str =
    "id, workspace_id, member_id, kind, dialogue_id, created_at, status, attempts, next_at";

pub async fn insert(conn: &mut Conn, m: &Mail) -> Result<()> {
    conn.run(
        "insert into mails (id, workspace_id, member_id, kind, dialogue_id, created_at, status, attempts, next_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            m.id, m.workspace_id, m.member_id, &m.kind, m.dialogue_id, m.created_at, &m.status, m.attempts, m.next_at,
        ],
    )
    .await?;
    Ok(())
}

/// Whether an alert of this dialogue waits to be sent to this member.
pub async fn alert_waits(conn: &mut Conn, dialogue: Id, member: Id) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select id from mails where dialogue_id = $1 and member_id = $2 and kind = 'alert' and status = 'waiting' limit 1",
            values![dialogue, member],
        )
        .await?;
    Ok(row.is_some())
}

/// Whether anything is due.
pub async fn is_due(conn: &mut Conn, now: Time) -> Result<bool> {
    let row: Option<(Id,)> =
        conn.maybe("select id from mails where next_at <= $1 limit 1", values![now]).await?;
    Ok(row.is_some())
}

/// Begins an attempt for what is due, oldest first: nobody else takes it before `until`.
pub async fn claim(conn: &mut Conn, now: Time, until: Time, limit: i64) -> Result<Vec<Mail>> {
    let sql = format!(
        "update mails set attempts = attempts + 1, next_at = $1 where id in (\
         select id from mails where next_at <= $2 order by next_at, id limit $3) and next_at <= $2 returning {COLUMNS}"
    );
    conn.all(AssertSqlSafe(sql), values![until, now, limit]).await
}

/// Writes down what became of an attempt.
pub async fn conclude(
    conn: &mut Conn,
    mail: &Mail,
    status: &str,
    next_at: Option<Time>,
    error: Option<&str>,
) -> Result<()> {
    conn.run(
        "update mails set status = $1, next_at = $2, error = $3 where id = $4 and attempts = $5",
        values![status, next_at, error, mail.id, mail.attempts],
    )
    .await?;
    Ok(())
}

/// Forgets what is older and done.
pub async fn forget(conn: &mut Conn, before: Time) -> Result<u64> {
    conn.run("delete from mails where created_at < $1 and next_at is null", values![before]).await
}

/// Whether anything is that old.
pub async fn has_older(conn: &mut Conn, before: Time) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select id from mails where created_at < $1 and next_at is null limit 1",
            values![before],
        )
        .await?;
    Ok(row.is_some())
}

/// Who gets the alerts of a chat.
pub async fn recipients(conn: &mut Conn, chat: Id) -> Result<Vec<(Id,)>> {
    conn.all(
        "select member_id from alert_recipients where chat_id = $1 order by member_id",
        values![chat],
    )
    .await
}

pub async fn put_recipients(conn: &mut Conn, chat: Id, members: &[Id]) -> Result<()> {
    conn.run("delete from alert_recipients where chat_id = $1", values![chat]).await?;
    for member in members {
        conn.run(
            "insert into alert_recipients (chat_id, member_id) values ($1, $2)",
            values![chat, *member],
        )
        .await?;
    }
    Ok(())
}

/// When a member gets his next weekly summary; None: he wants none.
pub async fn summary_of(conn: &mut Conn, member: Id) -> Result<Option<Time>> {
    let row: Option<(Time,)> = conn
        .maybe("select next_at from weekly_summaries where member_id = $1", values![member])
        .await?;
    Ok(row.map(|(next,)| next))
}

pub async fn want_summary(conn: &mut Conn, workspace: Id, member: Id, next: Time) -> Result<()> {
    conn.run(
        "insert into weekly_summaries (member_id, workspace_id, next_at) values ($1, $2, $3) \
         on conflict (member_id) do nothing",
        values![member, workspace, next],
    )
    .await?;
    Ok(())
}

pub async fn want_no_summary(conn: &mut Conn, member: Id) -> Result<()> {
    conn.run("delete from weekly_summaries where member_id = $1", values![member]).await?;
    Ok(())
}

/// A weekly summary that is due.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Due {
    pub member_id: Id,
    pub workspace_id: Id,
    pub next_at: Time,
}

pub async fn due_summaries(conn: &mut Conn, now: Time, limit: i64) -> Result<Vec<Due>> {
    conn.all(
        "select member_id, workspace_id, next_at from weekly_summaries where next_at <= $1 order by next_at limit $2",
        values![now, limit],
    )
    .await
}

/// Moves a weekly summary on; false when somebody else did.
pub async fn move_summary(conn: &mut Conn, due: &Due, next: Time) -> Result<bool> {
    let moved = conn
        .run(
            "update weekly_summaries set next_at = $1 where member_id = $2 and next_at = $3",
            values![next, due.member_id, due.next_at],
        )
        .await?;
    Ok(moved == 1)
}
