//! Working time: the workspace's own, and what each of its chats goes by. JSON that only the program reads.

use std::collections::HashMap;

use super::conn::Conn;
use crate::domain::chat;
use crate::domain::working_time::{Calendar, WorkingTime};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::values;

fn parsed(json: Option<String>) -> Result<Option<WorkingTime>> {
    json.map(|json| serde_json::from_str(&json).map_err(Error::internal)).transpose()
}

/// The workspace's, if it has one.
pub async fn of_workspace(conn: &mut Conn, workspace: Id) -> Result<Option<WorkingTime>> {
    let row: Option<(Option<String>,)> =
        conn.maybe("select working_time from workspaces where id = $1", values![workspace]).await?;
    parsed(row.and_then(|(json,)| json))
}

pub async fn set_workspace(
    conn: &mut Conn,
    workspace: Id,
    working_time: Option<&WorkingTime>,
) -> Result<()> {
    let json = working_time.map(serde_json::to_string).transpose().map_err(Error::internal)?;
    conn.run("update workspaces set working_time = $1 where id = $2", values![json, workspace])
        .await?;
    Ok(())
}

/// A chat's settings and its workspace's working time.
fn calendar(settings: &str, workspace: Option<&WorkingTime>) -> Result<Option<Calendar>> {
    let settings: chat::Settings = serde_json::from_str(settings).map_err(Error::internal)?;
    Ok(settings.working_time.chosen(workspace).and_then(WorkingTime::calendar))
}

/// What a chat goes by now, a deleted one too; None: always open.
pub async fn of_chat(conn: &mut Conn, chat: Id) -> Result<Option<Calendar>> {
    let row: Option<(String, Option<String>)> = conn
        .maybe(
            "select c.settings, w.working_time from chats c join workspaces w on w.id = c.workspace_id where c.id = $1",
            values![chat],
        )
        .await?;
    match row {
        Some((settings, workspace)) => calendar(&settings, parsed(workspace)?.as_ref()),
        None => Ok(None),
    }
}

/// What each chat goes by now, deleted ones too; those that are always open are left out.
pub async fn of_chats(conn: &mut Conn, workspace: Id) -> Result<HashMap<Id, Calendar>> {
    let of_workspace = of_workspace(conn, workspace).await?;
    let rows: Vec<(Id, String)> = conn
        .all("select id, settings from chats where workspace_id = $1", values![workspace])
        .await?;
    let mut found = HashMap::new();
    for (id, settings) in rows {
        if let Some(calendar) = calendar(&settings, of_workspace.as_ref())? {
            found.insert(id, calendar);
        }
    }
    Ok(found)
}

/// Whether answers of this operator were counted in working time.
pub async fn answered_in(conn: &mut Conn, operator: Id) -> Result<bool> {
    let row: Option<(i64,)> = conn
        .maybe(
            "select cast(1 as bigint) from answers where operator_id = $1 and response_working_ms is not null limit 1",
            values![operator],
        )
        .await?;
    Ok(row.is_some())
}
