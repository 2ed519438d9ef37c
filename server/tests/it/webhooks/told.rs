//! What is told, to whom, and how it is signed.

use candor::time::MINUTE;
use rstest::rstest;
use serde_json::json;

use super::receiver::Receiver;
use super::{RATINGS, became, log, rated, stage, webhook};
use crate::rating::stage::{key, rate_with};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_rating_and_its_correction_are_told_signed(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, secret) = webhook(&owner, &receiver, &RATINGS).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let form_key = key(&s.form(&vera).await);
    assert_eq!(rate_with(&vera, &form_key, 1, "Too slow.", &["slow"]).await.status, 200);
    assert!(receiver.got().is_empty(), "nobody waits for a receiver");
    s.p.send_due().await;

    let got = receiver.one();
    assert_eq!((got.path.as_str(), got.signatures(&secret)), ("/hook", 1));
    assert_eq!(got.header("content-type"), "application/json");
    assert_eq!(got.header("webhook-timestamp"), (s.p.app.now().0 / 1_000).to_string());
    let expected = json!({
        "type": "rating.submitted",
        "timestamp": "2026-03-02T09:00:00.000Z",
        "data": {
            "dialogue": dialogue,
            "chat": {"id": s.chat.id, "name": "Site"},
            "operator": {"id": s.anna.id, "name": "Anna"},
            "visitor": {"id": vera.id},
            "finished_at": "2026-03-02T09:00:00.000Z",
            "rated_at": "2026-03-02T09:00:00.000Z",
            "test": false,
            "scale": "stars5",
            "score": 1,
            "sense": "dissatisfied",
            "comment": "Too slow.",
            "reasons": ["slow"],
            "link": null,
        },
    });
    assert_eq!(got.json(), expected);

    s.p.clock.advance(MINUTE);
    assert_eq!(rate_with(&vera, &form_key, 5, "", &[]).await.status, 200);
    // The same once more changes nothing and tells nothing.
    assert_eq!(rate_with(&vera, &form_key, 5, "", &[]).await.status, 200);
    s.p.send_due().await;
    let corrected = receiver.one();
    assert_eq!(corrected.signatures(&secret), 1);
    assert_ne!(corrected.header("webhook-id"), got.header("webhook-id"));
    let body = corrected.json();
    assert_eq!((&body["type"], &body["data"]["score"]), (&json!("rating.corrected"), &json!(5)));
    let previous =
        json!({"score": 1, "sense": "dissatisfied", "comment": "Too slow.", "reasons": ["slow"]});
    assert_eq!(body["data"]["previous"], previous);

    let log = log(&owner, &hook).await;
    assert_eq!(log.iter().map(became).collect::<Vec<_>>(), ["delivered 1 204", "delivered 1 204"]);
    assert_eq!(log[0]["event"], corrected.header("webhook-id"));
    assert_eq!(log[1]["payload"], got.body);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_finish_is_told_without_its_rating(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (_, secret) = webhook(&owner, &receiver, &["dialogue.finished"]).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    s.p.send_due().await;
    let got = receiver.one();
    assert_eq!(got.signatures(&secret), 1);
    let expected = json!({
        "type": "dialogue.finished",
        "timestamp": "2026-03-02T09:00:00.000Z",
        "data": {
            "dialogue": dialogue,
            "chat": {"id": s.chat.id, "name": "Site"},
            "operator": {"id": s.anna.id, "name": "Anna"},
            "visitor": {"id": vera.id},
            "language": "en",
            "opened_at": "2026-03-02T09:00:00.000Z",
            "finished_at": "2026-03-02T09:00:00.000Z",
            "finished_by": "operator",
            "messages": 2,
            "hand_overs": 0,
            "continued": 0,
            "test": false,
        },
    });
    assert_eq!(got.json(), expected);
    // Whatever he does with the form: this address hears nothing of it.
    let form_key = key(&s.form(&vera).await);
    assert_eq!(rate_with(&vera, &form_key, 1, "", &[]).await.status, 200);
    s.p.send_due().await;
    assert!(receiver.got().is_empty());
    // It goes on and is finished again.
    s.continues(&vera).await;
    s.ends(&vera).await;
    s.p.send_due().await;
    let again = receiver.one().json();
    assert_eq!(
        (&again["data"]["continued"], &again["data"]["finished_by"]),
        (&json!(1), &json!("visitor"))
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_hears_what_it_wants(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let other = s.p.chat("Shop").await;
    let receiver = Receiver::start().await;
    let hook = |path: &str, more: serde_json::Value| {
        let mut body = json!({"url": receiver.url(path), "events": RATINGS});
        for (name, value) in more.as_object().expect("fields") {
            body[name] = value.clone();
        }
        body
    };
    for body in [
        hook("/bad", json!({"ratings": "dissatisfied"})),
        hook("/site", json!({"chats": [s.chat.id]})),
        hook("/shop", json!({"chats": [other.id]})),
        hook("/both", json!({"chats": "all"})),
    ] {
        assert_eq!(owner.post("/api/v1/webhooks", &body).await.status, 201);
    }
    let heard = |receiver: &Receiver| {
        let mut paths: Vec<String> = receiver.got().into_iter().map(|got| got.path).collect();
        paths.sort();
        paths
    };
    rated(&s, 4).await;
    s.p.send_due().await;
    assert_eq!(heard(&receiver), ["/both", "/site"]);
    rated(&s, 2).await;
    s.p.send_due().await;
    let got = receiver.got();
    let ids: Vec<&str> = got.iter().map(|got| got.header("webhook-id")).collect();
    assert!(got.len() == 3 && ids.iter().all(|id| *id == ids[0]), "one event, one id: {ids:?}");

    // Whoever heard of a complaint hears that it was taken back.
    let vera = s.p.visitor(&other, "Vera").await;
    s.finished(&vera).await;
    let form_key = key(&s.form(&vera).await);
    assert_eq!(rate_with(&vera, &form_key, 1, "", &[]).await.status, 200);
    s.p.send_due().await;
    assert_eq!(heard(&receiver), ["/bad", "/both", "/shop"]);
    assert_eq!(rate_with(&vera, &form_key, 5, "", &[]).await.status, 200);
    s.p.send_due().await;
    assert_eq!(heard(&receiver), ["/bad", "/both", "/shop"]);
    assert_eq!(rate_with(&vera, &form_key, 4, "", &[]).await.status, 200);
    s.p.send_due().await;
    assert_eq!(heard(&receiver), ["/both", "/shop"]);
}
