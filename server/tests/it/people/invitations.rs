//! Invitations: a link that works once, within a week.

use candor::time::DAY;
use rstest::rstest;
use serde_json::{Value, json};

use super::{audited, email, status, try_sign_in, with_cookie};
use crate::testing::{Engine, Member, Program};

/// Invites; the link's path under `/api/v1`, and the member.
async fn invite(by: &Member, name: &str) -> (String, Value) {
    let body = json!({"email": email(name), "name": name, "role": "operator"});
    let answer = by.post("/api/v1/members", &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let member = answer.json();
    (path_of(&member), member)
}

fn path_of(answer: &Value) -> String {
    let link = answer["invitation_url"].as_str().expect("a link");
    let token = link.rsplit('/').next().expect("a token");
    assert_eq!(token.len(), 43);
    format!("/api/v1/invitations/{token}")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let (link, member) = invite(&olga, "Anna").await;
    let anyone = program.stranger();
    let shown = anyone.get(&link).await.json();
    assert_eq!(shown, json!({"email": email("anna"), "name": "Anna", "workspace": "Test"}));
    let own = format!("/api/v1/members/{}", member["id"].as_str().expect("an id"));
    let early = olga.patch(&own, &json!({"status": "active"})).await;
    assert_eq!(early.code(), "validation", "nobody becomes active without a password");
    let short = anyone.post(&link, &json!({"password": "short"})).await;
    assert_eq!(short.code(), "validation");

    let tries = (0..4).map(|n| {
        let (anyone, link) = (anyone.clone(), link.clone());
        let body =
            json!({"password": format!("password number {n}"), "name": "Anne", "language": "fr"});
        async move { anyone.post(&link, &body).await }
    });
    let answers = futures_util::future::join_all(tries).await;
    let won: Vec<usize> = (0..4).filter(|n| answers[*n].status == 200).collect();
    assert_eq!(won.len(), 1);
    assert!(answers.iter().all(|answer| [200, 404].contains(&answer.status.as_u16())));
    let anna = with_cookie(&program, &answers[won[0]]);
    let session = anna.get("/api/v1/session").await.json();
    assert_eq!(
        (&session["member"]["name"], &session["member"]["language"], &session["member"]["role"]),
        (&json!("Anne"), &json!("fr"), &json!("operator"))
    );
    let password = format!("password number {}", won[0]);
    assert_eq!(try_sign_in(&program, &email("anna"), &password).await.status, 200);
    assert_eq!(anyone.get(&link).await.code(), "not_found");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_ends(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let anyone = program.stranger();
    let accept = json!({"password": "a password of mine"});

    let (withdrawn, member) = invite(&olga, "Anna").await;
    let path = format!("/api/v1/members/{}", member["id"].as_str().expect("an id"));
    assert_eq!(olga.delete(&path).await.status, 204);
    assert_eq!(anyone.post(&withdrawn, &accept).await.code(), "not_found");
    let (again, back) = invite(&olga, "Anna").await;
    assert_eq!(back["id"], member["id"], "the same member, with his credit");
    assert_eq!(anyone.get(&withdrawn).await.code(), "not_found");

    program.clock.advance(7 * DAY - 1);
    assert_eq!(anyone.get(&again).await.status, 200);
    program.clock.advance(1);
    let late = anyone.get(&again).await;
    assert_eq!(late.status, 404);
    let never = anyone.get("/api/v1/invitations/never-there").await;
    assert_eq!(late.text, never.text, "one and the same body");
    assert_eq!(anyone.post(&again, &accept).await.text, never.text);
    assert_eq!(try_sign_in(&program, &email("anna"), "a password of mine").await.status, 401);
    assert_eq!(status(&olga).await, 200);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_link_replaces_the_one_before(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let adam = program.member("Adam", "admin").await;
    let anyone = program.stranger();
    let accept = json!({"password": "a password of mine"});
    let (first, member) = invite(&olga, "Anna").await;
    let renew = format!("/api/v1/members/{}/invitation", member["id"].as_str().expect("an id"));

    // Also when the first has run out.
    program.clock.advance(8 * DAY);
    assert_eq!(anyone.get(&first).await.status, 404);
    let answer = adam.post(&renew, &Value::Null).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let second = path_of(&answer.json());
    assert_eq!(anyone.get(&second).await.json()["email"], json!(email("anna")));
    let third = path_of(&adam.post(&renew, &Value::Null).await.json());
    assert_eq!(anyone.post(&second, &accept).await.status, 404, "one link at a time");
    assert_eq!(anyone.post(&third, &accept).await.status, 200);
    let renewed = audited(&program, "invitation.renew").await;
    assert_eq!(renewed.len(), 2);

    let late = olga.post(&renew, &Value::Null).await;
    assert_eq!((late.status.as_u16(), late.code()), (409, "stale".into()));
    let nobodys = "/api/v1/members/00000000-0000-7000-8000-000000000000/invitation";
    assert_eq!(olga.post(nobodys, &Value::Null).await.code(), "not_found");

    let body = json!({"email": email("otto"), "name": "Otto", "role": "owner"});
    let otto = olga.post("/api/v1/members", &body).await.json();
    let renew = format!("/api/v1/members/{}/invitation", otto["id"].as_str().expect("an id"));
    assert_eq!(adam.post(&renew, &Value::Null).await.code(), "forbidden", "owners invite owners");
}
