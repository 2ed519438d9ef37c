//! Sends the mails that wait, apart from everything else the clock does: a slow server holds up nobody.

use std::time::Duration;

use crate::analytics::registry::Registry;
use crate::app::App;
use crate::error::Result;
use crate::mail::{attempt, weekly};

/// Between two looks at the outbox.
const EVERY: Duration = Duration::from_secs(2);

/// Writes down the weekly summaries that are due, and sends all mails that are due now, to the end.
pub async fn send_due(app: &App, registry: &Registry) -> Result<()> {
    while weekly::due(app).await? > 0 {}
    while attempt::some(app, registry).await? > 0 {
        if app.stopping.is_cancelled() {
            break;
        }
    }
    attempt::forget_old(app).await
}

/// Sends until the program stops.
pub async fn run(app: App, registry: Registry) {
    let mut ticker = tokio::time::interval(EVERY);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticker.tick() => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = send_due(&app, &registry).await {
            tracing::error!(%error, "mails could not be sent and will be tried again");
        }
    }
}
