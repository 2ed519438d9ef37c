//! Named values of the whole installation.

use super::conn::Conn;
use crate::error::Result;
use crate::values;

pub async fn get(conn: &mut Conn, name: &str) -> Result<Option<String>> {
    let row: Option<(String,)> =
        conn.maybe("select value from settings where name = $1", values![name]).await?;
    Ok(row.map(|(value,)| value))
}

pub async fn put(conn: &mut Conn, name: &str, value: &str) -> Result<()> {
    conn.run(
        "insert into settings (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value",
        values![name, value],
    )
    .await?;
    Ok(())
}

/// The stored value; `fresh` is stored first when there is none.
pub async fn get_or_insert(conn: &mut Conn, name: &str, fresh: &str) -> Result<String> {
    conn.run(
        "insert into settings (name, value) values ($1, $2) on conflict (name) do nothing",
        values![name, fresh],
    )
    .await?;
    let (value,): (String,) =
        conn.one("select value from settings where name = $1", values![name]).await?;
    Ok(value)
}
