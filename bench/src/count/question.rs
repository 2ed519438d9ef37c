//! A question to the analytics, as URL and as the set it means.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::facts::{Fact, Form, Open};

#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Half open, milliseconds.
    pub from: i64,
    pub to: i64,
    /// Whole days in `tz`, said as dates.
    pub dates: Option<(Date, Date)>,
    pub tz: &'static str,
    pub hours: bool,
    pub chats: Vec<String>,
    /// None: nobody.
    pub operators: Vec<Option<String>>,
    pub scores: Vec<i64>,
    /// As the URL says them.
    pub states: Vec<&'static str>,
    pub kinds: Vec<&'static str>,
    pub finished_by: Vec<&'static str>,
    pub languages: Vec<&'static str>,
}

impl Question {
    /// Between two instants.
    pub fn between(from: i64, to: i64) -> Question {
        Question { from, to, tz: "UTC", ..Question::default() }
    }

    /// From three or four days before `at` to the end of its day in `tz`. Never from the first of a month:
    /// such a period would mean the month, and be compared with the month before.
    pub fn days(at: i64, tz: &'static str) -> Question {
        let zone = zone(tz);
        let today = instant(at).to_zoned(zone.clone()).date();
        let mut first = today.saturating_sub(3.days());
        if first.day() == 1 {
            first = first.saturating_sub(1.days());
        }
        let end = today.saturating_add(1.days());
        let (from, to) = (midnight(first, &zone), midnight(end, &zone));
        Question { from, to, tz, dates: Some((first, end)), ..Question::default() }
    }

    pub fn url(&self) -> String {
        let mut pairs = match self.dates {
            Some((from, to)) => vec![("from", from.to_string()), ("to", to.to_string())],
            None => {
                vec![("from", instant(self.from).to_string()), ("to", instant(self.to).to_string())]
            }
        };
        pairs.push(("tz", self.tz.to_owned()));
        if self.hours {
            pairs.push(("step", "hour".to_owned()));
        }
        let mut add = |key: &'static str, values: Vec<String>| {
            pairs.extend(values.into_iter().map(|value| (key, value)));
        };
        add("chat", self.chats.clone());
        let operator = |id: &Option<String>| id.clone().unwrap_or_else(|| "nobody".to_owned());
        add("operator", self.operators.iter().map(operator).collect());
        add("score", self.scores.iter().map(|score| format!("stars5:{score}")).collect());
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        add("state", owned(&self.states));
        add("kind", owned(&self.kinds));
        add("finished_by", owned(&self.finished_by));
        add("language", owned(&self.languages));
        let pairs: Vec<String> =
            pairs.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        pairs.join("&")
    }

    /// The period before: as many whole days, or the same length.
    pub fn before(&self) -> (i64, i64) {
        let Some((from, to)) = self.dates else { return (2 * self.from - self.to, self.from) };
        let zone = zone(self.tz);
        let days = from.until(to).map_or(1, |span| span.get_days());
        let back = |date: Date| midnight(date.saturating_sub(days.days()), &zone);
        (back(from), back(to))
    }

    /// Where the points of the series begin; the last entry is the end.
    pub fn bounds(&self) -> Vec<i64> {
        let zone = zone(self.tz);
        let mut bounds = vec![self.from];
        let first = instant(self.from).to_zoned(zone.clone());
        let mut day = first.date();
        let mut hour = self.from - self.from.rem_euclid(3_600_000);
        loop {
            let next = if self.hours {
                hour += 3_600_000;
                hour
            } else {
                day = day.saturating_add(1.days());
                midnight(day, &zone)
            };
            if next >= self.to {
                break;
            }
            bounds.push(next);
        }
        bounds.push(self.to);
        bounds
    }

    /// Whether a finished dialogue belongs to the set, the period apart.
    pub fn holds(&self, fact: &Fact) -> bool {
        let operator = fact.credit();
        is_in(&self.operators, |wanted| wanted.as_deref() == operator)
            && is_in(&self.scores, |wanted| fact.score() == Some(*wanted))
            && is_in(&self.states, |wanted| has_state(&fact.form, wanted))
            && is_in(&self.finished_by, |wanted| fact.finished_by == *wanted)
            && self.place_holds(&fact.chat, fact.kind, fact.language)
    }

    /// What concerns a dialogue from its beginning: chat, kind, language.
    pub fn place_holds(&self, chat: &str, kind: &str, language: &str) -> bool {
        is_in(&self.chats, |wanted| wanted == chat)
            && is_in(&self.kinds, |wanted| *wanted == kind)
            && is_in(&self.languages, |wanted| *wanted == language)
    }

    /// Whether the period and the operators asked about hold an answer.
    pub fn holds_answer(&self, operator: &str, at: i64) -> bool {
        (self.from..self.to).contains(&at)
            && is_in(&self.operators, |wanted| wanted.as_deref() == Some(operator))
    }

    /// Weekday (1: Monday) and hour on the wall.
    pub fn hour_of_week(&self, at: i64) -> (i8, i8) {
        let there = instant(at).to_zoned(zone(self.tz));
        (there.weekday().to_monday_one_offset(), there.hour())
    }

    pub fn holds_open(&self, open: &Open) -> bool {
        self.place_holds(&open.chat, open.kind, open.language)
    }
}

/// An empty list wants everything.
fn is_in<T>(wanted: &[T], is: impl Fn(&T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(is)
}

fn has_state(form: &Form, wanted: &str) -> bool {
    match wanted {
        "rated" => matches!(form, Form::Rated(_)),
        "no_answer" => matches!(form, Form::Asked | Form::Shown | Form::Skipped),
        "not_asked" => matches!(form, Form::NotAsked(_)),
        "asked" => *form == Form::Asked,
        "shown" => *form == Form::Shown,
        "skipped" => *form == Form::Skipped,
        other => {
            let reason = other.strip_prefix("not_asked:");
            reason.is_some_and(|reason| *form == Form::NotAsked(known(reason)))
        }
    }
}

fn known(reason: &str) -> &'static str {
    ["switched_off", "no_operator_reply", "too_few_messages"]
        .into_iter()
        .find(|known| *known == reason)
        .unwrap_or("unknown")
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

pub fn instant(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or_default()
}

/// The first instant of a day.
fn midnight(date: Date, zone: &TimeZone) -> i64 {
    date.to_zoned(zone.clone())
        .and_then(|zoned| zoned.start_of_day())
        .map_or(0, |start| start.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::facts::tests::fact;

    #[test]
    fn days_are_the_zones_own() {
        // 2026-03-29, 12:00 UTC: the clocks went forward in Paris that night.
        let at = 1_774_785_600_000;
        let question = Question::days(at, "Europe/Paris");
        let hours: Vec<i64> =
            question.bounds().windows(2).map(|pair| (pair[1] - pair[0]) / 3_600_000).collect();
        assert_eq!(hours, [24, 24, 24, 23]);
        assert!(question.url().starts_with("from=2026-03-26&to=2026-03-30&tz=Europe/Paris"));
        let (from, to) = question.before();
        assert_eq!((to, (to - from) / 3_600_000), (question.from, 96));
    }

    #[test]
    fn a_period_never_begins_on_the_first_of_a_month() {
        let question = Question::days(1_775_304_000_000, "UTC"); // 2026-04-04
        assert_eq!(question.dates.map(|(from, _)| from.day()), Some(31));
    }

    #[test]
    fn filters_combine() {
        let fact = fact(&[(None, 0), (Some("anna"), 1)]);
        let base = Question::between(0, 1);
        assert!(base.holds(&fact));
        let one = |change: &dyn Fn(&mut Question)| {
            let mut question = base.clone();
            change(&mut question);
            question.holds(&fact)
        };
        assert!(one(&|q| q.scores = vec![4, 5]));
        assert!(!one(&|q| q.scores = vec![4]));
        assert!(!one(&|q| q.operators = vec![None]));
        assert!(one(&|q| q.operators = vec![None, Some("anna".to_owned())]));
        assert!(!one(&|q| (q.states, q.kinds) = (vec!["rated"], vec!["course"])));
        assert!(!one(&|q| q.states = vec!["not_asked:switched_off"]));
    }
}
