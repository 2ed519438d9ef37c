//! The visitor's message finds no open dialogue: it continues the one just finished, or opens a new one.

use super::{announce, history, view};
use crate::app::App;
use crate::domain::chat::{CONTINUE_MS, WAITING_MS};
use crate::domain::dialogue::State;
use crate::error::{Code, Error, Result};
use crate::ids::Stream;
use crate::quality::request;
use crate::store::dialogues::Dialogue;
use crate::store::lane::{self, Appended, NewMessage};
use crate::store::visitors::{self, Visitor};
use crate::store::{Tx, dialogues, messages};
use crate::time::Time;

/// Continues or opens, and appends the message, in one transaction. `Stale` when another tab was faster.
pub async fn with_message(app: &App, visitor: &Visitor, message: NewMessage) -> Result<Appended> {
    let (app_, visitor) = (app.clone(), visitor.clone());
    // Drawn outside the verb, which may run twice.
    let fresh = app.ids.id(Stream::Desk, message.at);
    let appended = app
        .db
        .write(move |tx| {
            let (app, visitor, message) = (app_.clone(), visitor.clone(), message.clone());
            Box::pin(async move { verb(tx, &app, &visitor, message, fresh).await })
        })
        .await;
    match appended {
        // The partial unique index: at most one dialogue per visitor is not finished.
        Err(error) if error.is_unique_violation() => Err(Error::new(Code::Stale)),
        other => other,
    }
}

async fn verb(
    tx: &mut Tx,
    app: &App,
    visitor: &Visitor,
    mut message: NewMessage,
    fresh: crate::ids::Id,
) -> Result<Appended> {
    if let Some(stored) = messages::by_client_id(tx, visitor.id, &message.client_id).await? {
        return Ok(Appended {
            id: stored.id,
            dialogue: stored.dialogue_id,
            seq: stored.seq,
            at: stored.at,
            text: stored.text,
            file_id: stored.file_id,
            fresh: false,
            erased: stored.erased,
        });
    }
    // Whoever was erased while he wrote is nobody.
    if !visitors::hold(tx, visitor.id).await? {
        return Err(Error::new(Code::Unauthenticated));
    }
    message.dialogue = match dialogues::newest_of(tx, visitor.id).await? {
        Some(newest) if newest.state() != State::Finished => return Err(Error::new(Code::Stale)),
        Some(newest) if continues(&newest, message.at) => {
            let dialogue = dialogues::must(dialogues::lock(tx, newest.id).await?)?;
            if !continues(&dialogue, message.at) {
                return Err(Error::new(Code::Stale));
            }
            request::continued(tx, app, &dialogue, message.at).await?;
            dialogues::reopen(tx, &dialogue, message.at, WAITING_MS).await?;
            history::add(tx, dialogue.id, message.at, "continued", None, None, None).await?;
            dialogue.id
        }
        _ => {
            // A socket knows him as he was when it began; the card is of what he is now.
            let now = visitors::by_id(tx, visitor.id).await?;
            let visitor = now.as_ref().unwrap_or(visitor);
            let dialogue = Dialogue::opened(fresh, visitor, message.at, WAITING_MS);
            dialogues::insert(tx, &dialogue).await?;
            history::add(tx, fresh, message.at, "opened", None, None, None).await?;
            fresh
        }
    };
    let appended = match lane::append(tx, &[&message]).await?.pop() {
        Some(result) => result?,
        None => return Err(Error::internal("the lane answered nothing")),
    };
    announce::changed(tx, app, message.dialogue).await?;
    for event in view::events(&app.hub, &message, &appended) {
        tx.publish(event);
    }
    Ok(appended)
}

/// Within ten minutes after the finish, by the clock alone.
fn continues(dialogue: &Dialogue, now: Time) -> bool {
    let within = dialogue.finished_at.is_some_and(|at| now.since(at) < CONTINUE_MS);
    dialogue.state() == State::Finished && within
}
