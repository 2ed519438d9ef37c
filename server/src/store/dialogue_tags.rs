//! Tags of dialogues: the team's own words, set in the inbox. It knows nothing of ratings, and operators' paths may
//! read it; analytics look up outcomes by them.

use std::collections::{BTreeMap, HashMap};

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use crate::domain::words;
use crate::error::Result;
use crate::ids::Id;
use crate::values;

/// The tags of these dialogues, each dialogue's in order of their folded words.
pub async fn of(conn: &mut Conn, dialogues: &[Id]) -> Result<HashMap<Id, Vec<String>>> {
    if dialogues.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select dialogue_id, folded, tag from dialogue_tags where dialogue_id in ({})",
        placeholders(1, dialogues.len())
    );
    let values = dialogues.iter().map(|id| Value::from(*id)).collect();
    let mut rows: Vec<(Id, String, String)> = conn.all(AssertSqlSafe(sql), values).await?;
    rows.sort_unstable_by(|a, b| a.1.cmp(&b.1));
    let mut found: HashMap<Id, Vec<String>> = HashMap::new();
    for (dialogue, _, tag) in rows {
        found.entry(dialogue).or_default().push(tag);
    }
    Ok(found)
}

/// Adds a tag, or spells it anew. Returns whether that changed anything.
pub async fn put(
    conn: &mut Conn,
    (workspace, chat): (Id, Id),
    dialogue: Id,
    tag: &str,
) -> Result<bool> {
    let changed = conn
        .run(
            "insert into dialogue_tags (dialogue_id, folded, workspace_id, chat_id, tag) values ($1, $2, $3, $4, $5) \
             on conflict (dialogue_id, folded) do update set tag = excluded.tag where dialogue_tags.tag <> excluded.tag",
            values![dialogue, words::folded(tag), workspace, chat, tag],
        )
        .await?;
    Ok(changed > 0)
}

/// Takes a tag away, however it is spelled. Returns whether it was there.
pub async fn remove(conn: &mut Conn, dialogue: Id, tag: &str) -> Result<bool> {
    let removed = conn
        .run(
            "delete from dialogue_tags where dialogue_id = $1 and folded = $2",
            values![dialogue, words::folded(tag)],
        )
        .await?;
    Ok(removed > 0)
}

/// The tags that a workspace uses, one spelling of each, in order of their folded words. It steps from one word to
/// the next by the index: a million tagged dialogues cost no more than their different words.
pub async fn used(conn: &mut Conn, workspace: Id) -> Result<Vec<String>> {
    let mut rows: Vec<(String, String)> = conn
        .all(
            "with recursive word (folded) as ( \
             select min(folded) from dialogue_tags where workspace_id = $1 \
             union all select (select min(t.folded) from dialogue_tags t where t.workspace_id = $1 and t.folded > word.folded) \
             from word where word.folded is not null) \
             select folded, (select min(t.tag) from dialogue_tags t where t.workspace_id = $1 and t.folded = word.folded) as tag \
             from word where folded is not null",
            values![workspace],
        )
        .await?;
    rows.sort_unstable();
    Ok(rows.into_iter().map(|(_, tag)| tag).collect())
}

/// The same, of dialogues of these chats.
pub async fn used_in(conn: &mut Conn, chats: &[Id]) -> Result<Vec<String>> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for chat in chats {
        let rows: Vec<(String, String)> = conn
            .all(
                "with recursive word (folded) as ( \
                 select min(folded) from dialogue_tags where chat_id = $1 \
                 union all select (select min(t.folded) from dialogue_tags t where t.chat_id = $1 and t.folded > word.folded) \
                 from word where word.folded is not null) \
                 select folded, (select min(t.tag) from dialogue_tags t where t.chat_id = $1 and t.folded = word.folded) as tag \
                 from word where folded is not null",
                values![*chat],
            )
            .await?;
        for (folded, tag) in rows {
            let known = found.entry(folded).or_insert_with(|| tag.clone());
            if tag < *known {
                *known = tag;
            }
        }
    }
    Ok(found.into_values().collect())
}

/// Numbers of outcomes whose dialogue has any of these folded tags.
pub async fn numbers_with(
    conn: &mut Conn,
    workspace: Id,
    folded: &[String],
) -> Result<Vec<(i64,)>> {
    let sql = format!(
        "select o.n from dialogue_tags t join outcomes o on o.dialogue_id = t.dialogue_id \
         where t.workspace_id = $1 and t.folded in ({})",
        placeholders(2, folded.len())
    );
    let mut values = values![workspace];
    values.extend(folded.iter().map(Value::from));
    conn.all(AssertSqlSafe(sql), values).await
}

/// Dialogues that are not finished and have any of these folded tags.
pub async fn open_with(conn: &mut Conn, workspace: Id, folded: &[String]) -> Result<Vec<(Id,)>> {
    let sql = format!(
        "select t.dialogue_id from dialogue_tags t join dialogues d on d.id = t.dialogue_id \
         where d.workspace_id = $1 and d.state <> 'finished' and t.folded in ({})",
        placeholders(2, folded.len())
    );
    let mut values = values![workspace];
    values.extend(folded.iter().map(Value::from));
    conn.all(AssertSqlSafe(sql), values).await
}
