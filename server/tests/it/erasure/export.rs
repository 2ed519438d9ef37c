//! What is kept of a visitor, for himself: all of it, and nothing of others (RELIABILITY P3).

use rstest::rstest;
use serde_json::json;

use super::scene::{ROBERTS, SAID_OF_HER, Scene, VERAS};
use crate::testing::Engine;

/// What stands in files' bytes is behind their links.
const BYTES: [&str; 4] = ["herfilebytes", "unsentbytes", "teamsfilebytes", "robertsfilebytes"];

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_is_complete_and_nobody_elses(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let path = format!("/api/v1/visitors/{}/export", scene.vera.id);
    let answer = scene.olga.get(&path).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let disposition = format!("attachment; filename=\"visitor-{}.json\"", scene.vera.id);
    assert_eq!(answer.headers["content-disposition"], disposition.as_str());
    assert_eq!(answer.headers["cache-control"], "no-store");
    let text = answer.text.to_lowercase();
    for word in VERAS.into_iter().chain(SAID_OF_HER).filter(|word| !BYTES.contains(word)) {
        assert!(text.contains(word), "{word} is missing");
    }
    for word in ROBERTS {
        assert!(!text.contains(word), "{word} is another's");
    }
    let export = answer.json();
    assert_eq!(export["visitor"]["external_id"], json!("crmnumber4711"));
    let dialogues = export["dialogues"].as_array().expect("dialogues");
    let ids: Vec<&str> = dialogues.iter().map(|each| each["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, scene.dialogues, "oldest first");
    let first = &dialogues[0];
    assert_eq!(first["messages"].as_array().map(Vec::len), Some(3));
    let rating = &first["rating"];
    assert_eq!((&rating["score"], &rating["comment"]), (&json!(4), &json!("correctedzq")));
    let story: Vec<&str> = rating["story"]
        .as_array()
        .expect("a story")
        .iter()
        .filter_map(|step| step["kind"].as_str())
        .collect();
    assert_eq!(story, ["asked", "rated", "corrected"]);
    assert_eq!(dialogues[1]["rating"]["excluded_because"], json!("excludedforzq"));
    assert_eq!((&first["tags"], &dialogues[1]["tags"]), (&json!([]), &json!(["Refund"])));
    assert_eq!(dialogues[2]["rating"]["reason"], json!("no_operator_reply"));
    // Her files: both she uploaded, by links that work.
    let files = export["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    for file in files {
        let link = file["url"].as_str().expect("a link");
        assert_eq!(scene.s.p.stranger().get(link).await.status, 200);
    }
    // Who took it is in the log.
    let mut conn = scene.s.p.app.db.read().await.expect("a connection");
    let audit: Vec<(String, candor::ids::Id)> = conn
        .all(
            "select subject, member_id from audit where action = 'visitor.export'",
            candor::values![],
        )
        .await
        .expect("the log");
    assert_eq!(audit, [(scene.vera.id.to_string(), scene.olga.id)]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_of_an_erased_visitor_is_numbers(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    assert_eq!(scene.erase().await.status, 204);
    let path = format!("/api/v1/visitors/{}/export", scene.vera.id);
    let export = scene.olga.get(&path).await.json();
    assert_eq!(export["visitor"]["name"], serde_json::Value::Null);
    assert_eq!(export["visitor"]["erased_at"], json!(scene.s.p.app.now()));
    assert_eq!(export["files"], json!([]));
    let dialogues = export["dialogues"].as_array().expect("dialogues");
    assert!(dialogues.iter().all(|each| each["erased"] == json!(true)));
    assert_eq!(dialogues[0]["rating"]["score"], json!(4));
    assert_eq!(dialogues[0]["rating"]["has_comment"], json!(true));
}
