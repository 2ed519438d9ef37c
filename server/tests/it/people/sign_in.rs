//! Signing in and out: sessions, cookies, wrong passwords, what other sites' pages may not do.

use candor::time::{DAY, HOUR, SECOND};
use reqwest::Method;
use rstest::rstest;
use serde_json::json;

use super::{PASSWORD, add, audited, cookie, email, sign_in, status, try_sign_in, with_cookie};
use crate::testing::{Client, Engine, Program};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_session_lives_as_long_as_it_is_used(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let first = try_sign_in(&program, &email("ANNA"), PASSWORD).await;
    assert_eq!(first.status, 200, "e-mails are compared without case");
    let anna = with_cookie(&program, &first);
    let again =
        anna.post("/api/v1/session", &json!({"email": email("anna"), "password": PASSWORD})).await;
    assert_ne!(cookie(&first), cookie(&again), "a new token at every sign-in");
    assert_eq!(status(&anna).await, 401, "and the old one is dead");
    let anna = with_cookie(&program, &again);

    program.clock.advance(HOUR / 2);
    assert!(!anna.get("/api/v1/session").await.headers.contains_key("set-cookie"));
    for _ in 0..3 {
        program.clock.advance(20 * DAY);
        let kept = anna.get("/api/v1/session").await;
        assert_eq!(kept.status, 200);
        assert_eq!(cookie(&kept), cookie(&again), "the browser's copy lives on, too");
    }
    program.clock.advance(30 * DAY);
    assert_eq!(status(&anna).await, 401);

    let anna = sign_in(&program, "Anna").await;
    let out = anna.delete("/api/v1/session").await;
    assert_eq!(out.status, 204);
    assert!(cookie(&out).contains("Max-Age=0"));
    assert_eq!(status(&anna).await, 401);
    assert_eq!(audited(&program, "sign_in").await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_https_the_cookie_is_bound_to_the_host() {
    let address = "https://chat.example.org";
    let program =
        Program::configured(Engine::Sqlite, |config| config.public_url = Some(address.to_owned()))
            .await;
    let olga = program.member("Olga", "owner").await;
    let cookie_of_olga = format!("__Host-candor={}", olga.token);
    let olga = program.stranger().with("cookie", &cookie_of_olga);
    let body =
        json!({"email": email("anna"), "name": "Anna", "role": "operator", "password": PASSWORD});
    assert_eq!(
        olga.with("origin", program.origin()).post("/api/v1/members", &body).await.code(),
        "wrong_origin"
    );
    assert_eq!(olga.with("origin", address).post("/api/v1/members", &body).await.status, 201);
    let answer = try_sign_in(&program, &email("anna"), PASSWORD).await;
    let set = cookie(&answer);
    assert!(set.starts_with("__Host-candor=") && set.ends_with("; Secure"), "{set}");
    assert!(set.contains("Path=/;") && !set.contains("Domain"), "{set}");
    let invited = olga
        .with("host", "evil.example")
        .post(
            "/api/v1/members",
            &json!({"email": "b@example.org", "name": "B", "role": "operator"}),
        )
        .await
        .json();
    assert!(invited["invitation_url"].as_str().expect("a link").starts_with(address));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_wait_longer_and_longer(#[case] engine: Engine) {
    let program = Program::configured(engine, |config| config.limits = true).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    for wait in [0, 0, 0, 0, 2, 4, 8] {
        let wrong = try_sign_in(&program, &email("anna"), "not the password").await;
        assert_eq!((wrong.status.as_u16(), wrong.code().as_str()), (401, "wrong_password"));
        if wait > 0 {
            let early = try_sign_in(&program, &email("anna"), PASSWORD).await;
            assert_eq!(early.status, 429, "not even the right one");
            assert_eq!(early.headers["retry-after"], wait.to_string().as_str());
            program.clock.advance(wait * SECOND);
        }
    }
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 200);
    for _ in 0..4 {
        let wrong = try_sign_in(&program, &email("anna"), "not the password").await;
        assert_eq!(wrong.status, 401, "a right password starts afresh");
    }
    program.clock.advance(DAY + 1);
    for _ in 0..4 {
        let wrong = try_sign_in(&program, &email("anna"), "not the password").await;
        assert_eq!(wrong.status, 401, "and so does a quiet day");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_in_parallel_gains_nothing(#[case] engine: Engine) {
    let program = Program::configured(engine, |config| config.limits = true).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let to = email("anna");
    let tries = (0..30).map(|n| {
        let (program, to) = (&program, &to);
        async move { try_sign_in(program, to, &format!("guess number {n}")).await.status.as_u16() }
    });
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers.iter().filter(|status| **status == 401).count(), 5, "{answers:?}");
    assert_eq!(answers.iter().filter(|status| **status == 429).count(), 25, "{answers:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whether_an_email_is_known_shows_in_nothing(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let id = add(&olga, "Dora", "operator").await;
    olga.patch(&format!("/api/v1/members/{id}"), &json!({"status": "disabled"})).await;
    let invited = json!({"email": email("ivan"), "name": "Ivan", "role": "operator"});
    assert_eq!(olga.post("/api/v1/members", &invited).await.status, 201);
    let mut seen = Vec::new();
    for (who, password) in [
        (email("anna"), "not the password"),
        (email("nobody"), PASSWORD),
        (email("dora"), PASSWORD),
        (email("ivan"), PASSWORD),
        ("a\0b@example.org".to_owned(), PASSWORD),
        (String::new(), ""),
    ] {
        let answer = try_sign_in(&program, &who, password).await;
        let headers: Vec<String> =
            answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        seen.push((answer.status.as_u16(), headers, answer.text));
    }
    assert_eq!(seen[0].0, 401);
    assert!(seen.iter().all(|answer| answer == &seen[0]), "{seen:#?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_needs_the_current_one_and_ends_other_sessions(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let (here, there) = (sign_in(&program, "Anna").await, sign_in(&program, "Anna").await);
    let bare = here.patch("/api/v1/session", &json!({"new_password": "another password"})).await;
    assert_eq!(bare.status, 400);
    assert!(bare.json()["error"]["fields"]["current_password"].is_string());
    let change = |current: &str| json!({"current_password": current, "new_password": "another password", "language": "ru"});
    let wrong = here.patch("/api/v1/session", &change("not the password")).await;
    assert_eq!((wrong.status.as_u16(), wrong.code().as_str()), (401, "wrong_password"));
    assert_eq!(status(&there).await, 200);
    let right = here.patch("/api/v1/session", &change(PASSWORD)).await;
    assert_eq!((right.status.as_u16(), &right.json()["member"]["language"]), (200, &json!("ru")));
    assert_eq!((status(&here).await, status(&there).await), (200, 401));
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 401);
    assert_eq!(try_sign_in(&program, &email("anna"), "another password").await.status, 200);
    assert_eq!(audited(&program, "password.change").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_pages_change_nothing() {
    let program = Program::start(Engine::Sqlite).await;
    let olga = program.member("Olga", "owner").await;
    let patch = json!({"name": "Taken over"});
    for (name, value) in [
        ("origin", "https://evil.example"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let evil = olga.with(name, value);
        assert_eq!(evil.patch("/api/v1/workspace", &patch).await.code(), "wrong_origin", "{value}");
        assert_eq!(evil.delete("/api/v1/session").await.code(), "wrong_origin", "{value}");
        let sign_in = program.stranger().with(name, value);
        let body = json!({"email": email("eve"), "password": PASSWORD});
        assert_eq!(sign_in.post("/api/v1/session", &body).await.code(), "wrong_origin", "{value}");
    }
    for kind in ["text/plain", "application/x-www-form-urlencoded"] {
        for (method, path) in [
            (Method::POST, "/api/v1/session"),
            (Method::POST, "/api/v1/members"),
            (Method::PATCH, "/api/v1/workspace"),
            (Method::DELETE, "/api/v1/session"),
        ] {
            let is_delete = method == Method::DELETE;
            let request =
                olga.request(method, path).header("content-type", kind).body(patch.to_string());
            let answer = Client::answer(request).await;
            assert_eq!(answer.code(), "unsupported_media_type", "{kind} {path} {is_delete}");
        }
    }
    assert_eq!(olga.get("/api/v1/workspace").await.json()["name"], json!("Test"));
    let own = olga.with("origin", program.origin()).with("sec-fetch-site", "same-origin");
    assert_eq!(own.patch("/api/v1/workspace", &json!({"name": "Mine"})).await.status, 200);
}
