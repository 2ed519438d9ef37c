//! Brings everybody on: operators for the whole play, visitors so many at once, until there are no more
//! dialogues. It waits for events, and gives up when nothing moves any more.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::{Play, operator, visitor};
use crate::cast::Cast;

/// Without any news for so long, the play is stuck.
const STILL: Duration = Duration::from_secs(45);

/// Operators at work.
pub struct Team {
    stop: watch::Sender<bool>,
    work: JoinSet<operator::Journal>,
}

impl Team {
    /// Returns when all operators are connected.
    pub async fn start(play: &Arc<Play>) -> Result<Team> {
        let (stop, stopped) = watch::channel(false);
        let mut work = JoinSet::new();
        let number = play.stage.operators.len();
        for me in 0..number {
            work.spawn(operator::work(play.clone(), me, stopped.clone()));
        }
        let all = play.greeted.acquire_many(u32::try_from(number)?);
        tokio::time::timeout(STILL, all).await??.forget();
        Ok(Team { stop, work })
    }

    /// Waits until each operator has heard as many messages as `expected` says, or nothing moves.
    pub async fn until_heard(&self, play: &Play, expected: &[u64]) {
        let all = async {
            while !expected.iter().enumerate().all(|(n, wanted)| play.heard(n) >= *wanted) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        // What is missing then, the checks say.
        let _ = tokio::time::timeout(Duration::from_secs(10), all).await;
    }

    pub async fn end(mut self) -> Result<Vec<operator::Journal>> {
        self.stop.send(true)?;
        let mut journals = Vec::new();
        while let Some(journal) = self.work.join_next().await {
            journals.push(journal?);
        }
        journals.sort_by_key(|journal| journal.number);
        Ok(journals)
    }
}

/// Plays the dialogues that `next` hands out, `at_once` at a time.
pub async fn visitors(
    play: &Arc<Play>,
    at_once: usize,
    mut next: impl FnMut() -> Option<Arc<Cast>>,
) -> Result<Vec<visitor::Journal>> {
    let mut visits = JoinSet::new();
    let mut journals = Vec::new();
    let mut watch = tokio::time::interval(Duration::from_secs(1));
    let (mut moved, mut still) = (play.moved(), 0);
    let mut more = true;
    loop {
        while more && visits.len() < at_once {
            match next() {
                Some(cast) => {
                    play.enter(&cast);
                    visits.spawn(visitor::visit(play.clone(), cast));
                }
                None => more = false,
            }
        }
        tokio::select! {
            visit = visits.join_next() => match visit {
                Some(journal) => journals.push(journal??),
                None => return Ok(journals),
            },
            _ = watch.tick() => {
                let now = play.moved();
                still = if now == moved { still + 1 } else { 0 };
                moved = now;
                if still >= STILL.as_secs() {
                    let mut open = play.names();
                    open.retain(|name| !journals.iter().any(|journal| journal.cast.name == *name));
                    bail!("nothing moves any more; {} dialogues are open: {open:?}", visits.len());
                }
            }
        }
    }
}
