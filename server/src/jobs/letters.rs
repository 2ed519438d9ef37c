//! Sends letters about members' access, apart from mail about ratings: when one arrives depends on no rating.

use std::time::Duration;

use crate::app::App;
use crate::error::Result;
use crate::letters::attempt;

/// Between two looks at the outbox.
const EVERY: Duration = Duration::from_secs(2);

/// Sends all letters that are due now, to the end.
pub async fn send_due(app: &App) -> Result<()> {
    while attempt::some(app).await? > 0 {
        if app.stopping.is_cancelled() {
            break;
        }
    }
    attempt::forget_old(app).await
}

/// Sends until the program stops.
pub async fn run(app: App) {
    let mut ticker = tokio::time::interval(EVERY);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticker.tick() => {}
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = send_due(&app).await {
            tracing::error!(%error, "letters could not be sent and will be tried again");
        }
    }
}
