//! Verbs of a dialogue, from both sides, on both engines.

use candor::time::{HOUR, MINUTE};
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Engine, Program};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_from_the_first_message_to_the_finish(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;

    let first = vera.says("client-0001", "Hello?").await;
    assert_eq!((&first["seq"], &first["from"]), (&json!(1), &json!("visitor")));
    let dialogue = first["dialogue"].as_str().expect("a dialogue").to_owned();

    let waiting = anna.get("/api/v1/dialogues?state=waiting").await.json();
    assert_eq!(waiting["items"][0]["id"], json!(dialogue));
    assert_eq!(waiting["items"][0]["visitor"]["name"], json!("Vera"));
    assert_eq!(waiting["items"][0]["unread"], json!(1));

    let refused = anna
        .post(
            &format!("/api/v1/dialogues/{dialogue}/messages"),
            &json!({"client_id": "client-0002", "text": "Hi"}),
        )
        .await;
    assert_eq!((refused.status.as_u16(), refused.code()), (409, "not_assigned".into()));

    anna.takes(&dialogue).await;
    program.clock.advance(MINUTE);
    let answer = anna.says(&dialogue, "client-0002", "Hi Vera").await;
    assert_eq!((&answer["seq"], &answer["operator"]["name"]), (&json!(2), &json!("Anna")));

    let seen = vera.get("/api/v1/widget/messages").await.json();
    assert_eq!(seen["dialogue"]["state"], json!("active"));
    assert_eq!(seen["dialogue"]["operator"]["name"], json!("Anna"));
    assert_eq!(texts(&seen), ["Hello?", "Hi Vera"]);
    assert_eq!(seen["items"][1].get("client_id"), None);

    anna.finishes(&dialogue).await;
    let detail = anna.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    assert_eq!(
        (&detail["state"], &detail["finished_by"]),
        (&json!("finished"), &json!("operator"))
    );
    let kinds: Vec<&str> = kinds(&detail);
    assert_eq!(kinds, ["opened", "taken", "finished"]);
    let again = anna.post(&format!("/api/v1/dialogues/{dialogue}/finish"), &Value::Null).await;
    assert_eq!((again.status.as_u16(), again.code()), (409, "already_finished".into()));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn continued_within_ten_minutes_and_new_after_them(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    let first = vera.says("client-0001", "One").await;
    let dialogue = first["dialogue"].as_str().expect("a dialogue").to_owned();
    anna.takes(&dialogue).await;
    anna.says(&dialogue, "client-0002", "Two").await;
    anna.finishes(&dialogue).await;

    // A resend after the finish answers the stored message and opens nothing.
    let resent = vera.says("client-0001", "One").await;
    assert_eq!(resent, first);
    assert_eq!(anna.get("/api/v1/dialogues/counts").await.json()["all"], json!(0));

    program.clock.advance(10 * MINUTE - 1);
    let third = vera.says("client-0003", "Three").await;
    assert_eq!((&third["dialogue"], &third["seq"]), (&json!(dialogue), &json!(3)));
    let detail = anna.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    assert_eq!((&detail["state"], &detail["operator"]["name"]), (&json!("active"), &json!("Anna")));

    anna.finishes(&dialogue).await;
    program.clock.advance(10 * MINUTE);
    let fourth = vera.says("client-0004", "Four").await;
    assert_ne!(fourth["dialogue"], json!(dialogue));
    assert_eq!(fourth["seq"], json!(1));
    let newer = fourth["dialogue"].as_str().expect("a dialogue");
    let detail = anna.get(&format!("/api/v1/dialogues/{newer}")).await.json();
    assert_eq!(detail["earlier"][0]["id"], json!(dialogue));
    assert_eq!(detail["earlier"][0]["first_text"], json!("One"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_take_at_once_one_gets_it(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let (anna, boris) =
        (program.member("Anna", "operator").await, program.member("Boris", "operator").await);
    let chat = program.chat("Site").await;
    for n in 0..10 {
        let vera = program.visitor(&chat, "Vera").await;
        let dialogue = vera.says(&format!("client-{n:04}"), "Hello?").await["dialogue"].clone();
        let path = format!("/api/v1/dialogues/{}/take", dialogue.as_str().expect("a dialogue"));
        let (a, b) = tokio::join!(anna.post(&path, &Value::Null), boris.post(&path, &Value::Null));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        let loser = if a.status == 409 { a } else { b };
        assert_eq!(loser.code(), "already_taken");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn many_tabs_of_one_visitor_open_one_dialogue_without_gaps(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    let sends = (0..24).map(|n| {
        let tab = vera.client.clone();
        // Every message is sent twice, as after a lost answer.
        tokio::spawn(async move {
            let body = json!({"client_id": format!("client-{:04}", n / 2), "text": format!("text {}", n / 2)});
            let answer = tab.post("/api/v1/widget/messages", &body).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            answer.json()
        })
    });
    let mut ids = std::collections::BTreeMap::new();
    for send in sends.collect::<Vec<_>>() {
        let message = send.await.expect("a message");
        let client_id = message["client_id"].as_str().expect("a client id").to_owned();
        let id = ids.entry(client_id).or_insert_with(|| message["id"].clone());
        assert_eq!(*id, message["id"], "a resend answers the stored message");
    }
    let all = anna.get("/api/v1/dialogues").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(1));
    let seen = vera.get("/api/v1/widget/messages").await.json();
    let seqs: Vec<i64> = seen["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["seq"].as_i64())
        .collect();
    assert_eq!(seqs, (1..=12).collect::<Vec<_>>());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn handed_over_returned_and_finished_by_who_may(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let (anna, boris) =
        (program.member("Anna", "operator").await, program.member("Boris", "operator").await);
    let olga = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    let dialogue = vera.says("client-0001", "Hello?").await["dialogue"]
        .as_str()
        .expect("a dialogue")
        .to_owned();
    let path = |verb: &str| format!("/api/v1/dialogues/{dialogue}/{verb}");
    anna.takes(&dialogue).await;

    let colleagues = anna.get(&path("colleagues")).await.json();
    let names: Vec<&str> = colleagues["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["name"].as_str())
        .collect();
    assert_eq!(names, ["Boris", "Olga"]);

    let denied = boris.post(&path("transfer"), &json!({"operator": boris.id})).await;
    assert_eq!((denied.status.as_u16(), denied.code()), (409, "not_assigned".into()));
    let given =
        anna.post(&path("transfer"), &json!({"operator": boris.id, "note": "He knows"})).await;
    assert_eq!(given.json()["operator"]["name"], json!("Boris"));
    let back = boris.post(&path("transfer"), &json!({})).await.json();
    assert_eq!((&back["state"], &back["operator"]), (&json!("waiting"), &Value::Null));
    assert_eq!(back["waiting_since"], back["opened_at"], "he still waits for his first answer");

    let denied = anna.post(&path("finish"), &Value::Null).await;
    assert_eq!(denied.code(), "not_assigned");
    let ended = olga.post(&path("finish"), &Value::Null).await.json();
    assert_eq!(ended["finished_by"], json!("admin"));
    let detail = olga.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    assert_eq!(kinds(&detail), ["opened", "taken", "transferred", "returned", "finished"]);
    assert_eq!(detail["history"][2]["note"], json!("He knows"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn idleness_ends_what_waits_for_the_visitor_and_later_what_waits_for_the_team(
    #[case] engine: Engine,
) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let (vera, walter) =
        (program.visitor(&chat, "Vera").await, program.visitor(&chat, "Walter").await);
    let answered = vera.says("client-0001", "Hello?").await["dialogue"]
        .as_str()
        .expect("a dialogue")
        .to_owned();
    anna.takes(&answered).await;
    anna.says(&answered, "client-0002", "Hi").await;
    let waiting = walter.says("client-0001", "Hello?").await["dialogue"]
        .as_str()
        .expect("a dialogue")
        .to_owned();

    program.clock.advance(HOUR - 1);
    program.run_jobs().await;
    assert_eq!(anna.get("/api/v1/dialogues/counts").await.json()["all"], json!(2));
    program.clock.advance(1);
    program.run_jobs().await;
    let detail = anna.get(&format!("/api/v1/dialogues/{answered}")).await.json();
    assert_eq!(detail["finished_by"], json!("idle"));

    program.clock.advance(23 * HOUR - 1);
    program.run_jobs().await;
    assert_eq!(
        anna.get(&format!("/api/v1/dialogues/{waiting}")).await.json()["state"],
        json!("waiting")
    );
    let program = {
        let anna = anna.client.clone();
        drop(anna);
        program.restart().await
    };
    program.clock.advance(1);
    program.run_jobs().await;
    let olga = program.member("Olga", "owner").await;
    let detail = olga.get(&format!("/api/v1/dialogues/{waiting}")).await.json();
    assert_eq!(detail["finished_by"], json!("idle"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn not_yours_and_not_there_are_one(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let quality = candor::domain::quality::Settings::default();
    let chat = program
        .chat_with("Other", candor::domain::chat::Kind::Website, Some(vec![anna.id]), quality)
        .await;
    let boris = program.member("Boris", "operator").await;
    let (vera, walter) =
        (program.visitor(&chat, "Vera").await, program.visitor(&chat, "Walter").await);
    let dialogue = vera.says("client-0001", "Hello?").await["dialogue"]
        .as_str()
        .expect("a dialogue")
        .to_owned();
    let nowhere = "019b2f4e-0000-7000-8000-000000000000";

    for (method, verb, body) in [
        ("GET", "", Value::Null),
        ("GET", "/messages", Value::Null),
        ("GET", "/colleagues", Value::Null),
        ("POST", "/messages", json!({"client_id": "client-0009", "text": "x"})),
        ("POST", "/take", Value::Null),
        ("POST", "/transfer", json!({})),
        ("POST", "/finish", Value::Null),
        ("POST", "/read", json!({"seq": 1})),
        ("POST", "/typing", Value::Null),
    ] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let theirs =
            boris.send(method.clone(), &format!("/api/v1/dialogues/{dialogue}{verb}"), &body).await;
        let absent = boris.send(method, &format!("/api/v1/dialogues/{nowhere}{verb}"), &body).await;
        assert_eq!((theirs.status.as_u16(), &theirs.text), (404, &absent.text), "{verb}");
    }
    let theirs = walter.get(&format!("/api/v1/widget/messages?dialogue={dialogue}")).await;
    let absent = walter.get(&format!("/api/v1/widget/messages?dialogue={nowhere}")).await;
    assert_eq!((theirs.status.as_u16(), &theirs.text), (404, &absent.text));
    assert_eq!(boris.get("/api/v1/dialogues").await.json()["items"], json!([]));
    assert_eq!(program.stranger().get("/api/v1/dialogues").await.status, 401);
    let analyst = program.member("Ada", "analyst").await;
    assert_eq!(analyst.get(&format!("/api/v1/dialogues/{dialogue}")).await.status, 403);
}

pub fn texts(answer: &Value) -> Vec<&str> {
    answer["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter_map(|item| item["text"].as_str())
        .collect()
}

fn kinds(detail: &Value) -> Vec<&str> {
    detail["history"]
        .as_array()
        .expect("history")
        .iter()
        .filter_map(|entry| entry["kind"].as_str())
        .collect()
}
