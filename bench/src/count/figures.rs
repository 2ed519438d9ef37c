//! From journals to the whole answer, as JSON of the public contract. Lists that the contract orders by a
//! count are compared as they are; ties go by id, *nobody* first.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::facts::{Entry, Fact, Form, Open, given};
use super::intervals::{Share, difference, wilson};
use super::question::{Question, instant};

/// Fewer ratings than this are marked.
const FEW: usize = 30;
const SCORES: std::ops::RangeInclusive<i64> = 1..=5;

/// Names by id, as the answer shows them.
pub struct Names {
    pub operators: BTreeMap<String, String>,
    /// Name and kind.
    pub chats: BTreeMap<String, (String, &'static str)>,
}

/// The counted answer, the echo of the filter apart.
pub fn answer(question: &Question, facts: &[Fact], open: &[Open], names: &Names) -> Value {
    let within = |from: i64, to: i64| -> Vec<&Fact> {
        let inside = |fact: &&Fact| (from..to).contains(&fact.finished_at) && question.holds(fact);
        facts.iter().filter(inside).collect()
    };
    let set = within(question.from, question.to);
    let (before_from, before_to) = question.before();
    let before = within(before_from, before_to);
    let open: Vec<&Open> = open.iter().filter(|open| question.holds_open(open)).collect();
    let started = |from: i64, to: i64| {
        let finished = facts.iter().filter(|fact| {
            question.place_holds(&fact.chat, fact.kind, fact.language)
                && (from..to).contains(&fact.opened_at)
        });
        finished.count() + open.iter().filter(|open| (from..to).contains(&open.opened_at)).count()
    };
    let mut now = totals(&set, started(question.from, question.to));
    now["open_now"] = open.len().into();
    let waiting = open.iter().filter_map(|open| open.waiting_since).min();
    now["waiting_since"] = waiting.map_or(Value::Null, |at| time(at).into());
    let bounds = question.bounds();
    let points: Vec<Value> = bounds
        .windows(2)
        .map(|pair| point(pair[0], &set, |fact| (pair[0]..pair[1]).contains(&fact.finished_at)))
        .collect();
    json!({
        "totals": now,
        "previous": {
            "from": time(before_from), "to": time(before_to),
            "totals": totals(&before, started(before_from, before_to)),
        },
        "change": {
            "csat": difference(satisfied(&set), satisfied(&before)),
            "dsat": difference(dissatisfied(&set), dissatisfied(&before)),
            "response_rate": difference(answered(&set), answered(&before)),
        },
        "distribution": distribution(&set),
        "series": {"step": if question.hours { "hour" } else { "day" }, "points": points, "changes": []},
        "operators": operators(&set, names),
        "chats": chats(&set, names),
        "reasons": reasons(&set),
        "workload": workload(question, facts, &open),
        "speed": speed(&set),
    })
}

/// Arrivals and answers by weekday and hour, in dialogues finished and not.
fn workload(question: &Question, facts: &[Fact], open: &[&Open]) -> Vec<Value> {
    let here =
        facts.iter().filter(|fact| question.place_holds(&fact.chat, fact.kind, fact.language));
    let all: Vec<(i64, &[Entry])> = here
        .map(|fact| (fact.opened_at, fact.entries.as_slice()))
        .chain(open.iter().map(|open| (open.opened_at, open.entries.as_slice())))
        .collect();
    let (mut arrivals, mut answers) = (BTreeMap::new(), BTreeMap::new());
    for (opened_at, entries) in all {
        if (question.from..question.to).contains(&opened_at) {
            *arrivals.entry(question.hour_of_week(opened_at)).or_insert(0) += 1;
        }
        for answer in given(entries) {
            if question.holds_answer(answer.operator, answer.at) {
                *answers.entry(question.hour_of_week(answer.at)).or_insert(0) += 1;
            }
        }
    }
    let hours = (1..=7).flat_map(|day| (0..24).map(move |hour| (day, hour)));
    let cell = |then: (i8, i8)| {
        let count = |of: &BTreeMap<(i8, i8), i64>| of.get(&then).copied().unwrap_or(0);
        json!({"weekday": then.0, "hour": then.1, "arrivals": count(&arrivals), "answers": count(&answers)})
    };
    hours.map(cell).collect()
}

fn time(at: i64) -> String {
    format!("{:.3}", instant(at))
}

fn count(set: &[&Fact], is: impl Fn(&Fact) -> bool) -> usize {
    set.iter().filter(|fact| is(fact)).count()
}

fn rated(set: &[&Fact]) -> usize {
    count(set, |fact| fact.score().is_some())
}

fn satisfied(set: &[&Fact]) -> Option<Share> {
    wilson(count(set, |fact| fact.score().is_some_and(|score| score >= 4)), rated(set))
}

fn dissatisfied(set: &[&Fact]) -> Option<Share> {
    wilson(count(set, |fact| fact.score().is_some_and(|score| score <= 2)), rated(set))
}

fn answered(set: &[&Fact]) -> Option<Share> {
    wilson(rated(set), count(set, Fact::is_asked))
}

/// Null when nothing is divided.
fn ratio(part: usize, whole: usize) -> Value {
    if whole == 0 { Value::Null } else { json!(part as f64 / whole as f64) }
}

fn average(set: &[&Fact]) -> Value {
    let scores: Vec<i64> = set.iter().filter_map(|fact| fact.score()).collect();
    if scores.is_empty() {
        return Value::Null;
    }
    json!(scores.iter().sum::<i64>() as f64 / scores.len() as f64)
}

/// Null without ratings, like the average itself.
fn scale(set: &[&Fact]) -> Value {
    if rated(set) == 0 { Value::Null } else { json!("stars5") }
}

/// The value at nearest rank, in seconds.
fn rank(values: impl Iterator<Item = i64>, percent: usize) -> Value {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    let rank = (values.len() * percent).div_ceil(100).max(1);
    values.get(rank - 1).map_or(Value::Null, |value| json!(*value as f64 / 1_000.0))
}

fn totals(set: &[&Fact], started: usize) -> Value {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in set {
        if let Form::NotAsked(reason) = fact.form {
            *reasons.entry(reason).or_default() += 1;
        }
    }
    let by = |who: &str| count(set, |fact| fact.finished_by == who);
    let asked = count(set, Fact::is_asked);
    let (rated, shown) = (rated(set), count(set, |fact| fact.is_asked() && fact.shown));
    let unanswered =
        count(set, |fact| matches!(fact.form, Form::Asked | Form::Shown | Form::Skipped));
    json!({
        "started": started,
        "open_now": 0,
        "waiting_since": null,
        "finished": set.len(),
        "finished_by": {
            "operator": by("operator"), "visitor": by("visitor"), "idle": by("idle"), "admin": by("admin"),
        },
        "never_answered": count(set, |fact| fact.first_response().is_none()),
        "asked": asked,
        "shown": shown,
        "rated": rated,
        "no_answer": unanswered,
        // Forms last for days; the play takes minutes.
        "can_still_answer": unanswered,
        "not_asked": reasons,
        "unrated": set.len() - rated,
        "excluded": 0,
        "response_rate": ratio(rated, asked),
        "response_rate_of_shown": ratio(rated, shown),
        "average": average(set),
        "average_scale": scale(set),
        "few_answers": rated < FEW,
        "mixed_scales": false,
        // Nobody changes the settings while a play runs.
        "definition_changed": false,
        "csat": Share::json(satisfied(set)),
        "dsat": Share::json(dissatisfied(set)),
        // A new dialogue begins ten minutes after the last: nobody comes back within a play.
        "came_back": ratio(0, set.len()),
        "handed_over": count(set, |fact| fact.handed_over),
        "duration_median_s": rank(set.iter().map(|fact| fact.duration()), 50),
    })
}

/// How often each reason was chosen, most first; in English, as the asking member reads.
fn reasons(set: &[&Fact]) -> Vec<Value> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in set.iter().filter(|fact| fact.score().is_some()).flat_map(|fact| &fact.reasons) {
        *counts.entry(reason).or_default() += 1;
    }
    let mut rows: Vec<(&str, usize)> = counts.into_iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let row = |(id, count): (&str, usize)| {
        let (text, about) = match id {
            "slow" => ("It took too long", "service"),
            _ => ("It is about the product, not the person", "product"),
        };
        json!({"id": id, "text": text, "about": about, "count": count})
    };
    rows.into_iter().map(row).collect()
}

fn scores(set: &[&Fact], score: i64) -> usize {
    count(set, |fact| fact.score() == Some(score))
}

fn distribution(set: &[&Fact]) -> Value {
    if rated(set) == 0 {
        return json!([]);
    }
    let counts: Vec<Value> =
        SCORES.map(|score| json!({"score": score, "count": scores(set, score)})).collect();
    json!([{"scale": "stars5", "average": average(set), "scores": counts}])
}

fn point(from: i64, set: &[&Fact], inside: impl Fn(&Fact) -> bool) -> Value {
    let set: Vec<&Fact> = set.iter().copied().filter(|fact| inside(fact)).collect();
    let counts: BTreeMap<String, usize> = SCORES
        .filter(|score| scores(&set, *score) > 0)
        .map(|score| (score.to_string(), scores(&set, score)))
        .collect();
    let by_scale = if counts.is_empty() { json!({}) } else { json!({"stars5": counts}) };
    json!({
        "from": time(from),
        "finished": set.len(),
        "rated": rated(&set),
        "no_answer": count(&set, |fact| fact.is_asked() && fact.score().is_none()),
        "not_asked": count(&set, |fact| !fact.is_asked()),
        "excluded": 0,
        "scores": by_scale,
        "csat": Share::json(satisfied(&set)),
    })
}

/// Groups by `key`, most dialogues first.
fn groups<'a>(
    set: &[&'a Fact],
    key: impl Fn(&'a Fact) -> Option<&'a str>,
) -> Vec<(Option<&'a str>, Vec<&'a Fact>)> {
    let mut by_key: BTreeMap<Option<&str>, Vec<&Fact>> = BTreeMap::new();
    for fact in set {
        by_key.entry(key(fact)).or_default().push(fact);
    }
    let mut groups: Vec<_> = by_key.into_iter().collect();
    groups.sort_by_key(|(_, facts)| std::cmp::Reverse(facts.len()));
    groups
}

fn operators(set: &[&Fact], names: &Names) -> Vec<Value> {
    let row = |(id, facts): (Option<&str>, Vec<&Fact>)| {
        let rest: Vec<&Fact> = set.iter().copied().filter(|fact| fact.credit() != id).collect();
        let answers: Vec<i64> = facts.iter().flat_map(|fact| fact.answers()).collect();
        let person = id.map(|id| json!({"id": id, "name": names.operators.get(id)}));
        json!({
            "operator": person,
            "finished": facts.len(),
            "asked": count(&facts, Fact::is_asked),
            "rated": rated(&facts),
            "unrated": facts.len() - rated(&facts),
            "average": average(&facts),
            "average_scale": scale(&facts),
            "csat": Share::json(satisfied(&facts)),
            "dsat": Share::json(dissatisfied(&facts)),
            "few_answers": rated(&facts) < FEW,
            "against_team": against(satisfied(&facts), satisfied(&rest)),
            "response_seconds_mean": mean_seconds(&answers),
            "answers": answers.len(),
            "dialogues_answered": count(&facts, |fact| !fact.answers().is_empty()),
        })
    };
    groups(set, Fact::credit).into_iter().map(row).collect()
}

fn against(own: Option<Share>, rest: Option<Share>) -> Value {
    let difference = difference(own, rest);
    match (difference["clear"].as_bool(), difference["diff"].as_f64()) {
        (Some(true), Some(diff)) if diff > 0.0 => json!("above"),
        (Some(true), _) => json!("below"),
        (Some(false), _) => json!("no_clear_difference"),
        (None, _) => Value::Null,
    }
}

fn chats(set: &[&Fact], names: &Names) -> Vec<Value> {
    let row = |(id, facts): (Option<&str>, Vec<&Fact>)| {
        let chat = id.and_then(|id| Some((id, names.chats.get(id)?)));
        let chat = chat.map(|(id, (name, kind))| json!({"id": id, "name": name, "kind": kind}));
        json!({
            "chat": chat,
            "finished": facts.len(),
            "asked": count(&facts, Fact::is_asked),
            "rated": rated(&facts),
            "unrated": facts.len() - rated(&facts),
            "average": average(&facts),
            "average_scale": scale(&facts),
            "csat": Share::json(satisfied(&facts)),
            "few_answers": rated(&facts) < FEW,
        })
    };
    groups(set, |fact| Some(fact.chat.as_str())).into_iter().map(row).collect()
}

fn mean_seconds(milliseconds: &[i64]) -> Value {
    if milliseconds.is_empty() {
        return Value::Null;
    }
    json!(milliseconds.iter().sum::<i64>() as f64 / milliseconds.len() as f64 / 1_000.0)
}

fn speed(set: &[&Fact]) -> Value {
    let first = || set.iter().filter_map(|fact| fact.first_response());
    let answers: Vec<i64> = set.iter().flat_map(|fact| fact.answers()).collect();
    json!({
        "first_response": {"median_s": rank(first(), 50), "p90_s": rank(first(), 90), "n": first().count()},
        "response_mean_s": mean_seconds(&answers),
        "answers": answers.len(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::count::facts::tests::fact;

    fn names() -> Names {
        Names {
            operators: [("anna".to_owned(), "Anna".to_owned())].into(),
            chats: [("c".to_owned(), ("Site".to_owned(), "website"))].into(),
        }
    }

    #[test]
    fn the_parts_of_finished_add_up() {
        let talk = [(None, 0), (Some("anna"), 2_000)];
        let forms = [
            Form::Rated(5),
            Form::Rated(1),
            Form::Shown,
            Form::Asked,
            Form::NotAsked("switched_off"),
        ];
        let facts: Vec<Fact> = forms
            .into_iter()
            .map(|form| Fact {
                shown: form == Form::Shown || matches!(form, Form::Rated(_)),
                form,
                ..fact(&talk)
            })
            .chain([Fact {
                assigned: None,
                form: Form::NotAsked("no_operator_reply"),
                ..fact(&[(None, 0)])
            }])
            .collect();
        let found = answer(&Question::between(0, 200_000), &facts, &[], &names());
        let totals = &found["totals"];
        for (name, value) in [
            ("finished", json!(6)),
            ("asked", json!(4)),
            ("rated", json!(2)),
            ("shown", json!(3)),
            ("no_answer", json!(2)),
            ("never_answered", json!(1)),
            ("average", json!(3.0)),
            ("not_asked", json!({"no_operator_reply": 1, "switched_off": 1})),
        ] {
            assert_eq!(totals[name], value, "{name}");
        }
        assert_eq!(found["operators"][0]["operator"]["name"], "Anna");
        assert_eq!(found["operators"][1]["operator"], Value::Null);
        assert_eq!(
            found["speed"]["first_response"],
            json!({"median_s": 2.0, "p90_s": 2.0, "n": 5})
        );
    }

    #[test]
    fn nothing_is_null_and_not_zero() {
        let found = answer(&Question::between(0, 1), &[], &[], &names());
        for name in ["average", "csat", "response_rate", "came_back", "duration_median_s"] {
            assert_eq!(found["totals"][name], Value::Null, "{name}");
        }
        assert_eq!(found["distribution"], json!([]));
    }

    #[test]
    fn ranks_are_nearest() {
        assert_eq!(rank([1_000, 2_000, 3_000, 4_000].into_iter(), 50), json!(2.0));
        assert_eq!(rank((1..=10).map(|n| n * 1_000), 90), json!(9.0));
        assert_eq!(rank([].into_iter(), 50), Value::Null);
    }
}
