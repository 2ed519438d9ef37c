//! The inbox: lists, one dialogue, and the verbs on it. It knows nothing of ratings.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Site;
use super::answer::Problem;
use super::auth::Operating;
use super::input::{Body, PathId, Query};
use super::visitor::ReadUpTo;
use crate::desk::lists::{self, Counts, DialogueDetail};
use crate::desk::messages::{self, Part};
use crate::desk::summary::DialogueView;
use crate::desk::transfer::{self, Transfer};
use crate::desk::view::OperatorMessage;
use crate::desk::{finish, read, send, take, typing};
use crate::domain::dialogue::State as DialogueState;
use crate::domain::message::Draft;
use crate::domain::people::Person;
use crate::error::{Error, Result};
use crate::ids::Id;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListAsk {
    /// None: all that are not finished.
    #[serde(default)]
    pub state: Option<DialogueState>,
    /// Only those assigned to the asking member.
    #[serde(default)]
    pub mine: bool,
    #[serde(default)]
    pub chat: Option<Id>,
    /// `next` of the page before.
    #[serde(default)]
    pub cursor: Option<String>,
    /// At most so many (1–100).
    #[serde(default = "fifty")]
    pub limit: i64,
}

fn fifty() -> i64 {
    50
}

#[derive(Serialize, ToSchema)]
pub struct DialogueList {
    pub items: Vec<DialogueView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// Dialogues of the chats one answers in: waiting ones oldest first, others newest activity first.
#[utoipa::path(get, path = "/dialogues", tag = "operator", params(ListAsk),
    responses((status = 200, description = "A page", body = DialogueList),
        (status = 400, description = "A parameter is not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn list(
    Operating(actor): Operating,
    State(site): State<Site>,
    Query(ask): Query<ListAsk>,
) -> Result<Json<DialogueList>> {
    if !(1..=100).contains(&ask.limit) {
        return Err(Error::field("limit", "1 to 100."));
    }
    let ask = lists::Ask {
        state: ask.state,
        mine: ask.mine,
        chat: ask.chat,
        cursor: ask.cursor,
        limit: ask.limit,
    };
    let (items, next) = lists::list(&site.app, &actor, ask).await?;
    Ok(Json(DialogueList { items, next }))
}

/// How many dialogues are waiting, mine, and unfinished in all.
#[utoipa::path(get, path = "/dialogues/counts", tag = "operator",
    responses((status = 200, description = "Counts", body = Counts),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn counts(Operating(actor): Operating, State(site): State<Site>) -> Result<Json<Counts>> {
    Ok(Json(lists::counts(&site.app, &actor).await?))
}

/// One dialogue with its history and the visitor's earlier ones.
#[utoipa::path(get, path = "/dialogues/{id}", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The dialogue", body = DialogueDetail),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn detail(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<DialogueDetail>> {
    Ok(Json(lists::detail(&site.app, &actor, id).await?))
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PartAsk {
    /// Only messages with a greater seq.
    #[serde(default)]
    pub after: Option<i64>,
    /// The last messages with a smaller seq.
    #[serde(default)]
    pub before: Option<i64>,
    /// At most so many (1–200).
    #[serde(default = "two_hundred")]
    pub limit: i64,
}

fn two_hundred() -> i64 {
    200
}

#[derive(Serialize, ToSchema)]
pub struct Messages {
    pub items: Vec<OperatorMessage>,
    pub last_seq: i64,
}

/// A dialogue's messages in order.
#[utoipa::path(get, path = "/dialogues/{id}/messages", tag = "operator",
    params(("id" = Id, Path, description = "Dialogue"), PartAsk),
    responses((status = 200, description = "Messages", body = Messages),
        (status = 400, description = "A parameter is not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn get_messages(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Query(ask): Query<PartAsk>,
) -> Result<Json<Messages>> {
    if !(1..=200).contains(&ask.limit) {
        return Err(Error::field("limit", "1 to 200."));
    }
    let part = match (ask.after, ask.before) {
        (None, Some(seq)) => Part::Before(seq),
        (after, None) => Part::After(after.unwrap_or(0)),
        (Some(_), Some(_)) => {
            return Err(Error::field("before", "Give after or before, not both."));
        }
    };
    let (items, last_seq) = messages::for_operator(&site.app, &actor, id, part, ask.limit).await?;
    Ok(Json(Messages { items, last_seq }))
}

/// The assigned operator answers.
#[utoipa::path(post, path = "/dialogues/{id}/messages", tag = "operator", request_body = Draft,
    params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "The message, durable; the stored one for a known client id", body = OperatorMessage),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 409, description = "Finished, or not assigned to you", body = Problem)))]
pub async fn post_message(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(draft): Body<Draft>,
) -> Result<Json<OperatorMessage>> {
    site.limits.member_write(actor.member)?;
    Ok(Json(send::by_operator(&site.app, &actor, id, draft).await?))
}

/// Takes a waiting dialogue.
#[utoipa::path(post, path = "/dialogues/{id}/take", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "Yours now", body = DialogueView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 409, description = "Taken by another, or finished", body = Problem)))]
pub async fn post_take(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<DialogueView>> {
    site.limits.member_write(actor.member)?;
    take::take(&site.app, &actor, id).await?;
    Ok(Json(lists::view(&site.app, &actor, id).await?))
}

/// Hands a dialogue to a colleague of its chat, or back to waiting.
#[utoipa::path(post, path = "/dialogues/{id}/transfer", tag = "operator", request_body = Transfer,
    params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "Handed on", body = DialogueView),
        (status = 400, description = "Some values are not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 409, description = "Finished, or not assigned to you", body = Problem)))]
pub async fn post_transfer(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(body): Body<Transfer>,
) -> Result<Json<DialogueView>> {
    site.limits.member_write(actor.member)?;
    transfer::transfer(&site.app, &actor, id, body).await?;
    Ok(Json(lists::view(&site.app, &actor, id).await?))
}

/// Ends a dialogue.
#[utoipa::path(post, path = "/dialogues/{id}/finish", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "Finished", body = DialogueView),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem),
        (status = 409, description = "Already finished, or not assigned to you", body = Problem)))]
pub async fn post_finish(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<DialogueView>> {
    site.limits.member_write(actor.member)?;
    finish::by_operator(&site.app, &actor, id).await?;
    Ok(Json(lists::view(&site.app, &actor, id).await?))
}

/// The assigned operator has read up to a message.
#[utoipa::path(post, path = "/dialogues/{id}/read", tag = "operator", request_body = ReadUpTo,
    params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 204, description = "Noted"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn post_read(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
    Body(body): Body<ReadUpTo>,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    read::by_operator(&site.app, &actor, id, body.seq).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The assigned operator is typing.
#[utoipa::path(post, path = "/dialogues/{id}/typing", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 204, description = "Passed on while the dialogue is open"),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn post_typing(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<StatusCode> {
    site.limits.member_write(actor.member)?;
    typing::by_operator(&site.app, &actor, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Serialize, ToSchema)]
pub struct People {
    pub items: Vec<Person>,
}

/// Who may receive this dialogue.
#[utoipa::path(get, path = "/dialogues/{id}/colleagues", tag = "operator", params(("id" = Id, Path, description = "Dialogue")),
    responses((status = 200, description = "Colleagues by name", body = People),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 404, description = "Not there, or not yours", body = Problem)))]
pub async fn colleagues(
    Operating(actor): Operating,
    State(site): State<Site>,
    PathId(id): PathId,
) -> Result<Json<People>> {
    Ok(Json(People { items: transfer::colleagues(&site.app, &actor, id).await? }))
}
