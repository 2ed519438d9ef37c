//! Turns measurements into a section of docs/BENCHMARKS.md.

use std::fmt::Write as _;

use super::delivery::Delivery;
use super::rating::Rating;
use super::sockets::Sockets;
use super::start::Start;
use super::sustained::Sustained;
use crate::machine::Machine;
use crate::store::Engine;
use crate::table::{self, Budget, Row};

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

    pub fn markdown(&self) -> String {
        let mut text = self.machine.measured_by("bench");
        for (engine, measured) in &self.engines {
            let _ = write!(text, "\n### {}\n\n", engine.title());
            table::write(&mut text, &self.rows(*engine, measured));
            text.push('\n');
            describe(&mut text, measured);
        }
        let _ = write!(
            text,
            "\n### Yardsticks\n\n- *Echo*: a bare axum WebSocket echo in its own process; the same frames at the same \
             pace, there and back{}; as many idle sockets with the same small read buffer.\n- *Group commit*: the \
             engine alone, one connection, 100 rows of a message's size per durable statement \
             (`synchronous=FULL`; `synchronous_commit=on`).\n",
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
        let row = Row::new;
        let m = measured;
        vec![
            row(
                "delivery visitor → operator, paced, durable, p50",
                m.delivery.p50_ms,
                "ms",
                Budget::AtMost(5.0),
            )
            .beside(echo.map(|echo| echo.p50_ms), "echo"),
            row("the same, p99", m.delivery.p99_ms, "ms", Budget::AtMost(25.0))
                .beside(echo.map(|echo| echo.p99_ms), "echo"),
            row(
                "sustained durable messages, delivered",
                m.sustained.per_second(),
                "/s",
                Budget::AtLeast(least),
            )
            .beside(Some(m.commit), "group commit"),
            row("refused meanwhile", m.sustained.refused as f64, "", Budget::AtMost(0.0)),
            row(
                "processor time of Candor per 1,000 messages",
                m.sustained.cpu_per_1000,
                "s",
                Budget::AtMost(0.1),
            ),
            row(
                &format!("idle socket, resident memory, at {}", m.sockets.number),
                m.sockets.bytes_each / 1_024.0,
                "KiB",
                Budget::AtMost(8.0),
            )
            .beside(self.echo_sockets.as_ref().map(|echo| echo.bytes_each / 1_024.0), "echo"),
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
