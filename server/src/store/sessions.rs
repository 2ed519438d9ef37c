//! Sessions of members. Only the hash of a token is kept.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A member as his session finds him.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignedIn {
    pub member_id: Id,
    pub workspace_id: Id,
    pub name: String,
    pub role: String,
    pub last_seen_at: Time,
}

/// The active member behind this session, if it has not run out.
pub async fn find(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<SignedIn>> {
    conn.maybe(
        "select m.id as member_id, m.workspace_id, m.name, m.role, s.last_seen_at from sessions s \
         join members m on m.id = s.member_id where s.token_hash = $1 and s.expires_at > $2 and m.status = $3",
        values![token_hash, now, "active"],
    )
    .await
}

pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    member: Id,
    now: Time,
    expires: Time,
) -> Result<()> {
    conn.run(
        "insert into sessions (token_hash, member_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)",
        values![token_hash, member, now, expires],
    )
    .await?;
    Ok(())
}

/// Notes that the session is in use and moves its end.
pub async fn seen(conn: &mut Conn, token_hash: &str, now: Time, expires: Time) -> Result<()> {
    conn.run(
        "update sessions set last_seen_at = $1, expires_at = $2 where token_hash = $3",
        values![now, expires, token_hash],
    )
    .await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, token_hash: &str) -> Result<()> {
    conn.run("delete from sessions where token_hash = $1", values![token_hash]).await?;
    Ok(())
}

/// Ends all sessions of a member, except one.
pub async fn delete_of(conn: &mut Conn, member: Id, except: Option<&str>) -> Result<()> {
    conn.run(
        "delete from sessions where member_id = $1 and token_hash <> $2",
        values![member, except.unwrap_or("")],
    )
    .await?;
    Ok(())
}

/// Wrong passwords in a row for a key (an e-mail or an address), and when the last one was.
pub async fn failures(conn: &mut Conn, key: &str) -> Result<Option<(i64, Time)>> {
    conn.maybe("select failures, last_at from sign_in_failures where key = $1", values![key]).await
}

pub async fn add_failure(conn: &mut Conn, key: &str, now: Time) -> Result<()> {
    conn.run(
        "insert into sign_in_failures (key, failures, last_at) values ($1, $2, $3) on conflict (key) do update \
         set failures = sign_in_failures.failures + 1, last_at = excluded.last_at",
        values![key, 1_i64, now],
    )
    .await?;
    Ok(())
}

pub async fn forget_failures(conn: &mut Conn, key: &str) -> Result<()> {
    conn.run("delete from sign_in_failures where key = $1", values![key]).await?;
    Ok(())
}
