//! What a figure asks of an outcome beside its times and names, as one small number. Outcomes are of few kinds, so
//! a set is counted by counting how many it has of each, and a condition on them is decided once for each kind.

use std::collections::HashMap;

use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Scale};
use crate::store::columns::Row;

/// Finished now, and neither test nor spam: it counts.
pub const LIVE: u16 = 1;
pub const SHOWN: u16 = 2;
pub const COMMENT: u16 = 4;
pub const EXCLUDED: u16 = 8;
pub const CAME_BACK: u16 = 16;
pub const HANDED_OVER: u16 = 32;
pub const SATISFIED: u16 = 64;
pub const DISSATISFIED: u16 = 128;
/// Finished now, and left out of every figure.
pub const TEST: u16 = 256;
pub const SPAM: u16 = 512;
/// An operator wrote.
pub const ANSWERED: u16 = 1_024;
/// An operator's message followed a visitor's: it has a first response.
pub const TIMED: u16 = 2_048;
/// It has answers.
pub const REPLIED: u16 = 4_096;

/// No score.
pub const NO_SCORE: i8 = -1;
/// No scale.
pub const NO_SCALE: u8 = 255;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind {
    pub flags: u16,
    pub finished_by: FinishedBy,
    pub state: RequestState,
    /// The place in `NotAsked::ALL`.
    pub reason: u8,
    /// The place in `Scale::ALL`, or `NO_SCALE`.
    pub scale: u8,
    pub score: i8,
}

impl Kind {
    /// Counts nowhere.
    pub const NONE: Kind = Kind {
        flags: 0,
        finished_by: FinishedBy::Operator,
        state: RequestState::NotAsked,
        reason: 0,
        scale: NO_SCALE,
        score: NO_SCORE,
    };

    pub fn of(row: &Row) -> Kind {
        let reason = |reason: &NotAsked| Some(reason.as_str()) == row.reason.as_deref();
        let scale = row.scale.as_deref().and_then(Scale::parse);
        Kind {
            flags: flags(row),
            finished_by: FinishedBy::parse(&row.finished_by).unwrap_or(FinishedBy::Operator),
            state: RequestState::parse(&row.state).unwrap_or(RequestState::NotAsked),
            reason: place(&NotAsked::ALL, reason).unwrap_or(0),
            scale: scale
                .and_then(|scale| place(&Scale::ALL, |known| *known == scale))
                .unwrap_or(NO_SCALE),
            score: row.score.and_then(|score| i8::try_from(score).ok()).unwrap_or(NO_SCORE),
        }
    }

    #[inline]
    pub fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// Asked, as figures count it.
    #[inline]
    pub fn was_asked(&self) -> bool {
        self.state != RequestState::NotAsked && !self.has(EXCLUDED)
    }

    /// Its rating counts.
    #[inline]
    pub fn is_rated(&self) -> bool {
        self.state == RequestState::Rated && !self.has(EXCLUDED)
    }

    /// Asked, and the visitor can answer as long as the form's time has not run out.
    #[inline]
    pub fn is_due(&self) -> bool {
        use RequestState::{Asked, Shown, Skipped};
        matches!(self.state, Asked | Shown | Skipped) && !self.has(EXCLUDED)
    }

    /// There is a rating with a comment, excluded or not.
    pub fn has_comment(&self) -> bool {
        self.state == RequestState::Rated && self.has(COMMENT)
    }
}

fn place<T>(all: &[T], is: impl Fn(&T) -> bool) -> Option<u8> {
    all.iter().position(is).and_then(|place| u8::try_from(place).ok())
}

fn flags(row: &Row) -> u16 {
    let on = |condition: bool, flag: u16| if condition { flag } else { 0 };
    on(row.live && !row.test && !row.spam, LIVE)
        | on(row.was_shown, SHOWN)
        | on(row.has_comment, COMMENT)
        | on(row.excluded, EXCLUDED)
        | on(row.came_back, CAME_BACK)
        | on(row.hand_overs > 0, HANDED_OVER)
        | on(row.sense.as_deref() == Some("satisfied"), SATISFIED)
        | on(row.sense.as_deref() == Some("dissatisfied"), DISSATISFIED)
        | on(row.live && row.test, TEST)
        | on(row.live && row.spam, SPAM)
        | on(row.operator_messages > 0 || row.first_response_ms.is_some(), ANSWERED)
        | on(row.first_response_ms.is_some(), TIMED)
        | on(row.answers > 0, REPLIED)
}

/// All kinds that were met, by their number.
#[derive(Default)]
pub struct Kinds {
    all: Vec<Kind>,
    numbers: HashMap<Kind, u32>,
}

impl Kinds {
    pub fn all(&self) -> &[Kind] {
        &self.all
    }

    #[inline]
    pub fn get(&self, number: u32) -> &Kind {
        &self.all[number as usize]
    }

    pub(super) fn number(&mut self, kind: Kind) -> u32 {
        *self.numbers.entry(kind).or_insert_with(|| {
            self.all.push(kind);
            // Flags, states and scores make fewer than a million kinds.
            u32::try_from(self.all.len() - 1).unwrap_or(u32::MAX)
        })
    }
}
