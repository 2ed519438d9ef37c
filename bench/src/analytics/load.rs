//! What holding a workspace's outcomes costs: the program begins to read them when it starts, and the first question
//! waits until it has them all.

use std::time::{Duration, Instant};

use anyhow::Result;

use super::ask::once;
use super::questions::Question;
use crate::http::Http;
use crate::process::{self, Server};

/// A first question may take long.
pub const PATIENCE: Duration = Duration::from_secs(1_200);

pub struct Load {
    /// From starting the program to the first answer.
    pub took: Duration,
    pub bytes_each: f64,
    /// Resident, after it.
    pub bytes: f64,
}

/// Starts the program again and asks.
pub async fn measure(
    server: &mut Server,
    token: &str,
    question: &Question,
    dialogues: i64,
) -> Result<Load> {
    server.kill().await?;
    let started = Instant::now();
    server.again().await?;
    // It has hardly begun to read.
    let before = process::resident_bytes(server.pid())?;
    let http = Http::patient(&server.address(), PATIENCE)?;
    once(&http, token, question).await?;
    let took = started.elapsed();
    let bytes = process::resident_bytes(server.pid())?;
    Ok(Load { took, bytes, bytes_each: (bytes - before) / dialogues as f64 })
}
