//! The texts of `bench/sql`: one for both engines. `{name}` stands for a value, `{hex8 n / 2}` for the eight
//! hexadecimal digits of an expression, which the engines say differently.

use anyhow::{Context as _, Result};

use crate::store::Engine;

pub type Values<'a> = [(&'a str, String)];

/// The statement for this engine.
pub fn render(engine: Engine, text: &str, values: &Values<'_>) -> Result<String> {
    let mut statement = String::with_capacity(text.len() * 2);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let (inside, after) = behind.split_once('}').context("a brace is not closed")?;
        statement.push_str(before);
        match inside.strip_prefix("hex").and_then(|hex| hex.split_once(' ')) {
            Some((digits, expression)) => statement.push_str(&match engine {
                Engine::Sqlite => format!("printf('%0{digits}x', {expression})"),
                Engine::Postgres => format!("lpad(to_hex({expression}), {digits}, '0')"),
            }),
            None => {
                let value = values.iter().find(|(name, _)| *name == inside);
                statement.push_str(&value.with_context(|| format!("no value for {inside}"))?.1);
            }
        }
        rest = after;
    }
    statement.push_str(rest);
    Ok(statement)
}

/// A text as SQL writes it.
pub fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_two_statements() {
        let text = "select {hex4 n % 65536} || 'x' from t where n > {from}";
        let values = [("from", "7".to_owned())];
        assert_eq!(
            render(Engine::Sqlite, text, &values).expect("SQLite"),
            "select printf('%04x', n % 65536) || 'x' from t where n > 7"
        );
        assert_eq!(
            render(Engine::Postgres, text, &values).expect("PostgreSQL"),
            "select lpad(to_hex(n % 65536), 4, '0') || 'x' from t where n > 7"
        );
        assert!(render(Engine::Sqlite, "{unknown}", &values).is_err());
        assert_eq!(quoted("it's"), "'it''s'");
    }
}
