//! What every answer carries and what bad requests are told, over the wire.

use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Client, Engine, Program};

async fn raw(program: &Program, path: &str) -> String {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let host = program.origin().trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(host).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer");
    answer
}

fn policy(answer: &crate::testing::Answer) -> &str {
    answer.headers["content-security-policy"].to_str().expect("text")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_clocks_date_and_its_policies(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let sample = format!("/sample/{}", chat.key);
    for path in
        ["/api/v1/chats", "/api/v1/nothing", "/api/openapi.json", "/health/live", "/x", &sample]
    {
        let answer = owner.get(path).await;
        let all: Vec<_> = answer.headers.get_all("date").iter().collect();
        assert_eq!(all, ["Mon, 02 Mar 2026 09:00:00 GMT"], "{path}");
        assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(answer.headers["referrer-policy"], "strict-origin-when-cross-origin", "{path}");
        assert!(!answer.headers.contains_key("strict-transport-security"), "{path}");
        assert!(!answer.headers.contains_key("x-request-id"), "{path}");
        if path.starts_with("/api/") {
            assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
        }
    }
    program.clock.advance(1_000);
    let later = owner.get("/api/v1/chats").await;
    assert_eq!(later.headers["date"], "Mon, 02 Mar 2026 09:00:01 GMT");
    // Without the connection's own, nothing differs between two equal requests.
    let again = owner.get("/api/v1/chats").await;
    assert_eq!((later.headers, later.text), (again.headers, again.text));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn pages_allow_candors_own_origin_and_nothing_inline(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let browser = program.stranger().with("accept", "text/html,*/*;q=0.8");
    let panel = format!("/widget/panel/{}", chat.key);
    let full = format!("/c/{}", chat.key);
    let sample = format!("/sample/{}", chat.key);
    for path in [&panel, &full, &sample, "/", "/inbox/anything", "/c/unknown"] {
        let page = browser.get(path).await;
        assert_eq!(page.headers["content-type"], "text/html; charset=utf-8", "{path}");
        assert_eq!(page.headers["cross-origin-opener-policy"], "same-origin", "{path}");
        assert!(page.headers.contains_key("permissions-policy"), "{path}");
        let policy = policy(&page);
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert!(!page.text.contains("<style") && !page.text.contains("<script>"), "{path}");
        for place in ["__CHAT_KEY__", "__SAMPLE__", "__TITLE__", "__TEXT__"] {
            assert!(!page.text.contains(place), "{path}: {place} is filled");
        }
    }
    let page = browser.get(&sample).await;
    assert!(policy(&page).ends_with("frame-ancestors 'none'"));
    assert!(page.text.contains(&format!("data-chat=\"{}\"", chat.key)));
    let token = program.app.sign("sample", &[&chat.key]);
    assert!(page.text.contains(&format!("data-sample=\"{token}\"")));
    assert!(policy(&browser.get("/").await).ends_with("frame-ancestors 'none'"));

    // The panel is a built page; without it the plain one says so. Its frame's rule holds when it is there.
    let before = browser.get(&panel).await;
    let built = before.status == 200;
    assert!(built || before.status == 503, "{}", before.status);
    owner
        .patch(
            &format!("/api/v1/chats/{}", chat.id),
            &json!({"allowed_sites": ["example.org", "localhost:3000"]}),
        )
        .await;
    if built {
        assert!(policy(&before).ends_with("frame-ancestors *"));
        let only = "frame-ancestors 'self' https://example.org http://example.org https://localhost:3000 http://localhost:3000";
        for path in [&panel, &full] {
            assert!(policy(&browser.get(path).await).ends_with(only), "{path}");
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_is_one_and_the_same_404(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let expected = r#"{"error":{"code":"not_found","message":"Not found."}}"#;
    let paths = [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/nothing",
        "/api/v1/chats/",
        "/api/v1/chats/nonsense",
        "/api/v1/chats/%ff",
        "/api/v1/chats/%00",
        "/api/v1/widget/%00/config",
        "/api/v1/widget/%ff/config",
        "/api/v1/widget/unknown/config",
        "/assets/nothing.js",
        "/assets/widget/nothing.js",
        "/files/a/b/%ff",
        "/metrics",
        "/health/nothing",
    ];
    for path in paths {
        let answer = owner.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.text.as_str()), (404, expected), "{path}");
        let browser = owner.with("accept", "text/html");
        assert_eq!(browser.get(path).await.text, expected, "{path}");
    }
    // A client that does not tidy its addresses.
    for path in
        ["/assets/console/../../Cargo.toml", "/assets/console/%2e%2e/%2e%2e/%2e%2e/Cargo.toml"]
    {
        let answer = raw(&program, path).await;
        assert!(
            answer.starts_with("HTTP/1.1 404") && answer.ends_with(expected),
            "{path}: {answer}"
        );
    }
    let nul = program.stranger().post("/api/v1/widget/%00/session", &json!({})).await;
    assert_eq!((nul.status.as_u16(), nul.text.as_str()), (404, expected));
    let written = owner.with("accept", "text/html").post("/somewhere", &Value::Null).await;
    assert_eq!(written.status, 404);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn bad_bodies_are_refused_with_a_code(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let send = async |kind: &str, body: Vec<u8>| {
        let request =
            owner.request(Method::POST, "/api/v1/chats").header("content-type", kind).body(body);
        let answer = Client::answer(request).await;
        (answer.status.as_u16(), answer.code())
    };
    let large =
        format!("{{\"name\":\"{}\",\"kind\":\"website\"}}", "x".repeat(70_000)).into_bytes();
    assert_eq!(send("application/json", large).await, (413, "too_large".into()));
    assert_eq!(send("application/json", b"{".to_vec()).await, (400, "invalid_json".into()));
    assert_eq!(send("application/json", Vec::new()).await, (400, "invalid_json".into()));
    assert_eq!(send("application/json", b"[]".to_vec()).await, (400, "validation".into()));
    assert_eq!(send("text/plain", b"{}".to_vec()).await, (415, "unsupported_media_type".into()));
    let broken = b"{\"name\":\"\xff\xfe\",\"kind\":\"website\"}".to_vec();
    assert_eq!(send("application/json", broken).await, (400, "invalid_json".into()));
    let unknown = br#"{"name":"A","kind":"website","rating":5}"#.to_vec();
    assert_eq!(send("application/json", unknown).await, (400, "validation".into()));

    for (method, path) in [
        (Method::PUT, "/api/v1/chats"),
        (Method::POST, "/widget.js"),
        (Method::POST, "/health/live"),
    ] {
        let answer = Client::answer(owner.request(method, path)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.code()),
            (405, "method_not_allowed".into()),
            "{path}"
        );
        assert!(answer.headers.contains_key("allow"), "{path}");
    }
    assert_eq!(owner.get("/api/v1/chats").await.json(), json!({"items": []}));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn compressed_answers_are_the_same_each_time(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    for encoding in ["br", "gzip"] {
        let client = program.stranger().with("accept-encoding", encoding);
        let mut bodies = Vec::new();
        for _ in 0..3 {
            let response =
                client.request(Method::GET, "/api/openapi.json").send().await.expect("an answer");
            assert_eq!(response.headers()["content-encoding"], encoding);
            bodies.push(response.bytes().await.expect("a body"));
        }
        assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]), "{encoding}");
    }
    let kept = program.stranger().get("/api/openapi.json").await.text;
    assert_eq!(kept, candor::http::openapi::document());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn health_says_whether_work_can_be_sent_here(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let machine = program.stranger();
    assert_eq!(machine.get("/health/live").await.status, 204);
    assert_eq!(machine.get("/health/ready").await.status, 204);
    program.app.stopping.cancel();
    let answer = machine.get("/health/ready").await;
    assert_eq!((answer.status.as_u16(), answer.code()), (503, "unavailable".into()));
    assert!(answer.headers.contains_key("retry-after"));
    assert_eq!(machine.get("/health/live").await.status, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn metrics_have_a_listener_of_their_own_and_know_nothing_of_ratings() {
    let program = Program::start(Engine::Sqlite).await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = free.local_addr().expect("an address");
    drop(free);
    let serving =
        candor::http::health::serve_metrics(address, program.site.clone()).await.expect("metrics");
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    vera.says("client-0001", "Hello").await;
    vera.says("client-0001", "Hello").await;
    assert_eq!(vera.get("/api/v1/widget/rating").await.status, 204);
    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let text = http.get(format!("http://{address}/metrics")).send().await.expect("an answer");
    let text = text.text().await.expect("text");
    let line = "candor_http_requests_total{route=\"/api/v1/widget/messages\",status=\"200\"} 2";
    assert!(text.contains(line), "{text}");
    assert!(text.contains("candor_messages_appended_total 1"), "{text}");
    assert!(text.contains("candor_write_batch_size_bucket"), "{text}");
    assert!(!text.contains("rating") && !text.contains(&chat.key), "{text}");
    assert_eq!(program.stranger().get("/metrics").await.status, 404);
    serving.abort();
}
