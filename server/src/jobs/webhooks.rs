//! Sends what stands in the webhooks' outbox. Each lane has its own loop, and each webhook its own task: a
//! receiver that is slow holds up nobody but itself.

use std::collections::HashSet;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::app::App;
use crate::domain::webhook::Lane;
use crate::error::Result;
use crate::ids::Id;
use crate::webhooks::attempt;

/// Between two looks at the outbox.
const EVERY: Duration = Duration::from_secs(1);
/// Webhooks of one lane that are served at once.
const TOGETHER: usize = 16;

/// Webhooks of one lane whose attempts are under way.
struct Work {
    app: App,
    lane: Lane,
    busy: HashSet<Id>,
    tasks: JoinSet<(Id, Result<()>)>,
}

impl Work {
    fn new(app: App, lane: Lane) -> Work {
        Work { app, lane, busy: HashSet::new(), tasks: JoinSet::new() }
    }

    /// Begins what is due and not under way.
    async fn begin(&mut self) -> Result<()> {
        for webhook in attempt::due(&self.app, self.lane).await? {
            if self.busy.len() >= TOGETHER {
                break;
            }
            if self.busy.insert(webhook) {
                let (app, lane) = (self.app.clone(), self.lane);
                self.tasks.spawn(async move { (webhook, all(&app, lane, webhook).await) });
            }
        }
        Ok(())
    }

    /// Waits until one webhook has nothing due any more; false when none is under way. Cancel-safe.
    async fn one_done(&mut self) -> bool {
        match self.tasks.join_next().await {
            None => return false,
            Some(Ok((webhook, result))) => {
                self.busy.remove(&webhook);
                if let Err(error) = result {
                    tracing::error!(%error, %webhook, "webhooks could not be sent and will be tried again");
                }
            }
            Some(Err(error)) => {
                // Whose task it was is not known: those that are under way are found busy by their leases.
                self.busy.clear();
                tracing::error!(%error, "sending webhooks failed and will be tried again");
            }
        }
        true
    }
}

/// All that is due for one webhook.
async fn all(app: &App, lane: Lane, webhook: Id) -> Result<()> {
    while attempt::some(app, lane, webhook).await? > 0 {
        if app.stopping.is_cancelled() {
            break;
        }
    }
    Ok(())
}

/// Sends everything that is due now in this lane, to the end.
pub async fn send_due(app: &App, lane: Lane) -> Result<()> {
    let mut work = Work::new(app.clone(), lane);
    loop {
        work.begin().await?;
        if !work.one_done().await {
            return Ok(());
        }
    }
}

/// Sends until the program stops.
pub async fn run(app: App, lane: Lane) {
    let mut ticker = tokio::time::interval(EVERY);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut work = Work::new(app.clone(), lane);
    loop {
        tokio::select! {
            _ = ticker.tick() => {
                if let Err(error) = work.begin().await {
                    tracing::error!(%error, "the webhooks' outbox could not be read and will be tried again");
                }
            }
            true = work.one_done() => {}
            () = app.stopping.cancelled() => return,
        }
    }
}
