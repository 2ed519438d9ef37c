//! The webhooks' outbox and its log. A row is written with what it tells of; a process that sends it moves
//! `next_at` on first (a lease), so that two processes never send the same attempt, and none is lost.

use sqlx::AssertSqlSafe;

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// One event on its way to one webhook.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Delivery {
    pub id: Id,
    pub workspace_id: Id,
    pub webhook_id: Id,
    pub lane: String,
    /// The same for every attempt and every webhook that hears of it.
    pub event_id: Id,
    #[sqlx(rename = "type")]
    pub kind: String,
    pub dialogue_id: Option<Id>,
    /// What is sent, byte for byte.
    pub payload: String,
    pub created_at: Time,
    /// `waiting`, `delivered` or `failed`.
    pub status: String,
    /// How many were begun; it also tells attempts apart.
    pub attempts: i64,
    pub next_at: Option<Time>,
    pub last_at: Option<Time>,
    pub response_code: Option<i64>,
    pub error: Option<String>,
}

const COLUMNS: &str = "id, workspace_id, webhook_id, lane, event_id, type, dialogue_id, payload, created_at, status, \
    attempts, next_at, last_at, response_code, error";

pub async fn insert(conn: &mut Conn, d: &Delivery) -> Result<()> {
    conn.run(
        "insert into webhook_deliveries (id, workspace_id, webhook_id, lane, event_id, type, dialogue_id, payload, created_at, \
         status, attempts, next_at, last_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        values![
            d.id, d.workspace_id, d.webhook_id, &d.lane, d.event_id, &d.kind, d.dialogue_id, &d.payload, d.created_at,
            &d.status, d.attempts, d.next_at, d.last_at,
        ],
    )
    .await?;
    Ok(())
}

/// Webhooks with something due in this lane, who waits longest first.
pub async fn due(conn: &mut Conn, lane: &str, now: Time) -> Result<Vec<(Id,)>> {
    conn.all(
        "select webhook_id from webhook_deliveries where lane = $1 and next_at <= $2 group by webhook_id \
         order by min(next_at), webhook_id",
        values![lane, now],
    )
    .await
}

/// Begins an attempt for what is due of one webhook in one lane, oldest first: nobody else takes it before `until`.
pub async fn claim(
    conn: &mut Conn,
    lane: &str,
    webhook: Id,
    now: Time,
    until: Time,
    limit: i64,
) -> Result<Vec<Delivery>> {
    // Due once more in the outer condition: whoever waited for another process's claim finds it moved on.
    let sql = format!(
        "update webhook_deliveries set attempts = attempts + 1, next_at = $1, last_at = $2 where id in (\
         select id from webhook_deliveries where lane = $3 and webhook_id = $4 and next_at <= $2 order by next_at, id limit $5) \
         and next_at <= $2 returning {COLUMNS}"
    );
    conn.all(AssertSqlSafe(sql), values![until, now, lane, webhook, limit]).await
}

/// What became of an attempt.
pub struct Conclusion<'a> {
    pub status: &'a str,
    pub next_at: Option<Time>,
    pub response_code: Option<i64>,
    pub error: Option<&'a str>,
}

/// Writes down what became of an attempt; false when another one was begun meanwhile.
pub async fn conclude(conn: &mut Conn, d: &Delivery, result: &Conclusion<'_>) -> Result<bool> {
    let changed = conn
        .run(
            "update webhook_deliveries set status = $1, next_at = $2, response_code = $3, error = $4 \
             where id = $5 and attempts = $6 and status = 'waiting'",
            values![
                result.status, result.next_at, result.response_code, result.error, d.id, d.attempts,
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// What waits for this webhook waits until it is switched on again.
pub async fn park(conn: &mut Conn, webhook: Id) -> Result<()> {
    conn.run(
        "update webhook_deliveries set next_at = $1 where webhook_id = $2 and status = 'waiting'",
        values![None::<Time>, webhook],
    )
    .await?;
    Ok(())
}

/// The webhook is switched on: what waited for it is due.
pub async fn wake(conn: &mut Conn, webhook: Id, now: Time) -> Result<()> {
    conn.run(
        "update webhook_deliveries set next_at = $1 where webhook_id = $2 and status = 'waiting' and next_at is null",
        values![now, webhook],
    )
    .await?;
    Ok(())
}

/// From the beginning: the same event, all attempts. None: when its webhook is switched on.
pub async fn again(conn: &mut Conn, id: Id, next_at: Option<Time>) -> Result<Option<Delivery>> {
    let sql = format!(
        "update webhook_deliveries set status = 'waiting', attempts = 0, next_at = $1, response_code = $2, error = $3 \
         where id = $4 returning {COLUMNS}"
    );
    conn.maybe(AssertSqlSafe(sql), values![next_at, None::<i64>, None::<String>, id]).await
}

pub async fn find(conn: &mut Conn, id: Id) -> Result<Option<Delivery>> {
    let sql = format!("select {COLUMNS} from webhook_deliveries where id = $1");
    conn.maybe(AssertSqlSafe(sql), values![id]).await
}

/// A webhook's log, newest first, from behind `after` on.
pub async fn log(
    conn: &mut Conn,
    webhook: Id,
    after: (Time, Id),
    limit: i64,
) -> Result<Vec<Delivery>> {
    let sql = format!(
        "select {COLUMNS} from webhook_deliveries where webhook_id = $1 and (created_at < $2 or created_at = $2 and id < $3) \
         order by created_at desc, id desc limit $4"
    );
    conn.all(AssertSqlSafe(sql), values![webhook, after.0, after.1, limit]).await
}

pub async fn delete_of(conn: &mut Conn, webhook: Id) -> Result<()> {
    conn.run("delete from webhook_deliveries where webhook_id = $1", values![webhook]).await?;
    Ok(())
}

/// Forgets what is older, done or given up; how many.
pub async fn forget(conn: &mut Conn, before: Time, limit: i64) -> Result<u64> {
    conn.run(
        "delete from webhook_deliveries where id in (select id from webhook_deliveries where created_at < $1 \
         and next_at is null order by created_at limit $2)",
        values![before, limit],
    )
    .await
}

/// Whether anything is that old.
pub async fn has_older(conn: &mut Conn, before: Time) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select id from webhook_deliveries where created_at < $1 and next_at is null order by created_at limit 1",
            values![before],
        )
        .await?;
    Ok(row.is_some())
}
