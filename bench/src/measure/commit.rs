//! The yardstick for durable messages: what the engine commits when it does nothing else. Rows of a message's
//! size, 100 in one statement, each statement its own durable transaction, on one connection.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::Result;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use crate::store::{Engine, Store};

const ROWS: usize = 100;
const TEXT: &str = "Thank you, and how long does the delivery to Strasbourg take if I order today?";

/// Rows a second.
pub async fn rows_per_second(store: &Store, during: Duration) -> Result<f64> {
    match store.engine {
        Engine::Sqlite => sqlite(store, during).await,
        Engine::Postgres => postgres(store, during).await,
    }
}

const TABLE: &str = "create table yardstick (dialogue text, seq bigint, id text, text text, primary key (dialogue, seq))";

fn insert() -> String {
    let mut sql = "insert into yardstick (dialogue, seq, id, text) values ".to_owned();
    for row in 0..ROWS {
        let n = row * 4;
        // Writing to a string cannot fail.
        let _ = write!(
            sql,
            "{}(${}, ${}, ${}, ${})",
            if row > 0 { ", " } else { "" },
            n + 1,
            n + 2,
            n + 3,
            n + 4
        );
    }
    sql
}

macro_rules! statements {
    ($conn:ident, $during:ident) => {{
        let sql = insert();
        let started = Instant::now();
        let mut rows = 0;
        while started.elapsed() < $during {
            let mut query = sqlx::query(AssertSqlSafe(sql.clone()));
            for row in rows..rows + ROWS {
                query = query
                    .bind(format!("dialogue-{:027}", row % 400))
                    .bind(i64::try_from(row)?)
                    .bind(format!("message-{row:028}"))
                    .bind(TEXT);
            }
            query.execute(&mut $conn).await?;
            rows += ROWS;
        }
        Ok(rows as f64 / started.elapsed().as_secs_f64())
    }};
}

async fn sqlite(store: &Store, during: Duration) -> Result<f64> {
    let mut conn: SqliteConnection = SqliteConnectOptions::new()
        .filename(store.folder.join("yardstick.sqlite"))
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .connect()
        .await?;
    sqlx::query(TABLE).execute(&mut conn).await?;
    statements!(conn, during)
}

async fn postgres(store: &Store, during: Duration) -> Result<f64> {
    let mut conn = PgConnection::connect(&store.database_url()).await?;
    sqlx::query("set synchronous_commit = on").execute(&mut conn).await?;
    sqlx::query(TABLE).execute(&mut conn).await?;
    statements!(conn, during)
}
