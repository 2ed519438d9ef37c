//! Whether an outcome belongs to a set: a filter with its ids turned into the columns' small numbers, and what it
//! asks of kinds decided once for each kind.

use std::ops::Range;

use super::columns::Columns;
use super::facts::{Fact, Holds};
use super::filter::{Credit, Filter, StateIs};
use super::kinds::{EXCLUDED, Kind, LIVE};
use super::numbers::Numbers;
use super::tally::operators;
use crate::domain::quality::{RequestState, Scale};

/// A filter over columns. Made for them as they are: it knows nothing of what comes in later.
pub struct Matcher {
    from: i64,
    to: i64,
    /// By the chat's number; None: any.
    chats: Option<Vec<bool>>,
    operators: Option<Vec<bool>>,
    credit: Credit,
    languages: Option<Vec<bool>>,
    /// By the kind's number: whether it is finished and counts.
    counts: Vec<bool>,
    /// By the kind's number, counting included.
    kinds: Vec<Holds>,
    /// By the number of the choice of reasons.
    reasons: Option<Vec<bool>>,
    now: i64,
    tagged: Option<Numbers>,
    sets: Vec<Numbers>,
    /// What must hold, too.
    part: Option<Box<Matcher>>,
    /// Something is asked that neither kind nor name decides.
    asks_further: bool,
    /// No more than the period is asked.
    everything: bool,
}

impl Matcher {
    /// `is_kind` tells by the chat's number in the columns whether it is of a kind that the filter wants, and seen by
    /// whoever asks.
    pub fn new(filter: &Filter, columns: &Columns, is_kind: &[bool]) -> Matcher {
        Matcher::over_marked(filter, columns, is_kind, LIVE)
    }

    /// The same filter over what was marked and counts nowhere: `counts` is its flag.
    pub fn over_marked(
        filter: &Filter,
        columns: &Columns,
        is_kind: &[bool],
        counts: u16,
    ) -> Matcher {
        let all = columns.kinds.all();
        let counts_by_kind: Vec<bool> = all.iter().map(|kind| kind.has(counts)).collect();
        let holds = |kind: &Kind| if kind.has(counts) { asked_of(filter, kind) } else { Holds::No };
        let chats = chats(filter, columns, is_kind);
        let operators = (!filter.operators.is_empty()).then(|| {
            let numbers = filter.operators.iter().map(|id| columns.operators.find(*id));
            chosen(columns.operators.ids().len(), numbers)
        });
        let languages = (!filter.languages.is_empty()).then(|| {
            let wanted = |language: &String| filter.languages.contains(language);
            columns.languages.iter().map(wanted).collect()
        });
        let reasons = (!filter.reasons.is_empty()).then(|| {
            let any = |set: &Vec<String>| set.iter().any(|id| filter.reasons.contains(id));
            columns.reason_sets.iter().map(any).collect()
        });
        let part = filter.part.as_deref();
        let kinds: Vec<Holds> = all.iter().map(holds).collect();
        let of_kinds = kinds
            .iter()
            .zip(&counts_by_kind)
            .any(|(holds, counts)| *counts && *holds != Holds::Yes);
        let asks_further = reasons.is_some()
            || !filter.sets.is_empty()
            || part.is_some()
            || kinds.contains(&Holds::WhileOpen);
        Matcher {
            everything: counts == LIVE
                && chats.is_none()
                && operators.is_none()
                && languages.is_none()
                && filter.tagged.is_none()
                && !asks_further
                && !of_kinds,
            asks_further,
            from: filter.from.0,
            to: filter.to.0,
            chats,
            operators,
            credit: filter.credit,
            languages,
            counts: counts_by_kind,
            kinds,
            reasons,
            now: filter.now.0,
            tagged: filter.tagged.clone(),
            sets: filter.sets.clone(),
            part: part.map(|part| Box::new(Matcher::over_marked(part, columns, is_kind, counts))),
        }
    }

    /// The same filter over another period.
    #[must_use]
    pub fn over(mut self, from: i64, to: i64) -> Matcher {
        (self.from, self.to) = (from, to);
        self
    }

    /// The period.
    pub fn period(&self) -> (i64, i64) {
        (self.from, self.to)
    }

    /// Whether every outcome of the period that counts belongs to the set.
    pub fn takes_everything(&self) -> bool {
        self.everything
    }

    /// Whether dialogues of all chats, languages and tags are meant.
    pub fn is_about_all(&self) -> bool {
        self.chats.is_none() && self.languages.is_none() && self.tagged.is_none()
    }

    pub fn takes_all_operators(&self) -> bool {
        self.operators.is_none()
    }

    /// Calls `found` with the place of every outcome of the set, in the order of their numbers.
    pub fn each(&self, columns: &Columns, mut found: impl FnMut(usize)) {
        // A part of a day looks at the day only.
        let (from, to) = self
            .part
            .as_ref()
            .map_or((self.from, self.to), |part| (self.from.max(part.from), self.to.min(part.to)));
        let mut places = Vec::new();
        for block in columns.places(from, to) {
            self.select(columns, block, &mut places);
            places.iter().for_each(|place| found(*place as usize));
        }
    }

    /// Puts the places of the set within `block` into `places`. Column by column, and without branches: most
    /// conditions hold for some rows and not for others, in no order.
    pub fn select(&self, columns: &Columns, block: Range<usize>, places: &mut Vec<u32>) {
        let of_kind = |place: usize| self.kinds[columns.kind[place] as usize] != Holds::No;
        let by_credit =
            if self.credit == Credit::Credited { self.operators.as_ref() } else { None };
        match by_credit {
            Some(mask) => {
                begin(places, &block, &columns.operator, |number| mask[usize::from(number)]);
                keep(places, of_kind);
            }
            None => match &self.chats {
                Some(mask) => {
                    begin(places, &block, &columns.chat, |number| mask[usize::from(number)]);
                    keep(places, of_kind);
                }
                None => {
                    let holds = |kind| self.kinds[kind as usize] != Holds::No;
                    begin(places, &block, &columns.kind, holds);
                }
            },
        }
        let reach = columns.blocks()[block.start / columns.sizes().block].finished;
        if reach.0 < self.from || reach.1 >= self.to {
            keep(places, |place| (self.from..self.to).contains(&columns.finished_at[place]));
        }
        if let (Some(mask), Some(_)) = (&self.chats, by_credit) {
            keep(places, |place| mask[usize::from(columns.chat[place])]);
        }
        if let Some(mask) = &self.languages {
            keep(places, |place| mask[usize::from(columns.language[place])]);
        }
        if let Some(tagged) = &self.tagged {
            keep(places, |place| tagged.holds(place + 1));
        }
        if self.operators.is_some() && self.credit == Credit::TookPart {
            keep(places, |place| self.is_of(columns, place));
        }
        if self.asks_further {
            keep(places, |place| self.further(columns, place));
        }
    }

    /// Puts the places within `block` for which `is_about` into `places`.
    pub fn about(&self, columns: &Columns, block: Range<usize>, places: &mut Vec<u32>) {
        let counts = |place: usize| self.counts[columns.kind[place] as usize];
        match &self.chats {
            Some(mask) => {
                begin(places, &block, &columns.chat, |number| mask[usize::from(number)]);
                keep(places, counts);
            }
            None => begin(places, &block, &columns.kind, |kind| self.counts[kind as usize]),
        }
        if let Some(mask) = &self.languages {
            keep(places, |place| mask[usize::from(columns.language[place])]);
        }
        if let Some(tagged) = &self.tagged {
            keep(places, |place| tagged.holds(place + 1));
        }
    }

    /// Whether an outcome counts and is of a chat, kind, language and tag that the filter wants: what concerns a
    /// dialogue from its beginning.
    #[inline]
    pub fn is_about(&self, columns: &Columns, place: usize) -> bool {
        self.counts[columns.kind[place] as usize]
            && masked(self.chats.as_ref(), columns.chat[place])
            && masked(self.languages.as_ref(), columns.language[place])
            && self.tagged.as_ref().is_none_or(|tagged| tagged.holds(place + 1))
    }

    /// Whether the filter wants what this operator did.
    #[inline]
    pub fn wants_operator(&self, number: u16) -> bool {
        masked(self.operators.as_ref(), number)
    }

    /// Whether the outcome at `place` belongs to the set.
    pub fn holds(&self, columns: &Columns, place: usize) -> bool {
        (self.from..self.to).contains(&columns.finished_at[place])
            && self.is_about(columns, place)
            && self.is_of(columns, place)
            && self.kinds[columns.kind[place] as usize] != Holds::No
            && self.further(columns, place)
    }

    fn is_of(&self, columns: &Columns, place: usize) -> bool {
        operators(columns, place, self.credit).iter().any(|one| self.wants_operator(*one))
    }

    /// The conditions that most questions do not have, and neither kind nor name decides.
    fn further(&self, columns: &Columns, place: usize) -> bool {
        let can_answer = || columns.expires_at[place] > self.now;
        (self.kinds[columns.kind[place] as usize] != Holds::WhileOpen || can_answer())
            && masked(self.reasons.as_ref(), columns.reasons[place])
            && self.sets.iter().all(|set| set.holds(place + 1))
            && self.part.as_ref().is_none_or(|part| part.holds(columns, place))
    }
}

/// The rows of `block` for which `holds`, by their place.
fn begin<T: Copy>(
    places: &mut Vec<u32>,
    block: &Range<usize>,
    column: &[T],
    holds: impl Fn(T) -> bool,
) {
    places.resize(block.len(), 0);
    let mut kept = 0;
    let first = u32::try_from(block.start).unwrap_or(u32::MAX);
    for (place, value) in (first..).zip(&column[block.clone()]) {
        places[kept] = place;
        kept += usize::from(holds(*value));
    }
    places.truncate(kept);
}

/// Keeps the places for which `holds`.
fn keep(places: &mut Vec<u32>, holds: impl Fn(usize) -> bool) {
    let mut kept = 0;
    for n in 0..places.len() {
        let place = places[n];
        places[kept] = place;
        kept += usize::from(holds(place as usize));
    }
    places.truncate(kept);
}

fn chats(filter: &Filter, columns: &Columns, is_kind: &[bool]) -> Option<Vec<bool>> {
    let count = columns.chats.ids().len();
    let mut mask = (!filter.chats.is_empty())
        .then(|| chosen(count, filter.chats.iter().map(|id| columns.chats.find(Some(*id)))));
    // Also without a kind in the filter: whoever asks may not see all chats.
    if is_kind.contains(&false) {
        let mask = mask.get_or_insert_with(|| vec![true; count]);
        mask.iter_mut().zip(is_kind).for_each(|(chosen, is_kind)| *chosen &= is_kind);
    }
    mask
}

fn chosen(len: usize, numbers: impl Iterator<Item = Option<u16>>) -> Vec<bool> {
    let mut mask = vec![false; len];
    numbers.flatten().for_each(|number| mask[usize::from(number)] = true);
    mask
}

/// Whether a choice holds a small number; no choice holds all.
#[inline]
fn masked(mask: Option<&Vec<bool>>, number: u16) -> bool {
    mask.is_none_or(|mask| mask.get(usize::from(number)).copied().unwrap_or(false))
}

/// What the filter asks of a kind.
fn asked_of(filter: &Filter, kind: &Kind) -> Holds {
    let by = filter.finished_by.is_empty() || filter.finished_by.contains(&kind.finished_by);
    let score = filter.scores.is_empty() || kind.is_rated() && has_score(filter, kind);
    let state =
        filter.states.is_empty() || filter.states.iter().any(|state| state_holds(*state, kind));
    let comment = filter.comment.is_none_or(|wanted| wanted == kind.has_comment());
    let sense = filter.senses.is_empty() || filter.senses.iter().any(|sense| kind.means(*sense));
    if by && score && state && comment && sense {
        Fact::any_holds(&filter.facts, kind)
    } else {
        Holds::No
    }
}

fn has_score(filter: &Filter, kind: &Kind) -> bool {
    let scale = Scale::ALL.get(usize::from(kind.scale));
    let is =
        |(wanted, score): &(Scale, i64)| Some(wanted) == scale && *score == i64::from(kind.score);
    filter.scores.iter().any(is)
}

fn state_holds(wanted: StateIs, kind: &Kind) -> bool {
    let not_asked = kind.state == RequestState::NotAsked;
    match wanted {
        StateIs::Excluded => kind.has(EXCLUDED),
        _ if kind.has(EXCLUDED) => false,
        StateIs::Rated => kind.is_rated(),
        StateIs::NoAnswer => kind.was_asked() && !kind.is_rated(),
        StateIs::NotAsked => not_asked,
        StateIs::Because(reason) => not_asked && kind.reason == reason as u8,
        StateIs::One(one) => kind.state == one,
    }
}
