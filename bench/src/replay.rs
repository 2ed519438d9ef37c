//! Plays the dialogues of the data file against the real program and holds everything it stored, told and
//! counted against the file, the journals and an independent count.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;
use serde_json::Value;
use tokio::sync::oneshot;

use crate::cast::{CHATS, Cast, Door};
use crate::checks::Checks;
use crate::extras::{self, Extra};
use crate::http::Who;
use crate::play::perform::{self, Team};
use crate::play::{Play, operator, visitor};
use crate::process::Server;
use crate::reckon::{self, Reckoning};
use crate::script::{self, Script};
use crate::stage::Stage;
use crate::store::{Engine, Rows, Store};
use crate::truth::{self, Stored};

pub const OPERATORS: usize = 5;

/// How a replay is made.
pub struct Wish {
    pub engine: Engine,
    pub data: PathBuf,
    pub dialogues: usize,
    pub at_once: usize,
    pub seed: u64,
}

pub async fn run(wish: &Wish, binary: &std::path::Path) -> Result<Checks> {
    let mut checks = Checks::of(&format!("replay {}", wish.engine.name()));
    let mut random = ChaCha8Rng::seed_from_u64(wish.seed);
    let scripts = script::load(&wish.data, wish.dialogues, &mut random)?;
    println!("{}", scripts.source);
    let casts = draw(&scripts.all, &mut random);
    let store = Store::create(wish.engine, "replay").await?;
    let mut server = Server::start(binary, &store).await?;
    let token = server.setup_token.clone();
    let stage = Stage::set(&server.address(), token.as_deref(), OPERATORS, &CHATS).await?;
    let play = Arc::new(Play::new(stage, false)?);

    let started = Instant::now();
    let (end, ended) = oneshot::channel();
    let analyst = tokio::spawn(watch(play.clone(), ended));
    let team = Team::start(&play).await?;
    let extras = extras::come(&play).await?;
    let mut line = casts.into_iter();
    let visitors = perform::visitors(&play, wish.at_once, || line.next()).await?;
    let took = started.elapsed();
    let stored = truth::read(&play).await?;
    let chat_of = |name: &str| chat_of(&play, &extras, name);
    let expected = truth::expected_live(&play, &stored, chat_of);
    team.until_heard(&play, &expected).await;
    let operators = team.end().await?;
    let _ = end.send(());
    let watched = analyst.await??;

    let read = truth::read_as_visitors(&play, &visitors).await?;
    let found = truth::examine(&stored, &visitors, &read, &operators);
    let openings: usize = visitors.iter().map(|journal| journal.cast.opening).sum();
    let told = format!(
        "{} dialogues, {} messages ({openings} of them open what the file lets the team begin) in {:.1} s, {:.0}/s",
        visitors.len(),
        found.messages,
        took.as_secs_f64(),
        found.messages as f64 / took.as_secs_f64()
    );
    found_checks(&mut checks, &found, &told);
    checks.none(
        &watched.incoherent,
        "figures add up while they move",
        &format!("{} answers", watched.asked),
    );
    live_checks(&mut checks, &play, &visitors, &operators, &expected);
    reaction_checks(&mut checks, &play, &visitors);

    let reckoning = Reckoning::of(&play, &stored, &visitors, &extras).await?;
    let before = reckoning.compare(&play, &mut checks, "kept up to date").await?;
    server.kill().await?;
    server.again().await?;
    let after = reckoning.compare(&play, &mut checks, "loaded anew").await?;
    checks.that(before == after, "figures loaded anew are those kept up to date", "compared whole");
    reckoning.check_lists(&play, &mut checks).await?;
    server.kill().await?;
    store_checks(&mut checks, &store, &stored, &reckoning).await?;
    log_check(&mut checks, &store)?;
    store.remove().await?;
    Ok(checks)
}

pub fn draw(scripts: &[Script], random: &mut ChaCha8Rng) -> Vec<Arc<Cast>> {
    let cast = |(n, script): (usize, &Script)| {
        Arc::new(Cast::draw(format!("d{n:05}"), script, OPERATORS, random))
    };
    scripts.iter().enumerate().map(cast).collect()
}

pub fn chat_of(play: &Play, extras: &[Extra], name: &str) -> usize {
    let beside = extras.iter().find(|extra| extra.name == name).map(|extra| extra.chat);
    beside.or_else(|| play.cast(name).map(|cast| cast.chat)).unwrap_or(0)
}

/// What the open analytics tab saw.
#[derive(Default)]
struct Watched {
    asked: usize,
    incoherent: Vec<String>,
}

/// Asks for all figures again and again while dialogues are played; each answer must agree with itself.
async fn watch(play: Arc<Play>, mut ended: oneshot::Receiver<()>) -> Result<Watched> {
    let mut watched = Watched::default();
    let owner = play.stage.owner.token.clone();
    while matches!(ended.try_recv(), Err(oneshot::error::TryRecvError::Empty)) {
        let answer: Value =
            play.http.get(Who::Member(&owner), "/analytics/live-chat").await?.read()?;
        watched.asked += 1;
        if !reckon::is_coherent(&answer) {
            watched.incoherent.push(answer.to_string());
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    Ok(watched)
}

pub fn found_checks(checks: &mut Checks, found: &truth::Found, told: &str) {
    checks.none(
        &found.texts,
        "histories are byte-equal to the file, nothing lost or doubled",
        told,
    );
    checks.none(&found.numbers, "numbers are 1..n", told);
    checks.none(&found.readers, "visitors and operators read the same", told);
    checks.none(&found.client_ids, "every line is stored under its own client id", told);
    checks.none(&found.journals, "what each side heard and was told is what is stored", told);
}

/// Nothing was cut here: all must have come by itself, once, in order.
fn live_checks(
    checks: &mut Checks,
    play: &Play,
    visitors: &[visitor::Journal],
    operators: &[operator::Journal],
    expected: &[u64],
) {
    let broken = play.broken();
    checks.that(broken == 0, "no connection broke", &format!("{broken} broke"));
    let again = play.http.again();
    checks.that(again == 0, "no call had to be made again", &format!("{again} were"));
    let heard: Vec<u64> = (0..expected.len()).map(|n| play.heard(n)).collect();
    let reloads: usize = operators.iter().map(|journal| journal.reloads).sum();
    let told = format!("heard {heard:?} of {expected:?}, {reloads} reloads");
    checks.that(
        reloads > 0 || heard == expected,
        "operators heard every message of their chats",
        &told,
    );
    let mut problems = Vec::new();
    let mut live = 0;
    for journal in visitors.iter().filter(|journal| journal.cast.door == Door::Socket) {
        live += journal.view.live;
        if journal.reloads == 0 && journal.view.live != journal.cast.lines.len() {
            let (of, heard) = (journal.cast.lines.len(), journal.view.live);
            problems.push(format!("{} heard {heard} of {of}", journal.cast.name));
        }
    }
    checks.none(&problems, "visitors heard every message live", &format!("{live} messages"));
    let polled: usize = visitors
        .iter()
        .filter(|journal| journal.cast.door != Door::Socket)
        .map(|journal| journal.view.repaired)
        .sum();
    checks.that(
        polled > 0,
        "others asked for theirs",
        &format!("{polled} messages by long polling"),
    );
    let beaten: usize = operators.iter().map(|journal| journal.beaten).sum();
    let contested = visitors.iter().filter(|journal| journal.cast.contested).count();
    let told = format!("{contested} dialogues two wanted, {beaten} were told they came too late");
    checks.that(beaten <= contested, "one of two takes a dialogue", &told);
}

pub fn reaction_checks(checks: &mut Checks, play: &Play, visitors: &[visitor::Journal]) {
    let mut problems: Vec<String> = Vec::new();
    let mut rated = 0;
    for journal in visitors.iter().filter(|journal| !journal.left) {
        problems.extend(journal.reaction.problems.iter().cloned());
        rated += usize::from(journal.reaction.rated);
        let asks = journal.cast.chat < 2
            || (play.stage.chats[journal.cast.chat].wanted.asks
                && journal.cast.finisher == crate::wire::Side::Visitor);
        if journal.reaction.offered != Some(asks) {
            problems.push(format!(
                "{}: form offered {:?}",
                journal.cast.name, journal.reaction.offered
            ));
        }
    }
    let told = format!("{rated} of {} rated", visitors.len());
    checks.none(&problems, "the form is there for those who are asked, and for nobody else", &told);
}

/// Only what was written through the API is in the store.
pub async fn store_checks(
    checks: &mut Checks,
    store: &Store,
    stored: &std::collections::BTreeMap<String, Stored>,
    reckoning: &Reckoning,
) -> Result<()> {
    let rows = store.look().await?;
    let rated = reckoning.facts.iter().filter(|(_, fact)| fact.score().is_some()).count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let expected = Rows {
        dialogues: number(stored.len()),
        messages: number(stored.values().map(|stored| stored.messages.len()).sum()),
        outcomes: number(reckoning.facts.len()),
        at_odds: 0,
        ratings: number(rated),
        misnumbered: 0,
    };
    checks.that(rows == expected, "rows in the store", &format!("{rows:?}, expected {expected:?}"));
    if store.engine == Engine::Sqlite {
        checks.none(
            &store.integrity().await?,
            "integrity and foreign keys",
            "asked of SQLite itself",
        );
    }
    Ok(())
}

pub fn log_check(checks: &mut Checks, store: &Store) -> Result<()> {
    let log = std::fs::read_to_string(store.log())?;
    let bad = |line: &&str| line.contains(" ERROR ") || line.contains("panicked");
    let problems: Vec<String> = log.lines().filter(bad).map(str::to_owned).collect();
    checks.none(
        &problems,
        "nothing failed inside",
        &format!("{} lines of log", log.lines().count()),
    );
    Ok(())
}
