//! Turns measurements into a section of docs/BENCHMARKS.md: the largest size beside its budgets and yardsticks, then
//! how everything grows.

use std::fmt::Write as _;
use std::time::Duration;

use super::ask::Asked;
use super::crowd::{CLIENTS, Crowd};
use super::duck::Duck;
use super::import::Import;
use super::load::Load;
use super::page::Page;
use super::questions::Question;
use super::upkeep::Upkeep;
use crate::machine::Machine;
use crate::store::Engine;
use crate::table::{self, Budget, Row, number};

/// What was measured on so many dialogues; the later fields on the largest size only.
pub struct Size {
    pub dialogues: i64,
    /// Writing the rows, if they were not there.
    pub made: Option<Duration>,
    /// Of the database.
    pub bytes: u64,
    /// Until it was ready.
    pub start: Duration,
    pub load: Load,
    pub asked: Vec<(Question, Asked)>,
    pub elsewhere: Vec<(Question, Asked)>,
    pub plain: Vec<(&'static str, Duration)>,
    pub duck: Option<Duck>,
    pub page: Option<Page>,
    pub upkeep: Option<Upkeep>,
    pub crowd: Option<Crowd>,
}

pub struct Measured {
    pub engine: Engine,
    pub growth: Vec<Size>,
    pub import: Import,
}

pub struct Report {
    machine: Machine,
    pub engines: Vec<Measured>,
}

impl Report {
    pub fn new(machine: Machine) -> Report {
        Report { machine, engines: Vec::new() }
    }

    pub fn markdown(&self) -> String {
        let mut text = self.machine.measured_by("bench-analytics");
        for measured in &self.engines {
            let Some(largest) = measured.growth.last() else { continue };
            let _ = write!(
                text,
                "\n### {}: {} finished dialogues\n\n",
                measured.engine.title(),
                number(largest.dialogues as f64)
            );
            let mut rows = rows(largest);
            rows.push(import_row(&measured.import));
            table::write(&mut text, &rows);
            text.push('\n');
            describe(&mut text, largest, &measured.import);
            growth(&mut text, &measured.growth);
        }
        text.push_str(METHOD);
        text
    }
}

const METHOD: &str = "\n### How\n\n\
    - *Data*: finished over two years in the form the program writes, 40 operators, 25 chats on four scales, 28 % rated, \
    three answers a dialogue; without messages and stories, of which figures are not made. The zone is Europe/Paris.\n\
    - *Questions*: the whole answer of `GET /api/v1/analytics/live-chat` with the step that the tab takes, from sending \
    the request to its last byte, one after the other over one kept connection. Every number of every answer was compared \
    with plain SQL on the same rows.\n\
    - *Plain SQL*: totals, scores, operators and days of the zone, one statement each, on the program's own tables, once, \
    without the rest of the answer. *DuckDB*: the same statements on a copy of these columns, median of seven.\n";

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

fn rows(size: &Size) -> Vec<Row> {
    let mut rows = Vec::new();
    for (question, asked) in &size.asked {
        let budget = question.budget.map_or(Budget::None, Budget::AtMost);
        let duck = size.duck.as_ref().and_then(|duck| duck.p50_ms.get(question.name));
        let plain = size.plain.iter().find(|(name, _)| *name == question.name);
        let plain = plain.map(|(_, took)| milliseconds(*took));
        let row = Row::new(&format!("{}, p50", question.name), asked.p50_ms, "ms", budget);
        if let Some(duck) = duck {
            rows.push(row.beside(Some(*duck), "DuckDB"));
            let again = Row::new("the same, p50", asked.p50_ms, "ms", Budget::None);
            rows.push(again.beside(plain, "plain SQL"));
        } else {
            rows.push(row.beside(plain, "plain SQL"));
        }
        rows.push(Row::new("the same, p99", asked.p99_ms, "ms", Budget::None));
    }
    for (question, asked) in &size.elsewhere {
        let name = format!("{} in {}, p50", question.name, question.zone);
        let budget = question.budget.map_or(Budget::None, Budget::AtMost);
        rows.push(Row::new(&name, asked.p50_ms, "ms", budget));
    }
    let load = &size.load;
    rows.push(Row::new(
        "start to the first answer, everything read",
        load.took.as_secs_f64(),
        "s",
        Budget::None,
    ));
    rows.push(Row::new("memory per dialogue", load.bytes_each, "bytes", Budget::None));
    let started =
        format!("start to ready on {:.1} GiB of data", size.bytes as f64 / 1_073_741_824.0);
    rows.push(Row::new(&started, milliseconds(size.start), "ms", Budget::AtMost(2_000.0)));
    if let Some(upkeep) = &size.upkeep {
        let took = (upkeep.changed_ms - upkeep.unchanged_ms).max(0.0);
        rows.push(Row::new(
            "one more finished dialogue, in the next question",
            took,
            "ms",
            Budget::None,
        ));
    }
    if let Some(crowd) = &size.crowd {
        let rise = |beside: f64, alone: f64| (beside / alone - 1.0) * 100.0;
        let (alone, beside) = (&crowd.alone, &crowd.beside);
        let p50 = rise(beside.p50_ms, alone.p50_ms);
        rows.push(Row::new(
            "delivery beside 20 clients' reports, p50 rises by",
            p50,
            "%",
            Budget::AtMost(20.0),
        ));
        let p99 = rise(beside.p99_ms, alone.p99_ms);
        rows.push(Row::new("the same, p99", p99, "%", Budget::AtMost(20.0)));
    }
    if let Some(page) = &size.page {
        let what = "the tab in a browser, 30 days: navigation to figures on screen, median of 10";
        rows.push(Row::new(what, page.median_ms, "ms", Budget::AtMost(300.0)));
    }
    rows
}

fn import_row(import: &Import) -> Row {
    // The budget is for a million; a smaller import has its share of it.
    let budget = 300.0 * import.dialogues as f64 / 1e6;
    let what = format!("`candor import` of {} dialogues", number(import.dialogues as f64));
    Row::new(&what, import.took.as_secs_f64(), "s", Budget::AtMost(budget))
}

fn describe(text: &mut String, size: &Size, import: &Import) {
    let times: Vec<String> = size.asked.iter().map(|(_, asked)| asked.times.to_string()).collect();
    let bytes = size.asked.first().map_or(0, |(_, asked)| asked.bytes);
    let _ = write!(
        text,
        "Asked {} times; the answer about all time has {} KB. The process weighs {:.0} MiB with everything loaded. ",
        times.join(", "),
        number(bytes as f64 / 1_000.0),
        size.load.bytes / 1_048_576.0
    );
    if let Some(crowd) = &size.crowd {
        let _ = write!(
            text,
            "Delivery, 200 messages a second: alone p50 {:.2} and p99 {:.2} ms, beside {CLIENTS} clients that ask for all \
             time and 30 days in turn p50 {:.2} and p99 {:.2} ms; they got {} reports, p50 {:.0} and p99 {:.0} ms. ",
            crowd.alone.p50_ms,
            crowd.alone.p99_ms,
            crowd.beside.p50_ms,
            crowd.beside.p99_ms,
            number(crowd.reports as f64),
            crowd.report_p50_ms,
            crowd.report_p99_ms
        );
    }
    if let Some(upkeep) = &size.upkeep {
        let _ = write!(
            text,
            "The question after a finish {:.2} ms, without one {:.2} ms (30 days, p50 of {}). ",
            upkeep.changed_ms, upkeep.unchanged_ms, upkeep.times
        );
    }
    if let Some(page) = &size.page {
        let _ = write!(
            text,
            "The slowest of ten visits with an empty cache {:.0} ms. ",
            page.slowest_ms
        );
    }
    if let Some(duck) = &size.duck {
        let _ = write!(text, "DuckDB {}, rows copied in {:.0} s. ", duck.version, duck.load_s);
    }
    if let Some(made) = size.made {
        let _ = write!(text, "The rows were written in {:.0} s. ", made.as_secs_f64());
    }
    let _ = writeln!(
        text,
        "The import's file has {:.0} MB, four messages a dialogue.",
        import.file_bytes as f64 / 1e6
    );
}

/// One column for each size, and the all-time question as bars.
fn growth(text: &mut String, sizes: &[Size]) {
    if sizes.len() < 2 {
        return;
    }
    text.push_str("\n| dialogues |");
    sizes.iter().for_each(|size| _ = write!(text, " {} |", number(size.dialogues as f64)));
    text.push_str("\n|---|");
    sizes.iter().for_each(|_| text.push_str("--:|"));
    let mut line = |what: &str, of: &dyn Fn(&Size) -> String| {
        let _ = write!(text, "\n| {what} |");
        sizes.iter().for_each(|size| _ = write!(text, " {} |", of(size)));
    };
    for (place, (question, _)) in sizes[0].asked.iter().enumerate() {
        let of = |size: &Size| format!("{} ms", number(size.asked[place].1.p50_ms));
        line(&format!("{}, p50", question.name), &of);
    }
    line("start to the first answer", &|size| {
        format!("{} s", number(size.load.took.as_secs_f64()))
    });
    line("memory per dialogue", &|size| format!("{} bytes", number(size.load.bytes_each)));
    line("start to ready", &|size| format!("{} ms", number(milliseconds(size.start))));
    line("database", &|size| format!("{:.1} GB", size.bytes as f64 / 1e9));
    text.push_str("\n\n```\nall time, p50, ms a million dialogues\n");
    let each = |size: &Size| {
        size.asked.first().map_or(0.0, |(_, asked)| asked.p50_ms / (size.dialogues as f64 / 1e6))
    };
    let most = sizes.iter().map(each).fold(f64::MIN_POSITIVE, f64::max);
    for size in sizes {
        let bar = "█".repeat((each(size) / most * 40.0).round() as usize);
        let _ =
            writeln!(text, "{:>12}  {bar} {}", number(size.dialogues as f64), number(each(size)));
    }
    text.push_str("```\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amounts::About;
    use crate::analytics::questions;

    fn size(dialogues: i64, p50_ms: f64) -> Size {
        let about = About {
            dialogues,
            start: 1_700_000_000_000,
            end: 1_763_000_000_000,
            workspace: String::new(),
            operator: String::new(),
            chat: String::new(),
        };
        let asked =
            |question| (question, Asked { p50_ms, p99_ms: p50_ms, times: 50, bytes: 9_000 });
        let questions = questions::all(&about, questions::OWN_ZONE).expect("questions");
        Size {
            dialogues,
            made: None,
            bytes: 1 << 30,
            start: Duration::from_millis(30),
            load: Load { took: Duration::from_secs(2), bytes_each: 110.0, bytes: 1e9 },
            asked: questions.into_iter().map(asked).collect(),
            elsewhere: Vec::new(),
            plain: vec![("all time", Duration::from_secs(9))],
            duck: None,
            page: None,
            upkeep: None,
            crowd: None,
        }
    }

    #[test]
    fn growth_is_told_by_size() {
        let mut text = String::new();
        growth(&mut text, &[size(100_000, 2.0), size(1_000_000, 10.0)]);
        assert!(text.contains("| dialogues | 100,000 | 1,000,000 |"), "{text}");
        assert!(text.contains("| all time, p50 | 2 ms | 10 ms |"), "{text}");
        // 20 and 10 ms a million.
        assert!(text.contains(&format!("{} 20\n", "█".repeat(40))), "{text}");
        assert!(text.contains(&format!("{} 10\n", "█".repeat(20))), "{text}");
    }

    #[test]
    fn a_question_stands_beside_its_budget_and_its_yardstick() {
        let rows = rows(&size(10_000_000, 66.0));
        let mut text = String::new();
        table::write(&mut text, &rows[..1]);
        let line =
            "| all time, p50 | 66 ms | ≤ 60 ms | **missed by 10 %** | plain SQL 9,000 ms | 0.01 |";
        assert!(text.contains(line), "{text}");
    }
}
