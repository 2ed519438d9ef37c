//! Wilson's and Newcombe's intervals, found from what defines them, not from the closed formula: the bounds of
//! Wilson's interval are the shares `p` at which the observed one lies exactly `z` standard errors away.

use serde_json::{Value, json};

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

#[derive(Clone, Copy)]
pub struct Share {
    pub share: f64,
    pub low: f64,
    pub high: f64,
    n: i64,
}

/// `part` of `n`; None of nothing.
pub fn share(part: i64, n: i64) -> Option<Share> {
    if n == 0 {
        return None;
    }
    let (x, total) = (part as f64, n as f64);
    let observed = x / total;
    let beyond = |p: f64| (observed - p).powi(2) > Z * Z * p * (1.0 - p) / total;
    let bound = |mut outside: f64, mut inside: f64| {
        for _ in 0..80 {
            let middle = f64::midpoint(outside, inside);
            *(if beyond(middle) { &mut outside } else { &mut inside }) = middle;
        }
        inside
    };
    let low = if part == 0 { 0.0 } else { bound(0.0, observed) };
    let high = if part == n { 1.0 } else { bound(1.0, observed) };
    Some(Share { share: observed, low, high, n })
}

pub fn json(share: Option<Share>) -> Value {
    share.map_or(Value::Null, |s| json!({"share": s.share, "low": s.low, "high": s.high, "n": s.n}))
}

/// Newcombe's method 10: `a − b` with its interval.
pub fn difference(a: Option<Share>, b: Option<Share>) -> Option<(f64, f64, f64)> {
    let (a, b) = (a?, b?);
    let difference = a.share - b.share;
    let low = difference - (a.share - a.low).hypot(b.high - b.share);
    let high = difference + (a.high - a.share).hypot(b.share - b.low);
    Some((difference, low, high))
}

pub fn change(a: Option<Share>, b: Option<Share>) -> Value {
    difference(a, b).map_or(Value::Null, |(diff, low, high)| {
        json!({"diff": diff, "low": low, "high": high, "clear": !(low <= 0.0 && 0.0 <= high)})
    })
}
