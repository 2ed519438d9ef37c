//! Statements for many rows at once, in few sizes. A batch is filled up to the next size by repeating its last
//! row, so that every text is made once and prepared once per connection, however batches come.

use std::sync::OnceLock;

/// The sizes: at most a third of a statement is filling.
const SIZES: [usize; 14] = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128];
/// The most rows of one statement.
pub const MOST: usize = SIZES[SIZES.len() - 1];

/// One statement in all sizes.
pub struct Sized {
    make: fn(usize) -> String,
    made: [OnceLock<&'static str>; SIZES.len()],
}

impl Sized {
    /// `make` writes the statement for a number of rows.
    pub const fn new(make: fn(usize) -> String) -> Sized {
        Sized { make, made: [const { OnceLock::new() }; SIZES.len()] }
    }

    /// The statement for `rows` rows (at most `MOST`), and how many it really takes.
    pub fn sql(&self, rows: usize) -> (&'static str, usize) {
        let n = SIZES.iter().position(|size| *size >= rows).unwrap_or(SIZES.len() - 1);
        // Kept for ever, and there are only so many.
        let sql = self.made[n].get_or_init(|| String::leak((self.make)(SIZES[n])));
        (sql, SIZES[n])
    }
}

/// `rows` and then its last again and again, `size` of them. `rows` is not empty.
pub fn filled<T>(rows: &[T], size: usize) -> impl Iterator<Item = &T> {
    rows.iter().chain(std::iter::repeat(&rows[rows.len() - 1])).take(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_filled_up_to_the_next_size() {
        static STATEMENT: Sized = Sized::new(|rows| format!("{rows} rows"));
        assert_eq!(STATEMENT.sql(1), ("1 rows", 1));
        assert_eq!(STATEMENT.sql(5), ("6 rows", 6));
        assert_eq!(STATEMENT.sql(MOST), ("128 rows", MOST));
        assert_eq!(filled(&[1, 2, 3], 5).collect::<Vec<_>>(), [&1, &2, &3, &3, &3]);
    }

    #[test]
    fn filling_is_at_most_a_third() {
        for rows in 1..=MOST {
            let size = SIZES.iter().find(|size| **size >= rows).expect("a size");
            assert!((size - rows) * 3 <= *size, "{rows} of {size}");
        }
    }
}
