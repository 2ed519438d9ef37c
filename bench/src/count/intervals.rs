//! Shares with their 95 % intervals, by another road than the server's: Wilson's bounds are the two roots of
//! (p̂ − p)² = z² p (1 − p) / n, solved as the quadratic that it is.

use serde_json::{Value, json};

const Z: f64 = 1.959_963_984_540_054;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    pub share: f64,
    pub low: f64,
    pub high: f64,
    pub n: usize,
}

pub fn wilson(part: usize, n: usize) -> Option<Share> {
    if n == 0 {
        return None;
    }
    let (x, total) = (part as f64, n as f64);
    let share = x / total;
    let z2 = Z * Z;
    // (n + z²) p² − (2x + z²) p + x²/n = 0
    let (a, b, c) = (total + z2, -(2.0 * x + z2), x * x / total);
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    let (low, high) = ((-b - root) / (2.0 * a), (-b + root) / (2.0 * a));
    Some(Share { share, low: low.clamp(0.0, 1.0), high: high.clamp(0.0, 1.0), n })
}

impl Share {
    pub fn json(this: Option<Share>) -> Value {
        this.map_or(Value::Null, |share| {
            json!({"share": share.share, "low": share.low, "high": share.high, "n": share.n})
        })
    }
}

/// Newcombe's interval of `now` − `before`, from the distances of each bound to its share.
pub fn difference(now: Option<Share>, before: Option<Share>) -> Value {
    let (Some(now), Some(before)) = (now, before) else { return Value::Null };
    let difference = now.share - before.share;
    let below = (now.share - now.low).hypot(before.high - before.share);
    let above = (now.high - now.share).hypot(before.share - before.low);
    let (low, high) = (difference - below, difference + above);
    json!({"diff": difference, "low": low, "high": high, "clear": !(low <= 0.0 && high >= 0.0)})
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Newcombe 1998, table I, method 3 (81 of 263) and II, method 10 (56/70 − 48/80).
    #[test]
    fn published_examples() {
        let share = wilson(81, 263).expect("n > 0");
        assert!((share.low - 0.2553).abs() < 5e-5 && (share.high - 0.3662).abs() < 5e-5);
        let found = difference(wilson(56, 70), wilson(48, 80));
        assert!((found["low"].as_f64().expect("a number") - 0.0524).abs() < 5e-5);
        assert!((found["high"].as_f64().expect("a number") - 0.3339).abs() < 5e-5);
        assert_eq!(found["clear"], true);
        assert_eq!(difference(wilson(0, 0), wilson(1, 2)), Value::Null);
    }
}
