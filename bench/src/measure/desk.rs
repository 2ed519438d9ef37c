//! A team for measuring: four chats with one operator each, so that a message goes to one operator and to
//! its visitor, as with a team that shares out its chats. Dialogues are opened and taken here.

use anyhow::{Context as _, Result, bail};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::http::{Http, Who};
use crate::process::Server;
use crate::socket::Socket;
use crate::stage::{self, Stage, Wanted};
use crate::wire::Frame;

const fn chat(name: &'static str, operators: &'static [usize]) -> Wanted {
    Wanted {
        name,
        kind: "website",
        asks: true,
        min_operator_messages: 1,
        operators: Some(operators),
    }
}
const CHATS: [Wanted; 4] =
    [chat("North", &[0]), chat("East", &[1]), chat("South", &[2]), chat("West", &[3])];
const AT_ONCE: usize = 32;

pub struct Desk {
    pub stage: Stage,
    pub http: Http,
}

/// A visitor whose dialogue an operator has taken.
#[derive(Clone)]
pub struct Taken {
    pub token: String,
    pub dialogue: String,
    pub chat: usize,
}

/// A frame, as much of it as measuring needs.
#[derive(Deserialize)]
pub struct Brief<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: &'a str,
    pub id: Option<u64>,
    #[serde(borrow)]
    pub message: Option<BriefMessage<'a>>,
}

#[derive(Deserialize)]
pub struct BriefMessage<'a> {
    pub dialogue: &'a str,
    pub seq: usize,
    pub text: &'a str,
}

impl Desk {
    pub async fn open(server: &Server, setup_token: Option<&str>) -> Result<Desk> {
        let stage = Stage::set(&server.address(), setup_token, CHATS.len(), &CHATS).await?;
        Ok(Desk { http: Http::new(&server.address())?, stage })
    }

    /// In a workspace that is there; its first operators are the desk's.
    pub async fn enter(server: &Server) -> Result<Desk> {
        let stage = Stage::enter(&server.address(), CHATS.len(), &CHATS).await?;
        Ok(Desk { http: Http::new(&server.address())?, stage })
    }

    /// `number` visitors, evenly over the chats, each with a dialogue of one message that is taken.
    pub async fn dialogues(&self, number: usize) -> Result<Vec<Taken>> {
        stream::iter(0..number)
            .map(|n| self.dialogue(n % CHATS.len()))
            .buffered(AT_ONCE)
            .try_collect()
            .await
    }

    async fn dialogue(&self, chat: usize) -> Result<Taken> {
        let token = self.visitor(chat).await?;
        let body = json!({"client_id": "opening-line", "text": "opens"});
        let sent: Value =
            self.http.post(Who::Visitor(&token), "/widget/messages", body).await?.read()?;
        let dialogue = sent["dialogue"].as_str().context("a message without dialogue")?.to_owned();
        let operator = Who::Member(&self.stage.operators[chat].token);
        let answer = self.http.command(operator, &format!("/dialogues/{dialogue}/take")).await?;
        if !answer.is_ok() {
            bail!("take: {} {}", answer.status, answer.body);
        }
        Ok(Taken { token, dialogue, chat })
    }

    pub async fn visitor(&self, chat: usize) -> Result<String> {
        stage::arrive(&self.http, &self.stage.chats[chat].key, "Bench", "en").await
    }

    /// Operator sockets, greeted, one per chat.
    pub async fn operators(&self) -> Result<Vec<Socket>> {
        let mut sockets = Vec::new();
        for operator in &self.stage.operators {
            let mut socket = Socket::operator(&self.stage.address, &operator.token).await?;
            greeted(socket.hear().await?)?;
            sockets.push(socket);
        }
        Ok(sockets)
    }

    /// A visitor's socket, greeted.
    pub async fn connect(&self, taken: &Taken) -> Result<Socket> {
        let address = &self.stage.address;
        let mut socket =
            Socket::visitor(address, &taken.token, Some(&taken.dialogue), 1, None).await?;
        greeted(socket.hear().await?)?;
        Ok(socket)
    }
}

fn greeted(frame: Frame) -> Result<()> {
    if !matches!(frame, Frame::Hello { .. }) {
        bail!("the first frame is no greeting: {frame:?}");
    }
    Ok(())
}
