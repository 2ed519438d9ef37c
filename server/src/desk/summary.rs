//! A dialogue as operators and as its visitor see it, put together from its rows. The visitor's card is the
//! dialogue's own copy, frozen when it is finished.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::view::OperatorName;
use crate::domain::chat::Kind;
use crate::domain::dialogue::{FinishedBy, State};
use crate::domain::fields::{self, Fields};
use crate::domain::message::From;
use crate::domain::people::Person;
use crate::error::Result;
use crate::ids::Id;
use crate::store::dialogues::{self, Dialogue};
use crate::store::{Conn, dialogue_tags, messages, operators};
use crate::time::Time;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChatName {
    pub id: Id,
    pub name: String,
    pub kind: Kind,
}

/// The page the visitor wrote from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page {
    pub url: String,
    pub title: Option<String>,
}

/// What is known of the visitor.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Card {
    pub id: Id,
    pub name: Option<String>,
    pub email: Option<String>,
    /// Whether the site vouches for name and e-mail by its signature.
    pub verified: bool,
    pub language: String,
    pub page: Option<Page>,
    pub browser: Option<String>,
    /// What the page told of him: nobody vouches for it.
    #[serde(skip_serializing_if = "Fields::is_empty")]
    #[schema(required = false)]
    pub fields: Fields,
    /// What was known of him, and the messages of this dialogue, were erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LastMessage {
    pub seq: i64,
    pub from: From,
    pub text: String,
    pub at: Time,
}

/// A dialogue in an operator's list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DialogueView {
    pub id: Id,
    pub chat: ChatName,
    pub state: State,
    pub visitor: Card,
    /// Who it is assigned to.
    pub operator: Option<Person>,
    pub opened_at: Time,
    /// The visitor's first message that nobody has answered yet.
    pub waiting_since: Option<Time>,
    pub last_message: Option<LastMessage>,
    pub last_seq: i64,
    /// The last message the team has read.
    pub operator_read: i64,
    /// The last message the visitor has read; does not move after the finish.
    pub visitor_read: i64,
    /// Messages the team has not read.
    pub unread: i64,
    pub finished_at: Option<Time>,
    pub finished_by: Option<FinishedBy>,
    /// From the sample page or a signed-in member: counts nowhere.
    pub test: bool,
    /// What the team says it is about.
    pub tags: Vec<String>,
    /// Grows with every change of the dialogue itself; a smaller one is older news.
    pub revision: i64,
}

#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct ReadMarks {
    pub visitor: i64,
    pub operator: i64,
}

/// A dialogue as its visitor sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitorDialogue {
    pub id: Id,
    pub state: State,
    pub operator: Option<OperatorName>,
    pub last_seq: i64,
    pub read: ReadMarks,
}

/// The operators' view of these dialogues, in the same order.
pub async fn for_operators(conn: &mut Conn, dialogues: &[Dialogue]) -> Result<Vec<DialogueView>> {
    let names = names(conn, dialogues).await?;
    let mut chat_ids: Vec<Id> = dialogues.iter().map(|dialogue| dialogue.chat_id).collect();
    chat_ids.sort_unstable();
    chat_ids.dedup();
    let chats: HashMap<Id, ChatName> = operators::chat_names(conn, &chat_ids)
        .await?
        .into_iter()
        .map(|row| {
            let kind = Kind::parse(&row.kind).unwrap_or(Kind::Website);
            (row.id, ChatName { id: row.id, name: row.name, kind })
        })
        .collect();
    let wanted: Vec<(Id, i64)> =
        dialogues.iter().map(|dialogue| (dialogue.id, dialogue.last_seq)).collect();
    let mut last: HashMap<Id, LastMessage> = messages::last_of(conn, &wanted)
        .await?
        .into_iter()
        .map(|row| {
            let from = if row.from_visitor { From::Visitor } else { From::Operator };
            (row.dialogue_id, LastMessage { seq: row.seq, from, text: row.text, at: row.at })
        })
        .collect();
    let ids: Vec<Id> = dialogues.iter().map(|dialogue| dialogue.id).collect();
    let mut tags = dialogue_tags::of(conn, &ids).await?;
    let view = |dialogue: &Dialogue| {
        let chat = chats.get(&dialogue.chat_id).cloned();
        let chat = chat.unwrap_or(ChatName {
            id: dialogue.chat_id,
            name: String::new(),
            kind: Kind::Website,
        });
        let tags = tags.remove(&dialogue.id).unwrap_or_default();
        view(dialogue, chat, operator(dialogue, &names), last.remove(&dialogue.id), tags)
    };
    Ok(dialogues.iter().map(view).collect())
}

/// The visitor's view of a dialogue of his.
pub async fn for_visitor(conn: &mut Conn, dialogue: &Dialogue) -> Result<VisitorDialogue> {
    let names = names(conn, std::slice::from_ref(dialogue)).await?;
    Ok(VisitorDialogue {
        id: dialogue.id,
        state: dialogue.state(),
        operator: operator(dialogue, &names).map(|person| OperatorName { name: person.name }),
        last_seq: dialogue.last_seq,
        read: ReadMarks { visitor: dialogue.visitor_read, operator: dialogue.operator_read },
    })
}

async fn names(conn: &mut Conn, dialogues: &[Dialogue]) -> Result<HashMap<Id, String>> {
    let mut ids: Vec<Id> = dialogues.iter().filter_map(|dialogue| dialogue.operator_id).collect();
    ids.sort_unstable();
    ids.dedup();
    dialogues::names(conn, &ids).await
}

fn operator(dialogue: &Dialogue, names: &HashMap<Id, String>) -> Option<Person> {
    let id = dialogue.operator_id?;
    Some(Person { id, name: names.get(&id).cloned().unwrap_or_default() })
}

fn view(
    dialogue: &Dialogue,
    chat: ChatName,
    operator: Option<Person>,
    last: Option<LastMessage>,
    tags: Vec<String>,
) -> DialogueView {
    let d = dialogue.clone();
    DialogueView {
        id: d.id,
        chat,
        state: dialogue.state(),
        visitor: Card {
            id: d.visitor_id,
            name: d.visitor_name,
            email: d.visitor_email,
            verified: d.visitor_verified,
            language: d.language,
            page: d.page_url.map(|url| Page { url, title: d.page_title }),
            browser: d.browser,
            fields: fields::parsed(d.visitor_fields.as_deref()),
            erased: d.erased,
        },
        operator,
        opened_at: d.opened_at,
        waiting_since: d.waiting_since,
        last_message: last,
        last_seq: d.last_seq,
        operator_read: d.operator_read,
        visitor_read: d.visitor_read,
        unread: d.last_seq - d.operator_read,
        finished_at: d.finished_at,
        finished_by: dialogue.finished_by(),
        test: d.test,
        tags,
        revision: d.revision,
    }
}
