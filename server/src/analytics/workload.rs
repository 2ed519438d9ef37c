//! Workload: arrivals and answers by weekday and hour of the chosen zone, by when they happened.

use super::answer::HourOfWeek;
use super::columns::Columns;
use super::figures::Around;
use super::filter::Filter;
use super::tally::Matcher;
use crate::domain::hours::WallClock;
use crate::time::Time;

/// Hours of a week.
const WEEK: usize = 168;

/// All hours of the week. `arrived` are the openings of the period, one by one.
pub fn workload(
    columns: &Columns,
    filter: &Filter,
    around: &Around,
    matcher: &Matcher,
    arrived: impl FnOnce(&mut dyn FnMut(Time)),
) -> Vec<HourOfWeek> {
    let mut clock = WallClock::new(&filter.zone, filter.from, filter.to);
    let (mut arrivals, mut answers) = ([0_i64; WEEK], [0_i64; WEEK]);
    arrived(&mut |at| arrivals[clock.hour_of_week(at)] += 1);
    columns.each_answer(matcher, (filter.from.0, filter.to.0), |met| {
        answers[clock.hour_of_week(met.at)] += 1;
    });
    for open in &around.open_answers {
        for answer in open.given.iter().filter(|answer| filter.asks_for(answer)) {
            answers[clock.hour_of_week(answer.at)] += 1;
        }
    }
    (0..)
        .zip(arrivals.iter().zip(answers))
        .map(|(hour, (arrivals, answers))| HourOfWeek {
            weekday: hour / 24 + 1,
            hour: hour % 24,
            arrivals: *arrivals,
            answers,
        })
        .collect()
}
