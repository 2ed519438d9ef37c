//! What people wrote about dialogues: comments with their words and history, and analysts' notes and reasons.
//! Erasing them leaves the outcome as it is: that there was a comment stays a fact. Operators' paths read none
//! of it.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// The dialogues of a visitor that have an outcome, behind `after`.
pub async fn of_visitor(
    conn: &mut Conn,
    visitor: Id,
    after: &str,
    limit: i64,
) -> Result<Vec<(Id,)>> {
    conn.all(
        "select dialogue_id from outcomes where visitor_id = $1 and dialogue_id > $2 order by dialogue_id limit $3",
        values![visitor, after, limit],
    )
    .await
}

/// Dialogues of a workspace with a comment, an earlier version of one, or a note that was written until an
/// instant: at most `limit` of each. The workspace is asked for row by row, so that the indexes of what is left
/// to erase are what is read.
pub async fn until(conn: &mut Conn, workspace: Id, until: Time, limit: i64) -> Result<Vec<(Id,)>> {
    conn.all(
        "select dialogue_id from (select r.dialogue_id from ratings r where r.comment is not null and r.rated_at <= $1 \
         and (select o.workspace_id from outcomes o where o.dialogue_id = r.dialogue_id) = $2 order by r.rated_at limit $3) as comments \
         union select dialogue_id from (select e.dialogue_id from request_events e where e.comment is not null and e.at <= $1 \
         and (select o.workspace_id from outcomes o where o.dialogue_id = e.dialogue_id) = $2 order by e.at limit $3) as earlier \
         union select dialogue_id from (select dialogue_id from reviews where workspace_id = $2 and changed_at <= $1 \
         and (note <> '' or excluded_because <> '' or test_because <> '' or spam_because <> '') order by changed_at limit $3) as notes",
        values![until, workspace, limit],
    )
    .await
}

/// Erases all that was written about these dialogues. Their outcomes' rows are locked, so that a rating which
/// comes at this moment is written before or refused after. Returns the workspaces.
pub async fn erase(conn: &mut Conn, dialogues: &[Id]) -> Result<Vec<Id>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let ids = || dialogues.iter().map(|id| Value::from(*id));
    let bound = |first| placeholders(first, dialogues.len());
    let sql = format!(
        "update outcomes set ask = ask where dialogue_id in ({}) returning workspace_id, n",
        bound(1)
    );
    let locked: Vec<(Id, i64)> = conn.all(AssertSqlSafe(sql), ids().collect()).await?;
    let sql = format!(
        "update ratings set comment = $1 where comment is not null and dialogue_id in ({})",
        bound(2)
    );
    let nothing = || values![None::<String>].into_iter().chain(ids()).collect();
    conn.run(AssertSqlSafe(sql), nothing()).await?;
    let sql = format!(
        "update request_events set comment = $1 where comment is not null and dialogue_id in ({})",
        bound(2)
    );
    conn.run(AssertSqlSafe(sql), nothing()).await?;
    // A reason stays a reason, without its words: what was left out stays left out.
    let sql = format!(
        "update reviews set note = '', excluded_because = case when excluded_because is null then null else '' end, \
         test_because = case when test_because is null then null else '' end, \
         spam_because = case when spam_because is null then null else '' end where dialogue_id in ({})",
        bound(1)
    );
    conn.run(AssertSqlSafe(sql), ids().collect()).await?;
    let sql = format!(
        "update audit set detail = $1 where detail is not null \
         and (action = 'outcome.exclude' or action = 'outcome.test' or action = 'outcome.spam') and subject in ({})",
        bound(2)
    );
    conn.run(AssertSqlSafe(sql), nothing()).await?;
    // What webhooks tell of a rating has its comment; what they tell of a finish has no words.
    let sql = format!(
        "delete from webhook_deliveries where type <> $1 and dialogue_id in ({})",
        bound(2)
    );
    let ratings = values!["dialogue.finished"].into_iter().chain(ids()).collect();
    conn.run(AssertSqlSafe(sql), ratings).await?;
    let mut workspaces: Vec<Id> = Vec::new();
    for (workspace, n) in locked {
        conn.run(
            "delete from comment_words where workspace_id = $1 and n = $2",
            values![workspace, n],
        )
        .await?;
        if !workspaces.contains(&workspace) {
            workspaces.push(workspace);
        }
    }
    Ok(workspaces)
}

/// What is kept of a dialogue's outcome, for its visitor.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Kept {
    pub finished_at: Time,
    pub finished_by: String,
    pub state: String,
    pub reason: Option<String>,
    pub asked_at: Option<Time>,
    pub expires_at: Option<Time>,
    pub reacted_at: Option<Time>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub reasons: Option<String>,
    pub comment: Option<String>,
    pub has_comment: bool,
    pub rated_at: Option<Time>,
    pub excluded: bool,
    pub test: bool,
    pub spam: bool,
}

/// The outcome of a dialogue, also of one that goes on.
pub async fn kept(conn: &mut Conn, dialogue: Id) -> Result<Option<Kept>> {
    conn.maybe(
        "select o.finished_at, o.finished_by, o.state, o.reason, o.asked_at, o.expires_at, o.reacted_at, o.scale, o.score, o.sense, \
         o.reasons, r.comment, o.has_comment, o.rated_at, o.excluded, o.test, o.spam from outcomes o \
         left join ratings r on r.dialogue_id = o.dialogue_id where o.dialogue_id = $1",
        values![dialogue],
    )
    .await
}
