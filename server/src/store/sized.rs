//! Statements for many rows at once, in few sizes. A batch is filled up to the next size by repeating its last
//! row, so that every text is made once and prepared once per connection, however batches come.

use std::sync::OnceLock;

use super::conn::Conn;

/// The sizes: at most a third of a statement is filling.
const SIZES: [usize; 14] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128];
/// The most rows of one statement.
pub const MOST: usize = SIZES[SIZES.len() - 1];

/// One statement in all sizes, for each engine.
pub struct Sized {
    make: fn(usize) -> String,
    sqlite: [OnceLock<&'static str>; SIZES.len()],
    postgres: [OnceLock<&'static str>; SIZES.len()],
}

impl Sized {
    /// `make` writes the statement for a number of rows. Its placeholders stand in their order, each once.
    pub const fn new(make: fn(usize) -> String) -> Sized {
        Sized {
            make,
            sqlite: [const { OnceLock::new() }; SIZES.len()],
            postgres: [const { OnceLock::new() }; SIZES.len()],
        }
    }

    /// The statement for `rows` rows (at most `MOST`) on the engine of `conn`, and how many it really takes.
    pub fn sql(&self, conn: &Conn, rows: usize) -> (&'static str, usize) {
        let n = SIZES.iter().position(|size| *size >= rows).unwrap_or(SIZES.len() - 1);
        let size = SIZES[n];
        // Kept for ever, and there are only so many.
        let sql = match conn {
            Conn::Sqlite(_) => {
                self.sqlite[n].get_or_init(|| String::leak(unnumbered(&(self.make)(size))))
            }
            Conn::Postgres(_) => self.postgres[n].get_or_init(|| String::leak((self.make)(size))),
        };
        (sql, size)
    }
}

/// `$1, $2, …` as `?, ?, …`: SQLite keeps the names of numbered placeholders in a list that is searched from
/// its beginning for each value bound, which a thousand values turn into most of the work.
fn unnumbered(sql: &str) -> String {
    let mut plain = String::with_capacity(sql.len());
    let mut rest = sql.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '$' {
            while rest.next_if(char::is_ascii_digit).is_some() {}
            plain.push('?');
        } else {
            plain.push(c);
        }
    }
    plain
}

/// `rows` and then its last again and again, `size` of them. `rows` is not empty.
pub fn filled<T>(rows: &[T], size: usize) -> impl Iterator<Item = &T> {
    rows.iter().chain(std::iter::repeat(&rows[rows.len() - 1])).take(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_filled_with_its_last_row() {
        assert_eq!(filled(&[1, 2, 3], 5).collect::<Vec<_>>(), [&1, &2, &3, &3, &3]);
    }

    #[test]
    fn placeholders_lose_their_numbers() {
        let sql = "(values ($1, cast($2 as bigint)), ($10, cast($11 as bigint)))";
        let plain = "(values (?, cast(? as bigint)), (?, cast(? as bigint)))";
        assert_eq!(unnumbered(sql), plain);
    }

    #[test]
    fn filling_is_at_most_a_third() {
        for rows in 1..=MOST {
            let size = SIZES.iter().find(|size| **size >= rows).expect("a size");
            assert!((size - rows) * 3 <= *size, "{rows} of {size}");
        }
    }
}
