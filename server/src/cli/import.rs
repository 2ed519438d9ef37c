//! `candor import`: brings a history in from JSON Lines. Lines that are refused are told with their numbers; all
//! others come in, so that mending those and running it again is all there is to do.

use std::io::{BufRead, BufReader, IsTerminal as _};
use std::path::PathBuf;

use clap::Args;

use super::Options;
use super::outcome::Result;
use crate::app::App;
use crate::archive::import::{self, Counts, Import};
use crate::archive::read;
use crate::ids::Ids;
use crate::time::{Clock, SECOND, Time};

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    options: Options,
    /// File of JSON Lines; - reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Writes nothing, only says what would be refused
    #[arg(long)]
    check: bool,
}

/// Refused lines that are told one by one.
const TOLD: u64 = 100;

pub(super) async fn run(arguments: &Arguments) -> Result<()> {
    let config = arguments.options.load()?;
    let (input, size) = open(arguments)?;
    let site = crate::open(config, Clock::System, Ids::System).await?;
    let result = bring(&site.app, arguments, input, size).await;
    site.app.db.close().await;
    let counts = result?;
    let done = if arguments.check { "Would bring in" } else { "Brought in" };
    let Counts { operators, chats, dialogues, known, refused } = counts;
    println!(
        "{done} {dialogues} dialogues, {chats} chats, {operators} operators; {known} were there already."
    );
    if refused > 0 {
        let rest =
            if arguments.check { "" } else { "; all others are in. Mend them and run it again" };
        return Err(format!("{refused} lines were refused{rest}").into());
    }
    Ok(())
}

/// The input and its size in bytes, where it has one.
fn open(arguments: &Arguments) -> Result<(Box<dyn BufRead + Send>, Option<u64>)> {
    let file = &arguments.file;
    if file.as_os_str() == "-" {
        return Ok((Box::new(BufReader::new(std::io::stdin())), None));
    }
    let opened =
        std::fs::File::open(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let size = opened.metadata().ok().filter(std::fs::Metadata::is_file).map(|about| about.len());
    Ok((Box::new(BufReader::with_capacity(1 << 20, opened)), size))
}

async fn bring(
    app: &App,
    arguments: &Arguments,
    input: Box<dyn BufRead + Send>,
    size: Option<u64>,
) -> Result<Counts> {
    let workspace = crate::archive::workspace(app).await?;
    let options = import::Options { check: arguments.check, sample: false };
    if !arguments.check {
        app.db.expect_many_writes().await?;
        crate::archive::note(app, workspace.id, None, "history.import").await?;
    }
    let mut import = Import::start(app, workspace, options).await?;
    let mut batches = read::batches(input);
    let mut progress = Progress::new(app.now(), size);
    let mut told = 0;
    while let Some(batch) = batches.recv().await {
        let batch = batch.map_err(|error| format!("{}: {error}", arguments.file.display()))?;
        let bytes = batch.bytes;
        for (line, wrong) in import.batch(batch.lines).await? {
            told += 1;
            if told <= TOLD {
                progress.clear();
                eprintln!("line {line}: {wrong}");
            } else if told == TOLD + 1 {
                progress.clear();
                eprintln!("more lines are refused; they are only counted");
            }
        }
        progress.tell(app.now(), bytes, import.counts.dialogues + import.counts.known);
    }
    progress.clear();
    Ok(import.counts)
}

/// How far it is: one line that is written over on a terminal, a line now and then elsewhere.
struct Progress {
    begun: Time,
    told_at: Time,
    size: Option<u64>,
    terminal: bool,
    shown: bool,
}

impl Progress {
    fn new(now: Time, size: Option<u64>) -> Progress {
        let terminal = std::io::stderr().is_terminal();
        Progress { begun: now, told_at: now, size, terminal, shown: false }
    }

    fn tell(&mut self, now: Time, bytes: u64, dialogues: u64) {
        let pause = if self.terminal { SECOND } else { 10 * SECOND };
        if now.since(self.told_at) < pause {
            return;
        }
        self.told_at = now;
        let seconds = u64::try_from(now.since(self.begun) / SECOND).unwrap_or(0).max(1);
        let share = self.size.filter(|size| *size > 0).map(|size| bytes * 100 / size);
        let share = share.map_or(String::new(), |share| format!("{share} %, "));
        let text = format!("{share}{dialogues} dialogues, {} a second", dialogues / seconds);
        if self.terminal {
            eprint!("\r{text:<60}");
            self.shown = true;
        } else {
            eprintln!("{text}");
        }
    }

    fn clear(&mut self) {
        if self.shown {
            eprint!("\r{:<60}\r", "");
            self.shown = false;
        }
    }
}
