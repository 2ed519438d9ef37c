//! The period before, and the points of a series, from PRODUCT §5.

use candor::time::{DAY, HOUR};

use super::zone::{Zone, civil, day_of, month_days, weekday};

/// A series has at most so many boundaries; a longer one takes a coarser step, and says so.
const BOUNDARIES: usize = 1_500;

/// *The same days of the month, quarter or year before for named periods, equal length for custom ones.* The
/// API is told two instants, so a period within one month, quarter or year from its beginning is the named
/// one; other whole days are compared with as many days, and all else with as many milliseconds.
pub fn previous(zone: &Zone, from: i64, to: i64) -> (i64, i64) {
    let equal = (from - (to - from), from);
    let first = zone.day(from);
    if zone.start_of(first) != from {
        return equal;
    }
    let (year, month, day) = civil(first);
    let whole_days = zone.start_of(zone.day(to)) == to;
    for (months, begins) in [(1, true), (3, month % 3 == 1), (12, month == 1)] {
        if day == 1 && begins && to <= zone.start_of(day_of(year, month + months, 1)) {
            let start = zone.start_of(day_of(year, month - months, 1));
            // Where the month before has no such day, all of it is over.
            let (year, month, day) = civil(zone.day(to));
            let there = day_of(year, month - months, 1);
            let (there_year, there_month, _) = civil(there);
            let days = month_days(there_year, there_month);
            let end = if day > days {
                zone.start_of(there + days)
            } else if whole_days {
                zone.start_of(there + day - 1)
            } else {
                zone.instant((there + day - 1) * DAY + zone.wall(to).rem_euclid(DAY))
            };
            return if start < end { (start, end) } else { equal };
        }
    }
    if !whole_days {
        return equal;
    }
    let days = zone.day(to) - first;
    let moved = (zone.start_of(first - days), zone.start_of(zone.day(to) - days));
    if moved.0 < moved.1 { moved } else { equal }
}

/// The step that was taken, and where its points begin; the last entry is `to`.
pub fn series(zone: &Zone, from: i64, to: i64, step: &str, week_start: i64) -> (String, Vec<i64>) {
    for step in [step, "day", "week", "month"] {
        // A rough count first, so that nobody writes down ten years of hours.
        if step == "hour" && (to - from) / HOUR > 2 * 1_500 {
            continue;
        }
        let bounds = bounds(zone, from, to, step, week_start);
        if bounds.len() <= BOUNDARIES {
            return (step.to_owned(), bounds);
        }
    }
    unreachable!("no question spans a hundred years")
}

fn bounds(zone: &Zone, from: i64, to: i64, step: &str, week_start: i64) -> Vec<i64> {
    let begins = |day: i64| match step {
        "week" => weekday(day) == week_start,
        "month" => civil(day).2 == 1,
        _ => true,
    };
    let mut bounds = if step == "hour" {
        zone.hours(from, to)
    } else {
        let days = zone.day(from) - 1..=zone.day(to) + 1;
        days.filter(|day| begins(*day)).map(|day| zone.start_of(day)).collect()
    };
    bounds.retain(|at| from < *at && *at < to);
    bounds.extend([from, to]);
    bounds.sort_unstable();
    bounds.dedup();
    bounds
}

#[test]
fn the_same_days_of_the_month_before() {
    let utc = Zone::named("UTC");
    let days = |from: (i64, i64, i64), to: (i64, i64, i64)| {
        let at = |(y, m, d)| day_of(y, m, d) * DAY;
        let (from, to) = previous(&utc, at(from), at(to));
        (super::zone::date(from / DAY), super::zone::date(to / DAY))
    };
    let is = |from: &str, to: &str| (from.to_owned(), to.to_owned());
    // The first 28 days of March are compared with the first 28 of February: all of it.
    assert_eq!(days((2026, 3, 1), (2026, 3, 29)), is("2026-02-01", "2026-03-01"));
    assert_eq!(days((2026, 3, 1), (2026, 3, 31)), is("2026-02-01", "2026-03-01"));
    assert_eq!(days((2026, 3, 1), (2026, 4, 1)), is("2026-02-01", "2026-03-01"));
    assert_eq!(days((2026, 2, 1), (2026, 3, 1)), is("2026-01-01", "2026-02-01"));
    assert_eq!(days((2026, 4, 1), (2026, 5, 31)), is("2026-01-01", "2026-03-01"));
    assert_eq!(days((2028, 1, 1), (2028, 4, 2)), is("2027-01-01", "2027-04-02"));
}
