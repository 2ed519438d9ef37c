//! The writer: many waiting writes, one commit. On SQLite a single task owns the only writing connection
//! and commits messages and verbs together; on PostgreSQL each message lane batches messages alone.
//! It answers nobody before the commit, and publishes after it, in commit order.

use sqlx::PgPool;
use tokio::sync::{mpsc, oneshot};

use super::conn::Conn;
use super::db::{AfterCommit, Running, Tx};
use super::lane::{self, Appended, NewMessage};
use crate::error::{Code, Error, Result};

/// The most jobs of one commit: bounds how long the first of them waits.
const BATCH: usize = 512;

pub enum Job {
    Message(Box<NewMessage>, oneshot::Sender<Result<Appended>>),
    Work(Box<dyn Work>),
    /// Empties the write-ahead log; answers whether nobody was in the way.
    EmptyLog(oneshot::Sender<bool>),
    Stop(oneshot::Sender<()>),
}

/// A verb whose result type is hidden, so that different verbs share a queue.
pub trait Work: Send {
    /// Runs the verb and keeps its result. `Err` only when the database itself failed.
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Running<'a, bool>;
    /// Answers the caller: with the kept result, or with what made the commit fail.
    fn answer(self: Box<Self>, failed: Option<Error>);
}

pub struct Typed<T, F> {
    verb: F,
    kept: Option<Result<T>>,
    answer: oneshot::Sender<Result<T>>,
}

impl<T, F> Typed<T, F> {
    pub fn new(verb: F, answer: oneshot::Sender<Result<T>>) -> Typed<T, F> {
        Typed { verb, kept: None, answer }
    }
}

impl<T, F> Work for Typed<T, F>
where
    T: Send + 'static,
    F: for<'a> Fn(&'a mut Tx) -> Running<'a, T> + Send + Sync + 'static,
{
    fn run<'a>(&'a mut self, tx: &'a mut Tx) -> Running<'a, bool> {
        Box::pin(async move {
            match (self.verb)(tx).await {
                Ok(value) => {
                    self.kept = Some(Ok(value));
                    Ok(true)
                }
                Err(error) if error.is_database() && !error.is_constraint() => Err(error),
                Err(error) => {
                    self.kept = Some(Err(error));
                    Ok(false)
                }
            }
        })
    }

    fn answer(self: Box<Self>, failed: Option<Error>) {
        let result = match (failed, self.kept) {
            (Some(error), _) => Err(error),
            (None, Some(kept)) => kept,
            (None, None) => Err(Error::new(Code::Unavailable)),
        };
        // A caller that has gone away does not need its answer.
        let _ = self.answer.send(result);
    }
}

type Waiting = (Box<NewMessage>, oneshot::Sender<Result<Appended>>);

#[derive(Default)]
struct Batch {
    messages: Vec<Waiting>,
    work: Vec<Box<dyn Work>>,
    empty_log: Vec<oneshot::Sender<bool>>,
    stop: Option<oneshot::Sender<()>>,
}

impl Batch {
    async fn gather(queue: &mut mpsc::Receiver<Job>) -> Option<Batch> {
        let mut batch = Batch::default();
        batch.take(queue.recv().await?);
        while batch.stop.is_none() && batch.messages.len() + batch.work.len() < BATCH {
            match queue.try_recv() {
                Ok(job) => batch.take(job),
                Err(_) => break,
            }
        }
        Some(batch)
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Message(message, answer) => self.messages.push((message, answer)),
            Job::Work(work) => self.work.push(work),
            Job::EmptyLog(answer) => self.empty_log.push(answer),
            Job::Stop(answer) => self.stop = Some(answer),
        }
    }

    fn is_empty(&self) -> bool {
        self.messages.is_empty() && self.work.is_empty()
    }

    /// All of the batch in one transaction.
    async fn commit(&mut self, tx: &mut Tx, begin: &'static str) -> Result<Vec<Result<Appended>>> {
        tx.control(begin).await?;
        let messages: Vec<&NewMessage> =
            self.messages.iter().map(|(message, _)| &**message).collect();
        let appended =
            if messages.is_empty() { Vec::new() } else { lane::append(tx, &messages).await? };
        for work in &mut self.work {
            let published = tx.events.len();
            tx.control("savepoint verb").await?;
            if work.run(tx).await? {
                tx.control("release savepoint verb").await?;
            } else {
                tx.control("rollback to savepoint verb").await?;
                tx.control("release savepoint verb").await?;
                tx.events.truncate(published);
            }
        }
        tx.control("commit").await?;
        Ok(appended)
    }

    fn answer(self, result: Result<Vec<Result<Appended>>>, tx: &mut Tx, after: &AfterCommit) {
        match result {
            Ok(appended) => {
                metrics::histogram!("candor_write_batch_size")
                    .record((self.messages.len() + self.work.len()) as f64);
                for ((message, _), result) in self.messages.iter().zip(&appended) {
                    if let Ok(appended) = result {
                        (after.appended)(message, appended);
                    }
                }
                for event in tx.events.drain(..) {
                    (after.publish)(event);
                }
                for ((_, answer), result) in self.messages.into_iter().zip(appended) {
                    let _ = answer.send(result);
                }
                for work in self.work {
                    work.answer(None);
                }
            }
            Err(error) => {
                tx.events.clear();
                tracing::error!(error = %error, "a batch of writes failed and was rolled back");
                for (_, answer) in self.messages {
                    let _ = answer.send(Err(same(&error)));
                }
                for work in self.work {
                    work.answer(Some(same(&error)));
                }
            }
        }
    }
}

/// What a caller of a failed batch is told; the cause is logged once, by the writer.
fn same(error: &Error) -> Error {
    match error.code {
        Code::StorageFull => Error::new(Code::StorageFull),
        _ => Error::new(Code::Unavailable).retry_after(1),
    }
}

/// Starts the one writer of SQLite.
pub fn start_sqlite(conn: Conn, after: AfterCommit, capacity: usize) -> mpsc::Sender<Job> {
    let (sender, mut queue) = mpsc::channel(capacity);
    tokio::spawn(async move {
        let mut tx = Tx::new(conn);
        while let Some(mut batch) = Batch::gather(&mut queue).await {
            let stop = batch.stop.take();
            let empty_log = std::mem::take(&mut batch.empty_log);
            if !batch.is_empty() {
                let result = batch.commit(&mut tx, "begin immediate").await;
                if result.is_err() {
                    // SQLite may have rolled back by itself; then there is nothing to roll back.
                    let _ = tx.control("rollback").await;
                }
                batch.answer(result, &mut tx, &after);
            }
            if !empty_log.is_empty() {
                let emptied = empty_the_log(&mut tx).await;
                for answer in empty_log {
                    let _ = answer.send(emptied);
                }
            }
            if let Some(stop) = stop {
                let _ = tx.control("pragma wal_checkpoint(truncate)").await;
                drop(tx);
                let _ = stop.send(());
                return;
            }
        }
    });
    sender
}

/// Moves the log into the database and cuts it to nothing, so that what was overwritten stands in neither.
/// False when a reader was in the way: nobody's message waits for him.
async fn empty_the_log(tx: &mut Tx) -> bool {
    let without_waiting = tx.control("pragma busy_timeout = 0").await;
    let result: Result<(i64, i64, i64)> =
        tx.one("pragma wal_checkpoint(truncate)", Vec::new()).await;
    let with_patience = tx.control("pragma busy_timeout = 5000").await;
    if let Err(error) = without_waiting.and(with_patience) {
        tracing::error!(%error, "the database's log could not be emptied");
    }
    matches!(result, Ok((0, _, _)))
}

/// Starts one message lane of PostgreSQL.
pub fn start_postgres(pool: PgPool, after: AfterCommit, capacity: usize) -> mpsc::Sender<Job> {
    let (sender, mut queue) = mpsc::channel(capacity);
    tokio::spawn(async move {
        while let Some(mut batch) = Batch::gather(&mut queue).await {
            let stop = batch.stop.take();
            if !batch.is_empty() {
                commit_postgres(&pool, batch, &after).await;
            }
            if let Some(stop) = stop {
                let _ = stop.send(());
                return;
            }
        }
    });
    sender
}

async fn commit_postgres(pool: &PgPool, mut batch: Batch, after: &AfterCommit) {
    let mut attempts = 0;
    loop {
        let conn = match pool.acquire().await {
            Ok(conn) => conn,
            Err(error) => {
                for (_, answer) in batch.messages {
                    let _ = answer.send(Err(same(&Error::new(Code::Unavailable))));
                }
                tracing::error!(%error, "no database connection for messages");
                return;
            }
        };
        let mut tx = Tx::new(Conn::Postgres(conn));
        let result = batch.commit(&mut tx, "begin").await;
        if let Err(error) = &result {
            let _ = tx.control("rollback").await;
            attempts += 1;
            if error.is_retryable() && attempts < 8 {
                continue;
            }
        }
        batch.answer(result, &mut tx, after);
        return;
    }
}
