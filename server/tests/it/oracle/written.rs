//! Histories written straight into the store, as the product's verbs would leave their rows: in a few batches,
//! each one transaction, with the revisions that finishing and rating take.

use std::sync::Arc;

use candor::store::conn::value_rows;
use candor::store::{Tx, Value};
use candor::time::{DAY, Time};
use candor::values;
use rstest::rstest;

use super::cases::{Place, ask};
use super::dice::Dice;
use super::facts;
use super::history::{History, Outcome, Talk, Visitor};
use super::scene::{Scene, settings};
use super::world::World;
use crate::testing::{Engine, Program};

/// Histories per engine, and questions to each: 15 × 72 on either engine.
const HISTORIES: usize = 15;
const QUESTIONS: [usize; 4] = [16, 16, 30, 10];
const SEED: u64 = 20_260_302;

/// When histories end: in winter after the autumn's changes, in spring after those, and after Samoa's lost day.
const ENDS: [&str; 3] = ["2026-01-31T17:00:00Z", "2026-05-02T09:30:00Z", "2012-01-12T11:00:00Z"];
const LENGTH: i64 = 120 * DAY;

#[expect(clippy::disallowed_methods, reason = "more cases, or others, on demand")]
fn wanted(name: &str, otherwise: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(otherwise, |text| text.parse().unwrap_or_else(|_| panic!("{name}: a number")))
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_figure_of_written_histories(#[case] engine: Engine) {
    let seed = wanted("CANDOR_ORACLE_SEED", SEED);
    let histories = wanted("CANDOR_ORACLE_HISTORIES", HISTORIES as u64);
    for history in 0..usize::try_from(histories).expect("few") {
        one(engine, seed, history).await;
    }
}

async fn one(engine: Engine, seed: u64, history: usize) {
    let dice = &mut Dice::new(seed.wrapping_mul(1_000_003).wrapping_add(history as u64));
    let end: jiff::Timestamp = ENDS[history % ENDS.len()].parse().expect("an instant");
    let (from, to) = (end.as_millisecond() - LENGTH, end.as_millisecond());
    let mut scene = Scene::new(engine, dice, from).await;
    let visitors = *dice.of(&[3, 20, 35, 50]);
    let mut lives = History::new(&scene, dice, from, to, visitors);
    for (batch, part) in [50, 80, 100].into_iter().enumerate() {
        let now = from + (to - from) * part / 100;
        scene.clock_to(Time(now));
        lives.live(&scene, dice, now);
        lives.settle(dice, now);
        write(&scene.p, &scene, &mut lives).await;
        if batch == 1 {
            scene.leave().await;
        }
        let place = Place { seed, history, when: ["loaded", "brought up to date", "again"][batch] };
        let world = World::read(&scene.p).await;
        ask(&scene, &world, dice, QUESTIONS[batch], &place).await;
        for chat in 0..scene.chats.len() {
            if dice.percent(60) {
                let next = settings(dice);
                scene.save_version(chat, next).await;
            }
        }
        lives.versions(&scene);
    }
    // Columns hold no truth.
    scene.p.site.analytics.forget(scene.p.workspace);
    let place = Place { seed, history, when: "thrown away and loaded" };
    let world = World::read(&scene.p).await;
    ask(&scene, &world, dice, QUESTIONS[3], &place).await;
}

/// Rows of a table, its columns' kinds as `value_rows` names them.
struct Table {
    into: &'static str,
    kinds: &'static str,
    rows: Vec<Vec<Value>>,
}

impl Table {
    fn new(into: &'static str, kinds: &'static str) -> Table {
        Table { into, kinds, rows: Vec::new() }
    }

    async fn insert(&self, tx: &mut Tx) -> candor::error::Result<()> {
        for rows in self.rows.chunks(100) {
            let sql =
                format!("insert into {} values {}", self.into, value_rows(self.kinds, rows.len()));
            tx.run(sqlx::AssertSqlSafe(sql), rows.iter().flatten().cloned().collect()).await?;
        }
        Ok(())
    }
}

/// Writes what changed since the last time.
async fn write(p: &Program, scene: &Scene, lives: &mut History) {
    let mut counters = Counters::read(p).await;
    counters.number(lives);
    let mut tables = Tables::new();
    let mut ids: Vec<String> = Vec::new();
    for visitor in &mut lives.visitors {
        tables.visitor(p, scene, visitor);
        let (visitor_id, chat, language, test) =
            (visitor.id, visitor.chat, visitor.language.clone(), visitor.test);
        for talk in visitor.talks.iter_mut().filter(|talk| talk.changed) {
            if let Some(outcome) = &mut talk.outcome {
                counters.revise(outcome);
            }
            ids.push(talk.id.to_string());
            talk.changed = false;
            let of = Of { visitor: visitor_id.to_string(), language: language.clone(), test };
            tables.talk(p, scene, chat, &of, talk);
        }
    }
    let (tables, ids, workspace) = (Arc::new(tables), Arc::new(ids), p.workspace);
    let counters = [counters.finish, counters.outcomes, counters.rating];
    p.app
        .db
        .write(move |tx| {
            let (tables, ids) = (tables.clone(), ids.clone());
            Box::pin(async move {
                for (table, key) in [
                    ("request_events", "dialogue_id"),
                    ("answers", "dialogue_id"),
                    ("left_out", "dialogue_id"),
                    ("ratings", "dialogue_id"),
                    ("outcome_participants", "dialogue_id"),
                    ("outcomes", "dialogue_id"),
                    ("messages", "dialogue_id"),
                    ("dialogue_tags", "dialogue_id"),
                    ("dialogue_events", "dialogue_id"),
                    ("dialogues", "id"),
                ] {
                    for ids in ids.chunks(200) {
                        let list = candor::store::conn::placeholders(1, ids.len());
                        let sql = format!("delete from {table} where {key} in ({list})");
                        tx.run(sqlx::AssertSqlSafe(sql), ids.iter().map(Value::from).collect()).await?;
                    }
                }
                for table in &tables.0 {
                    table.insert(tx).await?;
                }
                let [finish, outcomes, rating] = counters;
                tx.run(
                    "update finish_counters set revision = $1, outcomes = $2 where workspace_id = $3",
                    values![finish, outcomes, workspace],
                )
                .await?;
                tx.run(
                    "update rating_counters set revision = $1 where workspace_id = $2",
                    values![rating, workspace],
                )
                .await
            })
        })
        .await
        .expect("the history is written");
}

struct Counters {
    finish: i64,
    outcomes: i64,
    rating: i64,
}

impl Counters {
    async fn read(p: &Program) -> Counters {
        let mut conn = p.app.db.read().await.expect("a connection");
        let sql =
            "select f.revision, f.outcomes, r.revision from finish_counters f, rating_counters r";
        let (finish, outcomes, rating): (i64, i64, i64) =
            conn.one(sql, values![]).await.expect("the counters");
        Counters { finish, outcomes, rating }
    }

    /// Outcomes are numbered in the order of their first finish.
    fn number(&mut self, lives: &mut History) {
        let talks = lives.visitors.iter_mut().flat_map(|visitor| &mut visitor.talks);
        let mut fresh: Vec<&mut Outcome> = talks
            .filter_map(|talk| talk.outcome.as_mut())
            .filter(|outcome| outcome.n.is_none())
            .collect();
        fresh.sort_by_key(|outcome| outcome.finished_at);
        for outcome in fresh {
            self.outcomes += 1;
            outcome.n = Some(self.outcomes);
        }
    }

    fn revise(&mut self, outcome: &mut Outcome) {
        if std::mem::take(&mut outcome.finish_changed) {
            self.finish += 1;
            outcome.finish_revision = self.finish;
        }
        if std::mem::take(&mut outcome.rating_changed) {
            self.rating += 1;
            outcome.rating_revision = self.rating;
        }
    }
}

/// The visitor's side of a dialogue's rows.
struct Of {
    visitor: String,
    language: String,
    test: bool,
}

/// In the order in which they can be inserted.
struct Tables([Table; 11]);

impl Tables {
    fn new() -> Tables {
        Tables([
            Table::new(
                "visitors (id, workspace_id, chat_id, name, verified, language, test, created_at)",
                "ttttbtbn",
            ),
            Table::new(
                "dialogues (id, workspace_id, chat_id, visitor_id, state, operator_id, opened_at, waiting_since, last_seq, \
                 last_at, operator_read, visitor_read, finished_at, finished_by, hand_overs, continued, revision, test, \
                 visitor_name, visitor_verified, language)",
                "ttttttnnnnnnntnnnbtbt",
            ),
            Table::new(
                "dialogue_events (dialogue_id, n, at, kind, by_member, to_member)",
                "tnnttt",
            ),
            Table::new(
                "messages (dialogue_id, seq, id, from_visitor, author_id, client_id, at, text)",
                "tntbttnt",
            ),
            Table::new(
                "outcomes (dialogue_id, workspace_id, n, live, chat_id, visitor_id, opened_at, finished_at, finished_by, \
                 operator_id, language, test, spam, state, reason, ask, asked_at, expires_at, quality_version, scale, \
                 was_shown, score, sense, reasons, has_comment, rated_at, excluded, visitor_messages, operator_messages, \
                 first_response_ms, response_ms_sum, first_response_working_ms, response_working_ms_sum, answers, duration_ms, \
                 hand_overs, finish_revision, rating_revision)",
                "ttnbttnntttbbttnnnntbnttbnbnnnnnnnnnnn",
            ),
            Table::new("outcome_participants (dialogue_id, member_id, messages)", "ttn"),
            Table::new(
                "ratings (dialogue_id, score, comment, reasons, rated_at, correct_until)",
                "tnttnn",
            ),
            Table::new(
                "request_events (dialogue_id, n, at, kind, score, comment, reasons)",
                "tnntntt",
            ),
            Table::new(
                "answers (dialogue_id, n, operator_id, at, response_ms, response_working_ms)",
                "tntnnn",
            ),
            Table::new("left_out (dialogue_id)", "t"),
            Table::new("dialogue_tags (dialogue_id, folded, workspace_id, chat_id, tag)", "ttttt"),
        ])
    }

    fn visitor(&mut self, p: &Program, scene: &Scene, visitor: &mut Visitor) {
        if visitor.written {
            return;
        }
        visitor.written = true;
        let (chat, now) = (scene.chats[visitor.chat].chat.id, p.app.now());
        self.0[0].rows.push(values![
            visitor.id,
            p.workspace,
            chat,
            format!("Visitor {}", visitor.id),
            false,
            &visitor.language,
            visitor.test,
            now
        ]);
    }

    fn talk(&mut self, p: &Program, scene: &Scene, chat: usize, of: &Of, talk: &Talk) {
        let [
            _,
            dialogues,
            events,
            messages,
            outcomes,
            participants,
            ratings,
            story,
            answers,
            left_out,
            tags,
        ] = &mut self.0;
        let place = &scene.chats[chat];
        let id = talk.id;
        let state = match (talk.finished, &talk.operator) {
            (true, _) => "finished",
            (_, Some(_)) => "active",
            _ => "waiting",
        };
        let last = talk.messages.last().expect("a message").at;
        let ended = talk.outcome.as_ref().filter(|_| talk.finished);
        let hand_overs = facts::hand_overs(&talk.events);
        let seq = talk.messages.len() as i64;
        // Whoever writes has read what stands before.
        let read = (1_i64..).zip(&talk.messages).filter(|(_, message)| message.operator.is_some());
        let read = read.map(|(seq, _)| seq).last().unwrap_or(0);
        dialogues.rows.push(values![
            id,
            p.workspace,
            place.chat.id,
            &of.visitor,
            state,
            talk.operator.clone(),
            talk.opened_at,
            talk.waiting_since,
            seq,
            last,
            read,
            0_i64,
            ended.map(|o| o.finished_at),
            ended.map(|o| o.finished_by.clone()),
            hand_overs,
            talk.continued,
            1_i64,
            of.test,
            format!("Visitor {}", of.visitor),
            false,
            &of.language,
        ]);
        for (n, event) in (1_i64..).zip(&talk.events) {
            let row = values![id, n, event.at, &event.kind, event.by.clone(), event.to.clone()];
            events.rows.push(row);
        }
        for (seq, message) in (1_i64..).zip(&talk.messages) {
            let author = message.operator.clone().unwrap_or_else(|| of.visitor.clone());
            let name = format!("{id}-{seq}");
            messages.rows.push(values![
                id,
                seq,
                &name,
                message.operator.is_none(),
                author,
                &name,
                message.at,
                "Hello"
            ]);
        }
        for tag in &talk.tags {
            tags.rows.push(values![id, tag.to_lowercase(), p.workspace, place.chat.id, *tag]);
        }
        let Some(o) = &talk.outcome else { return };
        let settings = &place.versions[o.version];
        let state = facts::state(&talk.story);
        let rating = facts::rating(&talk.story);
        let score = rating.and_then(|(_, last)| last.score);
        let reasons = |ids: &[String]| serde_json::to_string(ids).expect("a list");
        let scale = (state != "not_asked").then(|| settings.scale.as_str());
        let working = place.working.as_ref().filter(|_| o.in_working_time && talk.finished);
        let counted = facts::speed(&talk.messages, working);
        // Those of a dialogue that goes on are told from its messages.
        if talk.finished && !of.test {
            for (n, given) in (1_i64..).zip(facts::given(&talk.messages, working)) {
                let counted = working.map(|_| given.working);
                let row = values![id, n, &given.operator, given.at, given.response, counted];
                answers.rows.push(row);
            }
        }
        if o.test || o.spam {
            left_out.rows.push(values![id]);
        }
        let s = &o.speed;
        outcomes.rows.push(values![
            id,
            p.workspace,
            o.n,
            talk.finished,
            place.chat.id,
            &of.visitor,
            talk.opened_at,
            o.finished_at,
            &o.finished_by,
            o.credit.clone(),
            &of.language,
            o.test,
            o.spam,
            &state,
            o.reason.clone(),
            o.ask,
            facts::asked_at(&talk.story),
            o.expires_at,
            o.version as i64 + 1,
            scale,
            facts::was_shown(&talk.story),
            score,
            score.map(|score| settings.sense(score).as_str()),
            rating.map(|(_, last)| reasons(&last.reasons)),
            rating.is_some_and(|(_, last)| last.comment.is_some()),
            rating.map(|(first, _)| first),
            o.excluded,
            s.visitor_messages,
            s.operator_messages,
            s.first_response,
            s.response_sum,
            counted.first_working.filter(|_| working.is_some()),
            working.map(|_| counted.working_sum),
            s.answers,
            s.duration,
            o.hand_overs,
            o.finish_revision,
            o.rating_revision,
        ]);
        for (member, count) in &s.participants {
            participants.rows.push(values![id, member, *count]);
        }
        if let Some((first, last)) = rating {
            ratings.rows.push(values![
                id,
                last.score,
                last.comment.clone(),
                reasons(&last.reasons),
                first,
                first + 600_000
            ]);
        }
        for (n, told) in (1_i64..).zip(&talk.story) {
            let given = told.score.map(|_| reasons(&told.reasons));
            story.rows.push(values![
                id,
                n,
                told.at,
                &told.kind,
                told.score,
                told.comment.clone(),
                given
            ]);
        }
    }
}
