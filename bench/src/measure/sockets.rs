//! Resident memory of idle visitors' sockets: the growth of the server's process, divided. Several source
//! addresses, because one has too few ports. The yardstick: as many on a bare WebSocket echo.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use tokio::task::JoinSet;

use super::desk::Desk;
use super::echo;
use crate::process::{self, Server};
use crate::socket::Socket;
use crate::wire::Frame;

/// Files a process needs beside its sockets.
const SPARE: usize = 500;
/// Source addresses 127.0.0.2, 127.0.0.3, …
const SOURCES: usize = 5;
const AT_ONCE: usize = 64;

pub struct Sockets {
    pub number: usize,
    pub bytes_each: f64,
    /// Processor time of the server while nothing happened, cores.
    pub idle_cores: f64,
    pub broken: usize,
}

pub async fn candor(
    desk: &Desk,
    server: &Server,
    wanted: usize,
    settle: Duration,
) -> Result<Sockets> {
    let number = permitted(wanted)?;
    let tokens: Vec<String> = stream::iter(0..number)
        .map(|n| desk.visitor(n % desk.stage.chats.len()))
        .buffered(AT_ONCE)
        .try_collect()
        .await?;
    let address = &desk.stage.address;
    let tokens = &tokens;
    let connect = |n: usize| async move {
        let mut socket = Socket::visitor(address, &tokens[n], None, 0, Some(source(n))).await?;
        if !matches!(socket.hear().await?, Frame::Hello { .. }) {
            bail!("not greeted");
        }
        Ok(socket)
    };
    hold(server.pid(), number, settle, connect).await
}

pub async fn echo(server: &echo::Server, wanted: usize, settle: Duration) -> Result<Sockets> {
    let number = permitted(wanted)?;
    let connect = |n: usize| async move {
        let mut socket = Socket::open(&server.address, echo::PATH, &[], Some(source(n))).await?;
        socket.say_text("hello".to_owned()).await?;
        socket.hear_text().await?;
        Ok(socket)
    };
    hold(server.pid(), number, settle, connect).await
}

async fn hold<F>(
    pid: u32,
    number: usize,
    settle: Duration,
    connect: impl Fn(usize) -> F,
) -> Result<Sockets>
where
    F: Future<Output = Result<Socket>>,
{
    let before = process::resident_bytes(pid)?;
    let sockets: Vec<Socket> =
        stream::iter(0..number).map(connect).buffered(AT_ONCE).try_collect().await?;
    let broken = Arc::new(AtomicUsize::new(0));
    let mut held = JoinSet::new();
    for mut socket in sockets {
        let broken = broken.clone();
        // Reading answers the server's pings.
        held.spawn(async move {
            while socket.hear_text().await.is_ok() {}
            broken.fetch_add(1, Ordering::Relaxed);
        });
    }
    let cpu = process::cpu_seconds(pid)?;
    tokio::time::sleep(settle).await;
    let idle_cores = (process::cpu_seconds(pid)? - cpu) / settle.as_secs_f64();
    let bytes_each = (process::resident_bytes(pid)? - before) / number as f64;
    let broken = broken.load(Ordering::Relaxed);
    held.shutdown().await;
    Ok(Sockets { number, bytes_each, idle_cores, broken })
}

fn source(n: usize) -> [u8; 4] {
    [127, 0, 0, u8::try_from(2 + n % SOURCES).unwrap_or(2)]
}

/// As many as the limit of open files permits, ours and the server's, which inherits it.
fn permitted(wanted: usize) -> Result<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits")?;
    let files = open_files(&limits).context("no limit of open files")?;
    let number = wanted.min(files.saturating_sub(SPARE));
    if number < wanted {
        println!("only {number} sockets: {files} open files are permitted");
    }
    Ok(number)
}

fn open_files(limits: &str) -> Option<usize> {
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    match line.split_whitespace().next()? {
        "unlimited" => Some(usize::MAX),
        number => number.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_soft_limit_counts() {
        let limits =
            "Limit   Soft Limit   Hard Limit   Units\nMax open files    20000   1048576   files\n";
        assert_eq!(open_files(limits), Some(20_000));
        assert_eq!(open_files("nothing"), None);
    }
}
