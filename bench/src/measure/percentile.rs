//! Percentiles of measured durations: nearest rank, nothing interpolated.

use std::time::Duration;

/// Durations, in the order they were measured.
#[derive(Debug, Default)]
pub struct Durations(Vec<Duration>);

impl Durations {
    pub fn add(&mut self, duration: Duration) {
        self.0.push(duration);
    }

    pub fn append(&mut self, mut other: Durations) {
        self.0.append(&mut other.0);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Sorts once and answers each percent in milliseconds.
    pub fn percentiles<const N: usize>(mut self, percents: [f64; N]) -> [f64; N] {
        self.0.sort_unstable();
        percents.map(|percent| {
            let rank = (percent / 100.0 * self.0.len() as f64).ceil() as usize;
            let at = rank.clamp(1, self.0.len().max(1)) - 1;
            self.0.get(at).map_or(f64::NAN, |duration| duration.as_secs_f64() * 1_000.0)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_nearest() {
        let mut durations = Durations::default();
        for ms in (1..=200).rev() {
            durations.add(Duration::from_millis(ms));
        }
        assert_eq!(durations.percentiles([50.0, 99.0, 100.0]), [100.0, 198.0, 200.0]);
        assert!(Durations::default().percentiles([50.0])[0].is_nan());
    }
}
