//! The visitor's calls: session, messages, finish, read, typing. By token only; a member's session gives
//! nothing here.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Json;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::input::{Body, Query};
use super::visitor_auth::{VisitorToken, bearer};
use super::{Site, auth};
use crate::app::App;
use crate::bus::{Ear, Heard};
use crate::chats::avatar;
use crate::desk::messages::{self, Part};
use crate::desk::summary::{self, VisitorDialogue};
use crate::desk::view::VisitorMessage;
use crate::desk::visit::{self, Arrival, Circumstances, Verdict};
use crate::desk::{finish, read, send, typing};
use crate::domain::chat::Face;
use crate::domain::dialogue::State as DialogueState;
use crate::domain::event::Topic;
use crate::domain::message::Draft;
use crate::domain::working_time::Opening;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::visitors::{self, Visitor};
use crate::store::{chats, dialogues, working_time};
use crate::time::Time;

#[derive(Serialize, ToSchema)]
pub struct VisitorName {
    pub id: Id,
    pub name: Option<String>,
    pub email: Option<String>,
    /// Whether the site vouches for him.
    pub verified: bool,
}

#[derive(Serialize, ToSchema)]
pub struct VisitorSession {
    /// Goes into `Authorization: Visitor …` of all further calls.
    pub visitor_token: String,
    pub visitor: VisitorName,
    pub chat: Face,
    /// Where the chat goes by working time; without it the chat is always open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub opening: Option<Opening>,
    /// The newest dialogue, if there is one.
    pub dialogue: Option<VisitorDialogue>,
    /// What became of the identity that was given; a refused one counts as none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub identity: Option<Verdict>,
}

/// Starts or continues a visit.
#[utoipa::path(post, path = "/widget/{chat_key}/session", tag = "visitor", request_body = Arrival,
    params(("chat_key" = String, Path, description = "The chat's public key")),
    responses((status = 200, description = "The visit", body = VisitorSession),
        (status = 400, description = "Some values are not valid", body = super::answer::Problem),
        (status = 404, description = "No such chat", body = super::answer::Problem)))]
pub async fn session(
    State(site): State<Site>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    Path(key): Path<String>,
    headers: HeaderMap,
    Body(arrival): Body<Arrival>,
) -> Result<Json<VisitorSession>> {
    site.limits.session(super::address::client_address(&site, address, &headers))?;
    let chat =
        chats::by_key(&mut *site.app.db.read().await?, &key).await?.ok_or_else(Error::not_found)?;
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
    let circumstances = Circumstances {
        token: bearer(&headers).map(str::to_owned),
        browser: agent.and_then(visit::browser),
        member: auth::entering(&site, &headers).await.is_ok(),
    };
    let language = arrival.language.clone();
    let welcome = visit::arrive(&site.app, &chat, arrival, circumstances).await?;
    let visitor = welcome.visitor;
    let calendar = working_time::of_chat(&mut *site.app.db.read().await?, chat.id).await?;
    Ok(Json(VisitorSession {
        visitor_token: welcome.token,
        visitor: VisitorName {
            id: visitor.id,
            name: visitor.name,
            email: visitor.email,
            verified: visitor.verified,
        },
        chat: chat.face(language.as_deref(), avatar::address(&site.app, &chat)),
        opening: calendar.map(|calendar| calendar.opening(site.app.now())),
        dialogue: welcome.dialogue,
        identity: welcome.identity,
    }))
}

/// Writes a message: into the open dialogue, the one finished up to ten minutes ago, or a new one.
#[utoipa::path(post, path = "/widget/messages", tag = "visitor", request_body = Draft,
    responses((status = 200, description = "The message, durable; the stored one for a known client id", body = VisitorMessage),
        (status = 400, description = "Some values are not valid", body = super::answer::Problem),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem)))]
pub async fn post_message(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
    Body(draft): Body<Draft>,
) -> Result<Json<VisitorMessage>> {
    site.limits.visitor_write(visitor.id)?;
    Ok(Json(send::by_visitor(&site.app, &visitor, draft).await?))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MessagesAsk {
    /// One of the visitor's dialogues; by default the newest.
    #[serde(default)]
    pub dialogue: Option<Id>,
    /// Only messages with a greater seq.
    #[serde(default)]
    pub after: i64,
    /// Wait up to so many seconds (0–25) for something new.
    #[serde(default)]
    pub wait: u64,
    /// The dialogue's state as the asker knows it: when it is another by now, the answer does not wait. What
    /// changes between two questions is not missed then.
    #[serde(default)]
    pub state: Option<DialogueState>,
    /// At most so many messages (1–200).
    #[serde(default = "page")]
    pub limit: i64,
}

fn page() -> i64 {
    200
}

#[derive(Serialize, ToSchema)]
pub struct VisitorMessages {
    pub dialogue: Option<VisitorDialogue>,
    pub items: Vec<VisitorMessage>,
}

impl VisitorMessages {
    fn differs_from(&self, known: Option<DialogueState>) -> bool {
        known.is_some() && self.dialogue.as_ref().map(|dialogue| dialogue.state) != known
    }
}

/// Reads messages; with `wait` it answers as soon as there is a new one or the dialogue's state changes.
#[utoipa::path(get, path = "/widget/messages", tag = "visitor", params(MessagesAsk),
    responses((status = 200, description = "Messages in order", body = VisitorMessages),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem),
        (status = 404, description = "No such dialogue of this visitor", body = super::answer::Problem)))]
pub async fn get_messages(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
    Query(ask): Query<MessagesAsk>,
) -> Result<Json<VisitorMessages>> {
    if !(1..=200).contains(&ask.limit) || ask.wait > 25 || ask.after < 0 {
        return Err(Error::field("limit", "1 to 200; wait: 0 to 25; after: 0 or more."));
    }
    // Listening starts before the first look, so that nothing falls between them.
    let mut ear = (ask.wait > 0).then(|| site.app.hub.listen(&[Topic::Visitor(visitor.id)]));
    let answer = look(&site.app, &visitor, &ask).await?;
    if let Some(ear) = ear.as_mut()
        && answer.items.is_empty()
        && !answer.differs_from(ask.state)
    {
        let news = tokio::time::timeout(Duration::from_secs(ask.wait), news(ear));
        tokio::select! {
            _ = news => {}
            () = site.app.stopping.cancelled() => {}
        }
        // Erased while he waited.
        let now = visitors::by_id(&mut *site.app.db.read().await?, visitor.id).await?;
        if now.is_none_or(|now| now.erased_at.is_some()) {
            return Err(Error::new(Code::Unauthenticated));
        }
        return Ok(Json(look(&site.app, &visitor, &ask).await?));
    }
    Ok(Json(answer))
}

/// Waits for anything but typing.
async fn news(ear: &mut Ear) {
    while let Heard::Frame(frame) = ear.hear().await {
        if !frame.starts_with(r#"{"type":"typing""#) {
            return;
        }
    }
}

async fn look(app: &App, visitor: &Visitor, ask: &MessagesAsk) -> Result<VisitorMessages> {
    let dialogue = {
        let mut conn = app.db.read().await?;
        let found = match ask.dialogue {
            Some(id) => {
                let found = dialogues::find(&mut conn, id).await?;
                Some(
                    found
                        .filter(|found| found.visitor_id == visitor.id)
                        .ok_or_else(Error::not_found)?,
                )
            }
            None => dialogues::newest_of(&mut conn, visitor.id).await?,
        };
        match found {
            Some(dialogue) => summary::for_visitor(&mut conn, &dialogue).await?,
            None => return Ok(VisitorMessages { dialogue: None, items: Vec::new() }),
        }
    };
    let items = messages::for_visitor(app, dialogue.id, Part::After(ask.after), ask.limit).await?;
    Ok(VisitorMessages { dialogue: Some(dialogue), items })
}

#[derive(Serialize, ToSchema)]
pub struct OwnDialogue {
    pub id: Id,
    pub state: DialogueState,
    pub opened_at: Time,
    pub finished_at: Option<Time>,
}

#[derive(Serialize, ToSchema)]
pub struct OwnDialogues {
    pub items: Vec<OwnDialogue>,
}

/// The visitor's dialogues, newest first, at most 50.
#[utoipa::path(get, path = "/widget/dialogues", tag = "visitor",
    responses((status = 200, description = "His dialogues", body = OwnDialogues),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem)))]
pub async fn own_dialogues(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
) -> Result<Json<OwnDialogues>> {
    let rows = dialogues::of_visitor(&mut *site.app.db.read().await?, visitor.id, 50).await?;
    let own = |row: dialogues::Dialogue| OwnDialogue {
        id: row.id,
        state: row.state(),
        opened_at: row.opened_at,
        finished_at: row.finished_at,
    };
    Ok(Json(OwnDialogues { items: rows.into_iter().map(own).collect() }))
}

/// The visitor ends his dialogue.
#[utoipa::path(post, path = "/widget/finish", tag = "visitor",
    responses((status = 204, description = "Finished"),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem),
        (status = 404, description = "He never wrote", body = super::answer::Problem),
        (status = 409, description = "Already finished", body = super::answer::Problem)))]
pub async fn post_finish(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
) -> Result<StatusCode> {
    site.limits.visitor_write(visitor.id)?;
    finish::by_visitor(&site.app, &visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    /// The last message that was read.
    pub seq: i64,
}

/// The visitor has read up to a message.
#[utoipa::path(post, path = "/widget/read", tag = "visitor", request_body = ReadUpTo,
    responses((status = 204, description = "Noted"),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem)))]
pub async fn post_read(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
    Body(body): Body<ReadUpTo>,
) -> Result<StatusCode> {
    site.limits.visitor_write(visitor.id)?;
    read::by_visitor(&site.app, &visitor, body.seq).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The visitor is typing.
#[utoipa::path(post, path = "/widget/typing", tag = "visitor",
    responses((status = 204, description = "Passed on while the dialogue is open"),
        (status = 401, description = "No valid visitor token", body = super::answer::Problem)))]
pub async fn post_typing(
    State(site): State<Site>,
    VisitorToken(visitor): VisitorToken,
) -> Result<StatusCode> {
    site.limits.visitor_write(visitor.id)?;
    typing::by_visitor(&site.app, &visitor).await?;
    Ok(StatusCode::NO_CONTENT)
}
