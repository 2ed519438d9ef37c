//! Second factors and sessions: a code works once, a lost app has its codes, nobody gets past a rule, and what is
//! ended is ended at once.

use candor::config::Mail;
use candor::domain::one_time;
use candor::time::{SECOND, Time};
use rstest::rstest;
use serde_json::{Value, json};

use super::{PASSWORD, add, audited, cookie, email, sign_in, status, try_sign_in, with_cookie};
use crate::mail::sink::Sink;
use crate::sockets::Socket;
use crate::testing::{Answer, Client, Engine, Program};

const OWN: &str = "/api/v1/session/two-factor";

/// Sets a second factor up; its secret and the recovery codes.
async fn enrol(program: &Program, client: &Client) -> (Vec<u8>, Vec<String>) {
    let begun = client.post(OWN, &json!({"password": PASSWORD})).await;
    assert_eq!(begun.status, 200, "{}", begun.text);
    let secret =
        one_time::read(begun.json()["secret"].as_str().expect("a secret")).expect("base 32");
    let body = json!({"code": code(&secret, program.app.now())});
    let confirmed = client.post(&format!("{OWN}/confirm"), &body).await;
    assert_eq!(confirmed.status, 200, "{}", confirmed.text);
    let codes = confirmed.json()["recovery_codes"].as_array().expect("codes").clone();
    (secret, codes.iter().map(|code| code.as_str().expect("text").to_owned()).collect())
}

fn code(secret: &[u8], now: Time) -> String {
    one_time::code(secret, one_time::step(now))
}

async fn with_code(program: &Program, name: &str, code: &str) -> Answer {
    let body = json!({"email": email(name), "password": PASSWORD, "code": code});
    program.stranger().post("/api/v1/session", &body).await
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_asked_for_and_works_once(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let anna = sign_in(&program, "Anna").await;
    assert_eq!(anna.post(OWN, &json!({"password": "wrong"})).await.code(), "wrong_password");
    let begun = anna.post(OWN, &json!({"password": PASSWORD})).await.json();
    let address = begun["address"].as_str().expect("an address");
    assert!(address.starts_with("otpauth://totp/Candor%20Test:anna%40people.example.org?secret="));
    assert!(begun["picture"]["size"].as_u64().is_some_and(|size| size > 20));
    // What waits to be confirmed is not asked for, and a wrong code confirms nothing.
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 200);
    let confirm = format!("{OWN}/confirm");
    assert_eq!(anna.post(&confirm, &json!({"code": "000000"})).await.code(), "wrong_code");
    let (secret, codes) = enrol(&program, &anna).await;
    assert_eq!(codes.len(), 10);
    assert_eq!(
        anna.post(OWN, &json!({"password": PASSWORD})).await.code(),
        "stale",
        "it is not read again"
    );
    assert_eq!(
        anna.get(OWN).await.json(),
        json!({"enabled": true, "required": false, "recovery_codes_left": 10})
    );

    let missing = try_sign_in(&program, &email("anna"), PASSWORD).await;
    assert_eq!((missing.status.as_u16(), missing.code()), (401, "code_required".into()));
    assert!(!missing.headers.contains_key("set-cookie"));
    assert_eq!(
        try_sign_in(&program, &email("anna"), "wrong").await.code(),
        "wrong_password",
        "said before"
    );
    let used = code(&secret, program.app.now());
    assert_eq!(
        with_code(&program, "anna", &used).await.code(),
        "wrong_code",
        "it confirmed the secret"
    );
    program.clock.advance(30 * SECOND);
    let next = code(&secret, program.app.now());
    let tries = (0..4).map(|_| with_code(&program, "anna", &next));
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(
        answers.iter().filter(|answer| answer.status == 200).count(),
        1,
        "of several at once, one"
    );
    program.clock.advance(90 * SECOND);
    let old = one_time::code(&secret, one_time::step(program.app.now()) - 2);
    assert_eq!(with_code(&program, "anna", &old).await.code(), "wrong_code", "two steps old");
    program.clock.advance(3_600 * SECOND);
    let early = one_time::code(&secret, one_time::step(program.app.now()) + 1);
    assert_eq!(with_code(&program, "anna", &early).await.status, 200, "her clock is fast");
    assert_eq!(audited(&program, "two_factor.on").await.len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn recovery_codes_work_once_each(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let id = add(&olga, "Anna", "operator").await;
    let anna = sign_in(&program, "Anna").await;
    let (secret, codes) = enrol(&program, &anna).await;
    // Stored as hashes only.
    let mut conn = program.app.db.read().await.expect("a connection");
    let stored: Vec<(String,)> =
        conn.all("select code_hash from recovery_codes", candor::values![]).await.expect("hashes");
    assert!(
        stored
            .iter()
            .all(|(hash,)| !codes.iter().any(|code| hash.contains(&one_time::plain(code))))
    );
    drop(conn);
    let said = codes[0].to_lowercase().replace('-', " ");
    assert_eq!(with_code(&program, "anna", &said).await.status, 200, "as people type it");
    assert_eq!(with_code(&program, "anna", &codes[0]).await.code(), "wrong_code");
    assert_eq!(anna.get(OWN).await.json()["recovery_codes_left"], json!(9));
    program.clock.advance(60 * SECOND);
    let renewed = json!({"code": code(&secret, program.app.now())});
    let fresh = anna.post(&format!("{OWN}/recovery-codes"), &renewed).await.json();
    assert_eq!(with_code(&program, "anna", &codes[1]).await.code(), "wrong_code", "replaced");
    program.clock.advance(3_600 * SECOND);
    let fresh = fresh["recovery_codes"][0].as_str().expect("a code");
    assert_eq!(with_code(&program, "anna", fresh).await.status, 200);

    // Who lost both is helped by those who manage, and loses every session.
    assert_eq!(status(&anna).await, 200);
    let listed = olga.get("/api/v1/members").await.json();
    let items = listed["items"].as_array().expect("items");
    let shown: Vec<bool> = ["Anna", "Olga"]
        .iter()
        .filter_map(|name| items.iter().find(|item| item["name"] == json!(name)))
        .map(|item| item["two_factor"] == json!(true))
        .collect();
    assert_eq!(shown, [true, false]);
    assert_eq!(olga.delete(&format!("/api/v1/members/{id}/two-factor")).await.status, 204);
    assert_eq!(status(&anna).await, 401);
    let anna = sign_in(&program, "Anna").await;
    let (secret, _) = enrol(&program, &anna).await;
    program.clock.advance(60 * SECOND);
    let off = format!("{OWN}/off");
    assert_eq!(anna.post(&off, &json!({"code": "123456"})).await.code(), "wrong_code");
    let body = json!({"code": code(&secret, program.app.now())});
    assert_eq!(anna.post(&off, &body).await.status, 204);
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 200);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn guessing_codes_is_slowed_down(#[case] engine: Engine) {
    let program = Program::configured(engine, |config| config.limits = true).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let anna = sign_in(&program, "Anna").await;
    enrol(&program, &anna).await;
    let mut seen = Vec::new();
    for n in 0..12 {
        // Asking without a code in between gives no guess back.
        try_sign_in(&program, &email("anna"), PASSWORD).await;
        seen.push(with_code(&program, "anna", &format!("{n:06}")).await.status.as_u16());
    }
    assert!(seen.contains(&429), "{seen:?}");
    assert!(seen.iter().filter(|status| **status == 401).count() <= 7, "{seen:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_gives_no_guess_at_a_code_back(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let program = Program::configured(engine, |config| {
        config.limits = true;
        config.mail =
            Some(Mail { smtp_url: sink.url(), from: "Candor <candor@example.org>".to_owned() });
    })
    .await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let anna = sign_in(&program, "Anna").await;
    let (secret, _) = enrol(&program, &anna).await;
    // Guesses in a session and at the door are counted together.
    for n in 0..3 {
        let guess = json!({"code": format!("{n:06}")});
        let refused = anna.post(&format!("{OWN}/recovery-codes"), &guess).await;
        assert_eq!(refused.code(), "wrong_code");
    }
    for n in 3..5 {
        assert_eq!(with_code(&program, "anna", &format!("{n:06}")).await.code(), "wrong_code");
    }
    assert_eq!(with_code(&program, "anna", "000006").await.code(), "too_many_requests");

    let asked =
        program.stranger().post("/api/v1/password-resets", &json!({"email": email("anna")})).await;
    assert_eq!(asked.status, 202);
    program.send_due().await;
    let text = sink.one().text();
    let link = text.lines().find(|line| line.starts_with("http")).expect("a link");
    let token = link.rsplit('/').next().expect("a token");
    let set = format!("/api/v1/password-resets/{token}");
    assert_eq!(program.stranger().post(&set, &json!({"password": PASSWORD})).await.status, 204);
    let answer = with_code(&program, "anna", "000007").await;
    assert_eq!(answer.code(), "too_many_requests", "{}", answer.text);
    // Who waits gets in, and starts afresh.
    program.clock.advance(60 * SECOND);
    let next = code(&secret, program.app.now());
    assert_eq!(with_code(&program, "anna", &next).await.status, 200);
    assert_eq!(with_code(&program, "anna", "000008").await.code(), "wrong_code");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_drops_his_own_without_a_code(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let id = add(&olga, "Adam", "admin").await;
    let stolen = sign_in(&program, "Adam").await;
    let adam = sign_in(&program, "Adam").await;
    // What waits to be confirmed is confirmed, and nothing else.
    let begun = adam.post(OWN, &json!({"password": PASSWORD})).await.json();
    let secret = one_time::read(begun["secret"].as_str().expect("a secret")).expect("base 32");
    let right = json!({"code": code(&secret, program.app.now())});
    for verb in ["recovery-codes", "off"] {
        assert_eq!(adam.post(&format!("{OWN}/{verb}"), &right).await.code(), "stale", "{verb}");
    }
    assert_eq!(adam.get(OWN).await.json()["enabled"], json!(false));
    // Sessions that began without one end with it.
    assert_eq!((status(&stolen).await, status(&adam).await), (200, 200));
    assert_eq!(adam.post(&format!("{OWN}/confirm"), &right).await.status, 200);
    assert_eq!((status(&stolen).await, status(&adam).await), (401, 200));

    let own = format!("/api/v1/members/{id}/two-factor");
    assert_eq!(adam.delete(&own).await.code(), "forbidden");
    assert_eq!(adam.get(OWN).await.json()["enabled"], json!(true));
    assert_eq!(olga.delete(&own).await.status, 204);

    // A rule that is as it should be leaves no line.
    for (required, lines) in [(false, 0), (true, 1), (true, 1)] {
        let rule = json!({"required": required});
        olga.put("/api/v1/workspace/two-factor", &rule).await;
        assert_eq!(audited(&program, "workspace.change").await.len(), lines, "{required}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_may_want_it_of_everybody(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let adam = program.member("Adam", "admin").await;
    add(&olga, "Anna", "operator").await;
    let answer = try_sign_in(&program, &email("anna"), PASSWORD).await;
    let anna = with_cookie(&program, &answer);
    let token = cookie(&answer).split(['=', ';']).nth(1).expect("a token").to_owned();
    let opened = Socket::try_operator(&program, &token, Some(program.origin())).await;
    let mut socket = opened.unwrap_or_else(|status| panic!("{status}"));
    socket.hear_of("hello").await;
    let rule = "/api/v1/workspace/two-factor";
    assert_eq!(
        adam.put(rule, &json!({"required": true})).await.code(),
        "forbidden",
        "an owner decides"
    );
    assert_eq!(olga.put(rule, &json!({"required": true})).await.status, 200);

    // Nothing goes but setting it up, on the open socket either; also for the owner himself.
    assert_eq!(socket.hear().await, json!({"closed": 4401}));
    for path in ["/api/v1/dialogues", "/api/v1/members", "/api/v1/analytics/live-chat", rule] {
        for client in [&anna, &olga.client] {
            assert_eq!(client.get(path).await.code(), "two_factor_required", "{path}");
        }
    }
    let refused = Socket::try_operator(&program, &token, Some(program.origin())).await;
    assert_eq!(refused.err(), Some(403));
    let session = anna.get("/api/v1/session").await.json();
    assert_eq!(session["two_factor"]["required"], json!(true));
    let (secret, _) = enrol(&program, &anna).await;
    assert_eq!(anna.get("/api/v1/dialogues").await.status, 200);
    program.clock.advance(60 * SECOND);
    let body = json!({"code": code(&secret, program.app.now())});
    assert_eq!(anna.post(&format!("{OWN}/off"), &body).await.code(), "forbidden");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sessions_are_listed_and_ended(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let adam = program.member("Adam", "admin").await;
    let id = add(&olga, "Anna", "operator").await;
    add(&olga, "Boris", "operator").await;
    let firefox = program.stranger().with("user-agent", "Firefox/1");
    let body = json!({"email": email("anna"), "password": PASSWORD});
    let answer = firefox.post("/api/v1/session", &body).await;
    let lost = with_cookie(&program, &answer);
    let token = cookie(&answer).split(['=', ';']).nth(1).expect("a token").to_owned();
    program.clock.advance(SECOND);
    let anna = sign_in(&program, "Anna").await;
    let boris = sign_in(&program, "Boris").await;
    let items = anna.get("/api/v1/sessions").await.json()["items"].clone();
    assert_eq!(items.as_array().map(Vec::len), Some(2), "{items}");
    assert_eq!((&items[0]["current"], &items[1]["current"]), (&json!(true), &json!(false)));
    assert_eq!(
        (&items[1]["browser"], &items[1]["address"]),
        (&json!("Firefox/1"), &json!("127.0.0.0/24"))
    );
    assert!(!items.to_string().contains(&token), "its id is no key to it");

    let opened = Socket::try_operator(&program, &token, Some(program.origin())).await;
    let mut socket = opened.unwrap_or_else(|status| panic!("{status}"));
    socket.hear_of("hello").await;
    let path = format!("/api/v1/sessions/{}", items[1]["id"].as_str().expect("an id"));
    assert_eq!(boris.delete(&path).await.code(), "not_found", "another's");
    assert_eq!(anna.delete(&path).await.status, 204);
    assert_eq!(anna.delete(&path).await.code(), "not_found");
    assert_eq!(socket.hear().await, json!({"closed": 4401}));
    assert_eq!((status(&lost).await, status(&anna).await), (401, 200));

    assert_eq!(adam.delete(&format!("/api/v1/members/{id}/sessions")).await.status, 204);
    assert_eq!((status(&anna).await, status(&boris).await), (401, 200));
    let owners = format!("/api/v1/members/{}/sessions", olga.id);
    assert_eq!(adam.delete(&owners).await.code(), "forbidden");
    assert_eq!(audited(&program, "session.end").await.len(), 1);
    assert_eq!(audited(&program, "session.end_all").await, [None::<String>]);
    assert_eq!(
        olga.get("/api/v1/session").await.json()["two_factor"]["enabled"],
        Value::Bool(false)
    );
}
