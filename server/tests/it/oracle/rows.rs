//! The plain rows of a program's database, as they are.

use candor::store::Conn;
use candor::values;

use crate::testing::Program;

#[derive(sqlx::FromRow)]
pub struct Workspace {
    pub time_zone: String,
    pub week_start: String,
    pub few_answers: i64,
    pub working_time: Option<String>,
}

#[derive(Clone, sqlx::FromRow)]
pub struct Chat {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub settings: String,
}

#[derive(sqlx::FromRow)]
pub struct Dialogue {
    pub id: String,
    pub chat_id: String,
    pub visitor_id: String,
    pub visitor_name: Option<String>,
    pub state: String,
    pub opened_at: i64,
    pub waiting_since: Option<i64>,
    pub finished_by: Option<String>,
    pub language: String,
    pub test: bool,
}

#[derive(sqlx::FromRow)]
pub struct Message {
    pub dialogue_id: String,
    pub from_visitor: bool,
    pub author_id: String,
    pub at: i64,
}

#[derive(sqlx::FromRow)]
pub struct Event {
    pub dialogue_id: String,
    pub at: i64,
    pub kind: String,
    pub by_member: Option<String>,
    pub to_member: Option<String>,
}

#[derive(sqlx::FromRow)]
pub struct Told {
    pub dialogue_id: String,
    pub at: i64,
    pub kind: String,
    pub score: Option<i64>,
    pub comment: Option<String>,
    pub reasons: Option<String>,
}

#[derive(Debug, sqlx::FromRow)]
pub struct Outcome {
    pub dialogue_id: String,
    pub n: i64,
    pub live: bool,
    pub opened_at: i64,
    pub finished_at: i64,
    pub finished_by: String,
    pub operator_id: Option<String>,
    pub language: String,
    pub test: bool,
    pub spam: bool,
    pub state: String,
    pub reason: Option<String>,
    pub expires_at: Option<i64>,
    pub quality_version: i64,
    pub scale: Option<String>,
    pub was_shown: bool,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub has_comment: bool,
    pub rated_at: Option<i64>,
    pub excluded: bool,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub first_response_ms: Option<i64>,
    pub response_ms_sum: i64,
    pub first_response_working_ms: Option<i64>,
    pub response_working_ms_sum: Option<i64>,
    pub answers: i64,
    pub duration_ms: i64,
    pub hand_overs: i64,
}

/// All rows the oracle reads.
pub struct Rows {
    pub workspace: Workspace,
    pub chats: Vec<Chat>,
    pub members: Vec<(String, String)>,
    /// Chat, version, settings, when it was saved.
    pub versions: Vec<(String, i64, String, i64)>,
    pub dialogues: Vec<Dialogue>,
    pub messages: Vec<Message>,
    pub events: Vec<Event>,
    pub story: Vec<Told>,
    pub outcomes: Vec<Outcome>,
    pub participants: Vec<(String, String, i64)>,
    /// Dialogue and tag.
    pub tags: Vec<(String, String)>,
}

async fn all<T: candor::store::conn::Row>(conn: &mut Conn, sql: &'static str) -> Vec<T> {
    conn.all(sql, values![]).await.expect(sql)
}

impl Rows {
    pub async fn read(p: &Program) -> Rows {
        let mut lease = p.app.db.read().await.expect("a connection");
        let conn: &mut Conn = &mut lease;
        let workspaces = "select time_zone, week_start, few_answers, working_time from workspaces";
        Rows {
            workspace: all(conn, workspaces).await.pop().expect("a workspace"),
            chats: all(conn, "select id, name, kind, settings from chats").await,
            members: all(conn, "select id, name from members").await,
            versions: all(conn, "select chat_id, version, settings, saved_at from quality_versions").await,
            dialogues: all(
                conn,
                "select id, chat_id, visitor_id, visitor_name, state, opened_at, waiting_since, finished_by, language, test \
                 from dialogues",
            )
            .await,
            messages: all(
                conn,
                "select dialogue_id, from_visitor, author_id, at from messages order by dialogue_id, seq",
            )
            .await,
            events: all(
                conn,
                "select dialogue_id, at, kind, by_member, to_member from dialogue_events order by dialogue_id, n",
            )
            .await,
            story: all(
                conn,
                "select dialogue_id, at, kind, score, comment, reasons from request_events order by dialogue_id, n",
            )
            .await,
            outcomes: all(
                conn,
                "select dialogue_id, n, live, opened_at, finished_at, finished_by, operator_id, language, test, spam, state, \
                 reason, expires_at, quality_version, scale, was_shown, score, sense, has_comment, rated_at, excluded, \
                 visitor_messages, operator_messages, first_response_ms, response_ms_sum, first_response_working_ms, \
                 response_working_ms_sum, answers, duration_ms, hand_overs \
                 from outcomes",
            )
            .await,
            participants: all(conn, "select dialogue_id, member_id, messages from outcome_participants").await,
            tags: all(conn, "select dialogue_id, tag from dialogue_tags").await,
        }
    }
}
