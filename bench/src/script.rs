//! What is played: the real dialogues of the data file, or, without it, made-up ones from the seed.

use std::path::Path;

use anyhow::{Context as _, Result};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use serde::Deserialize;

use crate::wire::Side;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Line {
    pub from: Side,
    pub text: String,
}

/// One dialogue and the score its visitor gives.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Script {
    pub id: String,
    #[serde(rename = "messages")]
    pub lines: Vec<Line>,
    pub score: i64,
}

/// The dialogues, and where they come from, in words.
pub struct Scripts {
    pub all: Vec<Script>,
    pub source: String,
}

/// The first `limit` dialogues of `file`, spread over it; or as many made-up ones.
pub fn load(file: &Path, limit: usize, random: &mut ChaCha8Rng) -> Result<Scripts> {
    if !file.exists() {
        let all: Vec<Script> = (0..limit).map(|n| made_up(n, random)).collect();
        let source = format!("{limit} made-up dialogues ({} is not there)", file.display());
        return Ok(Scripts { all, source });
    }
    let text = std::fs::read_to_string(file)?;
    let read: Vec<Script> = text
        .lines()
        .enumerate()
        .map(|(n, line)| {
            serde_json::from_str(line).with_context(|| format!("{}:{}", file.display(), n + 1))
        })
        .collect::<Result<_>>()?;
    let all = spread(read, limit);
    let source = format!("{} real dialogues of {}", all.len(), file.display());
    Ok(Scripts { all, source })
}

/// `limit` of them, evenly from the whole file: it is sorted by origin.
fn spread(all: Vec<Script>, limit: usize) -> Vec<Script> {
    let of = all.len();
    if limit >= of {
        return all;
    }
    let chosen = |n: usize| (n * limit) / of != ((n + 1) * limit) / of;
    all.into_iter().enumerate().filter(|(n, _)| chosen(*n)).map(|(_, script)| script).collect()
}

fn made_up(n: usize, random: &mut ChaCha8Rng) -> Script {
    const WORDS: [&str; 12] = [
        "order",
        "парсель",
        "où",
        "مرحبا",
        "delivery",
        "🙂",
        "12:30",
        "\"quoted\"",
        "<b>",
        "a\\b",
        "colour",
        "thanks",
    ];
    let length = random.random_range(7..40);
    let mut lines = Vec::with_capacity(length);
    for line in 0..length {
        let from = match line {
            0 if random.random_bool(0.6) => Side::Visitor,
            // Both sides write in every dialogue.
            1 => Side::Operator,
            2 => Side::Visitor,
            _ if random.random_bool(0.5) => Side::Visitor,
            _ => Side::Operator,
        };
        let words: Vec<&str> = (0..random.random_range(1..20))
            .map(|_| WORDS[random.random_range(0..WORDS.len())])
            .collect();
        lines.push(Line { from, text: format!("{} {line}", words.join(" ")) });
    }
    Script { id: format!("made-up-{n}"), lines, score: random.random_range(1..=5) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    #[test]
    fn a_part_is_spread_over_the_whole() {
        let one = |n: usize| Script { id: n.to_string(), lines: Vec::new(), score: 3 };
        let part = spread((0..10).map(one).collect(), 4);
        let ids: Vec<&str> = part.iter().map(|script| script.id.as_str()).collect();
        assert_eq!(ids, ["2", "4", "7", "9"]);
        assert_eq!(spread((0..3).map(one).collect(), 5).len(), 3);
    }

    #[test]
    fn made_up_dialogues_come_from_the_seed() {
        let some = |seed| {
            let mut random = ChaCha8Rng::seed_from_u64(seed);
            load(Path::new("/nowhere"), 3, &mut random).expect("made up").all
        };
        assert_eq!(some(1), some(1));
        assert_ne!(some(1), some(2));
        assert!(some(1).iter().all(|script| script.lines.len() >= 7));
    }
}
