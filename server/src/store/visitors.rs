//! Visitors: people who write through one chat.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Visitor {
    pub id: Id,
    pub workspace_id: Id,
    pub chat_id: Id,
    pub name: Option<String>,
    pub email: Option<String>,
    /// The customer's own id of this person, from a signed identity.
    pub external_id: Option<String>,
    pub verified: bool,
    pub language: String,
    pub page_url: Option<String>,
    pub page_title: Option<String>,
    pub browser: Option<String>,
    /// What the page told of him (`domain::fields`), as JSON.
    pub fields: Option<String>,
    /// His dialogues are test dialogues and count nowhere.
    pub test: bool,
    pub created_at: Time,
    /// His last visit, to within a day.
    pub seen_at: Time,
    /// When his erasure was ordered; he is nobody since then.
    pub erased_at: Option<Time>,
}

const SELECT: &str = "select id, workspace_id, chat_id, name, email, external_id, verified, language, page_url, page_title, \
    browser, fields, test, created_at, seen_at, erased_at from visitors where ";

async fn find(
    conn: &mut Conn,
    condition: &str,
    values: Vec<super::Value>,
) -> Result<Option<Visitor>> {
    conn.maybe(sqlx::AssertSqlSafe(format!("{SELECT}{condition}")), values).await
}

pub async fn by_token(conn: &mut Conn, token_hash: &str) -> Result<Option<Visitor>> {
    find(
        conn,
        "id = (select visitor_id from visitor_tokens where token_hash = $1)",
        values![token_hash],
    )
    .await
}

pub async fn by_id(conn: &mut Conn, id: Id) -> Result<Option<Visitor>> {
    find(conn, "id = $1", values![id]).await
}

pub async fn by_external(conn: &mut Conn, chat: Id, external_id: &str) -> Result<Option<Visitor>> {
    find(conn, "chat_id = $1 and external_id = $2", values![chat, external_id]).await
}

pub async fn insert(conn: &mut Conn, visitor: &Visitor) -> Result<()> {
    let v = visitor;
    conn.run(
        "insert into visitors (id, workspace_id, chat_id, name, email, external_id, verified, language, page_url, \
         page_title, browser, test, created_at, seen_at, fields) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        values![
            v.id, v.workspace_id, v.chat_id, v.name.clone(), v.email.clone(), v.external_id.clone(), v.verified,
            &v.language, v.page_url.clone(), v.page_title.clone(), v.browser.clone(), v.test, v.created_at, v.seen_at,
            v.fields.clone(),
        ],
    )
    .await?;
    Ok(())
}

/// Saves what a session call says of the visitor, who is not erased (see `hold`).
pub async fn update(conn: &mut Conn, visitor: &Visitor) -> Result<()> {
    let v = visitor;
    conn.run(
        "update visitors set name = $1, email = $2, verified = $3, language = $4, page_url = $5, page_title = $6, browser = $7, \
         test = $8, seen_at = $9, forgotten = $10, fields = $11 where id = $12",
        values![
            v.name.clone(), v.email.clone(), v.verified, &v.language, v.page_url.clone(), v.page_title.clone(),
            v.browser.clone(), v.test, v.seen_at, false, v.fields.clone(), v.id,
        ],
    )
    .await?;
    Ok(())
}

/// Takes the visitor's row lock before something new is written for him. False when he was erased: his erasure
/// and what he is just doing wait for each other, so that nothing of him is written behind its back.
pub async fn hold(conn: &mut Conn, id: Id) -> Result<bool> {
    let row: Option<(Option<Time>,)> = conn
        .maybe(
            "update visitors set created_at = created_at where id = $1 returning erased_at",
            values![id],
        )
        .await?;
    Ok(!matches!(row, Some((Some(_),))))
}

/// Adds a token with which a browser acts as this visitor.
pub async fn add_token(conn: &mut Conn, id: Id, token_hash: &str, now: Time) -> Result<()> {
    conn.run(
        "insert into visitor_tokens (token_hash, visitor_id, created_at) values ($1, $2, $3)",
        values![token_hash, id, now],
    )
    .await?;
    Ok(())
}
