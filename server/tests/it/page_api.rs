//! What the customer's page says of a visitor: fields for operators to read, and a signed identity whose refusal
//! is told. On both engines.

use candor::app::keyed;
use candor::time::HOUR;
use hmac::Mac as _;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Chat, Engine, Program, Visitor};

async fn tells(chat: &Chat, vera: &Visitor, fields: Value) -> (u16, String) {
    let path = format!("/api/v1/widget/{}/session", chat.key);
    let answer = vera.post(&path, &json!({"fields": fields})).await;
    let code = if answer.status == 200 { String::new() } else { answer.code() };
    (answer.status.as_u16(), code)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn fields_are_on_the_card_until_the_dialogue_is_finished(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let chat = program.chat("Tea").await;
    let anna = program.member("Anna", "operator").await;
    let vera = program.visitor(&chat, "Vera").await;
    let told = async |fields| tells(&chat, &vera, fields).await;
    assert_eq!(told(json!({"plan": "pro"})).await.0, 200);
    let message = vera.says("vera-1234-1", "Hello").await;
    let dialogue = message["dialogue"].as_str().expect("a dialogue").to_owned();
    let path = format!("/api/v1/dialogues/{dialogue}");
    let card = async || anna.get(&path).await.json()["visitor"]["fields"].clone();
    assert_eq!(card().await, json!({"plan": "pro"}));

    assert_eq!(told(json!({"plan": "free", "cart": " 3 "})).await.0, 200);
    assert_eq!(card().await, json!({"plan": "free", "cart": "3"}));
    let session = format!("/api/v1/widget/{}/session", chat.key);
    assert_eq!(vera.post(&session, &json!({})).await.status, 200);
    assert_eq!(
        card().await,
        json!({"plan": "free", "cart": "3"}),
        "who says nothing changes nothing"
    );

    let long = "x".repeat(501);
    let many: Value =
        (0..21).map(|n| (n.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>().into();
    for wrong in [json!({"a": long}), json!({"": "x"}), json!({"a\nb": "x"}), json!({"a": 7}), many]
    {
        assert_eq!(told(wrong.clone()).await, (400, "validation".into()), "{wrong}");
    }
    assert_eq!(card().await, json!({"plan": "free", "cart": "3"}));

    anna.takes(&dialogue).await;
    anna.says(&dialogue, "anna-1234-1", "Hi").await;
    anna.finishes(&dialogue).await;
    assert_eq!(told(json!({"plan": "gone"})).await.0, 200);
    assert_eq!(card().await, json!({"plan": "free", "cart": "3"}), "the card is frozen");
    assert_eq!(told(json!({})).await.0, 200);
    program.clock.advance(HOUR);
    let next = vera.says("vera-1234-2", "Again").await;
    let next =
        anna.get(&format!("/api/v1/dialogues/{}", next["dialogue"].as_str().expect("an id"))).await;
    assert_eq!(next.json()["visitor"]["fields"], Value::Null, "{}", next.text);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_refused_identity_counts_as_none_and_says_why(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let chat = program.chat("Tea").await;
    let now = program.app.now().0 / 1_000;
    let signature = |id: &str, expires: i64| -> String {
        let mut mac = keyed(b"identity-secret");
        mac.update(format!("v1\n{id}\n\n\n{expires}").as_bytes());
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    };
    let cases = [
        (now + 60, signature("7", now + 60), "accepted", true),
        (now - 1, signature("7", now - 1), "expired", false),
        (now + 60, signature("8", now + 60), "wrong_signature", false),
        // Who cannot sign does not learn what has expired.
        (now - 1, signature("8", now - 1), "wrong_signature", false),
    ];
    let path = format!("/api/v1/widget/{}/session", chat.key);
    for (expires, signature, verdict, verified) in cases {
        let identity = json!({"id": "7", "expires": expires, "signature": signature});
        let answer = program.stranger().post(&path, &json!({"identity": identity})).await.json();
        assert_eq!(
            (&answer["identity"], &answer["visitor"]["verified"]),
            (&json!(verdict), &json!(verified))
        );
    }
    let answer = program.stranger().post(&path, &json!({})).await.json();
    assert_eq!(answer.get("identity"), None);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_two_calls_tell_at_once_is_all_kept(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let chat = program.chat("Tea").await;
    let anna = program.member("Anna", "operator").await;
    let path = format!("/api/v1/widget/{}/session", chat.key);
    for n in 0..10 {
        let vera = program.visitor(&chat, "Vera").await;
        let page = json!({"page": {"url": "https://shop.example/tea"}});
        let fields = json!({"fields": {"plan": "pro"}});
        let (one, other) = tokio::join!(vera.post(&path, &page), vera.post(&path, &fields));
        assert_eq!((one.status, other.status), (reqwest::StatusCode::OK, reqwest::StatusCode::OK));
        let message = vera.says(&format!("vera-1234-{n}"), "Hello").await;
        let dialogue = message["dialogue"].as_str().expect("a dialogue");
        let card = anna.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
        assert_eq!(card["visitor"]["page"]["url"], "https://shop.example/tea");
        assert_eq!(card["visitor"]["fields"], json!({"plan": "pro"}));
    }
}
