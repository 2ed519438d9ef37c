//! The visitor is just doing something when he is erased: it is written before, and erased; or refused after.
//! Nothing of him is written behind the erasure's back.

use futures_util::future::join_all;
use rstest::rstest;
use serde_json::json;

use super::scan;
use super::scene::try_upload;
use crate::rating::stage::{Stage, rate_with};
use crate::testing::{Client, Engine};

const ROUNDS: usize = 12;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_written_behind_its_back(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let olga = s.p.member("Olga", "owner").await;
    let mut refused = 0;
    for round in 0..ROUNDS {
        let vera = s.visitor().await;
        s.finished(&vera).await;
        let key = s.key(&vera).await;
        if round % 2 == 0 {
            s.p.clock.advance(11 * candor::time::MINUTE);
        }
        let session = format!("/api/v1/widget/{}/session", s.chat.key);
        // What she does, over and over, until she is nobody.
        let writes = async {
            let mut last = 0;
            for n in 0..200 {
                let body = json!({"client_id": format!("race-{round}-{n}"), "text": "racingtext"});
                last = vera.post("/api/v1/widget/messages", &body).await.status.as_u16();
                if last == 401 {
                    break;
                }
            }
            last
        };
        let arrives = async {
            let mut last = 0;
            for n in 0..200 {
                let body = json!({"name": format!("racingname{n}"), "page": {"url": "https://racing.example/page"}});
                let answer = vera.post(&session, &body).await;
                let is_new = answer.json()["visitor"]["id"] != json!(vera.id);
                if is_new {
                    // The name she gave as somebody new is hers to give.
                    last = 401;
                    let token =
                        answer.json()["visitor_token"].as_str().expect("a token").to_owned();
                    forget(&s, &olga, &token, &answer.json()["visitor"]["id"]).await;
                    break;
                }
            }
            last
        };
        let rates = async {
            let mut last = 0;
            for n in 0..200 {
                let comment = format!("racingcomment {n}");
                last = rate_with(&vera, &key, 1 + n % 5, &comment, &[]).await.status.as_u16();
                if last == 401 {
                    break;
                }
            }
            last
        };
        let uploads = async {
            let mut last = 0;
            for _ in 0..200 {
                let path = "/api/v1/widget/files";
                last =
                    try_upload(&vera, path, "racingfile.txt", "racingbytes").await.status.as_u16();
                if last == 401 {
                    break;
                }
            }
            last
        };
        let erases = async {
            tokio::time::sleep(std::time::Duration::from_millis(15 + 10 * (round as u64 % 4)))
                .await;
            olga.delete(&format!("/api/v1/visitors/{}", vera.id)).await.status.as_u16()
        };
        let (erased, writes, arrives, rates, uploads) =
            futures_util::join!(erases, writes, arrives, rates, uploads);
        assert_eq!(erased, 204);
        refused += [writes, arrives, rates, uploads].iter().filter(|last| **last == 401).count();
        // Readers may have been in the way of emptying the log.
        s.p.run_jobs().await;
        let left = scan::kept(
            &s.p,
            &[
                "racingtext",
                "racingname",
                "racing.example",
                "racingcomment",
                "racingfile",
                "racingbytes",
            ],
        )
        .await;
        assert_eq!(left, Vec::<String>::new(), "round {round}");
    }
    assert!(refused >= 2 * ROUNDS, "only {refused}: nobody was in the middle of anything");
}

/// Whoever she was afterwards goes too, so that what is found is of the first.
async fn forget(s: &Stage, olga: &Client, token: &str, id: &serde_json::Value) {
    assert_eq!(token.len(), 43);
    let id = id.as_str().expect("an id");
    assert_eq!(olga.delete(&format!("/api/v1/visitors/{id}")).await.status, 204);
    let gone = s.p.stranger().with("authorization", &format!("Visitor {token}"));
    assert_eq!(gone.get("/api/v1/widget/messages").await.status, 401);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn two_who_erase_at_once_and_the_job_are_no_trouble(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let olga = s.p.member("Olga", "owner").await;
    let vera = s.p.visitor(&s.chat, "doublename").await;
    for _ in 0..3 {
        s.finished(&vera).await;
        s.p.clock.advance(11 * candor::time::MINUTE);
    }
    let path = format!("/api/v1/visitors/{}", vera.id);
    let all = join_all((0..4).map(|_| olga.delete(&path)));
    let jobs = async { s.p.run_jobs().await };
    let (answers, ()) = futures_util::join!(all, jobs);
    assert!(answers.iter().all(|answer| answer.status == 204));
    assert_eq!(scan::kept(&s.p, &["doublename"]).await, Vec::<String>::new());
    let mut conn = s.p.app.db.read().await.expect("a connection");
    let (lines,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from audit where action = 'visitor.erase'",
            candor::values![],
        )
        .await
        .expect("the log");
    assert_eq!(lines, 1);
}
