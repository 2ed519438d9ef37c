//! Millions of finished dialogues in a database of the real program: the program makes the database, its people
//! and its chats through the public API; then it is stopped and the rows are written by SQL (`bench/sql`). Made
//! once, kept in `build/bench` and used again. Messages are left out, and the stories of dialogues and of requests:
//! figures are made of none of them.

mod comments;
mod fill;
mod lookups;
mod team;
mod template;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::process::Server;
use crate::store::{Engine, Store};

pub use comments::stored;

/// Raised when what is written changes: a database of an older form is not used.
const FORM: u32 = 1;
/// Over how many days the dialogues were finished.
pub const DAYS: i64 = 730;
/// A word that one comment in a hundred holds, as people type its beginning.
pub const RARE_WORD: &str = "refund";

/// A database with many dialogues.
pub struct Amount {
    pub store: Store,
    pub about: About,
    /// How long writing the rows took, if it was not there before.
    pub took: Option<Duration>,
}

/// What is known of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct About {
    pub dialogues: i64,
    /// Milliseconds: the first midnight (UTC) and the one behind the last dialogue.
    pub start: i64,
    pub end: i64,
    pub workspace: String,
    /// The operator and the chat that the questions name: neither the busiest nor the quietest.
    pub operator: String,
    pub chat: String,
}

/// The database with so many dialogues, made now when it is not there. On PostgreSQL it is always made now.
pub async fn kept(binary: &Path, engine: Engine, dialogues: i64) -> Result<Amount> {
    let name = format!("amount-{FORM}-{}-{dialogues}", engine.name());
    if let Some(store) = Store::kept(engine, &name)?
        && let Ok(told) = std::fs::read_to_string(note(&store))
    {
        let about = serde_json::from_str(&told).context("the note beside the data")?;
        return Ok(Amount { store, about, took: None });
    }
    make(binary, Store::named(engine, &name).await?, dialogues).await
}

/// Made now, to be removed after use.
pub async fn fresh(binary: &Path, engine: Engine, dialogues: i64) -> Result<Amount> {
    make(binary, Store::create(engine, "amount").await?, dialogues).await
}

async fn make(binary: &Path, store: Store, dialogues: i64) -> Result<Amount> {
    let engine = store.engine.name();
    println!("{engine}: making {dialogues} dialogues");
    let mut server = Server::start(binary, &store).await?;
    let team = team::set(&server).await?;
    server.kill().await?;
    let started = Instant::now();
    let about = fill::fill(&store, &team, dialogues).await?;
    let took = started.elapsed();
    println!("{engine}: {dialogues} dialogues in {:.0} s", took.as_secs_f64());
    std::fs::write(note(&store), serde_json::to_string(&about)?)?;
    Ok(Amount { store, about, took: Some(took) })
}

/// Written last: without it the data is not whole.
fn note(store: &Store) -> std::path::PathBuf {
    store.folder.join("about.json")
}
