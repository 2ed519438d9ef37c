//! Load client of Candor: replays real dialogues, kills the program under load, measures it. It speaks the
//! public API only and shares no code with the server; what goes past the API are the rows of `amounts`, too many for
//! it, and what is read to be compared. `scripts/bench.sh` starts it.

mod amounts;
mod analytics;
mod cast;
mod checks;
mod count;
mod document;
mod extras;
mod http;
mod journal;
mod kill;
mod machine;
mod measure;
mod play;
mod process;
mod reckon;
mod replay;
mod script;
mod socket;
mod stage;
mod store;
mod table;
mod truth;
mod turn;
mod wire;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::checks::Checks;
use crate::machine::Machine;
use crate::store::Engine;

#[derive(Parser)]
#[command(about = "Replay, kill test and benchmarks of Candor, through its public API")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Plays real dialogues and recounts every figure
    Replay(Options),
    /// Kills the program again and again under that load
    Kill(Options),
    /// Measures speed and memory beside raw yardsticks, into docs/BENCHMARKS.md
    Bench(Options),
    /// Analytics over millions of dialogues, and bringing a history in, into docs/BENCHMARKS.md
    Analytics {
        /// How many dialogues, at most, on SQLite
        #[arg(long, default_value_t = 10_000_000)]
        dialogues: i64,
        #[command(flatten)]
        options: Options,
    },
    /// Only makes the databases that `analytics` measures, into build/bench
    Amounts {
        /// How many dialogues
        #[arg(long, default_value_t = 10_000_000)]
        dialogues: i64,
    },
    /// The yardstick's server
    #[command(hide = true)]
    Echo,
}

#[derive(Args)]
struct Options {
    /// A part that takes seconds, for every test run
    #[arg(long)]
    small: bool,
    /// Everything random comes from it
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The dialogues to play; made-up ones when it is not there
    #[arg(long, default_value = "../shared/data/dialogues.jsonl")]
    data: PathBuf,
    /// Both when none is named
    engines: Vec<Engine>,
}

impl Options {
    fn engines(&self) -> Vec<Engine> {
        if self.engines.is_empty() {
            return vec![Engine::Sqlite, Engine::Postgres];
        }
        self.engines.clone()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse().command).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> Result<bool> {
    if matches!(command, Command::Echo) {
        measure::echo::serve().await?;
        return Ok(true);
    }
    let binary = process::binary()?;
    let machine = Machine::look();
    println!("machine: {}", machine.line());
    println!("commit: {}, {}", machine.commit, machine.date);
    println!("program: {}", binary.display());
    let mut all = Checks::default();
    match command {
        Command::Replay(options) => {
            println!("seed: {}", options.seed);
            for engine in options.engines() {
                let (dialogues, at_once) = if options.small { (150, 40) } else { (2_500, 150) };
                let data = options.data.clone();
                let wish = replay::Wish { engine, data, dialogues, at_once, seed: options.seed };
                all.add(&replay::run(&wish, &binary).await?);
            }
        }
        Command::Kill(options) => {
            println!("seed: {}", options.seed);
            for engine in options.engines() {
                let (kills, at_once, after) =
                    if options.small { (3, 30, 300..1_500) } else { (50, 100, 100..1_500) };
                let data = options.data.clone();
                let wish = kill::Wish { engine, data, kills, at_once, after, seed: options.seed };
                all.add(&kill::run(&wish, &binary).await?);
            }
        }
        Command::Bench(options) => {
            let (engines, small) = (options.engines(), options.small);
            let wish = match small {
                true => measure::Wish::small(engines),
                false => measure::Wish::full(engines),
            };
            let report = measure::run(&wish, &binary, machine).await?.markdown();
            // Figures of a small run, or of one engine, mean nothing to a reader.
            publish("bench", &report, !small && wish.engines.len() == 2)?;
            return Ok(true);
        }
        Command::Analytics { dialogues, options } => {
            let (engines, small) = (options.engines(), options.small);
            let wish = match small {
                true => analytics::Wish::small(engines),
                false => analytics::Wish::full(engines, dialogues),
            };
            let (report, checks) = analytics::run(&wish, &binary, machine).await?;
            all.add(&checks);
            if !small {
                // Nobody is to read figures of answers that are wrong.
                let whole = wish.engines.len() == 2 && wish.dialogues >= 10_000_000;
                publish("bench-analytics", &report.markdown(), whole && !all.failed())?;
            }
        }
        Command::Amounts { dialogues } => {
            let amount = amounts::kept(&binary, Engine::Sqlite, dialogues).await?;
            println!("{}", amount.store.folder.join("data").display());
            return Ok(true);
        }
        Command::Echo => {}
    }
    Ok(all.close())
}

/// Into the document, or only onto the screen.
fn publish(section: &str, report: &str, for_readers: bool) -> Result<()> {
    if for_readers {
        return document::put(section, report);
    }
    print!("{report}");
    Ok(())
}
