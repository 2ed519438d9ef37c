//! Delivery of messages at its gentle pace, alone and while twenty clients ask for reports as fast as they get them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Result;
use tokio::task::JoinSet;

use super::ask::once;
use super::questions::Question;
use crate::http::Http;
use crate::measure::delivery::{self, Delivery};
use crate::measure::desk::Desk;
use crate::measure::percentile::Durations;

pub const CLIENTS: usize = 20;

pub struct Crowd {
    pub alone: Delivery,
    pub beside: Delivery,
    pub reports: usize,
    pub report_p50_ms: f64,
    pub report_p99_ms: f64,
}

/// Each client asks one of `questions` after the other in turn.
pub async fn measure(desk: &Desk, questions: &[Question], during: Duration) -> Result<Crowd> {
    let alone = delivery::candor(desk, during).await?;
    let enough = Arc::new(AtomicBool::new(false));
    let mut clients = JoinSet::new();
    for n in 0..CLIENTS {
        // A connection of his own.
        let http = Http::new(&desk.stage.address)?;
        let token = desk.stage.owner.token.clone();
        let (questions, enough) = (questions.to_vec(), enough.clone());
        clients.spawn(async move {
            let mut durations = Durations::default();
            for question in questions.iter().cycle().skip(n) {
                if enough.load(Ordering::Relaxed) {
                    break;
                }
                durations.add(once(&http, &token, question).await?.0);
            }
            anyhow::Ok(durations)
        });
    }
    let beside = delivery::candor(desk, during).await;
    enough.store(true, Ordering::Relaxed);
    let mut all = Durations::default();
    while let Some(durations) = clients.join_next().await {
        all.append(durations??);
    }
    let reports = all.len();
    let [report_p50_ms, report_p99_ms] = all.percentiles([50.0, 99.0]);
    Ok(Crowd { alone, beside: beside?, reports, report_p50_ms, report_p99_ms })
}
