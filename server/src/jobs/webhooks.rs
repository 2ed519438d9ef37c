//! Sends what stands in the webhooks' outbox. Each lane has its own loop, and each webhook its own task, which gives
//! its place back after a few attempts: receivers that are slow hold up nobody for longer than that.

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
                let some = async move { attempt::some(&app, lane, webhook).await.map(|_| ()) };
                self.tasks.spawn(async move { (webhook, some.await) });
            }
        }
        Ok(())
    }

    /// Waits until one webhook gives its place back, and says whether that went well; None when none is under
    /// way. Cancel-safe.
    async fn one_done(&mut self) -> Option<bool> {
        match self.tasks.join_next().await? {
            Ok((webhook, result)) => {
                self.busy.remove(&webhook);
                if let Err(error) = &result {
                    tracing::error!(%error, %webhook, "webhooks could not be sent and will be tried again");
                }
                Some(result.is_ok())
            }
            Err(error) => {
                // Whose task it was is not known: those that are under way are found busy by their leases.
                self.busy.clear();
                tracing::error!(%error, "sending webhooks failed and will be tried again");
                Some(false)
            }
        }
    }
}

/// Sends everything that is due now in this lane, to the end.
pub async fn send_due(app: &App, lane: Lane) -> Result<()> {
    let mut work = Work::new(app.clone(), lane);
    loop {
        work.begin().await?;
        if work.one_done().await.is_none() {
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
            _ = ticker.tick() => {}
            // What went wrong waits for the next look.
            Some(went_well) = work.one_done() => if !went_well { continue },
            () = app.stopping.cancelled() => return,
        }
        if let Err(error) = work.begin().await {
            tracing::error!(%error, "the webhooks' outbox could not be read and will be tried again");
        }
    }
}
