//! Working time, quarter of an hour by quarter of an hour on the wall clock.

use std::collections::BTreeSet;
use std::sync::Arc;

use candor::time::{DAY, MINUTE};
use serde_json::{Value, json};

use super::dice::Dice;
use super::question::ZONES;
use super::zone::{Zone, date, weekday};

const DAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// All hours of these histories are multiples of it.
const STEP: i64 = 15 * MINUTE;

/// When a chat is open.
pub struct Working {
    zone: Arc<Zone>,
    /// Minutes of the day, Monday first.
    week: Vec<Vec<(i64, i64)>>,
    holidays: BTreeSet<String>,
}

fn minutes(text: &Value) -> i64 {
    let (hours, minutes) =
        text.as_str().and_then(|text| text.split_once(':')).expect("a time of the day");
    hours.parse::<i64>().expect("hours") * 60 + minutes.parse::<i64>().expect("minutes")
}

impl Working {
    /// As the setting says it.
    pub fn of(said: &Value) -> Working {
        let span = |span: &Value| (minutes(&span["from"]), minutes(&span["to"]));
        let day = |day: &&str| {
            said["week"][*day].as_array().expect("hours").iter().map(span).collect::<Vec<_>>()
        };
        let holidays = said["holidays"].as_array().expect("days off").iter();
        Working {
            zone: Zone::named(said["time_zone"].as_str().expect("a zone")),
            week: DAYS.iter().map(day).collect(),
            holidays: holidays.map(|day| day.as_str().expect("a date").to_owned()).collect(),
        }
    }

    /// What a chat goes by; None: it is always open.
    pub fn of_chat(settings: &Value, workspace: &Value) -> Option<Working> {
        match settings["working_time"]["follows"].as_str() {
            Some("own") => Some(Working::of(&settings["working_time"]["own"])),
            Some("workspace") if !workspace.is_null() => Some(Working::of(workspace)),
            _ => None,
        }
    }

    fn is_open(&self, at: i64) -> bool {
        let (wall, day) = (self.zone.wall(at), self.zone.day(at));
        let minute = wall.rem_euclid(DAY) / MINUTE;
        let hours = &self.week[usize::try_from(weekday(day)).expect("a weekday")];
        !self.holidays.contains(&date(day))
            && hours.iter().any(|(from, to)| *from <= minute && minute < *to)
    }

    /// Hours begin and end at quarters, and clocks come to quarters when UTC does.
    pub fn between(&self, from: i64, to: i64) -> i64 {
        let (mut at, mut sum) = (from, 0);
        while at < to {
            let next = (at - at.rem_euclid(STEP) + STEP).min(to);
            sum += if self.is_open(at) { next - at } else { 0 };
            at = next;
        }
        sum
    }
}

/// Random hours and days off around `at`.
pub fn any(dice: &mut Dice, at: i64) -> Value {
    let mut week = serde_json::Map::new();
    for day in DAYS {
        let mut cuts: Vec<i64> =
            (0..*dice.of(&[0, 2, 2, 4])).map(|_| dice.between(0, 96) * 15).collect();
        cuts.sort_unstable();
        cuts.dedup();
        let text = |minutes: i64| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let spans =
            cuts.chunks_exact(2).map(|pair| json!({"from": text(pair[0]), "to": text(pair[1])}));
        week.insert(day.to_owned(), spans.collect());
    }
    week.insert("wednesday".to_owned(), json!([{"from": "09:00", "to": "24:00"}]));
    let off: BTreeSet<String> =
        (0..dice.roll(6)).map(|_| date(at.div_euclid(DAY) + dice.between(0, 120))).collect();
    json!({"time_zone": *dice.of(&ZONES), "week": week, "holidays": off})
}

/// What a chat follows, at random.
pub fn any_of_chat(dice: &mut Dice, at: i64) -> Value {
    let follows = *dice.of(&["always_open", "workspace", "own"]);
    let own = if follows == "own" { any(dice, at) } else { Value::Null };
    json!({"follows": follows, "own": own})
}
