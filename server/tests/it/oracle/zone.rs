//! Wall clocks, by brute force: only a zone's offsets are taken from the time zone database (jiff's
//! `to_offset`); days, months and local times are reckoned here.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use candor::time::{DAY, HOUR};
use jiff::tz::TimeZone;

/// Offsets of a zone by when they hold: `from ≤ t < to`, milliseconds.
pub struct Zone(Vec<Segment>);

#[derive(Clone, Copy, Debug)]
struct Segment {
    from: i64,
    to: i64,
    offset: i64,
}

/// What is known of each zone: 2008 to 2031.
const FROM: i64 = 14_000 * DAY;
const TO: i64 = 22_400 * DAY;

fn offset(zone: &TimeZone, at: i64) -> i64 {
    let instant = jiff::Timestamp::from_millisecond(at).expect("an instant");
    i64::from(zone.to_offset(instant).seconds()) * 1_000
}

impl Zone {
    pub fn named(name: &str) -> Arc<Zone> {
        static KNOWN: OnceLock<Mutex<HashMap<String, Arc<Zone>>>> = OnceLock::new();
        let mut known = KNOWN.get_or_init(Mutex::default).lock().expect("zones");
        known.entry(name.to_owned()).or_insert_with(|| Arc::new(Zone::read(name))).clone()
    }

    fn read(name: &str) -> Zone {
        let zone = TimeZone::get(name).expect("a zone");
        let mut segments = vec![Segment { from: FROM, to: TO, offset: offset(&zone, FROM) }];
        let mut at = FROM;
        while at < TO {
            let next = at + DAY;
            if offset(&zone, next) != offset(&zone, at) {
                let (mut low, mut high) = (at, next);
                while high - low > 1 {
                    let middle = low + (high - low) / 2;
                    if offset(&zone, middle) == offset(&zone, low) {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                segments.last_mut().expect("one").to = high;
                segments.push(Segment { from: high, to: TO, offset: offset(&zone, high) });
            }
            at = next;
        }
        Zone(segments)
    }

    fn at(&self, t: i64) -> Segment {
        *self.0.iter().find(|segment| segment.from <= t && t < segment.to).expect("2008 to 2031")
    }

    /// Milliseconds on the wall clock since 1970-01-01, 00:00 there.
    pub fn wall(&self, t: i64) -> i64 {
        t + self.at(t).offset
    }

    /// The day (since 1970-01-01) on the wall calendar.
    pub fn day(&self, t: i64) -> i64 {
        self.wall(t).div_euclid(DAY)
    }

    /// The first instant whose calendar shows this day, or a later one where the day did not happen.
    pub fn start_of(&self, day: i64) -> i64 {
        let starts = self.0.iter().filter_map(|segment| {
            let start = segment.from.max(day * DAY - segment.offset);
            (start < segment.to).then_some(start)
        });
        starts.min().expect("2008 to 2031")
    }

    /// The instant that a wall clock shows: the earlier of two; what it skips is as far behind the gap as it
    /// was into it.
    pub fn instant(&self, wall: i64) -> i64 {
        let shown = self
            .0
            .iter()
            .find(|segment| (segment.from..segment.to).contains(&(wall - segment.offset)));
        if let Some(segment) = shown {
            return wall - segment.offset;
        }
        let before = self.0.iter().rfind(|segment| segment.to <= wall - segment.offset);
        wall - before.expect("2008 to 2031").offset
    }

    /// Where the offset changes.
    pub fn changes(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().skip(1).map(|segment| segment.from)
    }

    /// Where the wall clock comes to a full hour, also when it is moved just then.
    pub fn hours(&self, from: i64, to: i64) -> Vec<i64> {
        let mut hours = Vec::new();
        for segment in self.0.iter().filter(|segment| segment.to >= from && segment.from <= to) {
            let (low, high) = (segment.from.max(from), segment.to.min(to));
            let into = (low + segment.offset).rem_euclid(HOUR);
            let mut at = if into == 0 { low } else { low + HOUR - into };
            while at <= high {
                hours.push(at);
                at += HOUR;
            }
        }
        hours
    }
}

/// Year, month and day of a day since 1970-01-01, counted through the years.
pub fn civil(day: i64) -> (i64, i64, i64) {
    let mut year = 1970;
    let mut left = day;
    while left < 0 {
        year -= 1;
        left += year_days(year);
    }
    while left >= year_days(year) {
        left -= year_days(year);
        year += 1;
    }
    let mut month = 1;
    while left >= month_days(year, month) {
        left -= month_days(year, month);
        month += 1;
    }
    (year, month, left + 1)
}

/// The day since 1970-01-01; months before January and after December count on into other years.
pub fn day_of(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = (year + (month - 1).div_euclid(12), (month - 1).rem_euclid(12) + 1);
    let years: i64 = if year >= 1970 {
        (1970..year).map(year_days).sum()
    } else {
        -(year..1970).map(year_days).sum::<i64>()
    };
    years + (1..month).map(|month| month_days(year, month)).sum::<i64>() + day - 1
}

fn year_days(year: i64) -> i64 {
    (1..=12).map(|month| month_days(year, month)).sum()
}

pub fn month_days(year: i64, month: i64) -> i64 {
    match (month - 1).rem_euclid(12) + 1 {
        4 | 6 | 9 | 11 => 30,
        2 if (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 => 29,
        2 => 28,
        _ => 31,
    }
}

/// 0: Monday. 1970-01-01 was a Thursday.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

/// `2026-03-01`.
pub fn date(day: i64) -> String {
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02}")
}

#[test]
fn the_calendar_goes_round() {
    for day in -400..25_000 {
        let (year, month, of_month) = civil(day);
        assert_eq!(day_of(year, month, of_month), day);
    }
    assert_eq!((date(0), weekday(0)), ("1970-01-01".to_owned(), 3));
    assert_eq!((date(20_514), weekday(20_514)), ("2026-03-02".to_owned(), 0));
}

#[test]
fn days_begin_where_the_clocks_say() {
    let at = |text: &str| text.parse::<jiff::Timestamp>().expect("an instant").as_millisecond();
    let paris = Zone::named("Europe/Paris");
    assert_eq!(
        paris.start_of(day_of(2026, 3, 30)) - paris.start_of(day_of(2026, 3, 29)),
        23 * HOUR
    );
    assert_eq!(
        paris.instant(day_of(2026, 3, 29) * DAY + 2 * HOUR + HOUR / 2),
        at("2026-03-29T01:30:00Z")
    );
    assert_eq!(paris.instant(day_of(2025, 10, 26) * DAY + 2 * HOUR), at("2025-10-26T00:00:00Z"));
    let apia = Zone::named("Pacific/Apia");
    assert_eq!(apia.start_of(day_of(2011, 12, 30)), apia.start_of(day_of(2011, 12, 31)));
}
