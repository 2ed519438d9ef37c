//! Credit: whom a finished dialogue counts for, frozen at the finish.

use candor::ids::Id;
use candor::values;
use rstest::rstest;
use serde_json::json;

use super::stage::{Stage, rate, said};
use crate::testing::{Engine, Member};

async fn hands(from: &Member, dialogue: &str, to: Option<&Member>) {
    let body = to.map_or_else(|| json!({}), |to| json!({"operator": to.id}));
    let answer = from.post(&format!("/api/v1/dialogues/{dialogue}/transfer"), &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn participants(s: &Stage, dialogue: &str) -> Vec<(Id, i64)> {
    let mut conn = s.p.app.db.read().await.unwrap();
    let sql = "select member_id, messages from outcome_participants where dialogue_id = $1 order by messages desc, member_id";
    conn.all(sql, values![dialogue]).await.unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn handing_a_dialogue_off_does_not_hand_off_its_rating(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    hands(&s.anna, &dialogue, Some(&s.boris)).await;
    s.boris.finishes(&dialogue).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.anna.id), "Boris wrote nothing");
    assert_eq!(participants(&s, &dialogue).await, [(s.anna.id, 1)]);
    // The visitor is asked about the one who answered him.
    assert!(s.form(&vera).await["question"].as_str().unwrap().contains("Anna"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_one_assigned_at_the_finish_if_he_wrote(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    s.answers(&s.anna, &dialogue).await;
    hands(&s.anna, &dialogue, Some(&s.boris)).await;
    s.answers(&s.boris, &dialogue).await;
    s.boris.finishes(&dialogue).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.boris.id));
    assert_eq!(participants(&s, &dialogue).await, [(s.anna.id, 2), (s.boris.id, 1)]);

    // Assigned again without writing again: he wrote in it before.
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    hands(&s.anna, &dialogue, Some(&s.boris)).await;
    s.answers(&s.boris, &dialogue).await;
    hands(&s.boris, &dialogue, Some(&s.anna)).await;
    s.anna.finishes(&dialogue).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.anna.id));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn unassigned_at_the_finish_it_is_the_one_who_wrote_last(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    hands(&s.anna, &dialogue, None).await;
    s.ends(&vera).await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.operator_id, outcome.state.as_str()), (Some(s.anna.id), "asked"));

    // Taken over by a colleague, who gives it back too.
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    hands(&s.anna, &dialogue, None).await;
    s.boris.takes(&dialogue).await;
    s.answers(&s.boris, &dialogue).await;
    hands(&s.boris, &dialogue, None).await;
    s.ends(&vera).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.boris.id));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_admin_who_ends_it_takes_no_credit(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let olga = s.p.member("Olga", "owner").await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    olga.finishes(&dialogue).await;
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.operator_id, outcome.finished_by.as_str()), (Some(s.anna.id), "admin"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn frozen_until_a_continued_dialogue_is_finished_again(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    assert_eq!(said(&rate(&vera, &key, 2).await), "200");
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.anna.id));
    s.continues(&vera).await;
    hands(&s.anna, &dialogue, Some(&s.boris)).await;
    s.answers(&s.boris, &dialogue).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.anna.id));
    s.boris.finishes(&dialogue).await;
    assert_eq!(s.outcome(&dialogue).await.operator_id, Some(s.boris.id));
    let mut expected = [(s.anna.id, 1), (s.boris.id, 1)];
    expected.sort_unstable();
    assert_eq!(participants(&s, &dialogue).await, expected);
}
