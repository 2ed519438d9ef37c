//! What the clock does: idle finish, expiry of forms, retention, sending mail and webhooks. Each job is idempotent
//! and can be run to its end.

pub mod mail;
pub mod webhooks;

use std::time::Duration;

use crate::analytics::registry::Registry;
use crate::app::App;
use crate::desk::finish;
use crate::domain::webhook::Lane;
use crate::erasure::{self, retention, visitor};
use crate::error::Result;
use crate::quality::expire;
use crate::store::dialogues;
use crate::webhooks::deliveries;

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
    while deliveries::forget_old(app).await? > 0 {}
    let erased = visitor::go_on(app).await? + retention::pass(app).await?;
    erasure::settled(app).await?;
    Ok(erased)
}

/// Sends all mails and webhooks that are due now, to the end.
pub async fn send_due(app: &App, registry: &Registry) -> Result<()> {
    for lane in Lane::ALL {
        webhooks::send_due(app, lane).await?;
    }
    mail::send_due(app, registry).await
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
pub async fn run(app: App, registry: Registry) {
    tokio::spawn(mail::run(app.clone(), registry));
    for lane in Lane::ALL {
        tokio::spawn(webhooks::run(app.clone(), lane));
    }
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
