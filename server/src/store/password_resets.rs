//! Tokens with which a forgotten password is set anew. Only the hash of a token is kept.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// Stores one. Those that have run out go, whosever they are.
pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    account: Id,
    now: Time,
    expires: Time,
) -> Result<()> {
    conn.run("delete from password_resets where expires_at <= $1", values![now]).await?;
    conn.run(
        "insert into password_resets (token_hash, account_id, expires_at) values ($1, $2, $3)",
        values![token_hash, account, expires],
    )
    .await?;
    Ok(())
}

/// Whether this one still works.
pub async fn is_valid(conn: &mut Conn, token_hash: &str, now: Time) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select account_id from password_resets where token_hash = $1 and expires_at > $2",
            values![token_hash, now],
        )
        .await?;
    Ok(row.is_some())
}

/// Uses it up and names its account: of two at once, one finds it.
pub async fn take(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<Id>> {
    let row: Option<(Id,)> = conn
        .maybe(
            "delete from password_resets where token_hash = $1 and expires_at > $2 returning account_id",
            values![token_hash, now],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Whoever knows his password, or may not sign in any more, needs none.
pub async fn delete_of(conn: &mut Conn, account: Id) -> Result<()> {
    conn.run("delete from password_resets where account_id = $1", values![account]).await?;
    Ok(())
}
