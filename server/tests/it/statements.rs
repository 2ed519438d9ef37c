//! Every statement of the store is prepared on both engines: one SQL text, and none that only one of them
//! understands. The texts are read from the sources, so that a new statement is tested before anything runs it.

use std::collections::BTreeMap;
use std::path::Path;

use candor::store::conn::{placeholders, value_rows};
use rstest::rstest;

use crate::testing::{Engine, Program};

const STORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/store");
const SQL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sql");

/// Files that differ between the engines: at most so many pairs (STYLE 10).
const PAIRS: usize = 10;

/// A statement and where it stands.
struct Statement {
    place: String,
    sql: String,
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let statements = all();
    assert!(statements.len() > 90, "only {} statements are found", statements.len());
    let mut wrong = Vec::new();
    for statement in statements {
        let mut conn = program.app.db.read().await.expect("a connection");
        if let Err(error) = conn.prepare(statement.sql.clone()).await {
            wrong.push(format!("{}: {error}\n    {}", statement.place, statement.sql));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn engines_differ_in_few_files() {
    let (mut sqlite, mut postgres) = (Vec::new(), Vec::new());
    for (path, _) in texts(Path::new(SQL), "sql") {
        if let Some(name) = path.strip_suffix(".sqlite.sql") {
            sqlite.push(name.to_owned());
        } else if let Some(name) = path.strip_suffix(".postgres.sql") {
            postgres.push(name.to_owned());
        }
    }
    assert_eq!(sqlite, postgres, "each has its other half");
    assert!(sqlite.len() <= PAIRS, "{} pairs: {sqlite:?}", sqlite.len());
}

#[test]
fn sql_stands_in_the_store_only() {
    let source = Path::new(STORE).parent().expect("the sources");
    let elsewhere: Vec<String> = texts(source, "rs")
        .into_iter()
        .filter(|(path, _)| !path.starts_with("store/") && !path.starts_with("leaks/"))
        .filter(|(_, text)| literals(text).iter().any(|(_, literal)| is_statement(literal)))
        .map(|(path, _)| path)
        .collect();
    assert!(elsewhere.is_empty(), "statements outside the store: {elsewhere:?}");
}

/// All statements of the store, and all files of `sql/`.
fn all() -> Vec<Statement> {
    let mut statements = Vec::new();
    for (path, text) in texts(Path::new(SQL), "sql") {
        statements.push(Statement { place: format!("sql/{path}"), sql: text });
    }
    for (path, text) in texts(Path::new(STORE), "rs") {
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let constants = constants(text);
        for (at, literal) in literals(text) {
            let sql = with_constants(&literal, &constants);
            // A constant is a part: it is tested where it is used.
            let is_part = constants.values().any(|constant| *constant == literal);
            if is_statement(&sql) && !is_part {
                let place = format!("{path}:{}", 1 + text[..at].matches('\n').count());
                let sql = filled(&place, &sql, &text[at..]);
                statements.push(Statement { place, sql });
            }
        }
    }
    statements
}

fn is_statement(text: &str) -> bool {
    let begins = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '));
    ["select", "insert into", "update", "delete from", "with"].into_iter().any(begins)
        && ["from ", " set ", " values ", " into "].iter().any(|word| text.contains(word))
}

fn texts(folder: &Path, extension: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, extension: &str, under: &str, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
            let name = format!("{under}{name}");
            if path.is_dir() {
                walk(&path, extension, &format!("{name}/"), found);
            } else if path.extension().is_some_and(|ends| ends == extension) {
                found.push((name, std::fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    let mut found = Vec::new();
    walk(folder, extension, "", &mut found);
    found.sort();
    found
}

/// The string literals of a source text, as the compiler reads them, and where each ends.
fn literals(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = text.char_indices().peekable();
    let mut last = ' ';
    while let Some((_, c)) = rest.next() {
        if c == '/' && last == '/' {
            while rest.next_if(|(_, c)| *c != '\n').is_some() {}
        } else if c == '"' && last != '\'' {
            let mut literal = String::new();
            while let Some((at, c)) = rest.next() {
                match c {
                    '"' => {
                        found.push((at, literal));
                        break;
                    }
                    '\\' => match rest.next() {
                        Some((_, '\n')) => {
                            while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                        }
                        Some((_, escaped)) => literal.push(escaped),
                        None => break,
                    },
                    _ => literal.push(c),
                }
            }
        }
        last = c;
    }
    found
}

/// `const NAME: &str = "…"`.
fn constants(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for part in text.split("const ").skip(1) {
        let Some((name, value)) = part.split_once(": &str =") else { continue };
        if let Some((_, literal)) = literals(value).into_iter().next()
            && name.chars().all(|c| c.is_ascii_uppercase() || c == '_')
        {
            found.insert(name.to_owned(), literal);
        }
    }
    found
}

fn with_constants(literal: &str, constants: &BTreeMap<String, String>) -> String {
    let mut sql = literal.to_owned();
    for (name, value) in constants {
        sql = sql.replace(&format!("{{{name}}}"), value);
    }
    // The conditions that private `find`s are given.
    sql.replace("{condition} = $1", "id = $1").replace("{condition}", "id = $1")
}

/// Puts what the code after a literal computes into its places, for two rows or two values.
fn filled(place: &str, sql: &str, after: &str) -> String {
    let call = &after[..after.find(';').unwrap_or(after.len())];
    let mut parts = Vec::new();
    for (at, _) in call.match_indices('(') {
        let argument =
            |text: &str| text.split([',', ')']).next().unwrap_or_default().trim().to_owned();
        if call[..at].ends_with("placeholders") {
            let mut arguments = call[at + 1..].split([',', ')']);
            let first = arguments.next().and_then(|text| text.trim().parse().ok());
            let count = arguments.next().and_then(|text| text.trim().parse().ok());
            parts.push(placeholders(first.unwrap_or(1), count.unwrap_or(2)));
        } else if call[..at].ends_with("bound") {
            parts.push(placeholders(argument(&call[at + 1..]).parse().unwrap_or(1), 2));
        } else if call[..at].ends_with("value_rows") {
            parts.push(value_rows(argument(&call[at + 1..]).trim_matches('"'), 2));
        } else if call[..at].ends_with("FINISHED.join") {
            parts.push("finished_at, finished_by".to_owned());
        } else if call[..at].ends_with("columns.collect::<Vec<_>>") {
            parts.push("finished_at = $3, finished_by = $4".to_owned());
        }
    }
    // `insert_rows("… values {}", "shape", …)`: the shape follows the statement.
    let shape = call[1..].trim_start_matches([',', ' ', '\n']).strip_prefix('"');
    if let Some((shape, _)) = shape.and_then(|rest| rest.split_once('"'))
        && shape.chars().all(|kind| "tnb".contains(kind))
    {
        parts.push(value_rows(shape, 2));
    }
    let mut sql = sql.to_owned();
    for part in parts {
        sql = sql.replacen("{}", &part, 1);
    }
    // The columns of `outcomes` are given by a list: some of them, and as many values.
    if sql.starts_with("insert into outcomes") {
        let (head, _) = sql.split_once(" values ").expect("values");
        sql = format!("{head} values ({})", placeholders(1, 1 + head.matches(',').count()));
    }
    assert!(!sql.contains('{'), "{place}: how is this filled? {sql}");
    sql
}
