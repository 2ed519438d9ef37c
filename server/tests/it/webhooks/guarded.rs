//! Internal addresses: refused when a webhook is set up, and again at every attempt, whatever the name of the
//! host resolves to by then. A listener counts connections: there are none.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use candor::values;
use rstest::rstest;
use serde_json::json;

use super::{RATINGS, became, log, rated};
use crate::rating::stage::Stage;
use crate::testing::Engine;

/// A listener that takes connections and counts them.
async fn listener() -> (u16, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    tokio::spawn(async move {
        while listener.accept().await.is_ok() {
            counted.fetch_add(1, Ordering::SeqCst);
        }
    });
    (port, count)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_to_internal_addresses(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let owner = s.p.member("Olga", "owner").await;
    let (port, count) = listener().await;
    for host in [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00::1]",
        "[fe80::1]",
        "[64:ff9b::7f00:1]",
    ] {
        for scheme in ["http", "https"] {
            let url = format!("{scheme}://{host}:{port}/");
            let answer =
                owner.post("/api/v1/webhooks", &json!({"url": url, "events": RATINGS})).await;
            assert_eq!(
                (answer.status.as_u16(), answer.code()),
                (400, "validation".into()),
                "{url}"
            );
            assert!(answer.json()["error"]["fields"]["url"].is_string(), "{url}");
        }
    }
    for url in [
        "file:///etc/passwd",
        "gopher://example.org/",
        "ftp://example.org/",
        "https://example.org:22/",
        "https://u:p@example.org/",
    ] {
        let answer = owner.post("/api/v1/webhooks", &json!({"url": url, "events": RATINGS})).await;
        assert_eq!(answer.status, 400, "{url}");
    }

    // A name, and what stands in the database whatever it was checked against, is looked at when it is used.
    let url = format!("https://localhost:{port}/");
    let made = owner.post("/api/v1/webhooks", &json!({"url": url, "events": RATINGS})).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let hook = made.json()["id"].as_str().expect("an id").to_owned();
    rated(&s, 1).await;
    s.p.send_due().await;
    assert_eq!(became(&log(&owner, &hook).await[0]), "waiting 1 internal_address");
    for url in [format!("http://127.0.0.1:{port}/"), format!("https://[::ffff:127.0.0.1]:{port}/")]
    {
        let planted = url.clone();
        s.p.app
            .db
            .write(move |tx| {
                let url = planted.clone();
                Box::pin(async move { tx.run("update webhooks set url = $1", values![&url]).await })
            })
            .await
            .expect("a planted address");
        let test = owner.post(&format!("/api/v1/webhooks/{hook}/test"), &json!(null)).await;
        assert_eq!(became(&test.json()), "failed 1 internal_address", "{url}");
    }
    assert_eq!(count.load(Ordering::SeqCst), 0, "no connection was made");
}
