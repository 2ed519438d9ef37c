//! Files' rows. Their bytes lie in the data folder.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::message::File;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

pub struct NewFile {
    pub file: File,
    pub workspace: Id,
    pub chat: Id,
    pub uploader: Id,
    pub created_at: Time,
}

pub async fn insert(conn: &mut Conn, new: &NewFile) -> Result<()> {
    conn.run(
        "insert into files (id, workspace_id, chat_id, uploader_id, name, type, size, image, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            new.file.id, new.workspace, new.chat, new.uploader, &new.file.name, &new.file.media_type, new.file.size,
            new.file.image, new.created_at,
        ],
    )
    .await?;
    Ok(())
}

/// A file that `uploader` brought into `chat`.
pub async fn of_uploader(conn: &mut Conn, id: Id, uploader: Id, chat: Id) -> Result<Option<File>> {
    conn.maybe(
        "select id, name, type, size, image, erased from files where id = $1 and uploader_id = $2 and chat_id = $3 and not erased",
        values![id, uploader, chat],
    )
    .await
}

/// Whether another message than the one with this author's client id has the file.
pub async fn is_sent_otherwise(
    conn: &mut Conn,
    id: Id,
    author: Id,
    client_id: &str,
) -> Result<bool> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select id from messages where file_id = $1 and not (author_id = $2 and client_id = $3) limit 1",
            values![id, author, client_id],
        )
        .await?;
    Ok(row.is_some())
}

pub async fn find(conn: &mut Conn, id: Id) -> Result<Option<File>> {
    conn.maybe("select id, name, type, size, image, erased from files where id = $1", values![id])
        .await
}

pub async fn many(conn: &mut Conn, ids: &[Id]) -> Result<Vec<File>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select id, name, type, size, image, erased from files where id in ({})",
        placeholders(1, ids.len())
    );
    conn.all(AssertSqlSafe(sql), ids.iter().map(|id| Value::from(*id)).collect()).await
}
