//! Two worlds: the same schedule, run against programs that differ only in what visitors do with the rating
//! form, must show every operator the same bytes (PRODUCT §2, RELIABILITY B). Manual clock, seeded ids, no
//! masks. `run` is one world; the tests that compare are in `two_worlds.rs` and, with planted leaks, in
//! `src/leaks`.

mod dice;
mod ear;
mod look;
mod record;
pub mod routes;
mod schedule;
mod stage;
mod wire;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::dice::Dice;
use self::record::Record;
pub use self::record::Seen;
use self::stage::Stage;
pub use self::world::World;
use crate::testing::{Engine, Program};

/// One run of a schedule.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub engine: Engine,
    pub world: World,
    pub seed: u64,
    pub steps: usize,
}

/// What a run came to.
pub struct Outcome {
    /// What operators saw; or where it first differed from the reference.
    pub seen: Result<Vec<Seen>, String>,
    /// Rating requests by state, forms seen (`seen`), what happened to dialogues by kind, and what was `told` of
    /// forms.
    pub counts: BTreeMap<String, i64>,
    /// Routes that were visited as an operator.
    pub visited: BTreeSet<String>,
    /// Requests about forms.
    pub reactions: usize,
}

/// Whose throws: the schedule's are the same in every world.
const SCHEDULE: u64 = 1;
const WORLD: u64 = 2;
const LOOK: u64 = 3;
/// How often an operator tries his limits, when a dialogue of his was just finished.
const LIMITS: usize = 3;

/// Plays one world. With a reference it ends at the first byte that differs. `prepare` sees the program
/// before anything happens.
pub async fn run(
    run: Run,
    reference: Option<Arc<Vec<Seen>>>,
    prepare: impl Fn(&Program),
) -> Outcome {
    let mut stage = Stage::open(run.engine, run.world, Record::new(reference)).await;
    prepare(&stage.program);
    stage.settle().await;
    let mut tried = 0;
    for step in 0..run.steps {
        stage.step = step;
        let open: BTreeSet<_> = unfinished(&stage);
        let mut dice = Dice::new(run.seed, SCHEDULE, step);
        schedule::time_passes(&mut stage, &mut dice).await;
        schedule::act(&mut stage, &mut dice).await;
        schedule::turn(&mut stage, run.steps).await;
        stage.look().await;
        let still = unfinished(&stage);
        let finished: Vec<_> = open.difference(&still).copied().collect();
        stage.react(&mut Dice::new(run.seed, WORLD, step), &finished).await;
        stage.settle().await;
        if tried < LIMITS
            && step != run.steps / 2
            && let Some(who) = whose(&stage, &finished)
        {
            tried += 1;
            look::limit(&mut stage, who).await;
        }
        look::glance(&mut stage, &mut Dice::new(run.seed, LOOK, step)).await;
        if step == run.steps / 2 {
            look::sweep(&mut stage, false).await;
        }
        if stage.record.differs() {
            break;
        }
    }
    if !stage.record.differs() {
        look::sweep(&mut stage, true).await;
    }
    let counts = stage.outcomes().await;
    let Stage { program, record, visited, reactions, .. } = stage;
    program.app.db.close().await;
    Outcome { seen: record.end(), counts, visited, reactions }
}

/// The operator of the dialogue that was just finished.
fn whose(stage: &Stage, finished: &[candor::ids::Id]) -> Option<usize> {
    let known = stage.known.iter().rev().find(|known| finished.contains(&known.visitor))?;
    stage.holder(known)
}

/// Visitors with a dialogue that is not finished.
fn unfinished(stage: &Stage) -> BTreeSet<candor::ids::Id> {
    let open = stage.known.iter().filter(|known| !known.finished);
    open.map(|known| known.visitor).collect()
}
