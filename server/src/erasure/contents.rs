//! Erases finished dialogues: files, texts, notes, the visitor's card. Numbers, times and authors of messages
//! stay, and that there was something.

use serde_json::json;

use super::files;
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::error::Result;
use crate::ids::Id;
use crate::store::Tx;
use crate::store::erasure::{self, Due};

/// Messages per transaction: a few milliseconds of the writer.
const MESSAGES: i64 = 500;
/// Dialogues per transaction, and per look.
pub const DIALOGUES: i64 = 50;

/// Erases these dialogues. One that goes on meanwhile, or is erased already, is left alone.
pub async fn erase(app: &App, due: &[Due]) -> Result<()> {
    let ids: Vec<Id> = due.iter().map(|due| due.id).collect();
    let named = erasure::files_in(&mut *app.db.read().await?, &ids).await?;
    // The bytes first: once no row names them nobody would find them again.
    files::erase(app, &named).await?;
    for group in groups(due) {
        if let [long] = group.as_slice() {
            beginning(app, *long).await?;
        }
        app.db
            .write(move |tx| {
                let group = group.clone();
                Box::pin(async move {
                    for due in group {
                        whole(tx, due).await?;
                    }
                    Ok(())
                })
            })
            .await?;
    }
    Ok(())
}

/// All but the last messages of a long dialogue, a piece at a time.
async fn beginning(app: &App, due: Due) -> Result<()> {
    let mut after = 0;
    while after + MESSAGES < due.last_seq {
        let to = after + MESSAGES;
        app.db
            .write(move |tx| {
                Box::pin(async move {
                    if erasure::lock_due(tx, due.id).await? {
                        erasure::messages(tx, due.id, after, to).await?;
                    }
                    Ok(())
                })
            })
            .await?;
        after = to;
    }
    Ok(())
}

/// The rest of a dialogue, with which it counts as erased. Those who have it before them hear of it.
async fn whole(tx: &mut Tx, due: Due) -> Result<()> {
    if !erasure::lock_due(tx, due.id).await? {
        return Ok(());
    }
    let erased = (due.last_seq - 1).max(0) / MESSAGES * MESSAGES;
    erasure::messages(tx, due.id, erased, due.last_seq).await?;
    erasure::card(tx, due.id).await?;
    let news = json!({"type": "erased", "dialogue": due.id});
    tx.publish(Event::new(Topic::Operators(due.chat_id), &news));
    Ok(())
}

/// Dialogues that go together: not too many messages. A long one is alone.
fn groups(due: &[Due]) -> Vec<Vec<Due>> {
    let mut groups: Vec<Vec<Due>> = Vec::new();
    let mut messages = 0;
    for due in due {
        messages += due.last_seq;
        match groups.last_mut() {
            Some(group) if messages <= MESSAGES => group.push(*due),
            _ => {
                groups.push(vec![*due]);
                messages = due.last_seq;
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_has_at_most_so_many_messages() {
        let due = |n: u128, last_seq| {
            let id = Id(uuid::Uuid::from_u128(n));
            Due { id, chat_id: id, last_seq }
        };
        let all = [due(1, 200), due(2, 300), due(3, 1), due(4, 1_200), due(5, 0), due(6, 10)];
        let sizes: Vec<usize> = groups(&all).iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1, 2]);
        assert!(groups(&[]).is_empty());
    }
}
