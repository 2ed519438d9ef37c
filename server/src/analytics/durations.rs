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
            None => i64::from(nth_of(&self.sorted, &mut self.short, rank)),
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

/// Loose values of which one is chosen to cut by.
const SAMPLE: usize = 31;

/// By choosing a value and leaving all that lies on its other side, again and again: lists in order are cut where it
/// would stand, loose values are moved to its sides.
fn nth_of(sorted: &[&[u32]], mut loose: &mut [u32], mut rank: usize) -> u32 {
    let mut lists: Vec<&[u32]> = sorted.to_vec();
    let mut candidates = Vec::with_capacity(lists.len() + SAMPLE);
    loop {
        lists.retain(|list| !list.is_empty());
        candidates.clear();
        candidates.extend(lists.iter().map(|list| list[list.len() / 2]));
        candidates.extend(loose.iter().step_by(loose.len() / SAMPLE + 1));
        let middle = candidates.len() / 2;
        let value = *candidates.select_nth_unstable(middle).1;

        let cut = |list: &&[u32]| {
            let below = list.partition_point(|each| *each < value);
            (below, below + list[below..].partition_point(|each| *each == value))
        };
        let cuts: Vec<(usize, usize)> = lists.iter().map(cut).collect();
        let loose_below = gather(loose, |each| each < value);
        let loose_up_to = loose_below + gather(&mut loose[loose_below..], |each| each == value);
        let below = loose_below + cuts.iter().map(|(below, _)| below).sum::<usize>();
        let up_to = loose_up_to + cuts.iter().map(|(_, up_to)| up_to).sum::<usize>();
        if rank < below {
            lists.iter_mut().zip(&cuts).for_each(|(list, (below, _))| *list = &list[..*below]);
            loose = &mut std::mem::take(&mut loose)[..loose_below];
        } else if rank < up_to {
            return value;
        } else {
            rank -= up_to;
            lists.iter_mut().zip(&cuts).for_each(|(list, (_, up_to))| *list = &list[*up_to..]);
            loose = &mut std::mem::take(&mut loose)[loose_up_to..];
        }
    }
}

/// Moves the values for which `holds` to the front; how many they are. Without branches: what holds is in no order.
fn gather(values: &mut [u32], holds: impl Fn(u32) -> bool) -> usize {
    let mut kept = 0;
    for n in 0..values.len() {
        let is = holds(values[n]);
        values.swap(kept, n);
        kept += usize::from(is);
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn however_they_came_in_the_quantile_is_that_of_the_whole_list(
            parts in prop::collection::vec(prop::collection::vec(0_u32..LONG, 0..40), 0..5),
            loose in prop::collection::vec(prop_oneof![0_i64..1 << 34, 0_i64..9], 0..90),
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
    fn the_same_value_many_times_is_found() {
        let list = vec![7; 50];
        let mut loose = vec![7; 90];
        loose.extend([3; 20]);
        assert_eq!([19, 20, 159].map(|rank| nth_of(&[&list], &mut loose, rank)), [3, 7, 7]);
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
