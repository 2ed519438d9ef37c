//! Sample data: that it is there, and its way out. All of it hangs on chats that are marked as samples.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Sample {
    /// `making`, `there` or `removing`.
    pub state: String,
    /// The last instant of it.
    pub until: Time,
    pub dialogues: i64,
}

pub async fn find(conn: &mut Conn, workspace: Id) -> Result<Option<Sample>> {
    conn.maybe(
        "select state, until, dialogues from samples where workspace_id = $1",
        values![workspace],
    )
    .await
}

/// Those that are being made or removed, with their workspaces.
pub async fn unfinished(conn: &mut Conn) -> Result<Vec<(Id, Sample)>> {
    let rows: Vec<(Id, String, Time, i64)> = conn
        .all(
            "select workspace_id, state, until, dialogues from samples where state <> $1",
            values!["there"],
        )
        .await?;
    let sample =
        |(workspace, state, until, dialogues)| (workspace, Sample { state, until, dialogues });
    Ok(rows.into_iter().map(sample).collect())
}

/// Begins one that ends `now`; of two at once, one begins. Returns what is there then.
pub async fn begin(conn: &mut Conn, workspace: Id, now: Time) -> Result<Sample> {
    conn.run(
        "insert into samples (workspace_id, state, until, dialogues) values ($1, $2, $3, $4) on conflict (workspace_id) do nothing",
        values![workspace, "making", now, 0_i64],
    )
    .await?;
    conn.one(
        "select state, until, dialogues from samples where workspace_id = $1",
        values![workspace],
    )
    .await
}

/// False when it is being removed, or not there.
pub async fn set(conn: &mut Conn, workspace: Id, state: &str, dialogues: i64) -> Result<bool> {
    let changed = conn
        .run(
            "update samples set state = $1, dialogues = $2 where workspace_id = $3 and state <> 'removing'",
            values![state, dialogues, workspace],
        )
        .await?;
    Ok(changed > 0)
}

/// The chats of the samples, as a condition on a column.
const SAMPLES: &str = "(select id from chats where workspace_id = $1 and sample)";

/// Whether there is a finished dialogue that is no sample.
pub async fn has_own(conn: &mut Conn, workspace: Id) -> Result<bool> {
    let sql = format!(
        "select n from outcomes where workspace_id = $1 and live = $2 and test = $3 and chat_id not in {SAMPLES} limit 1"
    );
    let row: Option<(i64,)> =
        conn.maybe(AssertSqlSafe(sql), values![workspace, true, false]).await?;
    Ok(row.is_some())
}

/// From now on it counts nowhere. The counter that makes columns load anew comes last: a finish waits for its row.
pub async fn leave_out(conn: &mut Conn, workspace: Id) -> Result<()> {
    let sql =
        format!("update outcomes set test = $2 where workspace_id = $1 and chat_id in {SAMPLES}");
    conn.run(AssertSqlSafe(sql), values![workspace, true]).await?;
    // Charts mark where a version changed the scale.
    let sql = format!("delete from quality_versions where chat_id in {SAMPLES}");
    conn.run(AssertSqlSafe(sql), values![workspace]).await?;
    load_anew(conn, workspace).await
}

/// Dialogues deleted by one transaction: others wait for it.
const AT_ONCE: i64 = 300;

/// Deletes some of the dialogues, then of the visitors; false when there are none left.
pub async fn delete_some(conn: &mut Conn, workspace: Id) -> Result<bool> {
    let sql = format!(
        "select dialogue_id, n from outcomes where workspace_id = $1 and chat_id in {SAMPLES} limit $2"
    );
    let rows: Vec<(Id, i64)> = conn.all(AssertSqlSafe(sql), values![workspace, AT_ONCE]).await?;
    if rows.is_empty() {
        return delete_visitors(conn, workspace).await;
    }
    let numbers: Vec<i64> = rows.iter().map(|(_, n)| *n).collect();
    let sql = format!(
        "delete from comment_words where workspace_id = $1 and n in ({})",
        placeholders(2, numbers.len())
    );
    let mut values = values![workspace];
    values.extend(numbers.iter().map(|n| Value::from(*n)));
    conn.run(AssertSqlSafe(sql), values).await?;
    let ids: Vec<Id> = rows.iter().map(|(id, _)| *id).collect();
    let all = || ids.iter().map(|id| Value::from(*id)).collect::<Vec<_>>();
    for sql in [
        "delete from reviews where dialogue_id in ({})",
        "delete from request_events where dialogue_id in ({})",
        "delete from ratings where dialogue_id in ({})",
        "delete from outcome_participants where dialogue_id in ({})",
        "delete from answers where dialogue_id in ({})",
        "delete from left_out where dialogue_id in ({})",
        "delete from outcomes where dialogue_id in ({})",
        "delete from dialogue_events where dialogue_id in ({})",
        "delete from messages where dialogue_id in ({})",
        "delete from dialogue_tags where dialogue_id in ({})",
        "delete from import_refs where id in ({})",
        "delete from dialogues where id in ({})",
    ] {
        let sql = sql.replacen("{}", &placeholders(1, ids.len()), 1);
        conn.run(AssertSqlSafe(sql), all()).await?;
    }
    Ok(true)
}

async fn delete_visitors(conn: &mut Conn, workspace: Id) -> Result<bool> {
    let sql = format!(
        "delete from visitors where id in (select id from visitors where chat_id in {SAMPLES} limit $2)"
    );
    Ok(conn.run(AssertSqlSafe(sql), values![workspace, AT_ONCE]).await? > 0)
}

/// Deletes chats, operators and every mark. Columns that held the rows are to be loaded anew.
pub async fn delete_rest(conn: &mut Conn, workspace: Id) -> Result<()> {
    conn.run(
        "delete from import_refs where workspace_id = $1 and (id in (select id from chats where workspace_id = $1 and sample) \
         or id in (select id from members where workspace_id = $1 and status = $2))",
        values![workspace, "sample"],
    )
    .await?;
    // An analyst may have been given one.
    let sql = format!("delete from analyst_chats where chat_id in {SAMPLES}");
    conn.run(AssertSqlSafe(sql), values![workspace]).await?;
    conn.run("delete from chats where workspace_id = $1 and sample", values![workspace]).await?;
    let accounts: Vec<(Id,)> = conn
        .all(
            "delete from members where workspace_id = $1 and status = $2 returning account_id",
            values![workspace, "sample"],
        )
        .await?;
    for (account,) in accounts {
        conn.run("delete from accounts where id = $1", values![account]).await?;
    }
    conn.run("delete from samples where workspace_id = $1", values![workspace]).await?;
    load_anew(conn, workspace).await
}

/// Columns that hold the workspace's outcomes are to be loaded anew.
async fn load_anew(conn: &mut Conn, workspace: Id) -> Result<()> {
    conn.run(
        "update finish_counters set reloads = reloads + 1 where workspace_id = $1",
        values![workspace],
    )
    .await?;
    Ok(())
}
