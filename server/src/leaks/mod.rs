//! Leaks to plant, one per channel by which an operator could learn of a rating: the two-worlds test must
//! notice every one of them, or it proves nothing. Compiled into the crate's own unit tests and nowhere else
//! (`cfg(test)`): no binary can carry them. A program leaks what its `Site::leak` names, and nothing otherwise.

mod answers;
mod caught;

use crate::domain::event::{Event, Topic};
use crate::error::Result;
use crate::http::Site;
use crate::ids::{Id, Stream};
use crate::store::dialogues;
use crate::store::visitors::Visitor;
use crate::values;

pub use answers::in_answer;

/// What gets out.
#[derive(Clone, Copy, Debug)]
pub enum Leak {
    /// A row that operators see is written with the rating; `$1` is the dialogue.
    Written(&'static str),
    /// A frame for the operators of the dialogue's chat; `ID` stands for the dialogue.
    Frame(&'static str),
    /// The dialogue is announced again, as it is.
    Announced,
    /// The operator's own connections hear something.
    Own,
    /// The rating draws from the stream of random numbers that makes ids of messages.
    Drawn,
    /// The rating counts against the operator's rate limit.
    Limited,
    /// The form being displayed is told, before anything is rated.
    Displayed,
    /// Something in the operator's answers, by what is in the tables of ratings.
    Answer(answers::Change),
}

/// A heartbeat that comes out of turn.
pub const PING: &str = "ping";

/// Every channel, by name.
pub const ALL: &[(&str, Leak)] = &[
    (
        "a timestamp",
        Leak::Written("update dialogues set finished_at = finished_at + 1 where id = $1"),
    ),
    (
        "an instant long gone",
        Leak::Written("update dialogues set opened_at = opened_at - 1 where id = $1"),
    ),
    ("a revision", Leak::Written("update dialogues set revision = revision + 1 where id = $1")),
    ("a seq", Leak::Written("update dialogues set last_seq = last_seq + 1 where id = $1")),
    (
        "the visitor's read mark",
        Leak::Written("update dialogues set visitor_read = visitor_read + 1 where id = $1"),
    ),
    (
        "the team's read mark",
        Leak::Written("update dialogues set operator_read = operator_read - 1 where id = $1"),
    ),
    ("who finished", Leak::Written("update dialogues set finished_by = 'admin' where id = $1")),
    (
        "the visitor's card",
        Leak::Written("update dialogues set visitor_name = 'Rated' where id = $1"),
    ),
    ("the mark of a test", Leak::Written("update dialogues set test = true where id = $1")),
    (
        "a message's instant",
        Leak::Written("update messages set at = at + 1 where dialogue_id = $1"),
    ),
    (
        "a message of the system",
        Leak::Written(
            "insert into messages (dialogue_id, seq, id, from_visitor, author_id, client_id, at, text, file_id) \
             select dialogue_id, max(seq) + 1, max(id), true, max(author_id), 'rated-' || dialogue_id, max(at), 'Rated', null \
             from messages where dialogue_id = $1 group by dialogue_id",
        ),
    ),
    (
        "an entry of the history",
        Leak::Written(
            "insert into dialogue_events (dialogue_id, n, at, kind, by_member, to_member, note) \
             select dialogue_id, max(n) + 1, max(at), 'rated', null, null, null from dialogue_events where dialogue_id = $1 \
             group by dialogue_id",
        ),
    ),
    (
        "a colleague's name",
        Leak::Written(
            "update members set name = name || '*' where id = (select operator_id from dialogues where id = $1)",
        ),
    ),
    (
        "canned replies",
        Leak::Written(
            "update canned_replies set text = text || ' ' where workspace_id = (select workspace_id from dialogues where id = $1)",
        ),
    ),
    (
        "files",
        Leak::Written(
            "update files set name = name || '.' where chat_id = (select chat_id from dialogues where id = $1)",
        ),
    ),
    (
        "chats",
        Leak::Written(
            "update chats set name = name || ' ' where id = (select chat_id from dialogues where id = $1)",
        ),
    ),
    (
        "a session",
        Leak::Written(
            "delete from sessions where member_id = (select operator_id from dialogues where id = $1)",
        ),
    ),
    (
        "an operator's own numbers",
        Leak::Written(
            "update answers set response_ms = response_ms + 60000 where dialogue_id = $1",
        ),
    ),
    (
        "a dialogue left out of them",
        Leak::Written(
            "insert into left_out (dialogue_id) values ($1) on conflict (dialogue_id) do nothing",
        ),
    ),
    ("a frame", Leak::Frame(r#"{"type":"rating","dialogue":"ID"}"#)),
    (
        "typing after the finish",
        Leak::Frame(r#"{"type":"typing","dialogue":"ID","from":"visitor"}"#),
    ),
    ("an empty frame", Leak::Frame("")),
    ("a reload", Leak::Frame(r#"{"type":"reload"}"#)),
    ("a heartbeat out of turn", Leak::Frame(PING)),
    ("a dialogue announced again", Leak::Announced),
    ("an operator's own connection", Leak::Own),
    ("random numbers that are shared", Leak::Drawn),
    ("a rate limit that is shared", Leak::Limited),
    ("a form being displayed", Leak::Displayed),
    ("a field", Leak::Answer(answers::Change::Field)),
    ("an order", Leak::Answer(answers::Change::Order)),
    ("a count", Leak::Answer(answers::Change::Count)),
    ("a cursor", Leak::Answer(answers::Change::Cursor)),
    ("a header", Leak::Answer(answers::Change::Header)),
    ("an ETag", Leak::Answer(answers::Change::Tag)),
    ("a length", Leak::Answer(answers::Change::Length)),
    ("a 404 that is another", Leak::Answer(answers::Change::NotFound)),
    ("a 403 that is a 404", Leak::Answer(answers::Change::Refusal)),
    ("earlier dialogues", Leak::Answer(answers::Change::Earlier)),
    ("a search that finds comments", Leak::Answer(answers::Change::Search)),
    ("a health check", Leak::Answer(answers::Change::Health)),
    ("a form that a member can tell", Leak::Answer(answers::Change::Form)),
];

/// Called when a visitor has rated.
pub async fn after_rating(site: &Site, visitor: &Visitor) {
    if let Some(leak) = site.leak.get() {
        tell(site, *leak, visitor).await.expect("a leak leaks");
    }
}

/// Called when a visitor's screen has displayed the form.
pub async fn after_display(site: &Site, visitor: &Visitor) {
    if let Some(Leak::Displayed) = site.leak.get() {
        let frame = r#"{"type":"typing","from":"visitor"}"#;
        site.app.hub.publish(&event(Topic::Operators(visitor.chat_id), frame));
    }
}

async fn tell(site: &Site, leak: Leak, visitor: &Visitor) -> Result<()> {
    let app = &site.app;
    let newest = dialogues::newest_of(&mut *app.db.read().await?, visitor.id).await?;
    let dialogue = dialogues::must(newest)?;
    let operators = Topic::Operators(dialogue.chat_id);
    match leak {
        Leak::Written(sql) => {
            let id = dialogue.id;
            app.db.write(move |tx| Box::pin(async move { tx.run(sql, values![id]).await })).await?;
        }
        Leak::Frame(frame) => {
            let frame = frame.replace("ID", &dialogue.id.to_string());
            app.hub.publish(&event(operators, &frame));
        }
        Leak::Announced => {
            let mut conn = app.db.read().await?;
            let view = crate::desk::summary::for_operators(&mut conn, &[dialogue]).await?.pop();
            let body = serde_json::json!({"type": "dialogue", "dialogue": view});
            app.hub.publish(&Event::new(operators, &body));
        }
        Leak::Own => {
            if let Some(operator) = dialogue.operator_id {
                app.hub.publish(&event(Topic::Member(operator), r#"{"type":"changed"}"#));
            }
        }
        Leak::Drawn => {
            app.ids.id(Stream::Desk, app.now());
        }
        Leak::Limited => {
            for operator in dialogue.operator_id.into_iter().collect::<Vec<Id>>() {
                while site.limits.member_write(operator).is_ok() {}
            }
        }
        Leak::Displayed | Leak::Answer(_) => {}
    }
    Ok(())
}

/// A frame as it is.
fn event(topic: Topic, frame: &str) -> Event {
    Event { topic, frame: frame.into() }
}
