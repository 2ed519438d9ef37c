//! Counting: what one set of outcomes adds up to, and whether an outcome belongs to the set.

use super::columns::{self, Columns};
use super::facts::{self, Fact};
use super::filter::{Credit, Filter, Numbers, StateIs};
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Scale, Sense};
use crate::time::Time;

pub const ASKED: u8 = RequestState::Asked as u8;
pub const SHOWN: u8 = RequestState::Shown as u8;
pub const SKIPPED: u8 = RequestState::Skipped as u8;
pub const NOT_ASKED: u8 = RequestState::NotAsked as u8;
pub const RATED: u8 = RequestState::Rated as u8;

/// Sums over a set of outcomes.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub finished: i64,
    pub finished_by: [i64; 4],
    pub never_answered: i64,
    pub asked: i64,
    pub shown: i64,
    pub rated: i64,
    pub excluded: i64,
    pub can_still_answer: i64,
    pub not_asked: [i64; NotAsked::ALL.len()],
    pub satisfied: i64,
    pub dissatisfied: i64,
    pub came_back: i64,
    pub handed_over: i64,
    /// Rated per scale and score.
    pub scores: [[i64; 11]; Scale::ALL.len()],
    pub answers: i64,
    pub dialogues_answered: i64,
    pub response_ms_sum: i64,
}

impl Tally {
    /// Adds the outcome at `place`.
    pub fn add(&mut self, columns: &Columns, place: usize, now: i64) {
        let flags = columns.flags[place];
        let state = columns.state[place];
        self.finished += 1;
        self.finished_by[usize::from(columns.finished_by[place])] += 1;
        let answered = columns.first_response_ms[place] != columns::NEVER;
        self.never_answered += i64::from(!answered);
        self.came_back += i64::from(flags & columns::CAME_BACK != 0);
        self.handed_over += i64::from(flags & columns::HANDED_OVER != 0);
        let answers = i64::from(columns.answers[place]);
        self.answers += answers;
        self.dialogues_answered += i64::from(answers > 0);
        self.response_ms_sum += columns.response_sum(place);
        if flags & columns::EXCLUDED != 0 {
            self.excluded += 1;
        } else if state == NOT_ASKED {
            self.not_asked[usize::from(columns.reason[place])] += 1;
        } else {
            self.asked += 1;
            self.shown += i64::from(flags & columns::SHOWN != 0);
            if state == RATED {
                self.rated += 1;
                self.satisfied += i64::from(flags & columns::SATISFIED != 0);
                self.dissatisfied += i64::from(flags & columns::DISSATISFIED != 0);
                let (scale, score) = (columns.scale[place], columns.score[place]);
                if let (Some(scores), Ok(score)) =
                    (self.scores.get_mut(usize::from(scale)), usize::try_from(score))
                {
                    scores[score.min(10)] += 1;
                }
            } else if [ASKED, SHOWN, SKIPPED].contains(&state) {
                self.can_still_answer += i64::from(columns.expires_at[place] > now);
            }
        }
    }

    pub fn no_answer(&self) -> i64 {
        self.asked - self.rated
    }

    pub fn not_asked(&self) -> i64 {
        self.not_asked.iter().sum()
    }

    /// Those of another finisher than `by` left out.
    pub fn by(&self, by: FinishedBy) -> i64 {
        self.finished_by[by as usize]
    }

    /// Scales with ratings, each with its counts and mean.
    pub fn scales(&self) -> Vec<(Scale, &[i64; 11], f64)> {
        let mut found = Vec::new();
        for (scale, counts) in Scale::ALL.into_iter().zip(&self.scores) {
            let n: i64 = counts.iter().sum();
            if n > 0 {
                let sum: i64 = counts.iter().zip(0_i64..).map(|(count, score)| count * score).sum();
                found.push((scale, counts, ratio(sum, n).unwrap_or(0.0)));
            }
        }
        found
    }
}

/// `part ÷ whole`; None when undefined.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

/// A filter with its ids turned into the columns' small numbers.
pub struct Matcher {
    from: i64,
    to: i64,
    chats: Option<Vec<bool>>,
    operators: Option<Vec<bool>>,
    credit: Credit,
    languages: Option<Vec<bool>>,
    finished_by: Option<[bool; 4]>,
    scores: Vec<(u8, i8)>,
    states: Vec<StateIs>,
    comment: Option<bool>,
    reasons: Option<Vec<bool>>,
    senses: Vec<Sense>,
    facts: Vec<Fact>,
    now: Time,
    sets: Vec<Numbers>,
    /// What must hold, too.
    part: Option<Box<Matcher>>,
    /// Whether there are any conditions from `comment` on.
    further: bool,
    /// What a row must be: `LIVE`, or what the lists of left out ones show.
    counts: u16,
}

impl Matcher {
    /// `kind_of` tells a chat's kind by its number in the columns.
    pub fn new(filter: &Filter, columns: &Columns, is_kind: &[bool]) -> Matcher {
        let chosen = |len: usize, numbers: Vec<Option<u16>>| {
            let mut mask = vec![false; len];
            for number in numbers.into_iter().flatten() {
                mask[usize::from(number)] = true;
            }
            mask
        };
        let (chats, operators) = (columns.chats.ids().len(), columns.operators.ids().len());
        let mut chat_mask = (!filter.chats.is_empty()).then(|| {
            chosen(chats, filter.chats.iter().map(|id| columns.chats.find(Some(*id))).collect())
        });
        if !filter.kinds.is_empty() {
            let mask = chat_mask.get_or_insert_with(|| vec![true; chats]);
            mask.iter_mut().zip(is_kind).for_each(|(chosen, is_kind)| *chosen &= is_kind);
        }
        Matcher {
            from: filter.from.0,
            to: filter.to.0,
            chats: chat_mask,
            operators: (!filter.operators.is_empty()).then(|| {
                chosen(
                    operators,
                    filter.operators.iter().map(|id| columns.operators.find(*id)).collect(),
                )
            }),
            credit: filter.credit,
            languages: (!filter.languages.is_empty()).then(|| {
                columns
                    .languages
                    .iter()
                    .map(|language| filter.languages.contains(language))
                    .collect()
            }),
            finished_by: (!filter.finished_by.is_empty()).then(|| {
                [FinishedBy::Operator, FinishedBy::Visitor, FinishedBy::Idle, FinishedBy::Admin]
                    .map(|by| filter.finished_by.contains(&by))
            }),
            scores: filter
                .scores
                .iter()
                .map(|(scale, score)| (*scale as u8, i8::try_from(*score).unwrap_or(-1)))
                .collect(),
            states: filter.states.clone(),
            comment: filter.comment,
            reasons: (!filter.reasons.is_empty()).then(|| {
                let any = |set: &Vec<String>| set.iter().any(|id| filter.reasons.contains(id));
                columns.reason_sets.iter().map(any).collect()
            }),
            senses: filter.senses.clone(),
            facts: filter.facts.clone(),
            now: filter.now,
            sets: filter.sets.clone(),
            further: filter.comment.is_some()
                || !filter.reasons.is_empty()
                || !filter.senses.is_empty()
                || !filter.facts.is_empty()
                || !filter.sets.is_empty()
                || filter.part.is_some(),
            part: filter.part.as_deref().map(|part| Box::new(Matcher::new(part, columns, is_kind))),
            counts: columns::LIVE,
        }
    }

    /// The same filter over what was marked and counts nowhere.
    #[must_use]
    pub fn over_marked(mut self, flag: u16) -> Matcher {
        self.counts = flag;
        self.part = self.part.map(|part| Box::new(part.over_marked(flag)));
        self
    }

    /// The same filter over another period.
    pub fn over(mut self, from: i64, to: i64) -> Matcher {
        (self.from, self.to) = (from, to);
        self
    }

    /// Calls `found` with the place of every outcome of the set, in the order of their numbers.
    pub fn each(&self, columns: &Columns, mut found: impl FnMut(usize)) {
        // A part of a day looks at the day only.
        let (from, to) = self
            .part
            .as_ref()
            .map_or((self.from, self.to), |part| (self.from.max(part.from), self.to.min(part.to)));
        for block in columns.places(from, to) {
            for place in block {
                if self.holds(columns, place) {
                    found(place);
                }
            }
        }
    }

    /// The places of outcomes opened in `from..to` that match all but the period, whenever they were finished:
    /// by a clock that was set back even before they were opened.
    pub fn opened(
        mut self,
        columns: &Columns,
        from: i64,
        to: i64,
    ) -> impl Iterator<Item = usize> + '_ {
        (self.from, self.to) = (i64::MIN, i64::MAX);
        let places = columns.places_opened(from, to).flatten();
        places
            .filter(move |place| (from..to).contains(&columns.opened_at[*place]))
            .filter(move |place| self.holds(columns, *place))
    }

    /// Whether an outcome counts and is of a chat, kind and language that the filter wants: what concerns a
    /// dialogue from its beginning.
    pub fn is_about(&self, columns: &Columns, place: usize) -> bool {
        columns.flags[place] & self.counts != 0
            && masked(&self.chats, usize::from(columns.chat[place]))
            && masked(&self.languages, usize::from(columns.language[place]))
    }

    /// Whether the filter wants what this operator did.
    pub fn wants_operator(&self, number: u16) -> bool {
        masked(&self.operators, usize::from(number))
    }

    fn holds(&self, columns: &Columns, place: usize) -> bool {
        let finished = columns.finished_at[place];
        finished >= self.from
            && finished < self.to
            && self.is_about(columns, place)
            && operators(columns, place, self.credit).iter().any(|one| self.wants_operator(*one))
            && self.finished_by.is_none_or(|mask| mask[usize::from(columns.finished_by[place])])
            && (self.scores.is_empty() || self.score_holds(columns, place))
            && (self.states.is_empty()
                || self.states.iter().any(|state| state_holds(*state, columns, place)))
            && (!self.further || self.further_holds(columns, place))
    }

    /// The conditions that most questions do not have: looked at apart, so that those pay for none of them.
    fn further_holds(&self, columns: &Columns, place: usize) -> bool {
        let chosen = |mask: &Vec<bool>| {
            mask.get(usize::from(columns.reasons[place])).copied().unwrap_or(false)
        };
        self.comment.is_none_or(|wanted| wanted == has_comment(columns, place))
            && self.reasons.as_ref().is_none_or(chosen)
            && self.sets.iter().all(|set| set.holds(place + 1))
            && (self.senses.is_empty()
                || self.senses.iter().any(|sense| facts::sense_holds(*sense, columns, place)))
            && (self.facts.is_empty()
                || self.facts.iter().any(|fact| fact.holds(columns, place, self.now)))
            && self.part.as_ref().is_none_or(|part| part.holds(columns, place))
    }

    fn score_holds(&self, columns: &Columns, place: usize) -> bool {
        let rated = columns.state[place] == RATED && columns.flags[place] & columns::EXCLUDED == 0;
        rated && self.scores.contains(&(columns.scale[place], columns.score[place]))
    }
}

/// Whether a choice holds a small number; no choice holds all.
fn masked(mask: &Option<Vec<bool>>, number: usize) -> bool {
    mask.as_ref().is_none_or(|mask| mask.get(number).copied().unwrap_or(false))
}

/// Whose the outcome at `place` is, by the columns' operators. Where nobody wrote, or it is not known who, it is
/// only the one's it is credited to.
pub fn operators(columns: &Columns, place: usize, credit: Credit) -> &[u16] {
    let credited = std::slice::from_ref(&columns.operator[place]);
    match credit {
        Credit::TookPart => match columns.participants.of(place) {
            [] => credited,
            company => company,
        },
        Credit::Credited => credited,
    }
}

/// Whether there is a rating with a comment.
pub fn has_comment(columns: &Columns, place: usize) -> bool {
    columns.state[place] == RATED && columns.flags[place] & columns::COMMENT != 0
}

fn state_holds(wanted: StateIs, columns: &Columns, place: usize) -> bool {
    let excluded = columns.flags[place] & columns::EXCLUDED != 0;
    let state = columns.state[place];
    match wanted {
        StateIs::Excluded => excluded,
        _ if excluded => false,
        StateIs::Rated => state == RATED,
        StateIs::NoAnswer => state != RATED && state != NOT_ASKED,
        StateIs::NotAsked => state == NOT_ASKED,
        StateIs::Because(reason) => state == NOT_ASKED && columns.reason[place] == reason as u8,
        StateIs::One(one) => state == one as u8,
    }
}

/// Durations of a set, in milliseconds: those below 49 days in half the room.
#[derive(Default)]
pub struct Durations {
    short: Vec<u32>,
    long: Vec<i64>,
}

impl Durations {
    pub fn push(&mut self, milliseconds: i64) {
        match u32::try_from(milliseconds) {
            Ok(short) if short < columns::LONG => self.short.push(short),
            _ => self.long.push(milliseconds),
        }
    }

    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The smallest value that at least a share `q` of the values does not exceed (nearest rank), in seconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank within a list, and durations far below 2^52"
    )]
    pub fn quantile(&mut self, q: f64) -> Option<f64> {
        if self.is_empty() {
            return None;
        }
        let rank = ((q * self.len() as f64).ceil() as usize).clamp(1, self.len()) - 1;
        let milliseconds = match rank.checked_sub(self.short.len()) {
            None => i64::from(*self.short.select_nth_unstable(rank).1),
            // All long ones are longer than all others.
            Some(rank) => *self.long.select_nth_unstable(rank).1,
        };
        Some(milliseconds as f64 / 1_000.0)
    }
}
