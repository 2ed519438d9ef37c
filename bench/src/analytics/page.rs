//! How soon the tab shows its figures in a real browser (`bench/page.mjs`). Left out, and said so, where Node,
//! Chromium, the browser's driver or the front ends are missing.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use tokio::process::Command;

use super::questions::Question;

const VISITS: usize = 10;

pub struct Page {
    pub median_ms: f64,
    pub slowest_ms: f64,
}

/// The tab on the period of a question.
pub async fn measure(address: &str, token: &str, question: &Question) -> Result<Option<Page>> {
    if !Path::new("e2e/node_modules/playwright-core").exists() {
        println!("first picture of the page left out: scripts/need.sh e2e");
        return Ok(None);
    }
    if !Path::new("web/dist/.built").exists() {
        println!("first picture of the page left out: scripts/build-web.sh");
        return Ok(None);
    }
    let query = format!("?from={}&to={}&tz={}", question.from, question.to, question.zone);
    let run = Command::new("node")
        .arg("bench/page.mjs")
        .args([&format!("http://{address}"), token, &query, &VISITS.to_string()])
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(Duration::from_secs(600), run).await.context("the page")?;
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            println!("first picture of the page left out: node: {error}");
            return Ok(None);
        }
    };
    if !output.status.success() {
        bail!("bench/page.mjs: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let mut took: Vec<f64> = serde_json::from_slice(&output.stdout)?;
    took.sort_unstable_by(f64::total_cmp);
    let middle = took.len() / 2;
    let median_ms = match took.as_slice() {
        [] => bail!("bench/page.mjs measured nothing"),
        sorted if sorted.len().is_multiple_of(2) => {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        }
        sorted => sorted[middle],
    };
    Ok(Some(Page { median_ms, slowest_ms: took[took.len() - 1] }))
}
