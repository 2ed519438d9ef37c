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
    /// The workspace wants a second factor, and the account has none: he may do nothing but set one up.
    pub must_enrol: bool,
}

/// The active member behind this session, if it has not run out.
pub async fn find(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<SignedIn>> {
    conn.maybe(
        "select m.id as member_id, m.workspace_id, m.name, m.role, s.last_seen_at, \
         (w.require_two_factor and not exists (select 1 from two_factor t where t.account_id = m.account_id and t.confirmed)) \
         as must_enrol from sessions s join members m on m.id = s.member_id join workspaces w on w.id = m.workspace_id \
         where s.token_hash = $1 and s.expires_at > $2 and m.status = $3",
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

/// Notes where a session comes from: the network alone, no whole address.
pub async fn came_from(
    conn: &mut Conn,
    token_hash: &str,
    network: &str,
    browser: Option<&str>,
) -> Result<()> {
    conn.run(
        "update sessions set address = $1, browser = $2 where token_hash = $3",
        values![network, browser, token_hash],
    )
    .await?;
    Ok(())
}

/// A session as its member sees it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    pub token_hash: String,
    pub created_at: Time,
    pub last_seen_at: Time,
    pub address: Option<String>,
    pub browser: Option<String>,
}

/// A member's sessions that have not run out, newest use first.
pub async fn of(conn: &mut Conn, member: Id, now: Time) -> Result<Vec<Kept>> {
    conn.all(
        "select token_hash, created_at, last_seen_at, address, browser from sessions \
         where member_id = $1 and expires_at > $2 order by last_seen_at desc, created_at desc, token_hash",
        values![member, now],
    )
    .await
}

/// Ends a session if it is this member's; whether it was.
pub async fn delete_own(conn: &mut Conn, member: Id, token_hash: &str) -> Result<bool> {
    let deleted = conn
        .run(
            "delete from sessions where member_id = $1 and token_hash = $2",
            values![member, token_hash],
        )
        .await?;
    Ok(deleted == 1)
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

/// Deletes the sessions that have run out.
pub async fn delete_expired(conn: &mut Conn, now: Time) -> Result<()> {
    conn.run("delete from sessions where expires_at <= $1", values![now]).await?;
    Ok(())
}

/// Tries in a row for a key (an e-mail or an address) and when the last one was, under the row's lock.
pub async fn lock_failures(conn: &mut Conn, key: &str, now: Time) -> Result<(i64, Time)> {
    conn.run(
        "insert into sign_in_failures (key, failures, last_at) values ($1, $2, $3) on conflict (key) do nothing",
        values![key, 0_i64, now],
    )
    .await?;
    conn.one(
        "update sign_in_failures set failures = failures where key = $1 returning failures, last_at",
        values![key],
    )
    .await
}

pub async fn set_failures(conn: &mut Conn, key: &str, failures: i64, now: Time) -> Result<()> {
    conn.run(
        "update sign_in_failures set failures = $1, last_at = $2 where key = $3",
        values![failures, now, key],
    )
    .await?;
    Ok(())
}

/// One try less; the last one was at `last` again, unless there was another since `at`.
pub async fn take_back_failure(conn: &mut Conn, key: &str, at: Time, last: Time) -> Result<()> {
    conn.run(
        "update sign_in_failures set failures = failures - 1, last_at = case when last_at = $1 then $2 else last_at end \
         where key = $3 and failures > $4",
        values![at, last, key, 0_i64],
    )
    .await?;
    Ok(())
}

pub async fn forget_failures(conn: &mut Conn, key: &str) -> Result<()> {
    conn.run("delete from sign_in_failures where key = $1", values![key]).await?;
    Ok(())
}

pub async fn forget_failures_before(conn: &mut Conn, before: Time) -> Result<()> {
    conn.run("delete from sign_in_failures where last_at < $1", values![before]).await?;
    Ok(())
}
