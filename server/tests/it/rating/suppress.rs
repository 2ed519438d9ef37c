//! No operator can suppress a rating (PRODUCT §3): each way is tried.

use candor::domain::chat::Kind;
use candor::domain::quality::Settings;
use candor::time::{HOUR, MINUTE};
use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};

use super::stage::{Stage, rate, said};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn never_finishing(#[case] engine: Engine) {
    let mut s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(60 * MINUTE);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "asked");
    assert_eq!(s.outcome(&dialogue).await.finished_by, "idle");
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 1).await), "200");
    // The visitor can end it himself, and is asked whatever the rules say.
    let ends = s.visitor().await;
    let dialogue = s.talk(&ends).await;
    s.ends(&ends).await;
    assert_eq!(s.state(&dialogue).await, "asked");
    // A course: a day.
    s.chat = s.p.chat_with("Course", Kind::Course, None, Settings::default()).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(24 * HOUR - 1);
    s.p.run_jobs().await;
    assert!(s.maybe_outcome(&dialogue).await.is_none());
    s.p.clock.advance(1);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "asked");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn not_answering_any_more(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(MINUTE);
    s.opens(&vera).await;
    // While the visitor waits idleness does not count; after a day of it the dialogue ends, and asks.
    s.p.clock.advance(24 * HOUR - 1);
    s.p.run_jobs().await;
    assert!(s.maybe_outcome(&dialogue).await.is_none());
    s.p.clock.advance(1);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "asked");
}

/// Only a message moves the end that the clock sets: not typing, not reading, not handing it to a colleague.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn leaving_it_to_idleness(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let path = format!("/api/v1/dialogues/{dialogue}");
    for n in 0..6 {
        s.p.clock.advance(10 * MINUTE - 1);
        s.p.run_jobs().await;
        assert!(s.maybe_outcome(&dialogue).await.is_none());
        let (holder, next) = if n % 2 == 0 { (&s.anna, &s.boris) } else { (&s.boris, &s.anna) };
        assert_eq!(holder.post(&format!("{path}/typing"), &Value::Null).await.status, 204);
        assert_eq!(holder.post(&format!("{path}/read"), &json!({"seq": 1})).await.status, 204);
        let body = json!({"operator": next.id});
        assert_eq!(holder.post(&format!("{path}/transfer"), &body).await.status, 200);
    }
    s.p.clock.advance(6);
    s.p.run_jobs().await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.finished_by.as_str(), outcome.state.as_str()), ("idle", "asked"));
    assert_eq!(outcome.operator_id, Some(s.anna.id), "credited to the one who wrote");
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 1).await), "200");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn finishing_early_to_burn_the_cooldown(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    // Finished at once, again and again: an unanswered form never keeps the next from being asked.
    for _ in 0..3 {
        let dialogue = s.finished(&vera).await;
        assert_eq!(s.state(&dialogue).await, "asked");
        s.p.clock.advance(11 * MINUTE);
    }
    // Nor does finishing a continued dialogue too early.
    let dialogue = s.finished(&vera).await;
    s.continues(&vera).await;
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.state(&dialogue).await, "asked");
    assert_eq!(s.form(&vera).await["dialogue"], dialogue.as_str());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn handing_off_before_finishing(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let body = json!({"operator": s.boris.id});
    let answer = s.anna.post(&format!("/api/v1/dialogues/{dialogue}/transfer"), &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    s.boris.finishes(&dialogue).await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.state.as_str(), outcome.operator_id), ("asked", Some(s.anna.id)));
    // And giving it back to waiting, so that the clock ends it.
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let answer = s.anna.post(&format!("/api/v1/dialogues/{dialogue}/transfer"), &json!({})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    s.p.clock.advance(24 * HOUR);
    s.p.run_jobs().await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.state.as_str(), outcome.operator_id), ("asked", Some(s.anna.id)));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn blocking_and_deleting_do_not_exist_yet(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let path = format!("/api/v1/dialogues/{dialogue}");
    for (method, path) in [
        (Method::POST, format!("{path}/block")),
        (Method::DELETE, path.clone()),
        (Method::PATCH, path.clone()),
        (Method::DELETE, format!("{path}/messages")),
        (Method::DELETE, format!("{path}/messages/2")),
        (Method::PATCH, format!("{path}/messages/2")),
        (Method::POST, format!("/api/v1/visitors/{}/block", vera.id)),
    ] {
        let answer = s.anna.send(method.clone(), &path, &Value::Null).await;
        assert!([404, 405].contains(&answer.status.as_u16()), "{method} {path}: {}", answer.status);
    }
    // Erasing is not for operators: it is refused before anything is looked up.
    let answer = s.anna.delete(&format!("/api/v1/visitors/{}", vera.id)).await;
    assert_eq!(said(&answer), "403 forbidden");
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.state(&dialogue).await, "asked");
    assert_eq!(said(&rate(&vera, &s.key(&vera).await, 1).await), "200");
}
