//! A backup while the program runs: whole, with its files, and good to start from.

use rstest::rstest;
use serde_json::json;

use super::{candor, exported, said};
use crate::rating::stage::Stage;
use crate::testing::{Engine, Program};

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_is_whole_and_can_be_started_from() {
    let stage = Stage::new(Engine::Sqlite).await;
    let vera = stage.visitor().await;
    let part = reqwest::multipart::Part::bytes(b"a list".to_vec())
        .file_name("list.txt")
        .mime_str("text/plain")
        .expect("a type");
    let form = reqwest::multipart::Form::new().part("file", part);
    let upload = vera.request(reqwest::Method::POST, "/api/v1/widget/files").multipart(form);
    let answer = crate::testing::Client::answer(upload).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let message = json!({"client_id": "with-a-file", "text": "", "file": answer.json()["id"]});
    assert_eq!(vera.post("/api/v1/widget/messages", &message).await.status, 200);
    stage.ends(&vera).await;

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("candor.sqlite");
    let path = file.to_str().expect("a path");
    let output = candor(&stage.p, &["backup", path]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("1 uploaded files"), "{}", said(&output));
    let output = candor(&stage.p, &["doctor", "--backup", path]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("1 dialogues") && said(&output).contains("files: 1"),
        "{}",
        said(&output)
    );
    let output = candor(&stage.p, &["backup", path]).output().expect("it runs");
    assert!(
        !output.status.success() && said(&output).contains("is there already"),
        "{}",
        said(&output)
    );

    // A folder with the copy in it is a data folder.
    std::fs::rename(folder.path().join("candor.sqlite.files"), folder.path().join("files"))
        .expect("renamed");
    let config =
        candor::config::Config { data: folder.path().to_owned(), ..stage.p.app.config.clone() };
    let copy = candor::open(config, stage.p.clock.clone(), candor::ids::Ids::seeded(3)).await;
    let copy = copy.expect("it opens").app.clone();
    assert_eq!(exported(&copy).await, exported(&stage.p.app).await);
    copy.db.close().await;

    // A damaged one is told.
    let mut bytes = std::fs::read(&file).expect("a file");
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4_096].fill(0xff);
    let broken = folder.path().join("broken.sqlite");
    std::fs::write(&broken, bytes).expect("a file");
    let path = broken.to_str().expect("a path");
    let output = candor(&stage.p, &["doctor", "--backup", path]).output().expect("it runs");
    assert!(!output.status.success(), "{}", said(&output));
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn with_postgres_it_says_what_to_use() {
    let program = Program::start(Engine::Postgres).await;
    let output = candor(&program, &["backup", "never.sqlite"]).output().expect("it runs");
    assert!(!output.status.success() && said(&output).contains("pg_dump"), "{}", said(&output));
}
