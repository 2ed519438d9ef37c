//! The command line. Roles and administration are subcommands of one program.

mod backup;
mod demo;
mod doctor;
mod export;
mod import;
mod serve;
mod setup;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::config::{Config, Flags};

#[derive(Parser)]
#[command(
    name = "candor",
    version,
    about = "Live chat whose ratings you can trust",
    arg_required_else_help = true
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves visitors, operators and analysts
    Serve {
        #[command(flatten)]
        options: Options,
    },
    /// Creates owner and workspace without a browser
    Setup(setup::Arguments),
    /// Brings a history in from a file of JSON Lines
    Import(import::Arguments),
    /// Writes the history to standard output, in the form that import reads
    Export {
        #[command(flatten)]
        options: Options,
    },
    /// Makes two years of marked sample data, or removes it
    Demo(demo::Arguments),
    /// Copies the database and uploaded files while Candor runs (SQLite)
    Backup(backup::Arguments),
    /// Checks the configuration, the data folder, the database (migrating it) and the mail server, and says what to mend
    Doctor {
        #[command(flatten)]
        options: Options,
        /// Checks this backup instead
        #[arg(long, value_name = "FILE")]
        backup: Option<PathBuf>,
    },
    /// Prints the description of the HTTP API
    Openapi,
    /// Prints the documented default configuration
    Config,
}

#[derive(Args, Clone)]
struct Options {
    /// Configuration file; `candor config` prints a documented one
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Address and port to serve on
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    /// Folder of the database and of files
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
}

impl Options {
    fn load(&self) -> outcome::Result<Config> {
        let flags = Flags {
            file: self.config.clone(),
            listen: self.listen.clone(),
            data: self.data.clone(),
        };
        Ok(Config::load(&flags, &environment())?)
    }
}

/// Any error, for the terminal.
mod outcome {
    pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;
}

#[expect(clippy::disallowed_methods, reason = "the one door of the environment")]
fn environment() -> BTreeMap<String, String> {
    std::env::vars().collect()
}

/// Runs the command; what goes wrong is told on standard error.
pub async fn run() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve { options } => serve::run(&options).await,
        Command::Setup(arguments) => setup::run(&arguments).await,
        Command::Import(arguments) => import::run(&arguments).await,
        Command::Export { options } => export::run(&options).await,
        Command::Demo(arguments) => demo::run(&arguments).await,
        Command::Backup(arguments) => backup::run(&arguments).await,
        Command::Doctor { backup: Some(file), .. } => doctor::look_at(&file).await,
        Command::Doctor { options, backup: None } => doctor::run(&options).await,
        Command::Openapi => {
            print(&crate::http::openapi::document());
            Ok(())
        }
        Command::Config => {
            print(crate::config::DEFAULTS);
            Ok(())
        }
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A closed pipe is no error worth a panic.
fn print(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}
