//! Asks one question again and again over one kept connection, one after the other, and notes how long the whole
//! answer took: from sending the request to holding the last byte.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use super::questions::Question;
use crate::http::{Http, Who};
use crate::measure::percentile::Durations;

/// At least so often; slow questions less often, but for no longer than `PATIENCE`.
const OFTEN: usize = 50;
const SELDOM: usize = 20;
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone, Debug)]
pub struct Asked {
    pub p50_ms: f64,
    pub p99_ms: f64,
    pub times: usize,
    /// Of the answer.
    pub bytes: usize,
}

/// How often it was asked is said with the figures.
pub async fn measure(http: &Http, token: &str, question: &Question) -> Result<Asked> {
    let (started, mut durations, mut bytes) = (Instant::now(), Durations::default(), 0);
    // The first one makes the connection and warms what it reads.
    once(http, token, question).await?;
    while durations.len() < SELDOM || (durations.len() < OFTEN && started.elapsed() < PATIENCE) {
        let (took, length) = once(http, token, question).await?;
        durations.add(took);
        bytes = length;
    }
    let times = durations.len();
    let [p50_ms, p99_ms] = durations.percentiles([50.0, 99.0]);
    Ok(Asked { p50_ms, p99_ms, times, bytes })
}

/// How long the whole answer took, and its length.
pub async fn once(http: &Http, token: &str, question: &Question) -> Result<(Duration, usize)> {
    let started = Instant::now();
    let (status, text) = http.text(Who::Member(token), &question.path()).await?;
    let took = started.elapsed();
    if status != 200 {
        bail!("{}: {status} {text}", question.path());
    }
    Ok((took, text.len()))
}
