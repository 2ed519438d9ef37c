//! What became of one attempt to send a letter, whatever it is about.

use super::letter::{self, Letter, NotSent};
use crate::app::App;
use crate::config::Mail as Settings;
use crate::domain::retry;
use crate::ids::Id;
use crate::store::people::Member;
use crate::time::Time;

/// What is written down of an attempt.
pub struct Ended {
    /// `sent`, `waiting` (for the next attempt), `failed` (given up) or `dropped` (nobody is to have it any more).
    pub status: &'static str,
    pub next: Option<Time>,
    pub error: Option<String>,
}

impl Ended {
    fn only(status: &'static str) -> Ended {
        Ended { status, next: None, error: None }
    }
}

/// Sends what was written to its reader; None: there is nobody to send it to. `attempts` counts this one.
pub async fn attempt(
    app: &App,
    settings: &Settings,
    (id, attempts): (Id, i64),
    written: Option<(Member, Letter)>,
) -> Ended {
    let Some((reader, letter)) = written else { return Ended::only("dropped") };
    let to = (reader.name.as_str(), reader.email.as_str());
    match letter::send(settings, to, &letter, &id.to_string(), app.now()).await {
        Ok(()) => Ended::only("sent"),
        Err(NotSent::ForGood(why)) => {
            tracing::warn!(letter = %id, why, "a letter was refused");
            Ended { error: Some(why), ..Ended::only("failed") }
        }
        Err(NotSent::ForNow(why)) => {
            let draw = app.draw("retry", &[&id.to_string(), &attempts.to_string()]);
            let next = retry::next_attempt(attempts, app.now(), draw);
            tracing::warn!(letter = %id, why, attempt = attempts, "a letter could not be sent");
            let status = if next.is_some() { "waiting" } else { "failed" };
            Ended { status, next, error: Some(why) }
        }
    }
}
