//! The real program as a process: started, killed, started again on the same port, and looked at through
//! /proc. It is spoken to through its public API only.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::store::Store;

/// How long a start may take before we give up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Clock ticks per second in /proc/PID/stat: `USER_HZ`, 100 on every Linux architecture that matters.
const TICKS: f64 = 100.0;

pub struct Server {
    binary: PathBuf,
    port: u16,
    folder: PathBuf,
    database_url: String,
    log: PathBuf,
    child: Child,
    /// Printed at the first start only.
    pub setup_token: Option<String>,
    /// From starting the process to `/health/ready`.
    pub start: Duration,
}

impl Server {
    /// Starts Candor on a free port with its data in `store`, and waits until it is ready.
    pub async fn start(binary: &Path, store: &Store) -> Result<Server> {
        let (folder, log) = (store.folder.join("data"), store.log());
        let (port, database_url) = (free_port()?, store.database_url());
        let (child, setup_token, start) =
            launch(binary, port, &folder, &database_url, &log).await?;
        let binary = binary.to_owned();
        Ok(Server { binary, port, folder, database_url, log, child, setup_token, start })
    }

    /// `host:port`.
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// `kill -9`, and waits until it is gone. One that is gone already stays so.
    pub async fn kill(&mut self) -> Result<()> {
        if self.has_ended() {
            return Ok(());
        }
        self.child.kill().await.context("killing candor")
    }

    /// Starts it again after a kill: same port, same data.
    pub async fn again(&mut self) -> Result<()> {
        let (child, _, start) =
            launch(&self.binary, self.port, &self.folder, &self.database_url, &self.log).await?;
        (self.child, self.start) = (child, start);
        Ok(())
    }

    pub fn pid(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }

    /// Whether it ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

async fn launch(
    binary: &Path,
    port: u16,
    folder: &Path,
    database_url: &str,
    log: &Path,
) -> Result<(Child, Option<String>, Duration)> {
    let errors = OpenOptions::new().create(true).append(true).open(log)?;
    let address = format!("127.0.0.1:{port}");
    let started = Instant::now();
    let mut child = command(binary, folder, database_url)
        .arg("serve")
        .env("CANDOR_LISTEN", &address)
        .env("CANDOR_LIMITS", "off")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(errors)
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("starting {}", binary.display()))?;
    let stdout = child.stdout.take().context("no standard output")?;
    let mut lines = BufReader::new(stdout).lines();
    let client = reqwest::Client::builder().no_proxy().build()?;
    let health = format!("http://{address}/health/ready");
    let mut token = None;
    loop {
        if let Ok(answer) = client.get(&health).send().await
            && answer.status().is_success()
        {
            break;
        }
        if started.elapsed() > PATIENCE || !matches!(child.try_wait(), Ok(None)) {
            bail!("candor did not become ready, see {}", log.display());
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    let start = started.elapsed();
    // Its greeting is one or two lines, printed before it serves.
    if let Ok(Ok(Some(line))) =
        tokio::time::timeout(Duration::from_secs(5), lines.next_line()).await
    {
        token = line.strip_prefix("Setup token: ").map(str::to_owned);
    }
    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
    Ok((child, token, start))
}

/// Runs one of the program's commands to its end on a store that no process serves; what it printed.
pub async fn run(binary: &Path, store: &Store, arguments: &[&str]) -> Result<String> {
    let errors = OpenOptions::new().create(true).append(true).open(store.log())?;
    let output = command(binary, &store.folder.join("data"), &store.database_url())
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(errors)
        .kill_on_drop(true)
        .output()
        .await?;
    if !output.status.success() {
        bail!("candor {} failed, see {}", arguments.join(" "), store.log().display());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The program with its data in this place, and no option of ours that it does not know.
fn command(binary: &Path, folder: &Path, database_url: &str) -> Command {
    let mut command = Command::new(binary);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CANDOR_")) {
        command.env_remove(name);
    }
    command.env("CANDOR_DATA", folder).env("CANDOR_DATABASE_URL", database_url);
    command
}

/// A port that nobody listens on, below those that outgoing connections take: it must still be free when
/// the program comes back after a kill.
fn free_port() -> Result<u16> {
    let first = 10_000 + u16::try_from(std::process::id() % 9_000)?;
    (first..first + 1_000)
        .find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .context("no free port")
}

/// Seconds of processor time a process has used, user and system together.
pub fn cpu_seconds(pid: u32) -> Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    parse_cpu(&stat).with_context(|| format!("/proc/{pid}/stat: {stat}"))
}

fn parse_cpu(stat: &str) -> Option<f64> {
    // The name in brackets may hold anything, spaces included.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}

/// Resident memory of a process, bytes.
pub fn resident_bytes(pid: u32) -> Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    parse_resident(&status).with_context(|| format!("/proc/{pid}/status has no VmRSS"))
}

fn parse_resident(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<f64>().ok()? * 1_024.0)
}

/// The program to test: `CANDOR_BIN`, or the one of this profile in the target folder.
pub fn binary() -> Result<PathBuf> {
    if let Ok(path) = std::env::var("CANDOR_BIN") {
        return Ok(PathBuf::from(path).canonicalize()?);
    }
    // Beside ourselves: scripts/bench.sh builds both with one profile.
    let own = std::env::current_exe()?;
    let beside = own.with_file_name("candor");
    if !beside.exists() {
        bail!("{} is not there: build it, or set CANDOR_BIN", beside.display());
    }
    Ok(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn processor_time_is_read_behind_a_name_with_spaces_and_brackets() {
        let stat = "42 (can ) dor) S 1 42 42 0 -1 4194304 500 0 0 0 150 50 0 0 20 0 9 0 1 2 3";
        assert_eq!(parse_cpu(stat), Some(2.0));
        assert_eq!(parse_cpu("42 (x) S 1"), None);
    }

    #[test]
    fn resident_memory_is_read_in_bytes() {
        assert_eq!(parse_resident("VmPeak:\t 9 kB\nVmRSS:\t    2048 kB\n"), Some(2_097_152.0));
        assert_eq!(parse_resident("VmPeak:\t 9 kB\n"), None);
    }
}
