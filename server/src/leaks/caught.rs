//! Every planted leak is noticed; without one the same worlds show the same.

use std::sync::Arc;

use super::ALL;
use crate::testing::Engine;
use crate::worlds::{self, Run, World};

/// Enough for a dialogue of every kind to be rated, looked at and swept over.
const STEPS: usize = 48;

#[tokio::test(flavor = "multi_thread")]
async fn every_planted_leak_is_noticed() {
    let run = |world| Run { engine: Engine::Sqlite, world, seed: 1, steps: STEPS };
    let first = worlds::run(run(World::W0), None, |_| {}).await.seen;
    let reference = Arc::new(first.expect("a first run has nothing to differ from"));
    let clean = worlds::run(run(World::W1), Some(reference.clone()), |_| {}).await;
    clean.seen.expect("nothing leaks by itself");
    let mut missed = Vec::new();
    for (name, leak) in ALL {
        let plant = |program: &crate::testing::Program| {
            program.site.leak.set(*leak).expect("one leak a program");
        };
        let leaking = worlds::run(run(World::W1), Some(reference.clone()), plant).await;
        match leaking.seen {
            Ok(_) => missed.push(*name),
            Err(difference) => {
                println!("{name}: {}", difference.lines().nth(3).unwrap_or_default())
            }
        }
    }
    assert!(missed.is_empty(), "the two-worlds test is blind itself: {missed:?}");
    println!("{} of {} leaks noticed", ALL.len() - missed.len(), ALL.len());
}
