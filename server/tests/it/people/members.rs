//! Members and the workspace: who may change whom, the last owner, and what is cut at once.

use rstest::rstest;
use serde_json::{Value, json};

use super::{PASSWORD, add, audited, email, sign_in, status, try_sign_in};
use crate::sockets::Socket;
use crate::testing::{Engine, Program};

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_loses_is_cut_at_once(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    for change in [
        json!({"status": "disabled"}),
        json!({"role": "analyst"}),
        Value::Null, // deleted
    ] {
        let anna = program.member("Anna", "operator").await;
        let mut socket = Socket::operator(&program, &anna).await;
        let path = format!("/api/v1/members/{}", anna.id);
        let answer = match &change {
            Value::Null => olga.delete(&path).await,
            change => olga.patch(&path, change).await,
        };
        assert!(answer.status.is_success(), "{}", answer.text);
        assert_eq!(anna.get("/api/v1/session").await.status, 401, "{change}");
        assert_eq!(socket.hear().await, json!({"closed": 4401}), "{change}");
        // The next round's Anna needs the e-mail, except that a deleted one's is free only by the API.
        let mut conn = program.app.db.read().await.expect("a connection");
        let (left,): (i64,) = conn
            .one(
                "select cast(count(*) as bigint) from sessions where member_id = $1",
                candor::values![anna.id],
            )
            .await
            .expect("a count");
        assert_eq!(left, 0);
        drop(conn);
        let account = anna.id;
        program
            .app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    let free = format!("free-{account}");
                    tx.run(
                        "update accounts set email_folded = $1 where id = (select account_id from members where id = $2)",
                        candor::values![&free, account],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
            .expect("freed");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn members_come_change_and_go(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let id = add(&olga, "Anna", "operator").await;
    let path = format!("/api/v1/members/{id}");
    let taken =
        json!({"email": email("ANNA"), "name": "Other", "role": "operator", "password": PASSWORD});
    assert_eq!(olga.post("/api/v1/members", &taken).await.code(), "email_taken");
    let bad = json!({"email": "no", "name": "", "role": "operator", "password": "short"});
    let bad = olga.post("/api/v1/members", &bad).await;
    let fields = bad.json()["error"]["fields"].as_object().expect("fields").len();
    assert_eq!((bad.status.as_u16(), fields), (400, 3), "{}", bad.text);
    for unknown in
        [json!({"id": id, "name": "X"}), json!({"email": "x@example.org"}), json!({"role": "god"})]
    {
        assert_eq!(olga.patch(&path, &unknown).await.code(), "validation", "{unknown}");
    }

    let changed = olga.patch(&path, &json!({"role": "analyst", "name": "Anne"})).await;
    assert_eq!(
        (&changed.json()["role"], &changed.json()["name"]),
        (&json!("analyst"), &json!("Anne"))
    );
    let detail = audited(&program, "member.change").await;
    assert_eq!(detail, [Some("name: Anna → Anne; role: operator → analyst".to_owned())]);
    assert_eq!(olga.delete(&path).await.status, 204);
    assert_eq!(olga.delete(&path).await.code(), "not_found");
    assert_eq!(olga.patch(&path, &json!({"name": "Back"})).await.code(), "not_found");
    assert_eq!(olga.patch("/api/v1/members/nonsense", &json!({})).await.code(), "not_found");
    assert_eq!(try_sign_in(&program, &email("anna"), PASSWORD).await.status, 401);
    let list = olga.get("/api/v1/members").await.json();
    assert_eq!(list["items"].as_array().expect("items").len(), 1, "hidden: {list}");

    assert_eq!(add(&olga, "Anna", "operator").await, id, "who comes back is the same member");
    assert_eq!(status(&sign_in(&program, "Anna").await).await, 200);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_owners_touch_owners(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let adam = program.member("Adam", "admin").await;
    let anna = program.member("Anna", "operator").await;
    let of = |id| format!("/api/v1/members/{id}");
    let promoted = json!({"role": "owner"});
    for (path, change) in [
        (of(anna.id), &promoted),
        (of(adam.id), &promoted),
        (of(olga.id), &json!({"name": "Not so fast"})),
        (of(olga.id), &json!({"status": "disabled"})),
    ] {
        assert_eq!(adam.patch(&path, change).await.code(), "forbidden", "{change}");
    }
    assert_eq!(adam.delete(&of(olga.id)).await.code(), "forbidden");
    let owner =
        json!({"email": email("eve"), "name": "Eve", "role": "owner", "password": PASSWORD});
    assert_eq!(adam.post("/api/v1/members", &owner).await.code(), "forbidden");
    assert_eq!(adam.patch(&of(anna.id), &json!({"role": "admin"})).await.status, 200);
    assert_eq!(olga.patch(&of(adam.id), &promoted).await.status, 200);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_workspace_keeps_an_owner_whatever_happens_at_once(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let own = format!("/api/v1/members/{}", olga.id);
    for change in [json!({"role": "admin"}), json!({"status": "disabled"})] {
        assert_eq!(olga.patch(&own, &change).await.code(), "last_owner", "{change}");
    }
    assert_eq!(olga.delete(&own).await.code(), "last_owner");

    // Four owners, each of whom removes, disables or demotes all of them at the same moment.
    let mut owners = vec![olga];
    for name in ["Oscar", "Otto", "Oona"] {
        owners.push(program.member(name, "owner").await);
    }
    let mut attempts = Vec::new();
    for (n, by) in owners.iter().enumerate() {
        for target in &owners {
            let path = format!("/api/v1/members/{}", target.id);
            attempts.push(async move {
                match n % 3 {
                    0 => by.delete(&path).await,
                    1 => by.patch(&path, &json!({"status": "disabled"})).await,
                    _ => by.patch(&path, &json!({"role": "operator"})).await,
                }
            });
        }
    }
    let answers = futures_util::future::join_all(attempts).await;
    for answer in &answers {
        assert!(
            [200, 204, 401, 403, 404, 409].contains(&answer.status.as_u16()),
            "{}",
            answer.text
        );
    }
    let mut conn = program.app.db.read().await.expect("a connection");
    let left = candor::store::people::owners(&mut conn, program.workspace).await.expect("a count");
    assert_eq!(left, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_workspace_is_checked(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let bad = json!({"name": "", "time_zone": "Nowhere", "language": "xx", "week_start": "friday", "few_answers": 0});
    let bad = olga.patch("/api/v1/workspace", &bad).await;
    assert_eq!(bad.json()["error"]["fields"].as_object().expect("fields").len(), 5, "{}", bad.text);
    for unknown in [json!({"id": "x"}), json!({"created_at": 1}), json!({"few_answers": 1.5})] {
        assert_eq!(olga.patch("/api/v1/workspace", &unknown).await.code(), "validation");
    }
    let good = json!({"name": "Tea", "time_zone": "Asia/Kathmandu", "language": "ar", "week_start": "saturday", "few_answers": 1000});
    assert_eq!(olga.patch("/api/v1/workspace", &good).await.json(), good);
    assert_eq!(olga.get("/api/v1/workspace").await.json(), good);
    assert_eq!(olga.patch("/api/v1/workspace", &json!({})).await.json(), good);
}
