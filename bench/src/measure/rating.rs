//! How long until a rating shows in an open analytics tab: from handing it in to holding an answer of all
//! figures that counts it, by the tab's own way (it is told that something changed, and asks).

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::desk::{Desk, Taken};
use super::percentile::Durations;
use crate::http::Who;
use crate::socket::Socket;
use crate::wire::Frame;

const RATINGS: usize = 30;

pub struct Rating {
    pub p50_ms: f64,
    pub slowest_ms: f64,
}

pub async fn measure(desk: &Desk) -> Result<Rating> {
    let owner = &desk.stage.owner.token;
    let address = &desk.stage.address;
    let headers = [("cookie", format!("candor={owner}")), ("origin", format!("http://{address}"))];
    let mut tab = Socket::open(address, "/api/v1/analytics/live", &headers, None).await?;
    let mut durations = Durations::default();
    for taken in desk.dialogues(RATINGS).await? {
        let form = finished(desk, &taken).await?;
        let before = rated(desk).await?;
        // What the finish told is past.
        while tokio::time::timeout(Duration::from_millis(400), tab.hear()).await.is_ok() {}
        let started = Instant::now();
        let body = json!({"form_key": form["form_key"], "score": 4});
        let answer = desk.http.post(Who::Visitor(&taken.token), "/widget/rating", body).await?;
        if !answer.is_ok() {
            bail!("rating: {} {}", answer.status, answer.body);
        }
        let seen = async {
            loop {
                if matches!(tab.hear().await?, Frame::Changed) && rated(desk).await? > before {
                    return anyhow::Ok(());
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(10), seen).await.context("no rating shows")??;
        durations.add(started.elapsed());
    }
    let [p50_ms, slowest_ms] = durations.percentiles([50.0, 100.0]);
    Ok(Rating { p50_ms, slowest_ms })
}

async fn rated(desk: &Desk) -> Result<i64> {
    let owner = Who::Member(&desk.stage.owner.token);
    let answer: Value = desk.http.get(owner, "/analytics/live-chat").await?.read()?;
    answer["totals"]["rated"].as_i64().context("no number of ratings")
}

/// Answered and finished; the form that is due then.
async fn finished(desk: &Desk, taken: &Taken) -> Result<Value> {
    let operator = Who::Member(&desk.stage.operators[taken.chat].token);
    let path = format!("/dialogues/{}", taken.dialogue);
    let body = json!({"client_id": format!("answer-{}", taken.dialogue), "text": "Two days."});
    let answer = desk.http.post(operator, &format!("{path}/messages"), body).await?;
    let finish = desk.http.command(operator, &format!("{path}/finish")).await?;
    if !answer.is_ok() || !finish.is_ok() {
        bail!("answer and finish: {} {}", answer.body, finish.body);
    }
    desk.http.get(Who::Visitor(&taken.token), "/widget/rating").await?.read()
}
