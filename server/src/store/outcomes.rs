//! Outcomes: one row per dialogue that was ever finished, the truth of all figures. Operators' paths read
//! none of it. Every change takes a number from a counter of its workspace; the counter's row is held until
//! the commit, so it is taken as late as can be.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders, value_rows};
use crate::domain::dialogue::Facts;
use crate::domain::quality::RequestState;
use crate::domain::rating::Request;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// The rating request of an outcome, with what it needs to be answered.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Outcome {
    pub dialogue_id: Id,
    pub workspace_id: Id,
    pub chat_id: Id,
    pub visitor_id: Id,
    pub operator_id: Option<Id>,
    pub finished_at: Time,
    pub live: bool,
    state: String,
    pub reason: Option<String>,
    /// Counts the decisions whether to ask; a form's key belongs to one of them.
    pub ask: i64,
    pub asked_at: Option<Time>,
    pub expires_at: Option<Time>,
    /// The version of quality control that decided, and whose texts and scale the form has.
    pub quality_version: i64,
    pub scale: Option<String>,
    pub was_shown: bool,
    /// Counts nowhere.
    pub test: bool,
}

impl Outcome {
    pub fn state(&self) -> RequestState {
        RequestState::parse(&self.state).unwrap_or(RequestState::NotAsked)
    }

    pub fn request(&self) -> Request {
        Request { live: self.live, state: self.state(), expires_at: self.expires_at }
    }
}

const COLUMNS: &str = "dialogue_id, workspace_id, chat_id, visitor_id, operator_id, finished_at, live, state, reason, ask, \
    asked_at, expires_at, quality_version, scale, was_shown, test";

pub async fn find(conn: &mut Conn, dialogue: Id) -> Result<Option<Outcome>> {
    let sql = format!("select {COLUMNS} from outcomes where dialogue_id = $1");
    conn.maybe(AssertSqlSafe(sql), values![dialogue]).await
}

/// The outcomes of a visitor's dialogues, newest first.
pub async fn of_visitor(conn: &mut Conn, visitor: Id, limit: i64) -> Result<Vec<Outcome>> {
    let sql = format!(
        "select {COLUMNS} from outcomes where visitor_id = $1 order by finished_at desc, dialogue_id desc limit $2"
    );
    conn.all(AssertSqlSafe(sql), values![visitor, limit]).await
}

/// Takes the outcome's row lock and returns it as it is now. All that follows in this transaction may rely
/// on it, the numbering of its story too.
pub async fn lock(conn: &mut Conn, dialogue: Id) -> Result<Option<Outcome>> {
    let sql = format!("update outcomes set ask = ask where dialogue_id = $1 returning {COLUMNS}");
    conn.maybe(AssertSqlSafe(sql), values![dialogue]).await
}

/// When this visitor last answered or closed the form of a dialogue other than `dialogue`.
pub async fn reacted_at(conn: &mut Conn, visitor: Id, dialogue: Id) -> Result<Option<Time>> {
    let (at,): (Option<i64>,) = conn
        .one(
            "select cast(max(reacted_at) as bigint) from outcomes where visitor_id = $1 and dialogue_id <> $2",
            values![visitor, dialogue],
        )
        .await?;
    Ok(at.map(Time))
}

/// A finished dialogue as the rules for asking look at it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Past {
    pub dialogue_id: Id,
    pub visitor_id: Id,
    pub finished_at: Time,
    pub finished_by: String,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub ask: i64,
}

/// A chat's dialogues finished in `from..to`; test, spam and those that go on apart.
pub async fn past(conn: &mut Conn, chat: Id, from: Time, to: Time) -> Result<Vec<Past>> {
    conn.all(
        "select dialogue_id, visitor_id, finished_at, finished_by, visitor_messages, operator_messages, ask from outcomes \
         where chat_id = $1 and finished_at >= $2 and finished_at < $3 and live = $4 and test = $5 and spam = $5",
        values![chat, from, to, true, false],
    )
    .await
}

/// When a visitor answered or closed a dialogue's form.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reaction {
    pub visitor_id: Id,
    pub dialogue_id: Id,
    pub reacted_at: Time,
}

/// All reactions in a chat since an instant.
pub async fn reactions(conn: &mut Conn, chat: Id, since: Time) -> Result<Vec<Reaction>> {
    conn.all(
        "select visitor_id, dialogue_id, reacted_at from outcomes where chat_id = $1 and reacted_at >= $2",
        values![chat, since],
    )
    .await
}

/// What a finish writes.
pub struct Finish {
    pub dialogue: Id,
    pub workspace: Id,
    pub chat: Id,
    pub visitor: Id,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: &'static str,
    pub operator: Option<Id>,
    pub language: String,
    pub test: bool,
    pub hand_overs: i64,
    pub facts: Facts,
    pub decision: Decision,
}

/// What became of the question whether to ask.
pub struct Decision {
    pub state: RequestState,
    pub reason: Option<String>,
    pub ask: i64,
    pub asked_at: Option<Time>,
    pub expires_at: Option<Time>,
    pub quality_version: i64,
    pub scale: Option<String>,
    pub was_shown: bool,
}

/// Columns that every finish writes, in the order of `Finish::values`.
pub(super) const FINISHED: [&str; 22] = [
    "finished_at",
    "finished_by",
    "operator_id",
    "language",
    "live",
    "visitor_messages",
    "operator_messages",
    "first_response_ms",
    "response_ms_sum",
    "first_response_working_ms",
    "response_working_ms_sum",
    "answers",
    "duration_ms",
    "hand_overs",
    "state",
    "reason",
    "ask",
    "asked_at",
    "expires_at",
    "quality_version",
    "scale",
    "was_shown",
];

impl Finish {
    pub(super) fn values(&self) -> Vec<Value> {
        let (f, d) = (&self.facts, &self.decision);
        values![
            self.finished_at,
            self.finished_by,
            self.operator,
            &self.language,
            true,
            f.visitor_messages,
            f.operator_messages,
            f.first_response_ms,
            f.response_ms_sum,
            f.first_response_working_ms,
            f.response_working_ms_sum,
            f.answers,
            f.duration_ms,
            self.hand_overs,
            d.state.as_str(),
            d.reason.clone(),
            d.ask,
            d.asked_at,
            d.expires_at,
            d.quality_version,
            d.scale.clone(),
            d.was_shown,
        ]
    }
}

/// The first finish of a dialogue. `n` numbers the outcomes of the workspace.
pub async fn insert(conn: &mut Conn, finish: &Finish, n: i64, revision: i64) -> Result<()> {
    let sql = format!(
        "insert into outcomes (dialogue_id, workspace_id, n, chat_id, visitor_id, opened_at, test, finish_revision, spam, \
         has_comment, excluded, rating_revision, {}) values ({})",
        FINISHED.join(", "),
        placeholders(1, 12 + FINISHED.len())
    );
    let mut values = values![
        finish.dialogue,
        finish.workspace,
        n,
        finish.chat,
        finish.visitor,
        finish.opened_at,
        finish.test,
        revision,
        false,
        false,
        false,
        0_i64,
    ];
    values.extend(finish.values());
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// A later finish of a continued dialogue. What analysts said of it (test, spam, excluded) and a rating
/// stay as they are.
pub async fn update(conn: &mut Conn, finish: &Finish, revision: i64) -> Result<()> {
    let columns = FINISHED.iter().enumerate().map(|(at, column)| format!("{column} = ${}", at + 3));
    let sql = format!(
        "update outcomes set finish_revision = $2, {} where dialogue_id = $1",
        columns.collect::<Vec<_>>().join(", ")
    );
    let mut values = values![finish.dialogue, revision];
    values.extend(finish.values());
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// Who took part, with how many messages.
pub async fn replace_participants(
    conn: &mut Conn,
    dialogue: Id,
    facts: &Facts,
    fresh: bool,
) -> Result<()> {
    if !fresh {
        conn.run("delete from outcome_participants where dialogue_id = $1", values![dialogue])
            .await?;
    }
    if facts.participants.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "insert into outcome_participants (dialogue_id, member_id, messages) values {}",
        value_rows("ttn", facts.participants.len())
    );
    let rows = facts.participants.iter();
    let values =
        rows.flat_map(|(member, messages)| values![dialogue, *member, *messages]).collect();
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// Sets a continued dialogue's outcome aside; `state` is what its request is until the next finish.
pub async fn set_aside(
    conn: &mut Conn,
    dialogue: Id,
    state: RequestState,
    revision: i64,
) -> Result<()> {
    conn.run(
        "update outcomes set live = $1, state = $2, finish_revision = $3 where dialogue_id = $4",
        values![false, state.as_str(), revision, dialogue],
    )
    .await?;
    Ok(())
}

/// Withdraws the forms of the visitor's other dialogues that nobody answered and whose time has not run out.
pub async fn withdraw_others(
    conn: &mut Conn,
    visitor: Id,
    dialogue: Id,
    now: Time,
) -> Result<Vec<Id>> {
    let rows: Vec<(Id,)> = conn
        .all(
            "update outcomes set state = $1 where visitor_id = $2 and dialogue_id <> $3 \
             and (state = 'asked' or state = 'shown') and expires_at > $4 returning dialogue_id",
            values![RequestState::Withdrawn.as_str(), visitor, dialogue, now],
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Numbers a change of `dialogues` by a finish.
pub async fn mark_finish(conn: &mut Conn, dialogues: &[Id], revision: i64) -> Result<()> {
    if dialogues.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "update outcomes set finish_revision = $1 where dialogue_id in ({})",
        placeholders(2, dialogues.len())
    );
    let mut values = values![revision];
    values.extend(dialogues.iter().map(|id| Value::from(*id)));
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

/// The next number of a finish, and how many outcomes the workspace has. Holds the counter until the commit.
pub async fn next_finish(conn: &mut Conn, workspace: Id, fresh: bool) -> Result<(i64, i64)> {
    conn.one(
        "insert into finish_counters (workspace_id, revision, outcomes) values ($1, 1, $2) on conflict (workspace_id) \
         do update set revision = finish_counters.revision + 1, outcomes = finish_counters.outcomes + excluded.outcomes \
         returning revision, outcomes",
        values![workspace, i64::from(fresh)],
    )
    .await
}
