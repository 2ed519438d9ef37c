//! Finished dialogues in lists and by themselves, put together from their rows, in words people read.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Serialize;
use utoipa::ToSchema;

use crate::analytics::answer::ChatOf;
use crate::analytics::behind::Behind;
use crate::analytics::tally::ratio;
use crate::app::App;
use crate::domain::chat::Kind;
use crate::domain::people::{Actor, Person, by_name};
use crate::domain::quality::{Reason, Texts};
use crate::domain::review::Status;
use crate::domain::texts::{self, Language};
use crate::domain::working_time::Counted;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::columns::{self, Listed, OpenListed};
use crate::store::reviews::Kept;
use crate::store::{
    Conn, analysts, chats as chat_rows, dialogue_tags, dialogues, operators, people, ratings,
    reviews,
};
use crate::time::Time;

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ChatLabel {
    pub id: Id,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitorLabel {
    pub id: Id,
    pub name: Option<String>,
    /// What was known of him, and the messages of this dialogue, were erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

/// A dialogue and what is known of its rating. One that is not finished has no finish and no rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Item {
    pub dialogue: Id,
    pub chat: ChatLabel,
    pub visitor: VisitorLabel,
    /// Whom it is credited to, or assigned to while it is not finished; null: nobody.
    pub operator: Option<Person>,
    pub opened_at: Time,
    /// Null: it is not finished.
    pub finished_at: Option<Time>,
    pub finished_by: Option<String>,
    /// Of one that is not finished: the visitor's first message that nobody has answered yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub waiting_since: Option<Time>,
    /// In a list of answered ones: how many answers were given in it in that time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub answers_then: Option<i64>,
    /// not_asked, asked, shown, skipped, expired, withdrawn or rated; null: it is not finished.
    pub state: Option<String>,
    /// Why it was not asked.
    pub reason: Option<String>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    /// satisfied, neutral or dissatisfied, as the version it was asked under says.
    pub sense: Option<String>,
    pub comment: Option<String>,
    /// There was a comment, and it was erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub comment_erased: bool,
    pub reasons: Vec<String>,
    pub rated_at: Option<Time>,
    /// In the time that is counted.
    pub first_response_s: Option<f64>,
    pub messages: i64,
    pub language: String,
    /// The form was displayed.
    pub shown: bool,
    /// Operator messages that follow a visitor message.
    pub answers: i64,
    /// Mean over the answers, in the time that is counted.
    pub response_mean_s: Option<f64>,
    /// First to last message.
    pub duration_ms: i64,
    pub hand_overs: i64,
    pub excluded: bool,
    /// Counts nowhere: from the sample page, from a member, or marked so.
    pub test: bool,
    pub spam: bool,
    /// The team's, set in the inbox.
    pub tags: Vec<String>,
    pub review: Review,
}

/// What analysts say of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Review {
    pub status: Status,
    pub assignee: Option<Person>,
    pub note: String,
    pub tags: Vec<String>,
    /// Why the rating was excluded; empty when the words were erased.
    pub excluded_because: Option<String>,
    /// Why it was marked as test; null for one that was a test from the start.
    pub test_because: Option<String>,
    pub spam_because: Option<String>,
    /// The last change; null: nobody has reviewed it.
    pub changed: Option<LastChange>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LastChange {
    pub by: Person,
    pub at: Time,
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

/// The chats whose ratings this member sees, deleted ones included, oldest first. Everything in analytics is asked
/// over these.
pub async fn chats_for(conn: &mut Conn, actor: &Actor) -> Result<Vec<ChatOf>> {
    let mut found = chats(conn, actor.workspace).await?;
    if let Some(seen) = analysts::seen_by(conn, actor.member).await? {
        found.retain(|chat| seen.contains(&chat.id));
    }
    Ok(found)
}

/// All members who may answer or ever did, by name.
pub async fn operators(conn: &mut Conn, workspace: Id) -> Result<Vec<Person>> {
    Ok(by_name(operators::everybody(conn, workspace).await?))
}

/// Items in the order of `numbers`.
pub async fn items(
    app: &App,
    actor: &Actor,
    numbers: &[i64],
    counted: Counted,
) -> Result<Vec<Item>> {
    let mut conn = app.db.read().await?;
    let rows = columns::listed(&mut conn, actor.workspace, numbers).await?;
    let mut by_number: HashMap<i64, Item> =
        put_together(&mut conn, actor, rows, counted).await?.into_iter().collect();
    Ok(numbers.iter().filter_map(|n| by_number.remove(n)).collect())
}

/// Items in the order of `dialogues`, finished ones and open ones; what was finished or continued meanwhile is left
/// out.
pub async fn behind(
    app: &App,
    actor: &Actor,
    dialogues: &[Behind],
    counted: Counted,
) -> Result<Vec<(Behind, Item)>> {
    let (mut numbers, mut open) = (Vec::new(), Vec::new());
    for dialogue in dialogues {
        match dialogue {
            Behind::Outcome(n) => numbers.push(*n),
            Behind::Open(id) => open.push(*id),
        }
    }
    let mut conn = app.db.read().await?;
    let rows = columns::listed(&mut conn, actor.workspace, &numbers).await?;
    let finished = put_together(&mut conn, actor, rows, counted).await?.into_iter();
    let mut found: HashMap<Behind, Item> =
        finished.map(|(n, item)| (Behind::Outcome(n), item)).collect();
    for item in unfinished(&mut conn, actor, &open).await? {
        found.insert(Behind::Open(item.dialogue), item);
    }
    Ok(dialogues.iter().filter_map(|dialogue| found.remove_entry(dialogue)).collect())
}

/// Those of these dialogues that are not finished.
async fn unfinished(conn: &mut Conn, actor: &Actor, dialogues: &[Id]) -> Result<Vec<Item>> {
    let rows = columns::open_listed(conn, actor.workspace, dialogues).await?;
    let members: Vec<Id> = rows.iter().filter_map(|row| row.operator_id).collect();
    let names = Names::load(conn, actor.workspace, &members).await?;
    let mut tags = dialogue_tags::of(conn, dialogues).await?;
    let item = |row: OpenListed| {
        let tags = tags.remove(&row.dialogue_id).unwrap_or_default();
        open_item(row, &names, tags)
    };
    Ok(rows.into_iter().map(item).collect())
}

/// A dialogue that is not finished; 404 when it is not there, or finished.
pub async fn open(app: &App, actor: &Actor, dialogue: Id) -> Result<Item> {
    let mut conn = app.db.read().await?;
    let found = unfinished(&mut conn, actor, &[dialogue]).await?.pop();
    let item = found.ok_or_else(Error::not_found)?;
    if !analysts::sees(&mut conn, actor.member, item.chat.id).await? {
        return Err(Error::not_found());
    }
    Ok(item)
}

/// Rows with their names, reasons and reviews, each behind its number.
async fn put_together(
    conn: &mut Conn,
    actor: &Actor,
    rows: Vec<Listed>,
    counted: Counted,
) -> Result<Vec<(i64, Item)>> {
    let dialogues: Vec<Id> = rows.iter().map(|row| row.dialogue_id).collect();
    let mut reviews: HashMap<Id, Kept> = reviews::of(conn, &dialogues).await?.into_iter().collect();
    let members: Vec<Id> = rows
        .iter()
        .filter_map(|row| row.operator_id)
        .chain(reviews.values().filter_map(|kept| kept.review.assignee_id))
        .chain(reviews.values().map(|kept| kept.changed_by))
        .collect();
    let names = Names::load(conn, actor.workspace, &members).await?;
    let mut reasons = Reasons::new(people::language(conn, actor.member).await?);
    let mut tags = dialogue_tags::of(conn, &dialogues).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let texts = reasons.of(conn, &row).await?;
        let review = reviews.remove(&row.dialogue_id);
        let tags = tags.remove(&row.dialogue_id).unwrap_or_default();
        items.push((row.n, item(row, &names, texts, tags, review, counted)));
    }
    Ok(items)
}

/// A finished dialogue with its story; 404 when it is not there or not finished.
pub async fn outcome(
    app: &App,
    actor: &Actor,
    dialogue: Id,
    counted: Counted,
) -> Result<(Item, Vec<Told>)> {
    let mut conn = app.db.read().await?;
    let row = columns::listed_dialogue(&mut conn, actor.workspace, dialogue)
        .await?
        .ok_or_else(Error::not_found)?;
    if !analysts::sees(&mut conn, actor.member, row.chat_id).await? {
        return Err(Error::not_found());
    }
    let (_, item) = put_together(&mut conn, actor, vec![row], counted)
        .await?
        .pop()
        .ok_or_else(Error::not_found)?;
    let story = ratings::story(&mut conn, dialogue).await?;
    let told = |told: ratings::Told| Told {
        at: told.at,
        kind: told.kind,
        score: told.score,
        comment: told.comment,
    };
    Ok((item, story.into_iter().map(told).collect()))
}

fn item(
    row: Listed,
    names: &Names,
    reasons: Vec<String>,
    tags: Vec<String>,
    review: Option<Kept>,
    counted: Counted,
) -> Item {
    let chat = names.chat(row.chat_id);
    Item {
        dialogue: row.dialogue_id,
        chat: ChatLabel { id: row.chat_id, name: chat.map(|chat| chat.name).unwrap_or_default() },
        visitor: VisitorLabel { id: row.visitor_id, name: row.visitor_name, erased: row.erased },
        operator: row.operator_id.map(|id| names.person(id)),
        opened_at: row.opened_at,
        finished_at: Some(row.finished_at),
        finished_by: Some(row.finished_by),
        waiting_since: None,
        answers_then: None,
        state: Some(row.state),
        reason: row.reason,
        scale: row.scale,
        score: row.score,
        sense: row.sense,
        comment_erased: row.has_comment && row.comment.is_none(),
        comment: row.comment,
        reasons,
        rated_at: row.rated_at,
        first_response_s: row
            .first_response_ms
            .map(|ms| counted.of(ms, row.first_response_working_ms))
            .and_then(|ms| ratio(ms, 1_000)),
        messages: row.visitor_messages + row.operator_messages,
        language: row.language,
        shown: row.was_shown,
        answers: row.answers,
        response_mean_s: ratio(
            counted.of(row.response_ms_sum, row.response_working_ms_sum),
            row.answers,
        )
        .map(|ms| ms / 1_000.0),
        duration_ms: row.duration_ms,
        hand_overs: row.hand_overs,
        excluded: row.excluded,
        test: row.test,
        spam: row.spam,
        tags,
        review: review.map_or_else(nothing_said, |review| said(review, names)),
    }
}

/// Whatever was rated before it was continued is set aside: it shows again with the next finish.
fn open_item(row: OpenListed, names: &Names, tags: Vec<String>) -> Item {
    let chat = names.chat(row.chat_id);
    Item {
        dialogue: row.dialogue_id,
        chat: ChatLabel { id: row.chat_id, name: chat.map(|chat| chat.name).unwrap_or_default() },
        visitor: VisitorLabel { id: row.visitor_id, name: row.visitor_name, erased: false },
        operator: row.operator_id.map(|id| names.person(id)),
        opened_at: row.opened_at,
        finished_at: None,
        finished_by: None,
        waiting_since: row.waiting_since,
        answers_then: None,
        state: None,
        reason: None,
        scale: None,
        score: None,
        sense: None,
        comment: None,
        comment_erased: false,
        reasons: Vec::new(),
        rated_at: None,
        first_response_s: None,
        messages: row.messages,
        language: row.language,
        shown: false,
        answers: 0,
        response_mean_s: None,
        duration_ms: 0,
        hand_overs: row.hand_overs,
        excluded: false,
        test: row.test,
        spam: false,
        tags,
        review: nothing_said(),
    }
}

fn nothing_said() -> Review {
    Review {
        status: Status::New,
        assignee: None,
        note: String::new(),
        tags: Vec::new(),
        excluded_because: None,
        test_because: None,
        spam_because: None,
        changed: None,
    }
}

fn said(kept: Kept, names: &Names) -> Review {
    let review = kept.review;
    Review {
        status: Status::parse(&review.status).unwrap_or_default(),
        assignee: review.assignee_id.map(|id| names.person(id)),
        note: review.note,
        tags: review.tags,
        excluded_because: review.excluded_because,
        test_because: review.test_because,
        spam_because: review.spam_because,
        changed: Some(LastChange { by: names.person(kept.changed_by), at: kept.changed_at }),
    }
}

/// A reason in the member's language: the team's own text, any language of it, the built-in one, its id.
pub fn reason_text(id: &str, texts: Option<&Texts>, language: &str) -> String {
    let own = texts.and_then(|texts| texts::chosen(texts, language, language));
    own.or_else(|| texts::built_in_reason(id, Language::of(language)))
        .or_else(|| texts.and_then(|texts| texts.values().next().map(String::as_str)))
        .unwrap_or(id)
        .to_owned()
}

/// The words of chosen reasons, under the version the dialogue was asked under, each version read once.
struct Reasons {
    language: String,
    versions: HashMap<(Id, i64), Vec<(String, String)>>,
}

impl Reasons {
    fn new(language: String) -> Reasons {
        Reasons { language, versions: HashMap::new() }
    }

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
                let words = |reason: Reason| {
                    let text = reason_text(&reason.id, Some(&reason.text), &self.language);
                    (reason.id, text)
                };
                place.insert(settings.reasons.into_iter().map(words).collect())
            }
        };
        let word = |id: &String| {
            words.iter().find(|(known, _)| known == id).map_or(id.clone(), |(_, text)| text.clone())
        };
        Ok(ids.iter().map(word).collect())
    }
}
