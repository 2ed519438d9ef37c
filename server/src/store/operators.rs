//! Who answers where: members and the chats they serve, as the desk needs them.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::chat::Chat;
use crate::domain::people::{Person, by_name};
use crate::error::Result;
use crate::ids::Id;
use crate::values;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ChatName {
    pub id: Id,
    pub name: String,
    pub kind: String,
}

/// The chats this member answers in, oldest first. His role is the caller's to check.
pub async fn chats_of(conn: &mut Conn, workspace: Id, member: Id) -> Result<Vec<ChatName>> {
    conn.all(
        "select id, name, kind from chats where workspace_id = $1 and deleted = $2 and (all_operators = $3 or exists \
         (select 1 from chat_operators o where o.chat_id = chats.id and o.member_id = $4)) order by created_at, id",
        values![workspace, false, true, member],
    )
    .await
}

/// Names of chats, also of deleted ones.
pub async fn chat_names(conn: &mut Conn, ids: &[Id]) -> Result<Vec<ChatName>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql =
        format!("select id, name, kind from chats where id in ({})", placeholders(1, ids.len()));
    conn.all(AssertSqlSafe(sql), ids.iter().map(|id| Value::from(*id)).collect()).await
}

/// The active members who answer in this chat, sorted by name in the program (no collation decides).
pub async fn of_chat(conn: &mut Conn, chat: &Chat) -> Result<Vec<Person>> {
    let rows: Vec<(Id, String)> = conn
        .all(
            "select id, name from members where workspace_id = $1 and status = $2 and role <> $3",
            values![chat.workspace, "active", "analyst"],
        )
        .await?;
    Ok(by_name(rows.into_iter().filter(|(id, _)| chat.is_served_by(*id)).collect()))
}

/// Ids of the active members who answer in any of these chats.
pub async fn serving(conn: &mut Conn, workspace: Id, chats: &[Id]) -> Result<Vec<(Id,)>> {
    if chats.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select m.id from members m where m.workspace_id = $1 and m.status = $2 and m.role <> $3 and exists \
         (select 1 from chats c where c.id in ({}) and c.deleted = $4 and (c.all_operators or exists \
         (select 1 from chat_operators o where o.chat_id = c.id and o.member_id = m.id)))",
        placeholders(5, chats.len())
    );
    let mut values = values![workspace, "active", "analyst", false];
    values.extend(chats.iter().map(|id| Value::from(*id)));
    conn.all(AssertSqlSafe(sql), values).await
}

/// All chats of a workspace, deleted ones included, oldest first.
pub async fn every_chat(conn: &mut Conn, workspace: Id) -> Result<Vec<ChatName>> {
    conn.all(
        "select id, name, kind from chats where workspace_id = $1 order by created_at, id",
        values![workspace],
    )
    .await
}

/// Ids and names of all who may answer or ever did, in no particular order.
pub async fn everybody(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id, String)>> {
    conn.all(
        "select id, name from members where workspace_id = $1 and role <> $2",
        values![workspace, "analyst"],
    )
    .await
}
