//! Answers by when they were given, and which dialogues an analyst left out of every figure. Rows stand for
//! finished dialogues; what was answered in those that go on is told from their messages. It knows nothing of
//! ratings, and operators' paths may read it.

use super::conn::{Conn, value_rows};
use crate::domain::answers::{self, Answer};
use crate::domain::dialogue::Entry;
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
            "insert into answers (dialogue_id, n, operator_id, at, response_ms) values {}",
            value_rows("tntnn", chunk.len())
        );
        let rows = chunk.iter().zip(first..);
        let values = rows
            .flat_map(|(answer, n)| {
                values![dialogue, n, answer.operator, answer.at, answer.response_ms]
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
}

/// What an operator answered in `from..to` in dialogues that are finished now, dialogue by dialogue.
pub async fn of_operator(conn: &mut Conn, operator: Id, from: Time, to: Time) -> Result<Vec<Own>> {
    conn.all(
        "select a.dialogue_id, a.n, a.at, a.response_ms from answers a \
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
struct OpenMessage {
    dialogue_id: Id,
    chat_id: Id,
    language: String,
    from_visitor: bool,
    author_id: Id,
    at: Time,
}

/// Answers in dialogues that are not finished now; test ones and those left out apart.
pub async fn open(conn: &mut Conn, workspace: Id) -> Result<Vec<Open>> {
    let rows: Vec<OpenMessage> = conn
        .all(
            "select m.dialogue_id, d.chat_id, d.language, m.from_visitor, m.author_id, m.at \
             from dialogues d join messages m on m.dialogue_id = d.id \
             where d.workspace_id = $1 and d.state <> 'finished' and not d.test \
             and not exists (select 1 from left_out l where l.dialogue_id = d.id) order by m.dialogue_id, m.seq",
            values![workspace],
        )
        .await?;
    let mut found = Vec::new();
    for of_one in rows.chunk_by(|a, b| a.dialogue_id == b.dialogue_id) {
        let entries: Vec<Entry> = of_one
            .iter()
            .map(|row| Entry { operator: (!row.from_visitor).then_some(row.author_id), at: row.at })
            .collect();
        let given = answers::of(&entries);
        if let (Some(row), false) = (of_one.first(), given.is_empty()) {
            let (dialogue_id, chat_id) = (row.dialogue_id, row.chat_id);
            found.push(Open { dialogue_id, chat_id, language: row.language.clone(), given });
        }
    }
    Ok(found)
}
