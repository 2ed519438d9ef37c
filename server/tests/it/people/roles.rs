//! Who may call what, before anything else is looked at: a wrong role sees 403 also for ids and bodies that
//! make no sense.

use reqwest::Method;
use rstest::rstest;
use serde_json::json;

use crate::testing::{Engine, Program};

const ADMIN_ROUTES: [(&str, &str); 15] = [
    ("DELETE", "/api/v1/members/nonsense/sessions"),
    ("DELETE", "/api/v1/members/nonsense/two-factor"),
    ("GET", "/api/v1/workspace/two-factor"),
    ("GET", "/api/v1/audit"),
    ("GET", "/api/v1/audit/options"),
    ("GET", "/api/v1/audit/export"),
    ("GET", "/api/v1/members"),
    ("POST", "/api/v1/members"),
    ("PATCH", "/api/v1/members/00000000-0000-7000-8000-000000000000"),
    ("DELETE", "/api/v1/members/nonsense"),
    ("POST", "/api/v1/members/nonsense/invitation"),
    ("GET", "/api/v1/workspace"),
    ("PATCH", "/api/v1/workspace"),
    ("GET", "/api/v1/workspace/working-time"),
    ("PUT", "/api/v1/workspace/working-time"),
];

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn roles_come_first(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let admin = program.member("Adam", "admin").await;
    let analyst = program.member("Alma", "analyst").await;
    let operator = program.member("Anna", "operator").await;
    let stranger = program.stranger();
    let expired = stranger.with("cookie", "candor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    let chat = program.chat("Site").await;
    let visitor = program.visitor(&chat, "Vera").await;
    for (method, path) in ADMIN_ROUTES {
        let method = Method::from_bytes(method.as_bytes()).expect("a method");
        let body = json!({"nonsense": true});
        let ask = |client: crate::testing::Client| {
            let (method, body) = (method.clone(), body.clone());
            async move { client.send(method, path, &body).await.status.as_u16() }
        };
        let seen = [
            ask(stranger.clone()).await,
            ask(expired.clone()).await,
            ask(visitor.client.clone()).await,
            ask(operator.client.clone()).await,
            ask(analyst.client.clone()).await,
        ];
        assert_eq!(seen, [401, 401, 401, 403, 403], "{method} {path}");
        for manager in [&owner, &admin] {
            let status = ask(manager.client.clone()).await;
            assert!(![401, 403].contains(&status), "{method} {path}: {status}");
        }
    }
    for member in [&owner, &admin, &analyst, &operator] {
        let session = member.get("/api/v1/session").await.json();
        let chats = session["chats"].as_array().expect("chats").len();
        assert_eq!(chats, usize::from(member.name != "Alma"), "{session}");
        let renamed = member.patch("/api/v1/session", &json!({"role": "owner"})).await;
        assert_eq!(renamed.code(), "validation", "nobody gives himself a role");
    }
}
