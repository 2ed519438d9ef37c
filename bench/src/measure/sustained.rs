//! Sustained durable messages: many visitors, each sending as soon as his last message is acknowledged, until
//! the time is over. Everything must arrive at the operators, once and in order; nothing may be refused.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use tokio::task::JoinSet;

use super::desk::{Brief, Desk, Taken};
use crate::http::Who;
use crate::process::{self, Server};
use crate::socket::Socket;
use crate::store::Store;

const VISITORS: usize = 400;
const TEXT: &str = "Thank you, and how long does the delivery to Strasbourg take if I order today?";

pub struct Sustained {
    pub seconds: f64,
    pub messages: usize,
    pub refused: usize,
    /// Told to reload because a reader fell behind; repaired by number.
    pub reloads: usize,
    /// Processor seconds of Candor per 1,000 messages.
    pub cpu_per_1000: f64,
    /// The same of PostgreSQL's backends.
    pub engine_cpu_per_1000: Option<f64>,
}

impl Sustained {
    pub fn per_second(&self) -> f64 {
        self.messages as f64 / self.seconds
    }
}

pub async fn measure(
    desk: &Desk,
    server: &Server,
    store: &Store,
    during: Duration,
) -> Result<Sustained> {
    let taken = desk.dialogues(VISITORS).await?;
    let over = Arc::new(AtomicBool::new(false));
    let refused = Arc::new(AtomicUsize::new(0));
    let mut listeners = Vec::new();
    for socket in desk.operators().await? {
        let listener = Listener { socket, held: HashMap::new(), reloads: 0 };
        listeners.push(tokio::spawn(listener.listen()));
    }
    let mut sockets = Vec::new();
    for taken in &taken {
        sockets.push(desk.connect(taken).await?);
    }
    let cpu = Cpu::now(server, store).await?;
    let started = Instant::now();
    let mut writing = JoinSet::new();
    for (socket, taken) in sockets.into_iter().zip(taken) {
        writing.spawn(write(socket, taken, over.clone(), refused.clone()));
    }
    tokio::time::sleep(during).await;
    over.store(true, Ordering::Release);
    let mut acknowledged: HashMap<String, usize> = HashMap::new();
    while let Some(written) = writing.join_next().await {
        let (taken, seq) = written??;
        acknowledged.insert(taken.dialogue, seq);
    }
    let reloads = all_heard(desk, &acknowledged, listeners).await?;
    let seconds = started.elapsed().as_secs_f64();
    let spent = Cpu::now(server, store).await?.since(&cpu);
    // The opening lines were there before.
    let messages = acknowledged.values().map(|seq| seq - 1).sum::<usize>();
    let per_1000 = |seconds: f64| seconds * 1_000.0 / messages as f64;
    Ok(Sustained {
        seconds,
        messages,
        refused: refused.load(Ordering::Relaxed),
        reloads,
        cpu_per_1000: per_1000(spent.candor),
        engine_cpu_per_1000: spent.engine.map(per_1000),
    })
}

/// One visitor: the next message as soon as the last one is durable. Answers his dialogue's last number.
async fn write(
    mut socket: Socket,
    taken: Taken,
    over: Arc<AtomicBool>,
    refused: Arc<AtomicUsize>,
) -> Result<(Taken, usize)> {
    let (mut id, mut last) = (0_u64, 1);
    while !over.load(Ordering::Acquire) {
        id += 1;
        let command = format!(
            r#"{{"type":"send","id":{id},"client_id":"sustained-{id:08}","text":"{TEXT}"}}"#
        );
        socket.say_text(command).await?;
        loop {
            let frame = socket.hear_text().await?;
            let frame: Brief<'_> = serde_json::from_str(&frame)?;
            match (frame.kind, frame.message) {
                ("ok", Some(message)) => {
                    if message.seq != last + 1 {
                        bail!("{} came after {last}", message.seq);
                    }
                    last = message.seq;
                    break;
                }
                ("error", _) => {
                    refused.fetch_add(1, Ordering::Relaxed);
                    break;
                }
                _ => {}
            }
        }
    }
    Ok((taken, last))
}

/// An operator who only listens. What he missed is fetched when everybody has stopped.
struct Listener {
    socket: Socket,
    /// Dialogue → the last number he holds.
    held: HashMap<String, usize>,
    reloads: usize,
}

struct Heard {
    held: HashMap<String, usize>,
    reloads: usize,
}

/// A message that ends the listening: sent by a visitor of the chat when everybody has stopped.
const END: &str = "that was all";

impl Listener {
    async fn listen(mut self) -> Result<Heard> {
        loop {
            let frame = self.socket.hear_text().await?;
            let frame: Brief<'_> = serde_json::from_str(&frame)?;
            let Some(message) = frame.message.filter(|_| frame.kind == "message") else {
                if frame.kind == "reload" {
                    self.reloads += 1;
                    // From here on numbers may jump; what is missing is fetched in the end.
                    self.held.clear();
                }
                continue;
            };
            if message.text == END {
                return Ok(Heard { held: self.held, reloads: self.reloads });
            }
            let last = self.held.get(message.dialogue).copied();
            if last.is_some_and(|last| message.seq != last + 1) {
                bail!("{}: {} after {last:?}", message.dialogue, message.seq);
            }
            match self.held.get_mut(message.dialogue) {
                Some(last) => *last = message.seq,
                None => {
                    self.held.insert(message.dialogue.to_owned(), message.seq);
                }
            }
        }
    }
}

/// Waits until every operator holds everything that was acknowledged; how often one had to reload.
async fn all_heard(
    desk: &Desk,
    acknowledged: &HashMap<String, usize>,
    listeners: Vec<tokio::task::JoinHandle<Result<Heard>>>,
) -> Result<usize> {
    let mut reloads = 0;
    let mut held: HashMap<String, usize> = HashMap::new();
    for (chat, listener) in listeners.into_iter().enumerate() {
        let token = desk.visitor(chat).await?;
        let body = serde_json::json!({"client_id": "the-last-line", "text": END});
        let answer = desk.http.post(Who::Visitor(&token), "/widget/messages", body).await?;
        if !answer.is_ok() {
            bail!("the last line: {} {}", answer.status, answer.body);
        }
        let heard = tokio::time::timeout(Duration::from_secs(30), listener);
        let heard = heard.await.context("an operator does not hear the end")???;
        reloads += heard.reloads;
        held.extend(heard.held);
    }
    for (dialogue, last) in acknowledged {
        if held.get(dialogue) == Some(last) {
            continue;
        }
        if reloads == 0 {
            bail!("{dialogue}: {last} acknowledged, {:?} heard", held.get(dialogue));
        }
        fetch(desk, dialogue, *last).await?;
    }
    Ok(reloads)
}

/// What a reader that was told to reload fetches: the end of the dialogue must be there.
async fn fetch(desk: &Desk, dialogue: &str, last: usize) -> Result<()> {
    #[derive(Deserialize)]
    struct Page {
        last_seq: usize,
    }
    for operator in &desk.stage.operators {
        let path = format!("/dialogues/{dialogue}/messages?after={}", last - 1);
        let answer = desk.http.get(Who::Member(&operator.token), &path).await?;
        if answer.status == 404 {
            continue;
        }
        if answer.read::<Page>()?.last_seq != last {
            bail!("{dialogue} does not end with {last}");
        }
        return Ok(());
    }
    bail!("{dialogue} is nobody's")
}

/// Processor seconds used so far.
struct Cpu {
    candor: f64,
    engine: Option<f64>,
}

impl Cpu {
    async fn now(server: &Server, store: &Store) -> Result<Cpu> {
        let candor = process::cpu_seconds(server.pid())?;
        let backends = store.backends().await?;
        let engine = (!backends.is_empty())
            .then(|| backends.iter().filter_map(|pid| process::cpu_seconds(*pid).ok()).sum());
        Ok(Cpu { candor, engine })
    }

    fn since(&self, before: &Cpu) -> Cpu {
        Cpu {
            candor: self.candor - before.candor,
            engine: self.engine.zip(before.engine).map(|(now, before)| now - before),
        }
    }
}
