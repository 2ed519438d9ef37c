//! The yardstick DuckDB: the same statements on the same rows, copied into its own columns. Its Python package
//! is installed into `build/bench/python`; where Python or the package cannot be had, it is left out and said so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::json;
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;

use super::plain;
use super::questions::Question;
use crate::store::{FOLDER, Store};

/// What it may have taken, by the question's name.
#[derive(Debug, Deserialize)]
pub struct Duck {
    pub version: String,
    /// Copying the rows, seconds.
    pub load_s: f64,
    pub p50_ms: BTreeMap<String, f64>,
    /// The number of finished dialogues it counted.
    pub finished: BTreeMap<String, i64>,
}

/// None, with the reason said, where DuckDB cannot be had.
pub async fn measure(store: &Store, questions: &[Question]) -> Result<Option<Duck>> {
    let Some(file) = store.file() else { return Ok(None) };
    let python = match python().await {
        Ok(python) => python,
        Err(reason) => {
            println!("yardstick DuckDB left out: {reason:#}");
            return Ok(None);
        }
    };
    let mut wanted = Vec::new();
    // The words of comments are not copied.
    for question in questions.iter().filter(|question| question.words.is_none()) {
        let parts = plain::report(question)?;
        let statements: Vec<String> = parts.into_iter().map(|part| part.sql).collect();
        wanted.push(json!({"name": question.name, "statements": statements}));
    }
    let folder = store.folder.canonicalize()?;
    let wish = json!({"file": file, "folder": folder, "questions": wanted}).to_string();
    let mut child = Command::new(python)
        .arg("bench/duck.py")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = child.stdin.take().context("no standard input")?;
    input.write_all(wish.as_bytes()).await?;
    drop(input);
    let limit = Duration::from_secs(1_800);
    let output =
        tokio::time::timeout(limit, child.wait_with_output()).await.context("DuckDB")??;
    if !output.status.success() {
        bail!("bench/duck.py failed");
    }
    Ok(Some(serde_json::from_slice(&output.stdout)?))
}

/// A Python that has the package.
async fn python() -> Result<PathBuf> {
    let folder = Path::new(FOLDER).join("python");
    let python = folder.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder)).await?;
    }
    if run(Command::new(&python).args(["-c", "import duckdb"])).await.is_err() {
        println!("installing the Python package duckdb into {}", folder.display());
        run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "duckdb"])).await?;
    }
    Ok(python)
}

async fn run(command: &mut Command) -> Result<()> {
    let told = format!("{:?}", command.as_std().get_program());
    let output = command.stdin(Stdio::null()).output().await.with_context(|| told.clone())?;
    if !output.status.success() {
        bail!("{told}: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
