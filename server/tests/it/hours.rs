//! Operators by time, workload and *took part*: what was answered counts in the hour in which it was answered,
//! in dialogues open and finished alike; nobody but analysts sees others' numbers; marks, going on and erasing
//! leave counts exact; and the migration finds in old messages what the verbs would have written.

use candor::store::{Tx, Value as Bound};
use candor::time::{HOUR, MINUTE, SECOND};
use candor::values;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Chat, Engine, Member, Program, Visitor};

const OPERATORS: &str = "/api/v1/analytics/operators";
const FIGURES: &str = "/api/v1/analytics/live-chat";
const OWN: &str = "/api/v1/operators/me/hours";

struct Stage {
    p: Program,
    ada: Member,
    anna: Member,
    boris: Member,
    chat: Chat,
    said: std::cell::Cell<u32>,
}

impl Stage {
    async fn new(engine: Engine) -> Stage {
        let p = Program::start(engine).await;
        let ada = p.member("Ada", "analyst").await;
        let anna = p.member("Anna", "operator").await;
        let boris = p.member("Boris", "operator").await;
        let chat = p.chat("Site").await;
        Stage { p, ada, anna, boris, chat, said: std::cell::Cell::new(0) }
    }

    fn name(&self) -> String {
        self.said.set(self.said.get() + 1);
        format!("said-number-{}", self.said.get())
    }

    /// The visitor writes; the dialogue.
    async fn asks(&self, visitor: &Visitor) -> String {
        let message = visitor.says(&self.name(), "Hello?").await;
        message["dialogue"].as_str().expect("a dialogue").to_owned()
    }

    /// So many milliseconds later somebody answers.
    async fn answers(&self, who: &Member, dialogue: &str, after: i64) {
        self.p.clock.advance(after);
        who.says(dialogue, &self.name(), "Yes").await;
    }

    async fn get(&self, who: &Member, path: &str) -> Value {
        let answer = who.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text);
        answer.json()
    }

    /// Answers, dialogues and mean seconds, as the analyst sees an operator and as he sees himself.
    async fn numbers(&self, who: &Member) -> (i64, i64, Option<f64>) {
        let said = |row: &Value| {
            let number = |name: &str| row[name].as_i64().expect(name);
            let mean = row["response_seconds_mean"].as_f64();
            (number("answers"), number("dialogues_answered"), mean)
        };
        let all = self.get(&self.ada, OPERATORS).await;
        let rows = all["operators"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["operator"]["id"] == json!(who.id));
        let seen = row.map_or((0, 0, None), said);
        assert_eq!(said(&self.get(who, OWN).await), seen, "his own and the analyst's");
        seen
    }

    /// Arrivals and answers of the week.
    async fn workload(&self, query: &str) -> (i64, i64) {
        let figures = self.get(&self.ada, &format!("{FIGURES}{query}")).await;
        let hours = figures["workload"].as_array().expect("hours").clone();
        assert_eq!(hours.len(), 168);
        let sum = |name: &str| hours.iter().map(|hour| hour[name].as_i64().expect(name)).sum();
        assert_eq!(figures["totals"]["started"], json!(sum("arrivals")));
        (sum("arrivals"), sum("answers"))
    }

    async fn run(&self, sql: &'static str, values: Vec<Bound>) {
        let written = self.p.app.db.write(move |tx: &mut Tx| {
            let values = values.clone();
            Box::pin(async move { tx.run(sql, values).await })
        });
        written.await.expect(sql);
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn answers_count_at_once_and_go_through_finishing_and_going_on(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let vera = stage.p.visitor(&stage.chat, "Vera").await;
    let dialogue = stage.asks(&vera).await;
    stage.anna.takes(&dialogue).await;
    assert_eq!(stage.numbers(&stage.anna).await, (0, 0, None));
    stage.answers(&stage.anna, &dialogue, 40 * SECOND).await;
    // A second message is no second answer.
    stage.answers(&stage.anna, &dialogue, SECOND).await;
    assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(40.0)), "while it is open");
    assert_eq!(stage.workload("").await, (1, 1));

    stage.anna.finishes(&dialogue).await;
    assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(40.0)), "finished");
    let own = stage.get(&stage.anna, OWN).await;
    assert_eq!(own["first_response"], json!({"median_s": 40.0, "n": 1}));

    // It goes on an hour of the clock later than it was answered first, with a colleague.
    stage.p.clock.advance(9 * MINUTE);
    assert_eq!(stage.asks(&vera).await, dialogue, "within ten minutes it goes on");
    assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(40.0)), "open again");
    let body = json!({"operator": stage.boris.id});
    let path = format!("/api/v1/dialogues/{dialogue}/transfer");
    assert_eq!(stage.anna.post(&path, &body).await.status, 200);
    stage.answers(&stage.boris, &dialogue, HOUR).await;
    assert_eq!(stage.numbers(&stage.boris).await, (1, 1, Some(3_600.0)));
    let before = stage.get(&stage.ada, OPERATORS).await;
    stage.boris.finishes(&dialogue).await;
    let after = stage.get(&stage.ada, OPERATORS).await;
    assert_eq!(before["operators"], after["operators"], "a finish moves no answer");
    assert_eq!(before["total"], after["total"]);
    assert_eq!(
        (&after["total"]["answers"], &after["total"]["dialogues_answered"]),
        (&json!(2), &json!(1))
    );
    // Just after nine and ten in UTC: an hour later on the walls of Paris.
    let hours: Vec<i64> = after["total"]["hours"]
        .as_array()
        .expect("hours")
        .iter()
        .map(|cell| cell["hour"].as_i64().expect("an hour"))
        .collect();
    assert_eq!(hours, [10, 11]);
    // Boris's first answer was not the dialogue's.
    assert_eq!(
        stage.get(&stage.boris, OWN).await["first_response"],
        json!({"median_s": null, "n": 0})
    );

    let known = stage.get(&stage.ada, OPERATORS).await;
    stage.p.site.analytics.forget(stage.p.workspace);
    assert_eq!(stage.get(&stage.ada, OPERATORS).await, known, "columns hold no truth");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn marks_leave_every_figure_and_come_back_and_erasing_leaves_counts(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let mut dialogues = Vec::new();
    for name in ["Vera", "Walter"] {
        let visitor = stage.p.visitor(&stage.chat, name).await;
        let dialogue = stage.asks(&visitor).await;
        stage.anna.takes(&dialogue).await;
        stage.answers(&stage.anna, &dialogue, 20 * SECOND).await;
        stage.anna.finishes(&dialogue).await;
        dialogues.push((visitor, dialogue));
    }
    assert_eq!(stage.numbers(&stage.anna).await, (2, 2, Some(20.0)));
    let (vera, dialogue) = &dialogues[0];
    let place = format!("/api/v1/dialogues/{dialogue}/outcome");
    for mark in ["spam", "test"] {
        let body = json!({mark: {"reason": "Not a visitor"}});
        assert_eq!(stage.ada.patch(&place, &body).await.status, 200);
        assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(20.0)), "{mark}");
        assert_eq!(stage.workload("").await, (1, 1), "{mark}");
        assert_eq!(stage.ada.patch(&place, &json!({mark: null})).await.status, 200);
        assert_eq!(stage.numbers(&stage.anna).await, (2, 2, Some(20.0)), "{mark}");
        assert_eq!(stage.workload("").await, (2, 2), "{mark}");
    }
    // A marked one that goes on stays marked, also while it is open.
    let body = json!({"spam": {"reason": "Not a visitor"}});
    assert_eq!(stage.ada.patch(&place, &body).await.status, 200);
    assert_eq!(&stage.asks(vera).await, dialogue);
    stage.answers(&stage.anna, dialogue, 5 * SECOND).await;
    assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(20.0)));
    stage.anna.finishes(dialogue).await;
    assert_eq!(stage.numbers(&stage.anna).await, (1, 1, Some(20.0)));
    assert_eq!(stage.ada.patch(&place, &json!({"spam": null})).await.status, 200);
    assert_eq!(stage.numbers(&stage.anna).await, (3, 2, Some(15.0)));

    // Retention takes the messages away.
    stage.run("delete from messages", values![]).await;
    assert_eq!(stage.numbers(&stage.anna).await, (3, 2, Some(15.0)));
    stage.p.site.analytics.forget(stage.p.workspace);
    assert_eq!(stage.numbers(&stage.anna).await, (3, 2, Some(15.0)));
    assert_eq!(stage.workload("").await, (2, 3));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn operators_see_only_themselves_and_what_is_unknown_is_refused(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    assert_eq!(stage.anna.get(OPERATORS).await.status, 403);
    assert_eq!(stage.ada.get(OWN).await.status, 403, "an analyst answers nobody");
    assert_eq!(stage.p.stranger().get(OWN).await.status, 401);
    for (who, path, code) in [
        (&stage.ada, format!("{OPERATORS}?score=stars5:1"), "unknown_parameter"),
        (&stage.ada, format!("{OPERATORS}?step=year"), "validation"),
        (&stage.ada, format!("{OPERATORS}?from=yesterday"), "validation"),
        (&stage.ada, format!("{FIGURES}?credit=all"), "validation"),
        (&stage.ada, format!("{FIGURES}?credit=credited&credit=took_part"), "validation"),
        (&stage.anna, format!("{OWN}?operator={}", stage.boris.id), "unknown_parameter"),
        (&stage.anna, format!("{OWN}?tz=Mars"), "validation"),
        (&stage.anna, format!("{OWN}?from=2026-03-02&to=2026-03-02"), "validation"),
        (&stage.anna, format!("{OWN}?step=minute"), "validation"),
    ] {
        let answer = who.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, code), "{path}");
    }
    let none = stage.get(&stage.anna, OWN).await;
    assert_eq!((&none["answers"], &none["response_seconds_mean"]), (&json!(0), &Value::Null));
    assert_eq!(none["points"], json!([]));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn took_part_shows_everyone_who_wrote(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let vera = stage.p.visitor(&stage.chat, "Vera").await;
    let dialogue = stage.asks(&vera).await;
    stage.anna.takes(&dialogue).await;
    stage.answers(&stage.anna, &dialogue, SECOND).await;
    let path = format!("/api/v1/dialogues/{dialogue}/transfer");
    assert_eq!(stage.anna.post(&path, &json!({"operator": stage.boris.id})).await.status, 200);
    stage.answers(&stage.boris, &dialogue, SECOND).await;
    stage.boris.finishes(&dialogue).await;
    let silent = stage.p.visitor(&stage.chat, "Walter").await;
    stage.asks(&silent).await;
    let finish = silent.post("/api/v1/widget/finish", &Value::Null).await;
    assert!(finish.status.is_success(), "{}", finish.text);

    let rows = async |query: &str| {
        let figures = stage.get(&stage.ada, &format!("{FIGURES}?{query}")).await;
        let rows = figures["operators"].as_array().expect("rows").clone();
        let mut rows: Vec<(Option<String>, i64)> = rows
            .iter()
            .map(|row| {
                let name = row["operator"]["name"].as_str().map(str::to_owned);
                (name, row["finished"].as_i64().expect("a number"))
            })
            .collect();
        rows.sort();
        (rows, figures["totals"]["finished"].as_i64().expect("a number"))
    };
    let (anna, boris) = (Some("Anna".to_owned()), Some("Boris".to_owned()));
    assert_eq!(rows("").await, (vec![(None, 1), (boris.clone(), 1)], 2));
    let all = vec![(None, 1), (anna.clone(), 1), (boris.clone(), 1)];
    assert_eq!(rows("credit=took_part").await, (all, 2));
    // The filter and the lists behind it mean the same.
    let query = format!("operator={}", stage.anna.id);
    assert_eq!(rows(&query).await.1, 0);
    let query = format!("credit=took_part&operator={}", stage.anna.id);
    assert_eq!(rows(&query).await, (vec![(anna, 1), (boris, 1)], 1));
    let list = stage.get(&stage.ada, &format!("{FIGURES}/dialogues?{query}")).await;
    assert_eq!(list["items"][0]["dialogue"], json!(dialogue));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_migration_finds_what_the_verbs_write(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    for turns in [0, 1, 4] {
        let visitor = stage.p.visitor(&stage.chat, "Vera").await;
        let dialogue = stage.asks(&visitor).await;
        stage.anna.takes(&dialogue).await;
        for turn in 0..turns {
            // Two questions, two messages for an answer, and now and then a clock that is set back.
            stage.p.clock.advance(SECOND);
            stage.asks(&visitor).await;
            stage
                .answers(&stage.anna, &dialogue, if turn == 2 { -MINUTE } else { 7 * SECOND })
                .await;
            stage.answers(&stage.anna, &dialogue, SECOND).await;
            stage.p.clock.advance(SECOND);
            stage.asks(&visitor).await;
        }
        stage.p.clock.advance(SECOND);
        stage.anna.finishes(&dialogue).await;
    }
    let rows = async || -> Vec<(String, i64, String, i64, i64)> {
        let mut conn = stage.p.app.db.read().await.expect("a connection");
        let sql = "select dialogue_id, n, operator_id, at, response_ms from answers order by at, dialogue_id, n";
        conn.all(sql, values![]).await.expect("rows")
    };
    let written = rows().await;
    assert_eq!(written.len(), 5);
    stage.run("delete from answers", values![]).await;
    let migration = include_str!("../../migrations/0003_hours.sql");
    let statement = migration.split(';').find(|part| part.contains("insert into answers"));
    stage.run(statement.expect("it fills the table"), values![]).await;
    assert_eq!(rows().await, written);
}
