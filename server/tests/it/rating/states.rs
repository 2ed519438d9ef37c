//! Every change of a request's state, and what each leaves behind.

use candor::domain::quality::Settings;
use candor::quality::expire;
use candor::time::{DAY, HOUR};
use rstest::rstest;

use super::stage::{Stage, rate, said, shown, skip};
use crate::testing::{Engine, START};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn asked_shown_rated(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    assert_eq!(s.counters().await, (1, 1, 0));
    let key = s.key(&vera).await;
    assert_eq!(said(&shown(&vera, &key).await), "204");
    let outcome = s.outcome(&dialogue).await;
    assert!(outcome.was_shown);
    assert_eq!(
        (outcome.state.as_str(), outcome.rating_revision, outcome.reacted_at),
        ("shown", 1, None)
    );
    assert_eq!(s.form(&vera).await["state"], "shown");
    // Once is enough.
    assert_eq!(said(&shown(&vera, &key).await), "204");
    assert_eq!(s.counters().await, (1, 1, 1));

    s.p.clock.advance(HOUR);
    let answer = rate(&vera, &key, 2).await;
    assert_eq!(said(&answer), "200");
    assert_eq!(answer.json()["state"], "rated");
    let outcome = s.outcome(&dialogue).await;
    let now = s.p.app.now();
    assert_eq!((outcome.state.as_str(), outcome.score), ("rated", Some(2)));
    assert_eq!(
        (outcome.sense.as_deref(), outcome.reasons.as_deref()),
        (Some("dissatisfied"), Some("[]"))
    );
    assert_eq!((outcome.rated_at, outcome.reacted_at), (Some(now), Some(now)));
    assert_eq!((outcome.finish_revision, outcome.rating_revision), (1, 2));
    // The screen may say it late; a closed form is closed.
    assert_eq!(said(&shown(&vera, &key).await), "204");
    assert_eq!(said(&skip(&vera, &key).await), "409 already_rated");
    assert_eq!(s.story(&dialogue).await, ["asked", "shown", "rated 2"]);
    assert_eq!(s.counters().await, (1, 1, 2));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn skipped_and_rated_after_all(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(said(&skip(&vera, &key).await), "204");
    assert_eq!(said(&skip(&vera, &key).await), "204");
    assert_eq!(said(&shown(&vera, &key).await), "204");
    let outcome = s.outcome(&dialogue).await;
    assert!(outcome.was_shown, "whoever closes it saw it");
    assert_eq!((outcome.state.as_str(), outcome.reacted_at), ("skipped", Some(START)));
    let form = s.form(&vera).await;
    assert_eq!((&form["state"], &form["form_key"]), (&"skipped".into(), &key.as_str().into()));

    s.p.clock.advance(7 * DAY - 1);
    assert_eq!(said(&rate(&vera, &key, 5).await), "200");
    let outcome = s.outcome(&dialogue).await;
    assert_eq!(
        (outcome.state.as_str(), outcome.reacted_at),
        ("rated", Some(START.plus(7 * DAY - 1)))
    );
    assert_eq!(s.story(&dialogue).await, ["asked", "skipped", "rated 5"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_expires_exactly_at_its_bound(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (asked, seen, closed) = (s.visitor().await, s.visitor().await, s.visitor().await);
    let dialogues = [s.finished(&asked).await, s.finished(&seen).await, s.finished(&closed).await];
    let visitors = [&asked, &seen, &closed];
    let mut keys = Vec::new();
    for visitor in visitors {
        keys.push(s.key(visitor).await);
    }
    s.p.clock.advance(7 * DAY - 1);
    assert_eq!(said(&shown(&seen, &keys[1]).await), "204");
    assert_eq!(said(&skip(&closed, &keys[2]).await), "204");
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 0);
    assert!(s.form(&asked).await.is_object());

    s.p.clock.advance(1);
    // At once, before the job has run.
    for (visitor, key) in visitors.into_iter().zip(&keys) {
        assert!(s.form(visitor).await.is_null());
        assert_eq!(said(&shown(visitor, key).await), "410 expired");
        assert_eq!(said(&skip(visitor, key).await), "410 expired");
        assert_eq!(said(&rate(visitor, key, 5).await), "410 expired");
    }
    let before = s.counters().await;
    s.p.clock.advance(HOUR);
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 2);
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 0);
    assert_eq!(s.counters().await.2, before.2 + 1, "one number for the batch");
    assert_eq!(s.state(&dialogues[0]).await, "expired");
    assert_eq!(s.state(&dialogues[1]).await, "expired");
    assert_eq!(s.state(&dialogues[2]).await, "skipped");
    assert!(!s.outcome(&dialogues[0]).await.was_shown);
    assert!(s.outcome(&dialogues[1]).await.was_shown);
    assert_eq!(s.story(&dialogues[0]).await, ["asked", "expired"]);
    assert_eq!(s.story(&dialogues[1]).await, ["asked", "shown", "expired"]);
    for (visitor, key) in visitors.into_iter().zip(&keys) {
        assert_eq!(said(&rate(visitor, key, 5).await), "410 expired");
        assert!(s.form(visitor).await.is_null());
    }
    // The story says when it ran out, not when the job came by.
    let mut conn = s.p.app.db.read().await.unwrap();
    let id = dialogues[0].parse().unwrap();
    let told = candor::store::ratings::story(&mut conn, id).await.unwrap();
    assert_eq!(told[1].at, START.plus(7 * DAY));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn many_forms_expire_in_batches(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    // Copies of one outcome: what counts here is how many there are.
    s.p.app
        .db
        .write(move |tx| {
            let dialogue = dialogue.clone();
            Box::pin(async move {
                for n in 2..=450_i64 {
                    let columns = "workspace_id, live, chat_id, opened_at, finished_at, finished_by, language, test, spam, state, \
                                   ask, asked_at, expires_at, quality_version, was_shown, has_comment, excluded, visitor_messages, \
                                   operator_messages, response_ms_sum, answers, duration_ms, hand_overs, finish_revision, rating_revision";
                    let sql = format!(
                        "insert into outcomes (dialogue_id, visitor_id, n, {columns}) \
                         select $1, $1, cast($2 as bigint), {columns} from outcomes where dialogue_id = $3"
                    );
                    let copy = candor::ids::Ids::System.id(candor::ids::Stream::Quality, START.plus(n));
                    tx.run(sqlx::AssertSqlSafe(sql), candor::values![copy, n, &dialogue]).await?;
                }
                Ok(())
            })
        })
        .await
        .unwrap();
    s.p.clock.advance(8 * DAY);
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 450);
    assert_eq!(expire::due(&s.p.app).await.unwrap(), 0);
    assert_eq!(s.counters().await.2, 3, "200 + 200 + 50");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_newer_form_replaces_an_unanswered_one(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let mut other = Settings::default();
    other.rules.min_operator_messages = 9;

    let first = s.finished(&vera).await;
    let first_key = s.key(&vera).await;
    s.p.clock.advance(HOUR);
    // A dialogue that is not asked replaces nothing.
    s.save_quality(2, &other).await;
    let unasked = s.finished(&vera).await;
    assert_eq!(s.state(&unasked).await, "not_asked:too_few_messages");
    assert_eq!(s.key(&vera).await, first_key);

    s.p.clock.advance(HOUR);
    s.save_quality(3, &Settings::default()).await;
    let before = s.counters().await;
    let second = s.finished(&vera).await;
    assert_eq!(s.counters().await, (before.0 + 1, before.1 + 1, before.2));
    assert_eq!(s.state(&first).await, "withdrawn");
    assert_eq!(s.state(&second).await, "asked");
    assert_eq!(s.story(&first).await, ["asked", "withdrawn"]);
    let (old, new) = (s.outcome(&first).await, s.outcome(&second).await);
    assert_eq!(old.finish_revision, new.finish_revision, "those who ask since hear of both");
    assert_ne!(s.key(&vera).await, first_key);
    for answer in [rate(&vera, &first_key, 5).await, skip(&vera, &first_key).await] {
        assert_eq!(said(&answer), "410 withdrawn");
    }
    assert_eq!(said(&shown(&vera, &first_key).await), "410 withdrawn");

    // A closed form stays closed and may still be rated; so does the form of another visitor.
    let key = s.key(&vera).await;
    assert_eq!(said(&skip(&vera, &key).await), "204");
    s.p.clock.advance(12 * HOUR);
    let third = s.finished(&vera).await;
    assert_eq!((s.state(&second).await, s.state(&third).await), ("skipped".into(), "asked".into()));
    assert_eq!(said(&rate(&vera, &key, 4).await), "200");

    // A form whose time ran out before is expired, not withdrawn.
    s.p.clock.advance(12 * HOUR);
    let late = s.finished(&vera).await;
    assert_eq!(s.state(&third).await, "withdrawn");
    s.p.clock.advance(8 * DAY);
    let last = s.finished(&vera).await;
    assert_eq!(s.state(&last).await, "asked");
    expire::due(&s.p.app).await.unwrap();
    assert_eq!(s.state(&late).await, "expired");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_test_dialogue_is_asked_and_rated_and_marked(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    // An operator who plays the visitor on Candor's own pages.
    let path = format!("/api/v1/widget/{}/session", s.chat.key);
    let visit = s.boris.post(&path, &serde_json::json!({"name": "Boris"})).await.json();
    let token = visit["visitor_token"].as_str().unwrap();
    let client = s.p.stranger().with("authorization", &format!("Visitor {token}"));
    let id = visit["visitor"]["id"].as_str().unwrap().parse().unwrap();
    let boris = crate::testing::Visitor { id, token: token.to_owned(), client };
    let dialogue = s.finished(&boris).await;
    let key = s.key(&boris).await;
    assert_eq!(said(&rate(&boris, &key, 5).await), "200");
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.state.as_str(), outcome.test), ("rated", true));
    let vera = s.visitor().await;
    assert!(!s.outcome(&s.finished(&vera).await).await.test);
}
