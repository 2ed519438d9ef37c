//! The database of either engine: reading from a pool, writing through the writer (SQLite) or a
//! transaction of its own (PostgreSQL). Callers see one interface.

use std::path::Path;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{PgPool, SqlitePool};
use tokio::sync::{mpsc, oneshot};

use super::conn::Conn;
use super::lane::{Appended, NewMessage};
use super::writer::{self, Job};
use crate::domain::event::Event;
use crate::error::{Error, Result};

/// Hears of each message that was just committed.
pub type OnAppended = Arc<dyn Fn(&NewMessage, &Appended) + Send + Sync>;

/// How committed changes reach the bus: called after the commit, in commit order.
#[derive(Clone)]
pub struct AfterCommit {
    pub publish: Arc<dyn Fn(Event) + Send + Sync>,
    pub appended: OnAppended,
}

impl AfterCommit {
    /// Nobody listens (tools, migrations).
    pub fn nobody() -> AfterCommit {
        AfterCommit { publish: Arc::new(|_| {}), appended: Arc::new(|_, _| {}) }
    }
}

/// A transaction: its connection, and the events to publish once it is committed.
pub struct Tx {
    pub conn: Conn,
    pub(super) events: Vec<Event>,
}

impl Tx {
    pub(super) fn new(conn: Conn) -> Tx {
        Tx { conn, events: Vec::new() }
    }

    /// Publishes `event` after the commit; dropped with the transaction if it rolls back.
    pub fn publish(&mut self, event: Event) {
        self.events.push(event);
    }
}

impl std::ops::Deref for Tx {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}
impl std::ops::DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

pub type Running<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Both engines behind one interface.
#[derive(Clone)]
pub enum Db {
    Sqlite { read: SqlitePool, writer: mpsc::Sender<Job> },
    Postgres { pool: PgPool, lanes: Arc<[mpsc::Sender<Job>]>, after: AfterCommit },
}

/// A borrowed connection for reading.
pub struct Lease(Conn);

impl std::ops::Deref for Lease {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.0
    }
}
impl std::ops::DerefMut for Lease {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.0
    }
}

/// A borrowed connection that sees the database as it was at one commit, until it is ended. Dropped before, it is closed:
/// no connection goes back to the pool with a transaction open.
pub struct Snapshot(Option<Conn>);

impl Snapshot {
    /// Gives the connection back.
    pub async fn end(mut self) -> Result<()> {
        if let Some(conn) = self.0.as_mut() {
            conn.control("commit").await?;
        }
        self.0 = None;
        Ok(())
    }

    /// The connection.
    ///
    /// Errors: none while it was not ended.
    pub fn conn(&mut self) -> Result<&mut Conn> {
        self.0.as_mut().ok_or_else(|| Error::internal("a snapshot that was ended"))
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        match self.0.as_mut() {
            Some(Conn::Sqlite(conn)) => conn.close_on_drop(),
            Some(Conn::Postgres(conn)) => conn.close_on_drop(),
            None => {}
        }
    }
}

/// Message lanes on PostgreSQL: each batches what waits for it into one transaction.
const POSTGRES_LANES: usize = 4;
/// How often a PostgreSQL transaction is run again after a deadlock or serialization failure.
const RETRIES: usize = 8;
const LANE_CAPACITY: usize = 8_192;

impl Db {
    /// Opens (and creates, and migrates) the SQLite database in `file`.
    pub async fn sqlite(file: &Path, after: AfterCommit) -> Result<Db> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // What is erased is overwritten with zeros, also where a page or a part of it becomes free.
            .pragma("secure_delete", "on")
            .statement_cache_capacity(1_024);
        let write = SqlitePoolOptions::new()
            .min_connections(1)
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.clone())
            .await?;
        migrator().run(&write).await.map_err(Error::internal)?;
        let read = SqlitePoolOptions::new()
            .max_connections(4)
            .connect_with(options.read_only(true).create_if_missing(false))
            .await?;
        let conn = Conn::Sqlite(write.acquire().await?);
        Ok(Db::Sqlite { read, writer: writer::start_sqlite(conn, after, LANE_CAPACITY) })
    }

    /// Connects to (and migrates) the PostgreSQL database at `url`.
    pub async fn postgres(url: &str, connections: u32, after: AfterCommit) -> Result<Db> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("candor")
            .options([("synchronous_commit", "on"), ("client_min_messages", "warning")])
            .statement_cache_capacity(512);
        let pool = PgPoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(5))
            .connect_with(options)
            .await?;
        migrator().run(&pool).await.map_err(Error::internal)?;
        let lanes = (0..POSTGRES_LANES)
            .map(|_| writer::start_postgres(pool.clone(), after.clone(), LANE_CAPACITY))
            .collect();
        Ok(Db::Postgres { pool, lanes, after })
    }

    /// A connection for reading. On SQLite it cannot write.
    pub async fn read(&self) -> Result<Lease> {
        Ok(Lease(match self {
            Db::Sqlite { read, .. } => Conn::Sqlite(read.acquire().await?),
            Db::Postgres { pool, .. } => Conn::Postgres(pool.acquire().await?),
        }))
    }

    /// A connection for reading that sees one commit, whatever is written meanwhile: from its first statement on.
    pub async fn snapshot(&self) -> Result<Snapshot> {
        let (mut conn, begin) = match self {
            Db::Sqlite { read, .. } => (Conn::Sqlite(read.acquire().await?), "begin"),
            Db::Postgres { pool, .. } => (
                Conn::Postgres(pool.acquire().await?),
                "begin isolation level repeatable read read only",
            ),
        };
        conn.control(begin).await?;
        Ok(Snapshot(Some(conn)))
    }

    /// Runs `verb` in a transaction and answers after its commit is on disk. The verb may run more than
    /// once; it must await nothing but its own statements. An error rolls back all it did.
    pub async fn write<T, F>(&self, verb: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'a> Fn(&'a mut Tx) -> Running<'a, T> + Send + Sync + 'static,
    {
        match self {
            Db::Sqlite { writer, .. } => {
                let (answer, answered) = oneshot::channel();
                let work = writer::Typed::new(verb, answer);
                writer.send(Job::Work(Box::new(work))).await.map_err(|_| stopped())?;
                answered.await.map_err(|_| stopped())?
            }
            Db::Postgres { pool, after, .. } => {
                let (pool, after) = (pool.clone(), after.clone());
                // On a task of its own: a caller that goes away must not leave a transaction half done
                // on a connection that returns to the pool.
                tokio::spawn(async move { write_postgres(&pool, &after, verb).await })
                    .await
                    .map_err(Error::internal)?
            }
        }
    }

    /// Appends one message to its dialogue (the fast lane) and answers after the commit.
    pub async fn append(&self, message: NewMessage) -> Result<Appended> {
        let lane = match self {
            Db::Sqlite { writer, .. } => writer,
            Db::Postgres { lanes, .. } => {
                let bytes = message.dialogue.0.as_bytes();
                &lanes[bytes[15] as usize % lanes.len()]
            }
        };
        let (answer, answered) = oneshot::channel();
        lane.send(Job::Message(Box::new(message), answer)).await.map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())?
    }

    /// Empties the write-ahead log, in which what was erased since may still stand. False when a reader was in
    /// the way: try again. PostgreSQL's log is its own affair (README).
    pub async fn empty_log(&self) -> Result<bool> {
        let Db::Sqlite { writer, .. } = self else { return Ok(true) };
        let (answer, answered) = oneshot::channel();
        writer.send(Job::EmptyLog(answer)).await.map_err(|_| stopped())?;
        answered.await.map_err(|_| stopped())
    }

    /// Gives SQLite's writer room for a long run of inserts: 128 MiB of cache, and up to 64 MiB of log before it
    /// is folded into the database. For commands; a server keeps to the small defaults.
    pub async fn expect_many_writes(&self) -> Result<()> {
        if !self.is_sqlite() {
            return Ok(());
        }
        self.write(|tx| {
            Box::pin(async move {
                tx.control("pragma cache_size = -131072").await?;
                tx.control("pragma wal_autocheckpoint = 16384").await
            })
        })
        .await
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self, Db::Sqlite { .. })
    }

    /// Waits until all writes handed in are on disk, and closes the database.
    pub async fn close(&self) {
        match self {
            Db::Sqlite { writer, read } => {
                let (answer, answered) = oneshot::channel();
                if writer.send(Job::Stop(answer)).await.is_ok() {
                    let _ = answered.await;
                }
                read.close().await;
            }
            Db::Postgres { pool, lanes, .. } => {
                for lane in lanes.iter() {
                    let (answer, answered) = oneshot::channel();
                    if lane.send(Job::Stop(answer)).await.is_ok() {
                        let _ = answered.await;
                    }
                }
                pool.close().await;
            }
        }
    }
}

async fn write_postgres<T, F>(pool: &PgPool, after: &AfterCommit, verb: F) -> Result<T>
where
    F: for<'a> Fn(&'a mut Tx) -> Running<'a, T> + Send + Sync,
{
    let mut attempt = 0;
    loop {
        let mut tx = Tx::new(Conn::Postgres(pool.acquire().await?));
        tx.control("begin").await?;
        let result = match verb(&mut tx).await {
            Ok(value) => tx.control("commit").await.map(|()| value),
            Err(error) => Err(error),
        };
        match result {
            Ok(value) => {
                for event in tx.events.drain(..) {
                    (after.publish)(event);
                }
                return Ok(value);
            }
            Err(error) => {
                tx.control("rollback").await?;
                attempt += 1;
                if !error.is_retryable() || attempt > RETRIES {
                    return Err(error);
                }
            }
        }
    }
}

fn stopped() -> Error {
    Error::new(crate::error::Code::Unavailable).retry_after(2)
}

/// All migrations, compiled in.
pub fn migrator() -> sqlx::migrate::Migrator {
    sqlx::migrate!("./migrations")
}

/// Copies the SQLite database in `from`, which may be in use, to the new file `to`: as it was at one commit.
/// Nothing is migrated.
pub async fn copy_sqlite(from: &Path, to: &Path) -> Result<()> {
    let mut conn = open_to_read(from).await?;
    let to = to.to_str().ok_or_else(|| Error::internal("a path that is no text"))?;
    conn.run("vacuum into $1", crate::values![to]).await?;
    Ok(())
}

/// What is found in a copy.
pub struct Found {
    /// What SQLite's own check says, if anything is wrong.
    pub problem: Option<String>,
    pub dialogues: i64,
    /// Ids of uploaded files.
    pub files: Vec<String>,
}

/// Checks a copy of a SQLite database.
pub async fn look_into(file: &Path) -> Result<Found> {
    let mut conn = open_to_read(file).await?;
    let (said,): (String,) = conn.one("pragma integrity_check(1)", Vec::new()).await?;
    let problem = (said != "ok").then_some(said);
    if problem.is_some() {
        return Ok(Found { problem, dialogues: 0, files: Vec::new() });
    }
    let (dialogues,): (i64,) =
        conn.one("select cast(count(*) as bigint) from dialogues", Vec::new()).await?;
    let files: Vec<(String,)> = conn.all("select id from files", Vec::new()).await?;
    Ok(Found { problem, dialogues, files: files.into_iter().map(|(id,)| id).collect() })
}

async fn open_to_read(file: &Path) -> Result<Conn> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .busy_timeout(Duration::from_secs(5));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    Ok(Conn::Sqlite(pool.acquire().await?))
}
