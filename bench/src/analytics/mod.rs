//! Analytics over millions of dialogues, over HTTP on the real program: its answers against plain SQL on the same
//! rows, how long they take, what holding them costs, what it does to the chat beside it, and how long bringing a
//! history in takes. `scripts/bench.sh analytics` starts it.

mod ask;
mod check;
mod crowd;
mod duck;
mod figures;
mod history;
mod import;
mod load;
mod page;
mod plain;
mod questions;
mod report;
mod upkeep;

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::amounts::{self, Amount};
use crate::checks::Checks;
use crate::http::Http;
use crate::machine::Machine;
use crate::measure::desk::Desk;
use crate::process::Server;
use crate::stage::Stage;
use crate::store::Engine;

pub use report::Report;

/// How much.
pub struct Wish {
    pub engines: Vec<Engine>,
    /// On SQLite; on PostgreSQL not more than `POSTGRES`.
    pub dialogues: i64,
    pub imported: i64,
    /// Only whether the answers are right.
    pub only_checked: bool,
}

/// The most that is written into PostgreSQL, which starts empty in every run.
const POSTGRES: i64 = 1_000_000;
const SMALLEST: i64 = 100_000;
/// Each part of the measurement beside the chat.
const CROWD: Duration = Duration::from_secs(20);
const FINISHES: usize = 20;

impl Wish {
    pub fn full(engines: Vec<Engine>, dialogues: i64) -> Wish {
        Wish { engines, dialogues, imported: 1_000_000.min(dialogues), only_checked: false }
    }

    /// So that the code cannot rot.
    pub fn small(engines: Vec<Engine>) -> Wish {
        Wish { engines, dialogues: 20_000, imported: 2_000, only_checked: true }
    }

    /// Sizes from the smallest up, each ten times the one before.
    fn sizes(&self, engine: Engine) -> Vec<i64> {
        let most = match engine {
            Engine::Sqlite => self.dialogues,
            Engine::Postgres => self.dialogues.min(POSTGRES),
        };
        let smaller = std::iter::successors(Some(SMALLEST), |size| Some(size * 10));
        smaller.take_while(|size| *size < most).chain([most]).collect()
    }
}

/// Does everything for each engine; the report, and whether all answers were right.
pub async fn run(wish: &Wish, binary: &Path, machine: Machine) -> Result<(Report, Checks)> {
    let mut all = Checks::default();
    let mut report = Report::new(machine);
    for engine in &wish.engines {
        let mut checks = Checks::of(&format!("analytics {}", engine.name()));
        let mut growth = Vec::new();
        let sizes = wish.sizes(*engine);
        for size in &sizes {
            let is_largest = Some(size) == sizes.last();
            if wish.only_checked {
                checked(binary, *engine, *size, &mut checks).await?;
            } else {
                growth.push(measured(binary, *engine, *size, is_largest, &mut checks).await?);
            }
        }
        println!("{}: import of {} dialogues", engine.name(), wish.imported);
        let import = import::measure(binary, *engine, wish.imported, &mut checks).await?;
        if !wish.only_checked {
            report.engines.push(report::Measured { engine: *engine, growth, import });
        }
        all.add(&checks);
    }
    Ok((report, all))
}

/// Right before and after dialogues were finished beside it.
async fn checked(binary: &Path, engine: Engine, size: i64, checks: &mut Checks) -> Result<()> {
    let amount = amounts::fresh(binary, engine, size).await?;
    let mut server = Server::start(binary, &amount.store).await?;
    let desk = Desk::enter(&server).await?;
    let (http, token) = (&desk.http, &desk.stage.owner.token);
    let mut questions = questions::all(&amount.about, questions::OWN_ZONE)?;
    questions.extend(questions::all(&amount.about, questions::OTHER_ZONE)?);
    check::all(checks, &amount.store, http, token, &questions, "when made").await?;
    upkeep::measure(&desk, &questions[0], 4).await?;
    // These stay open.
    desk.dialogues(3).await?;
    check::all(checks, &amount.store, http, token, &questions, "after finishes").await?;
    server.kill().await?;
    // What failed stays for whoever looks why.
    if checks.failed() { Ok(()) } else { amount.store.remove().await }
}

async fn measured(
    binary: &Path,
    engine: Engine,
    size: i64,
    is_largest: bool,
    checks: &mut Checks,
) -> Result<report::Size> {
    let amount = amounts::kept(binary, engine, size).await?;
    let mut server = Server::start(binary, &amount.store).await?;
    println!("{}: {size} dialogues: loading", engine.name());
    let token = Stage::enter(&server.address(), 0, &[]).await?.owner.token;
    let questions = questions::all(&amount.about, questions::OWN_ZONE)?;
    let all_time = questions.first().context("no question")?;
    let load = load::measure(&mut server, &token, all_time, size).await?;
    let start = server.start;
    let http = Http::new(&server.address())?;
    println!("{}: {size} dialogues: questions", engine.name());
    let mut asked = Vec::new();
    for question in &questions {
        asked.push((question.clone(), ask::measure(&http, &token, question).await?));
    }
    let others = questions::all(&amount.about, questions::OTHER_ZONE)?;
    let mut elsewhere = Vec::new();
    let mut rest = None;
    if is_largest {
        for question in others.iter().take(2) {
            elsewhere.push((question.clone(), ask::measure(&http, &token, question).await?));
        }
        let desk = Desk::enter(&server).await?;
        println!("{}: {size} dialogues: the page", engine.name());
        let page = page::measure(&server.address(), &token, &questions[1]).await?;
        println!("{}: {size} dialogues: one more finished", engine.name());
        let upkeep = upkeep::measure(&desk, &questions[1], FINISHES).await?;
        println!("{}: {size} dialogues: the chat beside reports", engine.name());
        let crowd = crowd::measure(&desk, &questions[..2], CROWD).await?;
        rest = Some((page, upkeep, crowd));
    }
    println!("{}: {size} dialogues: plain SQL", engine.name());
    let both = questions.iter().chain(others.first()).cloned().collect::<Vec<_>>();
    check::all(checks, &amount.store, &http, &token, &both, &format!("of {size}")).await?;
    let bytes = amount.store.bytes().await?;
    let mut size = report::Size {
        dialogues: size,
        made: amount.took,
        bytes,
        start,
        load,
        asked,
        elsewhere,
        plain: Vec::new(),
        duck: None,
        page: None,
        upkeep: None,
        crowd: None,
    };
    server.kill().await?;
    if let Some((page, upkeep, crowd)) = rest {
        let mut plain = plain::Plain::open(&amount.store).await?;
        for question in &questions {
            size.plain.push((question.name, plain.time(question).await?));
        }
        drop(plain);
        println!("{}: {} dialogues: DuckDB", engine.name(), size.dialogues);
        size.duck = duck::measure(&amount.store, &questions).await?;
        if let Some(duck) = &size.duck {
            duck_agrees(checks, &amount, &questions, duck).await?;
        }
        (size.page, size.upkeep, size.crowd) = (page, Some(upkeep), Some(crowd));
    }
    // On PostgreSQL it cannot be used again.
    if engine == Engine::Postgres {
        amount.store.remove().await?;
    }
    Ok(size)
}

/// A yardstick that counts something else is none.
async fn duck_agrees(
    checks: &mut Checks,
    amount: &Amount,
    questions: &[questions::Question],
    duck: &duck::Duck,
) -> Result<()> {
    let mut plain = plain::Plain::open(&amount.store).await?;
    for question in questions {
        let Some(counted) = duck.finished.get(question.name) else { continue };
        let finished = plain.finished(question).await?;
        let told = format!("{counted} finished, plain SQL {finished}");
        checks.that(*counted == finished, &format!("{} in DuckDB", question.name), &told);
    }
    Ok(())
}
