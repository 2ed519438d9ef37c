//! Natural numbers of any size, as slow and plain as on paper: for the high-precision check of intervals.

use std::cmp::Ordering;

/// Limbs of 32 bits, the least first; no leading zeros.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Big(Vec<u32>);

impl Big {
    pub fn of(mut n: u128) -> Big {
        let mut limbs = Vec::new();
        while n > 0 {
            limbs.push((n & 0xFFFF_FFFF) as u32);
            n >>= 32;
        }
        Big(limbs)
    }

    /// From decimal digits.
    pub fn parse(digits: &str) -> Big {
        digits.bytes().fold(Big::of(0), |sum, digit| {
            sum.times(&Big::of(10)).plus(&Big::of(u128::from(digit - b'0')))
        })
    }

    fn trimmed(mut limbs: Vec<u32>) -> Big {
        while limbs.last() == Some(&0) {
            limbs.pop();
        }
        Big(limbs)
    }

    fn limb(&self, place: usize) -> u64 {
        u64::from(self.0.get(place).copied().unwrap_or(0))
    }

    pub fn plus(&self, other: &Big) -> Big {
        let (mut limbs, mut carry) = (Vec::new(), 0);
        for place in 0..=self.0.len().max(other.0.len()) {
            let sum = self.limb(place) + other.limb(place) + carry;
            limbs.push(sum as u32);
            carry = sum >> 32;
        }
        Big::trimmed(limbs)
    }

    /// `self − other`, which is not greater.
    pub fn minus(&self, other: &Big) -> Big {
        assert!(*other <= *self, "a natural number");
        let (mut limbs, mut borrow) = (Vec::new(), 0);
        for place in 0..self.0.len() {
            let (have, take) = (self.limb(place), other.limb(place) + borrow);
            borrow = u64::from(have < take);
            limbs.push(((borrow << 32) + have - take) as u32);
        }
        Big::trimmed(limbs)
    }

    pub fn times(&self, other: &Big) -> Big {
        let mut limbs = vec![0_u32; self.0.len() + other.0.len() + 1];
        for (i, a) in self.0.iter().enumerate() {
            let mut carry = 0;
            for j in 0..=other.0.len() {
                let sum = u64::from(limbs[i + j]) + u64::from(*a) * other.limb(j) + carry;
                limbs[i + j] = sum as u32;
                carry = sum >> 32;
            }
        }
        Big::trimmed(limbs)
    }

    fn bits(&self) -> usize {
        self.0.len() * 32
    }

    /// The greatest number whose product with `divisor` is not greater than this one.
    pub fn over(&self, divisor: &Big) -> Big {
        self.greatest(|candidate| candidate.times(divisor) <= *self)
    }

    /// The greatest number whose square is not greater than this one.
    pub fn root(&self) -> Big {
        self.greatest(|candidate| candidate.times(candidate) <= *self)
    }

    /// Bit by bit from above.
    fn greatest(&self, fits: impl Fn(&Big) -> bool) -> Big {
        let mut found = Big(vec![0; self.0.len()]);
        for bit in (0..self.bits()).rev() {
            let mut candidate = found.clone();
            candidate.0[bit / 32] |= 1 << (bit % 32);
            if fits(&Big::trimmed(candidate.0.clone())) {
                found = candidate;
            }
        }
        Big::trimmed(found.0)
    }

    pub fn to_f64(&self) -> f64 {
        self.0.iter().rev().fold(0.0, |sum, limb| sum * 4_294_967_296.0 + f64::from(*limb))
    }
}

impl PartialOrd for Big {
    fn partial_cmp(&self, other: &Big) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Big {
    fn cmp(&self, other: &Big) -> Ordering {
        let by_length = self.0.len().cmp(&other.0.len());
        by_length.then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

#[test]
fn it_reckons_like_the_machine_and_beyond() {
    let (a, b) = (0x1234_5678_9ABC_DEF0_1122_u128, 0xFEDC_BA98_7654_u128);
    assert_eq!(Big::of(a).plus(&Big::of(b)), Big::of(a + b));
    assert_eq!(Big::of(a).minus(&Big::of(b)), Big::of(a - b));
    assert_eq!(Big::of(a).times(&Big::of(b)), Big::of(a * b));
    assert_eq!(Big::of(a).over(&Big::of(b)), Big::of(a / b));
    assert_eq!(Big::of(a).root(), Big::of(a.isqrt()));
    // The square root of two, to 40 digits (OEIS A002193).
    let two = Big::parse(&format!("2{}", "0".repeat(80)));
    assert_eq!(two.root(), Big::parse("14142135623730950488016887242096980785696"));
}
