//! A forgotten password, and invitations by mail: one link, once, for a while; and nothing tells whether an e-mail
//! is known.

use candor::config::Mail;
use candor::time::{DAY, HOUR};
use rstest::rstest;
use serde_json::{Value, json};

use super::{PASSWORD, add, audited, email, sign_in, status, try_sign_in, with_cookie};
use crate::mail::sink::Sink;
use crate::sockets::Socket;
use crate::testing::{Answer, Engine, Member, Program};

const NEW: &str = "an even longer password";

async fn program(engine: Engine, sink: &Sink) -> (Program, Member) {
    let program = Program::configured(engine, |config| {
        config.limits = true;
        config.mail =
            Some(Mail { smtp_url: sink.url(), from: "Candor <candor@example.org>".to_owned() });
    })
    .await;
    let olga = program.member("Olga", "owner").await;
    (program, olga)
}

async fn forget(program: &Program, email: &str) -> Answer {
    program.stranger().post("/api/v1/password-resets", &json!({"email": email})).await
}

/// The API's path for the link of a letter.
fn path_in(text: &str) -> String {
    let link = text.lines().find(|line| line.starts_with("http")).expect("a link");
    let token = link.rsplit('/').next().expect("a token");
    assert_eq!(token.len(), 43, "{link}");
    let kind = if link.contains("/invitation/") { "invitations" } else { "password-resets" };
    format!("/api/v1/{kind}/{token}")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_sets_a_password_once_and_signs_out_everywhere(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    add(&olga, "Anna", "operator").await;
    let answer = try_sign_in(&program, &email("anna"), PASSWORD).await;
    let anna = with_cookie(&program, &answer);
    let token = super::cookie(&answer).split(['=', ';']).nth(1).expect("a token").to_owned();
    let mut socket = Socket::try_operator(&program, &token, Some(program.origin()))
        .await
        .unwrap_or_else(|status| panic!("{status}"));
    assert_eq!(socket.hear().await["type"], json!("hello"));

    assert_eq!(forget(&program, &email("ANNA")).await.status, 202);
    program.send_due().await;
    let letter = sink.one();
    assert_eq!(letter.to, [email("anna")]);
    let link = path_in(&letter.text());
    let anyone = program.stranger();
    assert_eq!(anyone.get(&link).await.status, 204);
    assert_eq!(status(&anna).await, 200, "asking changes nothing");
    assert_eq!(anyone.post(&link, &json!({"password": "short"})).await.code(), "validation");

    let new = json!({"password": NEW});
    let tries = (0..4).map(|_| anyone.post(&link, &new));
    let answers = futures_util::future::join_all(tries).await;
    let won = answers.iter().filter(|answer| answer.status == 204).count();
    assert_eq!(won, 1, "of several at once, one");
    assert!(answers.iter().all(|answer| !answer.headers.contains_key("set-cookie")));
    assert_eq!(status(&anna).await, 401);
    assert_eq!(socket.hear().await, json!({"closed": 4401}));
    assert_eq!(anyone.get(&link).await.code(), "not_found");
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 401);
    assert_eq!(try_sign_in(&program, &email("anna"), NEW).await.status, 200);
    assert_eq!(audited(&program, "password.forget").await.len(), 1);
    assert_eq!(audited(&program, "password.reset").await.len(), 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_tells_whether_an_email_is_known(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    let anna = add(&olga, "Anna", "operator").await;
    add(&olga, "Boris", "operator").await;
    let path = format!("/api/v1/members/{anna}");
    assert_eq!(olga.patch(&path, &json!({"status": "disabled"})).await.status, 200);
    let mut answers = Vec::new();
    for email in
        [email("boris"), email("anna"), "nobody@example.org".into(), "no\0body".into(), "".into()]
    {
        let answer = forget(&program, &email).await;
        let mut names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        names.sort();
        answers.push((answer.status, answer.text, names));
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    program.send_due().await;
    assert_eq!(sink.one().to, [email("boris")], "who may not sign in gets no letter");
    // Neither the e-mail that was typed nor the link stays.
    let mut conn = program.app.db.read().await.expect("a connection");
    let kept: Vec<(Option<String>, Option<String>, String)> = conn
        .all("select email, link, status from letters order by status", candor::values![])
        .await
        .expect("letters");
    assert_eq!(kept.len(), 5);
    assert!(kept.iter().all(|(email, link, _)| email.is_none() && link.is_none()), "{kept:?}");
    drop(conn);

    // Asking again and again is slowed down, alike for everybody.
    let mut seen = [Vec::new(), Vec::new()];
    for (n, email) in [email("olga"), "stranger@example.org".to_owned()].iter().enumerate() {
        for _ in 0..6 {
            seen[n].push(forget(&program, email).await.status.as_u16());
        }
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0][..3], [202, 202, 202]);
    assert!(seen[0].contains(&429), "{seen:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_runs_out_and_is_replaced(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    let anna = add(&olga, "Anna", "operator").await;
    let anyone = program.stranger();
    let mut links = Vec::new();
    for _ in 0..2 {
        assert_eq!(forget(&program, &email("anna")).await.status, 202);
        program.send_due().await;
        links.push(path_in(&sink.one().text()));
    }
    let never = anyone.get("/api/v1/password-resets/never-there").await;
    assert_eq!(anyone.get(&links[0]).await.text, never.text, "a new link replaces the one before");
    program.clock.advance(HOUR - 1);
    assert_eq!(anyone.get(&links[1]).await.status, 204);
    program.clock.advance(1);
    let late = anyone.post(&links[1], &json!({"password": NEW})).await;
    assert_eq!((late.status.as_u16(), &late.text), (404, &never.text));

    // Removing a member takes his link away, and the host that a request claims is not in it.
    let mut link = String::new();
    for host in ["evil.example", "203.0.113.9", "203.0.113.9:80", "[2001:db8::1]"] {
        program.clock.advance(candor::time::MINUTE);
        let hosted = program.stranger().with("host", host);
        let asked = hosted.post("/api/v1/password-resets", &json!({"email": email("anna")})).await;
        assert_eq!(asked.status, 202, "{}", asked.text);
        program.send_due().await;
        let text = sink.one().text();
        assert!(!text.contains(host), "{text}");
        link = path_in(&text);
    }
    assert_eq!(olga.delete(&format!("/api/v1/members/{anna}")).await.status, 204);
    assert_eq!(anyone.post(&link, &json!({"password": NEW})).await.text, never.text);
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 401);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_link_dies_with_the_password_it_replaces(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    let id = add(&olga, "Anna", "operator").await;
    let anna = sign_in(&program, "Anna").await;
    let anyone = program.stranger();
    assert_eq!(forget(&program, &email("anna")).await.status, 202);
    program.send_due().await;
    let link = path_in(&sink.one().text());
    // One that has arrived, and one that is on its way.
    assert_eq!(forget(&program, &email("ANNA")).await.status, 202);
    let change = json!({"current_password": PASSWORD, "new_password": NEW});
    assert_eq!(anna.patch("/api/v1/session", &change).await.status, 200);
    assert_eq!(anyone.get(&link).await.status, 404);
    program.send_due().await;
    assert_eq!(sink.got().len(), 0, "it was taken back");

    // The same where she may not sign in for a while.
    assert_eq!(forget(&program, &email("anna")).await.status, 202);
    program.send_due().await;
    let link = path_in(&sink.one().text());
    for status in ["disabled", "active"] {
        let path = format!("/api/v1/members/{id}");
        assert_eq!(olga.patch(&path, &json!({"status": status})).await.status, 200);
        assert_eq!(anyone.post(&link, &json!({"password": NEW})).await.status, 404, "{status}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn trying_a_letter_again_kills_no_link_that_may_have_arrived(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    add(&olga, "Anna", "operator").await;
    sink.answers(&["451 4.3.0 not now"]);
    assert_eq!(forget(&program, &email("anna")).await.status, 202);
    program.send_due().await;
    assert_eq!(sink.got().len(), 0);
    program.clock.advance(10 * candor::time::MINUTE);
    program.send_due().await;
    let link = path_in(&sink.one().text());
    assert_eq!(program.stranger().get(&link).await.status, 204);
    let mut conn = program.app.db.read().await.expect("a connection");
    let valid: Vec<(String,)> = conn
        .all("select token_hash from password_resets", candor::values![])
        .await
        .expect("the links");
    assert_eq!(valid.len(), 2);
    assert_eq!(audited(&program, "password.forget").await.len(), 1, "asked once");
    drop(conn);
    // Asking anew replaces both.
    assert_eq!(forget(&program, &email("anna")).await.status, 202);
    program.send_due().await;
    let fresh = path_in(&sink.one().text());
    assert_eq!(program.stranger().get(&link).await.status, 404);
    assert_eq!(program.stranger().get(&fresh).await.status, 204);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn invitations_are_mailed(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (program, olga) = program(engine, &sink).await;
    let body = json!({"email": email("anna"), "name": "Anna", "role": "operator"});
    let added = olga.post("/api/v1/members", &body).await.json();
    assert_eq!(added["mailed"], json!(true));
    program.send_due().await;
    let letter = sink.one();
    assert_eq!(letter.to, [email("anna")]);
    assert_eq!(letter.header("Subject"), "Test: your invitation");
    let first = path_in(&letter.text());
    assert!(
        added["invitation_url"].as_str().is_some_and(|url| first.ends_with(&url[url.len() - 43..]))
    );

    // A new one replaces it, also in the outbox; a withdrawn one is not sent at all.
    let member = format!("/api/v1/members/{}", added["id"].as_str().expect("an id"));
    for _ in 0..2 {
        let renewed = olga.post(&format!("{member}/invitation"), &Value::Null).await;
        assert_eq!(renewed.json()["mailed"], json!(true));
    }
    program.send_due().await;
    let last = path_in(&sink.one().text());
    assert_eq!(program.stranger().get(&first).await.status, 404);
    program.clock.advance(7 * DAY - 1);
    assert_eq!(program.stranger().get(&last).await.status, 200);
    assert_eq!(olga.post(&format!("{member}/invitation"), &Value::Null).await.status, 200);
    assert_eq!(olga.delete(&member).await.status, 204);
    program.send_due().await;
    assert_eq!(sink.got().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_server_nothing_is_promised() {
    let program = Program::start(Engine::Sqlite).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    for email in [email("anna"), email("nobody")] {
        assert_eq!(forget(&program, &email).await.code(), "unavailable");
    }
    let body = json!({"email": email("b"), "name": "B", "role": "operator"});
    assert_eq!(olga.post("/api/v1/members", &body).await.json()["mailed"], json!(false));
    assert_eq!(status(&sign_in(&program, "Anna").await).await, 200);
}
