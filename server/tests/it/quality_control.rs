//! The settings of quality control and their versions, on both engines.

use candor::time::MINUTE;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Engine, Program};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn put_takes_what_get_gave(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let place = format!("/api/v1/chats/{}/quality-control", chat.id);
    let first = owner.get(&place).await.json();
    assert_eq!((&first["version"], &first["saved_by"]), (&json!(1), &Value::Null));
    assert_eq!(
        first["reasons"][0],
        json!({"id": "slow", "about": "service", "text": {
            "en": "It took too long", "fr": "C’était trop long", "ru": "Слишком долго", "ar": "استغرق وقتًا طويلًا"}})
    );

    // Saving what was read is no new version.
    assert_eq!(owner.put(&place, &first).await.json(), first);

    program.clock.advance(MINUTE);
    let mut changed = first.clone();
    changed["scale"] = json!("numbers10");
    changed["satisfied"] = json!([9, 10]);
    changed["dissatisfied"] = json!([0, 1, 2]);
    changed["question"] = json!({"fr": "Bien ?"});
    changed["reasons"][0]["text"] = json!({"en": "Slow"});
    let saved = owner.put(&place, &changed).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
    let saved = saved.json();
    assert_eq!((&saved["version"], &saved["saved_by"]["name"]), (&json!(2), &json!("Olga")));
    assert_eq!(saved["saved_at"], "2026-03-02T09:01:00.000Z");
    for field in ["scale", "satisfied", "dissatisfied", "question", "reasons", "comment", "rules"] {
        assert_eq!(saved[field], changed[field], "{field}");
    }
    assert_eq!(owner.get(&place).await.json(), saved);
    let versions = owner.get(&format!("{place}/versions")).await.json();
    assert_eq!(
        versions,
        json!({"items": [
            {"version": 2, "saved_at": "2026-03-02T09:01:00.000Z", "saved_by": {"id": owner.id.to_string(), "name": "Olga"}},
            {"version": 1, "saved_at": "2026-03-02T09:00:00.000Z", "saved_by": null},
        ]})
    );

    let stale = owner.put(&place, &changed).await;
    assert_eq!((stale.status.as_u16(), stale.code()), (409, "version_conflict".into()));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_save_at_once_one_does(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let place = format!("/api/v1/chats/{}/quality-control", chat.id);
    for round in 1..=5 {
        let read = owner.get(&place).await.json();
        assert_eq!(read["version"], json!(round));
        let saving = (0..8).map(|number| {
            let (client, place, mut mine) = (owner.client.clone(), place.clone(), read.clone());
            mine["question"] = json!({"en": format!("Question {round} of {number}?")});
            tokio::spawn(async move { client.put(&place, &mine).await })
        });
        let saving: Vec<_> = saving.collect();
        let mut saved = Vec::new();
        for task in saving {
            let answer = task.await.expect("an answer");
            match answer.status.as_u16() {
                200 => saved.push(answer.json()),
                _ => assert_eq!(answer.code(), "version_conflict"),
            }
        }
        assert_eq!(saved.len(), 1, "round {round}");
        assert_eq!(owner.get(&place).await.json(), saved[0]);
    }
    let versions = owner.get(&format!("{place}/versions")).await.json();
    assert_eq!(versions["items"].as_array().map(Vec::len), Some(6));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn settings_that_could_not_be_counted_are_refused(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let place = format!("/api/v1/chats/{}/quality-control", chat.id);
    let read = owner.get(&place).await.json();
    let own = json!({"id": "own", "about": "product", "text": {}});
    let cases: [(&str, Value); 18] = [
        ("/satisfied", json!([])),
        ("/satisfied", json!([6])),
        ("/satisfied", json!([4, 4])),
        ("/satisfied", json!([2, 5])),
        ("/satisfied", json!("4")),
        ("/dissatisfied", json!([5])),
        ("/scale", json!("stars7")),
        ("/scale", json!("thumbs2")),
        ("/comment/mode", json!("required_at_or_below")),
        ("/comment/mode", json!("sometimes")),
        ("/question", json!({"en": "x".repeat(301)})),
        ("/question", json!({"en us": "x"})),
        ("/rules/min_visitor_messages", json!(0)),
        ("/rules/expires_days", json!(91)),
        ("/rules/sample_percent", json!(0)),
        ("/rules/correct_minutes", json!(1.5)),
        ("/reasons", json!([{"id": "slow", "about": "service", "text": {}}])),
        ("/reasons", json!([own])),
    ];
    for (field, value) in cases {
        let mut wrong = read.clone();
        *wrong.pointer_mut(field).expect("the field") = value.clone();
        let answer = owner.put(&place, &wrong).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (400, "validation".into()),
            "{field} {value}"
        );
    }
    let mut wrong = read.clone();
    wrong["score"] = json!(5);
    assert_eq!(owner.put(&place, &wrong).await.code(), "validation");
    assert_eq!(owner.get(&place).await.json(), read);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn built_in_texts_are_told_in_every_language(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let texts = owner.get("/api/v1/quality-control/built-in-texts").await.json();
    let items = texts["items"].as_array().expect("items");
    let languages: Vec<_> = items.iter().map(|item| item["language"].as_str()).collect();
    assert_eq!(languages, [Some("en"), Some("fr"), Some("ru"), Some("ar")]);
    for item in items {
        let said = item.as_object().expect("texts");
        assert_eq!(said.len(), 8);
        assert!(said.values().all(|text| text.as_str().is_some_and(|text| !text.is_empty())));
        assert!(item["question"].as_str().is_some_and(|text| text.contains("{operator}")));
    }
}
