//! The audit log, read. It is written with the deeds (`people::audit`), and nothing here changes a line.

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A line with the names of whom and what it tells of, as they are now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    pub id: Id,
    pub at: Time,
    pub member_id: Option<Id>,
    pub member_name: Option<String>,
    pub action: String,
    pub subject: Option<String>,
    /// Of a member or a chat.
    pub subject_name: Option<String>,
    pub detail: Option<String>,
    pub network: Option<String>,
}

/// Which lines.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub workspace: Id,
    pub from: Time,
    /// Half open.
    pub to: Time,
    /// Empty: whoever it was. None in it: nobody of the team (the clock, the machine's terminal, a stranger).
    pub members: Vec<Option<Id>>,
    /// Empty: whatever it was.
    pub actions: Vec<&'static str>,
}

/// A page, newest first, behind a line.
pub async fn page(
    conn: &mut Conn,
    wanted: &Wanted,
    after: (Time, Id),
    limit: i64,
) -> Result<Vec<Line>> {
    let Wanted { workspace, from, to, members, actions } = wanted;
    let everybody = members.is_empty();
    // A list of nothing is no SQL.
    let members: Vec<String> = match everybody {
        true => vec![String::new()],
        false => {
            members.iter().map(|id| id.map_or("nobody".to_owned(), |id| id.to_string())).collect()
        }
    };
    let everything = actions.is_empty();
    let actions = if everything { vec![""] } else { actions.clone() };
    let sql = format!(
        "select a.id, a.at, a.member_id, m.name as member_name, a.action, a.subject, \
         coalesce(s.name, c.name) as subject_name, a.detail, a.network from audit a \
         left join members m on m.id = a.member_id left join members s on s.id = a.subject \
         left join chats c on c.id = a.subject \
         where a.workspace_id = $1 and a.at >= $3 and a.at < $4 and (a.at < $5 or a.at = $5 and a.id < $2) \
         and ($6 or coalesce(a.member_id, 'nobody') in ({})) and ($7 or a.action in ({})) \
         order by a.at desc, a.id desc limit $8",
        placeholders(9, members.len()),
        placeholders(9 + members.len(), actions.len()),
    );
    let mut bound = values![*workspace, after.1, *from, *to, after.0, everybody, everything, limit];
    bound.extend(members.into_iter().map(Value::from));
    bound.extend(actions.into_iter().map(Value::from));
    conn.all(AssertSqlSafe(sql), bound).await
}

/// All who ever did something that the log tells of, and are or were members.
pub async fn members(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id, String)>> {
    conn.all(
        "select id, name from members where workspace_id = $1 and status <> 'sample' and status <> 'invited'",
        values![workspace],
    )
    .await
}
