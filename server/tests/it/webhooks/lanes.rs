//! What goes out about dialogues waits for nothing that goes out about ratings, and a receiver that is slow
//! holds up nobody but itself.

use candor::domain::webhook::Lane;
use candor::jobs::webhooks::send_due;
use rstest::rstest;

use super::receiver::Receiver;
use super::{RATINGS, became, log, rated, stage, webhook};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn who_does_not_answer_holds_up_nobody(#[case] engine: Engine) {
    let (s, owner) = stage(engine).await;
    let [silent, dialogues, ratings] =
        [Receiver::start().await, Receiver::start().await, Receiver::start().await];
    let (mute, _) = webhook(&owner, &silent, &RATINGS).await;
    webhook(&owner, &dialogues, &["dialogue.finished"]).await;
    webhook(&owner, &ratings, &RATINGS).await;
    silent.answers(&[0; 5]);
    rated(&s, 1).await;

    let app = s.p.app.clone();
    let waiting = tokio::spawn(async move { send_due(&app, Lane::Ratings).await });
    while silent.got().is_empty() {
        tokio::task::yield_now().await;
    }
    send_due(&s.p.app, Lane::Dialogues).await.expect("the other lane");
    assert_eq!(dialogues.one().json()["type"], "dialogue.finished");
    assert!(!waiting.is_finished(), "the silent one is still waited for");
    while ratings.got().is_empty() {
        tokio::task::yield_now().await;
    }
    assert!(!waiting.is_finished());
    // Ten seconds, by the machine's clock.
    waiting.await.expect("the task").expect("the lane");
    assert_eq!(became(&log(&owner, &mute).await[0]), "waiting 1 timeout");
}
