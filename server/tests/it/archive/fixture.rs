//! A history in the form of an import, from the real dialogues beside the project, or made-up ones where they
//! are not; and the figures that it must give, counted here once more.

use std::collections::BTreeMap;
use std::path::Path;

use candor::time::{MINUTE, Time};
use serde_json::{Value, json};

/// Where the history begins: 2026-01-05T08:00:00Z; all of it lies before the tests' clock.
const BEGIN: i64 = 1_767_600_000_000;
const STATES: [&str; 9] =
    ["rated", "asked", "rated", "not_asked", "skipped", "rated", "expired", "withdrawn", "shown"];
const REASONS: [&str; 3] = ["switched_off", "too_few_messages", "asked_recently"];
const OPERATORS: [&str; 3] = ["anna", "boris", "carla"];
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/dialogues.jsonl");

/// What is said, and by whom: `true` for the visitor.
fn talks(count: usize) -> Vec<Vec<(bool, String)>> {
    let Ok(text) = std::fs::read_to_string(Path::new(FILE)) else {
        let turn = |n: usize| (n.is_multiple_of(2), format!("Made-up line {n} 🙂 déjà vu"));
        return (0..count).map(|n| (0..2 + n % 9).map(turn).collect()).collect();
    };
    let lines: Vec<&str> = text.lines().collect();
    let step = (lines.len() / count.max(1)).max(1);
    let talk = |line: &&str| {
        let read: Value = serde_json::from_str(line).expect("JSON");
        let messages = read["messages"].as_array().expect("messages").iter();
        let said = |message: &Value| {
            let text = message["text"].as_str().expect("a text");
            (message["from"] == "visitor", text.to_owned())
        };
        messages.map(said).filter(|(_, text)| !text.trim().is_empty()).collect()
    };
    lines.iter().step_by(step).take(count).map(talk).collect()
}

fn at(instant: i64) -> String {
    Time(instant).to_string()
}

/// The lines of `count` dialogues.
pub fn lines(count: usize) -> Vec<Value> {
    let mut lines: Vec<Value> = OPERATORS
        .iter()
        .map(|name| json!({"type": "operator", "ref": name, "name": name.to_uppercase(), "email": format!("{name}@import.example")}))
        .collect();
    lines.push(json!({"type": "chat", "ref": "site", "name": "Old site", "kind": "website"}));
    lines.push(json!({"type": "chat", "ref": "course", "name": "Old course", "kind": "course"}));
    let talks = talks(count);
    lines.extend(talks.iter().enumerate().map(|(n, talk)| dialogue(n, talk)));
    lines
}

pub fn text(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn dialogue(n: usize, talk: &[(bool, String)]) -> Value {
    let number = i64::try_from(n).expect("small");
    let begin = BEGIN + number * 3 * MINUTE;
    let operator = OPERATORS[n % 3];
    let state = STATES[n % STATES.len()];
    let never = n % 11 == 3;
    let mut line = json!({
        "type": "dialogue", "ref": format!("d{n}"), "chat": if n.is_multiple_of(4) { "course" } else { "site" },
        "visitor": {"ref": format!("v{}", n % 40), "name": "Véra"}, "language": (["en", "fr", "ar"][n % 3]),
        "started_at": at(begin), "finished_by": (["operator", "visitor", "idle", "admin"][n % 4]),
    });
    if !never {
        line["operator"] = json!(operator);
    }
    let mut last = begin;
    if n % 5 == 4 {
        if !never {
            line["answers"] = json!(2);
            line["first_response_s"] = json!(20.5);
            line["response_s_sum"] = json!(61);
        }
        line["visitor_messages"] = json!(3);
        last += 10 * MINUTE;
    } else {
        let kept = talk.iter().filter(|(visitor, _)| *visitor || !never);
        let messages: Vec<Value> = kept
            .enumerate()
            .map(|(place, (visitor, text))| {
                last += 7_000 + 1_000 * i64::try_from(place % 13).expect("small");
                let mut message = json!({"from": if *visitor { "visitor" } else { "operator" }, "at": at(last), "text": text});
                // A colleague helps now and then.
                if !visitor && (n.is_multiple_of(7) && place > 3) {
                    message["by"] = json!(OPERATORS[(n + 1) % 3]);
                }
                message
            })
            .collect();
        line["messages"] = json!(messages);
        if n.is_multiple_of(7) {
            line["hand_overs"] = json!(1);
        }
    }
    line["finished_at"] = json!(at(last + 30_000));
    line["request"] = match state {
        "not_asked" if never => json!({"state": state, "reason": "no_operator_reply"}),
        "not_asked" => json!({"state": state, "reason": REASONS[n % 3]}),
        "expired" => json!({"state": state, "shown": n.is_multiple_of(2)}),
        other => json!({"state": other}),
    };
    if state == "rated" {
        let (scale, most) = if n < 100 { ("thumbs2", 1) } else { ("stars5", 5) };
        let score = if most == 1 { number % 2 } else { 1 + number % 5 };
        line["rating"] = json!({"scale": scale, "score": score, "at": at(last + 60_000)});
        if n.is_multiple_of(2) {
            line["rating"]["comment"] = json!(format!("Comment {n}: déçu, très déçu"));
        }
        if score <= 1 && (most == 1) == (score == 0) {
            line["rating"]["reasons"] = json!(["slow"]);
        }
        if n.is_multiple_of(10) {
            line["review"] = json!({"status": "done", "note": "Seen", "tags": ["late"]});
        }
        if n % 30 == 5 {
            line["review"] = json!({"excluded_because": "by mistake"});
        }
    }
    if n.is_multiple_of(6) {
        line["tags"] = json!(["Delivery", format!("Étiquette {}", n % 4)]);
    }
    if n % 50 == 49 {
        line["test"] = json!(true);
    }
    line
}

/// The totals of these lines, counted from the definitions.
pub fn totals(lines: &[Value]) -> Value {
    let counted: Vec<&Value> =
        lines.iter().filter(|line| line["type"] == "dialogue" && line["test"] != true).collect();
    let count = |fits: &dyn Fn(&Value) -> bool| counted.iter().filter(|line| fits(line)).count();
    let state = |name: &'static str| move |line: &Value| line["request"]["state"] == name;
    let mut by = BTreeMap::new();
    let mut reasons = BTreeMap::new();
    for line in &counted {
        *by.entry(line["finished_by"].as_str().expect("by")).or_insert(0) += 1;
        if let Some(reason) = line["request"]["reason"].as_str() {
            *reasons.entry(reason).or_insert(0) += 1;
        }
    }
    let excluded = count(&|line| line["review"]["excluded_because"].is_string());
    let not_asked = count(&state("not_asked"));
    let shown = |line: &Value| {
        let is = ["shown", "skipped", "rated"].iter().any(|name| line["request"]["state"] == *name);
        (is || line["request"]["shown"] == true) && !line["review"]["excluded_because"].is_string()
    };
    json!({
        "finished": counted.len(),
        "finished_by": by,
        "never_answered": count(&|line| !answered(line)),
        "asked": counted.len() - not_asked - excluded,
        "shown": count(&shown),
        "rated": count(&state("rated")) - excluded,
        "not_asked": reasons,
        "excluded": excluded,
    })
}

fn answered(line: &Value) -> bool {
    match line["messages"].as_array() {
        Some(messages) => messages.iter().any(|message| message["from"] == "operator"),
        None => line["operator"].is_string(),
    }
}

/// Finished dialogues by the name of whom they are credited to.
pub fn credits(lines: &[Value]) -> BTreeMap<String, usize> {
    let mut credits = BTreeMap::new();
    for line in lines.iter().filter(|line| line["type"] == "dialogue" && line["test"] != true) {
        let assigned = line["operator"].as_str();
        let name = match line["messages"].as_array() {
            None => assigned,
            Some(messages) => {
                let wrote = messages.iter().filter(|message| message["from"] == "operator");
                let by: Vec<&str> =
                    wrote.filter_map(|message| message["by"].as_str().or(assigned)).collect();
                assigned.filter(|assigned| by.contains(assigned)).or(by.last().copied())
            }
        };
        let name = name.map_or_else(|| "nobody".to_owned(), str::to_uppercase);
        *credits.entry(name).or_insert(0) += 1;
    }
    credits
}
