//! A socket that hears everything: text, pings, the close. It knows when nothing more is on the way.

use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::Message;

use crate::testing::Program;

type Stream =
    tokio_tungstenite::WebSocketStream<tokio_tungstenite::MaybeTlsStream<tokio::net::TcpStream>>;

/// Only a program that hangs makes anybody wait so long.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Ear {
    stream: Option<Stream>,
    commands: u64,
}

impl Ear {
    /// A member's socket; the status of the refusal otherwise.
    pub async fn of_member(program: &Program, token: &str) -> Result<Ear, u16> {
        let mut request =
            program.socket_url("/api/v1/live").into_client_request().expect("a request");
        let headers = request.headers_mut();
        headers.insert("cookie", format!("candor={token}").parse().expect("a value"));
        headers.insert("origin", program.origin().parse().expect("a value"));
        match tokio_tungstenite::connect_async_with_config(request, None, true).await {
            Ok((stream, _)) => Ok(Ear { stream: Some(stream), commands: 0 }),
            Err(tokio_tungstenite::tungstenite::Error::Http(response)) => {
                Err(response.status().as_u16())
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// A visitor's socket.
    pub async fn of_visitor(program: &Program, token: &str) -> Ear {
        let url = program.socket_url("/api/v1/widget/live");
        let upgraded = tokio_tungstenite::connect_async_with_config(url, None, true).await;
        let stream = upgraded.expect("upgraded").0;
        let mut ear = Ear { stream: Some(stream), commands: 0 };
        ear.send(&json!({"type": "auth", "token": token})).await;
        ear
    }

    pub fn is_open(&self) -> bool {
        self.stream.is_some()
    }

    /// Sends a command with a number of its own.
    pub async fn command(&mut self, mut frame: Value) {
        self.commands += 1;
        if let Some(fields) = frame.as_object_mut() {
            fields.insert("id".to_owned(), self.commands.into());
        }
        self.send(&frame).await;
    }

    /// Sends a frame as it is.
    pub async fn send(&mut self, frame: &Value) {
        if let Some(stream) = &mut self.stream {
            // A socket that was closed meanwhile says so when it is heard.
            let _ = stream.send(Message::Text(frame.to_string().into())).await;
        }
    }

    /// All that was sent to it until now. Call it when the hub is quiet: the connection takes one thing
    /// after the other, so the answer to a command sent now comes after everything else.
    pub async fn hear(&mut self) -> Vec<Vec<u8>> {
        let mut heard = Vec::new();
        if self.stream.is_none() {
            return heard;
        }
        self.command(json!({"type": "ping"})).await;
        let end = json!({"type": "ok", "id": self.commands}).to_string();
        while let Some(stream) = &mut self.stream {
            let next = tokio::time::timeout(PATIENCE, stream.next()).await.expect("in time");
            match next {
                Some(Ok(Message::Text(text))) if text.as_str() == end => break,
                Some(Ok(Message::Text(text))) => heard.push(text.as_bytes().to_vec()),
                Some(Ok(Message::Close(frame))) => {
                    let why = frame.map(|frame| (u16::from(frame.code), frame.reason.to_string()));
                    heard.push(format!("close {why:?}").into_bytes());
                    self.stream = None;
                }
                Some(Ok(other)) => heard.push(format!("{other:?}").into_bytes()),
                Some(Err(_)) | None => {
                    heard.push(b"gone".to_vec());
                    self.stream = None;
                }
            }
        }
        heard
    }
}
