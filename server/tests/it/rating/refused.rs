//! What is refused, with which code; nothing of it leaves a trace.

use candor::domain::quality::{CommentMode, Scale, Settings};
use rstest::rstest;
use serde_json::{Value, json};

use super::stage::{Stage, rate, rate_with, said, shown, skip};
use crate::testing::{Answer, Engine};

fn fields(answer: &Answer) -> Vec<String> {
    assert_eq!(said(answer), "400 validation", "{}", answer.text);
    let body = answer.json();
    body["error"]["fields"].as_object().expect("fields").keys().cloned().collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn before_the_finish_and_when_not_asked(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    assert_eq!(said(&rate(&vera, "x", 5).await), "404 not_found");
    let dialogue = s.opens(&vera).await;
    for answer in [rate(&vera, "x", 5).await, shown(&vera, "x").await, skip(&vera, "x").await] {
        assert_eq!(said(&answer), "409 not_finished");
    }
    s.anna.takes(&dialogue).await;
    s.anna.finishes(&dialogue).await;
    for answer in [rate(&vera, "x", 5).await, shown(&vera, "x").await, skip(&vera, "x").await] {
        assert_eq!(said(&answer), "409 not_asked");
    }
    assert_eq!(s.story(&dialogue).await, ["not_asked"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_visitors_key_is_as_unknown_as_a_made_up_one(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (vera, eve, newcomer) = (s.visitor().await, s.visitor().await, s.visitor().await);
    let dialogue = s.finished(&vera).await;
    s.finished(&eve).await;
    let key = s.key(&vera).await;
    let made_up = s.key(&eve).await.chars().rev().collect::<String>();
    for visitor in [&eve, &newcomer] {
        let answers = [
            rate(visitor, &key, 1).await,
            rate(visitor, &made_up, 1).await,
            skip(visitor, &key).await,
            shown(visitor, &key).await,
        ];
        for answer in answers {
            assert_eq!(answer.status, 404);
            assert_eq!(answer.text, r#"{"error":{"code":"not_found","message":"Not found."}}"#);
        }
    }
    assert_eq!(s.story(&dialogue).await, ["asked"]);
    assert_eq!(s.key(&vera).await, key, "the same after a reload");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_member_can_open_or_answer_a_form(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let submission = json!({"form_key": key, "score": 5});
    let form_key = json!({"form_key": key});
    let roles = ["owner", "admin", "analyst"];
    let mut members =
        vec![(s.anna.client.clone(), "403 forbidden"), (s.p.stranger(), "401 unauthenticated")];
    for role in roles {
        members.push((s.p.member(role, role).await.client, "403 forbidden"));
    }
    for (client, expected) in members {
        for answer in [
            client.get("/api/v1/widget/rating").await,
            client.post("/api/v1/widget/rating", &submission).await,
            client.post("/api/v1/widget/rating/shown", &form_key).await,
            client.post("/api/v1/widget/rating/skip", &form_key).await,
            // Before anything of the body is looked at.
            client.post("/api/v1/widget/rating", &json!({"nothing": 1})).await,
        ] {
            assert_eq!(said(&answer), expected);
        }
    }
    let wrong = s.p.stranger().with("authorization", &format!("Visitor {}", "x".repeat(43)));
    assert_eq!(said(&wrong.get("/api/v1/widget/rating").await), "401 unauthenticated");
    assert_eq!(s.story(&dialogue).await, ["asked"]);
    // A signed-in owner who plays the visitor has a visitor's token too.
    let both = vera.client.with("cookie", &format!("candor={}", s.anna.token));
    assert_eq!(said(&both.post("/api/v1/widget/rating", &submission).await), "200");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn values_that_are_not_valid_are_named(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    for score in [0, 6, -1, i64::MAX, i64::MIN] {
        assert_eq!(fields(&rate(&vera, &key, score).await), ["score"]);
    }
    let wrong = [json!(1.5), json!("5"), json!(true), Value::Null, json!([5]), json!(u64::MAX)];
    for score in wrong {
        let answer =
            vera.post("/api/v1/widget/rating", &json!({"form_key": key, "score": score})).await;
        assert_eq!(said(&answer), "400 validation", "{score}");
    }
    for body in [
        json!({"form_key": key}),
        json!({"score": 5}),
        json!({"form_key": key, "score": 5, "rated_at": 1}),
    ] {
        assert_eq!(said(&vera.post("/api/v1/widget/rating", &body).await), "400 validation");
    }
    assert_eq!(fields(&rate_with(&vera, &key, 5, &"я".repeat(2_001), &[]).await), ["comment"]);
    assert_eq!(fields(&rate_with(&vera, &key, 1, "", &["no such"]).await), ["reasons"]);
    assert_eq!(fields(&rate_with(&vera, &key, 5, "", &["slow"]).await), ["reasons"]);
    assert_eq!(s.story(&dialogue).await, ["asked"]);
    // The longest comment there is, with what no database should see.
    let longest = format!(" {}\u{0}\n", "я".repeat(2_000));
    assert_eq!(said(&rate_with(&vera, &key, 1, &longest, &["slow"]).await), "200");
    assert_eq!(s.form(&vera).await["given"]["comment"], "я".repeat(2_000));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn comments_off_required_and_required_at_or_below(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.comment.mode = CommentMode::Off;
    let s = Stage::with(engine, settings.clone()).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(fields(&rate_with(&vera, &key, 5, "hello", &[]).await), ["comment"]);
    assert_eq!(said(&rate_with(&vera, &key, 5, "  ", &[]).await), "200");

    settings.comment.mode = CommentMode::Required;
    s.save_quality(2, &settings).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(fields(&rate(&vera, &key, 5).await), ["comment"]);
    assert_eq!(fields(&rate_with(&vera, &key, 5, " \n\u{0} ", &[]).await), ["comment"]);
    assert_eq!(said(&rate_with(&vera, &key, 5, "good", &[]).await), "200");

    settings.scale = Scale::Numbers10;
    (settings.satisfied, settings.dissatisfied) = Scale::Numbers10.default_senses();
    settings.comment.mode = CommentMode::RequiredAtOrBelow;
    settings.comment.at_or_below = Some(4);
    s.save_quality(3, &settings).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(fields(&rate(&vera, &key, 4).await), ["comment"]);
    assert_eq!(fields(&rate(&vera, &key, 11).await), ["score"]);
    assert_eq!(said(&rate(&vera, &key, 0).await), "400 validation");
    assert_eq!(said(&rate(&vera, &key, 5).await), "200");
}
