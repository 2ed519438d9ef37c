//! The audit log: every deed once, by whom and from where; filtered, page by page, as a file; and for nobody who
//! does not manage.

use std::collections::BTreeSet;

use candor::time::{HOUR, SECOND};
use rstest::rstest;
use serde_json::{Value, json};

use super::{PASSWORD, add, email, sign_in, try_sign_in};
use crate::testing::{Client, Engine, Program};

async fn lines(by: &Client, query: &str) -> Vec<Value> {
    let answer = by.get(&format!("/api/v1/audit{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["items"].as_array().expect("items").clone()
}

fn actions(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["action"].as_str().expect("an action")).collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn deeds_are_written_down_with_who_what_and_when(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let anna = add(&olga, "Anna", "operator").await;
    program.clock.advance(HOUR);
    let session = sign_in(&program, "Anna").await;
    program.clock.advance(SECOND);
    assert_eq!(session.delete("/api/v1/session").await.status, 204);
    program.clock.advance(SECOND);
    assert_eq!(try_sign_in(&program, &email("anna"), "wrong").await.status, 401);
    program.clock.advance(SECOND);
    assert_eq!(try_sign_in(&program, "nobody@example.org", "wrong").await.status, 401);
    let path = format!("/api/v1/members/{anna}");
    program.clock.advance(SECOND);
    assert_eq!(olga.patch(&path, &json!({"role": "analyst"})).await.status, 200);
    program.clock.advance(SECOND);
    assert_eq!(olga.patch("/api/v1/workspace", &json!({"name": "Tea"})).await.status, 200);

    let all = lines(&olga, "").await;
    assert_eq!(
        actions(&all),
        [
            "workspace.change",
            "member.change",
            "sign_in.refuse",
            "sign_in.refuse",
            "sign_out",
            "sign_in",
            "member.add"
        ]
    );
    assert_eq!(all[0]["detail"], json!("name: Test → Tea"));
    assert_eq!(all[1]["detail"], json!("role: operator → analyst"));
    assert_eq!(
        (&all[1]["member"]["name"], &all[1]["subject"], &all[1]["subject_name"]),
        (&json!("Olga"), &json!(anna), &json!("Anna"))
    );
    // A stranger's e-mail is not kept; the account that was tried is.
    assert_eq!((&all[2]["member"], &all[2]["subject"]), (&Value::Null, &Value::Null));
    assert_eq!(
        (&all[3]["subject_name"], &all[3]["network"]),
        (&json!("Anna"), &json!("127.0.0.0/24"))
    );
    assert_eq!(all[5]["network"], json!("127.0.0.0/24"));
    let text = serde_json::to_string(&all).expect("text");
    assert!(!text.contains("wrong") && !text.contains(PASSWORD) && !text.contains("nobody@"));

    let of = |query: String| {
        let olga = olga.client.clone();
        async move { lines(&olga, &query).await.len() }
    };
    assert_eq!(of("?action=sign_in".to_owned()).await, 3, "a group");
    assert_eq!(of("?action=sign_in.refuse&action=member.add".to_owned()).await, 3);
    assert_eq!(of(format!("?member={anna}")).await, 2);
    assert_eq!(of("?member=nobody".to_owned()).await, 2);
    assert_eq!(of(format!("?member={anna}&member=nobody&action=sign_out")).await, 1);
    assert_eq!(of("?to=2026-03-02T09:30:00Z".to_owned()).await, 1);
    assert_eq!(of("?from=2026-03-02T10:00:00Z".to_owned()).await, 6);
    assert_eq!(of("?from=2026-03-03".to_owned()).await, 0);
    for (wrong, code) in [
        ("?action=god", "validation"),
        ("?member=anna", "validation"),
        ("?from=yesterday", "validation"),
        ("?limit=0", "validation"),
        ("?cursor=1", "validation"),
        ("?sort=at", "unknown_parameter"),
    ] {
        assert_eq!(olga.get(&format!("/api/v1/audit{wrong}")).await.code(), code, "{wrong}");
    }
    let options = olga.get("/api/v1/audit/options").await.json();
    assert_eq!(options["members"].as_array().expect("members").len(), 2);
    assert!(options["actions"].as_array().expect("actions").contains(&json!("outcome.exclude")));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_hold_every_line_once_and_a_file_holds_them_all(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    // Many at the same instant: the cursor tells them apart.
    for n in 0..7 {
        let name = json!({"name": format!("=Tea {n}")});
        assert_eq!(olga.patch("/api/v1/workspace", &name).await.status, 200);
    }
    let (mut seen, mut cursor, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let page = olga.get(&format!("/api/v1/audit?limit=3{cursor}")).await.json();
        seen.extend(page["items"].as_array().expect("items").iter().map(|line| line["id"].clone()));
        pages += 1;
        program.clock.advance(1);
        // A deed between two pages moves none of the others.
        assert_eq!(olga.patch("/api/v1/workspace", &json!({"language": "fr"})).await.status, 200);
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let different: BTreeSet<String> = seen.iter().map(Value::to_string).collect();
    assert_eq!((seen.len(), different.len(), pages), (7, 7, 3));

    let file = olga.get("/api/v1/audit/export?action=workspace").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    let mut reader = csv::Reader::from_reader(file.text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 10);
    let first = rows.iter().find(|row| &row[6] == "name: Test → =Tea 0").expect("the first");
    assert_eq!((&first[0], &first[1]), ("2026-03-02 09:00:00", "Olga"));
    assert_eq!(olga.get("/api/v1/audit/export?limit=3").await.code(), "unknown_parameter");
    let exported = lines(&olga, "?action=audit").await;
    assert_eq!(exported[0]["detail"], json!("action=workspace"));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nobody_writes_the_log_but_the_deeds(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    for method in ["POST", "PUT", "PATCH", "DELETE"] {
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let answer = olga.send(method.clone(), "/api/v1/audit", &json!({})).await;
        assert_eq!(answer.status, 405, "{method}");
    }
    // A deed that is refused leaves no line: the line is part of it.
    let own = format!("/api/v1/members/{}", olga.id);
    assert_eq!(olga.patch(&own, &json!({"role": "admin"})).await.code(), "last_owner");
    assert_eq!(lines(&olga, "").await.len(), 0);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deed_that_is_named_again_and_again_is_asked_for_once(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    add(&olga, "Anna", "operator").await;
    let query = format!("?action=member{}", "&action=chat".repeat(5_000));
    assert_eq!(actions(&lines(&olga, &query).await), ["member.add"]);
    let export = olga.get(&format!("/api/v1/audit/export{query}")).await;
    assert_eq!((export.status.as_u16(), export.text.lines().count()), (200, 2), "{}", export.text);
}

/// What the store may do to the log: add lines, and take words of erased visitors out of three kinds of them.
#[test]
fn the_log_is_append_only() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
    let mut writes = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the store") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a text");
        for verb in ["insert into audit", "update audit", "delete from audit"] {
            writes.extend(text.matches(verb).map(|_| verb));
        }
    }
    writes.sort_unstable();
    assert_eq!(writes, ["insert into audit", "update audit"]);
    let erasure = include_str!("../../../src/store/comments.rs");
    assert!(erasure.contains("update audit set detail = $1 where detail is not null"));
}
