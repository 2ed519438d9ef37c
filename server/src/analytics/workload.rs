//! Workload: arrivals and answers by weekday and hour of the chosen zone, by when they happened.

use std::ops::Range;

use super::answer::HourOfWeek;
use super::columns::{Columns, meets};
use super::matcher::Matcher;
use super::summary::Quarter;
use crate::domain::hours::{QUARTER, WallClock};
use crate::time::Time;

/// Hours of a week.
const WEEK: usize = 168;

/// Arrivals and answers of a period on their way into the hours of the week. Of the filter, what concerns a dialogue
/// from its beginning counts, and for answers who gave them.
pub struct Workload<'a> {
    columns: &'a Columns,
    matcher: &'a Matcher,
    clock: WallClock,
    period: Cut,
    /// Where only the number of arrivals is asked.
    before: Cut,
    arrivals: [i64; WEEK],
    answers: [i64; WEEK],
    arrived_before: i64,
    places: Vec<u32>,
}

/// A period as whole quarters of an hour, and what is left of it at its ends.
#[derive(Clone, Debug)]
struct Cut {
    from: i64,
    to: i64,
    /// Since 1970, in quarters of an hour.
    whole: Range<i64>,
    /// Instants.
    ends: [Range<i64>; 2],
}

impl Cut {
    /// Without `quarters` all is left.
    fn new(from: i64, to: i64, quarters: bool) -> Cut {
        let whole = from.saturating_add(QUARTER - 1).div_euclid(QUARTER)..to.div_euclid(QUARTER);
        if !quarters || whole.is_empty() {
            return Cut { from, to, whole: 0..0, ends: [from..to, to..to] };
        }
        let ends = [from..whole.start * QUARTER, whole.end * QUARTER..to];
        Cut { from, to, whole, ends }
    }
}

impl<'a> Workload<'a> {
    /// `previous` is the period before; `clock` knows `period`.
    pub fn new(
        columns: &'a Columns,
        matcher: &'a Matcher,
        clock: &WallClock,
        period: (Time, Time),
        previous: (Time, Time),
    ) -> Workload<'a> {
        let quarters = clock.keeps_quarters();
        Workload {
            columns,
            matcher,
            clock: clock.clone(),
            period: Cut::new(period.0.0, period.1.0, quarters),
            before: Cut::new(previous.0.0, previous.1.0, true),
            arrivals: [0; WEEK],
            answers: [0; WEEK],
            arrived_before: 0,
            places: Vec::new(),
        }
    }

    /// A dialogue that is not finished.
    pub fn arrived(&mut self, at: Time) {
        if (self.period.from..self.period.to).contains(&at.0) {
            self.arrivals[self.clock.hour_of_week(at)] += 1;
        }
        if (self.before.from..self.before.to).contains(&at.0) {
            self.arrived_before += 1;
        }
    }

    /// An answer given within the period.
    pub fn answered(&mut self, at: Time) {
        self.answers[self.clock.hour_of_week(at)] += 1;
    }

    /// Adds what happened in the dialogues of a segment.
    pub fn segment(&mut self, segment: usize) {
        let (columns, matcher) = (self.columns, self.matcher);
        let blocks = columns.blocks_of(segment);
        let summary = matcher.is_about_all().then(|| columns.summary(segment)).flatten();
        let (period, before) = (self.period.clone(), self.before.clone());
        let Some(summary) = summary else {
            for block in blocks {
                self.rows(block, &(period.from..period.to), &(before.from..before.to));
            }
            return;
        };
        for quarter in within(&summary.opened, &period.whole) {
            self.arrivals[self.clock.hour_of_week(Time(quarter.at * QUARTER))] +=
                i64::from(quarter.count);
        }
        for quarter in within(&summary.opened, &before.whole) {
            self.arrived_before += i64::from(quarter.count);
        }
        let answered = if matcher.takes_all_operators() {
            &summary.answered_by_all
        } else {
            &summary.answered
        };
        for quarter in within(answered, &period.whole) {
            if matcher.takes_all_operators() || matcher.wants_operator(quarter.operator) {
                self.answers[self.clock.hour_of_week(Time(quarter.at * QUARTER))] +=
                    i64::from(quarter.count);
            }
        }
        for block in blocks {
            for (end, end_before) in period.ends.iter().zip(&before.ends) {
                self.rows(block, end, end_before);
            }
        }
    }

    /// A block, row by row: what happened in it `within`, and the openings `before`.
    fn rows(&mut self, block: usize, within: &Range<i64>, before: &Range<i64>) {
        let (columns, matcher) = (self.columns, self.matcher);
        let opened = columns.blocks()[block].opened;
        let any = |reach: (i64, i64), range: &Range<i64>| {
            !range.is_empty() && meets(reach, range.start, range.end)
        };
        let opens = any(opened, within) || any(opened, before);
        let answers = any(columns.answered.reach(block), within);
        if !opens && !answers {
            return;
        }
        let mut places = std::mem::take(&mut self.places);
        matcher.about(columns, columns.block(block), &mut places);
        for place in places.iter().map(|place| *place as usize) {
            let at = columns.opened_at[place];
            if within.contains(&at) {
                self.arrivals[self.clock.hour_of_week(Time(at))] += 1;
            }
            self.arrived_before += i64::from(before.contains(&at));
            if answers {
                for (operator, at) in columns.answers_of(place) {
                    if within.contains(&at) && matcher.wants_operator(operator) {
                        self.answers[self.clock.hour_of_week(Time(at))] += 1;
                    }
                }
            }
        }
        self.places = places;
    }

    /// Adds another part's.
    pub fn merge(&mut self, other: &Workload) {
        let add = |sums: &mut [i64; WEEK], more: &[i64; WEEK]| {
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        };
        add(&mut self.arrivals, &other.arrivals);
        add(&mut self.answers, &other.answers);
        self.arrived_before += other.arrived_before;
    }

    /// Dialogues opened in the period.
    pub fn started(&self) -> i64 {
        self.arrivals.iter().sum()
    }

    /// Dialogues opened in the period before.
    pub fn started_before(&self) -> i64 {
        self.arrived_before
    }

    /// All hours of the week.
    pub fn hours(&self) -> Vec<HourOfWeek> {
        let hours = (0..).zip(self.arrivals.iter().zip(self.answers));
        hours
            .map(|(hour, (arrivals, answers))| HourOfWeek {
                weekday: hour / 24 + 1,
                hour: hour % 24,
                arrivals: *arrivals,
                answers,
            })
            .collect()
    }
}

/// The quarters of an hour within `whole`; `all` are in order.
fn within<'q>(all: &'q [Quarter], whole: &Range<i64>) -> &'q [Quarter] {
    let first = all.partition_point(|quarter| quarter.at < whole.start);
    let behind = all.partition_point(|quarter| quarter.at < whole.end);
    &all[first..behind.max(first)]
}
