//! An operator takes a waiting dialogue. Of two who try at once, one gets it.

use super::history;
use super::{access, announce};
use crate::app::App;
use crate::domain::dialogue::State;
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::dialogues;

/// Assigns the waiting dialogue to `actor`. Taking what is already his changes nothing.
///
/// Errors: `already_taken`, `already_finished`, `not_found`.
pub async fn take(app: &App, actor: &Actor, id: Id) -> Result<()> {
    access::dialogue(app, actor, id).await?;
    let (app_, member, now) = (app.clone(), actor.member, app.now());
    app.db
        .write(move |tx| {
            let app = app_.clone();
            Box::pin(async move {
                let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
                match dialogue.state() {
                    State::Finished => return Err(Error::new(Code::AlreadyFinished)),
                    State::Active if dialogue.operator_id == Some(member) => return Ok(()),
                    State::Active => return Err(Error::new(Code::AlreadyTaken)),
                    State::Waiting => {}
                }
                dialogues::assign(tx, id, Some(member), false).await?;
                history::add(tx, id, now, "taken", Some(member), Some(member), None).await?;
                announce::changed(tx, &app, id).await
            })
        })
        .await
}
