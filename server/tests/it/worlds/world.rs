//! The worlds: what visitors do with the form, and nothing else.

use serde_json::{Value, json};

use super::dice::Dice;
use crate::testing::{Client, Visitor};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum World {
    /// Nobody looks at a form.
    W0,
    /// All rate 1, with a comment of 2,000 characters.
    W1,
    /// All rate 5.
    W5,
    /// The form is opened and left.
    WF,
    /// The form is closed.
    WK,
    /// Something of everything, corrections included.
    WM,
    /// Attempts that fail, and the same one many times.
    WX,
}

/// A word that occurs in comments only.
pub const PLANTED: &str = "quomodocumque";

/// How often one form is tried in `WX`.
const ATTEMPTS: usize = 100;

/// What the first visitors do in `WM`.
const FIRST: [usize; 6] = [4, 5, 2, 0, 1, 3];

/// What a visitor remembers of his forms.
#[derive(Default)]
pub struct Memory {
    keys: Vec<String>,
    tried: usize,
}

impl World {
    pub const ALL: [World; 7] =
        [World::W0, World::W1, World::W5, World::WF, World::WK, World::WM, World::WX];

    /// The visitor does with his form what this world's visitors do. Returns how many requests it took.
    /// `n` is the visitor's number.
    pub async fn react(
        self,
        n: usize,
        visitor: &Visitor,
        memory: &mut Memory,
        dice: &mut Dice,
    ) -> usize {
        if self == World::W0 {
            return 0;
        }
        let form = visitor.get("/api/v1/widget/rating").await;
        let key = match form.status.as_u16() {
            200 => form.json()["form_key"].as_str().expect("a key").to_owned(),
            204 if self == World::WX => return 1 + try_everything(visitor, memory, None).await,
            _ => return 1,
        };
        let fresh = !memory.keys.contains(&key);
        if fresh {
            memory.keys.push(key.clone());
            memory.tried = 0;
        }
        let comment = format!("{PLANTED} {}", "x".repeat(2_000 - PLANTED.len() - 1));
        1 + match self {
            World::W0 => 0,
            World::W1 if fresh => {
                shown(visitor, &key).await + rate(visitor, &key, 1, &comment).await
            }
            World::W5 if fresh => shown(visitor, &key).await + rate(visitor, &key, 5, "").await,
            World::W1 | World::W5 => 0,
            World::WF => shown(visitor, &key).await,
            World::WK => shown(visitor, &key).await + skip(visitor, &key).await,
            World::WM => {
                // The first forms of a run are met with everything there is, later ones by chance.
                let first = FIRST.get(n).copied().filter(|_| fresh && memory.keys.len() == 1);
                let what = first.unwrap_or_else(|| dice.below(6));
                mixed(what, visitor, &key, &comment, dice).await
            }
            World::WX => try_everything(visitor, memory, Some(&key)).await,
        }
    }
}

async fn mixed(what: usize, visitor: &Visitor, key: &str, comment: &str, dice: &mut Dice) -> usize {
    let score = 1 + dice.below(5) as i64;
    match what {
        0 => 0,
        1 => shown(visitor, key).await,
        2 => skip(visitor, key).await,
        3 => rate(visitor, key, score, comment).await,
        4 => rate(visitor, key, score, "").await + rate(visitor, key, 1 + score % 5, "no").await,
        _ => skip(visitor, key).await + rate(visitor, key, score, PLANTED).await,
    }
}

/// What must be refused, a rating that is meant among it, and the same many times at once.
async fn try_everything(visitor: &Visitor, memory: &mut Memory, key: Option<&str>) -> usize {
    let attempts = ATTEMPTS.saturating_sub(memory.tried).min(25);
    memory.tried += attempts;
    let old = memory.keys.first().cloned().unwrap_or_else(|| "nobody".to_owned());
    let key = key.map_or(old, str::to_owned);
    let bodies = (0..attempts).map(|n| match n % 5 {
        0 => json!({"form_key": key, "score": 9}),
        1 => json!({"form_key": "nobody's", "score": 1}),
        2 => json!({"form_key": key, "score": 1, "comment": "x".repeat(2_001)}),
        3 => json!({"form_key": key, "score": "5", "unknown": PLANTED}),
        _ => json!({"form_key": key, "score": 1, "comment": PLANTED}),
    });
    let all = bodies.map(|body| post(&visitor.client, "", body));
    futures_util::future::join_all(all).await;
    attempts
}

async fn shown(visitor: &Visitor, key: &str) -> usize {
    post(&visitor.client, "/shown", json!({"form_key": key})).await
}

async fn skip(visitor: &Visitor, key: &str) -> usize {
    post(&visitor.client, "/skip", json!({"form_key": key})).await
}

async fn rate(visitor: &Visitor, key: &str, score: i64, comment: &str) -> usize {
    post(&visitor.client, "", json!({"form_key": key, "score": score, "comment": comment})).await
}

async fn post(client: &Client, verb: &str, body: Value) -> usize {
    client.post(&format!("/api/v1/widget/rating{verb}"), &body).await;
    1
}
