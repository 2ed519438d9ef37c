//! A history to be brought in: JSON Lines in the form of `candor import`, drawn from a seed and written as a stream,
//! with the figures that must come out of it.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;
use jiff::Timestamp;
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use super::figures::{Figures, note};

const OPERATORS: usize = 40;
const CHATS: usize = 25;
const DAYS: i64 = 730;
const MINUTE: i64 = 60_000;
/// What is said, by the visitor and the operator in turn.
const TALK: [&str; 4] = [
    "Hello, how long does the delivery to Strasbourg take if I order today?",
    "Good morning! Two working days; the carrier writes to you on the morning it arrives.",
    "And may I change the address afterwards?",
    "Yes, until it has left our house. I see your order and can do it for you right now.",
];

/// Writes the file; answers what the totals must be afterwards.
pub fn write(file: &Path, dialogues: i64, end: i64, seed: u64) -> Result<Figures> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let mut out = BufWriter::with_capacity(1 << 20, File::create(file)?);
    for n in 0..OPERATORS {
        writeln!(out, r#"{{"type":"operator","ref":"o{n}","name":"Operator {n}"}}"#)?;
    }
    for n in 0..CHATS {
        writeln!(out, r#"{{"type":"chat","ref":"c{n}","name":"Chat {n}","kind":"website"}}"#)?;
    }
    let mut totals = Figures::new();
    for n in 0..dialogues {
        // Ends an hour before the period does, so that what follows a finish lies in it, too.
        let finished =
            end - 60 * MINUTE - (dialogues - n) * (DAYS * 24 * 60 - 120) * MINUTE / dialogues;
        dialogue(&mut out, n, finished, &mut random, &mut totals)?;
    }
    out.flush()?;
    Ok(totals)
}

fn dialogue(
    out: &mut impl std::io::Write,
    n: i64,
    finished: i64,
    random: &mut ChaCha8Rng,
    totals: &mut Figures,
) -> Result<()> {
    let (chat, operator) = (random.random_range(0..CHATS), random.random_range(0..OPERATORS));
    write!(
        out,
        r#"{{"type":"dialogue","ref":"d{n}","chat":"c{chat}","visitor":{{"ref":"v{n}","name":"Visitor {n}"}},"operator":"o{operator}","language":"en","started_at":"{}","messages":["#,
        instant(finished - 10 * MINUTE)?
    )?;
    for (place, text) in (0..).zip(TALK) {
        let from = if place % 2 == 0 { "visitor" } else { "operator" };
        let at = instant(finished - 10 * MINUTE + place * 2 * MINUTE)?;
        let comma = if place == 0 { "" } else { "," };
        write!(out, r#"{comma}{{"from":"{from}","at":"{at}","text":"{text}"}}"#)?;
    }
    write!(out, r#"],"finished_at":"{}","finished_by":"operator","request":"#, instant(finished)?)?;
    let mut add = |name: &str, number: i64| note(totals, name.to_owned(), number);
    add("finished", 1);
    add("answers", 2);
    let fate = random.random_range(0..100);
    match fate {
        0..28 => {
            let score = random.random_range(1..=5);
            let comment = match random.random_range(0..5) {
                0 => r#","comment":"thanks, that was quick""#,
                _ => "",
            };
            let at = instant(finished + MINUTE)?;
            writeln!(
                out,
                r#"{{"state":"rated"}},"rating":{{"scale":"stars5","score":{score}{comment},"reasons":[],"at":"{at}"}}}}"#
            )?;
            add("asked", 1);
            add("rated", 1);
            add(&format!("score stars5 {score}"), 1);
        }
        28..75 => {
            let state = if fate < 40 { "skipped" } else { "expired" };
            writeln!(out, r#"{{"state":"{state}"}}}}"#)?;
            add("asked", 1);
            add("no_answer", 1);
        }
        _ => {
            writeln!(out, r#"{{"state":"not_asked","reason":"asked_recently"}}}}"#)?;
            add("not_asked asked_recently", 1);
        }
    }
    Ok(())
}

fn instant(at: i64) -> Result<String> {
    Ok(Timestamp::from_millisecond(at)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_json_and_the_parts_add_up() {
        let file = std::env::temp_dir().join(format!("candor-history-{}", std::process::id()));
        let totals = write(&file, 500, 1_763_000_000_000, 1).expect("written");
        let text = std::fs::read_to_string(&file).expect("read");
        std::fs::remove_file(&file).expect("removed");
        assert_eq!(text.lines().count(), 500 + OPERATORS + CHATS);
        for line in text.lines() {
            serde_json::from_str::<serde_json::Value>(line).expect(line);
        }
        let of = |name: &str| totals.get(name).copied().unwrap_or(0);
        assert_eq!(of("finished"), 500);
        assert_eq!(of("rated") + of("no_answer") + of("not_asked asked_recently"), 500);
    }
}
