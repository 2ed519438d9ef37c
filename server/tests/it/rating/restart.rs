//! Everything survives a restart: keys, windows, what ran out while the program was down.

use candor::time::{DAY, MINUTE};
use rstest::rstest;

use super::stage::{Stage, rate, said, shown};
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
