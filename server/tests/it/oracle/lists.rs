//! The lists behind the figures: the same dialogues, newest first, and comments by when they were given.

use candor::time::Time;
use serde_json::{Value, json};

use super::answer;
use super::question::Question;
use super::world::{Finished, World};

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
    found.into_iter().map(|(_, _, one)| item(world, one)).collect()
}

fn item(world: &World, one: &Finished) -> Value {
    let s = &one.speed;
    json!({
        "dialogue": one.dialogue, "chat": {"id": one.chat, "name": world.chats[&one.chat].name},
        "visitor": {"id": one.visitor, "name": one.visitor_name},
        "operator": one.operator.as_ref().map(|id| json!({"id": id, "name": world.members[id]})),
        "opened_at": Time(one.opened_at), "finished_at": Time(one.finished_at), "finished_by": one.finished_by,
        "state": one.state, "reason": one.reason, "scale": one.scale, "score": one.score, "sense": one.sense,
        "comment": one.comment, "reasons": one.reasons, "rated_at": one.rated_at.map(Time),
        "first_response_s": s.first_response.map(|ms| ms as f64 / 1_000.0),
        "messages": s.visitor_messages + s.operator_messages, "excluded": one.excluded,
        "language": one.language, "shown": one.shown, "answers": s.answers, "duration_ms": s.duration,
        "response_mean_s": (s.answers > 0).then(|| s.response_sum as f64 / 1_000.0 / s.answers as f64),
        "hand_overs": one.hand_overs, "test": false, "spam": false,
        "review": {
            "status": "new", "assignee": null, "note": "", "tags": [], "excluded_because": null, "test_because": null,
            "spam_because": null, "changed": null,
        },
    })
}
