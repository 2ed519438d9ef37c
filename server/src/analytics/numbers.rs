//! Sets of outcomes, as the store finds them.

/// A set of outcomes by their number.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    bits: Vec<u64>,
    /// The set is everything but these.
    inverted: bool,
}

impl Numbers {
    pub fn of(numbers: impl IntoIterator<Item = i64>) -> Numbers {
        let mut bits: Vec<u64> = Vec::new();
        for n in numbers {
            let Ok(n) = usize::try_from(n) else { continue };
            if n / 64 >= bits.len() {
                bits.resize(n / 64 + 1, 0);
            }
            bits[n / 64] |= 1 << (n % 64);
        }
        Numbers { bits, inverted: false }
    }

    #[must_use]
    pub fn all_but(numbers: impl IntoIterator<Item = i64>) -> Numbers {
        Numbers { inverted: true, ..Numbers::of(numbers) }
    }

    pub fn holds(&self, n: usize) -> bool {
        let is_in = self.bits.get(n / 64).is_some_and(|bits| bits >> (n % 64) & 1 == 1);
        is_in != self.inverted
    }
}
