//! Letters to members about their access, on their way. A process that sends a row moves its `next_at` on first.

use sqlx::AssertSqlSafe;

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A letter on its way to one member.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Waiting {
    pub id: Id,
    /// Whom an invitation is for.
    pub member_id: Option<Id>,
    /// Who forgot his password, as it was typed and folded; perhaps nobody's.
    pub email: Option<String>,
    /// `invitation` or `reset`.
    pub kind: String,
    /// What an invitation leads to; for a reset, where people reach Candor.
    pub link: Option<String>,
    /// Where a reset was asked for.
    pub network: Option<String>,
    pub created_at: Time,
    pub attempts: i64,
}

const COLUMNS: &str = "id, member_id, email, kind, link, network, created_at, attempts";

/// Puts a letter into the outbox, due now.
pub async fn insert(conn: &mut Conn, w: &Waiting) -> Result<()> {
    conn.run(
        "insert into letters (id, member_id, email, kind, link, network, created_at, status, attempts, next_at) \
         values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $7)",
        values![
            w.id, w.member_id, w.email.clone(), &w.kind, w.link.clone(), w.network.clone(), w.created_at, w.attempts,
        ],
    )
    .await?;
    Ok(())
}

/// Takes back what waits for a member: the link in it works no longer.
pub async fn take_back(conn: &mut Conn, member: Id) -> Result<()> {
    conn.run("delete from letters where member_id = $1 and next_at is not null", values![member])
        .await?;
    Ok(())
}

/// Takes back the links for a new password that wait for this e-mail, as it is folded.
pub async fn take_back_resets(conn: &mut Conn, email: &str) -> Result<()> {
    conn.run(
        "delete from letters where kind = 'reset' and email = $1 and next_at is not null",
        values![email],
    )
    .await?;
    Ok(())
}

/// Takes the row lock of a letter whose attempt goes on. False when it was taken back meanwhile.
pub async fn hold(conn: &mut Conn, letter: &Waiting) -> Result<bool> {
    let held = conn
        .run(
            "update letters set attempts = attempts where id = $1 and attempts = $2 and next_at is not null",
            values![letter.id, letter.attempts],
        )
        .await?;
    Ok(held == 1)
}

/// Whether anything is due.
pub async fn is_due(conn: &mut Conn, now: Time) -> Result<bool> {
    let row: Option<(Id,)> =
        conn.maybe("select id from letters where next_at <= $1 limit 1", values![now]).await?;
    Ok(row.is_some())
}

/// Begins an attempt for what is due, oldest first: nobody else takes it before `until`.
pub async fn claim(conn: &mut Conn, now: Time, until: Time, limit: i64) -> Result<Vec<Waiting>> {
    let sql = format!(
        "update letters set attempts = attempts + 1, next_at = $1 where id in (\
         select id from letters where next_at <= $2 order by next_at, id limit $3) and next_at <= $2 returning {COLUMNS}"
    );
    conn.all(AssertSqlSafe(sql), values![until, now, limit]).await
}

/// Writes down what became of an attempt. Where it leads goes when there is no other one.
pub async fn conclude(
    conn: &mut Conn,
    letter: &Waiting,
    status: &str,
    next_at: Option<Time>,
    error: Option<&str>,
) -> Result<()> {
    let link = letter.link.as_deref().filter(|_| next_at.is_some());
    let email = letter.email.as_deref().filter(|_| next_at.is_some());
    conn.run(
        "update letters set status = $1, next_at = $2, error = $3, link = $4, email = $5 where id = $6 and attempts = $7",
        values![status, next_at, error, link, email, letter.id, letter.attempts],
    )
    .await?;
    Ok(())
}

/// Forgets what is older and done.
pub async fn forget(conn: &mut Conn, before: Time) -> Result<u64> {
    conn.run("delete from letters where created_at < $1 and next_at is null", values![before]).await
}

/// Whether anything is that old.
pub async fn has_older(conn: &mut Conn, before: Time) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select id from letters where created_at < $1 and next_at is null limit 1",
            values![before],
        )
        .await?;
    Ok(row.is_some())
}
