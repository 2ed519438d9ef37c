//! Webhooks, against real receivers on real sockets: what arrives, signed; what is tried again; what is
//! refused; who may set them up.

mod guarded;
mod lanes;
mod managed;
mod receiver;
mod retried;
mod told;

use candor::domain::quality::Settings;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, key, rate};
use crate::testing::{Engine, Member, Program};
use receiver::Receiver;

const RATINGS: [&str; 2] = ["rating.submitted", "rating.corrected"];

/// A stage whose webhooks may go to this machine, and its owner.
async fn stage(engine: Engine) -> (Stage, Member) {
    let p = Program::configured(engine, |config| {
        config.webhook_networks = vec!["127.0.0.0/8".parse().expect("a network")];
        config.public_url = None;
    })
    .await;
    let owner = p.member("Olga", "owner").await;
    (Stage::on(p, Settings::default()).await, owner)
}

/// A webhook of the owner's for these events. Its id and its secret.
async fn webhook(owner: &Member, receiver: &Receiver, events: &[&str]) -> (String, String) {
    let answer = owner
        .post("/api/v1/webhooks", &json!({"url": receiver.url("/hook"), "events": events}))
        .await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let made = answer.json();
    let text = |name: &str| made[name].as_str().expect("a text").to_owned();
    (text("id"), text("secret"))
}

/// A dialogue that Anna finished and a new visitor rated. The dialogue.
async fn rated(s: &Stage, score: i64) -> String {
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let form = s.form(&vera).await;
    let answer = rate(&vera, &key(&form), score).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    dialogue
}

/// The newest entries of a webhook's log.
async fn log(owner: &Member, webhook: &str) -> Vec<Value> {
    let answer = owner.get(&format!("/api/v1/webhooks/{webhook}/deliveries")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["items"].as_array().expect("items").clone()
}

/// `waiting 1 status 500`: status, attempts, error and code of a delivery.
fn became(delivery: &Value) -> String {
    let words = ["status", "attempts", "error", "response_code"].map(|name| &delivery[name]);
    let words = words.into_iter().filter(|value| !value.is_null());
    words.map(|value| value.to_string().replace('"', "")).collect::<Vec<_>>().join(" ")
}
