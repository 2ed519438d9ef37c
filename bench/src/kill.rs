//! RELIABILITY F1: `kill -9` at random moments under load, start again on the same data and port, clients
//! resume. Afterwards everything that was acknowledged is there exactly once.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Result, bail};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::cast::{CHATS, Cast};
use crate::checks::Checks;
use crate::extras;
use crate::play::perform::{self, Team};
use crate::play::{Play, visitor};
use crate::process::Server;
use crate::reckon::Reckoning;
use crate::replay::{self, OPERATORS};
use crate::script;
use crate::stage::Stage;
use crate::store::{Engine, Store};
use crate::truth;

/// How long a start after a kill may take.
const READY: Duration = Duration::from_secs(5);

pub struct Wish {
    pub engine: Engine,
    pub data: PathBuf,
    pub kills: usize,
    pub at_once: usize,
    /// Milliseconds between a start and the next kill.
    pub after: std::ops::Range<u64>,
    pub seed: u64,
}

pub async fn run(wish: &Wish, binary: &Path) -> Result<Checks> {
    let mut checks = Checks::of(&format!("kill {}", wish.engine.name()));
    let mut random = ChaCha8Rng::seed_from_u64(wish.seed);
    let scripts = script::load(&wish.data, 2_500, &mut random)?;
    println!("{}", scripts.source);
    let store = Store::create(wish.engine, "kill").await?;
    let mut server = Server::start(binary, &store).await?;
    let token = server.setup_token.clone();
    let stage = Stage::set(&server.address(), token.as_deref(), OPERATORS, &CHATS).await?;
    let play = Arc::new(Play::new(stage, true)?);
    let team = Team::start(&play).await?;
    let extras = extras::come(&play).await?;

    let over = Arc::new(AtomicBool::new(false));
    let moments = ChaCha8Rng::seed_from_u64(wish.seed ^ 0x6b69_6c6c);
    let killer = kill_again_and_again(wish, moments, &mut server, &play, over.clone());
    let mut n = 0;
    let playing = perform::visitors(&play, wish.at_once, || {
        if over.load(Ordering::Acquire) {
            return None;
        }
        n += 1;
        let script = &scripts.all[(n * 7) % scripts.all.len()];
        Some(Arc::new(Cast::draw(format!("d{n:05}"), script, OPERATORS, &mut random)))
    });
    // A killer that fails must end the play, too.
    let (killed, visitors) = tokio::try_join!(killer, playing)?;
    let stored = truth::read(&play).await?;
    let operators = team.end().await?;
    let read = truth::read_as_visitors(&play, &visitors).await?;
    let found = truth::examine(&stored, &visitors, &read, &operators);

    kill_checks(&mut checks, wish, &killed);
    let told = told(&play, &visitors, &found);
    replay::found_checks(&mut checks, &found, &told);
    replay::reaction_checks(&mut checks, &play, &visitors);
    let reckoning = Reckoning::of(&play, &stored, &visitors, &extras).await?;
    reckoning.compare(&play, &mut checks, "after all kills").await?;
    reckoning.check_lists(&play, &mut checks).await?;
    server.kill().await?;
    replay::store_checks(&mut checks, &store, &stored, &reckoning).await?;
    replay::log_check(&mut checks, &store)?;
    store.remove().await?;
    Ok(checks)
}

struct Killed {
    starts: Vec<Duration>,
    /// Kills before which something had been going on since the start.
    under_load: usize,
}

async fn kill_again_and_again(
    wish: &Wish,
    mut moments: ChaCha8Rng,
    server: &mut Server,
    play: &Play,
    over: Arc<AtomicBool>,
) -> Result<Killed> {
    let mut killed = Killed { starts: Vec::new(), under_load: 0 };
    for _ in 0..wish.kills {
        let moved = play.moved();
        // The moment itself is the test; there is no event to wait for.
        tokio::time::sleep(Duration::from_millis(moments.random_range(wish.after.clone()))).await;
        if server.has_ended() {
            bail!("candor ended by itself");
        }
        killed.under_load += usize::from(play.moved() > moved);
        server.kill().await?;
        server.again().await?;
        killed.starts.push(server.start);
    }
    over.store(true, Ordering::Release);
    Ok(killed)
}

fn kill_checks(checks: &mut Checks, wish: &Wish, killed: &Killed) {
    let slowest = killed.starts.iter().max().copied().unwrap_or_default();
    let told = format!("{} kills, slowest start {} ms", killed.starts.len(), slowest.as_millis());
    checks.that(
        killed.starts.len() == wish.kills && slowest <= READY,
        "ready within 5 s each",
        &told,
    );
    let told = format!("{} of {} kills", killed.under_load, wish.kills);
    checks.that(killed.under_load == wish.kills, "killed under load", &told);
}

fn told(play: &Play, visitors: &[visitor::Journal], found: &truth::Found) -> String {
    let sent = visitors.iter().flat_map(|journal| journal.view.sent.values());
    let (mut acknowledged, mut never, mut again) = (0, 0, 0);
    for sent in sent {
        again += usize::from(sent.times > 1);
        if sent.acknowledged.is_some() { acknowledged += 1 } else { never += 1 }
    }
    let left = visitors.iter().filter(|journal| journal.left).count();
    let uncertain = visitors.iter().filter(|journal| journal.reaction.uncertain).count();
    format!(
        "{} dialogues, {} messages, {} connections broke; of the visitors' {acknowledged} acknowledged and {never} \
         never, {again} sent again; {left} left, {uncertain} ratings uncertain",
        visitors.len(),
        found.messages,
        play.broken()
    )
}
