//! People: the first run, signing in and out, sessions, members, invitations, the workspace.

mod access;
mod analysts;
mod audit;
mod invitations;
mod members;
mod reset;
mod roles;
mod setup;
mod sign_in;

use serde_json::json;

use crate::testing::{Answer, Client, Member, Program};

pub const PASSWORD: &str = "a long enough password";

/// A member with a password, added by `by` through the API; his id.
pub async fn add(by: &Member, name: &str, role: &str) -> String {
    let body = json!({"email": email(name), "name": name, "role": role, "password": PASSWORD});
    let answer = by.post("/api/v1/members", &body).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()["id"].as_str().expect("an id").to_owned()
}

pub fn email(name: &str) -> String {
    format!("{}@people.example.org", name.to_lowercase())
}

pub async fn try_sign_in(program: &Program, email: &str, password: &str) -> Answer {
    let body = json!({"email": email, "password": password});
    program.stranger().post("/api/v1/session", &body).await
}

/// Signs in by e-mail and password.
pub async fn sign_in(program: &Program, name: &str) -> Client {
    let answer = try_sign_in(program, &email(name), PASSWORD).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    with_cookie(program, &answer)
}

/// A client with the cookie that this answer set.
pub fn with_cookie(program: &Program, answer: &Answer) -> Client {
    program.stranger().with("cookie", cookie(answer).split(';').next().expect("a pair"))
}

pub fn cookie(answer: &Answer) -> &str {
    answer.headers["set-cookie"].to_str().expect("text")
}

pub async fn status(client: &Client) -> u16 {
    client.get("/api/v1/session").await.status.as_u16()
}

/// Whether the audit log has this action, and its detail.
pub async fn audited(program: &Program, action: &str) -> Vec<Option<String>> {
    let mut conn = program.app.db.read().await.expect("a connection");
    let rows: Vec<(Option<String>,)> = conn
        .all("select detail from audit where action = $1 order by at, id", candor::values![action])
        .await
        .expect("rows");
    rows.into_iter().map(|(detail,)| detail).collect()
}
