//! The two WebSockets of the public API, from the client's end. One frame, one value; no rules.

use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::protocol::{Message, WebSocketConfig};

use crate::wire::Frame;

const PATIENCE: Duration = Duration::from_secs(30);

pub struct Socket(WebSocketStream<TcpStream>);

impl Socket {
    /// An operator's connection, not greeted yet.
    pub async fn operator(address: &str, token: &str) -> Result<Socket> {
        let headers =
            [("cookie", format!("candor={token}")), ("origin", format!("http://{address}"))];
        Socket::open(address, "/api/v1/live", &headers, None).await
    }

    /// A visitor's connection that has said who it is; the next frame is the greeting. `held` of the messages
    /// of `dialogue` are known already. `source`: our own address, for more connections than one has ports.
    pub async fn visitor(
        address: &str,
        token: &str,
        dialogue: Option<&str>,
        held: usize,
        source: Option<[u8; 4]>,
    ) -> Result<Socket> {
        let mut socket = Socket::open(address, "/api/v1/widget/live", &[], source).await?;
        let mut auth = json!({"type": "auth", "token": token, "after": held});
        if let Some(dialogue) = dialogue {
            auth["dialogue"] = dialogue.into();
        }
        socket.say(&auth).await?;
        Ok(socket)
    }

    pub async fn open(
        address: &str,
        path: &str,
        headers: &[(&'static str, String)],
        source: Option<[u8; 4]>,
    ) -> Result<Socket> {
        let mut request = format!("ws://{address}{path}").into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse()?);
        }
        let tcp = TcpSocket::new_v4()?;
        if let Some(source) = source {
            tcp.bind((source, 0).into())?;
        }
        let connecting = async {
            let stream = tcp.connect(address.parse()?).await?;
            stream.set_nodelay(true)?;
            let config = WebSocketConfig::default().read_buffer_size(4_096).write_buffer_size(0);
            let (socket, _) =
                tokio_tungstenite::client_async_with_config(request, stream, Some(config)).await?;
            anyhow::Ok(Socket(socket))
        };
        tokio::time::timeout(PATIENCE, connecting).await.context("no upgrade in time")?
    }

    pub async fn say(&mut self, command: &Value) -> Result<()> {
        self.say_text(command.to_string()).await
    }

    pub async fn say_text(&mut self, text: String) -> Result<()> {
        Ok(self.0.send(Message::Text(text.into())).await?)
    }

    /// The next text. Cancel-safe.
    pub async fn hear_text(&mut self) -> Result<tokio_tungstenite::tungstenite::Utf8Bytes> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return Ok(text),
                Some(Ok(Message::Close(frame))) => bail!("closed: {frame:?}"),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => bail!("the connection ended"),
            }
        }
    }

    /// The next frame. Cancel-safe.
    pub async fn hear(&mut self) -> Result<Frame> {
        let text = self.hear_text().await?;
        serde_json::from_str(&text).with_context(|| format!("a frame that is not known: {text}"))
    }
}
