//! Read marks. They only move forward; the visitor's stops at the finish.

use super::{access, announce};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::Result;
use crate::ids::Id;
use crate::store::dialogues;
use crate::store::visitors::Visitor;

/// The assigned operator has read up to `seq`. From anybody else it changes nothing: only the one who
/// answers makes a visitor's message *read*.
pub async fn by_operator(app: &App, actor: &Actor, id: Id, seq: i64) -> Result<()> {
    let (dialogue, _) = access::dialogue(app, actor, id).await?;
    if dialogue.operator_id != Some(actor.member) || seq <= dialogue.operator_read {
        return Ok(());
    }
    mark(app, id, false, seq).await
}

/// The visitor has read up to `seq` of his dialogue.
pub async fn by_visitor(app: &App, visitor: &Visitor, seq: i64) -> Result<()> {
    let newest = dialogues::newest_of(&mut *app.db.read().await?, visitor.id).await?;
    match newest {
        Some(dialogue) if seq > dialogue.visitor_read => mark(app, dialogue.id, true, seq).await,
        _ => Ok(()),
    }
}

async fn mark(app: &App, id: Id, by_visitor: bool, seq: i64) -> Result<()> {
    let app_ = app.clone();
    app.db
        .write(move |tx| {
            let app = app_.clone();
            Box::pin(async move {
                if dialogues::mark_read(tx, id, by_visitor, seq).await? {
                    announce::changed(tx, &app, id).await?;
                }
                Ok(())
            })
        })
        .await
}
