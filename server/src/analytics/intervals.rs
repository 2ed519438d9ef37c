//! Intervals of shares. Wilson's score interval without continuity correction (E. B. Wilson, 1927; Newcombe
//! 1998a, method 3) and Newcombe's interval of a difference (Newcombe 1998b, Statistics in Medicine 17,
//! 873–890, method 10), both at 95 %.

use serde::Serialize;
use utoipa::ToSchema;

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// A share with its interval; all between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Share {
    pub share: f64,
    pub low: f64,
    pub high: f64,
    /// How many it is a share of.
    pub n: i64,
}

/// `part` of `n`; None when `n` is 0.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn wilson(part: i64, n: i64) -> Option<Share> {
    if n <= 0 {
        return None;
    }
    let (x, total) = (part as f64, n as f64);
    let p = x / total;
    let z2 = Z * Z;
    let denominator = 1.0 + z2 / total;
    let centre = (p + z2 / (2.0 * total)) / denominator;
    let half = Z * (p * (1.0 - p) / total + z2 / (4.0 * total * total)).sqrt() / denominator;
    // At the ends the bound is exact; rounding must not leave it a hair inside.
    let low = if part == 0 { 0.0 } else { (centre - half).max(0.0) };
    let high = if part == n { 1.0 } else { (centre + half).min(1.0) };
    Some(Share { share: p, low, high, n })
}

/// A difference of two shares with its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct Difference {
    /// Current − previous, from −1 to 1.
    pub diff: f64,
    pub low: f64,
    pub high: f64,
    /// False when the interval holds 0: *no clear change*.
    pub clear: bool,
}

/// `current` − `previous`; None when either is of nothing.
pub fn newcombe(current: Option<Share>, previous: Option<Share>) -> Option<Difference> {
    let (a, b) = (current?, previous?);
    let diff = a.share - b.share;
    let low = diff - ((a.share - a.low).powi(2) + (b.high - b.share).powi(2)).sqrt();
    let high = diff + ((a.high - a.share).powi(2) + (b.share - b.low).powi(2)).sqrt();
    Some(Difference { diff, low, high, clear: low > 0.0 || high < 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn four(x: f64) -> String {
        format!("{x:.4}")
    }

    /// Newcombe 1998a, table I, method 3.
    #[test]
    fn wilson_gives_the_published_examples() {
        for (part, n, low, high) in [
            (81, 263, "0.2553", "0.3662"),
            (15, 148, "0.0624", "0.1605"),
            (0, 20, "0.0000", "0.1611"),
            (1, 29, "0.0061", "0.1718"),
        ] {
            let share = wilson(part, n).expect("n > 0");
            assert_eq!(
                (four(share.low).as_str(), four(share.high).as_str()),
                (low, high),
                "{part}/{n}"
            );
        }
        assert_eq!(wilson(0, 0), None);
    }

    /// Newcombe 1998b, table II, method 10.
    #[test]
    fn newcombe_gives_the_published_examples() {
        for (a, b, low, high) in [
            ((56, 70), (48, 80), "0.0524", "0.3339"),
            ((9, 10), (3, 10), "0.1705", "0.8090"),
            ((6, 7), (2, 7), "0.0582", "0.8062"),
            ((5, 56), (0, 29), "-0.0381", "0.1926"),
            ((0, 10), (0, 20), "-0.1611", "0.2775"),
            ((10, 10), (0, 10), "0.6075", "1.0000"),
        ] {
            let difference = newcombe(wilson(a.0, a.1), wilson(b.0, b.1)).expect("both n > 0");
            assert_eq!(
                (four(difference.low).as_str(), four(difference.high).as_str()),
                (low, high),
                "{a:?} {b:?}"
            );
        }
        assert_eq!(newcombe(wilson(1, 2), None), None);
    }
}
