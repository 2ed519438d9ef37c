//! What those hear who have the dialogue before them, and what becomes of the visitor's own connections.

use rstest::rstest;
use serde_json::{Value, json};

use super::scene::{Scene, try_upload};
use crate::rating::stage::{Stage, rate};
use crate::sockets::Socket;
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_visitor_is_cut_off_and_begins_anew(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    let p = &scene.s.p;
    let (mut socket, _) = Socket::visitor(p, &scene.vera.token, json!({})).await;
    let waiting = {
        let client = scene.vera.client.clone();
        tokio::spawn(async move { client.get("/api/v1/widget/messages?after=99&wait=20").await })
    };
    // The poll listens before it is answered; a moment for it to begin.
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(scene.erase().await.status, 204);
    loop {
        let frame = socket.hear().await;
        if let Some(code) = frame.get("closed") {
            assert_eq!(code, &json!(4401));
            break;
        }
        assert_ne!(frame["type"], json!("access"), "that is for the server");
    }
    assert_eq!(waiting.await.expect("an answer").status, 401);

    for answer in [
        scene.vera.get("/api/v1/widget/messages").await,
        scene.vera.get("/api/v1/widget/dialogues").await,
        scene.vera.get("/api/v1/widget/rating").await,
        rate(&scene.vera, "x", 1).await,
        scene
            .vera
            .post("/api/v1/widget/messages", &json!({"client_id": "vera-1234-9", "text": "Hello?"}))
            .await,
        scene.vera.post("/api/v1/widget/finish", &Value::Null).await,
        try_upload(&scene.vera, "/api/v1/widget/files", "x.txt", "x").await,
    ] {
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (401, "unauthenticated"));
    }
    // The panel brings its old token and is somebody new.
    let path = format!("/api/v1/widget/{}/session", scene.s.chat.key);
    let visit = scene.vera.post(&path, &json!({"name": "Somebody"})).await.json();
    assert_ne!(visit["visitor"]["id"], json!(scene.vera.id));
    assert_ne!(visit["visitor_token"], json!(scene.vera.token));
    assert_eq!(visit["dialogue"], Value::Null);
    // So is the person whom the site signs.
    let again =
        super::scene::signed(&scene.s, "crmnumber4711", "Vera", "vera@zyxmail.example").await;
    assert_ne!(again.id, scene.vera.id);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_open_dialogue_is_finished_and_those_who_have_it_hear(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let olga = s.p.member("Olga", "owner").await;
    let vera = s.visitor().await;
    let dialogue = s.talk(&vera).await;
    let mut socket = Socket::operator(&s.p, &s.anna).await;
    let path = format!("/api/v1/dialogues/{dialogue}");
    let before = s.anna.get(&path).await.json();
    assert_eq!(olga.delete(&format!("/api/v1/visitors/{}", vera.id)).await.status, 204);

    let finished = socket.hear_of("dialogue").await;
    assert_eq!(finished["dialogue"]["state"], json!("finished"));
    assert_eq!(socket.hear().await, json!({"type": "erased", "dialogue": dialogue}));
    let after = s.anna.get(&path).await.json();
    assert!(after["revision"].as_i64() > finished["dialogue"]["revision"].as_i64());
    assert_eq!((&after["finished_by"], &after["visitor"]["name"]), (&json!("admin"), &Value::Null));
    assert_eq!(after["last_message"]["text"], json!(""));
    assert_eq!(after["last_seq"], before["last_seq"]);
    let last = after["history"].as_array().expect("a history").last().expect("an entry").clone();
    assert_eq!((&last["kind"], &last["by"]["name"]), (&json!("finished"), &json!("Olga")));

    // It counts as every dialogue that was finished does.
    let outcome = s.outcome(&dialogue).await;
    assert_eq!((outcome.finished_by.as_str(), outcome.state.as_str()), ("admin", "asked"));
    s.p.clock.advance(8 * candor::time::DAY);
    s.p.run_jobs().await;
    assert_eq!(s.state(&dialogue).await, "expired");
    // Nobody can write into it any more.
    let answer = s
        .anna
        .post(&format!("{path}/messages"), &json!({"client_id": "anna-9999", "text": "Wait"}))
        .await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (409, "already_finished"));
    // A resend of what was written answers that it is gone.
    let lines = s.anna.get(&format!("{path}/messages")).await.json();
    let mine = &lines["items"][1];
    let body = json!({"client_id": mine["client_id"], "text": "Here you are"});
    let again = s.anna.post(&format!("{path}/messages"), &body).await.json();
    assert_eq!(
        (&again["seq"], &again["text"], &again["erased"]),
        (&json!(2), &json!(""), &json!(true))
    );
}

/// What operators hear and read of an erasure is the same whether there was a rating or not.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn it_tells_nothing_of_a_rating(#[case] engine: Engine) {
    let mut runs = Vec::new();
    for rates in [false, true] {
        let s = Stage::new(engine).await;
        let olga = s.p.member("Olga", "owner").await;
        let vera = s.visitor().await;
        let dialogue = s.finished(&vera).await;
        if rates {
            let key = s.key(&vera).await;
            assert_eq!(rate(&vera, &key, 1).await.status, 200);
        }
        let mut socket = Socket::operator(&s.p, &s.anna).await;
        let answer = olga.delete(&format!("/api/v1/visitors/{}", vera.id)).await;
        let mut seen = vec![format!("{} {:?} {}", answer.status, answer.headers, answer.text)];
        seen.push(socket.hear().await.to_string());
        for path in [
            format!("/api/v1/dialogues/{dialogue}"),
            format!("/api/v1/dialogues/{dialogue}/messages"),
            "/api/v1/dialogues?state=finished".to_owned(),
        ] {
            seen.push(s.anna.get(&path).await.text);
        }
        runs.push(seen);
    }
    assert_eq!(runs[0], runs[1]);
}
