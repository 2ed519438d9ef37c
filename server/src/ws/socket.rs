//! What both sockets share: limits, heartbeat, sending without ever piling up, closing with a reason.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use futures_util::SinkExt as _;

use crate::bus::{Ear, Heard};

/// The largest frame a client may send: 4,000 characters of text, escaped, and what is around them.
pub const FRAME_MAX: usize = 48 * 1024;
/// How long one write may take before the reader counts as gone.
const WRITE_PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks at the connection: access, heartbeat, flood.
pub const TICK: Duration = Duration::from_secs(4);
/// A ping every so many ticks; no sign of life for twice that ends the connection.
const TICKS_PER_PING: u32 = 7;
/// Frames a client may send between two ticks.
const FRAMES_PER_TICK: u32 = 400;
/// Frames that are not valid before the connection is ended.
const BAD_FRAMES: u32 = 10;

/// Why the server ends a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// Not signed in any more, or never was.
    SignedOut,
    /// Too many frames that were not valid.
    BadFrames,
    /// Too slow, or silent.
    TimedOut,
    /// Too many frames.
    Flood,
    /// The program stops; come back.
    Stopping,
}

impl Closing {
    fn code(self) -> u16 {
        match self {
            Closing::SignedOut => 4401,
            Closing::BadFrames => 4400,
            Closing::TimedOut => 4408,
            Closing::Flood => 4429,
            Closing::Stopping => 1001,
        }
    }
}

/// What is gathered before it is written: frames that are fed together leave in one system call. The buffer
/// grows only as far as a connection needs it.
const GATHERED: usize = 8 * 1_024;

/// Small buffers: tens of thousands of idle sockets are the normal case.
pub fn configure(upgrade: WebSocketUpgrade) -> WebSocketUpgrade {
    upgrade
        .read_buffer_size(1_024)
        .write_buffer_size(GATHERED)
        .max_write_buffer_size(1_024 * 1_024)
        .max_message_size(FRAME_MAX)
        .max_frame_size(FRAME_MAX)
}

/// A connection and what is counted about it.
pub struct Socket {
    socket: WebSocket,
    frames: u32,
    bad: u32,
    quiet_ticks: u32,
    limits: bool,
    _counted: Counted,
}

/// One of the open sockets, for as long as it lives.
struct Counted;

impl Counted {
    fn new() -> Counted {
        metrics::gauge!("candor_sockets_open").increment(1.0);
        Counted
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!("candor_sockets_open").decrement(1.0);
    }
}

/// What came in.
pub enum Incoming {
    Text(axum::extract::ws::Utf8Bytes),
    /// Nothing to do (pong, ping).
    Nothing,
    Gone,
}

impl Socket {
    pub fn new(socket: WebSocket, limits: bool) -> Socket {
        Socket { socket, frames: 0, bad: 0, quiet_ticks: 0, limits, _counted: Counted::new() }
    }

    /// The next frame. Cancel-safe.
    pub async fn next(&mut self) -> Result<Incoming, Closing> {
        let Some(Ok(message)) = self.socket.recv().await else { return Ok(Incoming::Gone) };
        self.quiet_ticks = 0;
        self.frames += 1;
        if self.limits && self.frames > FRAMES_PER_TICK {
            return Err(Closing::Flood);
        }
        match message {
            Message::Text(text) => Ok(Incoming::Text(text)),
            Message::Binary(_) => {
                self.bad()?;
                Ok(Incoming::Nothing)
            }
            Message::Ping(_) | Message::Pong(_) => Ok(Incoming::Nothing),
            Message::Close(_) => Ok(Incoming::Gone),
        }
    }

    /// Counts a frame that was not valid.
    pub fn bad(&mut self) -> Result<(), Closing> {
        self.bad += 1;
        if self.bad >= BAD_FRAMES { Err(Closing::BadFrames) } else { Ok(()) }
    }

    /// Call every `TICK`: heartbeat and flood window.
    pub async fn tick(&mut self) -> Result<(), Closing> {
        self.frames = 0;
        self.quiet_ticks += 1;
        if self.quiet_ticks > 2 * TICKS_PER_PING + 1 {
            return Err(Closing::TimedOut);
        }
        if self.quiet_ticks.is_multiple_of(TICKS_PER_PING) {
            return self.write(Message::Ping(Vec::new().into())).await;
        }
        Ok(())
    }

    pub async fn send(&mut self, text: String) -> Result<(), Closing> {
        self.write(Message::Text(text.into())).await
    }

    /// Sends what was heard, and whatever else is already waiting, with one flush. True when the news was
    /// that the member's access changed: that is for the server, not for the client.
    pub async fn pass_on(&mut self, heard: Heard, ear: &mut Ear) -> Result<bool, Closing> {
        self.pass_on_all(Some(heard), ear, None).await
    }

    /// Sends a command's answer after whatever was heard until now (usually what the command itself made
    /// happen), with one flush. True as with `pass_on`.
    pub async fn answer(&mut self, answer: String, ear: &mut Ear) -> Result<bool, Closing> {
        let heard = ear.try_hear();
        self.pass_on_all(heard, ear, Some(answer)).await
    }

    async fn pass_on_all(
        &mut self,
        heard: Option<Heard>,
        ear: &mut Ear,
        last: Option<String>,
    ) -> Result<bool, Closing> {
        let all = async {
            let mut next = heard;
            let mut access = false;
            let mut passed = 0;
            while let Some(heard) = next.take() {
                if is_about_access(&heard) {
                    access = true;
                    break;
                }
                #[cfg(test)]
                if matches!(&heard, Heard::Frame(frame) if **frame == *crate::leaks::PING) {
                    self.socket.feed(Message::Ping(Vec::new().into())).await?;
                    continue;
                }
                self.socket.feed(Message::Text(text_of(heard).into())).await?;
                passed += 1;
                if passed < 128 {
                    next = ear.try_hear();
                }
            }
            if let Some(last) = last {
                self.socket.feed(Message::Text(last.into())).await?;
            }
            self.socket.flush().await?;
            Ok::<bool, axum::Error>(access)
        };
        match tokio::time::timeout(WRITE_PATIENCE, all).await {
            Ok(Ok(access)) => Ok(access),
            _ => Err(Closing::TimedOut),
        }
    }

    async fn write(&mut self, message: Message) -> Result<(), Closing> {
        match tokio::time::timeout(WRITE_PATIENCE, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            _ => Err(Closing::TimedOut),
        }
    }

    /// Ends the connection with its reason.
    pub async fn close(mut self, why: Closing) {
        let frame = CloseFrame { code: why.code(), reason: "".into() };
        let _ = tokio::time::timeout(
            Duration::from_secs(1),
            self.socket.send(Message::Close(Some(frame))),
        )
        .await;
    }
}

fn is_about_access(heard: &Heard) -> bool {
    matches!(heard, Heard::Frame(frame) if frame.starts_with(r#"{"type":"access""#))
}

fn text_of(heard: Heard) -> String {
    match heard {
        Heard::Frame(frame) => Arc::as_ref(&frame).to_owned(),
        Heard::Behind => r#"{"type":"reload"}"#.to_owned(),
    }
}

/// A ticker that does not hurry after a pause.
pub fn ticker() -> tokio::time::Interval {
    let mut ticker = tokio::time::interval(TICK);
    ticker.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    ticker.reset();
    ticker
}
