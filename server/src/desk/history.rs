//! What happened to a dialogue besides messages: opened, taken, transferred, returned, finished, continued.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::people::Person;
use crate::error::Result;
use crate::ids::Id;
use crate::store::dialogues::{self, DialogueEvent};
use crate::store::{Conn, Tx};
use crate::time::Time;

/// One entry of a dialogue's history.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    pub at: Time,
    /// `opened`, `taken`, `transferred`, `returned`, `finished` or `continued`.
    pub kind: String,
    /// The member who did it; null: the visitor or the clock.
    pub by: Option<Person>,
    /// The member it was given to.
    pub to: Option<Person>,
    pub note: Option<String>,
}

/// Adds an entry. The dialogue's row is locked, so numbers are free of gaps and races.
pub async fn add(
    tx: &mut Tx,
    dialogue: Id,
    at: Time,
    kind: &str,
    by: Option<Id>,
    to: Option<Id>,
    note: Option<String>,
) -> Result<()> {
    let entry = DialogueEvent { at, kind: kind.to_owned(), by_member: by, to_member: to, note };
    dialogues::add_event(tx, dialogue, &entry).await
}

/// All entries, oldest first.
pub async fn of(conn: &mut Conn, dialogue: Id) -> Result<Vec<HistoryEntry>> {
    let rows = dialogues::events(conn, dialogue).await?;
    let mut ids: Vec<Id> =
        rows.iter().flat_map(|row| [row.by_member, row.to_member]).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    let names = dialogues::names(conn, &ids).await?;
    let person = |id: Option<Id>| {
        id.map(|id| Person { id, name: names.get(&id).cloned().unwrap_or_default() })
    };
    Ok(rows
        .into_iter()
        .map(|row| HistoryEntry {
            at: row.at,
            kind: row.kind,
            by: person(row.by_member),
            to: person(row.to_member),
            note: row.note,
        })
        .collect())
}
