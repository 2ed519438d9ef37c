//! A dialogue that is continued after its finish: what becomes of its form and of its rating.

use candor::domain::quality::Settings;
use candor::time::{HOUR, MINUTE};
use rstest::rstest;

use super::stage::{Stage, rate, said, shown, skip};
use crate::testing::{Engine, START};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_not_answered_is_withdrawn_and_offered_again(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    for seen in [false, true] {
        let vera = s.visitor().await;
        let dialogue = s.finished(&vera).await;
        let first = s.outcome(&dialogue).await;
        let old = s.key(&vera).await;
        if seen {
            assert_eq!(said(&shown(&vera, &old).await), "204");
        }
        s.p.clock.advance(MINUTE);
        assert_eq!(s.continues(&vera).await, dialogue);
        let aside = s.outcome(&dialogue).await;
        assert!(!aside.live, "set aside until the next finish");
        assert_eq!(aside.state, "withdrawn");
        assert_eq!(aside.finish_revision, first.finish_revision + 1);
        assert!(s.form(&vera).await.is_null());
        assert_eq!(said(&rate(&vera, &old, 5).await), "410 withdrawn");
        assert_eq!(said(&rate(&vera, "x", 5).await), "409 not_finished");

        s.p.clock.advance(MINUTE);
        s.anna.finishes(&dialogue).await;
        let outcome = s.outcome(&dialogue).await;
        assert_eq!((outcome.state.as_str(), outcome.ask, outcome.live), ("asked", 2, true));
        assert_eq!((outcome.n, outcome.visitor_messages), (first.n, 2));
        assert_eq!(outcome.finished_at, s.p.app.now());
        assert!(!outcome.was_shown, "the new form was not displayed yet");
        let new = s.key(&vera).await;
        assert_ne!(new, old);
        for answer in
            [rate(&vera, &old, 5).await, shown(&vera, &old).await, skip(&vera, &old).await]
        {
            assert_eq!(said(&answer), "410 withdrawn");
        }
        assert_eq!(said(&rate(&vera, &new, 5).await), "200");
        let story = s.story(&dialogue).await;
        let expected: &[&str] = if seen {
            &["asked", "shown", "withdrawn", "asked", "rated 5"]
        } else {
            &["asked", "withdrawn", "asked", "rated 5"]
        };
        assert_eq!(story, expected);
    }
    assert_eq!(s.counters().await.1, 2, "one outcome per dialogue, however often it is finished");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_rating_already_given_stays(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 2).await), "200");
    let off = Settings { enabled: false, ..Settings::default() };
    s.save_quality(2, &off).await;
    s.p.clock.advance(MINUTE);
    s.continues(&vera).await;
    let aside = s.outcome(&dialogue).await;
    assert_eq!((aside.live, aside.state.as_str(), aside.score), (false, "rated", Some(2)));
    // Set aside: neither shown nor corrected while the dialogue goes on.
    assert!(s.form(&vera).await.is_null());
    assert_eq!(said(&rate(&vera, &key, 5).await), "409 not_finished");
    assert_eq!(said(&rate(&vera, &key, 2).await), "200", "a retry whose answer was lost");

    s.p.clock.advance(MINUTE);
    s.ends(&vera).await;
    let outcome = s.outcome(&dialogue).await;
    assert!(outcome.live);
    assert_eq!((outcome.state.as_str(), outcome.score), ("rated", Some(2)));
    assert_eq!(
        (outcome.ask, outcome.quality_version, outcome.scale.as_deref()),
        (1, 1, Some("stars5"))
    );
    assert_eq!((outcome.rated_at, outcome.expires_at), (Some(START), aside.expires_at));
    assert_eq!((outcome.finished_by.as_str(), outcome.visitor_messages), ("visitor", 2));
    // Its own key still corrects, within the minutes since the first submission.
    assert_eq!(s.key(&vera).await, key);
    assert_eq!(said(&rate(&vera, &key, 3).await), "200");
    s.p.clock.advance(8 * MINUTE);
    assert_eq!(said(&rate(&vera, &key, 4).await), "409 already_rated");
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 2", "corrected 3"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_form_he_closed_is_offered_again_by_its_own_dialogue_only(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(said(&skip(&vera, &key).await), "204");
    s.p.clock.advance(MINUTE);
    s.continues(&vera).await;
    assert_eq!(s.state(&dialogue).await, "skipped");
    assert_eq!(said(&rate(&vera, &key, 5).await), "409 not_finished");
    s.anna.finishes(&dialogue).await;
    // His closing of it keeps other dialogues from asking, not this one.
    let outcome = s.outcome(&dialogue).await;
    assert_eq!(
        (outcome.state.as_str(), outcome.ask, outcome.reacted_at),
        ("asked", 2, Some(START))
    );
    assert_eq!(said(&rate(&vera, &key, 5).await), "410 withdrawn");
    s.p.clock.advance(HOUR);
    let next = s.finished(&vera).await;
    assert_eq!(s.state(&next).await, "not_asked:asked_recently");
    assert_eq!(s.state(&dialogue).await, "asked");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn one_not_asked_is_decided_anew(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.min_visitor_messages = 2;
    let s = Stage::with(engine, settings).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:too_few_messages");
    s.p.clock.advance(MINUTE);
    s.continues(&vera).await;
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.state(&dialogue).await, "asked");
    assert_eq!(s.story(&dialogue).await, ["not_asked", "asked"]);

    // And the other way round: rating was switched off meanwhile.
    s.save_quality(2, &Settings { enabled: false, ..Settings::default() }).await;
    s.p.clock.advance(MINUTE);
    s.continues(&vera).await;
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.state(&dialogue).await, "not_asked:switched_off");
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.scale, outcome.expires_at, outcome.ask), (None, None, 3));
    assert_eq!(s.story(&dialogue).await, ["not_asked", "asked", "withdrawn", "not_asked"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_later_message_opens_a_new_dialogue_and_leaves_the_form(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    s.p.clock.advance(10 * MINUTE);
    let next = s.opens(&vera).await;
    assert_ne!(next, dialogue);
    assert_eq!(s.key(&vera).await, key, "it is due beside the open dialogue");
    assert_eq!(said(&rate(&vera, &key, 4).await), "200");
    assert_eq!(s.state(&dialogue).await, "rated");
}
