//! Durations of a set, and their quantiles: exact, from values that are sorted in parts or not at all.

use super::columns::LONG;

/// Milliseconds. Those below 49 days take half the room.
#[derive(Default)]
pub struct Durations<'a> {
    /// Parts that are in order.
    sorted: Vec<&'a [u32]>,
    short: Vec<u32>,
    long: Vec<i64>,
}

/// The part of a sorted list that may still hold what is looked for: between these places.
struct Window<'a> {
    values: &'a [u32],
    low: usize,
    high: usize,
}

impl<'a> Durations<'a> {
    pub fn push(&mut self, milliseconds: i64) {
        match u32::try_from(milliseconds) {
            Ok(short) if short < LONG => self.short.push(short),
            _ => self.long.push(milliseconds),
        }
    }

    /// One that is known to be short.
    pub fn push_short(&mut self, milliseconds: u32) {
        self.short.push(milliseconds);
    }

    /// Many at once: in order, and the long ones apart.
    pub fn push_sorted(&mut self, short: &'a [u32], long: &[i64]) {
        self.sorted.push(short);
        self.long.extend(long);
    }

    pub fn merge(&mut self, other: Durations<'a>) {
        self.sorted.extend(other.sorted);
        self.short.extend(other.short);
        self.long.extend(other.long);
    }

    pub fn len(&self) -> usize {
        let sorted: usize = self.sorted.iter().map(|part| part.len()).sum();
        sorted + self.short.len() + self.long.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The smallest value that at least a share `q` of the values does not exceed (nearest rank), in seconds.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank within a list, and durations far below 2^52"
    )]
    pub fn quantile(&mut self, q: f64) -> Option<f64> {
        let len = self.len();
        if len == 0 {
            return None;
        }
        let rank = ((q * len as f64).ceil() as usize).clamp(1, len) - 1;
        let milliseconds = match rank.checked_sub(len - self.long.len()) {
            // All long ones are longer than all others.
            Some(rank) => *self.long.select_nth_unstable(rank).1,
            None if self.sorted.is_empty() => i64::from(nth(&mut self.short, rank)),
            None => {
                self.short.sort_unstable();
                i64::from(nth_of_sorted(self.sorted.iter().copied().chain([&*self.short]), rank))
            }
        };
        Some(milliseconds as f64 / 1_000.0)
    }
}

/// Values of a list that is sorted by counting rather than by comparing: only those that share the upper half of
/// the bits with the one looked for are compared.
const COUNTED_FROM: usize = 1 << 16;

fn nth(values: &mut [u32], rank: usize) -> u32 {
    if values.len() < COUNTED_FROM {
        return *values.select_nth_unstable(rank).1;
    }
    let upper = |value: u32| (value >> 16) as usize;
    let mut counts = vec![0_usize; 1 << 16];
    values.iter().for_each(|value| counts[upper(*value)] += 1);
    let (mut before, mut bucket) = (0, 0);
    while before + counts[bucket] <= rank {
        before += counts[bucket];
        bucket += 1;
    }
    let mut near: Vec<u32> =
        values.iter().copied().filter(|value| upper(*value) == bucket).collect();
    *near.select_nth_unstable(rank - before).1
}

/// By halving the range of values, and with it the part of each list that may hold it.
fn nth_of_sorted<'a>(lists: impl Iterator<Item = &'a [u32]>, rank: usize) -> u32 {
    let mut windows: Vec<Window> =
        lists.map(|values| Window { values, low: 0, high: values.len() }).collect();
    let (mut low, mut high) = (0, u32::MAX);
    let mut cuts = vec![0; windows.len()];
    while low < high {
        let middle = low + (high - low) / 2;
        for (cut, window) in cuts.iter_mut().zip(&windows) {
            let part = &window.values[window.low..window.high];
            *cut = window.low + part.partition_point(|value| *value <= middle);
        }
        let up_to_middle: usize = cuts.iter().sum();
        let below = up_to_middle > rank;
        for (cut, window) in cuts.iter().zip(&mut windows) {
            if below {
                window.high = *cut;
            } else {
                window.low = *cut;
            }
        }
        if below {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn however_they_came_in_the_quantile_is_that_of_the_whole_list(
            parts in prop::collection::vec(prop::collection::vec(0_u32..LONG, 0..40), 0..5),
            loose in prop::collection::vec(0_i64..1 << 34, 0..60),
            q in 0.01_f64..1.0,
        ) {
            let parts: Vec<Vec<u32>> =
                parts.into_iter().map(|mut part| { part.sort_unstable(); part }).collect();
            let mut durations = Durations::default();
            parts.iter().for_each(|part| durations.push_sorted(part, &[]));
            loose.iter().for_each(|value| durations.push(*value));
            let mut all: Vec<i64> = parts.concat().into_iter().map(i64::from).collect();
            all.extend(&loose);
            all.sort_unstable();
            let rank = (q * all.len() as f64).ceil() as usize;
            let wanted = all.get(rank.max(1) - 1).map(|value| *value as f64 / 1_000.0);
            prop_assert_eq!(durations.quantile(q), wanted);
        }
    }

    #[test]
    fn of_many_it_is_found_by_counting() {
        let mut values: Vec<u32> =
            (0..200_000_u32).map(|n| n.wrapping_mul(2_654_435_761)).collect();
        let mut sorted = values.clone();
        sorted.sort_unstable();
        for rank in [0, 1, 99_999, 180_000, 199_999] {
            assert_eq!(nth(&mut values, rank), sorted[rank]);
        }
    }
}
