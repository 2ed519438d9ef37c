//! The rows of an export: one per dialogue, the same set as on screen, in the words, the numbers and the time
//! zone of the one who exports. Where a cell could be taken for a formula it is made plain text (OWASP *CSV
//! injection*). Pure: rows go in, cells come out.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::export_words::{COLUMNS, Words};
use crate::time::Time;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// Local date and time, to the second.
    Moment(jiff::civil::DateTime),
    Nothing,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }

    pub fn maybe(text: Option<&str>) -> Cell {
        text.map_or(Cell::Nothing, Cell::text)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
    pub fn count(count: i64) -> Cell {
        Cell::Number(count as f64)
    }

    pub fn moment(at: Option<Time>, zone: &TimeZone) -> Cell {
        at.and_then(|at| Timestamp::from_millisecond(at.0).ok())
            .map(|at| at.to_zoned(zone.clone()).datetime())
            .map_or(Cell::Nothing, Cell::Moment)
    }
}

/// A dialogue as it is exported; cells in the order of `COLUMNS`.
pub type Row = [Cell; COLUMNS];

/// Characters that make a spreadsheet read a cell as a formula, full-width forms included.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet takes for a formula: an apostrophe stands before what begins like one, also behind
/// quotes, spaces or a byte order mark.
pub fn harmless(text: &str) -> String {
    let skipped =
        |each: char| matches!(each, '"' | '\'' | ' ' | '\u{a0}' | '\u{feff}' | '\u{200b}');
    let first = text.trim_start_matches(skipped).chars().next();
    // White space before it may itself be one of them.
    let starts = text.starts_with(FORMULA) || first.is_some_and(|each| FORMULA.contains(&each));
    if starts { format!("'{text}") } else { text.to_owned() }
}

/// A CSV line's fields. Moments as `2026-03-01 09:00:00`, numbers with a point, whatever the language: files
/// are read by programs, too.
pub fn fields(row: &Row) -> Vec<String> {
    row.iter().map(field).collect()
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Moment(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        Cell::Nothing => String::new(),
    }
}

/// The name of a file: the tab, and the days it is about.
pub fn file_name(words: &Words, from: Time, to: Time, zone: &TimeZone, ending: &str) -> String {
    let day = |at: Time| {
        let at = Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(zone.clone());
        at.strftime("%Y-%m-%d").to_string()
    };
    format!("{} {}_{}.{ending}", words.file, day(from), day(to.plus(-1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_formula() {
        for text in
            ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", " =1", "\"=1", "\u{feff}=1"]
        {
            assert!(harmless(text).starts_with('\''), "{text:?}");
            assert!(harmless(text).ends_with(text), "{text:?}");
        }
        for text in ["", "a=b", "Good - and quick", "5 + 5", "«=»"] {
            assert_eq!(harmless(text), text);
        }
    }

    #[test]
    fn fields_are_for_people_and_programs() {
        let zone = TimeZone::get("Asia/Kathmandu").expect("a zone");
        let mut row: Row = std::array::from_fn(|_| Cell::Nothing);
        row[0] = Cell::moment(Some(Time(1_772_442_000_000)), &zone);
        row[1] = Cell::Number(1.5);
        row[2] = Cell::count(3);
        row[3] = Cell::text("=x");
        assert_eq!(fields(&row)[..5], ["2026-03-02 14:45:00", "1.5", "3", "'=x", ""]);
    }
}
