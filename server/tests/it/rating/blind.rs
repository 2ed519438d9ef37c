//! A rating touches no byte that operators can see.

use candor::store::Conn;
use candor::values;
use rstest::rstest;

use super::stage::{Stage, rate, rate_with, said, shown, skip};
use crate::testing::Engine;

/// All rows of a table as text, in order.
async fn dump(conn: &mut Conn, sqlite: bool, table: &str) -> Vec<(String,)> {
    let columns = if sqlite {
        "select name from pragma_table_info($1)"
    } else {
        "select cast(column_name as text) from information_schema.columns where table_name = $1 and table_schema = 'public'"
    };
    let columns: Vec<(String,)> = conn.all(columns, values![table]).await.expect("columns");
    assert!(!columns.is_empty(), "{table}");
    let parts: Vec<String> =
        columns.iter().map(|(name,)| format!("coalesce(cast({name} as text), '-')")).collect();
    let row = parts.join(" || '|' || ");
    let sql = format!("select {row} from {table} order by 1");
    conn.all(sqlx::AssertSqlSafe(sql), values![]).await.expect("rows")
}

/// Everything but the quality side's own tables.
const SEEN: [&str; 15] = [
    "dialogues",
    "messages",
    "visitors",
    "dialogue_events",
    "dialogue_tags",
    "answers",
    "files",
    "members",
    "sessions",
    "chats",
    "canned_replies",
    "visitor_tokens",
    "finish_counters",
    "audit",
    "letters",
];

async fn seen(s: &Stage) -> Vec<(&'static str, Vec<(String,)>)> {
    let sqlite = s.p.app.db.is_sqlite();
    let mut conn = s.p.app.db.read().await.expect("a connection");
    let mut all = Vec::new();
    for table in SEEN {
        all.push((table, dump(&mut conn, sqlite, table).await));
    }
    all
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn rating_changes_no_byte_outside_its_own_tables(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let (rates, closes, leaves) = (s.visitor().await, s.visitor().await, s.visitor().await);
    for visitor in [&rates, &closes, &leaves] {
        s.finished(visitor).await;
    }
    let before = seen(&s).await;
    assert_eq!(before[0].1.len(), 3, "the dump sees the dialogues");
    s.p.clock.advance(1_000);
    let key = s.key(&rates).await;
    assert_eq!(said(&shown(&rates, &key).await), "204");
    assert_eq!(said(&rate_with(&rates, &key, 1, "a long comment", &["slow"]).await), "200");
    assert_eq!(said(&rate(&rates, &key, 5).await), "200");
    assert_eq!(said(&rate(&rates, &key, 9).await), "400 validation");
    let key = s.key(&closes).await;
    assert_eq!(said(&skip(&closes, &key).await), "204");
    assert_eq!(said(&rate(&closes, &key, 1).await), "200");
    s.p.clock.advance(30 * candor::time::DAY);
    assert_eq!(candor::quality::expire::due(&s.p.app).await.unwrap(), 1);
    assert_eq!(seen(&s).await, before);
}
