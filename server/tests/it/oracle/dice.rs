//! A small generator (SplitMix64): the same seed gives the same history in every run and on both engines.

pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let sides = u64::try_from(high - low + 1).expect("low is not above high");
        low + i64::try_from(self.next() % sides).expect("small")
    }

    pub fn roll(&mut self, sides: usize) -> usize {
        usize::try_from(self.between(0, i64::try_from(sides).expect("few") - 1)).expect("few")
    }

    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(0, 99) < chance
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.roll(all.len())]
    }

    /// One to three of them, now and then one twice.
    pub fn some<T: Clone>(&mut self, all: &[T]) -> Vec<T> {
        (0..self.between(1, 3)).map(|_| self.of(all).clone()).collect()
    }
}
