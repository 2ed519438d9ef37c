//! An operator: hears of all dialogues of his chats, takes his, writes their lines, hands on, finishes.
//! After a break he asks again what is waiting and what is his, and resumes by number. A verb that may not
//! be done twice is tried once; what became of it he then sees in the dialogue itself.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;
use tokio::task::JoinSet;

use super::Play;
use crate::cast::Cast;
use crate::http::{Answer, Who};
use crate::journal::View;
use crate::socket::Socket;
use crate::stage::Member;
use crate::turn::{Turn, of_operator, takes};
use crate::wire::{Dialogue, Frame, Message, Side};

/// What an operator lived through.
#[derive(Default)]
pub struct Journal {
    pub number: usize,
    /// By dialogue.
    pub views: HashMap<String, View>,
    pub reloads: usize,
    /// Takes that a colleague won.
    pub beaten: usize,
    pub problems: Vec<String>,
}

struct Operator {
    play: Arc<Play>,
    me: usize,
    member: Member,
    held: HashMap<String, Held>,
    commands: u64,
    /// Command id → dialogue and client id.
    outstanding: HashMap<u64, (String, String)>,
    work: JoinSet<Done>,
    journal: Journal,
    greeted: bool,
}

#[derive(Default)]
struct Held {
    cast: Option<Arc<Cast>>,
    dialogue: Dialogue,
    view: View,
    saying: Option<usize>,
    /// A verb is on its way.
    busy: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Take,
    HandOver,
    Finish,
    /// Not a verb: looks at the dialogue.
    Look,
}

struct Done {
    dialogue: String,
    verb: Verb,
    answer: Result<Answer>,
}

#[derive(Deserialize)]
struct List<T> {
    items: Vec<T>,
    next: Option<String>,
}

/// Works until `stop` turns true.
pub async fn work(play: Arc<Play>, me: usize, mut stop: watch::Receiver<bool>) -> Journal {
    let member = play.stage.operators[me].clone();
    let mut operator = Operator {
        play: play.clone(),
        me,
        member,
        held: HashMap::new(),
        commands: 0,
        outstanding: HashMap::new(),
        work: JoinSet::new(),
        journal: Journal { number: me, ..Journal::default() },
        greeted: false,
    };
    while !*stop.borrow() {
        let ended = tokio::select! {
            ended = operator.connects() => ended,
            _ = stop.changed() => break,
        };
        let Err(error) = ended;
        play.note_break();
        if !play.faults {
            operator.journal.problems.push(format!("operator {me}: {error:#}"));
        }
        tokio::time::sleep(Duration::from_millis(30)).await;
    }
    let mut journal = operator.journal;
    journal.views = operator.held.into_iter().map(|(id, held)| (id, held.view)).collect();
    journal
}

enum Never {}

impl Operator {
    fn who(&self) -> Who<'_> {
        Who::Member(&self.member.token)
    }

    async fn connects(&mut self) -> Result<Never> {
        let mut socket = Socket::operator(&self.play.stage.address, &self.member.token).await?;
        if !matches!(socket.hear().await?, Frame::Hello { .. }) {
            bail!("the first frame is no greeting");
        }
        if !std::mem::replace(&mut self.greeted, true) {
            self.play.greeted.add_permits(1);
        }
        self.outstanding.clear();
        for held in self.held.values_mut() {
            held.saying = None;
        }
        self.catch_up(&mut socket).await?;
        loop {
            tokio::select! {
                frame = socket.hear() => self.take(&mut socket, frame?).await?,
                Some(done) = self.work.join_next(), if !self.work.is_empty() => {
                    let done = done?;
                    self.hear_of(&mut socket, done).await?;
                }
            }
        }
    }

    async fn take(&mut self, socket: &mut Socket, frame: Frame) -> Result<()> {
        self.play.move_on();
        match frame {
            Frame::Message { message } => {
                let id = message.dialogue.clone();
                let held = self.held.entry(id.clone()).or_default();
                held.view.hear(message);
                self.play.heard[self.me].fetch_add(1, Ordering::Relaxed);
                self.act(socket, &id).await
            }
            Frame::Dialogue { dialogue } => {
                let id = dialogue.id.clone();
                self.learn(dialogue);
                self.act(socket, &id).await
            }
            Frame::Ok { id, message: Some(message) } => {
                let (dialogue, client_id) =
                    self.outstanding.remove(&id).context("an answer to nothing")?;
                if let Some(held) = self.held.get_mut(&dialogue) {
                    held.view.acknowledge(&client_id, message);
                }
                self.act(socket, &dialogue).await
            }
            Frame::Error { id, error } => {
                let about = id.and_then(|id| self.outstanding.remove(&id));
                bail!("refused: {} {} {about:?}", error.code, error.message)
            }
            Frame::Reload => {
                self.journal.reloads += 1;
                self.catch_up(socket).await
            }
            Frame::Hello { .. }
            | Frame::Ok { .. }
            | Frame::Rating
            | Frame::Changed
            | Frame::Typing => Ok(()),
        }
    }

    /// Takes news of a dialogue; older news than what is known is nothing.
    fn learn(&mut self, dialogue: Dialogue) {
        let held = self.held.entry(dialogue.id.clone()).or_default();
        if dialogue.revision < held.dialogue.revision {
            return;
        }
        if held.cast.is_none() {
            let name = dialogue.visitor.as_ref().and_then(|visitor| visitor.name.as_deref());
            held.cast = name.and_then(|name| self.play.cast(name));
        }
        held.dialogue = dialogue;
    }

    /// Everything that may have happened while nobody listened.
    async fn catch_up(&mut self, socket: &mut Socket) -> Result<()> {
        for held in self.held.values_mut() {
            held.view.afresh();
        }
        let mut found = self.list("/dialogues?state=waiting&limit=100").await?;
        found.extend(self.list("/dialogues?mine=true&limit=100").await?);
        let mine = |held: &Held| {
            let own = held.dialogue.operator_id() == Some(self.member.id.as_str());
            held.cast.is_some()
                && !held.dialogue.is_finished()
                && (own || held.dialogue.state == "waiting")
        };
        let gone = self.held.iter().filter(|(_, held)| mine(held)).map(|(id, _)| id.clone());
        let listed = |id: &String| found.iter().any(|dialogue| dialogue.id == *id);
        let gone: Vec<String> = gone.filter(|id| !listed(id)).collect();
        for id in gone {
            let path = format!("/dialogues/{id}");
            found.push(self.play.http.get(self.who(), &path).await?.read()?);
        }
        let ids: Vec<String> = found.iter().map(|dialogue| dialogue.id.clone()).collect();
        found.into_iter().for_each(|dialogue| self.learn(dialogue));
        for id in ids {
            self.act(socket, &id).await?;
        }
        Ok(())
    }

    async fn list(&self, path: &str) -> Result<Vec<Dialogue>> {
        let mut all = Vec::new();
        let mut next: Option<String> = None;
        loop {
            let cursor = next.map(|next| format!("&cursor={next}")).unwrap_or_default();
            let page: List<Dialogue> =
                self.play.http.get(self.who(), &format!("{path}{cursor}")).await?.read()?;
            all.extend(page.items);
            next = page.next;
            if next.is_none() {
                return Ok(all);
            }
        }
    }

    /// Does what is to be done in a dialogue now.
    async fn act(&mut self, socket: &mut Socket, id: &str) -> Result<()> {
        let me = self.me;
        let Some(held) = self.held.get_mut(id) else { return Ok(()) };
        let Some(cast) = held.cast.clone() else { return Ok(()) };
        if held.busy {
            return Ok(());
        }
        if held.dialogue.state == "waiting" {
            if takes(&cast, held.dialogue.last_seq, me) {
                self.start(id, Verb::Take, &cast);
            }
            return Ok(());
        }
        let own = held.dialogue.operator_id() == Some(self.member.id.as_str());
        if !own || held.dialogue.state != "active" {
            return Ok(());
        }
        if held.view.held() < held.dialogue.last_seq {
            self.repair(id).await?;
        }
        let Some(held) = self.held.get_mut(id) else { return Ok(()) };
        match of_operator(&cast, held.view.held(), me) {
            Turn::Say(n) if held.saying != Some(n) => {
                held.saying = Some(n);
                let client_id = cast.client_id(Side::Operator, n);
                held.view.sends(&client_id);
                self.commands += 1;
                let command = json!({
                    "type": "send", "id": self.commands, "dialogue": id, "client_id": client_id,
                    "text": cast.lines[n].text,
                });
                self.outstanding.insert(self.commands, (id.to_owned(), client_id));
                socket.say(&command).await?;
            }
            Turn::Finish => self.start(id, Verb::Finish, &cast),
            Turn::HandOver => self.start(id, Verb::HandOver, &cast),
            _ => {}
        }
        Ok(())
    }

    async fn repair(&mut self, id: &str) -> Result<()> {
        loop {
            let Some(held) = self.held.get(id) else { return Ok(()) };
            let before = held.view.held();
            let path = format!("/dialogues/{id}/messages?after={before}");
            let page: List<Message> = self.play.http.get(self.who(), &path).await?.read()?;
            let Some(held) = self.held.get_mut(id) else { return Ok(()) };
            page.items.into_iter().for_each(|message| held.view.repair(message));
            if held.view.held() >= held.dialogue.last_seq || held.view.held() == before {
                return Ok(());
            }
        }
    }

    /// Starts a verb beside everything else.
    fn start(&mut self, id: &str, verb: Verb, cast: &Cast) {
        if let Some(held) = self.held.get_mut(id) {
            held.busy = true;
        }
        let back = cast.hand_over.is_some_and(|hand_over| hand_over.back);
        let colleague = &self.play.stage.operators[cast.colleague].id;
        let (path, body) = match verb {
            Verb::Take => ("take", json!({})),
            Verb::Finish => ("finish", json!({})),
            Verb::HandOver if back => ("transfer", json!({"note": "back to waiting"})),
            Verb::HandOver => ("transfer", json!({"operator": colleague, "note": "yours"})),
            Verb::Look => ("", Value::Null),
        };
        let path = format!("/dialogues/{id}/{path}");
        let (play, token, dialogue) = (self.play.clone(), self.member.token.clone(), id.to_owned());
        self.work.spawn(async move {
            let who = Who::Member(&token);
            let answer = match verb {
                Verb::Look => play.http.get(who, &format!("/dialogues/{dialogue}")).await,
                _ => play.http.once(who, &path, &body).await,
            };
            Done { dialogue, verb, answer }
        });
    }

    async fn hear_of(&mut self, socket: &mut Socket, done: Done) -> Result<()> {
        let id = done.dialogue;
        let Some(held) = self.held.get_mut(&id) else { return Ok(()) };
        held.busy = false;
        let Some(cast) = held.cast.clone() else { return Ok(()) };
        match done.answer {
            Ok(answer) if answer.is_ok() => {
                self.learn(answer.read()?);
                self.act(socket, &id).await
            }
            Ok(answer) if answer.code() == "already_taken" && cast.contested => {
                self.journal.beaten += 1;
                self.start(&id, Verb::Look, &cast);
                Ok(())
            }
            // The program was killed: what became of it, the dialogue itself tells.
            answer if self.play.faults => {
                let unclear = match &answer {
                    Err(_) => true,
                    Ok(answer) => answer.status == 409 || answer.status == 503,
                };
                if !unclear {
                    self.journal.problems.push(format!("{:?} of {id} failed", done.verb));
                }
                self.start(&id, Verb::Look, &cast);
                Ok(())
            }
            Ok(answer) => bail!("{:?} of {id}: {} {}", done.verb, answer.status, answer.body),
            Err(error) => Err(error.context(format!("{:?} of {id}", done.verb))),
        }
    }
}
