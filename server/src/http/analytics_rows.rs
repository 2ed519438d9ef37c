//! Finished dialogues in lists and by themselves, put together from their rows, in words people read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;
use utoipa::ToSchema;

use crate::analytics::answer::ChatOf;
use crate::app::App;
use crate::domain::chat::Kind;
use crate::domain::people::Person;
use crate::domain::quality::Reason;
use crate::domain::texts::{self, Language};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::columns::{self, Listed};
use crate::store::{Conn, chats as chat_rows, dialogues, operators, ratings};
use crate::time::Time;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChatLabel {
    pub id: Id,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitorLabel {
    pub name: Option<String>,
}

/// A finished dialogue and what is known of its rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Item {
    pub dialogue: Id,
    pub chat: ChatLabel,
    pub visitor: VisitorLabel,
    /// Whom it is credited to; null: nobody.
    pub operator: Option<Person>,
    pub opened_at: Time,
    pub finished_at: Time,
    pub finished_by: String,
    /// not_asked, asked, shown, skipped, expired, withdrawn or rated.
    pub state: String,
    /// Why it was not asked.
    pub reason: Option<String>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    /// satisfied, neutral or dissatisfied, as the version it was asked under says.
    pub sense: Option<String>,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
    pub rated_at: Option<Time>,
    pub first_response_s: Option<f64>,
    pub messages: i64,
    pub excluded: bool,
}

/// One step of a rating request's story.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Told {
    pub at: Time,
    /// asked, shown, skipped, rated, corrected, expired, withdrawn or not_asked.
    pub kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Names of operators and chats.
pub struct Names {
    members: HashMap<Id, String>,
    chats: HashMap<Id, ChatOf>,
}

impl Names {
    pub async fn load(conn: &mut Conn, workspace: Id, members: &[Id]) -> Result<Names> {
        let members = dialogues::names(conn, members).await?;
        let chats = chats(conn, workspace).await?.into_iter().map(|chat| (chat.id, chat)).collect();
        Ok(Names { members, chats })
    }

    pub fn person(&self, id: Id) -> Person {
        Person { id, name: self.members.get(&id).cloned().unwrap_or_default() }
    }

    pub fn chat(&self, id: Id) -> Option<ChatOf> {
        self.chats.get(&id).cloned()
    }
}

/// All chats of a workspace, deleted ones included, oldest first.
pub async fn chats(conn: &mut Conn, workspace: Id) -> Result<Vec<ChatOf>> {
    let chat = |row: operators::ChatName| ChatOf {
        id: row.id,
        name: row.name,
        kind: Kind::parse(&row.kind).unwrap_or(Kind::Website),
    };
    Ok(operators::every_chat(conn, workspace).await?.into_iter().map(chat).collect())
}

/// All members who may answer or ever did, by name.
pub async fn operators(conn: &mut Conn, workspace: Id) -> Result<Vec<Person>> {
    let rows = operators::everybody(conn, workspace).await?;
    let mut people: Vec<Person> = rows.into_iter().map(|(id, name)| Person { id, name }).collect();
    people.sort_by(|a, b| a.name.to_lowercase().cmp(&b.name.to_lowercase()).then(a.id.cmp(&b.id)));
    Ok(people)
}

/// Items in the order of `numbers`.
pub async fn items(app: &App, workspace: Id, numbers: &[i64]) -> Result<Vec<Item>> {
    let mut conn = app.db.read().await?;
    let rows = columns::listed(&mut conn, workspace, numbers).await?;
    let mut by_number: HashMap<i64, Item> = HashMap::new();
    let members: Vec<Id> = rows.iter().filter_map(|row| row.operator_id).collect();
    let names = Names::load(&mut conn, workspace, &members).await?;
    let mut reasons = Reasons::default();
    for row in rows {
        let n = row.n;
        let texts = reasons.of(&mut conn, &row).await?;
        by_number.insert(n, item(row, &names, texts));
    }
    Ok(numbers.iter().filter_map(|n| by_number.remove(n)).collect())
}

/// A finished dialogue with its story; 404 when it is not there or not finished.
pub async fn outcome(app: &App, workspace: Id, dialogue: Id) -> Result<(Item, Vec<Told>)> {
    let mut conn = app.db.read().await?;
    let row = columns::listed_dialogue(&mut conn, workspace, dialogue)
        .await?
        .ok_or_else(Error::not_found)?;
    let members: Vec<Id> = row.operator_id.into_iter().collect();
    let names = Names::load(&mut conn, workspace, &members).await?;
    let texts = Reasons::default().of(&mut conn, &row).await?;
    let story = ratings::story(&mut conn, dialogue).await?;
    let told = |told: ratings::Told| Told {
        at: told.at,
        kind: told.kind,
        score: told.score,
        comment: told.comment,
    };
    Ok((item(row, &names, texts), story.into_iter().map(told).collect()))
}

fn item(row: Listed, names: &Names, reasons: Vec<String>) -> Item {
    let chat = names.chat(row.chat_id);
    Item {
        dialogue: row.dialogue_id,
        chat: ChatLabel { id: row.chat_id, name: chat.map(|chat| chat.name).unwrap_or_default() },
        visitor: VisitorLabel { name: row.visitor_name },
        operator: row.operator_id.map(|id| names.person(id)),
        opened_at: row.opened_at,
        finished_at: row.finished_at,
        finished_by: row.finished_by,
        state: row.state,
        reason: row.reason,
        scale: row.scale,
        score: row.score,
        sense: row.sense,
        comment: row.comment,
        reasons,
        rated_at: row.rated_at,
        first_response_s: row
            .first_response_ms
            .and_then(|ms| crate::analytics::tally::ratio(ms, 1_000)),
        messages: row.visitor_messages + row.operator_messages,
        excluded: row.excluded,
    }
}

fn words(reason: &Reason) -> (String, String) {
    let own = texts::chosen(&reason.text, "en", "en")
        .or_else(|| reason.text.values().next().map(String::as_str));
    let text =
        own.or_else(|| texts::built_in_reason(&reason.id, Language::English)).unwrap_or(&reason.id);
    (reason.id.clone(), text.to_owned())
}

/// The words of chosen reasons, under the version the dialogue was asked under, each version read once.
#[derive(Default)]
struct Reasons {
    versions: HashMap<(Id, i64), Vec<(String, String)>>,
}

impl Reasons {
    async fn of(&mut self, conn: &mut Conn, row: &Listed) -> Result<Vec<String>> {
        let ids: Vec<String> = row
            .reasons
            .as_deref()
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let key = (row.chat_id, row.quality_version);
        let words = match self.versions.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let settings =
                    chat_rows::quality_version(conn, row.chat_id, row.quality_version).await?;
                place.insert(settings.reasons.iter().map(words).collect())
            }
        };
        let word = |id: &String| {
            words.iter().find(|(known, _)| known == id).map_or(id.clone(), |(_, text)| text.clone())
        };
        Ok(ids.iter().map(word).collect())
    }
}
