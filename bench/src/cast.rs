//! What each dialogue's people are going to do, drawn from the seed: through which door the visitor comes,
//! who takes it, whether it is handed on or continued, who ends it, and what becomes of the form.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;

use crate::script::{Line, Script};
use crate::stage::Wanted;
use crate::wire::Side;

/// The chats of a run. The first two ask as a new chat does; the others give *not asked* its reasons.
pub const CHATS: [Wanted; 4] = [
    Wanted { name: "Site", kind: "website", asks: true, min_operator_messages: 1, operators: None },
    Wanted {
        name: "Course",
        kind: "course",
        asks: true,
        min_operator_messages: 1,
        operators: None,
    },
    Wanted {
        name: "Trial",
        kind: "website",
        asks: true,
        min_operator_messages: 100,
        operators: None,
    },
    Wanted {
        name: "Quiet",
        kind: "course",
        asks: false,
        min_operator_messages: 1,
        operators: Some(&[0, 1, 2]),
    },
];
const LANGUAGES: [&str; 4] = ["en", "fr", "ru", "ar"];
/// In Candor a visitor's message opens a dialogue. Where the file lets the team begin, this line goes before.
const OPENING: &str = "(opens the chat)";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Socket,
    Polling,
    /// From one to the other and back, every few messages.
    Changing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// Before this line.
    pub before: usize,
    /// Back to waiting, for a colleague to take, instead of straight to him.
    pub back: bool,
}

/// What the visitor does with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum After {
    Rates(Rates),
    Shown,
    Skips { shown: bool },
    Leaves,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rates {
    pub score: i64,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
    pub shown: bool,
    /// Another score first, corrected at once.
    pub corrects: Option<i64>,
    /// The same submission twice.
    pub twice: bool,
}

/// One dialogue to be played.
#[derive(Clone, Debug)]
pub struct Cast {
    /// The visitor's name, by which the operators know the dialogue.
    pub name: String,
    pub lines: Vec<Line>,
    /// How many of `lines` are not in the file.
    pub opening: usize,
    pub chat: usize,
    pub language: &'static str,
    pub door: Door,
    /// Number of the operator who takes it, and of the one it is handed to.
    pub taker: usize,
    pub colleague: usize,
    /// Both try to take it at once.
    pub contested: bool,
    pub hand_over: Option<HandOver>,
    /// Finished before this line, which continues it.
    pub continued: Option<usize>,
    /// Rates already after the first finish of a continued dialogue.
    pub rates_early: bool,
    pub finisher: Side,
    pub after: After,
    /// Some messages are sent twice.
    pub doubles: bool,
    /// Does not come back when the connection breaks with something unanswered.
    pub leaves_when_cut: bool,
}

impl Cast {
    pub fn draw(name: String, script: &Script, operators: usize, random: &mut ChaCha8Rng) -> Cast {
        let (chat, after) = reaction(script, &name, random);
        let mut lines = script.lines.clone();
        let opening = usize::from(lines.first().is_some_and(|line| line.from == Side::Operator));
        if opening == 1 {
            lines.insert(0, Line { from: Side::Visitor, text: OPENING.to_owned() });
        }
        let team = CHATS[chat].operators.map_or(operators, <[usize]>::len);
        let taker = random.random_range(0..team);
        let colleague = (taker + 1) % team;
        let (hand_over, continued) = turns(&lines, team, random);
        let door = match random.random_range(0..10) {
            0..7 => Door::Socket,
            7..9 => Door::Polling,
            _ => Door::Changing,
        };
        Cast {
            name,
            opening,
            chat,
            language: LANGUAGES[random.random_range(0..LANGUAGES.len())],
            door,
            taker,
            colleague,
            contested: hand_over.is_none() && team > 1 && random.random_bool(0.1),
            hand_over,
            rates_early: continued.is_some() && random.random_bool(0.5),
            continued,
            finisher: if random.random_bool(0.8) { Side::Operator } else { Side::Visitor },
            after,
            doubles: random.random_bool(0.1),
            leaves_when_cut: random.random_bool(0.4),
            lines,
        }
    }

    /// The id a side sends line `n` under.
    pub fn client_id(&self, side: Side, n: usize) -> String {
        match side {
            Side::Visitor => format!("{}-v{n:03}", self.name),
            Side::Operator => format!("{}-o{n:03}", self.name),
        }
    }

    pub fn rates(&self) -> Option<&Rates> {
        if let After::Rates(rates) = &self.after { Some(rates) } else { None }
    }
}

/// Three of four rate; the others do everything else that can happen to a form.
fn reaction(script: &Script, name: &str, random: &mut ChaCha8Rng) -> (usize, After) {
    let asking = random.random_range(0..2);
    if random.random_bool(0.75) {
        let dissatisfied = script.score <= 2;
        let comment =
            random.random_bool(0.3).then(|| format!("Comment on {name}: «ça va»? Да, نعم 🙂"));
        let reasons = match dissatisfied && random.random_bool(0.5) {
            true => vec!["slow".to_owned(), "product".to_owned()],
            false => Vec::new(),
        };
        let corrects = random.random_bool(0.1).then_some(if script.score == 5 { 3 } else { 5 });
        let rates = Rates {
            score: script.score,
            comment,
            reasons,
            shown: random.random_bool(0.7),
            corrects,
            twice: random.random_bool(0.1),
        };
        return (asking, After::Rates(rates));
    }
    match random.random_range(0..7) {
        0 | 1 => (asking, After::Leaves),
        2 => (asking, After::Shown),
        3 => (asking, After::Skips { shown: true }),
        4 => (asking, After::Skips { shown: false }),
        5 => (2, After::Shown),
        _ => (3, After::Leaves),
    }
}

/// Where it is handed on, or finished and continued: at most one of both.
fn turns(
    lines: &[Line],
    team: usize,
    random: &mut ChaCha8Rng,
) -> (Option<HandOver>, Option<usize>) {
    let places = |side: Side| -> Vec<usize> {
        let answered = lines.iter().position(|line| line.from == Side::Operator).unwrap_or(0);
        let from = answered.max(2) + 1;
        (from..lines.len().saturating_sub(1)).filter(|n| lines[*n].from == side).collect()
    };
    let wish: f64 = random.random();
    if wish < 0.12 && team > 1 {
        let places = places(Side::Operator);
        if !places.is_empty() {
            let before = places[random.random_range(0..places.len())];
            return (Some(HandOver { before, back: random.random_bool(0.5) }), None);
        }
    } else if wish < 0.20 {
        let places = places(Side::Visitor);
        if !places.is_empty() {
            return (None, Some(places[random.random_range(0..places.len())]));
        }
    }
    (None, None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    fn script() -> Script {
        let line = |n: usize| {
            let from = if n.is_multiple_of(2) { Side::Operator } else { Side::Visitor };
            Line { from, text: format!("line {n}") }
        };
        Script { id: "s".to_owned(), lines: (0..12).map(line).collect(), score: 2 }
    }

    #[test]
    fn what_the_file_says_is_played_whoever_begins() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let cast = Cast::draw("d00001".to_owned(), &script(), 5, &mut random);
        assert_eq!(cast.opening, 1);
        assert_eq!(cast.lines[0].from, Side::Visitor);
        assert_eq!(cast.lines[1..], script().lines);
    }

    #[test]
    fn everything_that_can_happen_is_drawn_and_three_of_four_rate() {
        let mut random = ChaCha8Rng::seed_from_u64(7);
        let casts: Vec<Cast> =
            (0..1_000).map(|n| Cast::draw(format!("d{n:05}"), &script(), 5, &mut random)).collect();
        let count = |is: &dyn Fn(&Cast) -> bool| casts.iter().filter(|cast| is(cast)).count();
        let rated = count(&|cast| cast.rates().is_some());
        assert!((700..800).contains(&rated), "{rated}");
        for (name, is) in [
            ("handed on", (&|cast: &Cast| cast.hand_over.is_some()) as &dyn Fn(&Cast) -> bool),
            ("handed back", &|cast| cast.hand_over.is_some_and(|hand_over| hand_over.back)),
            ("continued", &|cast| cast.continued.is_some()),
            ("rated early", &|cast| cast.rates_early && cast.rates().is_some()),
            ("contested", &|cast| cast.contested),
            ("polling", &|cast| cast.door == Door::Polling),
            ("changing", &|cast| cast.door == Door::Changing),
            ("not asked", &|cast| cast.chat > 1),
            ("shown", &|cast| cast.after == After::Shown),
            ("ended by the visitor", &|cast| cast.finisher == Side::Visitor),
            ("corrected", &|cast| cast.rates().is_some_and(|rates| rates.corrects.is_some())),
        ] {
            assert!(count(is) > 0, "{name}");
        }
        // An operator has answered before it is handed on or finished for the first time.
        for cast in &casts {
            let place = cast.continued.or(cast.hand_over.map(|hand_over| hand_over.before));
            let answered =
                |place| cast.lines[..place].iter().any(|line| line.from == Side::Operator);
            assert!(place.is_none_or(answered), "{cast:?}");
        }
    }
}
