//! Tags: short words people give to dialogues, those of operators and those of analysts alike. Two that differ in
//! case or marks alone are one.

use std::collections::BTreeSet;

use super::words;

/// The most tags a dialogue can have.
pub const MOST: usize = 20;

/// Trims tags and keeps one of those that are the same, the first.
pub fn cleaned(tags: Vec<String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    let trimmed = tags.into_iter().map(|tag| tag.trim().to_owned());
    trimmed.filter(|tag| known.insert(words::folded(tag))).collect()
}

/// 1 to 40 characters, none of them a control.
pub fn fits(tag: &str) -> bool {
    (1..=40).contains(&tag.chars().count()) && !tag.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_differ_in_case_or_marks_are_one() {
        let said = ["  Réfund ", "refund", "Price", "REFUND"].map(str::to_owned).to_vec();
        assert_eq!(cleaned(said), ["Réfund", "Price"]);
    }

    #[test]
    fn a_tag_is_short_and_plain() {
        assert!(fits("Late delivery") && fits(&"я".repeat(40)));
        assert!(!fits("") && !fits(&"я".repeat(41)) && !fits("a\nb") && !fits("a\0"));
    }
}
