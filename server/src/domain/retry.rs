//! When something that could not be sent is tried again. Pure.

use crate::time::{HOUR, MINUTE, SECOND, Time};

/// What is waited after the first, second, … failed attempt: eleven attempts within about a day.
const WAITS: [i64; 10] = [
    5 * SECOND,
    30 * SECOND,
    2 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    4 * HOUR,
    8 * HOUR,
    8 * HOUR,
];

/// When to try again after `attempts` failed ones (1 and more); None when it is enough. `draw` (0–9,999) adds
/// up to a tenth, so that what failed together does not come back together.
pub fn next_attempt(attempts: i64, now: Time, draw: u32) -> Option<Time> {
    let wait = WAITS.get(usize::try_from(attempts - 1).ok()?)?;
    Some(now.plus(wait + wait * i64::from(draw) / 100_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_spread_over_a_day() {
        let mut now = Time(0);
        let mut attempts = 1;
        while let Some(next) = next_attempt(attempts, now, 9_999) {
            assert!(next > now);
            (now, attempts) = (next, attempts + 1);
        }
        assert_eq!(attempts, 11);
        assert!((23 * HOUR..27 * HOUR).contains(&now.0), "{}", now.0);
        assert_eq!(next_attempt(1, Time(0), 0), Some(Time(5_000)));
        assert_eq!(next_attempt(1, Time(0), 5_000), Some(Time(5_250)));
        assert_eq!(next_attempt(0, Time(0), 0), None);
    }
}
