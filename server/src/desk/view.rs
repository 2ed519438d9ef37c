//! What operators and visitors see: one set of types per audience, and the frames of their sockets.
//! Nothing here can hold anything of a rating.

use serde::Serialize;
use utoipa::ToSchema;

use crate::bus::Hub;
use crate::domain::event::{Event, Topic};
use crate::domain::message::{FileView, From};
use crate::domain::people::Person;
use crate::ids::Id;
use crate::store::lane::{Appended, Author, NewMessage};
use crate::time::Time;

/// A message as operators and analysts see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OperatorMessage {
    pub id: Id,
    pub dialogue: Id,
    /// 1, 2, 3 … without gaps in its dialogue.
    pub seq: i64,
    pub from: From,
    /// Who wrote for the team; null for the visitor's.
    pub operator: Option<Person>,
    pub at: Time,
    pub text: String,
    /// The operator's own id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    pub file: Option<FileView>,
    /// Its text and file were erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

/// An operator's name, all a visitor learns of him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OperatorName {
    pub name: String,
}

/// A message as its visitor sees it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitorMessage {
    pub id: Id,
    pub dialogue: Id,
    /// 1, 2, 3 … without gaps in its dialogue.
    pub seq: i64,
    pub from: From,
    pub operator: Option<OperatorName>,
    pub at: Time,
    pub text: String,
    /// The visitor's own id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    pub file: Option<FileView>,
    /// Its text and file were erased.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum OperatorFrame<'a> {
    Message { message: &'a OperatorMessage },
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum VisitorFrame<'a> {
    Message { message: &'a VisitorMessage },
}

/// The operator's view of a message just appended.
pub fn operator_message(message: &NewMessage, appended: &Appended) -> OperatorMessage {
    let (from, operator, client_id) = match &message.author {
        Author::Visitor => (From::Visitor, None, None),
        Author::Operator { id, name } => (
            From::Operator,
            Some(Person { id: *id, name: name.clone() }),
            Some(message.client_id.clone()),
        ),
    };
    OperatorMessage {
        id: appended.id,
        dialogue: appended.dialogue,
        seq: appended.seq,
        from,
        operator,
        at: appended.at,
        text: appended.text.clone(),
        client_id,
        file: message.file.clone(),
        erased: appended.erased,
    }
}

/// The visitor's view of a message just appended.
pub fn visitor_message(message: &NewMessage, appended: &Appended) -> VisitorMessage {
    let (from, operator, client_id) = match &message.author {
        Author::Visitor => (From::Visitor, None, Some(message.client_id.clone())),
        Author::Operator { name, .. } => {
            (From::Operator, Some(OperatorName { name: name.clone() }), None)
        }
    };
    VisitorMessage {
        id: appended.id,
        dialogue: appended.dialogue,
        seq: appended.seq,
        from,
        operator,
        at: appended.at,
        text: appended.text.clone(),
        client_id,
        file: message.file.clone(),
        erased: appended.erased,
    }
}

/// The events of a message just appended, for its chat's operators and for its visitor, as far as anybody
/// listens. A resend has none.
pub fn events(hub: &Hub, message: &NewMessage, appended: &Appended) -> Vec<Event> {
    let mut events = Vec::new();
    if !appended.fresh {
        return events;
    }
    let operators = Topic::Operators(message.chat);
    if hub.has_listeners(operators) {
        let view = operator_message(message, appended);
        events.push(Event::new(operators, &OperatorFrame::Message { message: &view }));
    }
    let visitor = Topic::Visitor(message.visitor);
    if hub.has_listeners(visitor) {
        let view = visitor_message(message, appended);
        events.push(Event::new(visitor, &VisitorFrame::Message { message: &view }));
    }
    events
}

/// Publishes a message that the fast lane committed.
pub fn publish_appended(hub: &Hub, message: &NewMessage, appended: &Appended) {
    for event in events(hub, message, appended) {
        hub.publish(&event);
    }
}
