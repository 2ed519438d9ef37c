//! Looks for planted words in everything that is kept: every column of every table, the database's own files,
//! the folder of files.

use std::path::Path;

use candor::values;

use crate::testing::Program;

/// Where any of these words is still kept.
pub async fn kept(p: &Program, words: &[&str]) -> Vec<String> {
    let mut places = in_tables(p, words).await;
    places.extend(in_folder(&p.app.config.data, words));
    places
}

/// `table: word` for every row that has one. Words of comments are kept in hexadecimal.
pub async fn in_tables(p: &Program, words: &[&str]) -> Vec<String> {
    let sqlite = p.app.db.is_sqlite();
    let mut conn = p.app.db.read().await.expect("a connection");
    let tables = if sqlite {
        "select name from sqlite_master where type = 'table' and name not like '\\_sqlx%' escape '\\'"
    } else {
        "select cast(table_name as text) from information_schema.tables where table_schema = 'public' \
         and table_name not like '\\_sqlx%'"
    };
    let tables: Vec<(String,)> = conn.all(tables, values![]).await.expect("tables");
    assert!(tables.len() > 20, "{tables:?}");
    let mut places = Vec::new();
    for (table,) in tables {
        let columns = if sqlite {
            "select name from pragma_table_info($1)"
        } else {
            "select cast(column_name as text) from information_schema.columns where table_name = $1 and table_schema = 'public'"
        };
        let columns: Vec<(String,)> = conn.all(columns, values![&table]).await.expect("columns");
        let parts: Vec<String> = columns
            .iter()
            .map(|(name,)| format!("coalesce(cast(\"{name}\" as text), '')"))
            .collect();
        let sql = format!("select {} from \"{table}\"", parts.join(" || '|' || "));
        let rows: Vec<(String,)> =
            conn.all(sqlx::AssertSqlSafe(sql), values![]).await.expect("rows");
        for (row,) in rows {
            let row = row.to_lowercase();
            for word in words {
                let word = word.to_lowercase();
                if row.contains(&word) || row.contains(&candor::domain::words::stored(&word)) {
                    places.push(format!("{table}: {word}"));
                }
            }
        }
    }
    places
}

/// `file: word` for every file below the data folder that has one, in its name or its bytes: the database and
/// its log among them.
pub fn in_folder(folder: &Path, words: &[&str]) -> Vec<String> {
    let mut places = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            places.extend(in_folder(&path, words));
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file").to_ascii_lowercase();
        for word in words {
            let plain = word.to_ascii_lowercase();
            let stored = candor::domain::words::stored(&plain);
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            if holds(plain.as_bytes()) || holds(stored.as_bytes()) {
                places.push(format!("{}: {word}", path.display()));
            }
        }
    }
    places
}
