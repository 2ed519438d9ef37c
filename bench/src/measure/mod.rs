//! Speed and memory beside raw yardsticks of the same run. Each measurement is a file; the report is made
//! here. Load goes to loopback only and is bounded in time and count.

mod commit;
pub mod delivery;
pub mod desk;
pub mod echo;
pub mod percentile;
mod rating;
mod report;
mod sockets;
mod start;
mod sustained;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::machine::Machine;
use crate::process::Server;
use crate::store::{Engine, Store};

pub use report::Report;

/// How long and how much.
pub struct Wish {
    pub engines: Vec<Engine>,
    pub delivery: Duration,
    pub sustained: Duration,
    pub commits: Duration,
    pub sockets: usize,
    pub settle: Duration,
}

impl Wish {
    pub fn full(engines: Vec<Engine>) -> Wish {
        Wish {
            engines,
            delivery: Duration::from_secs(20),
            sustained: Duration::from_secs(35),
            commits: Duration::from_secs(5),
            sockets: 15_000,
            settle: Duration::from_secs(40),
        }
    }

    /// To see whether everything works; its figures mean nothing.
    pub fn small(engines: Vec<Engine>) -> Wish {
        Wish {
            engines,
            delivery: Duration::from_secs(4),
            sustained: Duration::from_secs(6),
            commits: Duration::from_secs(1),
            sockets: 1_000,
            settle: Duration::from_secs(2),
        }
    }
}

/// Measures everything, one after the other.
pub async fn run(wish: &Wish, binary: &Path, machine: Machine) -> Result<Report> {
    let mut report = Report::new(machine);
    println!("yardstick: bare WebSocket echo");
    let echo = echo::Server::start().await?;
    report.echo_delivery = Some(delivery::echo(&echo, wish.delivery).await?);
    report.echo_sockets = Some(sockets::echo(&echo, wish.sockets, wish.settle).await?);
    drop(echo);
    for engine in &wish.engines {
        let measured = engine_run(wish, *engine, binary).await?;
        report.engines.push((*engine, measured));
    }
    report.binary_bytes = std::fs::metadata(binary)?.len();
    Ok(report)
}

async fn engine_run(wish: &Wish, engine: Engine, binary: &Path) -> Result<report::Measured> {
    let store = Store::create(engine, "bench").await?;
    println!("{}: start", engine.name());
    let start = start::measure(binary, &store).await?;
    let mut server = Server::start(binary, &store).await?;
    let desk = desk::Desk::open(&server, server.setup_token.as_deref()).await?;
    println!("{}: delivery", engine.name());
    let delivery = delivery::candor(&desk, wish.delivery).await?;
    println!("{}: ratings", engine.name());
    let rating = rating::measure(&desk).await?;
    println!("{}: sockets", engine.name());
    let sockets = sockets::candor(&desk, &server, wish.sockets, wish.settle).await?;
    println!("{}: group commit of the engine alone", engine.name());
    let commit = commit::rows_per_second(&store, wish.commits).await?;
    println!("{}: sustained", engine.name());
    let sustained = sustained::measure(&desk, &server, &store, wish.sustained).await?;
    server.kill().await?;
    let again = start::again(&mut server, &store).await?;
    server.kill().await?;
    store.remove().await?;
    Ok(report::Measured { start, again, delivery, rating, sockets, commit, sustained })
}
