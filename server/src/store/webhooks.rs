//! Webhooks as members set them up. Their secrets sign what is sent.

use sqlx::AssertSqlSafe;

use super::conn::Conn;
use crate::domain::webhook::Wanted;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    pub id: Id,
    pub workspace: Id,
    pub url: String,
    /// `whsec_…`.
    pub secret: String,
    /// The one before, and until when it signs too.
    pub previous: Option<(String, Time)>,
    pub wanted: Wanted,
    pub enabled: bool,
    /// `failing` or `gone` when Candor switched it off.
    pub disabled_because: Option<String>,
    pub failing_since: Option<Time>,
    pub succeeded_at: Option<Time>,
    pub created_at: Time,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Id,
    workspace_id: Id,
    url: String,
    secret: String,
    previous_secret: Option<String>,
    previous_until: Option<Time>,
    events: String,
    chats: Option<String>,
    only_dissatisfied: bool,
    enabled: bool,
    disabled_because: Option<String>,
    failing_since: Option<Time>,
    succeeded_at: Option<Time>,
    created_at: Time,
}

const COLUMNS: &str = "id, workspace_id, url, secret, previous_secret, previous_until, events, chats, only_dissatisfied, \
    enabled, disabled_because, failing_since, succeeded_at, created_at";

impl Row {
    fn complete(self) -> Result<Webhook> {
        let chats = self.chats.as_deref().map(serde_json::from_str).transpose();
        Ok(Webhook {
            id: self.id,
            workspace: self.workspace_id,
            url: self.url,
            secret: self.secret,
            previous: self.previous_secret.zip(self.previous_until),
            wanted: Wanted {
                events: serde_json::from_str(&self.events).map_err(Error::internal)?,
                chats: chats.map_err(Error::internal)?,
                only_dissatisfied: self.only_dissatisfied,
            },
            enabled: self.enabled,
            disabled_because: self.disabled_because,
            failing_since: self.failing_since,
            succeeded_at: self.succeeded_at,
            created_at: self.created_at,
        })
    }
}

/// A workspace's, oldest first.
pub async fn all(conn: &mut Conn, workspace: Id) -> Result<Vec<Webhook>> {
    let sql =
        format!("select {COLUMNS} from webhooks where workspace_id = $1 order by created_at, id");
    let rows: Vec<Row> = conn.all(AssertSqlSafe(sql), values![workspace]).await?;
    rows.into_iter().map(Row::complete).collect()
}

/// Those of a workspace that are switched on.
pub async fn enabled(conn: &mut Conn, workspace: Id) -> Result<Vec<Webhook>> {
    let sql = format!("select {COLUMNS} from webhooks where workspace_id = $1 and enabled = $2");
    let rows: Vec<Row> = conn.all(AssertSqlSafe(sql), values![workspace, true]).await?;
    rows.into_iter().map(Row::complete).collect()
}

pub async fn find(conn: &mut Conn, id: Id) -> Result<Option<Webhook>> {
    let sql = format!("select {COLUMNS} from webhooks where id = $1");
    let row: Option<Row> = conn.maybe(AssertSqlSafe(sql), values![id]).await?;
    row.map(Row::complete).transpose()
}

/// Takes the row's lock and returns it as it is now.
pub async fn lock(conn: &mut Conn, id: Id) -> Result<Option<Webhook>> {
    let sql = format!("update webhooks set enabled = enabled where id = $1 returning {COLUMNS}");
    let row: Option<Row> = conn.maybe(AssertSqlSafe(sql), values![id]).await?;
    row.map(Row::complete).transpose()
}

pub async fn insert(conn: &mut Conn, w: &Webhook) -> Result<()> {
    conn.run(
        "insert into webhooks (id, workspace_id, url, secret, events, chats, only_dissatisfied, enabled, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            w.id, w.workspace, &w.url, &w.secret, events(&w.wanted)?, chats(&w.wanted)?, w.wanted.only_dissatisfied,
            w.enabled, w.created_at,
        ],
    )
    .await?;
    Ok(())
}

pub async fn update(conn: &mut Conn, w: &Webhook) -> Result<()> {
    let (previous, until) = w.previous.clone().unzip();
    conn.run(
        "update webhooks set url = $1, secret = $2, previous_secret = $3, previous_until = $4, events = $5, chats = $6, \
         only_dissatisfied = $7, enabled = $8, disabled_because = $9, failing_since = $10 where id = $11",
        values![
            &w.url, &w.secret, previous, until, events(&w.wanted)?, chats(&w.wanted)?, w.wanted.only_dissatisfied,
            w.enabled, w.disabled_because.clone(), w.failing_since, w.id,
        ],
    )
    .await?;
    Ok(())
}

pub async fn delete(conn: &mut Conn, id: Id) -> Result<()> {
    conn.run("delete from webhooks where id = $1", values![id]).await?;
    Ok(())
}

/// Something was delivered.
pub async fn succeeded(conn: &mut Conn, id: Id, now: Time) -> Result<()> {
    conn.run(
        "update webhooks set failing_since = $1, succeeded_at = $2 where id = $3",
        values![None::<Time>, now, id],
    )
    .await?;
    Ok(())
}

/// Something could not be delivered. Returns since when nothing could.
pub async fn failed(conn: &mut Conn, id: Id, now: Time) -> Result<Option<Time>> {
    let row: Option<(Option<Time>,)> = conn
        .maybe(
            "update webhooks set failing_since = coalesce(failing_since, $1) where id = $2 returning failing_since",
            values![now, id],
        )
        .await?;
    Ok(row.and_then(|(since,)| since))
}

/// Candor switches it off by itself.
pub async fn switch_off(conn: &mut Conn, id: Id, because: &str) -> Result<()> {
    conn.run(
        "update webhooks set enabled = $1, disabled_because = $2 where id = $3",
        values![false, because, id],
    )
    .await?;
    Ok(())
}

fn events(wanted: &Wanted) -> Result<String> {
    serde_json::to_string(&wanted.events).map_err(Error::internal)
}

fn chats(wanted: &Wanted) -> Result<Option<String>> {
    wanted.chats.as_ref().map(serde_json::to_string).transpose().map_err(Error::internal)
}
