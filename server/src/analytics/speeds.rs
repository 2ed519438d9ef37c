//! How fast each dialogue was answered: columns by the outcome's place, once by the clock, and once more in working
//! time where a workspace has any.

use std::collections::HashMap;

use super::columns::{LONG, NEVER, UNTIMED, extend};

/// First responses and sums of responses.
#[derive(Clone, Default)]
pub struct Speeds {
    /// Or `NEVER`, `UNTIMED`, `LONG`.
    pub first_response_ms: Vec<u32>,
    /// Or `LONG`.
    pub response_ms_sum: Vec<u32>,
    /// Those that do not fit, by their place; dialogues of such a length are rare.
    long: HashMap<usize, (i64, i64)>,
}

impl Speeds {
    pub(super) fn grow(&mut self, len: usize) {
        extend(&mut self.first_response_ms, len, NEVER);
        extend(&mut self.response_ms_sum, len, 0);
    }

    /// `without` says why there is no first response.
    pub(super) fn put(
        &mut self,
        place: usize,
        first_response: Option<i64>,
        sum: i64,
        without: u32,
    ) {
        self.first_response_ms[place] = first_response.map_or(without, short);
        self.response_ms_sum[place] = short(sum);
        let first_response = first_response.unwrap_or(0);
        if [first_response, sum].into_iter().any(|ms| short(ms) == LONG) {
            self.long.insert(place, (first_response, sum));
        } else {
            self.long.remove(&place);
        }
    }

    /// None: without a first response.
    #[inline]
    pub fn first_response(&self, place: usize) -> Option<i64> {
        match self.first_response_ms[place] {
            NEVER | UNTIMED => None,
            LONG => Some(self.long.get(&place).map_or(i64::from(LONG), |(first, _)| *first)),
            short => Some(i64::from(short)),
        }
    }

    #[inline]
    pub fn response_sum(&self, place: usize) -> i64 {
        match self.response_ms_sum[place] {
            LONG => self.long.get(&place).map_or(i64::from(LONG), |(_, sum)| *sum),
            short => i64::from(short),
        }
    }

    pub(super) fn bytes(&self) -> usize {
        4 * (self.first_response_ms.capacity() + self.response_ms_sum.capacity())
    }
}

/// As it stands in a column: `LONG` where it does not fit.
pub(super) fn short(milliseconds: i64) -> u32 {
    u32::try_from(milliseconds.max(0)).unwrap_or(LONG).min(LONG)
}
