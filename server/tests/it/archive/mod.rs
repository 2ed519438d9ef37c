//! Import, export, sample data and backup: what comes in is counted as what is finished here, goes out as it
//! came, and comes in once however often it is tried.

mod backup;
mod fixture;
mod refused;
mod resume;
mod round_trip;
mod sample;

use std::io::Cursor;
use std::process::{Command, Output};

use candor::app::App;
use candor::archive::import::{Counts, Import, Options};
use candor::archive::{self, export, read};

use crate::testing::Program;

/// Brings a text in; what came of it, and the refused lines.
pub async fn bring(app: &App, text: &str, options: Options) -> (Counts, Vec<(u64, String)>) {
    let workspace = archive::workspace(app).await.expect("a workspace");
    let mut import = Import::start(app, workspace, options).await.expect("it starts");
    let mut batches = read::batches(Box::new(Cursor::new(text.to_owned().into_bytes())));
    let mut refused = Vec::new();
    while let Some(batch) = batches.recv().await {
        refused.extend(import.batch(batch.expect("a text").lines).await.expect("it is written"));
    }
    (import.counts, refused)
}

/// All lines of an export.
pub async fn exported(app: &App) -> String {
    let workspace = archive::workspace(app).await.expect("a workspace");
    let mut out = Vec::new();
    export::export(app, &workspace, &mut out, |_| {}).await.expect("it is read");
    String::from_utf8(out).expect("text")
}

/// The real program, on the data of `program`.
pub fn candor(program: &Program, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
    command.args(arguments).arg("--data").arg(&program.app.config.data);
    if let Some(url) = &program.app.config.database_url {
        command.env("CANDOR_DATABASE_URL", url);
    }
    command
}

pub fn said(output: &Output) -> String {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}
