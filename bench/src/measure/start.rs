//! From starting the process to answering `/health/ready`, and what it weighs then.

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::process::{self, Server};
use crate::store::Store;

const TIMES: usize = 5;

pub struct Start {
    /// The middle one of several, on a store that is there.
    pub ready: Duration,
    /// Resident memory of a process that nobody has asked anything.
    pub idle_bytes: f64,
    pub database_bytes: u64,
}

/// On a store that holds nothing yet; the first start makes its tables and is not counted.
pub async fn measure(binary: &Path, store: &Store) -> Result<Start> {
    let mut server = Server::start(binary, store).await?;
    again(&mut server, store).await
}

/// Starts it again a few times; the server is running then, or was killed.
pub async fn again(server: &mut Server, store: &Store) -> Result<Start> {
    let mut took = Vec::new();
    let mut idle_bytes = 0.0;
    for _ in 0..TIMES {
        server.kill().await?;
        server.again().await?;
        took.push(server.start);
        idle_bytes = process::resident_bytes(server.pid())?;
    }
    server.kill().await?;
    took.sort_unstable();
    let database_bytes = store.bytes().await?;
    Ok(Start { ready: took[TIMES / 2], idle_bytes, database_bytes })
}
