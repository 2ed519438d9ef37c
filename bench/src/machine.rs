//! What a figure was measured on: without it the figure is void.

use std::process::Command;

pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    pub memory_gib: f64,
    pub kernel: String,
    pub commit: String,
    pub date: String,
}

impl Machine {
    pub fn look() -> Machine {
        let cpus = read("/proc/cpuinfo");
        let model =
            |line: &str| Some(line.strip_prefix("model name")?.split(": ").nth(1)?.to_owned());
        Machine {
            cpu: cpus.lines().find_map(model).unwrap_or_else(|| "unknown".to_owned()),
            cores: std::thread::available_parallelism().map_or(0, usize::from),
            memory_gib: memory_gib(&read("/proc/meminfo")).unwrap_or(0.0),
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            commit: commit(),
            date: jiff::Timestamp::now().strftime("%Y-%m-%d %H:%M UTC").to_string(),
        }
    }

    /// The first lines of a section of the published figures.
    pub fn measured_by(&self, target: &str) -> String {
        format!(
            "Measured by `make {target}` on {}, commit `{}`, {}. To repeat any table here: `make {target}`.\n",
            self.line(),
            self.commit,
            self.date
        )
    }

    /// One line.
    pub fn line(&self) -> String {
        format!(
            "{}, {} cores, {:.1} GiB, Linux {}",
            self.cpu, self.cores, self.memory_gib, self.kernel
        )
    }
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

fn memory_gib(meminfo: &str) -> Option<f64> {
    let line = meminfo.lines().find(|line| line.starts_with("MemTotal:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1_048_576.0)
}

/// The commit, and whether the server's sources differ from it.
fn commit() -> String {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    let Some(id) = git(&["rev-parse", "--short=12", "HEAD"]) else { return "unknown".to_owned() };
    let changed =
        git(&["status", "--porcelain", "--", "server", "bench", "Cargo.toml", "Cargo.lock"]);
    match changed {
        Some(changed) if changed.is_empty() => id,
        _ => format!("{id} with changes not committed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_read_in_gibibytes() {
        assert_eq!(memory_gib("MemTotal:       25165824 kB\nMemFree: 1 kB"), Some(24.0));
        assert_eq!(memory_gib("nothing"), None);
    }
}
