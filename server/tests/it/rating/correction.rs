//! Correcting a rating: the window, what counts, what stays in its history.

use candor::domain::quality::Settings;
use candor::time::MINUTE;
use rstest::rstest;

use super::stage::{Stage, rate, rate_with, said};
use crate::testing::{Engine, START};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_last_counts_and_the_window_counts_from_the_first(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let first = rate_with(&vera, &key, 1, " Too slow\n", &["product", "slow"]).await;
    let until = START.plus(10 * MINUTE).to_string();
    assert_eq!(first.json()["correct_until"], until.as_str());
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.sense.as_deref(), outcome.has_comment), (Some("dissatisfied"), true));
    assert_eq!(outcome.reasons.as_deref(), Some(r#"["slow","product"]"#));
    let form = s.form(&vera).await;
    assert_eq!(form["state"], "rated");
    assert_eq!(form["given"]["score"], 1);
    assert_eq!(form["given"]["comment"], "Too slow");
    assert_eq!(form["given"]["reasons"], serde_json::json!(["slow", "product"]));
    assert_eq!(form["correct_until"], until.as_str());
    assert_eq!(form["reply"], first.json()["reply"]);

    s.p.clock.advance(10 * MINUTE - 1);
    let corrected = rate(&vera, &key, 5).await;
    assert_eq!(said(&corrected), "200");
    assert_eq!(corrected.json()["correct_until"], until.as_str());
    assert_ne!(corrected.json()["reply"], first.json()["reply"]);
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.score, outcome.sense.as_deref()), (Some(5), Some("satisfied")));
    assert_eq!((outcome.reasons.as_deref(), outcome.has_comment), (Some("[]"), false));
    assert_eq!((outcome.rated_at, outcome.reacted_at), (Some(START), Some(START)));
    assert_eq!(s.form(&vera).await["given"]["comment"], serde_json::Value::Null);

    s.p.clock.advance(1);
    assert_eq!(said(&rate(&vera, &key, 4).await), "409 already_rated");
    assert!(s.form(&vera).await.is_null());
    // A retry of what was stored answers as then, however late it comes.
    let retry = rate(&vera, &key, 5).await;
    assert_eq!((said(&retry).as_str(), retry.text), ("200", corrected.text));
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 1", "corrected 5"]);
    assert_eq!(s.counters().await, (1, 1, 2));

    let mut conn = s.p.app.db.read().await.unwrap();
    let told = candor::store::ratings::story(&mut conn, dialogue.parse().unwrap()).await.unwrap();
    assert_eq!(
        told[1].comment.as_deref(),
        Some("Too slow"),
        "the earlier one stays in the history"
    );
    assert_eq!(told[1].reasons.as_deref(), Some(r#"["slow","product"]"#));
    assert_eq!((told[2].comment.as_deref(), told[2].at), (None, START.plus(10 * MINUTE - 1)));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_same_again_changes_nothing(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let first = rate_with(&vera, &key, 2, "slow", &["slow"]).await;
    s.p.clock.advance(MINUTE);
    let again = rate_with(&vera, &key, 2, "  slow ", &["slow", "slow"]).await;
    assert_eq!((said(&again).as_str(), again.text), ("200", first.text));
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 2"]);
    assert_eq!(s.counters().await, (1, 1, 1));
    // Another comment alone is a correction.
    assert_eq!(said(&rate_with(&vera, &key, 2, "very slow", &["slow"]).await), "200");
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 2", "corrected 2"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn corrections_come_to_an_end(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    for score in (0..=20).map(|n| 1 + n % 2) {
        assert_eq!(said(&rate(&vera, &key, score).await), "200");
        s.p.clock.advance(1_000);
    }
    let before = (s.story(&dialogue).await, s.counters().await);
    assert_eq!(said(&rate(&vera, &key, 5).await), "409 already_rated");
    assert_eq!((s.story(&dialogue).await, s.counters().await), before);
    assert_eq!(said(&rate(&vera, &key, 1).await), "200", "the last one again is a retry");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_minutes_no_correction(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.correct_minutes = 0;
    let s = Stage::with(engine, settings).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 2).await), "200");
    assert_eq!(said(&rate(&vera, &key, 3).await), "409 already_rated");
    assert_eq!(said(&rate(&vera, &key, 2).await), "200");
    assert!(s.form(&vera).await.is_null());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_rating_keeps_the_version_it_was_asked_under(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let (satisfied, dissatisfied) = candor::domain::quality::Scale::Thumbs2.default_senses();
    let mut thumbs =
        Settings { scale: candor::domain::quality::Scale::Thumbs2, ..Settings::default() };
    (thumbs.satisfied, thumbs.dissatisfied) = (satisfied, dissatisfied);
    s.save_quality(2, &thumbs).await;
    assert_eq!(s.form(&vera).await["scale"], "stars5");
    assert_eq!(said(&rate(&vera, &key, 0).await), "400 validation");
    assert_eq!(said(&rate(&vera, &key, 3).await), "200");
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.quality_version, outcome.sense.as_deref()), (1, Some("neutral")));
    let other = s.visitor().await;
    s.finished(&other).await;
    assert_eq!(s.form(&other).await["scale"], "thumbs2");
}
