//! The lists behind the figures: the same dialogues, newest first, and comments by when they were given.

use candor::time::Time;
use serde_json::{Value, json};

use super::answer::{self, is_about, none_or_has};
use super::facts::Given;
use super::hours::hour_of;
use super::question::Question;
use super::world::{Finished, World};
use super::zone::{Zone, weekday};

#[derive(Clone, Copy, Debug)]
pub enum List {
    Dialogues,
    Comments,
}

impl List {
    pub fn path(self) -> &'static str {
        match self {
            List::Dialogues => "/api/v1/analytics/live-chat/dialogues",
            List::Comments => "/api/v1/analytics/live-chat/comments",
        }
    }
}

/// The whole list.
pub fn list(world: &World, q: &Question, which: List, now: i64) -> Vec<Value> {
    let (from, to) = q.period(now);
    let mut found: Vec<(i64, i64, &Finished)> = Vec::new();
    for one in answer::set(world, q, from, to).0 {
        match which {
            List::Dialogues => found.push((one.finished_at, one.n, one)),
            // Excluded ones stay, to be shown struck out.
            List::Comments if one.state == "rated" && one.comment.is_some() => {
                found.push((one.rated_at.expect("rated"), one.n, one));
            }
            List::Comments => {}
        }
    }
    found.sort_by_key(|(at, n, _)| std::cmp::Reverse((*at, *n)));
    found.into_iter().map(|(_, _, one)| item(world, q, one)).collect()
}

fn item(world: &World, q: &Question, one: &Finished) -> Value {
    let s = &one.speed;
    json!({
        "dialogue": one.dialogue, "chat": {"id": one.chat, "name": world.chats[&one.chat].name},
        "visitor": {"id": one.visitor, "name": one.visitor_name},
        "operator": one.operator.as_ref().map(|id| json!({"id": id, "name": world.members[id]})),
        "opened_at": Time(one.opened_at), "finished_at": Time(one.finished_at), "finished_by": one.finished_by,
        "state": one.state, "reason": one.reason, "scale": one.scale, "score": one.score, "sense": one.sense,
        "comment": one.comment, "reasons": one.reasons, "rated_at": one.rated_at.map(Time),
        "first_response_s": q.counted(s.first_response, s.first_working).map(|ms| ms as f64 / 1_000.0),
        "messages": s.visitor_messages + s.operator_messages, "excluded": one.excluded,
        "language": one.language, "shown": one.shown, "answers": s.answers, "duration_ms": s.duration,
        "response_mean_s": (s.answers > 0).then(|| q.counted(s.response_sum, s.working_sum) as f64 / 1_000.0 / s.answers as f64),
        "hand_overs": one.hand_overs, "test": false, "spam": false, "tags": one.tags,
        "review": {
            "status": "new", "assignee": null, "note": "", "tags": [], "excluded_because": null, "test_because": null,
            "spam_because": null, "changed": null,
        },
    })
}

/// What else a list can be made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    Started,
    OpenNow,
    Answered,
}

impl Of {
    pub fn as_str(self) -> &'static str {
        match self {
            Of::Started => "started",
            Of::OpenNow => "open_now",
            Of::Answered => "answered",
        }
    }
}

/// Whether it waits, an instant, whether it is open, and its number or its name.
type Order<'a> = (bool, i64, bool, i64, &'a str);

/// A dialogue, finished or not.
struct One<'a> {
    id: &'a str,
    /// None: open.
    n: Option<i64>,
    opened_at: i64,
    waiting_since: Option<i64>,
    given: &'a [Given],
}

/// The whole list, of each dialogue what tells it apart; `hour` is a weekday (1: Monday) and an hour.
pub fn behind(
    world: &World,
    q: &Question,
    of: Of,
    hour: Option<(i64, i64)>,
    now: i64,
) -> Vec<Value> {
    let (from, to) = q.period(now);
    let zone = Zone::named(q.tz.as_deref().unwrap_or(&world.time_zone));
    let is_then = |at: i64| {
        let there = (weekday(zone.day(at)) + 1, hour_of(&zone, at));
        from <= at && at < to && hour.is_none_or(|wanted| wanted == there)
    };
    let finished =
        world.finished.iter().filter(|one| is_about(world, q, &one.chat, &one.language, &one.tags));
    let finished = finished.map(|one| One {
        id: &one.dialogue,
        n: Some(one.n),
        opened_at: one.opened_at,
        waiting_since: None,
        given: &one.given,
    });
    let open =
        world.open.iter().filter(|one| is_about(world, q, &one.chat, &one.language, &one.tags));
    let open = open.map(|one| One {
        id: &one.dialogue,
        n: None,
        opened_at: one.opened_at,
        waiting_since: one.waiting_since,
        given: &one.given,
    });
    let mut found: Vec<(Order, Value)> = Vec::new();
    for one in finished.chain(open) {
        let given = one.given.iter().filter(|given| none_or_has(&q.operators, &given.operator));
        let answers: Vec<i64> = given.map(|given| given.at).filter(|at| is_then(*at)).collect();
        let order = match of {
            Of::Started if is_then(one.opened_at) => (false, one.opened_at),
            Of::OpenNow if one.n.is_none() => match one.waiting_since {
                Some(at) => (true, -at),
                None => (false, one.opened_at),
            },
            Of::Answered if !answers.is_empty() => (false, *answers.iter().max().expect("some")),
            _ => continue,
        };
        let mut said = json!({"dialogue": one.id, "finished": one.n.is_some()});
        if let Some(at) = one.waiting_since {
            said["waiting_since"] = json!(Time(at));
        }
        if of == Of::Answered {
            said["answers_then"] = json!(answers.len());
        }
        found.push(((order.0, order.1, one.n.is_none(), one.n.unwrap_or(0), one.id), said));
    }
    found.sort_by_key(|(order, _)| std::cmp::Reverse(*order));
    found.into_iter().map(|(_, said)| said).collect()
}
