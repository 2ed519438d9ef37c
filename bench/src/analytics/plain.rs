//! The same figures by plain SQL on the program's own tables: the truth that the program's answer is held
//! against, and the yardstick of its speed. One statement per part of the answer, as a report would ask.

use std::str::FromStr as _;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, SqliteConnection};

use super::figures::{Figures, note};
use super::questions::Question;
use crate::amounts;
use crate::store::Store;

/// A part of an answer, by its statement: a name, perhaps a second word to it, and numbers.
pub struct Part {
    pub name: &'static str,
    pub sql: String,
    /// Names of the numbers.
    numbers: &'static [&'static str],
}

/// Reads beside the running program.
pub enum Plain {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

const TOTALS: [(&str, &str); 23] = [
    ("finished", "true"),
    ("finished_by operator", "finished_by = 'operator'"),
    ("finished_by visitor", "finished_by = 'visitor'"),
    ("finished_by idle", "finished_by = 'idle'"),
    ("finished_by admin", "finished_by = 'admin'"),
    ("never_answered", "operator_messages = 0 and first_response_ms is null"),
    ("asked", "state <> 'not_asked' and not excluded"),
    ("shown", "state <> 'not_asked' and not excluded and was_shown"),
    ("rated", "state = 'rated' and not excluded"),
    ("no_answer", "state <> 'not_asked' and state <> 'rated' and not excluded"),
    (
        "can_still_answer",
        "state in ('asked', 'shown', 'skipped') and not excluded and expires_at > {now}",
    ),
    ("unrated", "state <> 'rated' or excluded"),
    ("excluded", "excluded"),
    ("handed_over", "hand_overs > 0"),
    ("not_asked switched_off", "reason = 'switched_off' and not excluded"),
    ("not_asked no_operator_reply", "reason = 'no_operator_reply' and not excluded"),
    ("not_asked too_few_messages", "reason = 'too_few_messages' and not excluded"),
    ("not_asked idle_finish", "reason = 'idle_finish' and not excluded"),
    ("not_asked asked_recently", "reason = 'asked_recently' and not excluded"),
    ("not_asked not_sampled", "reason = 'not_sampled' and not excluded"),
    ("csat", "state = 'rated' and not excluded and sense = 'satisfied'"),
    ("dsat", "state = 'rated' and not excluded and sense = 'dissatisfied'"),
    ("first response", "first_response_ms is not null"),
];
const TOTAL_NAMES: [&str; TOTALS.len() + 2] = {
    let mut names = [""; TOTALS.len() + 2];
    let mut n = 0;
    while n < TOTALS.len() {
        names[n] = TOTALS[n].0;
        n += 1;
    }
    names[n] = "answers";
    names[n + 1] = "response milliseconds";
    names
};
/// As `TOTALS` has them.
const ASKED: &str = "sum(case when state <> 'not_asked' and not excluded then 1 else 0 end)";
const RATED: &str = "sum(case when state = 'rated' and not excluded then 1 else 0 end)";

/// The parts that a report is made of: totals, scores of each scale, operators, days of the zone. DuckDB is
/// asked the same.
pub fn report(question: &Question) -> Result<Vec<Part>> {
    let stored = amounts::stored(question.words.unwrap_or_default());
    let of = question.condition(&stored)?;
    let now = Timestamp::now().as_millisecond().to_string();
    let sums: Vec<String> = TOTALS
        .iter()
        .map(|(_, holds)| {
            format!("sum(case when {} then 1 else 0 end)", holds.replace("{now}", &now))
        })
        .chain(["sum(answers)".to_owned(), "sum(response_ms_sum)".to_owned()])
        .collect();
    let day = question.local_day("finished_at")?;
    Ok(vec![
        Part {
            name: "",
            sql: format!("select '', '', {} from outcomes where {of}", list(&sums)),
            numbers: &TOTAL_NAMES,
        },
        Part {
            name: "score",
            sql: format!(
                "select scale, cast(score as text), {} from outcomes where {of} and state = 'rated' and not excluded \
                 group by scale, score",
                list(&["count(*)"])
            ),
            numbers: &[""],
        },
        Part {
            name: "operator",
            sql: format!(
                "select coalesce(operator_id, 'nobody'), '', {} from outcomes where {of} group by operator_id",
                list(&["count(*)", ASKED, RATED, "sum(answers)"])
            ),
            numbers: &["finished", "asked", "rated", "answers"],
        },
        Part {
            name: "from",
            sql: format!(
                "select cast({day} as text), '', {} from outcomes where {of} group by {day}",
                list(&["count(*)", RATED])
            ),
            numbers: &["finished", "rated"],
        },
    ])
}

/// What the check looks at beside that.
fn more(question: &Question) -> Result<Vec<Part>> {
    let stored = amounts::stored(question.words.unwrap_or_default());
    let of = question.condition(&stored)?;
    let (from, to) = question.range()?;
    let chat =
        question.chat.as_ref().map_or(String::new(), |chat| format!(" and chat_id = '{chat}'"));
    let opened = format!("opened_at >= {from} and opened_at < {to}{chat}");
    let mut parts = vec![
        Part {
            name: "chat",
            sql: format!(
                "select chat_id, '', {} from outcomes where {of} group by chat_id",
                list(&["count(*)", ASKED, RATED])
            ),
            numbers: &["finished", "asked", "rated"],
        },
        Part {
            name: "",
            sql: format!(
                "select '', '', {} from (select opened_at from outcomes where live and not test and not spam and {opened} \
                 union all select opened_at from dialogues where state <> 'finished' and not test and {opened}) as started",
                list(&["count(*)"])
            ),
            numbers: &["started"],
        },
        Part {
            name: "",
            sql: format!(
                "select '', '', {} from outcomes where {of} and exists (select 1 from dialogues d \
                 left join outcomes again on again.dialogue_id = d.id where d.visitor_id = outcomes.visitor_id \
                 and d.opened_at > outcomes.finished_at and d.opened_at <= outcomes.finished_at + 86400000 \
                 and not d.test and (again.n is null or not (again.test or again.spam)))",
                list(&["count(*)"])
            ),
            numbers: &["came_back"],
        },
    ];
    let by = question
        .operator
        .as_ref()
        .map_or(String::new(), |operator| format!(" and a.operator_id = '{operator}'"));
    let where_from = match question.chat {
        Some(_) => "answers a join outcomes o on o.dialogue_id = a.dialogue_id",
        None => "answers a",
    };
    parts.push(Part {
        name: "",
        sql: format!(
            "select '', '', {} from {where_from} where a.at >= {from} and a.at < {to}{by}{chat} \
             and not exists (select 1 from left_out l where l.dialogue_id = a.dialogue_id)",
            list(&["count(*)"])
        ),
        numbers: &["workload answers"],
    });
    Ok(parts)
}

/// The numbers of a row as one text, so that both engines and their types read alike.
fn list<T: AsRef<str>>(numbers: &[T]) -> String {
    let each: Vec<String> = numbers
        .iter()
        .map(|number| format!("cast(coalesce({}, 0) as text)", number.as_ref()))
        .collect();
    each.join(" || ' ' || ")
}

impl Plain {
    pub async fn open(store: &Store) -> Result<Plain> {
        Ok(match store.file() {
            Some(file) => Plain::Sqlite(
                SqliteConnectOptions::new().filename(file).read_only(true).connect().await?,
            ),
            None => {
                Plain::Postgres(PgConnectOptions::from_str(&store.database_url())?.connect().await?)
            }
        })
    }

    async fn rows(&mut self, sql: &str) -> Result<Vec<(String, String, String)>> {
        let query = AssertSqlSafe(sql.to_owned());
        Ok(match self {
            Plain::Sqlite(conn) => sqlx::query_as(query).fetch_all(conn).await?,
            Plain::Postgres(conn) => sqlx::query_as(query).fetch_all(conn).await?,
        })
    }

    /// How long the report takes.
    pub async fn time(&mut self, question: &Question) -> Result<Duration> {
        let started = Instant::now();
        for part in report(question)? {
            self.rows(&part.sql).await?;
        }
        Ok(started.elapsed())
    }

    /// How many dialogues a question is about.
    pub async fn finished(&mut self, question: &Question) -> Result<i64> {
        let parts = report(question)?;
        let rows = self.rows(&parts[0].sql).await?;
        let numbers = rows.first().context("no totals")?.2.split(' ').next();
        Ok(numbers.context("no number")?.parse()?)
    }

    /// All figures of a question whose series' points begin at these days.
    pub async fn figures(&mut self, question: &Question, points: &[Date]) -> Result<Figures> {
        let mut figures = Figures::new();
        let mut parts = report(question)?;
        parts.extend(more(question)?);
        for part in parts {
            for (first, second, numbers) in self.rows(&part.sql).await? {
                let first = match part.name {
                    "from" => point(points, &first)?,
                    _ => first,
                };
                for (name, number) in part.numbers.iter().zip(numbers.split(' ')) {
                    let said = [part.name, first.as_str(), second.as_str(), *name];
                    let said: Vec<&str> =
                        said.into_iter().filter(|word| !word.is_empty()).collect();
                    note(&mut figures, said.join(" "), number.parse()?);
                }
            }
        }
        Ok(figures)
    }
}

/// The point of the series in which a local day lies.
fn point(points: &[Date], day: &str) -> Result<String> {
    // Written as if the zone were UTC.
    let day = Timestamp::from_millisecond(day.parse()?)?.to_zoned(TimeZone::UTC).date();
    let after = points.partition_point(|point| *point <= day);
    let at = after.checked_sub(1).context("a day before the first point")?;
    Ok(points[at].to_string())
}
