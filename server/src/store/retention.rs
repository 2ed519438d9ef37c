//! How long each workspace keeps what visitors wrote.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::values;

/// Days for each kind; none: for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Retention {
    pub messages_days: Option<i64>,
    pub files_days: Option<i64>,
    pub comments_days: Option<i64>,
}

pub async fn of(conn: &mut Conn, workspace: Id) -> Result<Retention> {
    let row = conn
        .maybe(
            "select messages_days, files_days, comments_days from retention where workspace_id = $1",
            values![workspace],
        )
        .await?;
    Ok(row.unwrap_or_default())
}

pub async fn put(conn: &mut Conn, workspace: Id, retention: &Retention) -> Result<()> {
    let r = retention;
    conn.run(
        "insert into retention (workspace_id, messages_days, files_days, comments_days) values ($1, $2, $3, $4) \
         on conflict (workspace_id) do update set messages_days = excluded.messages_days, files_days = excluded.files_days, \
         comments_days = excluded.comments_days",
        values![workspace, r.messages_days, r.files_days, r.comments_days],
    )
    .await?;
    Ok(())
}

#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Limited {
    pub workspace_id: Id,
    #[sqlx(flatten)]
    pub retention: Retention,
}

/// Workspaces that do not keep everything for ever.
pub async fn limited(conn: &mut Conn) -> Result<Vec<Limited>> {
    conn.all(
        "select workspace_id, messages_days, files_days, comments_days from retention where messages_days is not null \
         or files_days is not null or comments_days is not null order by workspace_id",
        values![],
    )
    .await
}
