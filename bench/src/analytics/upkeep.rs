//! What one more finished dialogue costs the next question: a dialogue is opened, answered and finished through the
//! public API, then a question is asked, again and again; beside it the same question without a change.

use std::time::Duration;

use anyhow::{Result, bail};
use serde_json::json;

use super::ask::once;
use super::questions::Question;
use crate::http::Who;
use crate::measure::desk::Desk;
use crate::measure::percentile::Durations;

pub struct Upkeep {
    pub changed_ms: f64,
    pub unchanged_ms: f64,
    pub times: usize,
}

pub async fn measure(desk: &Desk, question: &Question, times: usize) -> Result<Upkeep> {
    let (mut changed, mut unchanged) = (Durations::default(), Durations::default());
    for taken in desk.dialogues(times).await? {
        let operator = Who::Member(&desk.stage.operators[taken.chat].token);
        let path = format!("/dialogues/{}", taken.dialogue);
        let body = json!({"client_id": format!("answer-{}", taken.dialogue), "text": "Two days."});
        let answer = desk.http.post(operator, &format!("{path}/messages"), body).await?;
        let finish = desk.http.command(operator, &format!("{path}/finish")).await?;
        if !answer.is_ok() || !finish.is_ok() {
            bail!("answer and finish: {} {}", answer.body, finish.body);
        }
        changed.add(asked(desk, question).await?);
        unchanged.add(asked(desk, question).await?);
    }
    let [changed_ms] = changed.percentiles([50.0]);
    let [unchanged_ms] = unchanged.percentiles([50.0]);
    Ok(Upkeep { changed_ms, unchanged_ms, times })
}

async fn asked(desk: &Desk, question: &Question) -> Result<Duration> {
    Ok(once(&desk.http, &desk.stage.owner.token, question).await?.0)
}
