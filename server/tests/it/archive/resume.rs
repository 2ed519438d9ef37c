//! An import that is killed and started again ends as one that was left alone.

use std::process::Stdio;
use std::time::Duration;

use candor::archive::import::Options;
use rstest::rstest;

use super::{bring, candor, exported, fixture, said};
use crate::testing::{Engine, Program};

const DIALOGUES: usize = 2_400;

async fn outcomes(program: &Program) -> i64 {
    let mut conn = program.app.db.read().await.expect("a connection");
    let (count,): (i64,) = conn
        .one("select cast(count(*) as bigint) from outcomes", candor::values![])
        .await
        .expect("a count");
    count
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_killed_import_goes_on_where_it_was(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let text = fixture::text(&fixture::lines(DIALOGUES));
    let file = program.app.config.data.join("history.jsonl");
    std::fs::write(&file, &text).expect("a file");
    let path = file.to_str().expect("a path").to_owned();
    // Killed twice: as soon as another part of it has arrived.
    let mut there = 0;
    for _ in 0..2 {
        let mut command = candor(&program, &["import", &path]);
        let mut child =
            command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts");
        let mut waited = 0;
        while outcomes(&program).await == there && waited < 3_000 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            waited += 1;
        }
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
        let now = outcomes(&program).await;
        assert!(now > there, "something came in before the kill: {there}, {now}");
        there = now;
    }
    assert!(there < i64::try_from(DIALOGUES).expect("few"), "it was killed in the middle");
    let output = candor(&program, &["import", &path]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));

    let whole = Program::seeded(engine, 5).await;
    let (counts, refused) = bring(&whole.app, &text, Options::default()).await;
    assert_eq!((counts.dialogues, refused.len()), (DIALOGUES as u64, 0));
    assert!(
        exported(&program.app).await == exported(&whole.app).await,
        "the same lines in the end"
    );
}
