//! Operators by time: answers, how long they took and in how many dialogues they were given, by the day and the
//! hour in which they were given (PRODUCT §5). It knows nothing of ratings.

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::answers::Answer;
use super::period::{self, Step};
use super::working_time::Counted;
use crate::time::{DAY, HOUR, Time};

/// A quarter of an hour, milliseconds: what all zones' clocks differ by today.
pub const QUARTER: i64 = HOUR / 4;

/// What a zone's clocks show: its offsets by when they begin to hold, milliseconds. Exact for every offset and
/// every change; days and hours are those of the wall.
#[derive(Clone)]
pub struct WallClock {
    offsets: Vec<(i64, i64)>,
    /// The hour that was asked for last: instants come nearly in order, and many share one.
    last: WallHour,
}

/// An hour on the wall, as far as no change cuts it: `from..to`, milliseconds.
#[derive(Clone, Copy)]
struct WallHour {
    from: i64,
    to: i64,
    of_week: usize,
}

impl WallClock {
    /// Knows `from..to`.
    pub fn new(zone: &TimeZone, from: Time, to: Time) -> WallClock {
        let start = Timestamp::from_millisecond(from.0).unwrap_or(Timestamp::MIN);
        let first = i64::from(zone.to_offset(start).seconds()) * 1_000;
        let mut offsets = vec![(i64::MIN, first)];
        for change in zone.following(start) {
            let at = change.timestamp().as_millisecond();
            if at >= to.0 {
                break;
            }
            offsets.push((at, i64::from(change.offset().seconds()) * 1_000));
        }
        WallClock { offsets, last: WallHour { from: 0, to: 0, of_week: 0 } }
    }

    /// Whether every quarter of an hour by UTC lies within one hour on the wall.
    pub fn keeps_quarters(&self) -> bool {
        let changes = self.offsets.iter().skip(1).map(|(at, _)| at);
        let offsets = self.offsets.iter().map(|(_, offset)| offset);
        changes.chain(offsets).all(|at| at % QUARTER == 0)
    }

    /// The hour of the week, 0 to 167; 0 is Monday's first.
    pub fn hour_of_week(&mut self, at: Time) -> usize {
        if !(self.last.from <= at.0 && at.0 < self.last.to) {
            self.last = self.find(at.0);
        }
        self.last.of_week
    }

    /// The hour of the day, 0 to 23.
    pub fn hour(&mut self, at: Time) -> usize {
        self.hour_of_week(at) % 24
    }

    fn find(&self, at: i64) -> WallHour {
        let place = self.offsets.partition_point(|(from, _)| *from <= at) - 1;
        let (since, offset) = self.offsets[place];
        let until = self.offsets.get(place + 1).map_or(i64::MAX, |(next, _)| *next);
        let wall = at + offset;
        let began = at - wall.rem_euclid(HOUR);
        // 1970-01-01 was a Thursday.
        let of_week = (wall + 3 * DAY).rem_euclid(7 * DAY) / HOUR;
        WallHour {
            from: began.max(since),
            to: (began + HOUR).min(until),
            of_week: usize::try_from(of_week).unwrap_or(0),
        }
    }
}

/// A period cut into steps, in a zone.
pub struct Grid {
    /// The step that was taken; a long period takes a coarser one.
    pub step: Step,
    /// Where steps begin; the last entry is the period's end.
    pub bounds: Vec<Time>,
    clock: WallClock,
    last: usize,
    /// Which response time is summed up.
    counted: Counted,
}

impl Grid {
    pub fn new(
        from: Time,
        to: Time,
        step: Step,
        zone: &TimeZone,
        week_start: Weekday,
        counted: Counted,
    ) -> Grid {
        let (step, bounds) = period::boundaries(from, to, step, zone, week_start);
        Grid { step, bounds, clock: WallClock::new(zone, from, to), last: 0, counted }
    }

    /// Where the steps begin.
    pub fn starts(&self) -> Vec<Time> {
        self.bounds[..self.bounds.len() - 1].to_vec()
    }

    /// The step of an instant within the period.
    fn step_of(&mut self, at: Time) -> usize {
        if !(self.bounds[self.last] <= at && at < self.bounds[self.last + 1]) {
            let behind = self.bounds.partition_point(|bound| *bound <= at);
            self.last = behind.clamp(1, self.bounds.len() - 1) - 1;
        }
        self.last
    }
}

/// Sums over some answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    pub answers: i64,
    pub response_ms: i64,
    /// Dialogues with any of these answers.
    pub dialogues: i64,
    last_dialogue: u64,
}

impl Sum {
    fn add(&mut self, dialogue: u64, response_ms: i64) {
        self.answers += 1;
        self.response_ms += response_ms;
        if self.last_dialogue != dialogue {
            self.last_dialogue = dialogue;
            self.dialogues += 1;
        }
    }

    /// Mean seconds of an answer; None without any.
    #[expect(clippy::cast_precision_loss, reason = "durations and counts are far below 2^52")]
    pub fn mean_seconds(&self) -> Option<f64> {
        (self.answers > 0).then(|| self.response_ms as f64 / self.answers as f64 / 1_000.0)
    }
}

/// Answers of one operator, or of several, over a grid.
#[derive(Clone, Debug)]
pub struct Tallied {
    pub total: Sum,
    steps: Vec<Sum>,
    hours: [Sum; 24],
}

impl Tallied {
    pub fn new(grid: &Grid) -> Tallied {
        Tallied {
            total: Sum::default(),
            steps: vec![Sum::default(); grid.bounds.len() - 1],
            hours: [Sum::default(); 24],
        }
    }

    /// Adds an answer that was given within the period. All answers of a dialogue are added one after the
    /// other; `dialogue` numbers it, from 1.
    pub fn add(&mut self, grid: &mut Grid, dialogue: u64, answer: &Answer) {
        let (step, hour) = (grid.step_of(answer.at), grid.clock.hour(answer.at));
        let response_ms = answer.response(grid.counted);
        self.total.add(dialogue, response_ms);
        self.steps[step].add(dialogue, response_ms);
        self.hours[hour].add(dialogue, response_ms);
    }

    /// As the answer says it; steps and hours without answers are left out.
    pub fn by_time(&self, grid: &Grid) -> ByTime {
        let given = |sum: &Sum| sum.answers > 0;
        let steps = self.steps.iter().zip(&grid.bounds).filter(|(sum, _)| given(sum));
        let hours = self.hours.iter().zip(0..).filter(|(sum, _)| given(sum));
        ByTime {
            response_seconds_mean: self.total.mean_seconds(),
            answers: self.total.answers,
            dialogues_answered: self.total.dialogues,
            points: steps
                .map(|(sum, from)| StepCell {
                    from: *from,
                    response_seconds_mean: sum.mean_seconds(),
                    answers: sum.answers,
                    dialogues_answered: sum.dialogues,
                })
                .collect(),
            hours: hours
                .map(|(sum, hour)| HourCell {
                    hour,
                    response_seconds_mean: sum.mean_seconds(),
                    answers: sum.answers,
                    dialogues_answered: sum.dialogues,
                })
                .collect(),
        }
    }
}

/// Answers by when they were given.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ByTime {
    pub response_seconds_mean: Option<f64>,
    pub answers: i64,
    /// Dialogues with an answer in the period; one that goes on over midnight counts in both days, and once here.
    pub dialogues_answered: i64,
    /// By day (or hour, week, month); those without answers are left out.
    pub points: Vec<StepCell>,
    /// By hour of the day, over all days; those without answers are left out.
    pub hours: Vec<HourCell>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct StepCell {
    pub from: Time,
    pub response_seconds_mean: Option<f64>,
    pub answers: i64,
    /// Dialogues with an answer in this step.
    pub dialogues_answered: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct HourCell {
    /// 0 to 23.
    pub hour: i64,
    pub response_seconds_mean: Option<f64>,
    pub answers: i64,
    /// Dialogues with an answer in this hour of any day.
    pub dialogues_answered: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("a zone")
    }

    fn at(text: &str) -> Time {
        period::parse(text, &TimeZone::UTC).expect("an instant")
    }

    #[test]
    fn the_wall_shows_what_the_zone_says_through_its_changes() {
        for name in ["Asia/Kathmandu", "Australia/Lord_Howe", "America/St_Johns", "Africa/Monrovia"]
        {
            let zone = zone(name);
            let (from, to) = (at("1971-12-01"), at("1972-06-01"));
            let mut clock = WallClock::new(&zone, from, to);
            let mut instant = from;
            while instant < to {
                let there = Timestamp::from_millisecond(instant.0).expect("an instant");
                let there = there.to_zoned(zone.clone());
                let hour = i64::from(there.hour());
                let day = i64::from(there.date().weekday().to_monday_zero_offset());
                assert_eq!(clock.hour(instant) as i64, hour, "{name} {there}");
                assert_eq!(clock.hour_of_week(instant) as i64, day * 24 + hour, "{name} {there}");
                instant = instant.plus(7 * 60_000 + 13);
            }
        }
    }

    #[test]
    fn a_dialogue_counts_once_in_each_day_and_once_in_all() {
        let paris = zone("Europe/Paris");
        let (from, to) = (at("2026-03-01T23:00:00Z"), at("2026-03-03T23:00:00Z"));
        let mut grid = Grid::new(from, to, Step::Day, &paris, Weekday::Monday, Counted::Clock);
        let mut tallied = Tallied::new(&grid);
        let answer = |text: &str, response_ms| Answer {
            operator: Id(uuid::Uuid::nil()),
            at: at(text),
            response_ms,
            working_ms: None,
        };
        for (dialogue, text, ms) in [
            (1, "2026-03-02T22:10:00Z", 4_000),
            (1, "2026-03-02T23:10:00Z", 8_000),
            (1, "2026-03-03T22:30:00Z", 3_000),
            (2, "2026-03-02T22:20:00Z", 1_000),
        ] {
            tallied.add(&mut grid, dialogue, &answer(text, ms));
        }
        let said = tallied.by_time(&grid);
        assert_eq!((said.answers, said.dialogues_answered), (4, 2));
        assert_eq!(said.response_seconds_mean, Some(4.0));
        let points: Vec<_> =
            said.points.iter().map(|cell| (cell.answers, cell.dialogues_answered)).collect();
        assert_eq!(points, [(2, 2), (2, 1)]);
        let hours: Vec<_> = said
            .hours
            .iter()
            .map(|cell| (cell.hour, cell.answers, cell.dialogues_answered))
            .collect();
        assert_eq!(hours, [(0, 1, 1), (23, 3, 2)]);
    }
}
