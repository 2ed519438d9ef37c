//! Who sets webhooks up, what is told of them, and what is refused.

use candor::time::{DAY, HOUR};
use rstest::rstest;
use serde_json::{Value, json};

use super::receiver::Receiver;
use super::{RATINGS, became, log, rated, stage, webhook};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_who_manages_knows_of_webhooks(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let analyst = s.p.member("Ada", "analyst").await;
    let admin = s.p.member("Adam", "admin").await;
    let receiver = Receiver::start().await;
    let (hook, _) = webhook(&owner, &receiver, &RATINGS).await;
    rated(&s, 1).await;
    let delivery = log(&admin, &hook).await[0]["id"].as_str().expect("an id").to_owned();
    let calls = [
        ("GET", "/webhooks".to_owned()),
        ("POST", "/webhooks".to_owned()),
        ("GET", format!("/webhooks/{hook}")),
        ("PATCH", format!("/webhooks/{hook}")),
        ("DELETE", format!("/webhooks/{hook}")),
        ("POST", format!("/webhooks/{hook}/secret")),
        ("POST", format!("/webhooks/{hook}/test")),
        ("GET", format!("/webhooks/{hook}/deliveries")),
        ("POST", format!("/webhooks/deliveries/{delivery}/redeliver")),
    ];
    for (method, path) in calls {
        let path = format!("/api/v1{path}");
        let method: reqwest::Method = method.parse().expect("a method");
        for member in [&s.anna, &analyst] {
            let answer = member.send(method.clone(), &path, &json!({})).await;
            assert_eq!(answer.status, 403, "{method} {path} {}", member.name);
        }
        assert_eq!(s.p.stranger().send(method.clone(), &path, &json!({})).await.status, 401);
    }
    assert!(receiver.got().is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_is_set_up_changed_and_removed(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let made = owner
        .post(
            "/api/v1/webhooks",
            &json!({"url": "https://Example.org/a hook", "events": ["dialogue.finished", "rating.submitted"], "ratings": "dissatisfied"}),
        )
        .await;
    assert_eq!(made.status, 201, "{}", made.text);
    let mut made = made.json();
    let secret = made["secret"].take();
    assert!(secret.as_str().expect("a secret").starts_with("whsec_"));
    made.as_object_mut().expect("an object").remove("secret");
    let id = made["id"].as_str().expect("an id").to_owned();
    let expected = json!({
        "id": id,
        "url": "https://example.org/a%20hook",
        "events": ["rating.submitted", "dialogue.finished"],
        "chats": "all",
        "ratings": "dissatisfied",
        "enabled": true,
        "disabled_because": null,
        "failing_since": null,
        "succeeded_at": null,
        "created_at": "2026-03-02T09:00:00.000Z",
    });
    assert_eq!(made, expected);
    let path = format!("/api/v1/webhooks/{id}");
    // Its secret is told once.
    assert_eq!(owner.get(&path).await.json(), expected);
    assert_eq!(owner.get("/api/v1/webhooks").await.json(), json!({"items": [expected]}));

    let change = json!({"events": ["rating.corrected"], "chats": [s.chat.id], "ratings": "all"});
    let changed = owner.patch(&path, &change).await.json();
    assert_eq!(changed["events"], json!(["rating.corrected"]));
    assert_eq!((&changed["chats"], &changed["ratings"]), (&json!([s.chat.id]), &json!("all")));
    assert_eq!(changed["url"], expected["url"]);

    for (body, field) in [
        (json!({"events": []}), "events"),
        (json!({"chats": []}), "chats"),
        (json!({"chats": [id]}), "chats"),
        (json!({"url": "http://[fd00::1]/"}), "url"),
        (json!({"url": format!("https://example.org/{}", "x".repeat(2_000))}), "url"),
    ] {
        let answer = owner.patch(&path, &body).await;
        assert_eq!(answer.status, 400, "{body}");
        assert!(answer.json()["error"]["fields"][field].is_string(), "{body}: {}", answer.text);
    }
    let unknown = json!({"url": "https://example.org", "events": ["message.created"]});
    assert_eq!(owner.post("/api/v1/webhooks", &unknown).await.code(), "validation");

    assert_eq!(owner.delete(&path).await.status, 204);
    assert_eq!(owner.get(&path).await.status, 404);
    for (method, path) in [("POST", format!("{path}/test")), ("PATCH", path.clone())] {
        let method: reqwest::Method = method.parse().expect("a method");
        assert_eq!(owner.send(method, &path, &json!({})).await.status, 404);
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_test_is_sent_at_once_and_anything_can_be_sent_again(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, secret) = webhook(&owner, &receiver, &RATINGS).await;
    let path = format!("/api/v1/webhooks/{hook}");
    assert_eq!(owner.patch(&path, &json!({"enabled": false})).await.status, 200);
    let test = owner.post(&format!("{path}/test"), &Value::Null).await;
    assert_eq!((test.status.as_u16(), became(&test.json()).as_str()), (200, "delivered 1 204"));
    let got = receiver.one();
    assert_eq!((&got.json()["type"], got.signatures(&secret)), (&json!("webhook.test"), 1));
    receiver.answers(&[404]);
    let test = owner.post(&format!("{path}/test"), &Value::Null).await.json();
    assert_eq!(became(&test), "failed 1 status 404");
    receiver.got();
    // Failed tests count for nothing: nobody switches a webhook off by trying it.
    let view = owner.patch(&path, &json!({"enabled": true})).await.json();
    assert_eq!(view["failing_since"], Value::Null);

    // Of another moment than the tests, so that the log's order is known.
    s.p.clock.advance(1_000);
    rated(&s, 1).await;
    s.p.send_due().await;
    let first = receiver.one();
    let delivery = log(&owner, &hook).await[0]["id"].as_str().expect("an id").to_owned();
    let redeliver = format!("/api/v1/webhooks/deliveries/{delivery}/redeliver");
    s.p.clock.advance(HOUR);
    let answer = owner.post(&redeliver, &Value::Null).await;
    assert_eq!((answer.status.as_u16(), became(&answer.json()).as_str()), (202, "waiting 0"));
    s.p.send_due().await;
    let again = receiver.one();
    assert_eq!(again.header("webhook-id"), first.header("webhook-id"));
    assert_eq!((&again.body, again.signatures(&secret)), (&first.body, 1));
    assert_eq!(became(&log(&owner, &hook).await[0]), "delivered 1 204");
    // A log is read in pages.
    let page = owner.get(&format!("{path}/deliveries?limit=2")).await.json();
    let next = page["next"].as_str().expect("a cursor");
    let rest = owner.get(&format!("{path}/deliveries?limit=2&cursor={next}")).await.json();
    assert_eq!(
        (page["items"].as_array().map(Vec::len), rest["items"].as_array().map(Vec::len)),
        (Some(2), Some(1))
    );
    assert_eq!((&rest["items"][0]["type"], &rest["next"]), (&json!("webhook.test"), &Value::Null));
    assert_eq!(owner.get(&format!("{path}/deliveries?cursor=x")).await.status, 400);
    // And forgotten after a month.
    s.p.clock.advance(30 * DAY);
    s.p.run_jobs().await;
    assert_eq!(log(&owner, &hook).await, [] as [Value; 0]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn for_a_day_both_secrets_sign(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let receiver = Receiver::start().await;
    let (hook, old) = webhook(&owner, &receiver, &RATINGS).await;
    let renewed = owner.post(&format!("/api/v1/webhooks/{hook}/secret"), &Value::Null).await.json();
    let new = renewed["secret"].as_str().expect("a secret");
    assert_ne!(new, old);
    rated(&s, 1).await;
    s.p.send_due().await;
    let got = receiver.one();
    assert_eq!((got.signatures(&old), got.signatures(new)), (1, 1));
    s.p.clock.advance(DAY);
    rated(&s, 1).await;
    s.p.send_due().await;
    let got = receiver.one();
    assert_eq!((got.signatures(&old), got.signatures(new)), (0, 1));
}
