//! Chances that repeat: the same seed, the same throws.

use rand::{Rng as _, SeedableRng as _};

pub struct Dice(rand_chacha::ChaCha12Rng);

impl Dice {
    /// The throws of one step of one schedule; `whose` keeps the schedule's apart from a world's.
    pub fn new(seed: u64, whose: u64, step: usize) -> Dice {
        let mixed = seed.wrapping_mul(1_000_003).wrapping_add(whose).wrapping_mul(1_000_003);
        Dice(rand_chacha::ChaCha12Rng::seed_from_u64(mixed.wrapping_add(step as u64)))
    }

    /// 0 to `n` - 1.
    pub fn below(&mut self, n: usize) -> usize {
        (self.0.next_u64() % n.max(1) as u64) as usize
    }

    /// True so many times of a hundred.
    pub fn percent(&mut self, of_hundred: usize) -> bool {
        self.below(100) < of_hundred
    }

    pub fn one_of<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        if items.is_empty() { None } else { items.get(self.below(items.len())) }
    }
}
