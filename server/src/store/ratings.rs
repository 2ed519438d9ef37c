//! Ratings, and the story of each rating request. They touch their own outcome and nothing else; operators'
//! paths read none of it.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::quality::RequestState;
use crate::domain::rating::Rating;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// What a visitor gave: the last submission that counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub score: i64,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
    pub rated_at: Time,
    pub correct_until: Time,
}

#[derive(sqlx::FromRow)]
struct Row {
    score: i64,
    comment: Option<String>,
    reasons: String,
    rated_at: Time,
    correct_until: Time,
}

pub async fn find(conn: &mut Conn, dialogue: Id) -> Result<Option<Given>> {
    let row: Option<Row> = conn
        .maybe(
            "select score, comment, reasons, rated_at, correct_until from ratings where dialogue_id = $1",
            values![dialogue],
        )
        .await?;
    row.map(|row| {
        Ok(Given {
            score: row.score,
            comment: row.comment,
            reasons: serde_json::from_str(&row.reasons).map_err(Error::internal)?,
            rated_at: row.rated_at,
            correct_until: row.correct_until,
        })
    })
    .transpose()
}

/// Stores the rating. A correction replaces what was given and keeps both times of the first submission.
pub async fn put(
    conn: &mut Conn,
    dialogue: Id,
    rating: &Rating,
    rated_at: Time,
    correct_until: Time,
) -> Result<()> {
    conn.run(
        "insert into ratings (dialogue_id, score, comment, reasons, rated_at, correct_until) values ($1, $2, $3, $4, $5, $6) \
         on conflict (dialogue_id) do update set score = excluded.score, comment = excluded.comment, reasons = excluded.reasons",
        values![dialogue, rating.score, rating.comment.clone(), reasons_json(&rating.reasons)?, rated_at, correct_until],
    )
    .await?;
    Ok(())
}

/// The outcome's side of a rating: what figures are made of.
pub async fn rate(
    conn: &mut Conn,
    dialogue: Id,
    rating: &Rating,
    rated_at: Time,
    revision: i64,
) -> Result<()> {
    conn.run(
        "update outcomes set state = $1, was_shown = $2, score = $3, sense = $4, reasons = $5, has_comment = $6, rated_at = $7, \
         reacted_at = $7, rating_revision = $8 where dialogue_id = $9",
        values![
            RequestState::Rated.as_str(), true, rating.score, rating.sense.as_str(), reasons_json(&rating.reasons)?,
            rating.comment.is_some(), rated_at, revision, dialogue,
        ],
    )
    .await?;
    Ok(())
}

/// The form was displayed.
pub async fn show(conn: &mut Conn, dialogue: Id, revision: i64) -> Result<()> {
    conn.run(
        "update outcomes set state = $1, was_shown = $2, rating_revision = $3 where dialogue_id = $4",
        values![RequestState::Shown.as_str(), true, revision, dialogue],
    )
    .await?;
    Ok(())
}

/// The visitor closed the form: whoever closes it saw it.
pub async fn skip(conn: &mut Conn, dialogue: Id, now: Time, revision: i64) -> Result<()> {
    conn.run(
        "update outcomes set state = $1, was_shown = $2, reacted_at = $3, rating_revision = $4 where dialogue_id = $5",
        values![RequestState::Skipped.as_str(), true, now, revision, dialogue],
    )
    .await?;
    Ok(())
}

/// A form whose time ran out.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Expired {
    pub dialogue_id: Id,
    pub workspace_id: Id,
    pub visitor_id: Id,
}

/// Unanswered forms whose time has run out, those of one workspace together.
pub async fn overdue(conn: &mut Conn, now: Time, limit: i64) -> Result<Vec<Expired>> {
    conn.all(
        "select dialogue_id, workspace_id, visitor_id from outcomes where (state = 'asked' or state = 'shown') \
         and expires_at <= $1 order by expires_at, dialogue_id limit $2",
        values![now, limit],
    )
    .await
}

/// Expires those of `dialogues` that still wait for an answer past their time, and writes it into their story.
/// Returns their visitors; the caller numbers the change with `mark_rating`.
pub async fn expire(conn: &mut Conn, dialogues: &[Id], now: Time) -> Result<Vec<Expired>> {
    let bound = |first| placeholders(first, dialogues.len());
    let ids = || dialogues.iter().map(|id| Value::from(*id));
    let sql = format!(
        "update outcomes set state = $1 where (state = 'asked' or state = 'shown') and expires_at <= $2 \
         and dialogue_id in ({}) returning dialogue_id, workspace_id, visitor_id",
        bound(3)
    );
    let mut values = values![RequestState::Expired.as_str(), now];
    values.extend(ids());
    let expired: Vec<Expired> = conn.all(AssertSqlSafe(sql), values).await?;
    if expired.is_empty() {
        return Ok(expired);
    }
    // The story says when it ran out, not when the job came by.
    let sql = format!(
        "insert into request_events (dialogue_id, n, at, kind) select o.dialogue_id, \
         (select coalesce(max(e.n), 0) + 1 from request_events e where e.dialogue_id = o.dialogue_id), o.expires_at, o.state \
         from outcomes o where o.dialogue_id in ({})",
        placeholders(1, expired.len())
    );
    conn.run(
        AssertSqlSafe(sql),
        expired.iter().map(|form| Value::from(form.dialogue_id)).collect(),
    )
    .await?;
    Ok(expired)
}

/// Numbers a change of `dialogues` on the rating side.
pub async fn mark_rating(conn: &mut Conn, dialogues: &[Id], revision: i64) -> Result<()> {
    let sql = format!(
        "update outcomes set rating_revision = $1 where dialogue_id in ({})",
        placeholders(2, dialogues.len())
    );
    let mut values = values![revision];
    values.extend(dialogues.iter().map(|id| Value::from(*id)));
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// The next number of a rating. Holds the counter until the commit.
pub async fn next_rating(conn: &mut Conn, workspace: Id) -> Result<i64> {
    let (revision,): (i64,) = conn
        .one(
            "insert into rating_counters (workspace_id, revision) values ($1, 1) on conflict (workspace_id) \
             do update set revision = rating_counters.revision + 1 returning revision",
            values![workspace],
        )
        .await?;
    Ok(revision)
}

/// What happened to a rating request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    NotAsked,
    Asked,
    Shown,
    Skipped,
    Rated,
    Corrected,
    Withdrawn,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::NotAsked => "not_asked",
            Kind::Asked => "asked",
            Kind::Shown => "shown",
            Kind::Skipped => "skipped",
            Kind::Rated => "rated",
            Kind::Corrected => "corrected",
            Kind::Withdrawn => "withdrawn",
        }
    }
}

/// Adds to the story. The outcome's row is locked (or new), so its numbers have no gaps and no doubles.
pub async fn tell(
    conn: &mut Conn,
    dialogue: Id,
    at: Time,
    kind: Kind,
    rating: Option<&Rating>,
) -> Result<()> {
    let reasons = rating.map(|rating| reasons_json(&rating.reasons)).transpose()?;
    conn.run(
        "insert into request_events (dialogue_id, n, at, kind, score, comment, reasons) values ($1, \
         (select coalesce(max(n), 0) + 1 from request_events where dialogue_id = $1), $2, $3, $4, $5, $6)",
        values![
            dialogue, at, kind.as_str(), rating.map(|rating| rating.score), rating.and_then(|rating| rating.comment.clone()),
            reasons,
        ],
    )
    .await?;
    Ok(())
}

/// How often the rating was corrected.
pub async fn corrections(conn: &mut Conn, dialogue: Id) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from request_events where dialogue_id = $1 and kind = $2",
            values![dialogue, Kind::Corrected.as_str()],
        )
        .await?;
    Ok(count)
}

/// One entry of the story, as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Told {
    pub at: Time,
    pub kind: String,
    pub score: Option<i64>,
    pub comment: Option<String>,
    pub reasons: Option<String>,
}

/// All that happened to a dialogue's rating request, in order.
pub async fn story(conn: &mut Conn, dialogue: Id) -> Result<Vec<Told>> {
    conn.all(
        "select at, kind, score, comment, reasons from request_events where dialogue_id = $1 order by n",
        values![dialogue],
    )
    .await
}

fn reasons_json(reasons: &[String]) -> Result<String> {
    serde_json::to_string(reasons).map_err(Error::internal)
}
