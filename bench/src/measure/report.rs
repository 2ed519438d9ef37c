//! Turns measurements into docs/BENCHMARKS.md: each figure beside its budget (DESIGN's) and its yardstick.
//! What people wrote below the mark in the file stays.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;

use super::delivery::Delivery;
use super::rating::Rating;
use super::sockets::Sockets;
use super::start::Start;
use super::sustained::Sustained;
use crate::machine::Machine;
use crate::store::Engine;

/// Everything below this line is written by people and kept.
const MARK: &str = "<!-- Below this line: written by hand, kept by `make bench`. -->";

pub struct Measured {
    pub start: Start,
    /// After everything that was measured.
    pub again: Start,
    pub delivery: Delivery,
    pub rating: Rating,
    pub sockets: Sockets,
    /// Rows a second that the engine commits alone.
    pub commit: f64,
    pub sustained: Sustained,
}

pub struct Report {
    machine: Machine,
    pub binary_bytes: u64,
    pub echo_delivery: Option<Delivery>,
    pub echo_sockets: Option<Sockets>,
    pub engines: Vec<(Engine, Measured)>,
}

/// One line of a table.
struct Row {
    what: String,
    measured: f64,
    unit: &'static str,
    budget: Budget,
    /// What the yardstick did, and its name.
    yardstick: Option<(f64, &'static str)>,
}

#[derive(Clone, Copy)]
enum Budget {
    AtMost(f64),
    AtLeast(f64),
    None,
}

impl Report {
    pub fn new(machine: Machine) -> Report {
        Report {
            machine,
            binary_bytes: 0,
            echo_delivery: None,
            echo_sockets: None,
            engines: Vec::new(),
        }
    }

    pub fn write(&self, file: &Path) -> Result<()> {
        let before = std::fs::read_to_string(file).unwrap_or_default();
        std::fs::write(file, self.markdown(kept(&before)))?;
        println!("written: {}", file.display());
        Ok(())
    }

    pub fn markdown(&self, notes: &str) -> String {
        let machine = &self.machine;
        let mut text = format!(
            "# Benchmarks\n\nMeasured by `make bench` on {}, commit `{}`, {}. The load client runs on the same \
             machine and shares its cores; everything goes over loopback. The program is the optimised build without \
             link-time optimisation (`--profile quick`), rate limits off, everything else as shipped: an \
             acknowledged message is on the disk.\n\nTo repeat any table here: `make bench`.\n",
            machine.line(),
            machine.commit,
            machine.date
        );
        for (engine, measured) in &self.engines {
            let name = match engine {
                Engine::Sqlite => "SQLite",
                Engine::Postgres => "PostgreSQL",
            };
            let _ = write!(text, "\n## {name}\n\n");
            self.table(&mut text, &self.rows(*engine, measured));
            text.push('\n');
            describe(&mut text, measured);
        }
        let _ = write!(
            text,
            "\n## Yardsticks\n\n- *Echo*: a bare axum WebSocket echo in its own process; the same frames at the same \
             pace, there and back{}; as many idle sockets with the same small read buffer.\n- *Group commit*: the \
             engine alone, one connection, 100 rows of a message's size per durable statement \
             (`synchronous=FULL`; `synchronous_commit=on`).\n\n{MARK}\n{notes}",
            self.echo_delivery.as_ref().map_or_else(String::new, |echo| format!(
                " (p50 {:.2} ms, p99 {:.2} ms)",
                echo.p50_ms, echo.p99_ms
            )),
        );
        text
    }

    fn rows(&self, engine: Engine, measured: &Measured) -> Vec<Row> {
        let echo = self.echo_delivery.as_ref();
        let least = match engine {
            Engine::Sqlite => 10_000.0,
            Engine::Postgres => 3_000.0,
        };
        let mib = |bytes: f64| bytes / 1_048_576.0;
        let row = |what: &str, measured: f64, unit, budget| Row {
            what: what.to_owned(),
            measured,
            unit,
            budget,
            yardstick: None,
        };
        let beside = |row: Row, value: Option<f64>, name| Row {
            yardstick: value.map(|value| (value, name)),
            ..row
        };
        let m = measured;
        vec![
            beside(
                row(
                    "delivery visitor → operator, paced, durable, p50",
                    m.delivery.p50_ms,
                    "ms",
                    Budget::AtMost(5.0),
                ),
                echo.map(|echo| echo.p50_ms),
                "echo",
            ),
            beside(
                row("the same, p99", m.delivery.p99_ms, "ms", Budget::AtMost(25.0)),
                echo.map(|echo| echo.p99_ms),
                "echo",
            ),
            beside(
                row(
                    "sustained durable messages, delivered",
                    m.sustained.per_second(),
                    "/s",
                    Budget::AtLeast(least),
                ),
                Some(m.commit),
                "group commit",
            ),
            row("refused meanwhile", m.sustained.refused as f64, "", Budget::AtMost(0.0)),
            row(
                "processor time of Candor per 1,000 messages",
                m.sustained.cpu_per_1000,
                "s",
                Budget::AtMost(0.1),
            ),
            beside(
                row(
                    &format!("idle socket, resident memory, at {}", m.sockets.number),
                    m.sockets.bytes_each / 1_024.0,
                    "KiB",
                    Budget::AtMost(8.0),
                ),
                self.echo_sockets.as_ref().map(|echo| echo.bytes_each / 1_024.0),
                "echo",
            ),
            row("idle sockets that broke", m.sockets.broken as f64, "", Budget::AtMost(0.0)),
            row(
                "rating visible in an open analytics tab, slowest of 30",
                m.rating.slowest_ms,
                "ms",
                Budget::AtMost(1_000.0),
            ),
            row("start to ready", m.start.ready.as_secs_f64() * 1_000.0, "ms", Budget::None),
            row(
                &format!("start to ready on {:.0} MiB of data", mib(m.again.database_bytes as f64)),
                m.again.ready.as_secs_f64() * 1_000.0,
                "ms",
                Budget::AtMost(2_000.0),
            ),
            row("idle process, resident", mib(m.start.idle_bytes), "MiB", Budget::AtMost(40.0)),
            row("binary", self.binary_bytes as f64 / 1e6, "MB", Budget::AtMost(30.0)),
        ]
    }

    fn table(&self, text: &mut String, rows: &[Row]) {
        text.push_str(
            "| what | measured | budget | | yardstick | ratio |\n|---|--:|--:|---|--:|--:|\n",
        );
        for row in rows {
            let (bound, verdict) = row.verdict();
            let (yardstick, ratio) = match row.yardstick {
                Some((value, name)) => (
                    format!("{name} {} {}", number(value), row.unit),
                    format!("{:.2}", row.measured / value),
                ),
                None => (String::new(), String::new()),
            };
            let _ = writeln!(
                text,
                "| {} | {} {} | {bound} | {verdict} | {yardstick} | {ratio} |",
                row.what,
                number(row.measured),
                row.unit
            );
        }
    }
}

impl Row {
    fn verdict(&self) -> (String, String) {
        let (sign, bound, met) = match self.budget {
            Budget::AtMost(bound) => ("≤", bound, self.measured <= bound),
            Budget::AtLeast(bound) => ("≥", bound, self.measured >= bound),
            Budget::None => return (String::new(), String::new()),
        };
        let verdict = match met {
            true => "met".to_owned(),
            false if bound == 0.0 => "**missed**".to_owned(),
            false => format!("**missed by {:.0} %**", (self.measured / bound - 1.0).abs() * 100.0),
        };
        (format!("{sign} {} {}", number(bound), self.unit), verdict)
    }
}

fn describe(text: &mut String, m: &Measured) {
    let engine = m.sustained.engine_cpu_per_1000.map_or_else(String::new, |seconds| {
        format!(" PostgreSQL's own processes spent {seconds:.3} s per 1,000 messages beside it.")
    });
    let _ = writeln!(
        text,
        "Delivery: 40 visitors, 4 operators, 200 messages a second, {} messages. Sustained: 400 visitors, each sending \
         as soon as his last message is acknowledged, 4 operators of a chat each, {} messages in {:.1} s, every one \
         heard in order ({} reloads).{engine} Idle sockets: visitors' WebSockets from five source addresses, {:.3} cores \
         while nothing happens. Rating: p50 {:.0} ms, two clients of one tab's way (told, then asks).",
        m.delivery.messages,
        m.sustained.messages,
        m.sustained.seconds,
        m.sustained.reloads,
        m.sockets.idle_cores,
        m.rating.p50_ms
    );
}

/// Three digits that mean something; thousands apart.
fn number(value: f64) -> String {
    if value >= 1_000.0 {
        let digits = format!("{value:.0}");
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        return text;
    }
    if value.fract() == 0.0 || value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else if value >= 0.1 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}

fn kept(before: &str) -> &str {
    before.split_once(MARK).map_or("", |(_, kept)| kept.trim_start_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(measured: f64, budget: Budget) -> Row {
        Row { what: String::new(), measured, unit: "ms", budget, yardstick: None }
    }

    #[test]
    fn a_missed_budget_says_by_how_much() {
        assert_eq!(row(4.0, Budget::AtMost(5.0)).verdict().1, "met");
        assert_eq!(row(6.0, Budget::AtMost(5.0)).verdict().1, "**missed by 20 %**");
        assert_eq!(row(7_500.0, Budget::AtLeast(10_000.0)).verdict().1, "**missed by 25 %**");
        assert_eq!(row(1.0, Budget::AtMost(0.0)).verdict().1, "**missed**");
    }

    #[test]
    fn numbers_are_readable() {
        let shown: Vec<String> = [12_345.6, 999.4, 34.56, 1.234, 0.0421, 0.0].map(number).to_vec();
        assert_eq!(shown, ["12,346", "999", "34.6", "1.23", "0.042", "0"]);
    }

    #[test]
    fn what_people_wrote_is_kept() {
        assert_eq!(kept(&format!("# Old\n{MARK}\n\n## Why\nBecause.\n")), "## Why\nBecause.\n");
        assert_eq!(kept("# Old\n"), "");
    }
}
