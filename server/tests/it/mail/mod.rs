//! Mail about ratings, against a real SMTP server on a real socket: who gets it, who does not any more, in
//! which language, and what happens when the server does not take it.

mod alerts;
pub mod sink;
mod summary;

use candor::config::Mail;
use candor::domain::quality::Settings;
use candor::values;
use serde_json::json;

use crate::rating::stage::Stage;
use crate::testing::{Engine, Member, Program};
use sink::Sink;

/// A stage whose mail goes to the sink, and its owner.
async fn stage(engine: Engine, sink: &Sink) -> (Stage, Member) {
    let p = Program::configured(engine, |config| {
        config.mail =
            Some(Mail { smtp_url: sink.url(), from: "Candor <candor@example.org>".to_owned() });
        config.public_url = Some("http://chat.example.org".to_owned());
    })
    .await;
    let owner = p.member("Olga", "owner").await;
    (Stage::on(p, Settings::default()).await, owner)
}

/// Chooses who gets the alerts of the stage's chat.
async fn choose(s: &Stage, owner: &Member, members: &[&Member]) {
    let ids: Vec<_> = members.iter().map(|member| member.id).collect();
    let path = format!("/api/v1/chats/{}/alerts", s.chat.id);
    let answer = owner.put(&path, &json!({"members": ids})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// Changes a member's row as an admin would.
async fn set(s: &Stage, member: &Member, column: &'static str, value: &'static str) {
    let id = member.id;
    let sql = match column {
        "role" => "update members set role = $1 where id = $2",
        "status" => "update members set status = $1 where id = $2",
        _ => "update members set language = $1 where id = $2",
    };
    s.p.app
        .db
        .write(move |tx| Box::pin(async move { tx.run(sql, values![value, id]).await }))
        .await
        .expect("a change");
}

/// What became of all mails, oldest first.
async fn became(s: &Stage) -> Vec<String> {
    let mut conn = s.p.app.db.read().await.expect("a connection");
    let rows: Vec<(String, i64)> = conn
        .all("select status, attempts from mails order by created_at, id", values![])
        .await
        .expect("the mails");
    rows.into_iter().map(|(status, attempts)| format!("{status} {attempts}")).collect()
}
