//! The play: visitors and operators on their own connections, each with its own journal.

pub mod operator;
pub mod perform;
mod react;
pub mod visitor;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};

use tokio::sync::Semaphore;

use crate::cast::Cast;
use crate::http::Http;
use crate::stage::Stage;

/// What all players share. It holds no message: each side knows only what it was told.
pub struct Play {
    pub stage: Stage,
    pub http: Http,
    /// Whether the program is killed meanwhile: connections may break then.
    pub faults: bool,
    casts: RwLock<HashMap<String, Arc<Cast>>>,
    /// Connections that broke.
    broken: AtomicU64,
    /// Grows whenever somebody learns something; a play in which it stands still is stuck.
    moved: AtomicU64,
    /// Messages that each operator heard live.
    heard: Vec<AtomicU64>,
    /// One permit for each operator who has been greeted.
    greeted: Semaphore,
}

impl Play {
    pub fn new(stage: Stage, faults: bool) -> anyhow::Result<Play> {
        let http = Http::new(&stage.address)?;
        let heard = stage.operators.iter().map(|_| AtomicU64::new(0)).collect();
        Ok(Play {
            stage,
            http,
            faults,
            casts: RwLock::default(),
            broken: AtomicU64::new(0),
            moved: AtomicU64::new(0),
            heard,
            greeted: Semaphore::new(0),
        })
    }

    /// Makes a dialogue known to the operators, before its visitor opens it.
    pub fn enter(&self, cast: &Arc<Cast>) {
        if let Ok(mut casts) = self.casts.write() {
            casts.insert(cast.name.clone(), cast.clone());
        }
    }

    /// The dialogue that goes with a visitor's name.
    pub fn cast(&self, name: &str) -> Option<Arc<Cast>> {
        self.casts.read().ok()?.get(name).cloned()
    }

    pub fn names(&self) -> Vec<String> {
        self.casts.read().map(|casts| casts.keys().cloned().collect()).unwrap_or_default()
    }

    fn move_on(&self) {
        self.moved.fetch_add(1, Ordering::Relaxed);
    }

    pub fn moved(&self) -> u64 {
        self.moved.load(Ordering::Relaxed)
    }

    /// Messages that operator `number` heard live so far.
    pub fn heard(&self, number: usize) -> u64 {
        self.heard[number].load(Ordering::Relaxed)
    }

    fn note_break(&self) {
        self.broken.fetch_add(1, Ordering::Relaxed);
    }

    pub fn broken(&self) -> u64 {
        self.broken.load(Ordering::Relaxed)
    }
}
