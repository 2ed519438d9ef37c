//! The rules for asking: each one's effect, its reason, and which reason comes first.

use candor::domain::quality::Settings;
use candor::time::{DAY, HOUR, MINUTE};
use rstest::rstest;

use super::stage::{Stage, rate, said, skip};
use crate::testing::{Engine, START};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn by_default_a_dialogue_with_an_answer_is_asked(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    assert!(s.maybe_outcome(&dialogue).await.is_none(), "no outcome before the finish");
    s.anna.finishes(&dialogue).await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.state.as_str(), outcome.reason), ("asked", None));
    assert_eq!((outcome.n, outcome.ask, outcome.quality_version), (1, 1, 1));
    assert_eq!(outcome.expires_at, Some(START.plus(7 * DAY)));
    assert_eq!(
        (outcome.scale.as_deref(), outcome.finished_by.as_str()),
        (Some("stars5"), "operator")
    );
    assert_eq!((outcome.visitor_messages, outcome.operator_messages, outcome.answers), (1, 1, 1));
    assert!(outcome.live && !outcome.was_shown && !outcome.test && !outcome.has_comment);
    assert_eq!((outcome.finished_at, outcome.reacted_at, outcome.rated_at), (START, None, None));
    assert_eq!(s.story(&dialogue).await, ["asked"]);
    assert_eq!(s.form(&vera).await["dialogue"], dialogue.as_str());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn switched_off(#[case] engine: Engine) {
    let mut settings = Settings { enabled: false, ..Settings::default() };
    settings.rules.min_visitor_messages = 5;
    let s = Stage::with(engine, settings).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:switched_off");
    assert_eq!(s.story(&dialogue).await, ["not_asked"]);
    assert!(s.form(&vera).await.is_null());

    // Not even when the visitor ends it, and before every other reason.
    let boris = s.visitor().await;
    let dialogue = s.opens(&boris).await;
    s.ends(&boris).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:switched_off");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_operator_reply(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.min_visitor_messages = 5;
    let s = Stage::with(engine, settings).await;
    let vera = s.visitor().await;
    let dialogue = s.opens(&vera).await;
    s.anna.takes(&dialogue).await;
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:no_operator_reply");
    assert_eq!(s.outcome(&dialogue).await.operator_id, None, "credited to nobody");

    // It prevents asking also when the visitor ends it, and when the clock does.
    let (ends, waits) = (s.visitor().await, s.visitor().await);
    let dialogue = s.opens(&ends).await;
    s.ends(&ends).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:no_operator_reply");
    let dialogue = s.opens(&waits).await;
    s.p.clock.advance(24 * HOUR);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "not_asked:no_operator_reply");
    assert_eq!(s.outcome(&dialogue).await.finished_by, "idle");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn too_few_messages_of_either_side(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.min_visitor_messages = 2;
    settings.rules.min_operator_messages = 2;
    let s = Stage::with(engine, settings).await;
    for (visitor_writes, operator_writes, expected) in [
        (1, 2, "not_asked:too_few_messages"),
        (2, 1, "not_asked:too_few_messages"),
        (2, 2, "asked"),
    ] {
        let vera = s.visitor().await;
        let dialogue = s.talk(&vera).await;
        for _ in 1..visitor_writes {
            s.opens(&vera).await;
        }
        for _ in 1..operator_writes {
            s.answers(&s.anna, &dialogue).await;
        }
        s.anna.finishes(&dialogue).await;
        assert_eq!(s.state(&dialogue).await, expected);
    }
    // Not when the visitor ends it himself.
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.ends(&vera).await;
    assert_eq!(s.state(&dialogue).await, "asked");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn idle_finish(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.ask_on_idle = false;
    let s = Stage::with(engine, settings.clone()).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(60 * MINUTE - 1);
    s.p.run_jobs().await;
    assert!(s.maybe_outcome(&dialogue).await.is_none());
    s.p.clock.advance(1);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "not_asked:idle_finish");

    // Too few messages comes first.
    settings.rules.min_operator_messages = 2;
    s.save_quality(2, &settings).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(HOUR);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "not_asked:too_few_messages");

    // By default idleness asks.
    s.save_quality(3, &Settings::default()).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.p.clock.advance(HOUR);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "asked");
    assert_eq!(s.outcome(&dialogue).await.quality_version, 3);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn asked_recently_counts_from_the_visitors_own_reaction(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    for closes in [false, true] {
        let vera = s.visitor().await;
        let dialogue = s.finished(&vera).await;
        s.p.clock.advance(HOUR);
        let key = s.key(&vera).await;
        let answer = if closes { skip(&vera, &key).await } else { rate(&vera, &key, 4).await };
        assert!(answer.status.is_success(), "{}", answer.text);
        let reacted = s.p.app.now();
        assert_eq!(s.outcome(&dialogue).await.reacted_at, Some(reacted));

        // One millisecond before the twelve hours are over, and exactly then.
        s.p.clock.advance(12 * HOUR - 1);
        let dialogue = s.finished(&vera).await;
        assert_eq!(s.state(&dialogue).await, "not_asked:asked_recently");
        s.p.clock.advance(1);
        s.continues(&vera).await;
        s.anna.finishes(&dialogue).await;
        assert_eq!(s.state(&dialogue).await, "asked");
    }
    // Another visitor's reaction is not his, and an unanswered form is no reaction.
    let vera = s.visitor().await;
    for _ in 0..2 {
        let dialogue = s.finished(&vera).await;
        assert_eq!(s.state(&dialogue).await, "asked");
        s.p.clock.advance(HOUR);
    }
    // The visitor who ends his dialogue is asked in any case.
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 1).await), "200");
    let dialogue = s.talk(&vera).await;
    s.ends(&vera).await;
    assert_eq!(s.state(&dialogue).await, "asked");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn recently_comes_after_idle_and_before_the_sample(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.sample_percent = 1;
    settings.rules.ask_on_idle = false;
    let s = Stage::with(engine, settings).await;
    let vera = s.visitor().await;
    let first = s.talk(&vera).await;
    s.ends(&vera).await;
    assert_eq!(s.state(&first).await, "asked", "whoever ends it himself is not sampled");
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 3).await), "200");
    s.p.clock.advance(HOUR);
    let idle = s.talk(&vera).await;
    s.p.clock.advance(HOUR);
    s.p.run_jobs().await;
    assert_eq!(s.state(&idle).await, "not_asked:idle_finish");
    s.p.clock.advance(HOUR);
    let again = s.finished(&vera).await;
    assert_eq!(s.state(&again).await, "not_asked:asked_recently");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_random_share_is_drawn_from_the_dialogue_under_the_servers_secret(
    #[case] engine: Engine,
) {
    let mut settings = Settings::default();
    settings.rules.sample_percent = 50;
    let s = Stage::with(engine, settings).await;
    let mut asked = 0;
    for _ in 0..16 {
        let vera = s.visitor().await;
        let dialogue = s.finished(&vera).await;
        let drawn = s.p.app.draw("sample", &[&dialogue, "1"]) < 5_000;
        assert_eq!(s.state(&dialogue).await, if drawn { "asked" } else { "not_asked:not_sampled" });
        asked += u32::from(drawn);
    }
    assert!((1..16).contains(&asked), "{asked} of 16: the seed shows nothing");
}
