//! Histories made through the public API on the manual clock: visitors and operators write, take, hand over,
//! finish, continue, rate, correct, skip and let forms expire; the clock is set back now and then. The rows
//! themselves are checked by reading them (`World::read`), the figures after every few steps, and on PostgreSQL a
//! second process beside it right after each acknowledged change.

use candor::time::{DAY, HOUR, MINUTE, SECOND};
use candor::values;
use rstest::rstest;
use serde_json::{Value, json};

use super::cases::{self, Place, ask};
use super::dice::Dice;
use super::lists::List;
use super::question::{LANGUAGES, Question, TAGS};
use super::scene::{Scene, settings};
use super::world::World;
use crate::testing::{Answer, Client, Engine, Program, Visitor};

const SEED: u64 = 7;
/// Steps of a history, questions after every tenth of them, and questions at its end.
const STEPS: usize = 240;
const NOW_AND_THEN: usize = 3;
const AT_THE_END: usize = 60;

/// Begins a few days before clocks change in Europe and on Lord Howe.
const BEGIN: &str = "2026-03-26T20:00:00Z";

fn beginning() -> i64 {
    BEGIN.parse::<jiff::Timestamp>().expect("an instant").as_millisecond()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_figure_of_histories_made_by_the_verbs(#[case] engine: Engine) {
    for history in 0..2 {
        let dice = &mut Dice::new(SEED + history as u64);
        let mut scene = Scene::new(engine, dice, beginning()).await;
        let mut cast = Cast::new(&scene, dice).await;
        for step in 0..STEPS {
            cast.step(&scene, dice).await;
            if step == STEPS / 2 {
                let next = settings(dice);
                scene.save_version(0, next).await;
                mark(&scene, dice).await;
            }
            if step % 10 == 9 {
                let place = Place { seed: SEED, history, when: "after some steps" };
                let world = World::read(&scene.p).await;
                ask(&scene, &world, dice, NOW_AND_THEN, &place).await;
            }
        }
        scene.leave().await;
        let place = Place { seed: SEED, history, when: "at the end" };
        let world = World::read(&scene.p).await;
        let rated = world.finished.iter().filter(|one| one.state == "rated").count();
        assert!(world.finished.len() > 20 && rated > 5, "{} {rated}", world.finished.len());
        ask(&scene, &world, dice, AT_THE_END, &place).await;
        scene.p.site.analytics.forget(scene.p.workspace);
        let place = Place { when: "thrown away and loaded", ..place };
        ask(&scene, &world, dice, AT_THE_END, &place).await;
    }
}

/// Two processes on one PostgreSQL, each with a hub of its own: no bus between them.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_process_answers_alike_right_after_each_change() {
    let dice = &mut Dice::new(SEED + 100);
    let scene = Scene::new(Engine::Postgres, dice, beginning()).await;
    let beside = scene.p.beside(2).await;
    let there = beside.moved(&scene.olga.client);
    let mut cast = Cast::new(&scene, dice).await;
    for step in 0..90 {
        cast.step(&scene, dice).await;
        // The manual clock is shared.
        let now = scene.p.clock.now().0;
        let world = World::read(&scene.p).await;
        let question = match dice.roll(3) {
            0 => Question::default(),
            _ => Question::any(dice, &cases::choices(&world, now)),
        };
        let place = Place { seed: SEED, history: step, when: "the second process" };
        cases::figures(&there, &world, &question, now, &place).await;
        let operator = dice.of(&scene.operators);
        let own = beside.moved(&operator.client);
        cases::hours(&there, (&own, operator.id), &world, &question, now, &place).await;
        cases::list(&there, &world, &question, List::Dialogues, now, &place, 100).await;
        let place = Place { when: "the first process", ..place };
        cases::figures(&scene.olga, &world, &question, now, &place).await;
    }
}

struct Cast {
    visitors: Vec<Visitor>,
    said: usize,
}

fn fine(answer: &Answer) {
    assert!(answer.status.as_u16() < 500, "{} {}", answer.status, answer.text);
}

impl Cast {
    async fn new(scene: &Scene, dice: &mut Dice) -> Cast {
        let mut visitors = Vec::new();
        for n in 0..7 {
            let place = &scene.chats[n % scene.chats.len()];
            let language = *dice.of(&LANGUAGES);
            visitors.push(scene.p.visitor_in(&place.chat, "Vera", language).await);
        }
        // A member who is signed in on Candor's own pages: a test visitor.
        visitors.push(test_visitor(&scene.p, &scene.olga, &scene.chats[0].chat.key).await);
        Cast { visitors, said: 0 }
    }

    fn words(&mut self) -> Value {
        self.said += 1;
        json!({"client_id": format!("said-{}", self.said), "text": "Hello"})
    }

    /// Somebody does something; what is refused (a form that expired meanwhile) changes nothing.
    async fn step(&mut self, scene: &Scene, dice: &mut Dice) {
        let gap = match dice.roll(12) {
            0..=4 => dice.between(SECOND, 5 * MINUTE),
            5..=7 => dice.between(5 * MINUTE, 50 * MINUTE),
            8 => dice.between(HOUR, 20 * HOUR),
            9 => *dice.of(&[DAY, DAY - MINUTE, 10 * MINUTE, HOUR]),
            10 => -dice.between(0, 30 * MINUTE),
            _ => 0,
        };
        scene.p.clock.advance(gap);
        let place = dice.roll(self.visitors.len());
        let words = self.words();
        let visitor = &self.visitors[place];
        match dice.roll(10) {
            0..=3 => fine(&visitor.post("/api/v1/widget/messages", &words).await),
            4 => fine(&visitor.post("/api/v1/widget/finish", &Value::Null).await),
            5..=6 => {
                for visitor in &self.visitors {
                    form(visitor, dice).await;
                }
            }
            7 => scene.p.run_jobs().await,
            _ => {}
        }
        // Operators work in dialogues that are not finished.
        for _ in 0..dice.between(0, 3) {
            let list = scene.olga.get("/api/v1/dialogues").await.json();
            let items = list["items"].as_array().expect("dialogues");
            if !items.is_empty() {
                let dialogue = dice.of(items)["id"].as_str().expect("an id").to_owned();
                let words = self.words();
                operator(scene, dice, &dialogue, &words).await;
            }
        }
        if dice.percent(30) {
            tag(scene, dice).await;
        }
    }
}

async fn operator(scene: &Scene, dice: &mut Dice, dialogue: &str, words: &Value) {
    let path = |verb: &str| format!("/api/v1/dialogues/{dialogue}/{verb}");
    // Whoever has it now; a waiting one is taken by anybody.
    let shown = scene.olga.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    let has = shown["operator"]["id"].as_str().unwrap_or_default();
    let own = scene.operators.iter().find(|member| member.id.to_string() == has);
    let Some(own) = own else {
        return fine(&dice.of(&scene.operators).post(&path("take"), &Value::Null).await);
    };
    match dice.roll(12) {
        0..=4 => fine(&own.post(&path("messages"), words).await),
        5 => {
            let body = json!({"operator": dice.of(&scene.operators).id});
            fine(&own.post(&path("transfer"), &body).await);
        }
        6 => fine(&own.post(&path("transfer"), &json!({})).await),
        7 => fine(&scene.olga.post(&path("finish"), &Value::Null).await),
        _ => {
            fine(&own.post(&path("messages"), words).await);
            fine(&own.post(&path("finish"), &Value::Null).await);
        }
    }
}

/// Any dialogue is tagged, or loses a tag: mostly one that is finished.
async fn tag(scene: &Scene, dice: &mut Dice) {
    let state = if dice.percent(70) { "?state=finished" } else { "" };
    let list = scene.olga.get(&format!("/api/v1/dialogues{state}")).await.json();
    let items = list["items"].as_array().expect("dialogues");
    if items.is_empty() {
        return;
    }
    let dialogue = dice.of(items)["id"].as_str().expect("an id").to_owned();
    let what = if dice.percent(75) { "add" } else { "remove" };
    let path = format!("/api/v1/dialogues/{dialogue}/tags");
    let body = json!({what: [dice.of(&TAGS)]});
    let answer = dice.of(&scene.operators).patch(&path, &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

async fn form(visitor: &Visitor, dice: &mut Dice) {
    let answer = visitor.get("/api/v1/widget/rating").await;
    if answer.status != 200 {
        return;
    }
    let form = answer.json();
    let key = &form["form_key"];
    let score = score(dice, form["scale"].as_str().expect("a scale"));
    match dice.roll(7) {
        0 => fine(&visitor.post("/api/v1/widget/rating/shown", &json!({"form_key": key})).await),
        1 => fine(&visitor.post("/api/v1/widget/rating/skip", &json!({"form_key": key})).await),
        choice => {
            let comment = if choice > 4 { "So" } else { "" };
            let body = json!({"form_key": key, "score": score, "comment": comment, "reasons": []});
            fine(&visitor.post("/api/v1/widget/rating", &body).await);
            if choice == 6 {
                let body = json!({"form_key": key, "score": score, "comment": "On second thoughts", "reasons": []});
                fine(&visitor.post("/api/v1/widget/rating", &body).await);
            }
        }
    }
}

fn score(dice: &mut Dice, scale: &str) -> i64 {
    let found = super::question::SCALES.iter().find(|(name, ..)| *name == scale);
    let (_, low, high) = *found.expect("a known scale");
    dice.between(low, high)
}

async fn test_visitor(p: &Program, member: &Client, chat: &str) -> Visitor {
    let path = format!("/api/v1/widget/{chat}/session");
    let answer = member.with("origin", p.origin()).post(&path, &json!({"name": "Test"})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let body = answer.json();
    let token = body["visitor_token"].as_str().expect("a token").to_owned();
    let client = p.stranger().with("authorization", &format!("Visitor {token}"));
    let id = body["visitor"]["id"].as_str().expect("an id").parse().expect("an id");
    Visitor { id, token, client }
}

/// What an analyst says of dialogues: spam, or a rating excluded; as its verb does, under a rating revision.
async fn mark(scene: &Scene, dice: &mut Dice) {
    let (spam, workspace) = (dice.percent(50), scene.p.workspace);
    let column = if spam { "spam" } else { "excluded" };
    let which = if spam { "n % 5 = 0" } else { "state = 'rated' and n % 3 = 0" };
    let sql = format!(
        "update outcomes set {column} = $1, rating_revision = $2 where workspace_id = $3 and {which}"
    );
    scene
        .p
        .app
        .db
        .write(move |tx| {
            let sql = sql.clone();
            Box::pin(async move {
                if spam {
                    let sql = "insert into left_out (dialogue_id) select dialogue_id from outcomes \
                        where n % 5 = 0 and not exists (select 1 from left_out l where l.dialogue_id = outcomes.dialogue_id)";
                    tx.run(sql, values![]).await?;
                }
                let revision = candor::store::ratings::next_rating(tx, workspace).await?;
                tx.run(sqlx::AssertSqlSafe(sql), values![true, revision, workspace]).await
            })
        })
        .await
        .expect("marks");
}
