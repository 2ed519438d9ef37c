//! A visitor is erased: nothing of him is left anywhere, what is another's stays, and no figure moves.

use candor::values;
use rstest::rstest;
use serde_json::{Value, json};

use super::scan;
use super::scene::{ROBERTS, SAID_OF_HER, Scene, VERAS, upload};
use crate::testing::Engine;

const TAB: &str = "/api/v1/analytics/live-chat";

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_with_its_own_message_only(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let file = upload(&scene.robert, "/api/v1/widget/files", "a.txt", "robertsfilebytes").await;
    let sends = |client_id: &str| json!({"client_id": client_id, "text": "", "file": file["id"]});
    let path = "/api/v1/widget/messages";
    let first = scene.robert.post(path, &sends("rob-file-1")).await;
    assert_eq!(first.status, 200, "{}", first.text);
    assert_eq!(scene.robert.post(path, &sends("rob-file-1")).await.text, first.text, "a resend");
    let again = scene.robert.post(path, &sends("rob-file-2")).await;
    assert_eq!((again.status.as_u16(), again.code()), (400, "validation".into()));
    assert!(again.json()["error"]["fields"]["file"].is_string());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_left_and_no_figure_moves(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let p = &scene.s.p;
    let all: Vec<&str> = VERAS.into_iter().chain(SAID_OF_HER).collect();
    for word in &all {
        assert!(!scan::kept(p, &[word]).await.is_empty(), "{word} was not planted");
    }
    let figures = scene.figures().await;

    let answer = scene.erase().await;
    assert_eq!((answer.status.as_u16(), answer.text.as_str()), (204, ""));
    assert_eq!(scan::kept(p, &all).await, Vec::<String>::new());
    for word in ROBERTS {
        assert!(!scan::kept(p, &[word]).await.is_empty(), "{word} is another's");
    }
    assert_eq!(scene.figures().await, figures);
    // And when the columns are read anew.
    p.site.analytics.forget(p.workspace);
    assert_eq!(scene.figures().await, figures);

    // Once more changes nothing, and says nothing new.
    let dump = scan::in_tables(p, &[""]).await;
    assert_eq!(scene.erase().await.status, 204);
    assert_eq!(scan::in_tables(p, &[""]).await.len(), dump.len());
    let mut conn = p.app.db.read().await.expect("a connection");
    let audit: Vec<(String, Option<String>, Option<candor::ids::Id>)> = conn
        .all(
            "select subject, detail, member_id from audit where action = $1",
            values!["visitor.erase"],
        )
        .await
        .expect("the log");
    assert_eq!(audit, [(scene.vera.id.to_string(), None, Some(scene.olga.id))]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_anything_of_it_any_more(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let [first, second, _] = &scene.dialogues;
    let numbers = |messages: &Value| -> Vec<i64> {
        let items = messages["items"].as_array().expect("items").iter();
        items.map(|item| item["seq"].as_i64().expect("a number")).collect()
    };
    let messages = format!("/api/v1/dialogues/{first}/messages");
    let before = scene.s.boris.get(&messages).await.json();
    assert_eq!(scene.s.p.stranger().get(&scene.link).await.status, 200);
    assert_eq!(scene.erase().await.status, 204);

    // Search, lists, exports, transcripts: as everybody who may.
    let mut paths = vec![
        format!("{TAB}/dialogues"),
        format!("{TAB}/comments"),
        format!("{TAB}/export?format=csv"),
        format!("/api/v1/visitors/{}/export", scene.vera.id),
        "/api/v1/dialogues?state=finished".to_owned(),
    ];
    for dialogue in &scene.dialogues {
        paths.push(format!("/api/v1/analytics/dialogues/{dialogue}"));
        paths.push(format!("/api/v1/dialogues/{dialogue}/outcome"));
        paths.push(format!("/api/v1/dialogues/{dialogue}"));
        paths.push(format!("/api/v1/dialogues/{dialogue}/messages"));
    }
    for path in paths {
        let answer = scene.olga.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.text.to_lowercase();
        for word in VERAS.into_iter().chain(SAID_OF_HER) {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
    let found = scene.ada.get(&format!("{TAB}/comments?words=correctedzq")).await.json();
    assert_eq!((&found["total"], &found["items"]), (&json!(0), &json!([])));
    let found = scene.ada.get(&format!("{TAB}/comments?words=robertscomment")).await.json();
    assert_eq!(found["total"], json!(1));
    assert_eq!(scene.s.p.stranger().get(&scene.link).await.status, 404);

    // What stays says that something was there: numbers, times, who wrote; a comment.
    let after = scene.s.boris.get(&messages).await.json();
    assert_eq!(numbers(&after), numbers(&before));
    for item in after["items"].as_array().expect("items") {
        assert_eq!(
            (&item["text"], &item["file"], &item["erased"]),
            (&json!(""), &Value::Null, &json!(true))
        );
    }
    assert_eq!(after["items"][1]["operator"]["name"], json!("Anna"));
    assert_eq!(after["items"][1]["at"], before["items"][1]["at"]);
    let detail = scene.s.boris.get(&format!("/api/v1/dialogues/{first}")).await.json();
    let card = &detail["visitor"];
    assert_eq!(
        (&card["name"], &card["verified"], &card["erased"]),
        (&Value::Null, &json!(false), &json!(true))
    );
    assert!(
        detail["earlier"]
            .as_array()
            .expect("others")
            .iter()
            .all(|other| other["erased"] == json!(true))
    );
    let outcome = scene.ada.get(&format!("/api/v1/dialogues/{second}/outcome")).await.json();
    let item = &outcome["dialogue"];
    assert_eq!((&item["comment"], &item["comment_erased"]), (&Value::Null, &json!(true)));
    assert_eq!((&item["score"], &item["excluded"]), (&json!(1), &json!(true)));
    assert_eq!(item["review"]["excluded_because"], json!(""));
    assert_eq!(
        (&item["review"]["status"], &item["review"]["tags"]),
        (&json!("done"), &json!(["late"]))
    );
    // A change of something else leaves the exclusion as it is.
    let answer = scene
        .ada
        .patch(&format!("/api/v1/dialogues/{second}/outcome"), &json!({"status": "new"}))
        .await;
    assert_eq!(answer.json()["dialogue"]["excluded"], json!(true));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_manage_may_and_only_their_own(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let path = format!("/api/v1/visitors/{}", scene.vera.id);
    let absent = "/api/v1/visitors/01890000-0000-7000-8000-000000000000";
    for member in [&scene.s.anna, &scene.ada] {
        for place in [path.as_str(), absent, "/api/v1/visitors/nobody"] {
            let answers =
                [member.delete(place).await, member.get(&format!("{place}/export")).await];
            for answer in answers {
                assert_eq!((answer.status.as_u16(), answer.code().as_str()), (403, "forbidden"));
            }
        }
        assert_eq!(member.get("/api/v1/workspace/retention").await.status, 403);
        assert_eq!(member.put("/api/v1/workspace/retention", &json!({})).await.status, 403);
    }
    assert_eq!(scene.vera.delete(&path).await.status, 401);
    assert_eq!(scene.s.p.stranger().get(&format!("{path}/export")).await.status, 401);
    assert_eq!(scene.olga.delete(absent).await.status, 404);
    assert_eq!(scene.olga.get(&format!("{absent}/export")).await.status, 404);
    // Another team's visitor is not there.
    let other = another_workspace(&scene).await;
    let foreign = format!("/api/v1/visitors/{other}");
    assert_eq!(scene.olga.delete(&foreign).await.status, 404);
    assert_eq!(scene.olga.get(&format!("{foreign}/export")).await.status, 404);
    assert!(!scan::in_tables(&scene.s.p, &["foreignname"]).await.is_empty());
    // An admin may.
    let admin = scene.s.p.member("Filip", "admin").await;
    assert_eq!(admin.delete(&path).await.status, 204);
}

/// A visitor of another workspace.
async fn another_workspace(scene: &Scene) -> candor::ids::Id {
    let app = &scene.s.p.app;
    let new = || app.ids.id(candor::ids::Stream::People, app.now());
    let (workspace, chat, visitor) = (new(), new(), new());
    app.db
        .write(move |tx| {
            Box::pin(async move {
                tx.run(
                    "insert into workspaces (id, name, time_zone, language, week_start, few_answers, created_at) \
                     values ($1, 'Other', 'UTC', 'en', 'monday', 30, 0)",
                    values![workspace],
                )
                .await?;
                tx.run(
                    "insert into chats (id, workspace_id, key, name, kind, settings, identity_secret, all_operators, deleted, created_at) \
                     values ($1, $2, 'otherkey', 'Other', 'website', '{}', 'x', $3, $4, 0)",
                    values![chat, workspace, true, false],
                )
                .await?;
                tx.run(
                    "insert into visitors (id, workspace_id, chat_id, name, verified, language, test, created_at) \
                     values ($1, $2, $3, 'foreignname', $4, 'en', $4, 0)",
                    values![visitor, workspace, chat, false],
                )
                .await
            })
        })
        .await
        .expect("another workspace");
    visitor
}
