//! What an operator's inbox shows: lists, counts, one dialogue with its history and the visitor's earlier ones.

use serde::Serialize;
use utoipa::ToSchema;

use super::access;
use super::history::{self, HistoryEntry};
use super::summary::{self, DialogueView};
use crate::app::App;
use crate::domain::dialogue::State;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::dialogues::{self, Dialogue};
use crate::store::messages;
use crate::time::Time;

/// What a list is asked for.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub state: Option<State>,
    /// Only those assigned to the asking member.
    pub mine: bool,
    pub chat: Option<Id>,
    pub cursor: Option<String>,
    /// 1–100.
    pub limit: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Counts {
    pub waiting: i64,
    /// Unfinished ones assigned to the asking member.
    pub mine: i64,
    /// All unfinished ones.
    pub all: i64,
}

/// One of the visitor's earlier dialogues.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Earlier {
    pub id: Id,
    pub opened_at: Time,
    pub state: State,
    pub first_text: String,
    /// Its messages were erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DialogueDetail {
    #[serde(flatten)]
    pub dialogue: DialogueView,
    /// What happened besides messages, oldest first.
    pub history: Vec<HistoryEntry>,
    /// The visitor's other dialogues, newest first, at most 20.
    pub earlier: Vec<Earlier>,
}

/// A page of dialogues and the cursor of the next one.
pub async fn list(
    app: &App,
    actor: &Actor,
    ask: Ask,
) -> Result<(Vec<DialogueView>, Option<String>)> {
    let mut conn = app.db.read().await?;
    let mut chats = access::chats(&mut conn, actor).await?;
    if let Some(chat) = ask.chat {
        chats.retain(|id| *id == chat);
        if chats.is_empty() {
            return Err(Error::not_found());
        }
    }
    let after = ask.cursor.as_deref().map(parse_cursor).transpose()?;
    let query = dialogues::List {
        chats,
        state: ask.state,
        operator: ask.mine.then_some(actor.member),
        after,
        limit: ask.limit + 1,
    };
    let mut rows = dialogues::list(&mut conn, &query).await?;
    let mut next = None;
    if rows.len() > usize::try_from(ask.limit).unwrap_or(0) {
        rows.pop();
        next = rows.last().map(|row| cursor(row, ask.state));
    }
    Ok((summary::for_operators(&mut conn, &rows).await?, next))
}

pub async fn counts(app: &App, actor: &Actor) -> Result<Counts> {
    let mut conn = app.db.read().await?;
    let chats = access::chats(&mut conn, actor).await?;
    let row = dialogues::counts(&mut conn, &chats, actor.member).await?;
    Ok(Counts { waiting: row.waiting, mine: row.mine, all: row.all })
}

/// One dialogue as it is now.
pub async fn view(app: &App, actor: &Actor, id: Id) -> Result<DialogueView> {
    let (dialogue, _) = access::dialogue(app, actor, id).await?;
    let mut conn = app.db.read().await?;
    let mut views = summary::for_operators(&mut conn, &[dialogue]).await?;
    views.pop().ok_or_else(Error::not_found)
}

/// One dialogue with its history and the visitor's other ones.
pub async fn detail(app: &App, actor: &Actor, id: Id) -> Result<DialogueDetail> {
    let (dialogue, _) = access::dialogue(app, actor, id).await?;
    let mut conn = app.db.read().await?;
    let mut others = dialogues::of_visitor(&mut conn, dialogue.visitor_id, 21).await?;
    others.retain(|other| other.id != id);
    others.truncate(20);
    let ids: Vec<Id> = others.iter().map(|other| other.id).collect();
    let firsts = messages::first_of(&mut conn, &ids).await?;
    let earlier = others
        .iter()
        .map(|other| Earlier {
            id: other.id,
            opened_at: other.opened_at,
            state: other.state(),
            erased: other.erased,
            first_text: firsts
                .iter()
                .find(|message| message.dialogue_id == other.id)
                .map(|message| message.text.chars().take(200).collect())
                .unwrap_or_default(),
        })
        .collect();
    let history = history::of(&mut conn, id).await?;
    let mut views = summary::for_operators(&mut conn, &[dialogue]).await?;
    let dialogue = views.pop().ok_or_else(Error::not_found)?;
    Ok(DialogueDetail { dialogue, history, earlier })
}

/// A cursor is where the page ended: the ordering instant and the id.
fn cursor(row: &Dialogue, state: Option<State>) -> String {
    let at = match state {
        Some(State::Waiting) => row.waiting_since.unwrap_or(row.last_at),
        Some(State::Finished) => row.finished_at.unwrap_or(row.last_at),
        _ => row.last_at,
    };
    format!("{}.{}", at.0, row.id)
}

fn parse_cursor(text: &str) -> Result<(Time, Id)> {
    let parse = || {
        let (at, id) = text.split_once('.')?;
        Some((Time(at.parse().ok()?), id.parse().ok()?))
    };
    parse().ok_or_else(|| Error::field("cursor", "Use the value of `next` as it was given."))
}
