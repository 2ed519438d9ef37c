//! What is over its age goes, kind by kind, to the millisecond; what is not stays; no figure moves (P4).

use candor::time::{DAY, HOUR};
use rstest::rstest;
use serde_json::{Value, json};

use super::scan;
use super::scene::{SAID_OF_HER, Scene};
use crate::testing::Engine;

const SETTINGS: &str = "/api/v1/workspace/retention";

async fn keep(scene: &Scene, days: Value) {
    let answer = scene.olga.put(SETTINGS, &days).await;
    assert_eq!((answer.status.as_u16(), answer.json()), (200, days));
}

/// Whether a word is still kept.
async fn has(scene: &Scene, word: &str) -> bool {
    !scan::in_tables(&scene.s.p, &[word]).await.is_empty()
        || !scan::in_folder(&scene.s.p.app.config.data.join("files"), &[word]).is_empty()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn settings_are_checked_and_logged(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let forever = json!({"messages_days": null, "files_days": null, "comments_days": null});
    assert_eq!(scene.olga.get(SETTINGS).await.json(), forever);
    let wrong = json!({"messages_days": 0, "files_days": 3_651, "comments_days": 30});
    let answer = scene.olga.put(SETTINGS, &wrong).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "validation"));
    let fields = answer.json()["error"]["fields"].clone();
    assert_eq!(fields.as_object().map(|fields| fields.len()), Some(2), "{fields}");
    let unknown = json!({"messages_days": 1, "ratings_days": 1});
    assert_eq!(scene.olga.put(SETTINGS, &unknown).await.status, 400);
    assert_eq!(scene.olga.get(SETTINGS).await.json(), forever);

    let days = json!({"messages_days": 30, "files_days": 1, "comments_days": 3_650});
    keep(&scene, days.clone()).await;
    keep(&scene, days).await;
    keep(&scene, json!({"messages_days": null, "files_days": 1, "comments_days": 3_650})).await;
    let mut conn = scene.s.p.app.db.read().await.expect("a connection");
    let log: Vec<(Option<String>,)> = conn
        .all(
            "select detail from audit where action = 'retention.change' order by id",
            candor::values![],
        )
        .await
        .expect("the log");
    let log: Vec<String> = log.into_iter().filter_map(|(detail,)| detail).collect();
    assert_eq!(log.len(), 2, "{log:?}");
    assert!(log.contains(&"messages_days: 30 → for ever".to_owned()), "{log:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_kind_goes_at_its_own_age(#[case] engine: Engine) {
    let mut scene = Scene::new(engine).await;
    let p = &scene.s.p;
    // Everybody comes once more, so that nobody is forgotten before his messages are.
    scene.s.p.clock.advance(20 * DAY);
    p.run_jobs().await;
    let newest = scene.s.finished(&scene.robert).await;
    let figures = scene.figures().await;
    keep(&scene, json!({"messages_days": 60, "files_days": 40, "comments_days": 50})).await;
    p.run_jobs().await;
    for word in ["herquestionzq", "herfilename", "herfilebytes", "correctedzq", "reviewnotezq"] {
        assert!(has(&scene, word).await, "{word} is young");
    }
    assert_eq!(scene.figures().await, figures);

    // Files: hers and Robert's were brought on the first days.
    scene.s.p.clock.advance(21 * DAY);
    scene = scene.restart().await;
    scene.s.p.run_jobs().await;
    for word in ["herfilename", "herfilebytes", "unsentbytes", "teamsfilebytes", "robertsfilebytes"]
    {
        assert!(!has(&scene, word).await, "{word} is old");
    }
    for word in ["herquestionzq", "correctedzq", "firstcommentzq"] {
        assert!(has(&scene, word).await, "{word} is young");
    }
    let message =
        scene.s.anna.get(&format!("/api/v1/dialogues/{}/messages", scene.dialogues[0])).await;
    let file = message.json()["items"][0]["file"].clone();
    assert_eq!(
        (&file["erased"], &file["name"], &file["url"]),
        (&json!(true), &json!(""), &json!(""))
    );
    assert_eq!(scene.s.p.stranger().get(&scene.link).await.status, 404);

    // Comments, with their words, their history, and what analysts said.
    scene.s.p.clock.advance(10 * DAY);
    scene.s.p.run_jobs().await;
    for word in ["correctedzq", "firstcommentzq", "robertscomment"].into_iter().chain(SAID_OF_HER) {
        assert!(!has(&scene, word).await, "{word} is old");
    }
    assert!(has(&scene, "herquestionzq").await && has(&scene, "verakovalewska").await);

    // Messages, notes, cards; and who was not seen since is forgotten.
    scene.s.p.clock.advance(10 * DAY);
    scene.s.p.run_jobs().await;
    for word in [
        "herquestionzq",
        "heranswerzq",
        "handovernotezq",
        "verakovalewska",
        "crmnumber4711",
        "secretpage",
    ] {
        assert!(!has(&scene, word).await, "{word} is old");
    }
    // Robert wrote later: his name is kept with it.
    assert!(has(&scene, "robertstays").await);
    assert!(!has(&scene, "robertsquestion").await);
    let lines = scene.s.anna.get(&format!("/api/v1/dialogues/{newest}/messages")).await.json();
    assert_eq!(lines["items"][0]["text"], json!("Hello"));
    let wide = format!("/api/v1/analytics/live-chat?from={}", "2026-03-01");
    let totals = scene.ada.get(&wide).await.json()["totals"].clone();
    assert_eq!(
        (&totals["finished"], &totals["rated"], &totals["excluded"]),
        (&json!(5), &json!(2), &json!(1))
    );
    // A forgotten visitor's browser goes on where it was: he may give his name again.
    let path = format!("/api/v1/widget/{}/session", scene.s.chat.key);
    let visit = scene.vera.post(&path, &json!({"name": "Vera again"})).await.json();
    assert_eq!(visit["visitor"]["id"], json!(scene.vera.id));
    assert_eq!(visit["visitor"]["name"], json!("Vera again"));
    scene.s.p.clock.advance(2 * DAY);
    scene.s.p.run_jobs().await;
    assert!(has(&scene, "vera again").await, "she was here two days ago");
}

/// The same questions, asked of the same days before and after.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn no_figure_moves_when_everything_goes(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    // Forms run out, so that time itself changes nothing any more.
    scene.s.p.clock.advance(40 * DAY);
    scene.s.p.run_jobs().await;
    let all = "?from=2026-03-01&to=2026-03-10";
    let ask = async |query: &str| {
        scene.ada.get(&format!("/api/v1/analytics/live-chat{all}{query}")).await.text
    };
    let queries = ["", "&comment=yes", "&comment=no", "&step=hour", "&review=done", "&reason=slow"];
    let mut before = Vec::new();
    for query in queries {
        before.push(ask(query).await);
    }
    assert!(before[0].contains("\"rated\":2"), "{}", before[0]);
    keep(&scene, json!({"messages_days": 1, "files_days": 1, "comments_days": 1})).await;
    scene.s.p.run_jobs().await;
    assert!(!has(&scene, "herquestionzq").await && !has(&scene, "robertscomment").await);
    scene.s.p.site.analytics.forget(scene.s.p.workspace);
    for (query, before) in queries.iter().zip(before) {
        assert_eq!(ask(query).await, before, "{query}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dialogue_goes_at_its_age_and_not_before(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    keep(&scene, json!({"messages_days": 7, "files_days": null, "comments_days": null})).await;
    let long = scene.s.opens(&scene.robert).await;
    scene.s.anna.takes(&long).await;
    // A dialogue that goes on is as young as its end.
    for day in 0..9 {
        scene.robert.says(&format!("robert-{day}-long"), "longwordzq").await;
        scene.s.p.clock.advance(HOUR * 20);
        scene.s.p.run_jobs().await;
        scene.s.anna.says(&long, &format!("anna-{day}-long"), "And so on").await;
    }
    scene.s.anna.finishes(&long).await;
    scene.s.p.run_jobs().await;
    assert!(has(&scene, "longwordzq").await);
    scene.s.p.clock.advance(7 * DAY - 1);
    scene.s.p.run_jobs().await;
    assert!(has(&scene, "longwordzq").await);
    scene.s.p.clock.advance(1);
    scene.s.p.run_jobs().await;
    assert!(!has(&scene, "longwordzq").await);
    // The comment is another kind, kept for ever.
    assert!(has(&scene, "robertscomment").await);
}
