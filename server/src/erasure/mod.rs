//! Erasing: what was kept of a visitor, or is older than its workspace keeps it, is overwritten where it stands.
//! Outcomes stay as they are, so every count and average does. Everything here may be interrupted at any
//! point and run again. It works in small pieces, so that nobody waits long for the writer; and what operators
//! see of it goes first, in steps that do not depend on what a visitor did with a form.

mod comments;
mod contents;
pub mod export;
pub mod files;
pub mod retention;
pub mod visitor;

use std::sync::atomic::Ordering;

use crate::app::App;
use crate::error::Result;

/// How often it is tried to empty the database's log before the jobs go on trying.
const TRIES: u32 = 20;
const PAUSE: std::time::Duration = std::time::Duration::from_millis(25);

/// What was overwritten may still stand in the database's log: empties it, or leaves that to the jobs when
/// readers are in the way.
async fn settle(app: &App) -> Result<()> {
    app.unsettled.store(true, Ordering::Release);
    for _ in 0..TRIES {
        if settled(app).await? {
            return Ok(());
        }
        tokio::time::sleep(PAUSE).await;
    }
    Ok(())
}

/// Tries once more, if there is need. True when nothing erased stands in the log.
pub async fn settled(app: &App) -> Result<bool> {
    // Taken back first: what is erased from here on asks again.
    if !app.unsettled.swap(false, Ordering::AcqRel) {
        return Ok(true);
    }
    let emptied = app.db.empty_log().await;
    if !matches!(emptied, Ok(true)) {
        app.unsettled.store(true, Ordering::Release);
    }
    emptied
}
