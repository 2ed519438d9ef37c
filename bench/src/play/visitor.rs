//! A visitor plays his lines: by WebSocket, by long polling, or changing between them. After a break he
//! resumes by number and sends again what was not acknowledged, under the same client id.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;

use super::Play;
use super::react::{self, Reaction};
use crate::cast::{Cast, Door};
use crate::http::Who;
use crate::journal::View;
use crate::socket::Socket;
use crate::stage;
use crate::turn::{Turn, of_visitor};
use crate::wire::{Dialogue, Frame, Message, Side};

/// Messages after which a changing visitor takes the other door.
const CHANGE_AFTER: usize = 4;

/// What a visitor lived through.
pub struct Journal {
    pub cast: Arc<Cast>,
    pub token: String,
    pub dialogue: Option<String>,
    pub view: View,
    pub reaction: Reaction,
    /// Went away for good in the middle, something unanswered.
    pub left: bool,
    pub reloads: usize,
}

struct Visitor {
    play: Arc<Play>,
    cast: Arc<Cast>,
    token: String,
    dialogue: Option<Dialogue>,
    view: View,
    reaction: Reaction,
    reloads: usize,
    commands: u64,
    /// Command id → client id.
    outstanding: HashMap<u64, String>,
}

enum Ended {
    Done,
    Change,
}

/// Plays one dialogue from arriving to the form.
pub async fn visit(play: Arc<Play>, cast: Arc<Cast>) -> Result<Journal> {
    let key = &play.stage.chats[cast.chat].key;
    let token = stage::arrive(&play.http, key, &cast.name, cast.language).await?;
    let mut visitor = Visitor {
        play: play.clone(),
        cast: cast.clone(),
        token,
        dialogue: None,
        view: View::default(),
        reaction: Reaction::default(),
        reloads: 0,
        commands: 0,
        outstanding: HashMap::new(),
    };
    let mut polls = cast.door == Door::Polling;
    loop {
        let ended = if polls { visitor.polls().await } else { visitor.connects().await };
        match ended {
            Ok(Ended::Done) => break,
            Ok(Ended::Change) => polls = !polls,
            Err(_) if play.faults && cast.leaves_when_cut && !visitor.outstanding.is_empty() => {
                return Ok(visitor.into_journal(true));
            }
            Err(error) => {
                play.note_break();
                if !play.faults {
                    visitor.view.problems.push(format!("{}: {error:#}", cast.name));
                }
                tokio::time::sleep(Duration::from_millis(30)).await;
            }
        }
    }
    react::at_the_end(&play, &cast, &visitor.token, &mut visitor.reaction).await?;
    play.move_on();
    Ok(visitor.into_journal(false))
}

impl Visitor {
    fn into_journal(self, left: bool) -> Journal {
        Journal {
            cast: self.cast,
            token: self.token,
            dialogue: self.dialogue.map(|dialogue| dialogue.id),
            view: self.view,
            reaction: self.reaction,
            left,
            reloads: self.reloads,
        }
    }

    fn turn(&self) -> Turn {
        let finished = self.dialogue.as_ref().is_some_and(Dialogue::is_finished);
        of_visitor(&self.cast, self.view.held(), finished)
    }

    /// By WebSocket, until he is done, changes doors, or it breaks.
    async fn connects(&mut self) -> Result<Ended> {
        let known = self.dialogue.as_ref().map(|dialogue| dialogue.id.as_str());
        let held = self.view.held();
        let mut socket =
            Socket::visitor(&self.play.stage.address, &self.token, known, held, None).await?;
        self.view.afresh();
        let greeting = socket.hear().await?;
        if !matches!(greeting, Frame::Hello { .. }) {
            bail!("the first frame is no greeting: {greeting:?}");
        }
        self.take(greeting).await?;
        let (mut saying, mut finishing) = (None, false);
        loop {
            match self.turn() {
                Turn::Done => return Ok(Ended::Done),
                Turn::Say(n) if saying != Some(n) => {
                    if self.cast.door == Door::Changing && self.view.held() >= held + CHANGE_AFTER {
                        return Ok(Ended::Change);
                    }
                    self.before(n).await?;
                    for _ in 0..self.times(n) {
                        let command = self.say(n);
                        socket.say(&command).await?;
                    }
                    saying = Some(n);
                }
                Turn::Finish if !finishing => {
                    self.commands += 1;
                    socket.say(&json!({"type": "finish", "id": self.commands})).await?;
                    finishing = true;
                }
                _ => {}
            }
            let frame = socket.hear().await?;
            self.take(frame).await?;
        }
    }

    /// Some messages are sent twice at once, as an impatient client would.
    fn times(&self, n: usize) -> usize {
        if self.cast.doubles && n.is_multiple_of(3) { 2 } else { 1 }
    }

    /// What he does before a line that continues a finished dialogue.
    async fn before(&mut self, n: usize) -> Result<()> {
        if self.cast.continued == Some(n) {
            react::when_continued(&self.play, &self.cast, &self.token, &mut self.reaction).await?;
        }
        Ok(())
    }

    fn say(&mut self, n: usize) -> serde_json::Value {
        self.commands += 1;
        let client_id = self.cast.client_id(Side::Visitor, n);
        self.view.sends(&client_id);
        self.outstanding.insert(self.commands, client_id.clone());
        json!({"type": "send", "id": self.commands, "client_id": client_id, "text": self.cast.lines[n].text})
    }

    async fn take(&mut self, frame: Frame) -> Result<()> {
        self.play.move_on();
        match frame {
            Frame::Hello { dialogue, messages } => {
                messages.into_iter().for_each(|message| self.view.repair(message));
                self.outstanding.clear();
                if let Some(dialogue) = dialogue {
                    let behind = dialogue.last_seq > self.view.held();
                    self.dialogue = Some(dialogue);
                    if behind {
                        self.ask(0).await?;
                    }
                }
            }
            Frame::Ok { id, message: Some(message) } => {
                let client_id = self.outstanding.remove(&id).context("an answer to nothing")?;
                self.acknowledge(&client_id, message);
            }
            Frame::Ok { .. } | Frame::Rating | Frame::Typing | Frame::Changed => {}
            Frame::Message { message } => {
                let gap = message.seq > self.view.held() + 1;
                self.view.hear(message);
                if gap {
                    self.ask(0).await?;
                }
            }
            Frame::Dialogue { dialogue } => self.dialogue = Some(dialogue),
            Frame::Reload => {
                self.reloads += 1;
                self.view.afresh();
                self.ask(0).await?;
            }
            // Finished by the operator a moment before.
            Frame::Error { error, .. } if error.code == "already_finished" => self.ask(0).await?,
            Frame::Error { error, .. } => bail!("refused: {} {}", error.code, error.message),
        }
        Ok(())
    }

    fn acknowledge(&mut self, client_id: &str, message: Message) {
        // His line opened the dialogue, or continued it.
        let state = |state: &str| Dialogue {
            id: message.dialogue.clone(),
            state: state.to_owned(),
            ..Dialogue::default()
        };
        match &self.dialogue {
            None => self.dialogue = Some(state("waiting")),
            Some(dialogue) if dialogue.is_finished() => self.dialogue = Some(state("active")),
            Some(_) => {}
        }
        self.view.acknowledge(client_id, message);
    }

    /// Asks for what he does not hold, waiting up to so many seconds for it.
    async fn ask(&mut self, wait: u64) -> Result<()> {
        #[derive(Deserialize)]
        struct Page {
            dialogue: Option<Dialogue>,
            items: Vec<Message>,
        }
        loop {
            let path = format!("/widget/messages?after={}&wait={wait}", self.view.held());
            let page: Page = self.play.http.get(Who::Visitor(&self.token), &path).await?.read()?;
            let before = self.view.held();
            page.items.into_iter().for_each(|message| self.view.repair(message));
            let Some(dialogue) = page.dialogue else { return Ok(()) };
            let behind = dialogue.last_seq > self.view.held();
            self.dialogue = Some(dialogue);
            self.play.move_on();
            if wait > 0 || !behind || self.view.held() == before {
                return Ok(());
            }
        }
    }

    /// By HTTP alone.
    async fn polls(&mut self) -> Result<Ended> {
        let held = self.view.held();
        self.outstanding.clear();
        self.view.afresh();
        if self.dialogue.is_some() {
            self.ask(0).await?;
        }
        loop {
            match self.turn() {
                Turn::Done => return Ok(Ended::Done),
                Turn::Say(n) => {
                    if self.cast.door == Door::Changing && self.view.held() >= held + CHANGE_AFTER {
                        return Ok(Ended::Change);
                    }
                    self.before(n).await?;
                    for _ in 0..self.times(n) {
                        self.post(n).await?;
                    }
                }
                Turn::Finish => {
                    let answer =
                        self.play.http.command(Who::Visitor(&self.token), "/widget/finish").await?;
                    if !answer.is_ok() && answer.code() != "already_finished" {
                        bail!("finish: {} {}", answer.status, answer.body);
                    }
                    self.ask(0).await?;
                }
                Turn::Wait | Turn::HandOver => self.ask(20).await?,
            }
        }
    }

    async fn post(&mut self, n: usize) -> Result<()> {
        let client_id = self.cast.client_id(Side::Visitor, n);
        self.view.sends(&client_id);
        let body = json!({"client_id": client_id, "text": self.cast.lines[n].text});
        let http = &self.play.http;
        let message =
            http.post(Who::Visitor(&self.token), "/widget/messages", body).await?.read()?;
        self.acknowledge(&client_id, message);
        self.play.move_on();
        Ok(())
    }
}
