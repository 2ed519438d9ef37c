//! Periods in a time zone: bounds from bare dates, the period before, the steps of a series. Ranges are half
//! open. A midnight that does not exist is the first instant of that day.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan as _, Zoned};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Error, Result};
use crate::time::{DAY, Time};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    Hour,
    Day,
    Week,
    Month,
}

/// A period as it is asked for: half open.
#[derive(Clone, Debug)]
pub struct Asked {
    pub from: Time,
    pub to: Time,
    pub zone: TimeZone,
}

impl Asked {
    /// Without `to` up to now, now included; without `from` thirty days.
    ///
    /// Errors: `validation` naming the field.
    pub fn parse(from: Option<&str>, to: Option<&str>, tz: &str, now: Time) -> Result<Asked> {
        let zone = TimeZone::get(tz)
            .map_err(|_| Error::field("tz", "A time zone such as Europe/Paris."))?;
        let instant = |field: &str, value: Option<&str>| {
            let found = value.map(|value| parse(value, &zone).ok_or_else(|| not_an_instant(field)));
            found.transpose()
        };
        let (from, to) = (instant("from", from)?, instant("to", to)?);
        let to = to.unwrap_or(now.plus(1));
        let from = from.unwrap_or(to.plus(-30 * DAY));
        if from >= to {
            return Err(Error::field("to", "The period ends after it begins."));
        }
        Ok(Asked { from, to, zone })
    }
}

/// What is said of a value that is no instant.
pub fn not_an_instant(field: &str) -> Error {
    Error::field(field, "An instant such as 2026-03-01T09:00:00Z, or a date such as 2026-03-01.")
}

/// The first day of weeks, by the workspace's word for it.
pub fn week_start(word: &str) -> Weekday {
    match word {
        "sunday" => Weekday::Sunday,
        "saturday" => Weekday::Saturday,
        _ => Weekday::Monday,
    }
}

/// The most points of a series; a longer one takes a coarser step.
const POINTS_MAX: usize = 1_500;

/// The first instant of a day.
pub fn start_of(date: Date, zone: &TimeZone) -> Option<Time> {
    let zoned = date.to_zoned(zone.clone()).ok()?.start_of_day().ok()?;
    Some(Time(zoned.timestamp().as_millisecond()))
}

/// An RFC 3339 instant, or a bare date: midnight in `zone`.
pub fn parse(text: &str, zone: &TimeZone) -> Option<Time> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(Time(instant.as_millisecond()));
    }
    // An instant with something strange behind a date is not a date.
    if text.len() != 10 {
        return None;
    }
    start_of(text.parse::<Date>().ok()?, zone)
}

fn zoned(at: Time, zone: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_millisecond(at.0).ok()?.to_zoned(zone.clone()))
}

/// The boundaries of a series over `from..to`: the first is `from`, the last is `to`, those between are where
/// days (weeks, months, hours) begin in `zone`. With them the step that was taken: a series that would be too
/// long takes a coarser one.
pub fn boundaries(
    from: Time,
    to: Time,
    step: Step,
    zone: &TimeZone,
    week_start: Weekday,
) -> (Step, Vec<Time>) {
    for step in [step, Step::Day, Step::Week, Step::Month] {
        let bounds = try_boundaries(from, to, step, zone, week_start);
        if bounds.len() <= POINTS_MAX {
            return (step, bounds);
        }
    }
    (Step::Month, vec![from, to])
}

fn try_boundaries(
    from: Time,
    to: Time,
    step: Step,
    zone: &TimeZone,
    week_start: Weekday,
) -> Vec<Time> {
    let mut bounds = vec![from];
    let Some(mut next) = zoned(from, zone).and_then(|start| first_after(&start, step, week_start))
    else {
        return vec![from, to];
    };
    while next < to && bounds.len() <= POINTS_MAX {
        if bounds.last().is_none_or(|last| *last < next) {
            bounds.push(next);
        }
        let Some(after) = zoned(next, zone).and_then(|start| first_after(&start, step, week_start))
        else {
            break;
        };
        if after <= next {
            break;
        }
        next = after;
    }
    bounds.push(to);
    bounds
}

/// Where the next step after `at` begins.
fn first_after(at: &Zoned, step: Step, week_start: Weekday) -> Option<Time> {
    let zone = at.time_zone();
    match step {
        // By elapsed time from the full hour: zones with half-hour offsets and changes have full hours, too.
        Step::Hour => {
            let into = i64::from(at.minute()) * 60_000
                + i64::from(at.second()) * 1_000
                + i64::from(at.millisecond());
            Some(Time(at.timestamp().as_millisecond() - into + 3_600_000))
        }
        Step::Day => start_of(at.date().tomorrow().ok()?, zone),
        Step::Week => {
            let behind = i64::from(at.date().weekday().since(week_start));
            start_of(at.date().checked_add((7 - behind).days()).ok()?, zone)
        }
        Step::Month => start_of(at.date().first_of_month().checked_add(1.month()).ok()?, zone),
    }
}

/// The period to compare with: the same days of the month, quarter or year before for those, the same number
/// of days before for whole days, otherwise the same length. Where the month before has no such day (29 March,
/// February), all of it is compared: the first 28 days of March with the first 28 of February.
pub fn previous(from: Time, to: Time, zone: &TimeZone) -> (Time, Time) {
    let equal = (from.plus(from.since(to)), from);
    let Some((start, end)) = zoned(from, zone).zip(zoned(to, zone)) else { return equal };
    if start_of(start.date(), zone) != Some(from) {
        return equal;
    }
    let shift = |span: Span| -> Option<(Time, Time)> {
        let from = start_of(start.date().checked_sub(span).ok()?, zone)?;
        let date = end.date().checked_sub(span).ok()?;
        let has_no_such_day = span.get_days() == 0 && date.day() != end.date().day();
        let to = if has_no_such_day {
            start_of(date.tomorrow().ok()?, zone)?
        } else if start_of(end.date(), zone) == Some(to) {
            start_of(date, zone)?
        } else {
            let moved: DateTime = date.to_datetime(end.time());
            Time(moved.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond())
        };
        (from < to).then_some((from, to))
    };
    let date = start.date();
    let within = |span: Span| {
        date.checked_add(span).ok().and_then(|end| start_of(end, zone)).is_some_and(|end| to <= end)
    };
    let span = if date.day() == 1 && within(1.month()) {
        Some(1.month())
    } else if date.day() == 1 && date.month() % 3 == 1 && within(3.months()) {
        Some(3.months())
    } else if date.day() == 1 && date.month() == 1 && within(1.year()) {
        Some(1.year())
    } else if start_of(end.date(), zone) == Some(to) {
        date.until(end.date()).ok().map(|days| i64::from(days.get_days()).days())
    } else {
        None
    };
    span.and_then(shift).unwrap_or(equal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("a zone")
    }
    fn at(text: &str, zone: &TimeZone) -> Time {
        parse(text, zone).expect("an instant")
    }

    #[test]
    fn days_have_the_length_they_have() {
        let paris = zone("Europe/Paris");
        let (_, bounds) = boundaries(
            at("2026-03-28", &paris),
            at("2026-03-31", &paris),
            Step::Day,
            &paris,
            Weekday::Monday,
        );
        let hours: Vec<i64> =
            bounds.windows(2).map(|pair| pair[1].since(pair[0]) / 3_600_000).collect();
        assert_eq!(hours, [24, 23, 24]);
        let apia = zone("Pacific/Apia");
        // 30 December 2011 did not happen there.
        let (_, bounds) = boundaries(
            at("2011-12-29", &apia),
            at("2012-01-01", &apia),
            Step::Day,
            &apia,
            Weekday::Monday,
        );
        assert_eq!(bounds.len() - 1, 2);
    }

    #[test]
    fn a_series_says_which_step_it_took() {
        let paris = zone("Europe/Paris");
        let (from, to) = (at("2020-01-01", &paris), at("2026-01-01", &paris));
        let (step, bounds) = boundaries(from, to, Step::Hour, &paris, Weekday::Monday);
        assert_eq!(step, Step::Week);
        assert_eq!(bounds[1], at("2020-01-06", &paris));
        let (step, _) =
            boundaries(from, at("2020-01-03", &paris), Step::Hour, &paris, Weekday::Monday);
        assert_eq!(step, Step::Hour);
    }

    #[test]
    fn a_midnight_that_does_not_exist_is_the_first_instant_of_the_day() {
        let cairo = zone("Africa/Cairo");
        assert_eq!(at("2024-04-26", &cairo), at("2024-04-25T22:00:00Z", &cairo));
    }

    #[test]
    fn the_period_before_is_the_one_people_mean() {
        let paris = zone("Europe/Paris");
        let pair = |from, to| previous(at(from, &paris), at(to, &paris), &paris);
        assert_eq!(
            pair("2026-03-01", "2026-04-01"),
            (at("2026-02-01", &paris), at("2026-03-01", &paris))
        );
        assert_eq!(
            pair("2026-03-01", "2026-03-11"),
            (at("2026-02-01", &paris), at("2026-02-11", &paris))
        );
        for to in ["2026-03-29", "2026-03-30T15:00:00Z", "2026-03-31"] {
            assert_eq!(
                pair("2026-03-01", to),
                (at("2026-02-01", &paris), at("2026-03-01", &paris)),
                "all of February"
            );
        }
        assert_eq!(
            pair("2026-01-01", "2027-01-01"),
            (at("2025-01-01", &paris), at("2026-01-01", &paris))
        );
        assert_eq!(
            pair("2026-04-01", "2026-07-01"),
            (at("2026-01-01", &paris), at("2026-04-01", &paris))
        );
        assert_eq!(
            pair("2026-03-25", "2026-04-01"),
            (at("2026-03-18", &paris), at("2026-03-25", &paris))
        );
    }
}
