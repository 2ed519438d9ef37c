//! The first run: once, by whoever holds the token from the terminal.

use candor::people::setup;
use rstest::rstest;
use serde_json::{Value, json};

use super::{audited, cookie, status, with_cookie};
use crate::testing::{Engine, Program};

fn body(token: &str, email: &str) -> Value {
    json!({"token": token, "email": email, "password": "correct horse", "name": "Olga", "workspace": "Tea",
        "time_zone": "Europe/Paris", "language": "fr"})
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_token_sets_up_once(#[case] engine: Engine) {
    let program = Program::empty(engine).await;
    let anyone = program.stranger();
    assert_eq!(anyone.get("/api/v1/setup").await.status, 204);
    let old = setup::token(&program.app).await.expect("stored").expect("a token");
    let program = program.restart().await;
    let anyone = program.stranger();
    let token = setup::token(&program.app).await.expect("stored").expect("another token");
    assert_eq!(token.len(), 43);

    let stale = anyone.post("/api/v1/setup", &body(&old, "olga@example.org")).await;
    assert_eq!((stale.status.as_u16(), stale.code().as_str()), (403, "forbidden"));
    let mut wrong = body(&token, "nonsense");
    wrong["time_zone"] = json!("Mars/Olympus");
    wrong["password"] = json!("short");
    wrong["language"] = json!("tlh");
    wrong["name"] = json!(" ");
    let wrong = anyone.post("/api/v1/setup", &wrong).await;
    assert_eq!(wrong.status, 400);
    let fields = wrong.json()["error"]["fields"].as_object().expect("fields").clone();
    let named: Vec<&str> = fields.keys().map(String::as_str).collect();
    assert_eq!(named, ["email", "language", "name", "password", "time_zone"]);

    let done = anyone.post("/api/v1/setup", &body(&token, "olga@example.org")).await;
    assert_eq!(done.status, 201, "{}", done.text);
    let session = done.json();
    assert_eq!(
        (&session["member"]["role"], &session["member"]["language"], &session["workspace"]["name"]),
        (&json!("owner"), &json!("fr"), &json!("Tea"))
    );
    let owner = with_cookie(&program, &done);
    assert_eq!(owner.get("/api/v1/session").await.json(), session);
    assert!(cookie(&done).contains("HttpOnly; SameSite=Lax"), "{}", cookie(&done));

    assert_eq!(anyone.get("/api/v1/setup").await.status, 404);
    assert_eq!(anyone.post("/api/v1/setup", &body(&token, "eve@example.org")).await.status, 404);
    assert_eq!(setup::token(&program.app).await.expect("read"), None);
    assert_eq!(audited(&program, "setup").await.len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_set_up_at_once_one_wins(#[case] engine: Engine) {
    let program = Program::empty(engine).await;
    let token = setup::token(&program.app).await.expect("stored").expect("a token");
    let anyone = program.stranger();
    let tries = (0..6).map(|n| {
        let (anyone, body) = (anyone.clone(), body(&token, &format!("owner{n}@example.org")));
        async move { anyone.post("/api/v1/setup", &body).await }
    });
    let answers = futures_util::future::join_all(tries).await;
    let won: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(won.len(), 1);
    assert!(answers.iter().all(|answer| [201, 404].contains(&answer.status.as_u16())));
    let mut conn = program.app.db.read().await.expect("a connection");
    let (workspaces, accounts): (i64, i64) = conn
        .one(
            "select (select cast(count(*) as bigint) from workspaces), (select cast(count(*) as bigint) from accounts)",
            candor::values![],
        )
        .await
        .expect("counts");
    assert_eq!((workspaces, accounts), (1, 1), "the others left nothing behind");
    assert_eq!(status(&with_cookie(&program, won[0])).await, 200);
}
