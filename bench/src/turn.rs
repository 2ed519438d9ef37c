//! Whose turn it is, from what one side holds. Pure: each side decides by itself, and because nobody writes
//! before he holds all that stands above his line, the dialogue comes out in the file's order.

use crate::cast::Cast;
use crate::wire::Side;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Write this line.
    Say(usize),
    Finish,
    /// Hand it to the colleague, or back to waiting.
    HandOver,
    /// Somebody else is to do something.
    Wait,
    /// All is said and it is finished.
    Done,
}

/// The visitor's turn. `held`: how many messages he holds; `finished`: what he last heard of the state.
pub fn of_visitor(cast: &Cast, held: usize, finished: bool) -> Turn {
    match cast.lines.get(held) {
        // The line that continues it waits for the finish.
        Some(_) if cast.continued == Some(held) && !finished => Turn::Wait,
        Some(line) if line.from == Side::Visitor => Turn::Say(held),
        Some(_) => Turn::Wait,
        None if finished => Turn::Done,
        None if cast.finisher == Side::Visitor => Turn::Finish,
        None => Turn::Wait,
    }
}

/// The turn of operator `me`, to whom the active dialogue is assigned.
pub fn of_operator(cast: &Cast, held: usize, me: usize) -> Turn {
    match cast.lines.get(held) {
        Some(_) if cast.continued == Some(held) => Turn::Finish,
        Some(_)
            if me == cast.taker
                && cast.hand_over.is_some_and(|hand_over| hand_over.before == held) =>
        {
            Turn::HandOver
        }
        Some(line) if line.from == Side::Operator => Turn::Say(held),
        Some(_) => Turn::Wait,
        None if cast.finisher == Side::Operator => Turn::Finish,
        None => Turn::Wait,
    }
}

/// Whether operator `me` takes it while it waits with `last_seq` messages.
pub fn takes(cast: &Cast, last_seq: usize, me: usize) -> bool {
    let handed_back =
        cast.hand_over.is_some_and(|hand_over| hand_over.back && hand_over.before <= last_seq);
    if handed_back {
        return me == cast.colleague;
    }
    me == cast.taker || (cast.contested && me == cast.colleague)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cast::{After, Door, HandOver};
    use crate::script::Line;

    fn cast() -> Cast {
        let line = |from| Line { from, text: "x".to_owned() };
        let lines = [Side::Visitor, Side::Operator, Side::Visitor, Side::Operator];
        Cast {
            name: "d00001".to_owned(),
            lines: lines.map(line).to_vec(),
            opening: 0,
            chat: 0,
            language: "en",
            door: Door::Socket,
            taker: 1,
            colleague: 2,
            contested: false,
            hand_over: None,
            continued: None,
            rates_early: false,
            finisher: Side::Operator,
            after: After::Leaves,
            doubles: false,
            leaves_when_cut: false,
        }
    }

    #[test]
    fn nobody_writes_out_of_turn() {
        let cast = cast();
        let visitor: Vec<Turn> = (0..=4).map(|held| of_visitor(&cast, held, false)).collect();
        assert_eq!(visitor, [Turn::Say(0), Turn::Wait, Turn::Say(2), Turn::Wait, Turn::Wait]);
        let operator: Vec<Turn> = (0..=4).map(|held| of_operator(&cast, held, 1)).collect();
        assert_eq!(operator, [Turn::Wait, Turn::Say(1), Turn::Wait, Turn::Say(3), Turn::Finish]);
        assert_eq!(of_visitor(&cast, 4, true), Turn::Done);
    }

    #[test]
    fn a_continued_dialogue_is_finished_before_its_line() {
        let cast = Cast { continued: Some(2), ..cast() };
        assert_eq!(of_operator(&cast, 2, 1), Turn::Finish);
        assert_eq!(of_visitor(&cast, 2, false), Turn::Wait);
        assert_eq!(of_visitor(&cast, 2, true), Turn::Say(2));
        assert_eq!(of_operator(&cast, 3, 1), Turn::Say(3));
    }

    #[test]
    fn it_is_handed_on_once_by_the_one_who_took_it() {
        let cast = Cast { hand_over: Some(HandOver { before: 3, back: true }), ..cast() };
        assert_eq!(of_operator(&cast, 3, 1), Turn::HandOver);
        assert_eq!(of_operator(&cast, 3, 2), Turn::Say(3));
        assert!(takes(&cast, 1, 1) && !takes(&cast, 1, 2));
        assert!(takes(&cast, 3, 2) && !takes(&cast, 3, 1));
    }
}
