//! Second factors: an account's secret, the codes that stand in for a lost one, and who has to have one.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// An account's secret, as people type it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Secret {
    pub secret: String,
    /// He showed that his app has it: from then on it is asked for.
    pub confirmed: bool,
    pub last_step: i64,
}

pub async fn of(conn: &mut Conn, account: Id) -> Result<Option<Secret>> {
    conn.maybe(
        "select secret, confirmed, last_step from two_factor where account_id = $1",
        values![account],
    )
    .await
}

/// Stores a secret that waits to be confirmed; false when there is a confirmed one.
pub async fn begin(conn: &mut Conn, account: Id, secret: &str, now: Time) -> Result<bool> {
    let stored = conn
        .run(
            "insert into two_factor (account_id, secret, confirmed, last_step, created_at) values ($1, $2, $3, $4, $5) \
             on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at \
             where two_factor.confirmed = $3",
            values![account, secret, false, 0_i64, now],
        )
        .await?;
    Ok(stored == 1)
}

/// Uses the code of a step up: of two at once, and of a later one and an earlier one, one.
pub async fn take_step(conn: &mut Conn, account: Id, secret: &str, step: i64) -> Result<bool> {
    let taken = conn
        .run(
            "update two_factor set last_step = $1, confirmed = $2 where account_id = $3 and secret = $4 and last_step < $1",
            values![step, true, account, secret],
        )
        .await?;
    Ok(taken == 1)
}

/// Uses a recovery code up.
pub async fn take_recovery(conn: &mut Conn, account: Id, code_hash: &str) -> Result<bool> {
    let taken = conn
        .run(
            "delete from recovery_codes where account_id = $1 and code_hash = $2",
            values![account, code_hash],
        )
        .await?;
    Ok(taken == 1)
}

/// Replaces the recovery codes.
pub async fn put_recovery(conn: &mut Conn, account: Id, hashes: &[String]) -> Result<()> {
    conn.run("delete from recovery_codes where account_id = $1", values![account]).await?;
    for hash in hashes {
        conn.run(
            "insert into recovery_codes (code_hash, account_id) values ($1, $2)",
            values![hash, account],
        )
        .await?;
    }
    Ok(())
}

pub async fn recovery_left(conn: &mut Conn, account: Id) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from recovery_codes where account_id = $1",
            values![account],
        )
        .await?;
    Ok(count)
}

/// Forgets all of it.
pub async fn delete(conn: &mut Conn, account: Id) -> Result<()> {
    conn.run("delete from recovery_codes where account_id = $1", values![account]).await?;
    conn.run("delete from two_factor where account_id = $1", values![account]).await?;
    Ok(())
}

/// Whether the members of a workspace must have one.
pub async fn required(conn: &mut Conn, workspace: Id) -> Result<bool> {
    let row: Option<(bool,)> = conn
        .maybe("select require_two_factor from workspaces where id = $1", values![workspace])
        .await?;
    Ok(row.is_some_and(|(required,)| required))
}

pub async fn require(conn: &mut Conn, workspace: Id, required: bool) -> Result<()> {
    conn.run(
        "update workspaces set require_two_factor = $1 where id = $2",
        values![required, workspace],
    )
    .await?;
    Ok(())
}

/// Members of a workspace whose accounts have one.
pub async fn members_with(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id,)>> {
    conn.all(
        "select m.id from members m join two_factor t on t.account_id = m.account_id \
         where m.workspace_id = $1 and t.confirmed = $2",
        values![workspace, true],
    )
    .await
}
