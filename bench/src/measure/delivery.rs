//! Delivery from a visitor to his operator, paced well below what the machine can do: from the moment the
//! visitor's client sends to the moment the operator's client holds the message, which is durable then.
//! The yardstick: the same frames at the same pace, there and back through a bare WebSocket echo.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::task::JoinSet;

use super::desk::{Brief, Desk};
use super::echo;
use super::percentile::Durations;
use crate::socket::Socket;

/// Visitors, and how often each writes: 200 messages a second in all.
const VISITORS: usize = 40;
const EVERY: Duration = Duration::from_millis(200);
/// As long as a usual message.
const TEXT: &str =
    "Thank you, and how long does the delivery to Strasbourg take if I order today? ";

pub struct Delivery {
    pub messages: usize,
    pub p50_ms: f64,
    pub p99_ms: f64,
}

impl Delivery {
    fn of(durations: Durations) -> Delivery {
        let messages = durations.len();
        let [p50_ms, p99_ms] = durations.percentiles([50.0, 99.0]);
        Delivery { messages, p50_ms, p99_ms }
    }
}

/// When each message was sent is in its own text: nanoseconds since `start`.
fn text(start: Instant) -> String {
    format!("{TEXT}{:020}", start.elapsed().as_nanos())
}

fn took(start: Instant, text: &str) -> Option<Duration> {
    let sent: u64 = text.get(TEXT.len()..)?.parse().ok()?;
    Some(start.elapsed().saturating_sub(Duration::from_nanos(sent)))
}

pub async fn candor(desk: &Desk, during: Duration) -> Result<Delivery> {
    let taken = desk.dialogues(VISITORS).await?;
    let operators = desk.operators().await?;
    let start = Instant::now();
    let mut hearing = JoinSet::new();
    let each = rounds(during);
    for (chat, mut socket) in operators.into_iter().enumerate() {
        let expected = each * taken.iter().filter(|taken| taken.chat == chat).count();
        hearing.spawn(async move {
            let mut durations = Durations::default();
            while durations.len() < expected {
                let frame = socket.hear_text().await?;
                let frame: Brief<'_> = serde_json::from_str(&frame)?;
                if frame.kind == "reload" {
                    bail!("an operator fell behind at a gentle pace");
                }
                let message = frame.message.filter(|_| frame.kind == "message");
                if let Some(took) = message.and_then(|message| took(start, message.text)) {
                    durations.add(took);
                }
            }
            Ok(durations)
        });
    }
    let mut writing = JoinSet::new();
    for (n, taken) in taken.iter().enumerate() {
        let mut socket = desk.connect(taken).await?;
        writing.spawn(async move {
            let mut ticker = paced(n).await;
            for id in 0..each {
                ticker.tick().await;
                let text = text(start);
                let command = format!(
                    r#"{{"type":"send","id":{id},"client_id":"delivery-{id:06}","text":"{text}"}}"#
                );
                socket.say_text(command).await?;
                // His own copy and the answer come one after the other.
                drain(&mut socket, id).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(written) = writing.join_next().await {
        written??;
    }
    let mut all = Durations::default();
    let heard = async {
        while let Some(heard) = hearing.join_next().await {
            all.append(heard??);
        }
        anyhow::Ok(())
    };
    tokio::time::timeout(Duration::from_secs(30), heard)
        .await
        .context("messages are missing")??;
    Ok(Delivery::of(all))
}

async fn drain(socket: &mut Socket, id: usize) -> Result<()> {
    loop {
        let frame = socket.hear_text().await?;
        let frame: Brief<'_> = serde_json::from_str(&frame)?;
        match frame.kind {
            "ok" if frame.id == Some(id as u64) => return Ok(()),
            "error" => bail!("a message was refused"),
            _ => {}
        }
    }
}

fn rounds(during: Duration) -> usize {
    (during.as_millis() / EVERY.as_millis()) as usize
}

/// Each writes at his own moment within the interval.
async fn paced(n: usize) -> tokio::time::Interval {
    let offset = EVERY.mul_f64(n as f64 / VISITORS as f64);
    tokio::time::interval_at(tokio::time::Instant::now() + offset, EVERY)
}

pub async fn echo(server: &echo::Server, during: Duration) -> Result<Delivery> {
    let address = Arc::new(server.address.clone());
    let start = Instant::now();
    let mut writing = JoinSet::new();
    for n in 0..VISITORS {
        let mut socket = Socket::open(&address, echo::PATH, &[], None).await?;
        writing.spawn(async move {
            let mut durations = Durations::default();
            let mut ticker = paced(n).await;
            for _ in 0..rounds(during) {
                ticker.tick().await;
                socket.say_text(text(start)).await?;
                let frame = socket.hear_text().await?;
                durations.add(took(start, &frame).context("the echo is no echo")?);
            }
            anyhow::Ok(durations)
        });
    }
    let mut all = Durations::default();
    while let Some(durations) = writing.join_next().await {
        all.append(durations??);
    }
    Ok(Delivery::of(all))
}
