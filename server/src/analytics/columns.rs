//! Outcomes as plain typed columns: the row of outcome `n` stands at `n − 1`. Blocks know their earliest and
//! latest finish and opening, so that a question about a month does not look at the years around it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

use super::answered::{Answered, Participants};
use super::definitions::Definitions;
use super::kinds::{CAME_BACK, Kind, Kinds};
use super::parts;
use super::speeds::{Speeds, short};
use super::summary::Summary;
use crate::domain::working_time::Counted;
use crate::ids::Id;
use crate::store::columns::Row;

/// How outcomes are cut: blocks, and segments of whole blocks, which are summed up once they come to rest.
#[derive(Clone, Copy, Debug)]
pub struct Sizes {
    /// Rows per block.
    pub block: usize,
    /// Rows per segment: several blocks.
    pub segment: usize,
}

impl Default for Sizes {
    fn default() -> Sizes {
        Sizes { block: 4_096, segment: 16_384 }
    }
}

/// How often a segment is asked for before it counts as resting; a question asks three times.
const RESTING: u8 = 7;

/// No first response: never answered.
pub const NEVER: u32 = u32::MAX;
/// An operator wrote, but after no visitor's message: answered, without a first response.
pub const UNTIMED: u32 = u32::MAX - 1;
/// 49 days or more: the exact value stands among the long ones.
pub const LONG: u32 = u32::MAX - 2;

/// Ids by a small number, in the order they were met; None among operators is *nobody*.
#[derive(Default)]
pub struct Names {
    ids: Vec<Option<Id>>,
    numbers: HashMap<Option<Id>, u16>,
}

impl Names {
    pub(super) fn number(&mut self, id: Option<Id>) -> u16 {
        *self.numbers.entry(id).or_insert_with(|| {
            self.ids.push(id);
            u16::try_from(self.ids.len() - 1).unwrap_or(u16::MAX)
        })
    }

    pub fn find(&self, id: Option<Id>) -> Option<u16> {
        self.numbers.get(&id).copied()
    }

    pub fn ids(&self) -> &[Option<Id>] {
        &self.ids
    }
}

/// All outcomes of a workspace. `live` rows count; rows set aside (continued), test and spam do not.
#[derive(Default)]
pub struct Columns {
    sizes: Sizes,
    pub finished_at: Vec<i64>,
    pub opened_at: Vec<i64>,
    pub rated_at: Vec<i64>,
    pub expires_at: Vec<i64>,
    /// By the clock.
    clock: Speeds,
    /// In working time; from the first outcome on that differs in it.
    working: Option<Box<Speeds>>,
    pub duration_ms: Vec<u32>,
    pub chat: Vec<u16>,
    pub operator: Vec<u16>,
    pub answers: Vec<u16>,
    pub language: Vec<u16>,
    /// By `kinds`.
    pub kind: Vec<u32>,
    /// The place in `reason_sets`; 0: none chosen.
    pub reasons: Vec<u16>,
    /// What the score meant, by `definitions`.
    pub definition: Vec<u16>,
    pub kinds: Kinds,
    pub chats: Names,
    pub operators: Names,
    pub languages: Vec<String>,
    /// Different choices of reasons, each its ids; the first is no reason.
    pub reason_sets: Vec<Vec<String>>,
    reason_numbers: HashMap<String, u16>,
    pub definitions: Definitions,
    language_numbers: HashMap<String, u16>,
    /// What was answered in each, and when.
    pub answered: Answered,
    /// Who wrote in each.
    pub participants: Participants,
    /// Durations that do not fit, by their place; dialogues of such a length are rare.
    long: HashMap<usize, i64>,
    blocks: Vec<Block>,
    segments: Vec<Segment>,
}

/// What a block of rows reaches over: earliest and latest finish, earliest and latest opening. It may reach over
/// more than its rows do, never less.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    pub finished: (i64, i64),
    pub opened: (i64, i64),
}

impl Block {
    const EMPTY: Block = Block { finished: (i64::MAX, i64::MIN), opened: (i64::MAX, i64::MIN) };
}

/// Widens earliest and latest.
pub(super) fn widen((low, high): &mut (i64, i64), at: i64) {
    *low = (*low).min(at);
    *high = (*high).max(at);
}

/// Whether something of earliest and latest may lie in `from..to`.
pub fn meets((low, high): (i64, i64), from: i64, to: i64) -> bool {
    low < to && high >= from
}

/// What is known of a segment as a whole.
#[derive(Default)]
struct Segment {
    summary: OnceLock<Box<Summary>>,
    /// How often it was asked for since it changed last.
    asked: AtomicU8,
}

impl Columns {
    pub fn len(&self) -> usize {
        self.finished_at.len()
    }

    pub fn is_empty(&self) -> bool {
        self.finished_at.is_empty()
    }

    /// Puts a row at its place: a new one at the end, a known one over itself.
    pub fn put(&mut self, row: &Row) {
        let Ok(place) = usize::try_from(row.n - 1) else { return };
        if place >= self.len() {
            self.grow(place + 1);
        }
        self.finished_at[place] = row.finished_at.0;
        self.opened_at[place] = row.opened_at.0;
        self.rated_at[place] = row.rated_at.map_or(0, |at| at.0);
        self.expires_at[place] = row.expires_at.map_or(0, |at| at.0);
        self.put_durations(row, place);
        self.chat[place] = self.chats.number(Some(row.chat_id));
        self.operator[place] = self.operators.number(row.operator_id);
        self.answers[place] = u16::try_from(row.answers).unwrap_or(u16::MAX);
        self.language[place] = self.language_number(&row.language);
        self.kind[place] = self.kinds.number(Kind::of(row));
        self.reasons[place] = self.reason_number(row.reasons.as_deref());
        self.definition[place] = self.definitions.number(row.chat_id, row.quality_version);
        let block = &mut self.blocks[place / self.sizes.block];
        widen(&mut block.finished, row.finished_at.0);
        widen(&mut block.opened, row.opened_at.0);
        self.put_answers(place, row.answers());
        self.put_participants(place, row.participants());
        self.touch(place);
    }

    /// What was summed up around this place holds no longer.
    pub(super) fn touch(&mut self, place: usize) {
        self.segments[place / self.sizes.segment] = Segment::default();
    }

    fn put_durations(&mut self, row: &Row, place: usize) {
        let without = if row.operator_messages == 0 { NEVER } else { UNTIMED };
        let clock = (row.first_response_ms, row.response_ms_sum);
        let working = (
            clock.0.map(|ms| row.first_response_working_ms.unwrap_or(ms)),
            row.response_working_ms_sum.unwrap_or(clock.1),
        );
        if clock != working && self.working.is_none() {
            self.working = Some(Box::new(self.clock.clone()));
        }
        self.clock.put(place, clock.0, clock.1, without);
        if let Some(speeds) = &mut self.working {
            speeds.put(place, working.0, working.1, without);
        }
        self.duration_ms[place] = short(row.duration_ms);
        if self.duration_ms[place] == LONG {
            self.long.insert(place, row.duration_ms);
        } else {
            self.long.remove(&place);
        }
    }

    /// How fast dialogues were answered, by the time that counts.
    pub fn speeds(&self, counted: Counted) -> &Speeds {
        match (counted, &self.working) {
            (Counted::Working, Some(working)) => working,
            _ => &self.clock,
        }
    }

    /// Working time, where it differs from the clock's anywhere.
    pub(super) fn working(&self) -> Option<&Speeds> {
        self.working.as_deref()
    }

    /// Whether working time differs from the clock's in any outcome or answer.
    pub fn holds_working_time(&self) -> bool {
        self.working.is_some() || self.answered.holds_working_time()
    }

    #[inline]
    pub fn duration(&self, place: usize) -> i64 {
        let short = self.duration_ms[place];
        let long = if short == LONG { self.long.get(&place) } else { None };
        long.copied().unwrap_or(i64::from(short))
    }

    /// Notes that the visitor of outcome `n` came back.
    pub fn came_back(&mut self, n: i64) {
        let Some(place) = usize::try_from(n - 1).ok().filter(|place| *place < self.len()) else {
            return;
        };
        let kind = *self.kinds.get(self.kind[place]);
        if !kind.has(CAME_BACK) {
            self.kind[place] = self.kinds.number(Kind { flags: kind.flags | CAME_BACK, ..kind });
            self.touch(place);
        }
    }

    #[inline]
    pub fn kind_of(&self, place: usize) -> &Kind {
        self.kinds.get(self.kind[place])
    }

    /// Cut otherwise, before there are any rows: tests make a few dialogues fill several segments.
    #[must_use]
    pub fn cut(sizes: Sizes) -> Columns {
        Columns { sizes, ..Columns::default() }
    }

    pub fn sizes(&self) -> Sizes {
        self.sizes
    }

    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The places of a block.
    pub fn block(&self, n: usize) -> Range<usize> {
        n * self.sizes.block..((n + 1) * self.sizes.block).min(self.len())
    }

    /// How many segments there are; the last may not be full.
    pub fn segments(&self) -> usize {
        self.segments.len()
    }

    /// The numbers of a segment's blocks.
    pub fn blocks_of(&self, segment: usize) -> Range<usize> {
        let blocks = self.sizes.segment / self.sizes.block;
        segment * blocks..((segment + 1) * blocks).min(self.blocks.len())
    }

    /// The segments in which something may have happened in one of these periods: a finish, an opening or an answer.
    pub fn segments_with(&self, periods: &[(i64, i64)]) -> Vec<usize> {
        let may = |reach| periods.iter().any(|(from, to)| meets(reach, *from, *to));
        let block = |block| {
            let Block { finished, opened } = self.blocks[block];
            may(finished) || may(opened) || may(self.answered.reach(block))
        };
        (0..self.segments()).filter(|segment| self.blocks_of(*segment).any(block)).collect()
    }

    /// The segment summed up. One that is still changing is not: to look at its rows costs less than to sum them up
    /// again and again.
    pub fn summary(&self, segment: usize) -> Option<&Summary> {
        let of = &self.segments[segment];
        if let Some(summary) = of.summary.get() {
            return Some(summary);
        }
        if of.asked.fetch_add(1, Ordering::Relaxed) < RESTING {
            return None;
        }
        Some(of.summary.get_or_init(|| Box::new(Summary::of(self, segment))))
    }

    /// Sums up every segment: all have just come in.
    pub fn sum_up(&self) {
        parts::of_segments(
            &Vec::from_iter(0..self.segments()),
            || (),
            |(), segment| {
                self.segments[segment].summary.get_or_init(|| Box::new(Summary::of(self, segment)));
            },
        );
    }

    /// The places of blocks that may hold a finish in `from..to`.
    pub fn places(&self, from: i64, to: i64) -> impl Iterator<Item = Range<usize>> + '_ {
        self.blocks_with(move |block| meets(block.finished, from, to))
    }

    /// The places of blocks that may hold an opening in `from..to`.
    pub fn places_opened(&self, from: i64, to: i64) -> impl Iterator<Item = Range<usize>> + '_ {
        self.blocks_with(move |block| meets(block.opened, from, to))
    }

    fn blocks_with(&self, may: impl Fn(&Block) -> bool) -> impl Iterator<Item = Range<usize>> {
        let blocks = self.blocks.iter().enumerate().filter(move |(_, block)| may(block));
        blocks.map(move |(n, _)| self.block(n))
    }

    /// Bytes held per outcome, vectors' spare room included.
    pub fn bytes(&self) -> usize {
        8 * (self.finished_at.capacity()
            + self.opened_at.capacity()
            + self.rated_at.capacity()
            + self.expires_at.capacity())
            + 4 * (self.duration_ms.capacity() + self.kind.capacity())
            + self.clock.bytes()
            + self.working.as_ref().map_or(0, |working| working.bytes())
            + 2 * (self.chat.capacity()
                + self.operator.capacity()
                + self.answers.capacity()
                + self.reasons.capacity()
                + self.definition.capacity()
                + self.language.capacity())
            + self.answered.bytes()
            + self.participants.bytes()
    }

    fn grow(&mut self, len: usize) {
        extend(&mut self.finished_at, len, 0);
        extend(&mut self.opened_at, len, 0);
        extend(&mut self.rated_at, len, 0);
        extend(&mut self.expires_at, len, 0);
        self.clock.grow(len);
        if let Some(working) = &mut self.working {
            working.grow(len);
        }
        extend(&mut self.duration_ms, len, 0);
        extend(&mut self.chat, len, 0);
        extend(&mut self.operator, len, 0);
        extend(&mut self.answers, len, 0);
        extend(&mut self.language, len, 0);
        extend(&mut self.reasons, len, 0);
        extend(&mut self.definition, len, super::definitions::UNKNOWN);
        // A row that never comes is of no kind that counts.
        let none = self.kinds.number(Kind::NONE);
        extend(&mut self.kind, len, none);
        self.answered.grow(len, self.sizes.block);
        self.participants.grow(len);
        self.blocks.resize(len.div_ceil(self.sizes.block), Block::EMPTY);
        self.segments.resize_with(len.div_ceil(self.sizes.segment), Segment::default);
    }

    fn language_number(&mut self, language: &str) -> u16 {
        if let Some(number) = self.language_numbers.get(language) {
            return *number;
        }
        let number = u16::try_from(self.languages.len()).unwrap_or(u16::MAX);
        self.languages.push(language.to_owned());
        self.language_numbers.insert(language.to_owned(), number);
        number
    }
}

impl Columns {
    /// The number of a choice of reasons, as stored.
    fn reason_number(&mut self, stored: Option<&str>) -> u16 {
        if self.reason_sets.is_empty() {
            self.reason_sets.push(Vec::new());
        }
        let Some(stored) = stored.filter(|stored| *stored != "[]") else { return 0 };
        if let Some(number) = self.reason_numbers.get(stored) {
            return *number;
        }
        let ids: Vec<String> = serde_json::from_str(stored).unwrap_or_default();
        // More different choices than fit into 16 bits: further ones count as none.
        let Ok(number) = u16::try_from(self.reason_sets.len()) else { return 0 };
        self.reason_sets.push(ids);
        self.reason_numbers.insert(stored.to_owned(), number);
        number
    }
}

/// Resizes, and leaves an eighth of room: to double it as vectors do would be most of the memory.
pub(super) fn extend<T: Copy>(values: &mut Vec<T>, len: usize, value: T) {
    make_room(values, len);
    values.resize(len, value);
}

pub(super) fn make_room<T>(values: &mut Vec<T>, len: usize) {
    if len > values.capacity() {
        values.reserve_exact(len + len / 8 + 64 - values.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{DAY, Time};

    fn row(n: i64) -> Row {
        Row {
            n,
            live: true,
            chat_id: Id(uuid::Uuid::nil()),
            opened_at: Time(0),
            finished_at: Time(n),
            finished_by: "operator".to_owned(),
            operator_id: None,
            language: format!("x{n}"),
            test: false,
            spam: false,
            state: "asked".to_owned(),
            reason: None,
            expires_at: None,
            scale: None,
            was_shown: false,
            score: None,
            sense: None,
            has_comment: false,
            rated_at: None,
            reasons: None,
            quality_version: 1,
            excluded: false,
            operator_messages: 0,
            first_response_ms: None,
            response_ms_sum: 0,
            first_response_working_ms: None,
            response_working_ms_sum: None,
            answers: 0,
            duration_ms: 0,
            hand_overs: 0,
            came_back: false,
            given: None,
            company: None,
        }
    }

    #[test]
    fn more_languages_than_a_byte_can_number() {
        let mut columns = Columns::default();
        (1..=600).for_each(|n| columns.put(&row(n)));
        assert_eq!(columns.languages[usize::from(columns.language[599])], "x600");
        assert_eq!(columns.languages[usize::from(columns.language[299])], "x300");
    }

    #[test]
    fn durations_longer_than_32_bits_are_exact_and_can_become_short_again() {
        let mut columns = Columns::default();
        let long = Row { duration_ms: 60 * DAY, first_response_ms: Some(50 * DAY), ..row(1) };
        columns.put(&long);
        let first = |columns: &Columns| columns.speeds(Counted::Clock).first_response(0);
        assert_eq!((columns.duration(0), first(&columns)), (60 * DAY, Some(50 * DAY)));
        assert_eq!(columns.speeds(Counted::Clock).response_sum(0), 0);
        columns.put(&Row { duration_ms: 5, first_response_ms: Some(3), ..row(1) });
        assert_eq!((columns.duration(0), first(&columns)), (5, Some(3)));
    }

    #[test]
    fn who_wrote_before_the_visitor_has_answered_without_a_first_response() {
        let mut columns = Columns::default();
        columns.put(&row(1));
        columns.put(&Row { operator_messages: 1, ..row(2) });
        let speeds = columns.speeds(Counted::Clock);
        assert_eq!((speeds.first_response(0), speeds.first_response(1)), (None, None));
        assert_eq!(speeds.first_response_ms, [NEVER, UNTIMED]);
    }

    #[test]
    fn working_time_is_held_once_it_differs_from_the_clock() {
        let mut columns = Columns::default();
        let timed = |n, clock, working| Row {
            first_response_ms: Some(clock),
            response_ms_sum: clock,
            first_response_working_ms: working,
            response_working_ms_sum: working,
            ..row(n)
        };
        columns.put(&timed(1, 7, None));
        columns.put(&timed(2, 9, Some(9)));
        assert!(columns.working().is_none());
        columns.put(&timed(3, 9, Some(4)));
        columns.put(&timed(4, 60 * DAY, Some(50 * DAY)));
        let all = |counted| {
            let speeds = columns.speeds(counted);
            (0..4).filter_map(|place| speeds.first_response(place)).collect::<Vec<_>>()
        };
        assert_eq!(all(Counted::Clock), [7, 9, 9, 60 * DAY]);
        assert_eq!(all(Counted::Working), [7, 9, 4, 50 * DAY]);
        assert_eq!(columns.speeds(Counted::Working).response_sum(2), 4);
    }
}
