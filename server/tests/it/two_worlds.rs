//! An operator's bytes are the same whatever visitors do with the rating form: every route, every header, every
//! frame, on both engines. How much is played: `SCHEDULES` and `STEPS`; `make worlds` plays more.

use std::collections::BTreeSet;
use std::sync::Arc;

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
        let play =
            |world, reference| worlds::run(Run { engine, world, seed, steps }, reference, |_| {});
        let first = play(World::W0, None).await;
        is_worth_it(&first);
        let reference = Arc::new(first.seen.expect("a first run has nothing to differ from"));
        // The same world first: what differs here is the test's fault, or chance in the program.
        for world in World::ALL {
            let other = play(world, Some(reference.clone())).await;
            if let Err(difference) = other.seen {
                panic!("seed {seed}, {world:?}: {difference}");
            }
            differs_where_it_should(world, &other);
        }
        println!("{} answers and frames, compared in {} worlds", reference.len(), World::ALL.len());
    }
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
