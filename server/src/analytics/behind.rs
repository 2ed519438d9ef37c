//! The lists behind numbers that are about more than finished dialogues: opened in the period, open now, and
//! answered in an hour of the week. They count as the figures do, so a list and its number always agree.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::columns::Columns;
use super::figures::{Around, is_kind};
use super::filter::Filter;
use super::matcher::Matcher;
use super::page::Of;
use crate::domain::hours::WallClock;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;

/// A dialogue of such a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Behind {
    /// Finished: its outcome's number.
    Outcome(i64),
    Open(Id),
}

/// Where a page ended: what it is ordered by, and the dialogue.
pub type Place = (i64, Behind);

/// A page, and what the whole list has.
pub struct Found {
    /// Each with its answers in that time.
    pub dialogues: Vec<(Behind, i64)>,
    pub next: Option<String>,
    pub total: i64,
    /// Answers of all of them in that time.
    pub answers: i64,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub of: Of,
    /// Only what happened in this hour of the week, 0 to 167, on the clocks of the filter's zone.
    pub hour_of_week: Option<usize>,
    pub after: Option<Place>,
    pub limit: usize,
}

/// The limit of a page that has everything.
pub const ALL: usize = usize::MAX - 1;
/// Room for the places of a page from the start.
const ROOM: usize = 128;

/// Where a page begins: after this place.
pub fn parse_cursor(text: &str) -> Result<Place> {
    let parse = || {
        let (at, which) = text.split_once('.')?;
        let number = which.parse().ok().map(Behind::Outcome);
        Some((at.parse().ok()?, number.or_else(|| which.parse().ok().map(Behind::Open))?))
    };
    parse().ok_or_else(|| Error::field("cursor", "Use the value of `next` as it was given."))
}

fn cursor((at, which): Place) -> String {
    match which {
        Behind::Outcome(n) => format!("{at}.{n}"),
        Behind::Open(id) => format!("{at}.{id}"),
    }
}

/// Finds a page. Opened ones the newest first, answered ones by their latest answer; of open ones first those who
/// wait, the longest first.
pub fn find(columns: &Columns, filter: &Filter, around: &Around, ask: Ask) -> Found {
    let mut page = Page::new(ask.after, ask.limit);
    match ask.of {
        Of::Finished => {}
        Of::Started => started(columns, filter, around, ask.hour_of_week, &mut page),
        Of::OpenNow => {
            for open in &around.open {
                // Who waits stands before all who do not: greater than any instant.
                let order = open.waiting_since.map_or(open.opened_at.0, |at| i64::MAX - at.0);
                page.meet((order, Behind::Open(open.dialogue_id)), 0);
            }
        }
        Of::Answered => answered(columns, filter, around, ask.hour_of_week, &mut page),
    }
    page.found()
}

/// Whether an instant lies in the hour of the week that was asked for.
fn hours(filter: &Filter, wanted: Option<usize>) -> impl FnMut(Time) -> bool {
    let mut clock = WallClock::new(&filter.zone, filter.from, filter.to);
    move |at| wanted.is_none_or(|wanted| clock.hour_of_week(at) == wanted)
}

fn started(
    columns: &Columns,
    filter: &Filter,
    around: &Around,
    hour: Option<usize>,
    page: &mut Page,
) {
    let (from, to) = (filter.from.0, filter.to.0);
    let matcher = Matcher::new(filter, columns, &is_kind(columns, around));
    let mut is_then = hours(filter, hour);
    let mut holds = |at: i64| from <= at && at < to && is_then(Time(at));
    for place in columns.places_opened(from, to).flatten() {
        let at = columns.opened_at[place];
        if matcher.is_about(columns, place) && holds(at) {
            page.meet((at, outcome(place)), 0);
        }
    }
    for open in around.open.iter().filter(|open| holds(open.opened_at.0)) {
        page.meet((open.opened_at.0, Behind::Open(open.dialogue_id)), 0);
    }
}

fn answered(
    columns: &Columns,
    filter: &Filter,
    around: &Around,
    hour: Option<usize>,
    page: &mut Page,
) {
    let matcher = Matcher::new(filter, columns, &is_kind(columns, around));
    let mut is_then = hours(filter, hour);
    // The dialogue whose answers are being met, how many, and the latest.
    let mut current: Option<(usize, i64, i64)> = None;
    let put = |page: &mut Page, (place, answers, latest): (usize, i64, i64)| {
        page.meet((latest, outcome(place)), answers);
    };
    columns.each_answer(&matcher, (filter.from.0, filter.to.0), |met| {
        if !is_then(met.at) {
            return;
        }
        match &mut current {
            Some((place, answers, latest)) if *place == met.place => {
                (*answers, *latest) = (*answers + 1, (*latest).max(met.at.0));
            }
            other => {
                if let Some(done) = other.replace((met.place, 1, met.at.0)) {
                    put(page, done);
                }
            }
        }
    });
    if let Some(done) = current {
        put(page, done);
    }
    for open in &around.open_answers {
        let given = open.given.iter().filter(|answer| filter.asks_for(answer));
        let then: Vec<i64> =
            given.map(|answer| answer.at).filter(|at| is_then(*at)).map(|at| at.0).collect();
        if let Some(latest) = then.iter().max() {
            let answers = i64::try_from(then.len()).unwrap_or(i64::MAX);
            page.meet((*latest, Behind::Open(open.dialogue_id)), answers);
        }
    }
}

fn outcome(place: usize) -> Behind {
    Behind::Outcome(i64::try_from(place + 1).unwrap_or(i64::MAX))
}

/// The greatest places after the cursor, however many there are in all.
struct Page {
    after: Option<Place>,
    limit: usize,
    total: i64,
    answers: i64,
    /// `limit + 1` of them at most; the smallest on top.
    greatest: BinaryHeap<Reverse<(Place, i64)>>,
}

impl Page {
    fn new(after: Option<Place>, limit: usize) -> Page {
        let greatest = BinaryHeap::with_capacity(limit.min(ROOM) + 2);
        Page { after, limit, total: 0, answers: 0, greatest }
    }

    fn meet(&mut self, place: Place, answers: i64) {
        self.total += 1;
        self.answers += answers;
        if self.after.is_none_or(|after| place < after) {
            self.greatest.push(Reverse((place, answers)));
            if self.greatest.len() > self.limit + 1 {
                self.greatest.pop();
            }
        }
    }

    fn found(self) -> Found {
        let mut page: Vec<(Place, i64)> =
            self.greatest.into_iter().map(|Reverse(entry)| entry).collect();
        page.sort_unstable_by(|a, b| b.cmp(a));
        let more = page.len() > self.limit;
        page.truncate(self.limit);
        let next = page.last().filter(|_| more).map(|(place, _)| cursor(*place));
        let dialogues = page.into_iter().map(|((_, which), answers)| (which, answers)).collect();
        Found { dialogues, next, total: self.total, answers: self.answers }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_without_gaps_or_doubles() {
        let id = |n: u128| Behind::Open(Id(uuid::Uuid::from_u128(n)));
        let all =
            [(5, Behind::Outcome(1)), (5, id(1)), (5, Behind::Outcome(2)), (9, id(2)), (1, id(3))];
        let mut seen = Vec::new();
        let mut after = None;
        loop {
            let mut page = Page::new(after, 2);
            all.iter().for_each(|place| page.meet(*place, 1));
            let found = page.found();
            assert_eq!((found.total, found.answers), (5, 5));
            seen.extend(found.dialogues.iter().map(|(which, _)| *which));
            let Some(next) = found.next else { break };
            after = Some(parse_cursor(&next).expect("its own"));
        }
        assert_eq!(seen, [id(2), id(1), Behind::Outcome(2), Behind::Outcome(1), id(3)]);
        assert!(parse_cursor("5.x").is_err() && parse_cursor("5").is_err());
    }
}
