//! Reads outcomes for analytics: in order of their number, or those that changed since two revisions.

use super::conn::Conn;
use crate::domain::answers::Answer;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// An outcome as far as figures need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub n: i64,
    pub live: bool,
    pub chat_id: Id,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: String,
    pub operator_id: Option<Id>,
    pub language: String,
    pub test: bool,
    pub spam: bool,
    pub state: String,
    pub reason: Option<String>,
    pub expires_at: Option<Time>,
    pub scale: Option<String>,
    pub was_shown: bool,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub has_comment: bool,
    pub rated_at: Option<Time>,
    /// Ids of the chosen reasons, as stored.
    pub reasons: Option<String>,
    pub quality_version: i64,
    pub excluded: bool,
    pub operator_messages: i64,
    pub first_response_ms: Option<i64>,
    pub response_ms_sum: i64,
    /// Working time only; None where none was set.
    pub first_response_working_ms: Option<i64>,
    pub response_working_ms_sum: Option<i64>,
    pub answers: i64,
    pub duration_ms: i64,
    pub hand_overs: i64,
    /// The same visitor opened another dialogue within 24 hours after the finish, as far as known now.
    pub came_back: bool,
    /// What was answered in it: who, when, after how many milliseconds and, where working time was set,
    /// after how many of those, apart by spaces; answers apart by commas.
    /// One text, because rows are what takes time when there are millions.
    pub given: Option<String>,
    /// Who wrote in it, apart by commas.
    pub company: Option<String>,
}

impl Row {
    /// Its answers, in order.
    pub fn answers(&self) -> impl Iterator<Item = Answer> + '_ {
        self.given.iter().flat_map(|given| given.split(',')).filter_map(|answer| {
            let mut words = answer.split(' ');
            let operator = words.next()?.parse().ok()?;
            let at = Time(words.next()?.parse().ok()?);
            let response_ms = words.next()?.parse().ok()?;
            let working_ms = words.next().and_then(|word| word.parse().ok());
            Some(Answer { operator, at, response_ms, working_ms })
        })
    }

    /// Who wrote in it, each once.
    pub fn participants(&self) -> impl Iterator<Item = Id> + '_ {
        let all = self.company.iter().flat_map(|company| company.split(','));
        all.filter_map(|member| member.parse().ok())
    }
}

const COLUMNS: &str = "n, live, chat_id, opened_at, finished_at, finished_by, operator_id, language, test, spam, state, reason, \
    expires_at, scale, was_shown, score, sense, has_comment, rated_at, reasons, quality_version, excluded, operator_messages, first_response_ms, \
    response_ms_sum, first_response_working_ms, response_working_ms_sum, answers, duration_ms, hand_overs, \
    exists (select 1 from dialogues d left join outcomes again on again.dialogue_id = d.id \
    where d.visitor_id = outcomes.visitor_id and d.opened_at > outcomes.finished_at \
    and d.opened_at <= outcomes.finished_at + 86400000 \
    and not d.test and (again.n is null or not (again.test or again.spam))) as came_back, \
    (select string_agg(a.operator_id || ' ' || cast(a.at as text) || ' ' || cast(a.response_ms as text) \
    || coalesce(' ' || cast(a.response_working_ms as text), ''), ',' order by a.n) \
    from answers a where a.dialogue_id = outcomes.dialogue_id) as given, \
    (select string_agg(p.member_id, ',' order by p.member_id) \
    from outcome_participants p where p.dialogue_id = outcomes.dialogue_id) as company";

/// How far changes have come: finishing and rating; and how often outcomes were removed, which no row can tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Revisions {
    pub finish: i64,
    pub rating: i64,
    pub reloads: i64,
}

pub async fn revisions(conn: &mut Conn, workspace: Id) -> Result<Revisions> {
    conn.one(
        "select f.revision as finish, r.revision as rating, f.reloads from finish_counters f \
         join rating_counters r on r.workspace_id = f.workspace_id where f.workspace_id = $1",
        values![workspace],
    )
    .await
}

/// A version of a chat's quality control.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Version {
    pub chat_id: Id,
    pub version: i64,
    pub settings: String,
    pub saved_at: Time,
}

/// All versions of all chats of a workspace, each chat's in order.
pub async fn versions(conn: &mut Conn, workspace: Id) -> Result<Vec<Version>> {
    conn.all(
        "select q.chat_id, q.version, q.settings, q.saved_at from quality_versions q join chats c on c.id = q.chat_id \
         where c.workspace_id = $1 order by q.chat_id, q.version",
        values![workspace],
    )
    .await
}

/// Outcomes with a greater number, in order.
pub async fn after(conn: &mut Conn, workspace: Id, n: i64, limit: i64) -> Result<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from outcomes where workspace_id = $1 and n > $2 order by n limit $3"
    );
    conn.all(sqlx::AssertSqlSafe(sql), values![workspace, n, limit]).await
}

/// The number of the last outcome; 0: there is none.
pub async fn last(conn: &mut Conn, workspace: Id) -> Result<i64> {
    let (last,): (i64,) = conn
        .one("select coalesce(max(n), 0) from outcomes where workspace_id = $1", values![workspace])
        .await?;
    Ok(last)
}

/// Outcomes numbered from `first` up to `last`, in order.
pub async fn numbered(conn: &mut Conn, workspace: Id, first: i64, last: i64) -> Result<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from outcomes where workspace_id = $1 and n >= $2 and n <= $3 order by n"
    );
    conn.all(sqlx::AssertSqlSafe(sql), values![workspace, first, last]).await
}

/// Outcomes up to number `last` that changed since these revisions, each once, in order of their number; with
/// them those whose visitor came back with one of these (it was finished now, or is test or spam now, or no
/// longer).
pub async fn changed(
    conn: &mut Conn,
    workspace: Id,
    since: Revisions,
    last: i64,
) -> Result<Vec<Row>> {
    let sql = format!(
        "select {COLUMNS} from outcomes where workspace_id = $1 and n in \
         (select n from outcomes where workspace_id = $1 and finish_revision > $2 \
         union select n from outcomes where workspace_id = $1 and rating_revision > $3 \
         union select o.n from outcomes f join outcomes o on {BEFORE} where f.workspace_id = $1 and f.finish_revision > $2 \
         union select o.n from outcomes f join outcomes o on {BEFORE} where f.workspace_id = $1 and f.rating_revision > $3) \
         and n <= $4 order by n"
    );
    conn.all(sqlx::AssertSqlSafe(sql), values![workspace, since.finish, since.rating, last]).await
}

/// `o` was finished within a day before `f` was opened by the same visitor.
const BEFORE: &str = "o.visitor_id = f.visitor_id and o.finished_at < f.opened_at and o.finished_at >= f.opened_at - 86400000";

/// Outcomes whose visitor opened, within a day after them, a dialogue that is not finished. No revision counts
/// openings, and no clock can be trusted to tell which are new, so all are looked at; they are few.
pub async fn came_back(conn: &mut Conn, workspace: Id) -> Result<Vec<(i64,)>> {
    let sql = format!(
        "select o.n from dialogues f join outcomes o on {BEFORE} left join outcomes again on again.dialogue_id = f.id \
         where f.workspace_id = $1 and f.state <> 'finished' and not f.test \
         and (again.n is null or not (again.test or again.spam))"
    );
    conn.all(sqlx::AssertSqlSafe(sql), values![workspace]).await
}

/// A dialogue that is not finished, as far as figures need it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Open {
    pub dialogue_id: Id,
    pub chat_id: Id,
    pub opened_at: Time,
    pub language: String,
    pub waiting_since: Option<Time>,
}

/// All dialogues that are not finished now, test and spam apart.
pub async fn open(conn: &mut Conn, workspace: Id) -> Result<Vec<Open>> {
    conn.all(
        "select id as dialogue_id, chat_id, opened_at, language, waiting_since from dialogues \
         where workspace_id = $1 and state <> 'finished' and not test and not exists (select 1 from outcomes o \
         where o.dialogue_id = dialogues.id and (o.test or o.spam))",
        values![workspace],
    )
    .await
}

/// A dialogue that is not finished, in a list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OpenListed {
    pub dialogue_id: Id,
    pub chat_id: Id,
    pub operator_id: Option<Id>,
    pub visitor_id: Id,
    pub visitor_name: Option<String>,
    pub opened_at: Time,
    pub waiting_since: Option<Time>,
    pub language: String,
    pub messages: i64,
    pub hand_overs: i64,
    pub test: bool,
}

/// Those of these dialogues that are not finished now, in no particular order.
pub async fn open_listed(
    conn: &mut Conn,
    workspace: Id,
    dialogues: &[Id],
) -> Result<Vec<OpenListed>> {
    if dialogues.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select id as dialogue_id, chat_id, operator_id, visitor_id, visitor_name, opened_at, waiting_since, language, \
         last_seq as messages, hand_overs, test from dialogues \
         where workspace_id = $1 and state <> 'finished' and id in ({})",
        super::conn::placeholders(2, dialogues.len())
    );
    let mut values = values![workspace];
    values.extend(dialogues.iter().map(|id| super::Value::from(*id)));
    conn.all(sqlx::AssertSqlSafe(sql), values).await
}

/// A finished dialogue in a list, with its rating.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Listed {
    pub n: i64,
    pub dialogue_id: Id,
    pub chat_id: Id,
    pub operator_id: Option<Id>,
    pub visitor_id: Id,
    pub visitor_name: Option<String>,
    /// The dialogue's messages and the visitor's card.
    pub erased: bool,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: String,
    pub state: String,
    pub reason: Option<String>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub comment: Option<String>,
    pub has_comment: bool,
    pub reasons: Option<String>,
    pub rated_at: Option<Time>,
    pub first_response_ms: Option<i64>,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub language: String,
    pub was_shown: bool,
    pub answers: i64,
    pub response_ms_sum: i64,
    pub first_response_working_ms: Option<i64>,
    pub response_working_ms_sum: Option<i64>,
    pub duration_ms: i64,
    pub hand_overs: i64,
    pub excluded: bool,
    pub test: bool,
    pub spam: bool,
    pub quality_version: i64,
}

const LISTED: &str = "select o.n, o.dialogue_id, o.chat_id, o.operator_id, o.visitor_id, d.visitor_name, d.erased, o.opened_at, o.finished_at, \
    o.finished_by, o.state, o.reason, o.scale, o.score, o.sense, r.comment, o.has_comment, r.reasons, o.rated_at, o.first_response_ms, \
    o.visitor_messages, o.operator_messages, o.language, o.was_shown, o.answers, o.response_ms_sum, \
    o.first_response_working_ms, o.response_working_ms_sum, o.duration_ms, \
    o.hand_overs, o.excluded, o.test, o.spam, o.quality_version from outcomes o \
    join dialogues d on d.id = o.dialogue_id left join ratings r on r.dialogue_id = o.dialogue_id where ";

/// Outcomes by number, in no particular order.
pub async fn listed(conn: &mut Conn, workspace: Id, numbers: &[i64]) -> Result<Vec<Listed>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "{LISTED} o.workspace_id = $1 and o.n in ({})",
        super::conn::placeholders(2, numbers.len())
    );
    let mut values = values![workspace];
    values.extend(numbers.iter().map(|n| super::Value::from(*n)));
    conn.all(sqlx::AssertSqlSafe(sql), values).await
}

/// The outcome of one dialogue, if it was ever finished and is not continued right now.
pub async fn listed_dialogue(
    conn: &mut Conn,
    workspace: Id,
    dialogue: Id,
) -> Result<Option<Listed>> {
    let sql = format!("{LISTED} o.workspace_id = $1 and o.dialogue_id = $2 and o.live = $3");
    conn.maybe(sqlx::AssertSqlSafe(sql), values![workspace, dialogue, true]).await
}
