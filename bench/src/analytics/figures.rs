//! What an answer says, flat: a name for every number, so that the program's answer and plain SQL can be laid side
//! by side. Points of a series and groups are named by what they are about.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::Value;

use super::questions::Question;

pub type Figures = BTreeMap<String, i64>;

/// Notes a number; zero is said by silence on both sides.
pub fn note(figures: &mut Figures, name: String, number: i64) {
    if number != 0 {
        *figures.entry(name).or_default() += number;
    }
}

/// What the program answered.
pub fn of_answer(question: &Question, answer: &Value) -> Result<Figures> {
    let mut all = Figures::new();
    let totals = &answer["totals"];
    for name in [
        "started",
        "finished",
        "never_answered",
        "asked",
        "shown",
        "rated",
        "no_answer",
        "can_still_answer",
        "unrated",
        "excluded",
        "handed_over",
    ] {
        note(&mut all, name.to_owned(), whole(&totals[name])?);
    }
    for part in ["finished_by", "not_asked"] {
        for (name, number) in totals[part].as_object().context("parts")? {
            note(&mut all, format!("{part} {name}"), whole(number)?);
        }
    }
    // Shares of whole numbers: the number comes out of them again.
    let finished = totals["finished"].as_f64().unwrap_or(0.0);
    note(&mut all, "came_back".to_owned(), times(&totals["came_back"], finished));
    for share in ["csat", "dsat"] {
        let n = totals[share]["n"].as_f64().unwrap_or(0.0);
        note(&mut all, share.to_owned(), times(&totals[share]["share"], n));
    }
    for scale in list(&answer["distribution"])? {
        for score in list(&scale["scores"])? {
            let name = format!("score {} {}", word(&scale["scale"]), whole(&score["score"])?);
            note(&mut all, name, whole(&score["count"])?);
        }
    }
    for operator in list(&answer["operators"])? {
        group(&mut all, "operator", word(&operator["operator"]["id"]), operator)?;
        let id = word(&operator["operator"]["id"]);
        note(&mut all, format!("operator {id} answers"), whole(&operator["answers"])?);
    }
    for chat in list(&answer["chats"])? {
        group(&mut all, "chat", word(&chat["chat"]["id"]), chat)?;
    }
    let zone = TimeZone::get(question.zone)?;
    for point in list(&answer["series"]["points"])? {
        let from: Timestamp = word(&point["from"]).parse()?;
        let day = from.to_zoned(zone.clone()).date();
        for name in ["finished", "rated"] {
            note(&mut all, format!("from {day} {name}"), whole(&point[name])?);
        }
    }
    let first = &answer["speed"]["first_response"];
    note(&mut all, "first response".to_owned(), whole(&first["n"])?);
    note(&mut all, "answers".to_owned(), whole(&answer["speed"]["answers"])?);
    let answers = answer["speed"]["answers"].as_f64().unwrap_or(0.0) * 1_000.0;
    note(
        &mut all,
        "response milliseconds".to_owned(),
        times(&answer["speed"]["response_mean_s"], answers),
    );
    let mut given = 0;
    for hour in list(&answer["workload"])? {
        given += whole(&hour["answers"])?;
    }
    note(&mut all, "workload answers".to_owned(), given);
    Ok(all)
}

/// The local days at which the points of the answer's series begin.
pub fn days(question: &Question, answer: &Value) -> Result<Vec<jiff::civil::Date>> {
    let zone = TimeZone::get(question.zone)?;
    let day = |point: &Value| -> Result<jiff::civil::Date> {
        let from: Timestamp = word(&point["from"]).parse()?;
        Ok(from.to_zoned(zone.clone()).date())
    };
    list(&answer["series"]["points"])?.iter().map(day).collect()
}

fn group(all: &mut Figures, kind: &str, id: &str, row: &Value) -> Result<()> {
    for name in ["finished", "asked", "rated"] {
        note(all, format!("{kind} {id} {name}"), whole(&row[name])?);
    }
    Ok(())
}

/// The names whose numbers differ, with both.
pub fn differences(program: &Figures, sql: &Figures) -> Vec<String> {
    let mut names: Vec<&String> = program.keys().chain(sql.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let of = |figures: &Figures, name: &String| figures.get(name).copied().unwrap_or(0);
    names
        .into_iter()
        .map(|name| (name, of(program, name), of(sql, name)))
        .filter(|(_, program, sql)| program != sql)
        .map(|(name, program, sql)| format!("{name}: {program}, plain SQL {sql}"))
        .collect()
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().with_context(|| format!("not a list: {value}"))
}

fn whole(value: &Value) -> Result<i64> {
    value.as_i64().with_context(|| format!("not a whole number: {value}"))
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("nobody")
}

fn times(share: &Value, of: f64) -> i64 {
    (share.as_f64().unwrap_or(0.0) * of).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_of_both_knows_is_a_difference() {
        let figures = |pairs: &[(&str, i64)]| -> Figures {
            pairs.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect()
        };
        let (a, b) =
            (figures(&[("rated", 3), ("asked", 5)]), figures(&[("rated", 4), ("asked", 5)]));
        assert_eq!(differences(&a, &b), ["rated: 3, plain SQL 4"]);
        assert_eq!(differences(&a, &figures(&[("rated", 3)])), ["asked: 5, plain SQL 0"]);
        assert!(differences(&a, &a).is_empty());
    }
}
