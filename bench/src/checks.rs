//! Counts what held and what did not, and says it plainly. It decides nothing itself.

/// Every check of one run, in the order they were made.
#[derive(Default)]
pub struct Checks {
    prefix: String,
    passed: usize,
    failed: usize,
}

impl Checks {
    /// Checks whose lines begin with `prefix`.
    pub fn of(prefix: &str) -> Checks {
        Checks { prefix: prefix.to_owned(), passed: 0, failed: 0 }
    }

    /// Notes a check; `told` is shown either way: the figures it was made on, or what was wrong.
    pub fn that(&mut self, holds: bool, name: &str, told: &str) {
        let word = if holds { "ok    " } else { "FAILED" };
        println!("{word} {}: {name}: {told}", self.prefix);
        if holds {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    /// Holds when there is no problem; shows the first few otherwise.
    pub fn none(&mut self, problems: &[String], name: &str, told: &str) {
        if problems.is_empty() {
            return self.that(true, name, told);
        }
        let few: Vec<&str> = problems.iter().take(5).map(String::as_str).collect();
        let text = format!("{told}; {} problems: {}", problems.len(), few.join(" | "));
        self.that(false, name, &text);
    }

    pub fn add(&mut self, other: &Checks) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Whether something did not hold so far.
    pub fn failed(&self) -> bool {
        self.failed > 0
    }

    /// The closing line of a run, as scripts/tally.mjs reads it. True when everything held.
    pub fn close(&self) -> bool {
        println!("{} passed, {} failed", self.passed, self.failed);
        self.failed == 0 && self.passed > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_a_failure_and_nothing_checked_is_no_success() {
        let mut checks = Checks::of("test");
        assert!(!checks.close());
        checks.none(&[], "a", "fine");
        assert!(checks.close());
        checks.none(&["lost".to_owned()], "b", "not fine");
        assert_eq!((checks.passed, checks.failed), (1, 1));
        assert!(!checks.close());
    }
}
