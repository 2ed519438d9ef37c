//! Keys of forms: which request a visitor means, without storing anything. A key is an HMAC of dialogue,
//! decision and visitor under the server's secret: the same after a reload, useless to anyone else.

use subtle::ConstantTimeEq as _;

use crate::app::App;
use crate::domain::dialogue::State;
use crate::domain::quality::RequestState;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::outcomes::{self, Outcome};
use crate::store::{Conn, Tx, dialogues};

/// The key of the form that decision `ask` offered.
pub fn of(app: &App, dialogue: Id, ask: i64, visitor: Id) -> String {
    app.sign("form", &[&dialogue.to_string(), &ask.to_string(), &visitor.to_string()])
}

/// How many of his dialogues a key is looked for in: far more than can still have a form.
const LOOK_BACK: i64 = 200;

/// A form that a key names: the visitor's dialogue and the decision that offered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    pub dialogue: Id,
    pub ask: i64,
}

/// Finds the form that `key` names among the visitor's own; every other key is *not found*, whether it is
/// another's or nobody's. A visitor who has nothing to rate yet is told why.
pub async fn find(conn: &mut Conn, app: &App, visitor: Id, key: &str) -> Result<Form> {
    for outcome in outcomes::of_visitor(conn, visitor, LOOK_BACK).await? {
        let dialogue = outcome.dialogue_id;
        // Newest first: older decisions are looked at so that their keys are known as withdrawn.
        for ask in (1..=outcome.ask).rev() {
            if of(app, dialogue, ask, visitor).as_bytes().ct_eq(key.as_bytes()).into() {
                return Ok(Form { dialogue, ask });
            }
        }
    }
    let Some(newest) = dialogues::newest_of(conn, visitor).await? else {
        return Err(Error::not_found());
    };
    if newest.state() != State::Finished {
        return Err(Error::new(Code::NotFinished));
    }
    match outcomes::find(conn, newest.id).await? {
        Some(outcome) if outcome.state() == RequestState::NotAsked => {
            Err(Error::new(Code::NotAsked))
        }
        _ => Err(Error::not_found()),
    }
}

/// Locks the form's outcome. A form of an earlier decision is withdrawn; whether this one can be answered
/// (any more) the caller asks `request().check`.
pub async fn lock(tx: &mut Tx, form: Form) -> Result<Outcome> {
    let outcome = outcomes::lock(tx, form.dialogue).await?.ok_or_else(Error::not_found)?;
    if outcome.ask != form.ask {
        return Err(Error::new(Code::Withdrawn));
    }
    Ok(outcome)
}
