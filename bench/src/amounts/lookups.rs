//! Small temporary tables that the statements of `bench/sql` join: who and what a number stands for.

use rand::SeedableRng as _;
use rand_chacha::ChaCha8Rng;

use super::comments;
use super::team::{SCALES, Team};
use super::template::quoted;

const LANGUAGES: [&str; 10] = ["en", "en", "en", "en", "en", "fr", "fr", "ru", "ru", "ar"];
const FINISHERS: [&str; 4] = ["operator", "visitor", "idle", "admin"];
/// What a dissatisfied visitor chose.
const REASONS: [&str; 12] = [
    "[]",
    "[]",
    "[]",
    "[]",
    "[]",
    r#"["slow"]"#,
    r#"["slow"]"#,
    r#"["not_solved"]"#,
    r#"["unfriendly"]"#,
    r#"["product"]"#,
    r#"["slow","not_solved"]"#,
    r#"["not_solved","product"]"#,
];

/// The statements that make all of them.
pub fn statements(team: &Team, seed: u64) -> Vec<String> {
    let mut all = thousand();
    let mut table = |name: &str, columns: &str, rows: Vec<String>| {
        all.push(format!("create temporary table {name} ({columns})"));
        for some in rows.chunks(500) {
            all.push(format!("insert into {name} values {}", some.join(", ")));
        }
    };
    let numbered = |texts: &[&str]| -> Vec<String> {
        texts.iter().enumerate().map(|(n, text)| format!("({n}, {})", quoted(text))).collect()
    };
    let operators: Vec<&str> = team.operators.iter().map(String::as_str).collect();
    table(
        "the_chats",
        "place integer primary key, id text, version bigint, scale text, scale_place bigint",
        team.chats
            .iter()
            .enumerate()
            .map(|(n, chat)| {
                let (id, scale) = (quoted(&chat.id), quoted(SCALES[chat.scale].name));
                format!("({n}, {id}, {}, {scale}, {})", chat.version, chat.scale)
            })
            .collect(),
    );
    table("the_operators", "place integer primary key, id text", numbered(&operators));
    table("the_languages", "place integer primary key, language text", numbered(&LANGUAGES));
    table("the_finishers", "place integer primary key, finished_by text", numbered(&FINISHERS));
    table("the_reasons", "place integer primary key, reasons text", numbered(&REASONS));
    table("the_places", "n integer primary key", (1..=5).map(|n| format!("({n})")).collect());
    table("the_scores", "place integer primary key, score bigint, sense text", scores());
    let comments = comments::draw(&mut ChaCha8Rng::seed_from_u64(seed));
    let texts: Vec<&str> = comments.iter().map(|comment| comment.text.as_str()).collect();
    table("the_comments", "place integer primary key, comment text", numbered(&texts));
    let words = comments.iter().enumerate();
    table(
        "the_words",
        "place integer, word text, primary key (place, word)",
        words
            .flat_map(|(n, comment)| comment.words.iter().map(move |word| (n, word)))
            .map(|(n, word)| format!("({n}, {})", quoted(word)))
            .collect(),
    );
    all
}

/// A thousand rows: two of them together number a million dialogues.
pub fn thousand() -> Vec<String> {
    let rows: Vec<String> = (0..1_000).map(|d| format!("({d})")).collect();
    vec![
        "create temporary table thousand (d bigint)".to_owned(),
        format!("insert into thousand values {}", rows.join(", ")),
    ]
}

/// For each scale and each hundredth of a mood its score and what that meant.
fn scores() -> Vec<String> {
    let mut rows = Vec::new();
    for (place, scale) in SCALES.iter().enumerate() {
        for mood in 0..100 {
            let score =
                scale.shares.iter().find(|(_, below)| mood < *below).map(|(score, _)| *score);
            let score = score.unwrap_or_default();
            let sense = if scale.satisfied.contains(&score) {
                "satisfied"
            } else if scale.dissatisfied.contains(&score) {
                "dissatisfied"
            } else {
                "neutral"
            };
            rows.push(format!("({}, {score}, '{sense}')", place as i64 * 100 + mood));
        }
    }
    rows
}
