//! Where one run's Candor keeps its data: a folder of its own on SQLite, a database of its own on
//! PostgreSQL. Made and removed here; looked into only after the program has stopped.

use std::path::{Path, PathBuf};
use std::str::FromStr as _;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub fn name(self) -> &'static str {
        match self {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }

    /// As its makers write it.
    pub fn title(self) -> &'static str {
        match self {
            Engine::Sqlite => "SQLite",
            Engine::Postgres => "PostgreSQL",
        }
    }
}

/// Where stores lie, and what is made for them.
pub const FOLDER: &str = "build/bench";
/// The server that `scripts/postgres.sh` provides, with a role that may create databases.
const SERVER: &str = "CANDOR_TEST_POSTGRES";

pub struct Store {
    pub engine: Engine,
    /// Data folder and log.
    pub folder: PathBuf,
    database: Option<Database>,
}

struct Database {
    server: String,
    name: String,
}

/// What lies in the store, counted in its own tables.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    pub dialogues: i64,
    pub messages: i64,
    /// Of dialogues that are finished: what one had that was continued and not finished again is set aside.
    pub outcomes: i64,
    pub ratings: i64,
    /// Outcomes that count although their dialogue goes on, or the other way round.
    pub at_odds: i64,
    /// Messages whose numbers are not 1..n in their dialogue, or whose (author, client id) is there twice.
    pub misnumbered: i64,
}

impl Store {
    /// An empty store under `build/bench`.
    pub async fn create(engine: Engine, purpose: &str) -> Result<Store> {
        let name = format!("{purpose}-{}-{}", engine.name(), std::process::id());
        Store::named(engine, &name).await
    }

    /// The store of this name if there is one. On PostgreSQL there never is: its server does not outlive a run.
    pub fn kept(engine: Engine, name: &str) -> Result<Option<Store>> {
        let folder = Path::new(FOLDER).join(name);
        if engine == Engine::Postgres || !folder.exists() {
            return Ok(None);
        }
        Ok(Some(Store { engine, folder: folder.canonicalize()?, database: None }))
    }

    /// An empty store of this name; what was there under it is removed.
    pub async fn named(engine: Engine, name: &str) -> Result<Store> {
        let folder = Path::new(FOLDER).join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        let folder = folder.canonicalize()?;
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => {
                let server = std::env::var(SERVER).with_context(|| {
                    format!("{SERVER} is not set: run this by scripts/bench.sh")
                })?;
                let name = format!("candor_{}", name.replace('-', "_"));
                let mut conn = PgConnection::connect(&server).await?;
                run(&mut conn, &format!("drop database if exists {name} with (force)")).await?;
                run(&mut conn, &format!("create database {name}")).await?;
                Some(Database { server, name })
            }
        };
        Ok(Store { engine, folder, database })
    }

    /// The address that Candor is given; empty on SQLite.
    pub fn database_url(&self) -> String {
        self.database.as_ref().map_or_else(String::new, Database::url)
    }

    /// The database's file on SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        self.database.is_none().then(|| self.folder.join("data/candor.sqlite"))
    }

    pub fn log(&self) -> PathBuf {
        self.folder.join("candor.log")
    }

    /// Counts rows. On SQLite also the file's own integrity and its foreign keys (PostgreSQL holds them
    /// itself). Only while no Candor is running on it.
    pub async fn look(&self) -> Result<Rows> {
        const SQL: &str = "select (select count(*) from dialogues), (select count(*) from messages), \
            (select count(*) from outcomes where live), \
            (select count(*) from ratings r join outcomes o on o.dialogue_id = r.dialogue_id where o.live), \
            (select count(*) from outcomes o join dialogues d on d.id = o.dialogue_id \
             where o.live <> (d.state = 'finished')), \
            (select count(*) from (select dialogue_id from messages group by dialogue_id \
             having min(seq) <> 1 or max(seq) <> count(*)) as gaps) + \
            (select count(*) from (select author_id from messages group by author_id, client_id \
             having count(*) > 1) as doubled)";
        let row: (i64, i64, i64, i64, i64, i64) = match &self.database {
            None => {
                let mut conn = self.sqlite().await?;
                sqlx::query_as(SQL).fetch_one(&mut conn).await?
            }
            Some(database) => {
                let mut conn = PgConnectOptions::from_str(&database.url())?.connect().await?;
                sqlx::query_as(SQL).fetch_one(&mut conn).await?
            }
        };
        let (dialogues, messages, outcomes, ratings, at_odds, misnumbered) = row;
        Ok(Rows { dialogues, messages, outcomes, ratings, at_odds, misnumbered })
    }

    /// What SQLite itself finds wrong; nothing on PostgreSQL.
    pub async fn integrity(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Sqlite {
            return Ok(Vec::new());
        }
        let mut conn = self.sqlite().await?;
        let mut wrong: Vec<String> =
            sqlx::query_scalar("pragma integrity_check").fetch_all(&mut conn).await?;
        wrong.retain(|line| line != "ok");
        let broken = sqlx::query("pragma foreign_key_check").fetch_all(&mut conn).await?.len();
        if broken > 0 {
            wrong.push(format!("{broken} rows whose foreign key leads nowhere"));
        }
        Ok(wrong)
    }

    async fn sqlite(&self) -> Result<sqlx::SqliteConnection> {
        let file = self.folder.join("data/candor.sqlite");
        if !file.exists() {
            bail!("{} is not there", file.display());
        }
        Ok(SqliteConnectOptions::new().filename(file).connect().await?)
    }

    /// Process ids of PostgreSQL's backends that serve this database.
    pub async fn backends(&self) -> Result<Vec<u32>> {
        let Some(database) = &self.database else { return Ok(Vec::new()) };
        let mut conn = PgConnection::connect(&database.server).await?;
        let pids: Vec<i32> =
            sqlx::query_scalar("select pid from pg_stat_activity where datname = $1")
                .bind(&database.name)
                .fetch_all(&mut conn)
                .await?;
        Ok(pids.into_iter().filter_map(|pid| u32::try_from(pid).ok()).collect())
    }

    /// How large the database is.
    pub async fn bytes(&self) -> Result<u64> {
        let Some(database) = &self.database else {
            return Ok(std::fs::metadata(self.folder.join("data/candor.sqlite"))?.len());
        };
        let mut conn = PgConnection::connect(&database.server).await?;
        let bytes: i64 = sqlx::query_scalar("select pg_database_size($1)")
            .bind(&database.name)
            .fetch_one(&mut conn)
            .await?;
        Ok(u64::try_from(bytes)?)
    }

    /// Removes everything. A store that is not removed stays for whoever looks why a check failed.
    pub async fn remove(self) -> Result<()> {
        if let Some(database) = &self.database {
            let mut conn = PgConnection::connect(&database.server).await?;
            run(&mut conn, &format!("drop database if exists {} with (force)", database.name))
                .await?;
        }
        std::fs::remove_dir_all(&self.folder)?;
        Ok(())
    }
}

impl Database {
    fn url(&self) -> String {
        let base = self.server.rsplit_once('/').map_or(self.server.as_str(), |(base, _)| base);
        format!("{base}/{}", self.name)
    }
}

async fn run(conn: &mut PgConnection, sql: &str) -> Result<()> {
    sqlx::query(AssertSqlSafe(sql)).execute(conn).await?;
    Ok(())
}
