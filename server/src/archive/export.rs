//! Writes a workspace's history as lines that `import` reads: operators, chats, then every finished dialogue in
//! the order in which it was counted. A page at a time: a large history needs no more memory than a small one.

use std::collections::{BTreeMap, HashMap};
use std::io::Write;

use super::form::{
    self, Dialogue, Message, Participant, Rating, Request, Review, Version, Visitor,
};
use super::{chat, operator};
use crate::app::App;
use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::message::From;
use crate::domain::quality::{NotAsked, RequestState, Scale};
use crate::domain::review::Status;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::archive_read::{self, Finished};
use crate::store::people::Workspace;
use crate::store::{Conn, chats, dialogue_tags, reviews};
use crate::time::Time;

/// Dialogues read at once.
const PAGE: i64 = 500;

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub dialogues: u64,
    /// Left out: they are not finished.
    pub unfinished: i64,
}

/// The file's names of people and chats.
type Names = HashMap<Id, String>;

/// Writes all lines to `out`; `progress` hears how many dialogues are written.
pub async fn export(
    app: &App,
    workspace: &Workspace,
    out: &mut (dyn Write + Send),
    mut progress: impl FnMut(u64) + Send,
) -> Result<Counts> {
    let mut conn = app.db.read().await?;
    let mut names = people(&mut conn, workspace, out).await?;
    names.extend(all_chats(&mut conn, workspace, out).await?);
    let mut counts = Counts::default();
    let mut after = 0;
    loop {
        let page = archive_read::page(&mut conn, workspace.id, after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.n;
        // Chats of sample data have no name here.
        let own: Vec<Finished> =
            page.into_iter().filter(|row| names.contains_key(&row.chat_id)).collect();
        counts.dialogues += own.len() as u64;
        for line in dialogues(&mut conn, own, &names).await? {
            write(out, &line)?;
        }
        progress(counts.dialogues);
    }
    counts.unfinished = archive_read::unfinished(&mut conn, workspace.id).await?;
    out.flush().map_err(Error::internal)?;
    Ok(counts)
}

fn write<T: serde::Serialize>(out: &mut (dyn Write + Send), line: &T) -> Result<()> {
    let text = form::text(line)?;
    writeln!(out, "{text}").map_err(Error::internal)
}

async fn people(
    conn: &mut Conn,
    workspace: &Workspace,
    out: &mut (dyn Write + Send),
) -> Result<Names> {
    let people = archive_read::people(conn, workspace.id).await?;
    let ids: Vec<Id> = people.iter().map(|person| person.id).collect();
    let mut names = archive_read::names(conn, &ids).await?;
    let mut lines = BTreeMap::new();
    for person in people {
        let name = names.entry(person.id).or_insert_with(|| person.id.to_string()).clone();
        let email = operator::address(&person.email);
        lines.insert(name.clone(), form::Operator::new(name, person.name, email));
    }
    lines.values().try_for_each(|line| write(out, line))?;
    Ok(names)
}

async fn all_chats(
    conn: &mut Conn,
    workspace: &Workspace,
    out: &mut (dyn Write + Send),
) -> Result<Names> {
    let rows = archive_read::chats(conn, workspace.id).await?;
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut names = archive_read::names(conn, &ids).await?;
    let mut lines = BTreeMap::new();
    for row in rows {
        let name = names.entry(row.id).or_insert_with(|| row.id.to_string()).clone();
        let kind =
            Kind::parse(&row.kind).ok_or_else(|| Error::internal("an unknown kind of chat"))?;
        let versions = versions(conn, row.id).await?;
        let mut line = form::Chat::new(name.clone(), row.name, kind, versions);
        line.deleted = row.deleted;
        lines.insert(name, line);
    }
    lines.values().try_for_each(|line| write(out, line))?;
    Ok(names)
}

async fn versions(conn: &mut Conn, id: Id) -> Result<Vec<Version>> {
    let loaded = chat::Chat::load(conn, id).await?;
    let mut saved: Vec<Time> =
        chats::versions(conn, id).await?.into_iter().map(|saved| saved.saved_at).collect();
    saved.reverse();
    let version = |(place, settings)| Version {
        // The first one is as old as its chat, wherever that is.
        saved_at: (place > 0).then(|| saved.get(place).copied()).flatten(),
        settings,
    };
    Ok(loaded.versions.into_iter().enumerate().map(version).collect())
}

async fn dialogues(conn: &mut Conn, rows: Vec<Finished>, names: &Names) -> Result<Vec<Dialogue>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.dialogue_id).collect();
    let own = archive_read::names(conn, &ids).await?;
    let mut reviews: HashMap<Id, reviews::Review> =
        reviews::of(conn, &ids).await?.into_iter().map(|(id, kept)| (id, kept.review)).collect();
    let mut tags = dialogue_tags::of(conn, &ids).await?;
    let mut messages: HashMap<Id, Vec<archive_read::Message>> = HashMap::new();
    for message in archive_read::messages(conn, &ids).await? {
        messages.entry(message.dialogue_id).or_default().push(message);
    }
    let mut participants: HashMap<Id, Vec<Participant>> = HashMap::new();
    for (dialogue, member, count) in archive_read::participants(conn, &ids).await? {
        let participant = Participant { operator: named(names, member), messages: count };
        participants.entry(dialogue).or_default().push(participant);
    }
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.dialogue_id;
        let reference = own.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let mut line = dialogue(&row, reference, names)?;
        match messages.remove(&id) {
            Some(messages) => talk(&mut line, &row, messages, names),
            None => facts(&mut line, &row, participants.remove(&id).unwrap_or_default(), names),
        }
        line.tags = tags.remove(&id).unwrap_or_default();
        line.review = reviews.remove(&id).and_then(review);
        lines.push(line);
    }
    Ok(lines)
}

/// Somebody who left nothing but his id keeps it.
fn named(names: &Names, id: Id) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn dialogue(row: &Finished, reference: String, names: &Names) -> Result<Dialogue> {
    let unknown = |what: &str| Error::internal(format!("an unknown {what} in {}", row.dialogue_id));
    let by = FinishedBy::parse(&row.finished_by).ok_or_else(|| unknown("finish"))?;
    let state = RequestState::parse(&row.state).ok_or_else(|| unknown("state"))?;
    let chat = named(names, row.chat_id);
    let reason = match &row.reason {
        Some(text) if state == RequestState::NotAsked => {
            let known = NotAsked::ALL.into_iter().find(|reason| reason.as_str() == text);
            Some(known.ok_or_else(|| unknown("reason"))?)
        }
        _ => None,
    };
    let is = |states: &[RequestState]| states.contains(&state);
    let open = is(&[RequestState::Asked, RequestState::Shown, RequestState::Skipped]);
    let over = is(&[RequestState::Expired, RequestState::Withdrawn]);
    let skipped = is(&[RequestState::Skipped]);
    let mut line = Dialogue::new(reference, chat, row.finished_at, by);
    line.visitor = Some(Visitor {
        reference: row.visitor_ref.clone().unwrap_or_else(|| row.visitor_id.to_string()),
        name: row.visitor_name.clone(),
        email: row.visitor_email.clone(),
    });
    line.operator = row.assigned_id.map(|id| named(names, id));
    line.language = Some(row.language.clone());
    line.started_at = Some(row.opened_at);
    line.hand_overs = row.hand_overs;
    line.test = row.born_test;
    line.request = Request {
        reason,
        version: Some(row.quality_version),
        shown: over && row.was_shown,
        expires_at: row.expires_at.filter(|_| open),
        skipped_at: row.reacted_at.filter(|_| skipped),
        ..Request::of(state)
    };
    if state == RequestState::Rated {
        line.rating = Some(Rating {
            scale: row.scale.as_deref().and_then(Scale::parse).ok_or_else(|| unknown("scale"))?,
            score: row.score.ok_or_else(|| unknown("score"))?,
            comment: row.comment.clone(),
            reasons: match &row.reasons {
                Some(reasons) => serde_json::from_str(reasons).map_err(Error::internal)?,
                None => Vec::new(),
            },
            at: row.rated_at,
        });
    }
    Ok(line)
}

/// The messages. Their order is that of their numbers; a clock that was set back meanwhile gives equal times.
fn talk(line: &mut Dialogue, row: &Finished, told: Vec<archive_read::Message>, names: &Names) {
    let mut before = row.opened_at;
    let mut messages = Vec::with_capacity(told.len());
    for message in told {
        before = before.max(message.at);
        let by = (!message.from_visitor).then_some(message.author_id);
        // Files stay where they are; a message that is nothing else tells its name.
        let text = match message.file_name {
            Some(name) if message.text.trim().is_empty() => name,
            _ => message.text,
        };
        messages.push(Message {
            from: if by.is_none() { From::Visitor } else { From::Operator },
            by: by.filter(|by| row.assigned_id != Some(*by)).map(|by| named(names, by)),
            at: before,
            text,
        });
    }
    line.finished_at = line.finished_at.max(before);
    line.messages = Some(messages);
}

/// What was counted from messages that are not kept any more.
fn facts(line: &mut Dialogue, row: &Finished, mut participants: Vec<Participant>, names: &Names) {
    line.operator = row.operator_id.or(row.assigned_id).map(|id| named(names, id));
    line.first_response_s = row.first_response_ms.map(seconds);
    line.response_s_sum = Some(seconds(row.response_ms_sum));
    line.answers = Some(row.answers);
    line.visitor_messages = Some(row.visitor_messages);
    line.operator_messages = Some(row.operator_messages);
    line.duration_s = Some(seconds(row.duration_ms));
    participants.sort_by(|a, b| a.operator.cmp(&b.operator));
    line.participants = participants;
}

#[expect(clippy::cast_precision_loss, reason = "durations far below 2^52 milliseconds")]
fn seconds(milliseconds: i64) -> f64 {
    milliseconds as f64 / 1_000.0
}

fn review(review: reviews::Review) -> Option<Review> {
    let review = Review {
        status: Status::parse(&review.status).unwrap_or_default(),
        note: review.note,
        tags: review.tags,
        excluded_because: review.excluded_because,
        test_because: review.test_because,
        spam_because: review.spam_because,
    };
    let nothing = Review {
        status: Status::New,
        note: String::new(),
        tags: Vec::new(),
        excluded_because: None,
        test_because: None,
        spam_because: None,
    };
    (review != nothing).then_some(review)
}
