//! Chats and the versions of their quality control. Settings are JSON that only the program reads.

use std::sync::Arc;

use dashmap::DashMap;

use super::conn::Conn;
use super::db::Db;
use crate::domain::chat::{Chat, Kind};
use crate::domain::quality;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(sqlx::FromRow)]
struct Row {
    id: Id,
    workspace_id: Id,
    key: String,
    name: String,
    kind: String,
    settings: String,
    identity_secret: String,
    all_operators: bool,
    created_at: Time,
}

const COLUMNS: &str =
    "id, workspace_id, key, name, kind, settings, identity_secret, all_operators, created_at";

async fn complete(conn: &mut Conn, row: Row) -> Result<Chat> {
    let operators = if row.all_operators {
        None
    } else {
        let chosen: Vec<(Id,)> = conn
            .all(
                "select member_id from chat_operators where chat_id = $1 order by member_id",
                values![row.id],
            )
            .await?;
        Some(chosen.into_iter().map(|(id,)| id).collect())
    };
    Ok(Chat {
        id: row.id,
        workspace: row.workspace_id,
        key: row.key,
        name: row.name,
        kind: Kind::parse(&row.kind).ok_or_else(|| Error::internal("a chat of an unknown kind"))?,
        settings: serde_json::from_str(&row.settings).map_err(Error::internal)?,
        identity_secret: row.identity_secret,
        operators,
        created_at: row.created_at,
    })
}

async fn find(conn: &mut Conn, condition: &str, value: super::Value) -> Result<Option<Chat>> {
    let sql = format!("select {COLUMNS} from chats where {condition} = $1 and deleted = $2");
    match conn.maybe::<Row>(sqlx::AssertSqlSafe(sql), vec![value, false.into()]).await? {
        Some(row) => Ok(Some(complete(conn, row).await?)),
        None => Ok(None),
    }
}

/// The chat, unless it was deleted.
pub async fn by_id(conn: &mut Conn, id: Id) -> Result<Option<Chat>> {
    find(conn, "id", id.into()).await
}

/// The chat with this public key, unless it was deleted.
pub async fn by_key(conn: &mut Conn, key: &str) -> Result<Option<Chat>> {
    find(conn, "key", key.into()).await
}

/// All chats of a workspace, oldest first.
pub async fn all(conn: &mut Conn, workspace: Id) -> Result<Vec<Chat>> {
    let sql = format!(
        "select {COLUMNS} from chats where workspace_id = $1 and deleted = $2 order by created_at, id"
    );
    let rows: Vec<Row> = conn.all(sqlx::AssertSqlSafe(sql), values![workspace, false]).await?;
    let mut chats = Vec::with_capacity(rows.len());
    for row in rows {
        chats.push(complete(conn, row).await?);
    }
    Ok(chats)
}

/// The newest version of a chat's quality control.
pub async fn quality(conn: &mut Conn, chat: Id) -> Result<(i64, quality::Settings)> {
    let (version, settings): (i64, String) = conn
        .one(
            "select version, settings from quality_versions where chat_id = $1 order by version desc limit 1",
            values![chat],
        )
        .await?;
    Ok((version, serde_json::from_str(&settings).map_err(Error::internal)?))
}

/// One version of a chat's quality control: what a dialogue was asked under.
pub async fn quality_version(conn: &mut Conn, chat: Id, version: i64) -> Result<quality::Settings> {
    let (settings,): (String,) = conn
        .one(
            "select settings from quality_versions where chat_id = $1 and version = $2",
            values![chat, version],
        )
        .await?;
    serde_json::from_str(&settings).map_err(Error::internal)
}

/// Chats by id, so that a message does not read its chat's row. Entries live two seconds, so that
/// another process's change is seen; this process forgets at once what it changes.
#[derive(Default)]
pub struct Cache {
    chats: DashMap<Id, (Arc<Chat>, Time)>,
}

/// How long another process's change may stay unseen.
const FRESH_MS: i64 = 2_000;

impl Cache {
    pub async fn get(&self, db: &Db, id: Id, now: Time) -> Result<Option<Arc<Chat>>> {
        if let Some(entry) = self.chats.get(&id) {
            let (chat, read_at) = entry.value();
            if (0..FRESH_MS).contains(&now.since(*read_at)) {
                return Ok(Some(chat.clone()));
            }
        }
        let mut conn = db.read().await?;
        let Some(chat) = by_id(&mut conn, id).await? else {
            self.chats.remove(&id);
            return Ok(None);
        };
        let chat = Arc::new(chat);
        self.chats.insert(id, (chat.clone(), now));
        Ok(Some(chat))
    }

    /// Call after every change of a chat.
    pub fn forget(&self, id: Id) {
        self.chats.remove(&id);
    }
}
