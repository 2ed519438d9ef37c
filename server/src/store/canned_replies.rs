//! Replies that operators keep ready, shared by a workspace.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, sqlx::FromRow, utoipa::ToSchema)]
pub struct CannedReply {
    pub id: Id,
    /// What is typed after `/`.
    pub shortcut: String,
    pub text: String,
}

pub async fn all(conn: &mut Conn, workspace: Id) -> Result<Vec<CannedReply>> {
    conn.all(
        "select id, shortcut, text from canned_replies where workspace_id = $1 order by created_at, id",
        values![workspace],
    )
    .await
}

pub async fn find(conn: &mut Conn, workspace: Id, id: Id) -> Result<Option<CannedReply>> {
    conn.maybe(
        "select id, shortcut, text from canned_replies where workspace_id = $1 and id = $2",
        values![workspace, id],
    )
    .await
}

pub async fn insert(conn: &mut Conn, workspace: Id, reply: &CannedReply, now: Time) -> Result<()> {
    conn.run(
        "insert into canned_replies (id, workspace_id, shortcut, text, created_at) values ($1, $2, $3, $4, $5)",
        values![reply.id, workspace, &reply.shortcut, &reply.text, now],
    )
    .await?;
    Ok(())
}

pub async fn update(conn: &mut Conn, workspace: Id, reply: &CannedReply) -> Result<()> {
    conn.run(
        "update canned_replies set shortcut = $1, text = $2 where workspace_id = $3 and id = $4",
        values![&reply.shortcut, &reply.text, workspace, reply.id],
    )
    .await?;
    Ok(())
}

/// True when there was one.
pub async fn delete(conn: &mut Conn, workspace: Id, id: Id) -> Result<bool> {
    let sql = "delete from canned_replies where workspace_id = $1 and id = $2";
    Ok(conn.run(sql, values![workspace, id]).await? > 0)
}
