//! What the clock does: idle finish, expiry of forms, retention, sending mail and webhooks. Each job is idempotent
//! and can be run to its end.

pub mod letters;
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
    idle(app).await?;
    while erase(app).await? > 0 {}
    while forms(app).await? > 0 {}
    Ok(())
}

/// Dialogues whose time has come, to the end.
async fn idle(app: &App) -> Result<usize> {
    while finish_idle(app).await? > 0 {}
    Ok(0)
}

/// What is to be erased on the desk's side, a bounded part of it; how much there was.
async fn erase(app: &App) -> Result<usize> {
    let erased = visitor::go_on(app).await? + retention::contents(app).await?;
    erasure::settled(app).await?;
    Ok(erased)
}

/// Forms that ran out of time, what was told of ratings, and comments that are over their age: a bounded part.
async fn forms(app: &App) -> Result<usize> {
    while expire::due(app).await? > 0 {}
    while deliveries::forget_old(app).await? > 0 {}
    retention::comments(app).await
}

/// Sends all mails and webhooks that are due now, to the end.
pub async fn send_due(app: &App, registry: &Registry) -> Result<()> {
    for lane in Lane::ALL {
        webhooks::send_due(app, lane).await?;
    }
    letters::send_due(app).await?;
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

/// Runs the jobs until the program stops. Each has a loop of its own: when a dialogue is finished by idleness, and
/// when one is erased, operators see, and neither may wait for work that ratings make.
pub async fn run(app: App, registry: Registry) {
    let (waker, warmed) = (app.clone(), registry.clone());
    tokio::spawn(async move {
        if let Err(error) = warmed.warm(&waker).await {
            tracing::error!(%error, "the figures could not be loaded and will be when they are asked for");
        }
    });
    tokio::spawn(letters::run(app.clone()));
    tokio::spawn(mail::run(app.clone(), registry));
    for lane in Lane::ALL {
        tokio::spawn(webhooks::run(app.clone(), lane));
    }
    tokio::join!(every(&app, idle), every(&app, erase), every(&app, forms));
}

/// Does `job` every few seconds. A failure is logged and tried again.
async fn every<'a, F>(app: &'a App, job: impl Fn(&'a App) -> F)
where
    F: Future<Output = Result<usize>>,
{
    let mut ticker = tokio::time::interval(EVERY);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticker.tick() => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = job(app).await {
            tracing::error!(%error, "a job failed and will be tried again");
        }
    }
}
