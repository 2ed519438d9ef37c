//! Facts of a finished dialogue that a figure counts and a filter finds, so that a list and its number agree.

use super::kinds::{ANSWERED, CAME_BACK, DISSATISFIED, HANDED_OVER, Kind, SATISFIED, SHOWN, TIMED};
use crate::domain::quality::Sense;

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

/// Whether a condition holds for all outcomes of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    No,
    Yes,
    /// For those whose form's time has not run out.
    WhileOpen,
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

    /// Whether any of them holds; without any, there is nothing to hold.
    pub fn any_holds(all: &[Fact], kind: &Kind) -> Holds {
        let of = |wanted: Holds| all.iter().any(|fact| fact.holds(kind) == wanted);
        if all.is_empty() || of(Holds::Yes) {
            Holds::Yes
        } else if of(Holds::WhileOpen) {
            Holds::WhileOpen
        } else {
            Holds::No
        }
    }

    fn holds(self, kind: &Kind) -> Holds {
        let yes = match self {
            Fact::Answered => kind.has(ANSWERED),
            Fact::NeverAnswered => !kind.has(ANSWERED),
            Fact::Timed => kind.has(TIMED),
            Fact::HandedOver => kind.has(HANDED_OVER),
            Fact::CameBack => kind.has(CAME_BACK),
            Fact::Shown => kind.was_asked() && kind.has(SHOWN),
            Fact::CanStillAnswer if kind.is_due() => return Holds::WhileOpen,
            Fact::CanStillAnswer => false,
        };
        if yes { Holds::Yes } else { Holds::No }
    }
}

impl Kind {
    /// Whether the rating counts and its score meant this.
    pub fn means(&self, sense: Sense) -> bool {
        let (satisfied, dissatisfied) = (self.has(SATISFIED), self.has(DISSATISFIED));
        self.is_rated()
            && match sense {
                Sense::Satisfied => satisfied,
                Sense::Dissatisfied => dissatisfied,
                Sense::Neutral => !satisfied && !dissatisfied,
            }
    }
}
