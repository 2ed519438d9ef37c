//! Tables of figures: each beside its budget (DESIGN's) and its yardstick.

use std::fmt::Write as _;

/// One line of a table.
pub struct Row {
    pub what: String,
    pub measured: f64,
    pub unit: &'static str,
    pub budget: Budget,
    /// What the yardstick did, and its name.
    pub yardstick: Option<(f64, &'static str)>,
}

#[derive(Clone, Copy)]
pub enum Budget {
    AtMost(f64),
    AtLeast(f64),
    None,
}

impl Row {
    pub fn new(what: &str, measured: f64, unit: &'static str, budget: Budget) -> Row {
        Row { what: what.to_owned(), measured, unit, budget, yardstick: None }
    }

    /// Beside what a yardstick of this name did, if it was measured.
    #[must_use]
    pub fn beside(self, value: Option<f64>, name: &'static str) -> Row {
        Row { yardstick: value.map(|value| (value, name)), ..self }
    }

    fn verdict(&self) -> (String, String) {
        let (sign, bound, met) = match self.budget {
            Budget::AtMost(bound) => ("≤", bound, self.measured <= bound),
            Budget::AtLeast(bound) => ("≥", bound, self.measured >= bound),
            Budget::None => return (String::new(), String::new()),
        };
        let verdict = match met {
            true => "met".to_owned(),
            false if bound == 0.0 => "**missed**".to_owned(),
            false => format!("**missed by {:.0} %**", (self.measured / bound - 1.0).abs() * 100.0),
        };
        (format!("{sign} {} {}", number(bound), self.unit), verdict)
    }
}

/// Writes the table.
pub fn write(text: &mut String, rows: &[Row]) {
    text.push_str(
        "| what | measured | budget | | yardstick | ratio |\n|---|--:|--:|---|--:|--:|\n",
    );
    for row in rows {
        let (bound, verdict) = row.verdict();
        let (yardstick, ratio) = match row.yardstick {
            Some((value, name)) => (
                format!("{name} {} {}", number(value), row.unit),
                format!("{:.2}", row.measured / value),
            ),
            None => (String::new(), String::new()),
        };
        let _ = writeln!(
            text,
            "| {} | {} {} | {bound} | {verdict} | {yardstick} | {ratio} |",
            row.what,
            number(row.measured),
            row.unit
        );
    }
}

/// Three digits that mean something; thousands apart.
pub fn number(value: f64) -> String {
    if value >= 1_000.0 {
        let digits = format!("{value:.0}");
        let mut text = String::new();
        for (n, digit) in digits.chars().enumerate() {
            if n > 0 && (digits.len() - n).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        return text;
    }
    if value.fract() == 0.0 || value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else if value >= 0.1 {
        format!("{value:.2}")
    } else {
        format!("{value:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(measured: f64, budget: Budget) -> Row {
        Row::new("", measured, "ms", budget)
    }

    #[test]
    fn a_missed_budget_says_by_how_much() {
        assert_eq!(row(4.0, Budget::AtMost(5.0)).verdict().1, "met");
        assert_eq!(row(6.0, Budget::AtMost(5.0)).verdict().1, "**missed by 20 %**");
        assert_eq!(row(7_500.0, Budget::AtLeast(10_000.0)).verdict().1, "**missed by 25 %**");
        assert_eq!(row(1.0, Budget::AtMost(0.0)).verdict().1, "**missed**");
    }

    #[test]
    fn numbers_are_readable() {
        let shown: Vec<String> = [12_345.6, 999.4, 34.56, 1.234, 0.0421, 0.0].map(number).to_vec();
        assert_eq!(shown, ["12,346", "999", "34.6", "1.23", "0.042", "0"]);
    }
}
