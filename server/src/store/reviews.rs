//! What analysts say of finished dialogues. It stands beside the outcome and touches nothing of the desk.

use super::conn::Conn;
use crate::domain::people::{Person, by_name};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A review as stored; a dialogue nobody has reviewed has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub status: String,
    pub assignee_id: Option<Id>,
    pub note: String,
    pub tags: Vec<String>,
    pub excluded_because: Option<String>,
    pub test_because: Option<String>,
    pub spam_because: Option<String>,
}

/// A review, and who changed it last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub review: Review,
    pub changed_at: Time,
    pub changed_by: Id,
}

#[derive(sqlx::FromRow)]
struct Row {
    dialogue_id: Id,
    status: String,
    assignee_id: Option<Id>,
    note: String,
    tags: String,
    excluded_because: Option<String>,
    test_because: Option<String>,
    spam_because: Option<String>,
    changed_at: Time,
    changed_by: Id,
}

impl Row {
    fn read(self) -> Result<(Id, Kept)> {
        let tags = serde_json::from_str(&self.tags).map_err(Error::internal)?;
        let review = Review {
            status: self.status,
            assignee_id: self.assignee_id,
            note: self.note,
            tags,
            excluded_because: self.excluded_because,
            test_because: self.test_because,
            spam_because: self.spam_because,
        };
        let (changed_at, changed_by) = (self.changed_at, self.changed_by);
        Ok((self.dialogue_id, Kept { review, changed_at, changed_by }))
    }
}

const COLUMNS: &str = "dialogue_id, status, assignee_id, note, tags, excluded_because, test_because, \
    spam_because, changed_at, changed_by";

pub async fn find(conn: &mut Conn, dialogue: Id) -> Result<Option<Review>> {
    let sql = format!("select {COLUMNS} from reviews where dialogue_id = $1");
    let row: Option<Row> = conn.maybe(sqlx::AssertSqlSafe(sql), values![dialogue]).await?;
    Ok(row.map(Row::read).transpose()?.map(|(_, kept)| kept.review))
}

/// The reviews of these dialogues, of those that have one.
pub async fn of(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<(Id, Kept)>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select {COLUMNS} from reviews where dialogue_id in ({})",
        super::conn::placeholders(1, dialogues.len())
    );
    let values = dialogues.iter().map(|id| super::Value::from(*id)).collect();
    let rows: Vec<Row> = conn.all(sqlx::AssertSqlSafe(sql), values).await?;
    rows.into_iter().map(Row::read).collect()
}

/// Who may review and be given a review: the active members who read analytics, by name.
pub async fn reviewers(conn: &mut Conn, workspace: Id) -> Result<Vec<Person>> {
    let rows: Vec<(Id, String)> = conn
        .all(
            "select id, name from members where workspace_id = $1 and status = $2 and role <> $3",
            values![workspace, "active", "operator"],
        )
        .await?;
    Ok(by_name(rows))
}

/// Writes the review as it is now.
pub async fn put(
    conn: &mut Conn,
    workspace: Id,
    dialogue: Id,
    review: &Review,
    at: Time,
    by: Id,
) -> Result<()> {
    let tags = serde_json::to_string(&review.tags).map_err(Error::internal)?;
    conn.run(
        "insert into reviews (dialogue_id, workspace_id, status, assignee_id, note, tags, excluded_because, test_because, \
         spam_because, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         on conflict (dialogue_id) do update set status = excluded.status, assignee_id = excluded.assignee_id, \
         note = excluded.note, tags = excluded.tags, excluded_because = excluded.excluded_because, \
         test_because = excluded.test_because, spam_because = excluded.spam_because, changed_at = excluded.changed_at, \
         changed_by = excluded.changed_by",
        values![
            dialogue, workspace, &review.status, review.assignee_id, &review.note, tags, review.excluded_because.clone(),
            review.test_because.clone(), review.spam_because.clone(), at, by,
        ],
    )
    .await?;
    Ok(())
}

/// The outcome's side of it: what figures leave out.
pub async fn mark(
    conn: &mut Conn,
    dialogue: Id,
    excluded: bool,
    test: bool,
    spam: bool,
    revision: i64,
) -> Result<()> {
    conn.run(
        "update outcomes set excluded = $1, test = $2, spam = $3, rating_revision = $4 where dialogue_id = $5",
        values![excluded, test, spam, revision, dialogue],
    )
    .await?;
    Ok(())
}

/// Whether the dialogue was a test from its first message on (sample page, signed-in member).
pub async fn born_test(conn: &mut Conn, dialogue: Id) -> Result<bool> {
    let row: Option<(bool,)> =
        conn.maybe("select test from dialogues where id = $1", values![dialogue]).await?;
    Ok(row.is_some_and(|(test,)| test))
}

/// Numbers of outcomes whose review has this status.
pub async fn numbers_with_status(
    conn: &mut Conn,
    workspace: Id,
    status: &str,
) -> Result<Vec<(i64,)>> {
    conn.all(
        "select o.n from reviews r join outcomes o on o.dialogue_id = r.dialogue_id \
         where r.workspace_id = $1 and r.status = $2",
        values![workspace, status],
    )
    .await
}

/// Numbers of outcomes with any tags, and the tags as stored.
pub async fn tagged(conn: &mut Conn, workspace: Id) -> Result<Vec<(i64, String)>> {
    conn.all(
        "select o.n, r.tags from reviews r join outcomes o on o.dialogue_id = r.dialogue_id \
         where r.workspace_id = $1 and r.tags <> '[]'",
        values![workspace],
    )
    .await
}

/// Replaces the words of a rating's comment by these (folded, as `domain::words` makes them).
pub async fn put_words(
    conn: &mut Conn,
    workspace: Id,
    dialogue: Id,
    words: &std::collections::BTreeSet<String>,
) -> Result<()> {
    let row: Option<(i64,)> =
        conn.maybe("select n from outcomes where dialogue_id = $1", values![dialogue]).await?;
    let Some((n,)) = row else { return Ok(()) };
    conn.run("delete from comment_words where workspace_id = $1 and n = $2", values![workspace, n])
        .await?;
    let words: Vec<String> = words.iter().map(|word| crate::domain::words::stored(word)).collect();
    for chunk in words.chunks(128) {
        let sql = format!(
            "insert into comment_words (workspace_id, word, n) values {}",
            super::conn::value_rows("ttn", chunk.len())
        );
        let values = chunk.iter().flat_map(|word| values![workspace, word, n]).collect();
        conn.run(sqlx::AssertSqlSafe(sql), values).await?;
    }
    Ok(())
}

/// Numbers of outcomes whose comment has a word that begins with this one.
pub async fn numbers_with_word(conn: &mut Conn, workspace: Id, word: &str) -> Result<Vec<(i64,)>> {
    let from = crate::domain::words::stored(word);
    // Behind every hexadecimal digit, in bytes and in every collation.
    let to = format!("{from}g");
    conn.all(
        "select distinct n from comment_words where workspace_id = $1 and word >= $2 and word < $3",
        values![workspace, from, to],
    )
    .await
}
