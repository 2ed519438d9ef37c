//! Facts of a finished dialogue that a figure counts and a filter finds, so that a list and its number agree.

use super::columns::{self, Columns};
use super::tally::{ASKED, NOT_ASKED, RATED, SHOWN, SKIPPED};
use crate::domain::quality::Sense;
use crate::time::Time;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// An operator wrote.
    Answered,
    NeverAnswered,
    /// An operator's message followed a visitor's: it has a first response.
    Timed,
    HandedOver,
    CameBack,
    /// Asked, and the visitor's screen displayed the form.
    Shown,
    /// Asked, not rated, and the form's time has not run out.
    CanStillAnswer,
}

impl Fact {
    pub fn parse(text: &str) -> Option<Fact> {
        Some(match text {
            "answered" => Fact::Answered,
            "never_answered" => Fact::NeverAnswered,
            "timed" => Fact::Timed,
            "handed_over" => Fact::HandedOver,
            "came_back" => Fact::CameBack,
            "shown" => Fact::Shown,
            "can_still_answer" => Fact::CanStillAnswer,
            _ => return None,
        })
    }

    /// Whether it holds for the outcome at `place`.
    pub fn holds(self, columns: &Columns, place: usize, now: Time) -> bool {
        let (flags, state) = (columns.flags[place], columns.state[place]);
        let answered = columns.first_response_ms[place] != columns::NEVER;
        let asked = state != NOT_ASKED && flags & columns::EXCLUDED == 0;
        match self {
            Fact::Answered => answered,
            Fact::NeverAnswered => !answered,
            Fact::Timed => columns.first_response(place).is_some(),
            Fact::HandedOver => flags & columns::HANDED_OVER != 0,
            Fact::CameBack => flags & columns::CAME_BACK != 0,
            Fact::Shown => asked && flags & columns::SHOWN != 0,
            Fact::CanStillAnswer => {
                let due = [ASKED, SHOWN, SKIPPED].contains(&state);
                asked && due && columns.expires_at[place] > now.0
            }
        }
    }
}

/// Whether the outcome's rating counts and its score meant this.
pub fn sense_holds(wanted: Sense, columns: &Columns, place: usize) -> bool {
    let flags = columns.flags[place];
    let counts = columns.state[place] == RATED && flags & columns::EXCLUDED == 0;
    let has = |flag: u16| flags & flag != 0;
    counts
        && match wanted {
            Sense::Satisfied => has(columns::SATISFIED),
            Sense::Dissatisfied => has(columns::DISSATISFIED),
            Sense::Neutral => !has(columns::SATISFIED) && !has(columns::DISSATISFIED),
        }
}
