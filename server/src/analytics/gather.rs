//! Counting a period: outcome by outcome where a filter chooses among them, by what is summed up already where it
//! takes them all.

use std::ops::Range;

use super::columns::{Columns, LONG, meets};
use super::durations::Durations;
use super::filter::Credit;
use super::kinds::Kind;
use super::matcher::Matcher;
use super::speeds::Speeds;
use super::summary::Summary;
use super::tally::{Tally, operators};
use crate::domain::working_time::Counted;
use crate::time::Time;

/// Sums over the outcomes of a set.
pub struct Sums<'a> {
    pub total: Tally,
    pub points: Vec<Tally>,
    /// By the columns' numbers.
    pub operators: Vec<Tally>,
    pub chats: Vec<Tally>,
    pub first_response: Durations<'a>,
    pub duration: Durations<'a>,
    /// By the number of the choice of reasons.
    pub reasons: Vec<i64>,
    /// By the number of the definition: whether a rating was given under it.
    pub meant: Vec<bool>,
}

/// Up to so many points may share a block before its rows are counted one by one.
const POINTS_AT_ONCE: usize = 8;
/// The most counts held at once for groups by kind (32 MB).
const COUNTS_MAX: usize = 8_000_000;

/// One set on its way to its sums.
pub struct Gather<'a> {
    columns: &'a Columns,
    matcher: &'a Matcher,
    /// Where points begin; the last is the end.
    bounds: &'a [Time],
    now: i64,
    credit: Credit,
    counted: Counted,
    /// Of the time that counts.
    speeds: &'a Speeds,
    sums: Sums<'a>,
    operators: Groups,
    chats: Groups,
    /// By point of the block and kind.
    at_once: Vec<u32>,
    places: Vec<u32>,
}

impl<'a> Gather<'a> {
    pub fn new(
        columns: &'a Columns,
        matcher: &'a Matcher,
        (credit, counted): (Credit, Counted),
        bounds: &'a [Time],
        now: i64,
    ) -> Gather<'a> {
        let kinds = columns.kinds.all().len();
        let (operators, chats) = (columns.operators.ids().len(), columns.chats.ids().len());
        Gather {
            columns,
            matcher,
            bounds,
            now,
            credit,
            counted,
            speeds: columns.speeds(counted),
            sums: Sums {
                total: Tally::default(),
                points: vec![Tally::default(); bounds.len() - 1],
                operators: vec![Tally::default(); operators],
                chats: vec![Tally::default(); chats],
                first_response: Durations::default(),
                duration: Durations::default(),
                reasons: vec![0; columns.reason_sets.len()],
                meant: vec![false; columns.definitions.len()],
            },
            operators: Groups::Nothing { groups: operators, kinds },
            chats: Groups::Nothing { groups: chats, kinds },
            at_once: Vec::new(),
            places: Vec::new(),
        }
    }

    /// Adds what the set has in a segment.
    pub fn segment(&mut self, segment: usize) {
        let columns = self.columns;
        let (from, to) = self.matcher.period();
        let blocks = columns.blocks_of(segment);
        let reach = |block: usize| columns.blocks()[block].finished;
        if !blocks.clone().any(|block| meets(reach(block), from, to)) {
            return;
        }
        let whole = self.matcher.takes_everything()
            && self.credit == Credit::Credited
            && blocks.clone().all(|block| from <= reach(block).0 && reach(block).1 < to);
        match whole.then(|| columns.summary(segment)).flatten() {
            Some(summary) => self.whole(summary, blocks),
            None => blocks
                .filter(|block| meets(reach(*block), from, to))
                .for_each(|block| self.rows(block)),
        }
    }

    /// All of a segment.
    fn whole(&mut self, summary: &'a Summary, blocks: Range<usize>) {
        let sums = &mut self.sums;
        sums.total.merge(&summary.total);
        let still = |place: &&usize| self.columns.expires_at[**place] > self.now;
        sums.total.can_still_answer += count(summary.due.iter().filter(still).count());
        for (number, tally) in &summary.operators {
            sums.operators[usize::from(*number)].merge(tally);
        }
        for (number, tally) in &summary.chats {
            sums.chats[usize::from(*number)].merge(tally);
        }
        for (number, count) in &summary.reasons {
            sums.reasons[usize::from(*number)] += count;
        }
        for number in &summary.meant {
            if let Some(meant) = sums.meant.get_mut(usize::from(*number)) {
                *meant = true;
            }
        }
        let working = summary.working.as_deref().filter(|_| self.counted == Counted::Working);
        if let Some(working) = working {
            sums.total.response_ms_sum += working.beside_clock;
            for (number, beside_clock) in &working.operators {
                sums.operators[usize::from(*number)].response_ms_sum += beside_clock;
            }
        }
        let (short, long) =
            working.map_or(&summary.first_response, |working| &working.first_response);
        sums.first_response.push_sorted(short, long);
        let (short, long) = &summary.duration;
        sums.duration.push_sorted(short, long);
        if let [points] = sums.points.as_mut_slice() {
            points.merge(&summary.total);
            return;
        }
        for (block, (tally, (first, last))) in
            blocks.zip(summary.blocks.iter().zip(&summary.finished))
        {
            if first > last {
                continue;
            }
            let (first, last) = (self.point(*first), self.point(*last));
            if first == last {
                self.sums.points[first].merge(tally);
            } else {
                self.select(block);
                self.by_point(first..last + 1);
            }
        }
    }

    fn select(&mut self, block: usize) {
        self.matcher.select(self.columns, self.columns.block(block), &mut self.places);
    }

    /// The rows of a block that belong to the set.
    fn rows(&mut self, block: usize) {
        self.select(block);
        if self.places.is_empty() {
            return;
        }
        let columns = self.columns;
        let reach = columns.blocks()[block].finished;
        let (from, to) = self.matcher.period();
        let (first, last) = (self.point(reach.0.max(from)), self.point(reach.1.min(to - 1)));
        self.by_point(first..last + 1);
        self.by_group();
        for place in self.places.iter().map(|place| *place as usize) {
            match self.speeds.first_response_ms[place] {
                short if short < LONG => self.sums.first_response.push_short(short),
                _ => {
                    let long = self.speeds.first_response(place);
                    long.into_iter().for_each(|long| self.sums.first_response.push(long));
                }
            }
            match columns.duration_ms[place] {
                short if short < LONG => self.sums.duration.push_short(short),
                _ => self.sums.duration.push(columns.duration(place)),
            }
            let kind = columns.kind_of(place);
            if kind.is_rated() {
                self.sums.reasons[usize::from(columns.reasons[place])] += 1;
                let meant = self.sums.meant.get_mut(usize::from(columns.definition[place]));
                meant.into_iter().for_each(|meant| *meant = true);
            } else if kind.is_due() {
                let can = columns.expires_at[place] > self.now;
                self.sums.total.can_still_answer += i64::from(can);
            }
        }
    }

    /// Which point an instant of the period belongs to.
    fn point(&self, at: i64) -> usize {
        self.bounds.partition_point(|bound| bound.0 <= at).clamp(1, self.bounds.len() - 1) - 1
    }

    /// Counts the chosen places by point, all of them within `points`.
    fn by_point(&mut self, points: Range<usize>) {
        let columns = self.columns;
        let kinds = columns.kinds.all();
        let few = points.len() <= POINTS_AT_ONCE && self.places.len() >= kinds.len() / 4;
        if !few {
            for place in self.places.iter().map(|place| *place as usize) {
                let point = self.point(columns.finished_at[place]);
                self.sums.points[point].add(columns.kind_of(place), 1);
            }
            return;
        }
        self.at_once.resize(POINTS_AT_ONCE * kinds.len(), 0);
        if points.len() == 1 {
            for place in &self.places {
                self.at_once[columns.kind[*place as usize] as usize] += 1;
            }
        } else {
            let inner = &self.bounds[points.start + 1..points.end];
            for place in self.places.iter().map(|place| *place as usize) {
                let at = columns.finished_at[place];
                let point: usize = inner.iter().map(|bound| usize::from(bound.0 <= at)).sum();
                self.at_once[point * kinds.len() + columns.kind[place] as usize] += 1;
            }
        }
        for (point, counts) in points.zip(self.at_once.chunks_exact_mut(kinds.len())) {
            take(counts, kinds, &mut self.sums.points[point]);
        }
    }

    fn by_group(&mut self) {
        let columns = self.columns;
        self.operators.make_room();
        self.chats.make_room();
        for place in self.places.iter().map(|place| *place as usize) {
            let number = columns.kind[place];
            let kind = columns.kinds.get(number);
            let answers = i64::from(columns.answers[place]);
            let response_ms = match self.speeds.response_ms_sum[place] {
                LONG => self.speeds.response_sum(place),
                short => i64::from(short),
            };
            for operator in operators(columns, place, self.credit) {
                self.operators.add(usize::from(*operator), number, kind);
                let sums = &mut self.sums.operators[usize::from(*operator)];
                sums.answers += answers;
                sums.response_ms_sum += response_ms;
            }
            self.chats.add(usize::from(columns.chat[place]), number, kind);
            self.sums.total.answers += answers;
            self.sums.total.response_ms_sum += response_ms;
        }
    }

    pub fn finish(mut self) -> Sums<'a> {
        let kinds = self.columns.kinds.all();
        self.operators.finish(kinds, &mut self.sums.operators);
        // A dialogue has one chat: the chats' sums are the total's.
        let mut chats = vec![Tally::default(); self.sums.chats.len()];
        self.chats.finish(kinds, &mut chats);
        for (sum, chat) in self.sums.chats.iter_mut().zip(&chats) {
            sum.merge(chat);
            self.sums.total.merge(chat);
        }
        self.sums
    }
}

impl<'a> Sums<'a> {
    /// Adds the sums of another part of the set.
    pub fn merge(&mut self, other: Sums<'a>) {
        let merge = |sums: &mut [Tally], more: &[Tally]| {
            sums.iter_mut().zip(more).for_each(|(sum, more)| sum.merge(more));
        };
        self.total.merge(&other.total);
        merge(&mut self.points, &other.points);
        merge(&mut self.operators, &other.operators);
        merge(&mut self.chats, &other.chats);
        self.first_response.merge(other.first_response);
        self.duration.merge(other.duration);
        self.reasons.iter_mut().zip(other.reasons).for_each(|(sum, more)| *sum += more);
        self.meant.iter_mut().zip(other.meant).for_each(|(sum, more)| *sum |= more);
    }
}

/// Outcomes by group and kind. Room is made with the first: most questions need none.
enum Groups {
    Nothing {
        groups: usize,
        kinds: usize,
    },
    /// How many: the group's counts of all kinds, one group after the other.
    Counts {
        kinds: usize,
        counts: Vec<u32>,
    },
    /// More groups and kinds than there is room for.
    Tallies(Vec<Tally>),
}

impl Groups {
    /// Makes room for what comes.
    fn make_room(&mut self) {
        let Groups::Nothing { groups, kinds } = *self else { return };
        *self = if groups * kinds <= COUNTS_MAX {
            Groups::Counts { kinds, counts: vec![0; groups * kinds] }
        } else {
            Groups::Tallies(vec![Tally::default(); groups])
        };
    }

    #[inline]
    fn add(&mut self, group: usize, number: u32, kind: &Kind) {
        match self {
            Groups::Nothing { .. } => {}
            Groups::Counts { kinds, counts } => counts[group * *kinds + number as usize] += 1,
            Groups::Tallies(tallies) => tallies[group].add(kind, 1),
        }
    }

    fn finish(&mut self, all: &[Kind], into: &mut [Tally]) {
        match self {
            Groups::Counts { kinds, counts } if *kinds > 0 => {
                let groups = counts.chunks_exact_mut(*kinds).zip(into);
                groups.for_each(|(counts, tally)| take(counts, all, tally));
            }
            Groups::Nothing { .. } | Groups::Counts { .. } => {}
            Groups::Tallies(tallies) => {
                tallies.iter().zip(into).for_each(|(own, tally)| tally.merge(own));
            }
        }
    }
}

/// Adds counts by kind to a tally, and leaves none.
fn take(counts: &mut [u32], kinds: &[Kind], tally: &mut Tally) {
    for (counted, kind) in counts.iter_mut().zip(kinds) {
        if *counted > 0 {
            tally.add(kind, i64::from(*counted));
            *counted = 0;
        }
    }
}

fn count(len: usize) -> i64 {
    i64::try_from(len).unwrap_or(i64::MAX)
}
