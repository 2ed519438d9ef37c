//! Everything survives a restart: keys, windows, what ran out while the program was down.

use candor::domain::quality::Settings;
use candor::time::{DAY, HOUR, MINUTE};
use rstest::rstest;

use super::stage::{Stage, rate, said, shown, skip};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn forms_and_ratings_survive(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (vera, late) = (s.visitor().await, s.visitor().await);
    let dialogue = s.finished(&vera).await;
    let unanswered = s.finished(&late).await;
    let (key, late_key) = (s.key(&vera).await, s.key(&late).await);
    assert_eq!(said(&shown(&vera, &key).await), "204");

    let (s, vera, late) = s.restart(vera, late).await;
    assert_eq!(s.form(&vera).await["state"], "shown");
    assert_eq!(s.key(&vera).await, key);
    assert_eq!(said(&rate(&vera, &key, 2).await), "200");

    s.p.clock.advance(9 * MINUTE);
    let (s, vera, late) = s.restart(vera, late).await;
    assert_eq!(s.form(&vera).await["given"]["score"], 2);
    assert_eq!(said(&rate(&vera, &key, 4).await), "200");

    s.p.clock.advance(7 * DAY);
    let (s, vera, late) = s.restart(vera, late).await;
    assert_eq!(said(&rate(&late, &late_key, 4).await), "410 expired");
    assert_eq!(said(&rate(&vera, &key, 5).await), "409 already_rated");
    s.p.run_jobs().await;
    assert_eq!(s.state(&unanswered).await, "expired");
    assert_eq!(s.story(&dialogue).await, ["asked", "shown", "rated 2", "corrected 4"]);
    assert_eq!(s.outcome(&dialogue).await.score, Some(4));
}

/// Why a visitor was not asked: each reason comes out alike when the program was stopped just before the finish,
/// and stays after the next stop.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_reason_survives(#[case] engine: Engine) {
    let mut rules = Settings::default();
    rules.rules.min_operator_messages = 1;
    rules.rules.min_visitor_messages = 2;
    rules.rules.ask_on_idle = false;
    let s = Stage::with(engine, rules).await;
    let (vera, other) = (s.visitor().await, s.visitor().await);
    let mut found = Vec::new();

    // Too few messages of the visitor.
    let few = s.talk(&vera).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.anna.finishes(&few).await;
    found.push((few, "not_asked:too_few_messages"));

    // Nobody answered.
    s.p.clock.advance(11 * MINUTE);
    let silent = s.opens(&vera).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.anna.takes(&silent).await;
    s.anna.finishes(&silent).await;
    found.push((silent, "not_asked:no_operator_reply"));

    // The clock came to its end while the program was down.
    s.p.clock.advance(11 * MINUTE);
    let idle = s.talk(&vera).await;
    s.opens(&vera).await;
    s.answers(&s.anna, &idle).await;
    s.p.clock.advance(61 * MINUTE);
    let (s, vera, other) = s.restart(vera, other).await;
    s.p.run_jobs().await;
    found.push((idle, "not_asked:idle_finish"));

    // He closed a form before the stop.
    s.save_quality(2, &Settings::default()).await;
    s.finished(&other).await;
    let key = s.key(&other).await;
    assert_eq!(said(&skip(&other, &key).await), "204");
    s.p.clock.advance(11 * MINUTE);
    let recent = s.talk(&other).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.anna.finishes(&recent).await;
    found.push((recent, "not_asked:asked_recently"));

    // Drawn under the server's secret, which is kept: what was drawn is drawn again.
    let mut sampled = Settings::default();
    sampled.rules.sample_percent = 50;
    s.save_quality(3, &sampled).await;
    let drawn = s.talk(&vera).await;
    let before = s.p.app.draw("sample", &[&drawn, "1"]);
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.p.app.draw("sample", &[&drawn, "1"]), before);
    s.anna.finishes(&drawn).await;
    found.push((drawn, if before < 5_000 { "asked" } else { "not_asked:not_sampled" }));

    // Switched off.
    s.save_quality(4, &Settings { enabled: false, ..Settings::default() }).await;
    s.p.clock.advance(11 * MINUTE);
    let off = s.talk(&other).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.anna.finishes(&off).await;
    found.push((off, "not_asked:switched_off"));

    let (s, _, _) = s.restart(vera, other).await;
    for (dialogue, expected) in found {
        assert_eq!(s.state(&dialogue).await, expected);
    }
}

/// Every change of state, with a stop of the program before each.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_state_survives(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (vera, other) = (s.visitor().await, s.visitor().await);
    // asked → shown → skipped → rated
    let closed = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(said(&shown(&vera, &key).await), "204");
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.state(&closed).await, "shown");
    assert_eq!(said(&skip(&vera, &key).await), "204");
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.form(&vera).await["state"], "skipped");
    assert_eq!(said(&rate(&vera, &key, 1).await), "200");
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.story(&closed).await, ["asked", "shown", "skipped", "rated 1"]);

    // asked → withdrawn, because the dialogue goes on; asked again
    let continued = s.finished(&other).await;
    let old = s.key(&other).await;
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.continues(&other).await, continued);
    let (s, vera, other) = s.restart(vera, other).await;
    assert!(s.form(&other).await.is_null());
    assert_eq!(said(&rate(&other, &old, 5).await), "410 withdrawn");
    s.anna.finishes(&continued).await;

    // shown → withdrawn, because a newer one replaces it
    let key = s.key(&other).await;
    assert_eq!(said(&shown(&other, &key).await), "204");
    s.p.clock.advance(11 * MINUTE);
    let newer = s.talk(&other).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.anna.finishes(&newer).await;
    let (s, vera, other) = s.restart(vera, other).await;
    assert_eq!(s.story(&continued).await, ["asked", "withdrawn", "asked", "shown", "withdrawn"]);

    // asked → expired, while the program was down
    s.p.clock.advance(8 * DAY);
    let (s, vera, other) = s.restart(vera, other).await;
    s.p.run_jobs().await;
    let (s, _, _) = s.restart(vera, other).await;
    assert_eq!(s.state(&newer).await, "expired");
    assert_eq!(s.state(&continued).await, "withdrawn");
    assert_eq!(s.state(&closed).await, "rated");
    assert_eq!(s.counters().await.1, 3, "one outcome per dialogue");
}

/// The ways to suppress a rating (PRODUCT §3), with a stop in the middle.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_stop_suppresses_a_rating(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (vera, other) = (s.visitor().await, s.visitor().await);
    // Never finishing, and leaving it to idleness, which came while the program was down.
    let left = s.talk(&vera).await;
    s.p.clock.advance(3 * HOUR);
    let (s, vera, other) = s.restart(vera, other).await;
    s.p.run_jobs().await;
    assert_eq!(s.state(&left).await, "asked");
    assert_eq!(s.outcome(&left).await.finished_by, "idle");
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 1).await), "200");

    // Finishing early to burn the cooldown: an unanswered form burns nothing.
    let early = s.finished(&other).await;
    let (s, vera, other) = s.restart(vera, other).await;
    s.p.clock.advance(11 * MINUTE);
    let late = s.finished(&other).await;
    assert_eq!((s.state(&early).await, s.state(&late).await), ("withdrawn".into(), "asked".into()));

    // Handing off before finishing.
    s.p.clock.advance(13 * HOUR);
    let handed = s.talk(&vera).await;
    let body = serde_json::json!({"operator": s.boris.id});
    let answer = s.anna.post(&format!("/api/v1/dialogues/{handed}/transfer"), &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let (s, vera, other) = s.restart(vera, other).await;
    s.boris.finishes(&handed).await;
    let (s, _, _) = s.restart(vera, other).await;
    let outcome = s.outcome(&handed).await;
    assert_eq!((outcome.state.as_str(), outcome.operator_id), ("asked", Some(s.anna.id)));
}
