//! The whole answer of the Live Chat tab, from the definitions of PRODUCT §5: for each figure its set is
//! counted again.

use std::collections::BTreeMap;

use candor::time::Time;
use serde_json::{Map, Value, json};

use super::hours;
use super::period;
use super::question::{Question, REASONS, SCALES};
use super::shares::{self, Share, share};
use super::world::{Finished, Meaning, Version, World};
use super::zone::Zone;

/// Dialogues that are counted together.
pub struct Set<'a>(pub Vec<&'a Finished>);

/// The four parts of finished.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Rated,
    NoAnswer,
    NotAsked,
    Excluded,
}

pub fn part(one: &Finished) -> Part {
    match one.state.as_str() {
        _ if one.excluded => Part::Excluded,
        "rated" => Part::Rated,
        "not_asked" => Part::NotAsked,
        _ => Part::NoAnswer,
    }
}

pub fn none_or_has(list: &[String], value: &str) -> bool {
    list.is_empty() || list.iter().any(|one| one == value)
}

/// Whose the dialogue is among operators: the one's it is credited to, or all who wrote in it; `nobody` where
/// there is none.
fn whose(q: &Question, one: &Finished) -> Vec<String> {
    let mut ids: Vec<String> = match q.credit {
        Some("took_part") => one.speed.participants.keys().cloned().collect(),
        _ => one.operator.clone().into_iter().collect(),
    };
    if ids.is_empty() {
        ids.push("nobody".to_owned());
    }
    ids
}

fn is_in_state(one: &Finished, wanted: &str) -> bool {
    match (wanted, part(one)) {
        ("excluded", part) => part == Part::Excluded,
        (_, Part::Excluded) => false,
        ("no_answer", part) => part == Part::NoAnswer,
        ("rated" | "not_asked", _) => one.state == wanted,
        _ => match wanted.strip_prefix("not_asked:") {
            Some(reason) => one.reason.as_deref() == Some(reason) && one.state == "not_asked",
            None => one.state == wanted,
        },
    }
}

/// Without case and accents.
fn same(one: &str, other: &str) -> bool {
    let plain = |tag: &str| tag.to_lowercase().replace('é', "e").replace('ü', "u");
    plain(one) == plain(other)
}

/// The dialogues that match by the time they were finished.
pub fn set<'a>(world: &'a World, q: &Question, from: i64, to: i64) -> Set<'a> {
    let matches = |one: &&Finished| {
        let score = match (part(one), &one.scale, one.score) {
            (Part::Rated, Some(scale), Some(score)) => format!("{scale}:{score}"),
            _ => String::new(),
        };
        from <= one.finished_at
            && one.finished_at < to
            && none_or_has(&q.chats, &one.chat)
            && none_or_has(&q.kinds, &world.chats[&one.chat].kind)
            && (q.operators.is_empty() || whose(q, one).iter().any(|id| q.operators.contains(id)))
            && none_or_has(&q.finished_by, &one.finished_by)
            && none_or_has(&q.languages, &one.language)
            && none_or_has(&q.scores, &score)
            && q.comment
                .is_none_or(|wanted| wanted == (one.state == "rated" && one.comment.is_some()))
            && (q.reasons.is_empty() || q.reasons.iter().any(|id| one.reason_ids.contains(id)))
            && has_tag(q, &one.tags)
            && (q.states.is_empty() || q.states.iter().any(|state| is_in_state(one, state)))
    };
    Set(world.finished.iter().filter(matches).collect())
}

/// Any of the tags that are asked about.
fn has_tag(q: &Question, tags: &[String]) -> bool {
    q.tags.is_empty() || q.tags.iter().any(|tag| tags.iter().any(|own| same(own, tag)))
}

/// Opened in the period, of the chats, languages and tags that are asked about: an open dialogue has no operator, no
/// finisher and no rating yet.
fn started(world: &World, q: &Question, from: i64, to: i64) -> usize {
    let finished = world.finished.iter();
    let finished = finished.map(|one| (one.opened_at, &one.chat, &one.language, &one.tags));
    let open = world.open.iter();
    let open = open.map(|one| (one.opened_at, &one.chat, &one.language, &one.tags));
    let wanted = finished.chain(open).filter(|(at, chat, language, tags)| {
        from <= *at && *at < to && is_about(world, q, chat, language, tags)
    });
    wanted.count()
}

pub fn is_about(world: &World, q: &Question, chat: &str, language: &str, tags: &[String]) -> bool {
    none_or_has(&q.chats, chat)
        && none_or_has(&q.kinds, &world.chats[chat].kind)
        && none_or_has(&q.languages, language)
        && has_tag(q, tags)
}

/// Undefined is null, never 0.
fn ratio(part: usize, whole: usize) -> Value {
    if whole == 0 { Value::Null } else { json!(part as f64 / whole as f64) }
}

/// The smallest of the values that at least `tenths` of them do not exceed, in seconds.
pub fn quantile(values: impl Iterator<Item = i64>, tenths: usize) -> Value {
    let mut values: Vec<i64> = values.collect();
    values.sort_unstable();
    let enough = |place: &usize| (place + 1) * 10 >= tenths * values.len();
    let found = (0..values.len()).find(enough);
    found.map_or(Value::Null, |place| json!(values[place] as f64 / 1_000.0))
}

impl<'a> Set<'a> {
    fn count(&self, holds: impl Fn(&Finished) -> bool) -> usize {
        self.0.iter().filter(|one| holds(one)).count()
    }

    fn of(&self, holds: impl Fn(&Finished) -> bool) -> Set<'a> {
        Set(self.0.iter().filter(|one| holds(one)).copied().collect())
    }

    fn parts(&self, wanted: Part) -> usize {
        self.count(|one| part(one) == wanted)
    }

    pub fn finished(&self) -> usize {
        self.0.len()
    }

    pub fn rated(&self) -> usize {
        self.parts(Part::Rated)
    }

    /// Rated and no answer: an excluded rating leaves asked and rated.
    pub fn asked(&self) -> usize {
        self.parts(Part::Rated) + self.parts(Part::NoAnswer)
    }

    pub fn sense(&self, sense: &str) -> Option<Share> {
        let ratings = self.of(|one| part(one) == Part::Rated);
        let is = |one: &Finished| one.sense.as_deref() == Some(sense);
        share(ratings.count(is) as i64, ratings.finished() as i64)
    }

    fn rate(&self) -> Option<Share> {
        share(self.rated() as i64, self.asked() as i64)
    }

    /// Ratings of each scale that has any, in the order of scales.
    fn scales(&self) -> Vec<(&'static str, Vec<i64>)> {
        let scores = |scale: &str| {
            let rated = self.0.iter().filter(|one| part(one) == Part::Rated);
            let rated = rated.filter(|one| one.scale.as_deref() == Some(scale));
            rated.map(|one| one.score.expect("rated")).collect::<Vec<i64>>()
        };
        let all = SCALES.iter().map(|(scale, ..)| (*scale, scores(scale)));
        all.filter(|(_, scores)| !scores.is_empty()).collect()
    }

    /// Average and scale: of one scale, and none of several.
    fn average(&self) -> (Value, Value) {
        match self.scales().as_slice() {
            [(scale, scores)] => (json!(mean(scores)), json!(scale)),
            _ => (Value::Null, Value::Null),
        }
    }

    /// Ratings of one scale meant different things.
    fn definition_changed(&self) -> bool {
        let rated = self.0.iter().filter(|one| part(one) == Part::Rated);
        let mut meanings: Vec<&Meaning> = rated.map(|one| &one.meaning).collect();
        meanings.sort_unstable();
        meanings.dedup();
        meanings.windows(2).any(|pair| pair[0].0 == pair[1].0)
    }

    fn response_mean(&self, q: &Question) -> Value {
        let answers: i64 = self.0.iter().map(|one| one.speed.answers).sum();
        let sum: i64 =
            self.0.iter().map(|one| q.counted(one.speed.response_sum, one.speed.working_sum)).sum();
        if answers == 0 { Value::Null } else { json!(sum as f64 / 1_000.0 / answers as f64) }
    }
}

fn mean(scores: &[i64]) -> f64 {
    scores.iter().sum::<i64>() as f64 / scores.len() as f64
}

fn totals(world: &World, q: &Question, set: &Set, (from, to): (i64, i64), now: i64) -> Value {
    let open: Vec<_> = world
        .open
        .iter()
        .filter(|one| is_about(world, q, &one.chat, &one.language, &one.tags))
        .collect();
    let by = |who: &str| set.count(|one| one.finished_by == who);
    let mut not_asked = Map::new();
    for reason in REASONS {
        let is = |one: &Finished| one.reason.as_deref() == Some(reason);
        let count = set.count(|one| part(one) == Part::NotAsked && is(one));
        if count > 0 {
            not_asked.insert(reason.to_owned(), json!(count));
        }
    }
    let shown = set.count(|one| one.shown && matches!(part(one), Part::Rated | Part::NoAnswer));
    let can = |one: &Finished| {
        ["asked", "shown", "skipped"].contains(&one.state.as_str())
            && one.expires_at.is_some_and(|at| now < at)
    };
    let (average, average_scale) = set.average();
    let (finished, rated) = (set.finished(), set.rated());
    json!({
        "started": started(world, q, from, to),
        "open_now": open.len(),
        "waiting_since": open.iter().filter_map(|one| one.waiting_since).min().map(Time),
        "finished": finished,
        "finished_by": {"operator": by("operator"), "visitor": by("visitor"), "idle": by("idle"), "admin": by("admin")},
        "never_answered": set.count(|one| one.speed.operator_messages == 0),
        "asked": set.asked(),
        "shown": shown,
        "rated": rated,
        "no_answer": set.parts(Part::NoAnswer),
        "can_still_answer": set.count(can),
        "not_asked": not_asked,
        "unrated": finished - rated,
        "excluded": set.parts(Part::Excluded),
        "response_rate": ratio(rated, set.asked()),
        "response_rate_of_shown": ratio(rated, shown),
        "average": average,
        "average_scale": average_scale,
        "few_answers": (rated as i64) < world.few_answers,
        "mixed_scales": set.scales().len() > 1,
        "definition_changed": set.definition_changed(),
        "csat": shares::json(set.sense("satisfied")),
        "dsat": shares::json(set.sense("dissatisfied")),
        "came_back": ratio(set.count(|one| one.came_back), finished),
        "handed_over": set.count(|one| one.hand_overs > 0),
        "duration_median_s": quantile(set.0.iter().map(|one| one.speed.duration), 5),
    })
}

fn distribution(set: &Set) -> Value {
    let one = |(scale, scores): (&str, Vec<i64>)| {
        let (_, low, high) = SCALES.iter().find(|(name, ..)| *name == scale).expect("a scale");
        let count = |score: i64| scores.iter().filter(|one| **one == score).count();
        let counts: Vec<Value> =
            (*low..=*high).map(|score| json!({"score": score, "count": count(score)})).collect();
        json!({"scale": scale, "average": mean(&scores), "scores": counts})
    };
    set.scales().into_iter().map(one).collect()
}

fn series(set: &Set, step: &str, bounds: &[i64], changes: Vec<Value>) -> Value {
    let point = |pair: &[i64]| {
        let inside = set.of(|one| pair[0] <= one.finished_at && one.finished_at < pair[1]);
        let mut scores: BTreeMap<&str, BTreeMap<String, i64>> = BTreeMap::new();
        for (scale, all) in inside.scales() {
            for score in all {
                *scores.entry(scale).or_default().entry(score.to_string()).or_default() += 1;
            }
        }
        json!({
            "from": Time(pair[0]), "finished": inside.finished(), "rated": inside.rated(),
            "no_answer": inside.parts(Part::NoAnswer), "not_asked": inside.parts(Part::NotAsked),
            "excluded": inside.parts(Part::Excluded), "scores": scores, "csat": shares::json(inside.sense("satisfied")),
        })
    };
    let points: Vec<Value> = bounds.windows(2).map(point).collect();
    json!({"step": step, "points": points, "changes": changes})
}

/// Where a chat's scale, or what counts as satisfied or dissatisfied, changed.
fn changes(world: &World, q: &Question, from: i64, to: i64) -> Vec<Value> {
    let mut found = Vec::new();
    for pair in world.versions.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        let chat = &world.chats[&after.chat];
        if before.chat == after.chat
            && before.meaning() != after.meaning()
            && from <= after.saved_at
            && after.saved_at < to
            && none_or_has(&q.chats, &after.chat)
            && none_or_has(&q.kinds, &chat.kind)
        {
            let chat = json!({"id": after.chat, "name": chat.name, "kind": chat.kind});
            let meant = |version: &Version| {
                let (scale, satisfied, dissatisfied) = version.meaning();
                json!({"scale": scale, "satisfied": satisfied, "dissatisfied": dissatisfied})
            };
            let said = json!({
                "at": Time(after.saved_at), "chat": chat, "version": after.version, "scale": after.meaning().0,
                "before": meant(before), "after": meant(after),
            });
            found.push(((after.saved_at, after.chat.clone(), after.version), said));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, said)| said).collect()
}

/// How often each reason was chosen, most first; in the words saved last.
fn reasons(world: &World, set: &Set) -> Value {
    let mut versions: Vec<&Version> = world.versions.iter().collect();
    versions.sort_by_key(|version| version.saved_at);
    let named = |id: &str| {
        let all = versions.iter().rev().flat_map(|version| version.settings["reasons"].as_array());
        all.flatten().find(|reason| reason["id"] == *id).expect("a known reason")
    };
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    for one in set.0.iter().filter(|one| part(one) == Part::Rated) {
        for id in &one.reason_ids {
            *counts.entry(id).or_default() += 1;
        }
    }
    let mut rows: Vec<(&str, i64)> = counts.into_iter().collect();
    rows.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
    let row = |(id, count): (&str, i64)| {
        let reason = named(id);
        json!({"id": id, "text": reason["text"]["en"], "about": reason["about"], "count": count})
    };
    rows.into_iter().map(row).collect()
}

/// Groups of the set by each of `keys`, the biggest first.
fn groups<'a, K: Ord + Clone>(
    set: &Set<'a>,
    keys: impl Fn(&Finished) -> Vec<K>,
) -> Vec<(K, Set<'a>)> {
    let mut all: Vec<K> = set.0.iter().flat_map(|one| keys(one)).collect();
    all.sort();
    all.dedup();
    let mut groups: Vec<(K, Set)> =
        all.into_iter().map(|k| (k.clone(), set.of(|one| keys(one).contains(&k)))).collect();
    groups.sort_by_key(|(key, group)| (std::cmp::Reverse(group.finished()), key.clone()));
    groups
}

/// An operator's CSAT against the rest of the same set.
fn against_team(group: &Set, rest: &Set) -> Value {
    let difference = shares::difference(group.sense("satisfied"), rest.sense("satisfied"));
    difference.map_or(Value::Null, |(_, low, high)| {
        json!(if low > 0.0 {
            "above"
        } else if high < 0.0 {
            "below"
        } else {
            "no_clear_difference"
        })
    })
}

fn operators(world: &World, q: &Question, set: &Set) -> Value {
    let row = |(id, group): (Option<String>, Set)| {
        let name = id.clone().unwrap_or_else(|| "nobody".to_owned());
        let rest = set.of(|one| !whose(q, one).contains(&name));
        let (average, average_scale) = group.average();
        let person = id.as_ref().map(|id| json!({"id": id, "name": world.members[id]}));
        json!({
            "operator": person, "finished": group.finished(), "asked": group.asked(), "rated": group.rated(),
            "unrated": group.finished() - group.rated(), "average": average, "average_scale": average_scale,
            "csat": shares::json(group.sense("satisfied")), "dsat": shares::json(group.sense("dissatisfied")),
            "few_answers": (group.rated() as i64) < world.few_answers, "against_team": against_team(&group, &rest),
            "response_seconds_mean": group.response_mean(q),
            "answers": group.0.iter().map(|one| one.speed.answers).sum::<i64>(),
            "dialogues_answered": group.count(|one| one.speed.answers > 0),
        })
    };
    let key = |id: &String| (id != "nobody").then(|| id.clone());
    groups(set, |one| whose(q, one).iter().map(key).collect()).into_iter().map(row).collect()
}

fn chats(world: &World, set: &Set) -> Value {
    let row = |(id, group): (String, Set)| {
        let (average, average_scale) = group.average();
        let chat = &world.chats[&id];
        json!({
            "chat": {"id": id, "name": chat.name, "kind": chat.kind}, "finished": group.finished(),
            "asked": group.asked(), "rated": group.rated(), "unrated": group.finished() - group.rated(),
            "average": average, "average_scale": average_scale, "csat": shares::json(group.sense("satisfied")),
            "few_answers": (group.rated() as i64) < world.few_answers,
        })
    };
    groups(set, |one| vec![one.chat.clone()]).into_iter().map(row).collect()
}

/// Everything that `GET /analytics/live-chat` says to this question.
pub fn figures(world: &World, q: &Question, now: i64) -> Value {
    let tz = q.tz.as_deref().unwrap_or(&world.time_zone);
    let zone = Zone::named(tz);
    let (from, to) = q.period(now);
    let (before_from, before_to) = period::previous(&zone, from, to);
    let (step, bounds) = period::series(&zone, from, to, q.step.unwrap_or("day"), world.week_start);
    let current = set(world, q, from, to);
    let before = set(world, q, before_from, before_to);
    let mut previous = totals(world, q, &before, (before_from, before_to), now);
    // What is open is open now, not then.
    previous["open_now"] = json!(0);
    previous["waiting_since"] = Value::Null;
    let change = |of: fn(&Set) -> Option<Share>| shares::change(of(&current), of(&before));
    let first_responses = || {
        let all = current.0.iter().map(|one| &one.speed);
        all.filter_map(|speed| q.counted(speed.first_response, speed.first_working))
    };
    json!({
        "filter": {
            "from": Time(from), "to": Time(to), "tz": tz, "chats": q.chats, "operators": q.operators,
            "credit": q.credit.unwrap_or("credited"), "time": q.time.unwrap_or("working"), "scores": q.scores,
            "states": q.states, "kinds": q.kinds, "finished_by": q.finished_by, "languages": q.languages,
            "comment": q.comment, "reasons": q.reasons, "senses": [], "facts": [], "words": null, "tags": q.tags, "reviews": [], "review_tags": [],
        },
        "totals": totals(world, q, &current, (from, to), now),
        "previous": {"from": Time(before_from), "to": Time(before_to), "totals": previous},
        "change": {
            "csat": change(|set| set.sense("satisfied")), "dsat": change(|set| set.sense("dissatisfied")),
            "response_rate": change(|set| set.rate()),
        },
        "distribution": distribution(&current),
        "series": series(&current, &step, &bounds, changes(world, q, from, to)),
        "reasons": reasons(world, &current),
        "operators": operators(world, q, &current),
        "chats": chats(world, &current),
        "workload": hours::workload(world, q, &zone, from, to),
        "speed": {
            "first_response": {
                "median_s": quantile(first_responses(), 5), "p90_s": quantile(first_responses(), 9),
                "n": first_responses().count(),
            },
            "response_mean_s": current.response_mean(q),
            "answers": current.0.iter().map(|one| one.speed.answers).sum::<i64>(),
        },
    })
}
