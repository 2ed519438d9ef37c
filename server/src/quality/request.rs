//! The valve: what finishing and continuing a dialogue mean for its rating. Called inside the desk's own
//! transaction; the desk gets nothing back but the hope that it worked.

use crate::app::App;
use crate::domain::dialogue::FinishedBy;
use crate::error::Result;
use crate::store::Tx;
use crate::store::dialogues::Dialogue;
use crate::time::Time;

/// Writes (or brings up to date) the outcome of a dialogue that `by` finishes at `now`: facts, credit,
/// participants, and the rating request with its state. `dialogue` is as it was just before the finish
/// (still assigned), its row locked.
pub async fn finished(
    _tx: &mut Tx,
    _app: &App,
    _dialogue: &Dialogue,
    _by: FinishedBy,
    _now: Time,
) -> Result<()> {
    Ok(())
}

/// Sets the outcome of a continued dialogue aside and withdraws a form that was not answered.
pub async fn continued(_tx: &mut Tx, _app: &App, _dialogue: &Dialogue, _now: Time) -> Result<()> {
    Ok(())
}
