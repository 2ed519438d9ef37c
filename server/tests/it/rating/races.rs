//! Many at once: one rating, one story without gaps, one number per change.

use candor::values;
use rstest::rstest;

use super::stage::{Stage, rate, said};
use crate::testing::{Engine, Visitor};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_double_submit_is_one_rating(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let answers = futures_util::future::join_all((0..20).map(|_| rate(&vera, &key, 4))).await;
    for answer in &answers {
        assert_eq!((said(answer).as_str(), &answer.text), ("200", &answers[0].text));
    }
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 4"]);
    assert_eq!(s.counters().await, (1, 1, 1));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn different_submits_at_once_are_one_rating_and_its_corrections(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let answers =
        futures_util::future::join_all((0..20).map(|n| rate(&vera, &key, 1 + n % 5))).await;
    assert!(answers.iter().all(|answer| answer.status == 200));
    let story = s.story(&dialogue).await;
    assert_eq!(story[0], "asked");
    assert!(story[1].starts_with("rated "));
    assert!(story[2..].iter().all(|told| told.starts_with("corrected ")), "{story:?}");
    // No two neighbours alike: what changes nothing is not told.
    assert!(
        story[1..]
            .windows(2)
            .all(|pair| pair[0][pair[0].len() - 1..] != pair[1][pair[1].len() - 1..])
    );
    let outcome = s.outcome(&dialogue).await;
    let last: i64 = story.last().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    assert_eq!(outcome.score, Some(last));
    let mut conn = s.p.app.db.read().await.unwrap();
    let rows: Vec<(i64,)> = conn.all("select score from ratings", values![]).await.unwrap();
    assert_eq!(rows, [(last,)]);
    let numbers: Vec<(i64,)> = conn
        .all("select n from request_events where dialogue_id = $1 order by n", values![&dialogue])
        .await
        .unwrap();
    let expected: Vec<(i64,)> = (1..).take(story.len()).map(|n| (n,)).collect();
    assert_eq!(numbers, expected);
    assert_eq!(s.counters().await.2 as usize, story.len() - 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn rating_while_the_dialogue_is_continued(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    for _ in 0..6 {
        let vera = s.visitor().await;
        let dialogue = s.finished(&vera).await;
        let key = s.key(&vera).await;
        let (answer, _) = tokio::join!(rate(&vera, &key, 5), s.continues(&vera));
        let outcome = s.outcome(&dialogue).await;
        assert!(!outcome.live);
        // Whichever came first: stored and kept, or refused and nothing stored.
        match said(&answer).as_str() {
            "200" => assert_eq!((outcome.state.as_str(), outcome.score), ("rated", Some(5))),
            "410 withdrawn" => {
                assert_eq!((outcome.state.as_str(), outcome.score), ("withdrawn", None))
            }
            other => panic!("{other}"),
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn finishing_and_rating_many_at_once(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let many = 16;
    let mut visitors = Vec::new();
    for _ in 0..many {
        let visitor = s.visitor().await;
        let dialogue = s.talk(&visitor).await;
        visitors.push((visitor, dialogue));
    }
    futures_util::future::join_all(visitors.iter().map(|(visitor, dialogue)| async {
        s.anna.finishes(dialogue).await;
        let key = s.key(visitor).await;
        assert_eq!(said(&rate(visitor, &key, 4).await), "200");
    }))
    .await;
    let mut conn = s.p.app.db.read().await.unwrap();
    let expected: Vec<(i64,)> = (1..=many).map(|n| (n,)).collect();
    for column in ["n", "finish_revision", "rating_revision"] {
        let sql = format!("select {column} from outcomes order by 1");
        let numbers: Vec<(i64,)> = conn.all(sqlx::AssertSqlSafe(sql), values![]).await.unwrap();
        assert_eq!(numbers, expected, "{column}");
    }
    assert_eq!(s.counters().await, (many, many, many));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_programs_on_one_database_store_one_rating() {
    let s = Stage::new(Engine::Postgres).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let key = s.key(&vera).await;
    let other = s.p.beside(2).await;
    let there =
        Visitor { id: vera.id, token: vera.token.clone(), client: other.moved(&vera.client) };
    assert_eq!(s.key(&there).await, key, "both sign alike");
    let submits = (0..10).map(|n| rate(if n % 2 == 0 { &vera } else { &there }, &key, 3));
    for answer in futures_util::future::join_all(submits).await {
        assert_eq!(said(&answer), "200");
    }
    assert_eq!(s.story(&dialogue).await, ["asked", "rated 3"]);
    assert_eq!(s.counters().await, (1, 1, 1));
}
