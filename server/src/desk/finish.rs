//! Ends a dialogue: by its operator, its visitor, the clock, or one who manages. Its outcome is written in
//! the same transaction, on the other side of the wall; nothing of it comes back.

use super::{access, announce, history};
use crate::app::App;
use crate::domain::dialogue::{FinishedBy, State};
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::quality::request;
use crate::store::visitors::Visitor;
use crate::store::{Tx, dialogues};
use crate::time::Time;
use crate::webhooks::outbox;

/// The one it is assigned to ends it; one who manages may end any (`admin`).
///
/// Errors: `already_finished`, `not_assigned`, `not_found`.
pub async fn by_operator(app: &App, actor: &Actor, id: Id) -> Result<()> {
    access::dialogue(app, actor, id).await?;
    let (app_, actor, now) = (app.clone(), actor.clone(), app.now());
    app.db
        .write(move |tx| {
            let (app, actor) = (app_.clone(), actor.clone());
            Box::pin(async move {
                let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
                if dialogue.state() == State::Finished {
                    return Err(Error::new(Code::AlreadyFinished));
                }
                let by = match dialogue.operator_id {
                    Some(operator) if operator == actor.member => FinishedBy::Operator,
                    _ if actor.role.manages() => FinishedBy::Admin,
                    _ => return Err(Error::new(Code::NotAssigned)),
                };
                end(tx, &app, &dialogue, by, Some(actor.member), now).await
            })
        })
        .await
}

/// The visitor ends his dialogue.
///
/// Errors: `already_finished`; `not_found` when he never wrote.
pub async fn by_visitor(app: &App, visitor: &Visitor) -> Result<()> {
    let newest = dialogues::newest_of(&mut *app.db.read().await?, visitor.id).await?;
    let id = dialogues::must(newest)?.id;
    let (app_, now) = (app.clone(), app.now());
    app.db
        .write(move |tx| {
            let app = app_.clone();
            Box::pin(async move {
                let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
                if dialogue.state() == State::Finished {
                    return Err(Error::new(Code::AlreadyFinished));
                }
                end(tx, &app, &dialogue, FinishedBy::Visitor, None, now).await
            })
        })
        .await
}

/// Ends a dialogue whose time has come; false when somebody wrote meanwhile.
pub async fn by_idleness(app: &App, id: Id) -> Result<bool> {
    let (app_, now) = (app.clone(), app.now());
    app.db
        .write(move |tx| {
            let app = app_.clone();
            Box::pin(async move {
                let Some(dialogue) = dialogues::lock(tx, id).await? else { return Ok(false) };
                let due = dialogue.due_at.is_some_and(|due| due <= now);
                if dialogue.state() == State::Finished || !due {
                    return Ok(false);
                }
                end(tx, &app, &dialogue, FinishedBy::Idle, None, now).await?;
                Ok(true)
            })
        })
        .await
}

/// Ends the open dialogue of a visitor who is being erased. It is the last thing its transaction does.
pub async fn by_erasure(tx: &mut Tx, app: &App, id: Id, member: Id, now: Time) -> Result<()> {
    let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
    if dialogue.state() == State::Finished {
        return Ok(());
    }
    end(tx, app, &dialogue, FinishedBy::Admin, Some(member), now).await
}

/// The finish itself, and what other systems are told of it. `quality::request` comes last: its counter's row is
/// held until the commit.
async fn end(
    tx: &mut Tx,
    app: &App,
    dialogue: &dialogues::Dialogue,
    by: FinishedBy,
    member: Option<Id>,
    now: Time,
) -> Result<()> {
    dialogues::finish(tx, dialogue.id, by, now).await?;
    history::add(tx, dialogue.id, now, "finished", member, None, None).await?;
    announce::changed(tx, app, dialogue.id).await?;
    outbox::finished(tx, app, dialogue, by, now).await?;
    request::finished(tx, app, dialogue, by, now).await
}
