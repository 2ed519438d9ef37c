//! What does not arrive at first: tried again under the same id, over restarts, by one process at a time, and
//! given up in the end.

use candor::domain::webhook::Lane;
use candor::time::{DAY, HOUR, MINUTE, SECOND};
use candor::webhooks::attempt;
use rstest::rstest;
use serde_json::{Value, json};

use super::receiver::Receiver;
use super::{RATINGS, became, log, rated, stage, webhook};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_failure_is_tried_again_under_the_same_id(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, secret) = webhook(&owner, &receiver, &RATINGS).await;
    receiver.answers(&[500, 302]);
    rated(&s, 1).await;
    s.p.send_due().await;
    let first = receiver.one();
    assert_eq!(became(&log(&owner, &hook).await[0]), "waiting 1 status 500");
    s.p.send_due().await;
    assert!(receiver.got().is_empty(), "not before its time");

    s.p.clock.advance(6 * SECOND);
    s.p.send_due().await;
    let second = receiver.one();
    assert_eq!(second.path, "/hook", "a redirect is not followed");
    assert_eq!(became(&log(&owner, &hook).await[0]), "waiting 2 redirect 302");

    s.p.clock.advance(MINUTE);
    s.p.send_due().await;
    let third = receiver.one();
    assert_eq!(became(&log(&owner, &hook).await[0]), "delivered 3 204");
    for got in [&second, &third] {
        assert_eq!(got.header("webhook-id"), first.header("webhook-id"));
        assert_eq!((&got.body, got.signatures(&secret)), (&first.body, 1));
    }
    assert_ne!(third.header("webhook-timestamp"), first.header("webhook-timestamp"));
    s.p.clock.advance(DAY);
    s.p.send_due().await;
    assert!(receiver.got().is_empty(), "delivered once is enough");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_by_a_restart(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, _) = webhook(&owner, &receiver, &RATINGS).await;
    let dialogue = rated(&s, 1).await;
    let p = s.p.restart().await;
    // A process that began an attempt and died.
    let id = hook.parse().expect("an id");
    let now = p.app.now();
    let begun = p
        .app
        .db
        .write(move |tx| {
            let until = now.plus(attempt::LEASE_MS);
            Box::pin(async move {
                candor::store::deliveries::claim(tx, "ratings", id, now, until, 10).await
            })
        })
        .await
        .expect("a claim");
    assert_eq!(begun.len(), 1);
    p.send_due().await;
    assert!(receiver.got().is_empty(), "it is another's");
    let p = p.restart().await;
    p.clock.advance(attempt::LEASE_MS);
    p.send_due().await;
    let got = receiver.one();
    assert_eq!(got.json()["data"]["dialogue"], dialogue);
    assert_eq!(got.header("webhook-id"), begun[0].event_id.to_string());
}

/// Two processes (PostgreSQL), or two jobs of one (SQLite), on one outbox.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_send_each_delivery_once(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let mut hooks = Vec::new();
    for _ in 0..3 {
        hooks.push(webhook(&owner, &receiver, &["rating.submitted", "dialogue.finished"]).await.0);
    }
    for score in [1, 2, 3, 4, 5, 1] {
        rated(&s, score).await;
    }
    let beside = match engine {
        Engine::Postgres => Some(s.p.beside(7).await),
        Engine::Sqlite => None,
    };
    let other = beside.as_ref().unwrap_or(&s.p);
    let (one, two) = (s.p.send_due(), other.send_due());
    tokio::join!(one, two, s.p.send_due(), other.send_due());
    assert_eq!(receiver.got().len(), 3 * 6 * 2);
    for hook in &hooks {
        let log = log(&owner, hook).await;
        assert!(log.len() == 12 && log.iter().all(|one| became(one) == "delivered 1 204"));
    }
}

async fn state(owner: &crate::testing::Member, hook: &str) -> Value {
    let answer = owner.get(&format!("/api/v1/webhooks/{hook}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_fails_for_long_is_switched_off_and_waits(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, _) = webhook(&owner, &receiver, &RATINGS).await;
    receiver.answers(&[503; 40]);
    rated(&s, 1).await;
    // Eleven attempts within about a day.
    let started = s.p.app.now();
    let mut attempts = 0;
    while log(&owner, &hook).await[0]["status"] == "waiting" {
        s.p.send_due().await;
        attempts += receiver.got().len();
        s.p.clock.advance(30 * MINUTE);
        assert!(s.p.app.now().since(started) < 30 * HOUR);
    }
    assert_eq!(
        (attempts, became(&log(&owner, &hook).await[0])),
        (11, "failed 11 status 503".into())
    );
    let failing = state(&owner, &hook).await;
    assert_eq!(
        (&failing["enabled"], &failing["failing_since"]),
        (&json!(true), &json!("2026-03-02T09:00:00.000Z"))
    );

    // Three days without any success.
    s.p.clock.advance(2 * DAY);
    rated(&s, 2).await;
    s.p.send_due().await;
    assert_eq!(receiver.got().len(), 1);
    let off = state(&owner, &hook).await;
    assert_eq!((&off["enabled"], &off["disabled_because"]), (&json!(false), &json!("failing")));
    // What comes now is not for it; what waited waits on.
    rated(&s, 3).await;
    s.p.clock.advance(HOUR);
    s.p.send_due().await;
    assert!(receiver.got().is_empty());
    let waits = &log(&owner, &hook).await[0];
    assert_eq!((became(waits), &waits["next_at"]), ("waiting 1 status 503".into(), &Value::Null));

    receiver.answers(&[]);
    let on =
        owner.patch(&format!("/api/v1/webhooks/{hook}"), &json!({"enabled": true})).await.json();
    assert_eq!((&on["disabled_because"], &on["failing_since"]), (&Value::Null, &Value::Null));
    while became(&log(&owner, &hook).await[0]).starts_with("waiting") {
        s.p.send_due().await;
        s.p.clock.advance(30 * MINUTE);
    }
    let answered = receiver.got();
    assert_eq!(answered.last().expect("a request").json()["data"]["score"], 2);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_is_gone_hears_no_more(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, _) = webhook(&owner, &receiver, &RATINGS).await;
    receiver.answers(&[410]);
    rated(&s, 1).await;
    s.p.send_due().await;
    assert_eq!(state(&owner, &hook).await["disabled_because"], "gone");
    s.p.clock.advance(DAY);
    s.p.send_due().await;
    assert_eq!(receiver.got().len(), 1);
    // Removed: nothing of it stays.
    assert_eq!(owner.delete(&format!("/api/v1/webhooks/{hook}")).await.status, 204);
    assert_eq!(owner.get(&format!("/api/v1/webhooks/{hook}/deliveries")).await.status, 404);
    assert!(attempt::due(&s.p.app, Lane::Ratings).await.expect("the outbox").is_empty());
}
