//! Answers by when they were given, and which dialogues an analyst left out of every figure. Rows stand for
//! finished dialogues; what was answered in those that go on is told from their messages. It knows nothing of
//! ratings, and operators' paths may read it.

use super::conn::{Conn, value_rows};
use crate::domain::answers::Answer;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// Rows per statement.
const CHUNK: usize = 128;

/// Writes the answers of a dialogue that is finished; `fresh` when it was never finished before.
pub async fn replace(conn: &mut Conn, dialogue: Id, given: &[Answer], fresh: bool) -> Result<()> {
    if !fresh {
        set_aside(conn, dialogue).await?;
    }
    for (chunk, first) in given.chunks(CHUNK).zip((1_i64..).step_by(CHUNK)) {
        let sql = format!(
            "insert into answers (dialogue_id, n, operator_id, at, response_ms, response_working_ms) values {}",
            value_rows("tntnnn", chunk.len())
        );
        let rows = chunk.iter().zip(first..);
        let values = rows
            .flat_map(|(answer, n)| {
                let (clock, working) = (answer.response_ms, answer.working_ms);
                values![dialogue, n, answer.operator, answer.at, clock, working]
            })
            .collect();
        conn.run(sqlx::AssertSqlSafe(sql), values).await?;
    }
    Ok(())
}

/// The dialogue goes on: from now on its messages tell.
pub async fn set_aside(conn: &mut Conn, dialogue: Id) -> Result<()> {
    conn.run("delete from answers where dialogue_id = $1", values![dialogue]).await?;
    Ok(())
}

/// Leaves a dialogue out of every figure, or takes it back in.
pub async fn leave_out(conn: &mut Conn, dialogue: Id, out: bool) -> Result<()> {
    let sql = if out {
        "insert into left_out (dialogue_id) values ($1) on conflict (dialogue_id) do nothing"
    } else {
        "delete from left_out where dialogue_id = $1"
    };
    conn.run(sql, values![dialogue]).await?;
    Ok(())
}

/// An answer of a finished dialogue.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Own {
    pub dialogue_id: Id,
    /// 1: the dialogue's first.
    pub n: i64,
    pub at: Time,
    pub response_ms: i64,
    pub response_working_ms: Option<i64>,
}

/// What an operator answered in `from..to` in dialogues that are finished now, dialogue by dialogue.
pub async fn of_operator(conn: &mut Conn, operator: Id, from: Time, to: Time) -> Result<Vec<Own>> {
    conn.all(
        "select a.dialogue_id, a.n, a.at, a.response_ms, a.response_working_ms from answers a \
         where a.operator_id = $1 and a.at >= $2 and a.at < $3 \
         and not exists (select 1 from left_out l where l.dialogue_id = a.dialogue_id) order by a.dialogue_id, a.n",
        values![operator, from, to],
    )
    .await
}

/// What was answered in a dialogue that is not finished.
#[derive(Clone, Debug)]
pub struct Open {
    pub dialogue_id: Id,
    pub chat_id: Id,
    pub language: String,
    /// All of them, in order.
    pub given: Vec<Answer>,
}

#[derive(sqlx::FromRow)]
struct OpenAnswer {
    dialogue_id: Id,
    chat_id: Id,
    language: String,
    author_id: Id,
    at: Time,
    since: Option<Time>,
    /// Nobody answered anything in the dialogue before.
    first: bool,
}

impl OpenAnswer {
    fn answer(&self) -> Option<Answer> {
        let response_ms = self.at.since(self.since?).max(0);
        Some(Answer { operator: self.author_id, at: self.at, response_ms, working_ms: None })
    }
}

/// Operators' messages in dialogues that are not finished, with the first visitor message that each answers; test
/// dialogues and those left out apart. Dialogues in which no operator has read anything are not looked at, and of
/// what visitors wrote only its instant is read, so that nobody makes this long by writing.
const OPEN: &str = "select x.dialogue_id, x.chat_id, x.language, x.author_id, x.at, \
    not exists (select 1 from messages v where v.dialogue_id = x.dialogue_id and v.from_visitor and v.seq < x.before) as first, \
    (select v.at from messages v where v.dialogue_id = x.dialogue_id and v.from_visitor and v.seq > x.before \
     and v.seq < x.seq order by v.seq limit 1) as since \
    from (select o.dialogue_id, d.chat_id, d.language, o.author_id, o.at, o.seq, \
     coalesce((select max(p.seq) from messages p where p.dialogue_id = o.dialogue_id and not p.from_visitor \
      and p.seq < o.seq), 0) as before \
     from dialogues d join messages o on o.dialogue_id = d.id \
     where d.workspace_id = $1 and d.state <> 'finished' and d.operator_read > 0 and not d.test and not o.from_visitor \
     and not exists (select 1 from left_out l where l.dialogue_id = d.id)) as x";

/// Answers in dialogues that are not finished now; test ones and those left out apart.
pub async fn open(conn: &mut Conn, workspace: Id) -> Result<Vec<Open>> {
    let sql = format!("{OPEN} order by x.dialogue_id, x.seq");
    let rows: Vec<OpenAnswer> = conn.all(sqlx::AssertSqlSafe(sql), values![workspace]).await?;
    let mut found = Vec::new();
    for of_one in rows.chunk_by(|a, b| a.dialogue_id == b.dialogue_id) {
        let given: Vec<Answer> = of_one.iter().filter_map(OpenAnswer::answer).collect();
        if let (Some(row), false) = (of_one.first(), given.is_empty()) {
            let (dialogue_id, chat_id) = (row.dialogue_id, row.chat_id);
            found.push(Open { dialogue_id, chat_id, language: row.language.clone(), given });
        }
    }
    Ok(found)
}

/// What an operator answered in a dialogue that is not finished.
#[derive(Clone, Debug)]
pub struct OwnOpen {
    pub dialogue_id: Id,
    pub chat_id: Id,
    /// The dialogue's first answer.
    pub first: bool,
    pub answer: Answer,
}

/// The same of one operator, dialogue by dialogue.
pub async fn open_of(conn: &mut Conn, workspace: Id, operator: Id) -> Result<Vec<OwnOpen>> {
    let sql = format!("{OPEN} where x.author_id = $2 order by x.dialogue_id, x.seq");
    let rows: Vec<OpenAnswer> =
        conn.all(sqlx::AssertSqlSafe(sql), values![workspace, operator]).await?;
    let own = |row: OpenAnswer| {
        let answer = row.answer()?;
        let (dialogue_id, chat_id, first) = (row.dialogue_id, row.chat_id, row.first);
        Some(OwnOpen { dialogue_id, chat_id, first, answer })
    };
    Ok(rows.into_iter().filter_map(own).collect())
}
