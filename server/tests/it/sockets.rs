//! Both sockets: who hears what, resume by number, and what cuts them.

use std::time::Duration;

use candor::domain::event::{Event, Topic};
use candor::values;
use futures_util::{SinkExt as _, StreamExt as _};
use rstest::rstest;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::Message;

use crate::testing::{Engine, Member, Program};

type Stream =
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

/// A WebSocket client.
pub struct Socket(Stream);

impl Socket {
    /// An operator's socket, greeted.
    pub async fn operator(program: &Program, member: &Member) -> Socket {
        let mut socket = Socket::try_operator(program, &member.token, Some(program.origin()))
            .await
            .expect("upgraded");
        assert_eq!(socket.hear().await["type"], json!("hello"));
        socket
    }

    /// The status of the refusal otherwise.
    pub async fn try_operator(
        program: &Program,
        token: &str,
        origin: Option<&str>,
    ) -> Result<Socket, u16> {
        Socket::member(program, "/api/v1/live", token, origin).await
    }

    /// The socket of an open analytics tab, greeted.
    pub async fn analyst(program: &Program, member: &Member) -> Socket {
        let origin = program.app.config.public_url.clone();
        let origin = origin.unwrap_or_else(|| program.origin().to_owned());
        let path = "/api/v1/analytics/live";
        let opened = Socket::member(program, path, &member.token, Some(origin.as_str()));
        let mut socket = opened.await.expect("upgraded");
        assert_eq!(socket.hear().await["type"], json!("hello"));
        socket
    }

    async fn member(
        program: &Program,
        path: &str,
        token: &str,
        origin: Option<&str>,
    ) -> Result<Socket, u16> {
        let mut request = program.socket_url(path).into_client_request().expect("a request");
        request.headers_mut().insert("cookie", format!("candor={token}").parse().expect("a value"));
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().expect("a value"));
        }
        match tokio_tungstenite::connect_async(request).await {
            Ok((stream, _)) => Ok(Socket(stream)),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
                Err(response.status().as_u16())
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// A visitor's socket and its greeting.
    pub async fn visitor(program: &Program, token: &str, known: Value) -> (Socket, Value) {
        let mut socket = Socket::anonymous(program).await;
        let mut auth = json!({"type": "auth", "token": token});
        if let (Some(auth), Some(known)) = (auth.as_object_mut(), known.as_object()) {
            auth.extend(known.clone());
        }
        socket.say(&auth).await;
        let hello = socket.hear().await;
        assert_eq!(hello["type"], json!("hello"), "{hello}");
        (socket, hello)
    }

    pub async fn anonymous(program: &Program) -> Socket {
        let url = program.socket_url("/api/v1/widget/live");
        Socket(tokio_tungstenite::connect_async(url).await.expect("upgraded").0)
    }

    pub async fn say(&mut self, frame: &Value) {
        self.0.send(Message::Text(frame.to_string().into())).await.expect("sent");
    }

    /// The next frame; its close code as `{"closed": code}`.
    pub async fn hear(&mut self) -> Value {
        loop {
            let next = tokio::time::timeout(Duration::from_secs(20), self.0.next())
                .await
                .expect("a frame in time");
            match next {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).expect("JSON"),
                Some(Ok(Message::Close(frame))) => {
                    return json!({"closed": frame.map(|frame| u16::from(frame.code))});
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return json!({"closed": null}),
            }
        }
    }

    /// The next frame of this type; others are passed over.
    pub async fn hear_of(&mut self, kind: &str) -> Value {
        loop {
            let frame = self.hear().await;
            assert!(frame.get("closed").is_none(), "closed while waiting for {kind}: {frame}");
            if frame["type"] == json!(kind) {
                return frame;
            }
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn both_sides_hear_a_dialogue_live(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    let mut desk = Socket::operator(&program, &anna).await;
    let (mut widget, hello) = Socket::visitor(&program, &vera.token, json!({})).await;
    assert_eq!((&hello["dialogue"], &hello["messages"]), (&Value::Null, &json!([])));

    widget
        .say(&json!({"type": "send", "id": 1, "client_id": "client-0001", "text": "Hello?"}))
        .await;
    let ok = widget.hear_of("ok").await;
    assert_eq!((&ok["id"], &ok["message"]["seq"]), (&json!(1), &json!(1)));
    let opened = desk.hear_of("dialogue").await;
    assert_eq!(opened["dialogue"]["state"], json!("waiting"));
    assert_eq!(desk.hear_of("message").await["message"]["text"], json!("Hello?"));

    let id = ok["message"]["dialogue"].as_str().expect("a dialogue").to_owned();
    anna.takes(&id).await;
    let taken = widget.hear_of("dialogue").await;
    let taken = if taken["dialogue"]["state"] == json!("waiting") {
        widget.hear_of("dialogue").await
    } else {
        taken
    };
    assert_eq!(taken["dialogue"]["operator"]["name"], json!("Anna"));
    desk.say(&json!({"type": "typing", "dialogue": id})).await;
    widget.hear_of("typing").await;
    desk.say(
        &json!({"type": "send", "id": 7, "dialogue": id, "client_id": "client-0002", "text": "Hi"}),
    )
    .await;
    assert_eq!(desk.hear_of("ok").await["message"]["seq"], json!(2));
    assert_eq!(widget.hear_of("message").await["message"]["text"], json!("Hi"));
    widget.say(&json!({"type": "read", "seq": 2})).await;
    loop {
        if desk.hear_of("dialogue").await["dialogue"]["visitor_read"] == json!(2) {
            break;
        }
    }
    widget.say(&json!({"type": "finish", "id": 2})).await;
    widget.hear_of("ok").await;
    loop {
        if desk.hear_of("dialogue").await["dialogue"]["state"] == json!("finished") {
            break;
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_resumes_where_he_was(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    for n in 1..=5 {
        vera.says(&format!("client-{n:04}"), &format!("text {n}")).await;
    }
    let dialogue = vera.get("/api/v1/widget/messages").await.json()["dialogue"]["id"].clone();
    let (_, hello) =
        Socket::visitor(&program, &vera.token, json!({"dialogue": dialogue, "after": 3})).await;
    let seqs: Vec<&Value> = hello["messages"]
        .as_array()
        .expect("messages")
        .iter()
        .map(|message| &message["seq"])
        .collect();
    assert_eq!(seqs, [&json!(4), &json!(5)]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn long_polling_answers_as_soon_as_there_is_news(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let chat = program.chat("Site").await;
    let vera = program.visitor(&chat, "Vera").await;
    let dialogue = vera.says("client-0001", "Hello?").await["dialogue"]
        .as_str()
        .expect("a dialogue")
        .to_owned();
    let waiting = vera.client.clone();
    let poll = tokio::spawn(async move {
        waiting.get("/api/v1/widget/messages?after=1&wait=25&state=waiting").await.json()
    });
    anna.takes(&dialogue).await;
    let state = tokio::time::timeout(Duration::from_secs(10), poll)
        .await
        .expect("in time")
        .expect("an answer");
    assert_eq!(state["dialogue"]["state"], json!("active"));

    // What changed between two questions is told at once.
    let late = vera.client.get("/api/v1/widget/messages?after=1&wait=25&state=waiting");
    let late = tokio::time::timeout(Duration::from_secs(10), late).await.expect("at once").json();
    assert_eq!(late["dialogue"]["state"], json!("active"));
    // And what did not is waited for: an unknown state is none.
    let refused = vera.client.get("/api/v1/widget/messages?after=1&wait=1&state=sleeping").await;
    assert_eq!(refused.status, 400);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn sockets_are_cut_when_access_is_gone(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let mut desk = Socket::operator(&program, &anna).await;
    let id = anna.id;
    program
        .app
        .db
        .write(move |tx| {
            Box::pin(async move {
                tx.run("update members set status = $1 where id = $2", values!["disabled", id])
                    .await?;
                tx.publish(Event::new(Topic::Member(id), &json!({"type": "access"})));
                Ok(())
            })
        })
        .await
        .expect("disabled");
    assert_eq!(desk.hear().await, json!({"closed": 4401}));
    assert_eq!(anna.get("/api/v1/dialogues").await.status, 401);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_socket_is_opened_only_from_our_own_pages(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let evil = format!("{}.evil.example", program.origin());
    for origin in [Some("https://evil.example"), Some("null"), Some(evil.as_str()), None] {
        let refused = Socket::try_operator(&program, &anna.token, origin).await;
        assert_eq!(refused.err(), Some(403), "{origin:?}");
    }
    let refused = Socket::try_operator(&program, "nobody", Some(program.origin())).await;
    assert_eq!(refused.err(), Some(401));
    let analyst = program.member("Ada", "analyst").await;
    let refused = Socket::try_operator(&program, &analyst.token, Some(program.origin())).await;
    assert_eq!(refused.err(), Some(403));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn broken_frames_are_answered_and_then_end_the_connection(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let anna = program.member("Anna", "operator").await;
    let mut desk = Socket::operator(&program, &anna).await;
    for broken in 0..9 {
        desk.say(&json!({"type": "send", "unknown": broken})).await;
        assert_eq!(desk.hear().await["error"]["code"], json!("validation"));
    }
    desk.say(&json!([1, 2])).await;
    assert_eq!(desk.hear().await["type"], json!("error"));
    assert_eq!(desk.hear().await, json!({"closed": 4400}));

    let mut stranger = Socket::anonymous(&program).await;
    stranger.say(&json!({"type": "auth", "token": "0"})).await;
    assert_eq!(stranger.hear().await, json!({"closed": 4401}));
}
