//! Operators by time and workload, from the definitions of PRODUCT §5: every cell is counted again over all
//! answers there are, in dialogues finished and not.

use std::collections::BTreeSet;

use candor::time::{DAY, HOUR, Time};
use serde_json::{Value, json};

use super::answer::{is_about, none_or_has, quantile};
use super::facts::Given;
use super::period;
use super::question::Question;
use super::world::World;
use super::zone::{Zone, weekday};

/// An answer, the dialogue it was given in, and whether it was that one's first.
struct Said<'a> {
    dialogue: &'a str,
    given: &'a Given,
    first: bool,
}

/// All answers given in `from..to`, in dialogues that the question is about; by anybody.
fn answers<'a>(world: &'a World, q: &Question, from: i64, to: i64) -> Vec<Said<'a>> {
    let finished = world.finished.iter();
    let finished = finished.map(|one| {
        (&one.dialogue, &one.given, is_about(world, q, &one.chat, &one.language, &one.tags))
    });
    let open = world.open.iter();
    let open = open.map(|one| {
        (&one.dialogue, &one.given, is_about(world, q, &one.chat, &one.language, &one.tags))
    });
    let mut found = Vec::new();
    for (dialogue, given, is_wanted) in finished.chain(open) {
        if is_wanted {
            let numbered = given.iter().enumerate();
            let inside = numbered.filter(|(_, one)| from <= one.at && one.at < to);
            found.extend(inside.map(|(n, given)| Said { dialogue, given, first: n == 0 }));
        }
    }
    found
}

/// Those by an operator whom the question names; without names by all.
fn wanted<'a>(world: &'a World, q: &Question, from: i64, to: i64) -> Vec<Said<'a>> {
    let mut all = answers(world, q, from, to);
    all.retain(|said| none_or_has(&q.operators, &said.given.operator));
    all
}

/// When dialogues were opened in the period, of the chats and languages that are asked about.
fn arrivals(world: &World, q: &Question, from: i64, to: i64) -> Vec<i64> {
    let finished = world.finished.iter();
    let finished = finished.map(|one| (one.opened_at, &one.chat, &one.language, &one.tags));
    let open = world.open.iter();
    let open = open.map(|one| (one.opened_at, &one.chat, &one.language, &one.tags));
    let all = finished.chain(open).filter(|(at, chat, language, tags)| {
        from <= *at && *at < to && is_about(world, q, chat, language, tags)
    });
    all.map(|(at, ..)| at).collect()
}

pub fn workload(world: &World, q: &Question, zone: &Zone, from: i64, to: i64) -> Value {
    let (arrived, answered) = (arrivals(world, q, from, to), wanted(world, q, from, to));
    let mut rows = Vec::new();
    for day in 1..=7 {
        for hour in 0..24 {
            let is_then = |at: i64| weekday(zone.day(at)) + 1 == day && hour_of(zone, at) == hour;
            rows.push(json!({
                "weekday": day, "hour": hour,
                "arrivals": arrived.iter().filter(|at| is_then(**at)).count(),
                "answers": answered.iter().filter(|said| is_then(said.given.at)).count(),
            }));
        }
    }
    Value::Array(rows)
}

pub fn hour_of(zone: &Zone, at: i64) -> i64 {
    zone.wall(at).rem_euclid(DAY) / HOUR
}

/// Mean seconds, answers, dialogues.
fn sums(q: &Question, all: &[&Said]) -> Value {
    let seconds: i64 =
        all.iter().map(|said| q.counted(said.given.response, said.given.working)).sum();
    let dialogues: BTreeSet<&str> = all.iter().map(|said| said.dialogue).collect();
    let mean = seconds as f64 / 1_000.0 / all.len() as f64;
    json!({
        "response_seconds_mean": if all.is_empty() { Value::Null } else { json!(mean) },
        "answers": all.len(), "dialogues_answered": dialogues.len(),
    })
}

/// The sums, by step and by hour of the day; what has no answers is left out.
fn by_time(q: &Question, all: &[&Said], zone: &Zone, bounds: &[i64]) -> Value {
    let mut row = sums(q, all);
    let cell = |name: &str, value: Value, is_in: &dyn Fn(i64) -> bool| {
        let inside: Vec<&Said> = all.iter().filter(|said| is_in(said.given.at)).copied().collect();
        let mut cell = sums(q, &inside);
        cell[name] = value;
        (!inside.is_empty()).then_some(cell)
    };
    let steps = bounds
        .windows(2)
        .filter_map(|pair| cell("from", json!(Time(pair[0])), &|at| pair[0] <= at && at < pair[1]));
    row["points"] = steps.collect();
    let hours =
        (0..24).filter_map(|hour| cell("hour", json!(hour), &|at| hour_of(zone, at) == hour));
    row["hours"] = hours.collect();
    row
}

struct Asked<'a> {
    tz: &'a str,
    zone: std::sync::Arc<Zone>,
    from: i64,
    to: i64,
    step: String,
    bounds: Vec<i64>,
}

fn asked<'a>(world: &'a World, q: &'a Question, now: i64) -> Asked<'a> {
    let tz = q.tz.as_deref().unwrap_or(&world.time_zone);
    let zone = Zone::named(tz);
    let (from, to) = q.period(now);
    let (step, bounds) = period::series(&zone, from, to, q.step.unwrap_or("day"), world.week_start);
    Asked { tz, zone, from, to, step, bounds }
}

fn starts(bounds: &[i64]) -> Vec<Time> {
    bounds[..bounds.len() - 1].iter().map(|at| Time(*at)).collect()
}

/// Everything that `GET /analytics/operators` says to this question.
pub fn operators(world: &World, q: &Question, now: i64) -> Value {
    let Asked { tz, zone, from, to, step, bounds } = asked(world, q, now);
    let all = wanted(world, q, from, to);
    let ids: BTreeSet<&String> = all.iter().map(|said| &said.given.operator).collect();
    let mut rows: Vec<Value> = Vec::new();
    for id in ids {
        let own: Vec<&Said> = all.iter().filter(|said| said.given.operator == *id).collect();
        let mut row = by_time(q, &own, &zone, &bounds);
        row["operator"] = json!({"id": id, "name": world.members[id]});
        rows.push(row);
    }
    // In the order of ids; the sort keeps it among equals.
    rows.sort_by_key(|row| std::cmp::Reverse(row["dialogues_answered"].as_u64()));
    json!({
        "filter": {
            "from": Time(from), "to": Time(to), "tz": tz, "time": q.time.unwrap_or("working"), "chats": q.chats, "kinds": q.kinds,
            "languages": q.languages, "operators": q.operators, "tags": q.tags,
        },
        "step": step, "starts": starts(&bounds),
        "total": by_time(q, &all.iter().collect::<Vec<_>>(), &zone, &bounds), "operators": rows,
    })
}

/// Everything that `GET /operators/me/hours` says to this operator.
pub fn own(world: &World, q: &Question, operator: &str, now: i64) -> Value {
    let Asked { tz, zone, from, to, step, bounds } = asked(world, q, now);
    let all = answers(world, &Question::default(), from, to);
    let own: Vec<&Said> = all.iter().filter(|said| said.given.operator == operator).collect();
    let first = || {
        own.iter()
            .filter(|said| said.first)
            .map(|said| q.counted(said.given.response, said.given.working))
    };
    let mut row = by_time(q, &own, &zone, &bounds);
    let said = json!({
        "from": Time(from), "to": Time(to), "tz": tz, "time": q.time.unwrap_or("working"), "working_time": world.working, "step": step, "starts": starts(&bounds),
        "first_response": {"median_s": quantile(first(), 5), "n": first().count()},
    });
    row.as_object_mut().expect("a row").extend(said.as_object().expect("fields").clone());
    row
}
