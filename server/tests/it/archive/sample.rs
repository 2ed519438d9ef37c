//! Sample data: it comes, is seen where it should be and nowhere else, and leaves no trace.

use std::time::Duration;

use rstest::rstest;
use serde_json::{Value, json};

use super::{candor, exported, said};
use crate::rating::stage::{Stage, rate};
use crate::testing::{Engine, Member, Program};

const TABLES: [&str; 22] = [
    "accounts",
    "members",
    "chats",
    "quality_versions",
    "visitors",
    "dialogues",
    "dialogue_events",
    "messages",
    "outcomes",
    "outcome_participants",
    "answers",
    "left_out",
    "ratings",
    "request_events",
    "comment_words",
    "reviews",
    "import_refs",
    "samples",
    "chat_operators",
    "analyst_chats",
    "dialogue_tags",
    "workspaces",
];

async fn rows(program: &Program) -> Vec<(String, i64)> {
    let mut conn = program.app.db.read().await.expect("a connection");
    let mut counts = Vec::new();
    for table in TABLES {
        let sql = format!("select cast(count(*) as bigint) from {table}");
        let (count,): (i64,) =
            conn.one(sqlx::AssertSqlSafe(sql), candor::values![]).await.expect(table);
        counts.push((table.to_owned(), count));
    }
    counts
}

async fn figures(member: &Member) -> Value {
    let answer = member.get("/api/v1/analytics/live-chat?from=2024-01-01&to=2026-03-03").await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// Waits until it is neither made nor removed any more.
async fn settled(owner: &Member) -> Value {
    for _ in 0..3_000 {
        let status = owner.get("/api/v1/demo").await.json();
        if ["none", "there"].iter().any(|state| status["state"] == *state) {
            return status;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it does not end");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sample_data_comes_and_goes(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let olga = stage.p.member("Olga", "owner").await;
    let adam = stage.p.member("Adam", "admin").await;
    assert_eq!(
        olga.get("/api/v1/demo").await.json(),
        json!({"state": "none", "dialogues": 0, "own_dialogues": false})
    );
    let vera = stage.visitor().await;
    stage.finished(&vera).await;
    assert_eq!(rate(&vera, &stage.key(&vera).await, 4).await.status, 200);
    for who in [&adam, &stage.anna] {
        assert_eq!(who.post("/api/v1/demo", &Value::Null).await.status, 403);
        assert_eq!(who.delete("/api/v1/demo").await.status, 403);
    }
    assert_eq!(stage.anna.get("/api/v1/demo").await.status, 403);
    let told = adam.get("/api/v1/demo").await.json();
    assert_eq!(told, json!({"state": "none", "dialogues": null, "own_dialogues": null}));
    let (figures_before, rows_before) = (figures(&olga).await, rows(&stage.p).await);
    let (members, inbox) = ("/api/v1/members", "/api/v1/dialogues?state=finished");
    let seen = [olga.get(members).await.text, stage.anna.get(inbox).await.text];
    let lines = exported(&stage.p.app).await;

    let answer = olga.post("/api/v1/demo", &Value::Null).await;
    assert_eq!(answer.status, 202, "{}", answer.text);
    assert_eq!(answer.json()["state"], "making");
    let made = settled(&olga).await;
    assert_eq!((&made["state"], &made["own_dialogues"]), (&json!("there"), &json!(true)));
    let finished = figures(&olga).await["totals"]["finished"].as_i64().expect("a count");
    assert_eq!(Some(finished - 1), made["dialogues"].as_i64());
    assert!(finished > 10_000, "{finished}");
    // In analytics it is, by name; elsewhere nobody meets it.
    let options = olga.get("/api/v1/analytics/options").await.json();
    assert_eq!(options["chats"].as_array().expect("chats").len(), 4);
    assert_eq!([olga.get(members).await.text, stage.anna.get(inbox).await.text], seen);
    assert_eq!(olga.get("/api/v1/chats").await.json()["items"].as_array().expect("chats").len(), 1);
    assert_eq!(exported(&stage.p.app).await, lines);
    // Nobody is given a chat of it; where somebody was, that does not keep it here.
    let sample = sample_chat(&stage.p).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let chosen = json!({"chats": [sample]});
    let refused = olga.patch(&format!("/api/v1/members/{}", ada.id), &chosen).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (400, "validation".into()));
    let chat: candor::ids::Id = sample.parse().expect("an id");
    let member = ada.id;
    let written = stage.p.app.db.write(move |tx| {
        Box::pin(async move {
            candor::store::analysts::choose(tx, member, Some(&[chat])).await?;
            tx.run(
                "insert into dialogue_tags (dialogue_id, folded, workspace_id, chat_id, tag) \
                 select id, 'tea', workspace_id, chat_id, 'Tea' from dialogues where chat_id = $1",
                candor::values![chat],
            )
            .await
        })
    });
    assert!(written.await.expect("tags") > 0);
    let key = sample_key(&stage.p).await;
    let visit = stage.p.stranger().post(&format!("/api/v1/widget/{key}/session"), &json!({})).await;
    assert_eq!(visit.status, 404, "no visitor writes there");
    // A second time nothing is added; forms whose time has come run out.
    assert_eq!(olga.post("/api/v1/demo", &Value::Null).await.json()["state"], "there");
    stage.p.run_jobs().await;

    // Erased like any other visitor, one of them has no name in the file any more.
    let visitor = sample_visitor(&stage.p).await;
    assert_eq!(olga.delete(&format!("/api/v1/visitors/{visitor}")).await.status, 204);

    let answer = olga.delete("/api/v1/demo").await;
    assert_eq!(answer.status, 202, "{}", answer.text);
    assert_eq!(figures(&olga).await, figures_before, "at once");
    assert_eq!(settled(&olga).await["state"], "none");
    assert_eq!(figures(&olga).await, figures_before);
    remove_ada(&stage.p).await;
    assert_eq!(rows(&stage.p).await, rows_before);
    assert_eq!(olga.delete("/api/v1/demo").await.json()["state"], "none");
    stage.p.site.analytics.forget(stage.p.workspace);
    assert_eq!(figures(&olga).await, figures_before);
}

async fn sample_visitor(program: &Program) -> String {
    let mut conn = program.app.db.read().await.expect("a connection");
    let (id,): (String,) = conn
        .one(
            "select v.id from visitors v join chats c on c.id = v.chat_id where c.sample limit 1",
            candor::values![],
        )
        .await
        .expect("a visitor");
    id
}

/// The analyst who came meanwhile; she sees no chat, and none is left behind.
async fn remove_ada(program: &Program) {
    program
        .app
        .db
        .write(|tx| {
            Box::pin(async move {
                for sql in [
                    "delete from sessions where member_id in (select id from members where name = 'Ada')",
                    "delete from members where name = 'Ada'",
                    "delete from accounts where email_folded = 'ada@example.org'",
                ] {
                    tx.run(sql, candor::values![]).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("she goes");
}

async fn sample_chat(program: &Program) -> String {
    let mut conn = program.app.db.read().await.expect("a connection");
    let (id,): (String,) = conn
        .one("select id from chats where sample limit 1", candor::values![])
        .await
        .expect("a chat");
    id
}

async fn sample_key(program: &Program) -> String {
    let mut conn = program.app.db.read().await.expect("a connection");
    let (key,): (String,) = conn
        .one("select key from chats where sample limit 1", candor::values![])
        .await
        .expect("a chat");
    key
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_command_makes_and_removes_it_too(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let before = rows(&program).await;
    figures(&olga).await;
    let output = candor(&program, &["demo"]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(olga.get("/api/v1/demo").await.json()["state"], "there");
    let output = candor(&program, &["demo", "--remove"]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(figures(&olga).await["totals"]["finished"], 0, "this process hears of it");
    assert_eq!(rows(&program).await, before);
}
