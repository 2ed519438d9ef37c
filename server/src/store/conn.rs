//! One connection of either engine, and the few ways to run a statement on it.

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{FromRow, Postgres, SqlSafeStr, Sqlite};

use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;

/// A bound value. `NULL` is typed, because PostgreSQL wants to know of what.
#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    Number(i64),
    Boolean(bool),
    NoText,
    NoNumber,
    NoBoolean,
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}
impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}
impl From<&String> for Value {
    fn from(value: &String) -> Value {
        Value::Text(value.clone())
    }
}
impl From<Id> for Value {
    fn from(value: Id) -> Value {
        Value::Text(value.to_string())
    }
}
impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Number(value)
    }
}
impl From<Time> for Value {
    fn from(value: Time) -> Value {
        Value::Number(value.0)
    }
}
impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Boolean(value)
    }
}
impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Value {
        value.map_or(Value::NoText, Value::from)
    }
}
impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Value {
        value.map_or(Value::NoText, Value::from)
    }
}
impl From<Option<Id>> for Value {
    fn from(value: Option<Id>) -> Value {
        value.map_or(Value::NoText, Value::from)
    }
}
impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Value {
        value.map_or(Value::NoNumber, Value::from)
    }
}
impl From<Option<Time>> for Value {
    fn from(value: Option<Time>) -> Value {
        value.map_or(Value::NoNumber, Value::from)
    }
}
impl From<Option<bool>> for Value {
    fn from(value: Option<bool>) -> Value {
        value.map_or(Value::NoBoolean, Value::from)
    }
}

/// Values in the order of their placeholders: `values![id, name, now]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Value::from($value)),*] };
}

/// A row type that both engines can produce.
pub trait Row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// One connection.
pub enum Conn {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
}

macro_rules! on {
    ($conn:expr, $c:ident => $body:expr) => {
        match $conn {
            Conn::Sqlite($c) => $body,
            Conn::Postgres($c) => $body,
        }
    };
}

macro_rules! bind_all {
    ($name:ident, $arguments:ty, $db:ty) => {
        fn $name(values: Vec<Value>) -> std::result::Result<$arguments, sqlx::Error> {
            use sqlx::Arguments as _;
            let mut arguments = <$arguments>::default();
            for value in values {
                match value {
                    Value::Text(text) => arguments.add(text),
                    Value::Number(number) => arguments.add(number),
                    Value::Boolean(boolean) => arguments.add(boolean),
                    Value::NoText => arguments.add(None::<String>),
                    Value::NoNumber => arguments.add(None::<i64>),
                    Value::NoBoolean => arguments.add(None::<bool>),
                }
                .map_err(sqlx::Error::Encode)?;
            }
            Ok(arguments)
        }
    };
}
bind_all!(sqlite_arguments, SqliteArguments, Sqlite);
bind_all!(postgres_arguments, PgArguments, Postgres);

impl Conn {
    /// All rows.
    pub async fn all<T: Row>(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value>,
    ) -> Result<Vec<T>> {
        Ok(match self {
            Conn::Sqlite(c) => {
                sqlx::query_as_with(sql, sqlite_arguments(values)?).fetch_all(&mut **c).await?
            }
            Conn::Postgres(c) => {
                sqlx::query_as_with(sql, postgres_arguments(values)?).fetch_all(&mut **c).await?
            }
        })
    }

    /// The row, if there is one.
    pub async fn maybe<T: Row>(
        &mut self,
        sql: impl SqlSafeStr,
        values: Vec<Value>,
    ) -> Result<Option<T>> {
        Ok(match self {
            Conn::Sqlite(c) => {
                sqlx::query_as_with(sql, sqlite_arguments(values)?).fetch_optional(&mut **c).await?
            }
            Conn::Postgres(c) => {
                sqlx::query_as_with(sql, postgres_arguments(values)?)
                    .fetch_optional(&mut **c)
                    .await?
            }
        })
    }

    /// The row that must be there.
    pub async fn one<T: Row>(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<T> {
        Ok(match self {
            Conn::Sqlite(c) => {
                sqlx::query_as_with(sql, sqlite_arguments(values)?).fetch_one(&mut **c).await?
            }
            Conn::Postgres(c) => {
                sqlx::query_as_with(sql, postgres_arguments(values)?).fetch_one(&mut **c).await?
            }
        })
    }

    /// Runs the statement and returns how many rows it changed.
    pub async fn run(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<u64> {
        Ok(match self {
            Conn::Sqlite(c) => sqlx::query_with(sql, sqlite_arguments(values)?)
                .execute(&mut **c)
                .await?
                .rows_affected(),
            Conn::Postgres(c) => sqlx::query_with(sql, postgres_arguments(values)?)
                .execute(&mut **c)
                .await?
                .rows_affected(),
        })
    }

    /// Inserts many rows with few statements: `sql` ends with `values {}`, `shape` is as in `value_rows`, and
    /// `values` holds the rows one after the other.
    pub async fn insert_rows(&mut self, sql: &str, shape: &str, values: Vec<Value>) -> Result<()> {
        let width = shape.len();
        let chunk = (VALUES_AT_ONCE / width).max(1) * width;
        let mut rest = values.into_iter();
        loop {
            let part: Vec<Value> = rest.by_ref().take(chunk).collect();
            if part.is_empty() {
                return Ok(());
            }
            let rows = part.len() / width;
            let places = match self {
                Conn::Sqlite(_) => nameless_rows(width, rows),
                Conn::Postgres(_) => value_rows(shape, rows),
            };
            self.run(sqlx::AssertSqlSafe(sql.replacen("{}", &places, 1)), part).await?;
        }
    }

    /// Whether the statement can be prepared; for the test that prepares all of them.
    pub async fn prepare(&mut self, sql: String) -> Result<()> {
        use sqlx::Executor as _;
        let sql = sqlx::AssertSqlSafe(sql);
        on!(self, c => { c.prepare(sql.into_sql_str()).await?; });
        Ok(())
    }

    pub(super) async fn control(&mut self, sql: &'static str) -> Result<()> {
        use sqlx::Executor as _;
        on!(self, c => { c.execute(sql).await?; });
        Ok(())
    }
}

/// Values bound by one statement of `insert_rows`.
const VALUES_AT_ONCE: usize = 4_000;

/// `(?, ?), (?, ?), …`: SQLite finds a parameter with a name by walking over all of them, which takes longer
/// than the insert itself when there are thousands.
fn nameless_rows(width: usize, rows: usize) -> String {
    let row = format!("({})", vec!["?"; width].join(","));
    vec![row.as_str(); rows].join(",")
}

/// `($1, $2, $3), ($4, $5, $6), …` for `rows` rows of `shape.len()` columns; `n` in `shape` marks a number
/// (cast, so that PostgreSQL does not guess), `t` a text, `b` a boolean.
pub fn value_rows(shape: &str, rows: usize) -> String {
    use std::fmt::Write as _;
    let mut sql = String::with_capacity(rows * shape.len() * 8);
    let mut n = 0;
    for row in 0..rows {
        sql.push_str(if row == 0 { "(" } else { ", (" });
        for (column, kind) in shape.chars().enumerate() {
            n += 1;
            if column > 0 {
                sql.push_str(", ");
            }
            // Writing to a string cannot fail.
            let _ = match kind {
                'n' => write!(sql, "cast(${n} as bigint)"),
                'b' => write!(sql, "cast(${n} as boolean)"),
                _ => write!(sql, "${n}"),
            };
        }
        sql.push(')');
    }
    sql
}

/// `$first, $first+1, …`, `count` of them: the inside of an `in (…)`.
pub fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
