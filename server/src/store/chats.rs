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
    avatar_id: Option<Id>,
    created_at: Time,
}

const COLUMNS: &str = "id, workspace_id, key, name, kind, settings, identity_secret, all_operators, avatar_id, created_at";

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
        avatar: row.avatar_id,
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

/// Ids of all chats of a workspace but those of sample data, deleted ones included.
pub async fn of_its_own(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id,)>> {
    conn.all(
        "select id from chats where workspace_id = $1 and sample = $2",
        values![workspace, false],
    )
    .await
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

/// Inserts a chat with the first version of its quality control.
pub async fn insert(
    conn: &mut Conn,
    chat: &Chat,
    quality: &quality::Settings,
    by: Option<Id>,
) -> Result<()> {
    conn.run(
        "insert into chats (id, workspace_id, key, name, kind, settings, identity_secret, all_operators, deleted, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            chat.id,
            chat.workspace,
            &chat.key,
            &chat.name,
            chat.kind.as_str(),
            &serde_json::to_string(&chat.settings).map_err(Error::internal)?,
            &chat.identity_secret,
            chat.operators.is_none(),
            false,
            chat.created_at,
        ],
    )
    .await?;
    insert_quality(conn, chat.id, 1, quality, chat.created_at, by).await
}

/// Saves everything of a chat that can change.
pub async fn update(conn: &mut Conn, chat: &Chat) -> Result<()> {
    conn.run(
        "update chats set name = $1, settings = $2, identity_secret = $3, all_operators = $4, avatar_id = $5 where id = $6",
        values![
            &chat.name,
            &serde_json::to_string(&chat.settings).map_err(Error::internal)?,
            &chat.identity_secret,
            chat.operators.is_none(),
            chat.avatar,
            chat.id,
        ],
    )
    .await?;
    conn.run("delete from chat_operators where chat_id = $1", values![chat.id]).await?;
    for member in chat.operators.iter().flatten() {
        conn.run(
            "insert into chat_operators (chat_id, member_id) values ($1, $2)",
            values![chat.id, *member],
        )
        .await?;
    }
    Ok(())
}

/// Takes the chat's row lock and returns it, unless it was deleted.
pub async fn lock(conn: &mut Conn, id: Id) -> Result<Option<Chat>> {
    conn.run("update chats set name = name where id = $1", values![id]).await?;
    by_id(conn, id).await
}

pub async fn mark_deleted(conn: &mut Conn, id: Id) -> Result<()> {
    conn.run("update chats set deleted = $1 where id = $2", values![true, id]).await?;
    Ok(())
}

pub async fn insert_quality(
    conn: &mut Conn,
    chat: Id,
    version: i64,
    settings: &quality::Settings,
    at: Time,
    by: Option<Id>,
) -> Result<()> {
    let settings = serde_json::to_string(settings).map_err(Error::internal)?;
    conn.run(
        "insert into quality_versions (chat_id, version, settings, saved_at, saved_by) values ($1, $2, $3, $4, $5)",
        values![chat, version, &settings, at, by],
    )
    .await?;
    Ok(())
}

/// When and by whom a version was saved.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Saved {
    pub version: i64,
    pub saved_at: Time,
    pub saved_by: Option<Id>,
}

/// All versions of a chat's quality control, newest first.
pub async fn versions(conn: &mut Conn, chat: Id) -> Result<Vec<Saved>> {
    conn.all(
        "select version, saved_at, saved_by from quality_versions where chat_id = $1 order by version desc",
        values![chat],
    )
    .await
}
