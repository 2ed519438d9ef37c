//! Dialogues and their history. The visitor's card is a copy that is frozen when the dialogue is finished.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::dialogue::{FinishedBy, State};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Dialogue {
    pub id: Id,
    pub workspace_id: Id,
    pub chat_id: Id,
    pub visitor_id: Id,
    state: String,
    pub operator_id: Option<Id>,
    pub opened_at: Time,
    /// The first message of the visitor that nobody has answered yet.
    pub waiting_since: Option<Time>,
    /// When the clock ends it, if nobody writes.
    pub due_at: Option<Time>,
    pub last_seq: i64,
    pub last_at: Time,
    pub operator_read: i64,
    pub visitor_read: i64,
    pub finished_at: Option<Time>,
    finished_by: Option<String>,
    pub hand_overs: i64,
    /// How often it was continued.
    pub continued: i64,
    /// Counts changes that operators see; events take it as their number.
    pub revision: i64,
    pub test: bool,
    pub visitor_name: Option<String>,
    pub visitor_email: Option<String>,
    pub visitor_verified: bool,
    pub language: String,
    pub page_url: Option<String>,
    pub page_title: Option<String>,
    pub browser: Option<String>,
    pub visitor_fields: Option<String>,
    /// Its card, messages and notes were erased.
    pub erased: bool,
}

impl Dialogue {
    pub fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Finished)
    }

    pub fn finished_by(&self) -> Option<FinishedBy> {
        self.finished_by.as_deref().and_then(FinishedBy::parse)
    }

    /// A dialogue that a visitor's first message opens.
    pub fn opened(
        id: Id,
        visitor: &super::visitors::Visitor,
        now: Time,
        waiting_ms: i64,
    ) -> Dialogue {
        Dialogue {
            id,
            workspace_id: visitor.workspace_id,
            chat_id: visitor.chat_id,
            visitor_id: visitor.id,
            state: State::Waiting.as_str().to_owned(),
            operator_id: None,
            opened_at: now,
            waiting_since: Some(now),
            due_at: Some(now.plus(waiting_ms)),
            last_seq: 0,
            last_at: now,
            operator_read: 0,
            visitor_read: 0,
            finished_at: None,
            finished_by: None,
            hand_overs: 0,
            continued: 0,
            revision: 1,
            test: visitor.test,
            visitor_name: visitor.name.clone(),
            visitor_email: visitor.email.clone(),
            visitor_verified: visitor.verified,
            language: visitor.language.clone(),
            page_url: visitor.page_url.clone(),
            page_title: visitor.page_title.clone(),
            browser: visitor.browser.clone(),
            visitor_fields: visitor.fields.clone(),
            erased: false,
        }
    }
}

const COLUMNS: &str = "id, workspace_id, chat_id, visitor_id, state, operator_id, opened_at, waiting_since, due_at, last_seq, \
    last_at, operator_read, visitor_read, finished_at, finished_by, hand_overs, continued, revision, test, visitor_name, \
    visitor_email, visitor_verified, language, page_url, page_title, browser, visitor_fields, erased";

pub async fn insert(conn: &mut Conn, dialogue: &Dialogue) -> Result<()> {
    let sql = format!("insert into dialogues ({COLUMNS}) values ({})", placeholders(1, 28));
    let d = dialogue;
    let values = values![
        d.id,
        d.workspace_id,
        d.chat_id,
        d.visitor_id,
        &d.state,
        d.operator_id,
        d.opened_at,
        d.waiting_since,
        d.due_at,
        d.last_seq,
        d.last_at,
        d.operator_read,
        d.visitor_read,
        d.finished_at,
        d.finished_by.clone(),
        d.hand_overs,
        d.continued,
        d.revision,
        d.test,
        d.visitor_name.clone(),
        d.visitor_email.clone(),
        d.visitor_verified,
        &d.language,
        d.page_url.clone(),
        d.page_title.clone(),
        d.browser.clone(),
        d.visitor_fields.clone(),
        d.erased,
    ];
    conn.run(AssertSqlSafe(sql), values).await?;
    Ok(())
}

pub async fn find(conn: &mut Conn, id: Id) -> Result<Option<Dialogue>> {
    conn.maybe(AssertSqlSafe(format!("select {COLUMNS} from dialogues where id = $1")), values![id])
        .await
}

/// Takes the dialogue's row lock, counts a change, and returns it as it is now.
pub async fn lock(conn: &mut Conn, id: Id) -> Result<Option<Dialogue>> {
    let sql =
        format!("update dialogues set revision = revision + 1 where id = $1 returning {COLUMNS}");
    conn.maybe(AssertSqlSafe(sql), values![id]).await
}

/// The visitor's newest dialogue.
pub async fn newest_of(conn: &mut Conn, visitor: Id) -> Result<Option<Dialogue>> {
    let sql = format!(
        "select {COLUMNS} from dialogues where visitor_id = $1 order by opened_at desc, id desc limit 1"
    );
    conn.maybe(AssertSqlSafe(sql), values![visitor]).await
}

/// The visitor's dialogues, newest first.
pub async fn of_visitor(conn: &mut Conn, visitor: Id, limit: i64) -> Result<Vec<Dialogue>> {
    let sql = format!(
        "select {COLUMNS} from dialogues where visitor_id = $1 order by opened_at desc, id desc limit $2"
    );
    conn.all(AssertSqlSafe(sql), values![visitor, limit]).await
}

/// Gives the dialogue to `operator`, or back to waiting with `None`.
pub async fn assign(conn: &mut Conn, id: Id, operator: Option<Id>, hand_over: bool) -> Result<()> {
    let state = if operator.is_some() { State::Active } else { State::Waiting };
    conn.run(
        "update dialogues set operator_id = $1, state = $2, hand_overs = hand_overs + $3 where id = $4",
        values![operator, state.as_str(), i64::from(hand_over), id],
    )
    .await?;
    Ok(())
}

pub async fn finish(conn: &mut Conn, id: Id, by: FinishedBy, now: Time) -> Result<()> {
    conn.run(
        "update dialogues set state = $1, finished_at = $2, finished_by = $3, waiting_since = $4, due_at = $4 where id = $5",
        values![State::Finished.as_str(), now, by.as_str(), None::<i64>, id],
    )
    .await?;
    Ok(())
}

/// Makes a finished dialogue active again with the same operator (waiting when it had none).
pub async fn reopen(
    conn: &mut Conn,
    dialogue: &Dialogue,
    now: Time,
    waiting_ms: i64,
) -> Result<()> {
    let state = if dialogue.operator_id.is_some() { State::Active } else { State::Waiting };
    conn.run(
        "update dialogues set state = $1, finished_at = $2, finished_by = $3, continued = continued + 1, \
         waiting_since = $4, due_at = $5 where id = $6",
        values![state.as_str(), None::<i64>, None::<String>, now, now.plus(waiting_ms), dialogue.id],
    )
    .await?;
    Ok(())
}

/// Copies what the visitor says of himself onto his unfinished dialogue. A finished one stays frozen.
pub async fn refresh_card(
    conn: &mut Conn,
    visitor: &super::visitors::Visitor,
) -> Result<Option<Id>> {
    let row: Option<(Id,)> = conn
        .maybe(
            "update dialogues set visitor_name = $1, visitor_email = $2, visitor_verified = $3, page_url = $4, page_title = $5, \
             visitor_fields = $6, revision = revision + 1 where visitor_id = $7 and state <> 'finished' returning id",
            values![
                visitor.name.clone(), visitor.email.clone(), visitor.verified, visitor.page_url.clone(),
                visitor.page_title.clone(), visitor.fields.clone(), visitor.id,
            ],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Moves a read mark forward, never back, and never beyond the last message. True when it moved.
pub async fn mark_read(conn: &mut Conn, id: Id, by_visitor: bool, seq: i64) -> Result<bool> {
    let sql = if by_visitor {
        "update dialogues set visitor_read = $1, revision = revision + 1 \
         where id = $2 and visitor_read < $1 and last_seq >= $1 and state <> 'finished'"
    } else {
        "update dialogues set operator_read = $1, revision = revision + 1 where id = $2 and operator_read < $1 and last_seq >= $1"
    };
    Ok(conn.run(sql, values![seq, id]).await? > 0)
}

/// Unfinished dialogues whose time has come.
pub async fn due(conn: &mut Conn, now: Time, limit: i64) -> Result<Vec<(Id,)>> {
    // By id where instants are equal: the order in which rows lie on the disk decides nothing that is seen.
    conn.all(
        "select id from dialogues where state <> 'finished' and due_at <= $1 order by due_at, id limit $2",
        values![now, limit],
    )
    .await
}

/// What an inbox list shows.
#[derive(Clone, Debug)]
pub struct List {
    pub chats: Vec<Id>,
    /// None: all that are not finished.
    pub state: Option<State>,
    pub operator: Option<Id>,
    /// The last row of the page before: its ordering instant and id.
    pub after: Option<(Time, Id)>,
    pub limit: i64,
}

/// Dialogues of `list.chats`: waiting ones oldest first, finished ones newest finished first, others
/// newest activity first.
pub async fn list(conn: &mut Conn, list: &List) -> Result<Vec<Dialogue>> {
    if list.chats.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = list.chats.iter().map(|id| Value::from(*id)).collect();
    let mut sql = format!(
        "select {COLUMNS} from dialogues where chat_id in ({})",
        placeholders(1, values.len())
    );
    let bind = |values: &mut Vec<Value>, value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    match list.state {
        Some(state) => sql += &format!(" and state = {}", bind(&mut values, state.as_str().into())),
        None => sql += " and state <> 'finished'",
    }
    // The partial indexes need the literal condition.
    match list.state {
        Some(State::Finished) => sql += " and state = 'finished'",
        Some(_) => sql += " and state <> 'finished'",
        None => {}
    }
    if let Some(operator) = list.operator {
        sql += &format!(" and operator_id = {}", bind(&mut values, operator.into()));
    }
    let (key, direction, sign) = match list.state {
        Some(State::Waiting) => ("coalesce(waiting_since, last_at)", "asc", ">"),
        Some(State::Finished) => ("finished_at", "desc", "<"),
        _ => ("last_at", "desc", "<"),
    };
    if let Some((at, id)) = list.after {
        let at = bind(&mut values, at.into());
        let id = bind(&mut values, id.into());
        sql += &format!(" and ({key} {sign} {at} or ({key} = {at} and id {sign} {id}))");
    }
    let limit = bind(&mut values, list.limit.into());
    sql += &format!(" order by {key} {direction}, id {direction} limit {limit}");
    conn.all(AssertSqlSafe(sql), values).await
}

#[derive(sqlx::FromRow)]
pub struct Counts {
    pub waiting: i64,
    pub mine: i64,
    pub all: i64,
}

/// How many unfinished dialogues of these chats there are.
pub async fn counts(conn: &mut Conn, chats: &[Id], operator: Id) -> Result<Counts> {
    if chats.is_empty() {
        return Ok(Counts { waiting: 0, mine: 0, all: 0 });
    }
    let sql = format!(
        "select cast(coalesce(sum(case when state = 'waiting' then 1 else 0 end), 0) as bigint) as waiting, \
         cast(coalesce(sum(case when operator_id = $1 then 1 else 0 end), 0) as bigint) as mine, \
         cast(count(*) as bigint) as \"all\" from dialogues where state <> 'finished' and chat_id in ({})",
        placeholders(2, chats.len())
    );
    let mut values = values![operator];
    values.extend(chats.iter().map(|id| Value::from(*id)));
    conn.one(AssertSqlSafe(sql), values).await
}

/// Something that happened to a dialogue, other than a message.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DialogueEvent {
    pub at: Time,
    /// opened, taken, transferred, returned, finished, continued.
    pub kind: String,
    pub by_member: Option<Id>,
    pub to_member: Option<Id>,
    pub note: Option<String>,
}

/// Adds the next event of a dialogue whose row is locked.
pub async fn add_event(conn: &mut Conn, dialogue: Id, event: &DialogueEvent) -> Result<()> {
    conn.run(
        "insert into dialogue_events (dialogue_id, n, at, kind, by_member, to_member, note) \
         select $1, coalesce(max(n), 0) + 1, cast($2 as bigint), $3, $4, $5, $6 from dialogue_events where dialogue_id = $1",
        values![dialogue, event.at, &event.kind, event.by_member, event.to_member, event.note.clone()],
    )
    .await?;
    Ok(())
}

pub async fn events(conn: &mut Conn, dialogue: Id) -> Result<Vec<DialogueEvent>> {
    conn.all(
        "select at, kind, by_member, to_member, note from dialogue_events where dialogue_id = $1 order by n",
        values![dialogue],
    )
    .await
}

/// Names of members, also of those who left.
pub async fn names(
    conn: &mut Conn,
    members: &[Id],
) -> Result<std::collections::HashMap<Id, String>> {
    if members.is_empty() {
        return Ok(std::collections::HashMap::new());
    }
    let sql =
        format!("select id, name from members where id in ({})", placeholders(1, members.len()));
    let rows: Vec<(Id, String)> =
        conn.all(AssertSqlSafe(sql), members.iter().map(|id| Value::from(*id)).collect()).await?;
    Ok(rows.into_iter().collect())
}

/// The dialogue must be there: its row was just locked or named by another row.
pub fn must(dialogue: Option<Dialogue>) -> Result<Dialogue> {
    dialogue.ok_or_else(Error::not_found)
}
