//! `candor import` of a large history into an empty database, and whether its figures came in.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::figures::{self, differences};
use super::history;
use super::questions::{self, Question};
use crate::amounts::{About, DAYS};
use crate::checks::Checks;
use crate::http::{Http, Who};
use crate::process::{self, Server};
use crate::stage::Stage;
use crate::store::{Engine, FOLDER, Store};

const DAY: i64 = 86_400_000;
const SEED: u64 = 2;

pub struct Import {
    pub dialogues: i64,
    pub took: Duration,
    pub file_bytes: u64,
}

pub async fn measure(
    binary: &Path,
    engine: Engine,
    dialogues: i64,
    checks: &mut Checks,
) -> Result<Import> {
    let store = Store::create(engine, "import").await?;
    let mut server = Server::start(binary, &store).await?;
    let stage = Stage::set(&server.address(), server.setup_token.as_deref(), 0, &[]).await?;
    server.kill().await?;
    let file = PathBuf::from(FOLDER).join(format!("history-{}.jsonl", std::process::id()));
    let end = jiff::Timestamp::now().as_millisecond() / DAY * DAY;
    let wanted = history::write(&file, dialogues, end, SEED)?;
    let file_bytes = std::fs::metadata(&file)?.len();
    let started = Instant::now();
    let told = process::run(binary, &store, &["import", &file.to_string_lossy()]).await;
    let took = started.elapsed();
    std::fs::remove_file(&file)?;
    println!("{}: {}", engine.name(), told?.trim());
    server.again().await?;
    let http = Http::patient(&server.address(), super::load::PATIENCE)?;
    let question = all_time(end)?;
    let answer: Value =
        http.get(Who::Member(&stage.owner.token), &question.path()).await?.read()?;
    let mut program = figures::of_answer(&question, &answer)?;
    // What the file says nothing of is not compared.
    program.retain(|name, _| wanted.contains_key(name));
    let told = format!("{dialogues} dialogues, {} numbers", wanted.len());
    checks.none(&differences(&program, &wanted), "what was brought in is counted", &told);
    server.kill().await?;
    if checks.failed() {
        bail!("the history is not whole, see {}", store.folder.display());
    }
    store.remove().await?;
    Ok(Import { dialogues, took, file_bytes })
}

fn all_time(end: i64) -> Result<Question> {
    let nothing = String::new;
    let about = About {
        dialogues: 0,
        start: end - DAYS * DAY,
        end,
        workspace: nothing(),
        operator: nothing(),
        chat: nothing(),
    };
    questions::all(&about, questions::OWN_ZONE)?.into_iter().next().context("no question")
}
