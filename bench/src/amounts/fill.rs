//! Writes the rows, a million dialogues at a time: first what is true of each as numbers (`facts`), then each
//! table from that. The ids ascend, so that every index grows at its end. On SQLite the next million's numbers are
//! made beside it, in a file of their own: one connection uses one core.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use anyhow::Result;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use super::team::Team;
use super::template::{quoted, render};
use super::{About, DAYS, comments, lookups};
use crate::store::{Engine, Store};

/// Dialogues written at a time.
const CHUNK: i64 = 1_000_000;
const DAY: i64 = 86_400_000;
const SEED: u64 = 1;

macro_rules! statements {
    ($($name:literal),*) => {
        [$(include_str!(concat!("../../sql/", $name, ".sql"))),*]
    };
}

/// What is true of each dialogue.
const FACTS: [&str; 2] = statements!["numbers", "facts"];
/// The tables, in the order of their foreign keys.
const TABLES: [&str; 9] = statements![
    "visitors",
    "dialogues",
    "outcomes",
    "answers",
    "outcome_participants",
    "ratings",
    "comment_words",
    "reviews",
    "left_out"
];

/// A connection that may lose everything: what it writes is thrown away if it is not finished.
enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Conn {
    async fn open(store: &Store) -> Result<Conn> {
        let Some(file) = store.file() else {
            let mut conn = PgConnectOptions::from_str(&store.database_url())?.connect().await?;
            // No look at foreign keys, row by row.
            for set in ["synchronous_commit = off", "session_replication_role = replica"] {
                sqlx::query(AssertSqlSafe(format!("set {set}"))).execute(&mut conn).await?;
            }
            return Ok(Conn::Postgres(conn));
        };
        Conn::file(&file, "-2000000").await
    }

    async fn file(file: &Path, cache: &'static str) -> Result<Conn> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .locking_mode(SqliteLockingMode::Exclusive)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            .foreign_keys(false)
            .pragma("cache_size", cache)
            .pragma("temp_store", "memory");
        Ok(Conn::Sqlite(options.connect().await?))
    }

    async fn close(self) -> Result<()> {
        match self {
            Conn::Sqlite(conn) => conn.close().await?,
            Conn::Postgres(conn) => conn.close().await?,
        }
        Ok(())
    }

    async fn run(&mut self, sql: String) -> Result<()> {
        let query = AssertSqlSafe(sql);
        match self {
            Conn::Sqlite(conn) => sqlx::raw_sql(query).execute(conn).await.map(drop)?,
            Conn::Postgres(conn) => sqlx::raw_sql(query).execute(conn).await.map(drop)?,
        }
        Ok(())
    }
}

pub async fn fill(store: &Store, team: &Team, dialogues: i64) -> Result<About> {
    let mut conn = Conn::open(store).await?;
    let now = jiff::Timestamp::now().as_millisecond();
    let end = now / DAY * DAY;
    let start = end - DAYS * DAY;
    for statement in lookups::statements(team, SEED) {
        conn.run(statement).await?;
    }
    let temporary = if store.engine == Engine::Sqlite { "" } else { "temporary" };
    // Half a day's dialogues and a little more: who comes back then comes back within 24 hours.
    let half = (dialogues * 58 / (DAYS * 100) / 5 * 5).max(5);
    let statements = |texts: &[&str], from: i64| -> Result<Vec<String>> {
        let values = [
            ("from", from.to_string()),
            ("to", (from + CHUNK).min(dialogues).to_string()),
            ("total", dialogues.to_string()),
            ("days", DAYS.to_string()),
            ("start", start.to_string()),
            ("now", now.to_string()),
            ("half", half.to_string()),
            ("seed", SEED.to_string()),
            ("comments", comments::NUMBER.to_string()),
            ("workspace", team.workspace.clone()),
            ("owner", team.owner.clone()),
            ("temporary", temporary.to_owned()),
        ];
        texts.iter().map(|text| render(store.engine, text, &values)).collect()
    };
    let beside = |from: i64| -> Result<_> {
        let file = store.folder.join(format!("facts-{from}.sqlite"));
        Ok(tokio::spawn(facts(file, lookups::thousand(), statements(&FACTS, from)?)))
    };
    let mut next = (store.engine == Engine::Sqlite).then(|| beside(0)).transpose()?;
    for from in (0..dialogues).step_by(CHUNK as usize) {
        let file = match next.take() {
            Some(made) => Some(made.await??),
            None => None,
        };
        if let Some(file) = &file {
            if from + CHUNK < dialogues {
                next = Some(beside(from + CHUNK)?);
            }
            conn.run(format!("attach {} as beside", quoted(&file.to_string_lossy()))).await?;
        }
        conn.run("begin".to_owned()).await?;
        if file.is_none() {
            for statement in statements(&FACTS, from)? {
                conn.run(statement).await?;
            }
        }
        for statement in statements(&TABLES, from)? {
            conn.run(statement).await?;
        }
        conn.run("commit".to_owned()).await?;
        match file {
            Some(file) => {
                conn.run("detach beside".to_owned()).await?;
                std::fs::remove_file(file)?;
            }
            None => conn.run("drop table drawn; drop table facts".to_owned()).await?,
        }
        println!("{}: {} dialogues", store.engine.name(), (from + CHUNK).min(dialogues));
    }
    count_on(&mut conn, &team.workspace, dialogues).await?;
    conn.run(match store.engine {
        // As the program leaves it.
        Engine::Sqlite => "pragma locking_mode = normal; pragma journal_mode = wal".to_owned(),
        Engine::Postgres => "analyze".to_owned(),
    })
    .await?;
    conn.close().await?;
    Ok(About {
        dialogues,
        start,
        end,
        workspace: team.workspace.clone(),
        operator: team.operators[7].clone(),
        chat: team.chats[2].id.clone(),
    })
}

/// Makes the facts of some dialogues in a file of their own.
async fn facts(file: PathBuf, thousand: Vec<String>, statements: Vec<String>) -> Result<PathBuf> {
    let mut conn = Conn::file(&file, "-200000").await?;
    for statement in thousand.into_iter().chain(statements) {
        conn.run(statement).await?;
    }
    conn.close().await?;
    Ok(file)
}

/// The workspace's counters stand where these rows end.
async fn count_on(conn: &mut Conn, workspace: &str, dialogues: i64) -> Result<()> {
    let finish = format!(
        "insert into finish_counters (workspace_id, revision, outcomes) values ('{workspace}', {dialogues}, {dialogues}) \
         on conflict (workspace_id) do update set revision = excluded.revision, outcomes = excluded.outcomes"
    );
    let rating = format!(
        "insert into rating_counters (workspace_id, revision) values ('{workspace}', {dialogues}) \
         on conflict (workspace_id) do update set revision = excluded.revision"
    );
    conn.run(finish).await?;
    conn.run(rating).await
}
