//! What the clock does: idle finish, expiry of forms, retention. Each job is idempotent and can be run to its end.

use std::time::Duration;

use crate::app::App;
use crate::desk::finish;
use crate::erasure::{self, retention, visitor};
use crate::error::Result;
use crate::quality::expire;
use crate::store::dialogues;

/// Between two looks at the clock.
const EVERY: Duration = Duration::from_secs(5);
const BATCH: i64 = 200;

/// Runs everything that is due now, to the end.
pub async fn run_due(app: &App) -> Result<()> {
    while pass(app).await? > 0 {}
    Ok(())
}

/// One look at everything that may be due: dialogues and forms to the end, what is to be erased in bounded
/// parts. How much of that there was.
async fn pass(app: &App) -> Result<usize> {
    while finish_idle(app).await? > 0 {}
    while expire::due(app).await? > 0 {}
    let erased = visitor::go_on(app).await? + retention::pass(app).await?;
    erasure::settled(app).await?;
    Ok(erased)
}

/// Ends a batch of dialogues whose time has come; how many there were.
async fn finish_idle(app: &App) -> Result<usize> {
    let due = dialogues::due(&mut *app.db.read().await?, app.now(), BATCH).await?;
    for (id,) in &due {
        finish::by_idleness(app, *id).await?;
    }
    Ok(due.len())
}

/// Runs the jobs every few seconds until the program stops. A failure is logged and tried again.
pub async fn run(app: App) {
    let mut ticker = tokio::time::interval(EVERY);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticker.tick() => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = pass(&app).await {
            tracing::error!(%error, "a job failed and will be tried again");
        }
    }
}
