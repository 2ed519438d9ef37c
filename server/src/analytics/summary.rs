//! A segment of outcomes summed up, for questions that take all of it: what counts in it as if it were counted row by
//! row, in any zone and for any period that holds it. It is thrown away with the first change of one of its rows.

use super::columns::{Columns, LONG, widen};
use super::kinds::LIVE;
use super::tally::Tally;
use crate::domain::hours::QUARTER;
use crate::domain::working_time::Counted;

/// What happened in one quarter of an hour, by UTC.
#[derive(Clone, Copy, Debug)]
pub struct Quarter {
    /// Since 1970, in quarters of an hour.
    pub at: i64,
    /// Answers: by whom, by the columns' operators. Openings: 0.
    pub operator: u16,
    pub count: u32,
}

#[derive(Default)]
pub struct Summary {
    pub total: Tally,
    /// By block of the segment; what only the segment tells is left out.
    pub blocks: Vec<Tally>,
    /// Earliest and latest finish of each block, of those that count.
    pub finished: Vec<(i64, i64)>,
    /// By the columns' numbers.
    pub operators: Vec<(u16, Tally)>,
    pub chats: Vec<(u16, Tally)>,
    /// Places of those who can answer until their form's time runs out.
    pub due: Vec<usize>,
    /// In order; long ones apart. By the clock.
    pub first_response: (Vec<u32>, Vec<i64>),
    pub duration: (Vec<u32>, Vec<i64>),
    /// By the number of the choice of reasons.
    pub reasons: Vec<(u16, i64)>,
    /// Numbers of definitions.
    pub meant: Vec<u16>,
    /// None where nothing differs.
    pub working: Option<Box<Working>>,
    /// In order of time.
    pub opened: Vec<Quarter>,
    pub answered: Vec<Quarter>,
    /// The same, whoever gave them.
    pub answered_by_all: Vec<Quarter>,
}

/// What differs in working time.
#[derive(Default)]
pub struct Working {
    /// In order; long ones apart.
    pub first_response: (Vec<u32>, Vec<i64>),
    /// What the sums of responses are more (they are less) than by the clock: of all, and by operator.
    pub beside_clock: i64,
    pub operators: Vec<(u16, i64)>,
}

impl Summary {
    pub fn of(columns: &Columns, segment: usize) -> Summary {
        let mut summary = Summary::default();
        let mut by_operator = vec![Tally::default(); columns.operators.ids().len()];
        let mut by_chat = vec![Tally::default(); columns.chats.ids().len()];
        let mut reasons = vec![0; columns.reason_sets.len()];
        let mut opened: Vec<i64> = Vec::new();
        let mut answered: Vec<i64> = Vec::new();
        for block in columns.blocks_of(segment) {
            let (mut own, mut finished) = (Tally::default(), (i64::MAX, i64::MIN));
            for place in columns.block(block) {
                let kind = columns.kind_of(place);
                if !kind.has(LIVE) {
                    continue;
                }
                own.add(kind, 1);
                widen(&mut finished, columns.finished_at[place]);
                opened.push(packed(columns.opened_at[place], 0));
                let answers = columns.answers_of(place);
                answered.extend(answers.map(|(operator, at)| packed(at, operator)));
                let of_operator = &mut by_operator[usize::from(columns.operator[place])];
                of_operator.add(kind, 1);
                of_operator.answers += i64::from(columns.answers[place]);
                of_operator.response_ms_sum += columns.speeds(Counted::Clock).response_sum(place);
                by_chat[usize::from(columns.chat[place])].add(kind, 1);
                summary.note_durations(columns, place);
                if kind.is_due() {
                    summary.due.push(place);
                }
                if kind.is_rated() {
                    reasons[usize::from(columns.reasons[place])] += 1;
                    let definition = columns.definition[place];
                    if !summary.meant.contains(&definition) {
                        summary.meant.push(definition);
                    }
                }
            }
            summary.blocks.push(own);
            summary.finished.push(finished);
        }
        by_operator.iter().for_each(|tally| summary.total.merge(tally));
        let some = |tally: &Tally| tally.finished > 0;
        summary.operators = (0..).zip(by_operator).filter(|(_, tally)| some(tally)).collect();
        summary.chats = (0..).zip(by_chat).filter(|(_, tally)| some(tally)).collect();
        summary.reasons = (0..).zip(reasons).filter(|(_, count)| *count > 0).collect();
        summary.working = working(columns, segment);
        summary.first_response.0.sort_unstable();
        summary.duration.0.sort_unstable();
        summary.opened = counted(opened);
        summary.answered = counted(answered);
        summary.answered_by_all = together(&summary.answered);
        summary
    }

    fn note_durations(&mut self, columns: &Columns, place: usize) {
        if let Some(milliseconds) = columns.speeds(Counted::Clock).first_response(place) {
            note(&mut self.first_response, milliseconds);
        }
        note(&mut self.duration, columns.duration(place));
    }
}

/// None where working time differs from the clock's in no outcome of the segment.
fn working(columns: &Columns, segment: usize) -> Option<Box<Working>> {
    let (clock, speeds) = (columns.speeds(Counted::Clock), columns.working()?);
    let mut found = Working::default();
    let mut by_operator = vec![0; columns.operators.ids().len()];
    let mut differs = false;
    let places = columns.blocks_of(segment).flat_map(|block| columns.block(block));
    for place in places.filter(|place| columns.kind_of(*place).has(LIVE)) {
        let more = speeds.response_sum(place) - clock.response_sum(place);
        let first = speeds.first_response(place);
        differs |= more != 0 || first != clock.first_response(place);
        by_operator[usize::from(columns.operator[place])] += more;
        found.beside_clock += more;
        if let Some(milliseconds) = first {
            note(&mut found.first_response, milliseconds);
        }
    }
    found.first_response.0.sort_unstable();
    found.operators = (0..).zip(by_operator).filter(|(_, more)| *more != 0).collect();
    differs.then(|| Box::new(found))
}

fn note((short, long): &mut (Vec<u32>, Vec<i64>), milliseconds: i64) {
    match u32::try_from(milliseconds) {
        Ok(milliseconds) if milliseconds < LONG => short.push(milliseconds),
        _ => long.push(milliseconds),
    }
}

/// A quarter of an hour and who, as one number: in order of time.
fn packed(at: i64, operator: u16) -> i64 {
    at.div_euclid(QUARTER) << 16 | i64::from(operator)
}

/// How often each occurs, in order.
fn counted(mut all: Vec<i64>) -> Vec<Quarter> {
    all.sort_unstable();
    let same = all.chunk_by(|a, b| a == b);
    same.map(|same| Quarter {
        at: same[0] >> 16,
        operator: u16::try_from(same[0] & 0xffff).unwrap_or(0),
        count: u32::try_from(same.len()).unwrap_or(u32::MAX),
    })
    .collect()
}

fn together(all: &[Quarter]) -> Vec<Quarter> {
    let same = all.chunk_by(|a, b| a.at == b.at);
    same.map(|same| Quarter {
        at: same[0].at,
        operator: 0,
        count: same.iter().map(|quarter| quarter.count).sum(),
    })
    .collect()
}
