//! An operator's bytes are the same whatever visitors do with the rating form: every route, every header, every
//! frame, on both engines. How much is played: `SCHEDULES` and `STEPS`; `make worlds` plays more.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use rstest::rstest;

use crate::testing::Engine;
use crate::worlds::{self, Outcome, Run, World, routes};

/// Schedules and steps of each that `make test` plays in every world, on each engine.
const SCHEDULES: u64 = 1;
const STEPS: usize = 120;

/// `make worlds SCHEDULES=… STEPS=…` says how many; `make test` does not.
#[expect(clippy::disallowed_methods, reason = "make worlds says how much to play")]
fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

#[test]
fn every_route_is_listed() {
    let listed: BTreeSet<String> =
        routes::all().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    let there = routes::of_program();
    let missing: Vec<&String> = there.difference(&listed).collect();
    let gone: Vec<&String> = listed.difference(&there).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "tests/it/worlds/routes.txt: add {missing:?}; remove {gone:?}"
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn operators_see_the_same_in_every_world(#[case] engine: Engine) {
    let schedules = asked("CANDOR_TEST_SCHEDULES").unwrap_or(SCHEDULES);
    let steps = asked("CANDOR_TEST_STEPS").map_or(STEPS, |steps| steps as usize);
    for seed in 1..=schedules {
        println!("seed {seed}, {steps} steps");
        loop {
            let pages = built_pages();
            match compare(engine, seed, steps).await {
                Ok(seen) => {
                    println!("{seen} answers and frames, compared in {} worlds", World::ALL.len());
                    break;
                }
                // A test's build reads the front ends from the disk: other files, other bytes.
                Err(_) if pages != built_pages() => {
                    println!("the pages were built meanwhile: again")
                }
                Err(difference) => panic!("seed {seed}, {difference}"),
            }
        }
    }
}

/// Plays one schedule in all worlds. How much was seen; or where it first differs.
async fn compare(engine: Engine, seed: u64, steps: usize) -> Result<usize, String> {
    let play =
        |world, reference| worlds::run(Run { engine, world, seed, steps }, reference, |_| {});
    let first = play(World::W0, None).await;
    is_worth_it(&first);
    let reference = Arc::new(first.seen.expect("a first run has nothing to differ from"));
    // The same world first: what differs there is the test's fault, or chance in the program.
    for world in World::ALL {
        let other = play(world, Some(reference.clone())).await;
        if let Err(difference) = &other.seen {
            return Err(format!("{world:?}: {difference}"));
        }
        differs_where_it_should(world, &other);
    }
    Ok(reference.len())
}

/// The front ends' files as they lie on the disk now.
fn built_pages() -> BTreeSet<(PathBuf, Option<SystemTime>)> {
    fn walk(folder: &Path, found: &mut BTreeSet<(PathBuf, Option<SystemTime>)>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                let modified = entry.metadata().and_then(|file| file.modified()).ok();
                found.insert((path, modified));
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../web/dist")), &mut found);
    found
}

/// A schedule in which little happens proves little.
fn is_worth_it(run: &Outcome) {
    for kind in ["opened", "taken", "transferred", "returned", "finished", "continued"] {
        assert!(run.counts.contains_key(kind), "nothing was {kind}: {:?}", run.counts);
    }
    let listed: BTreeSet<String> =
        routes::all().iter().map(|route| format!("{} {}", route.method, route.path)).collect();
    let missed: Vec<&String> = listed.difference(&run.visited).collect();
    assert!(missed.is_empty(), "not visited as an operator: {missed:?}");
    assert_eq!(run.reactions, 0);
}

/// The worlds do differ, on the other side of the wall.
fn differs_where_it_should(world: World, run: &Outcome) {
    let count = |state: &str| run.counts.get(state).copied().unwrap_or(0);
    let (rated, seen, skipped) = (count("rated"), count("seen"), count("told skipped"));
    println!("{world:?}: {} requests about forms; {:?}", run.reactions, run.counts);
    match world {
        World::W0 => assert_eq!((rated, seen, skipped), (0, 0, 0)),
        World::W1 | World::W5 => assert!(rated >= 5, "{rated} rated"),
        World::WF => assert!(seen >= 5 && rated == 0, "{seen} seen"),
        World::WK => assert!(skipped >= 3 && rated == 0, "{skipped} skipped"),
        World::WM => {
            let corrected = count("told corrected");
            assert!(rated > 0 && skipped > 0 && corrected > 0, "{:?}", run.counts);
        }
        World::WX => assert!(rated > 0 && run.reactions >= 100, "{} attempts", run.reactions),
    }
}
