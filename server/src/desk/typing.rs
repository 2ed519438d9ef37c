//! Somebody is typing. Nothing is stored; after the finish nothing is passed on.

use serde_json::json;

use super::access;
use crate::app::App;
use crate::domain::dialogue::State;
use crate::domain::event::{Event, Topic};
use crate::domain::people::Actor;
use crate::error::Result;
use crate::ids::Id;
use crate::store::dialogues;
use crate::store::visitors::Visitor;

/// Tells the visitor that his operator is typing, and the colleagues who look on.
pub async fn by_operator(app: &App, actor: &Actor, id: Id) -> Result<()> {
    let (dialogue, chat) = access::dialogue(app, actor, id).await?;
    if dialogue.state() != State::Active || dialogue.operator_id != Some(actor.member) {
        return Ok(());
    }
    app.hub.publish(&Event::new(Topic::Visitor(dialogue.visitor_id), &json!({"type": "typing"})));
    let frame = json!({"type": "typing", "dialogue": id, "from": "operator", "name": actor.name});
    app.hub.publish(&Event::new(Topic::Operators(chat.id), &frame));
    Ok(())
}

/// Tells the chat's operators that the visitor is typing in his unfinished dialogue.
pub async fn by_visitor(app: &App, visitor: &Visitor) -> Result<()> {
    let topic = Topic::Operators(visitor.chat_id);
    if !app.hub.has_listeners(topic) {
        return Ok(());
    }
    let newest = dialogues::newest_of(&mut *app.db.read().await?, visitor.id).await?;
    if let Some(dialogue) = newest.filter(|dialogue| dialogue.state() != State::Finished) {
        let frame = json!({"type": "typing", "dialogue": dialogue.id, "from": "visitor", "name": dialogue.visitor_name});
        app.hub.publish(&Event::new(topic, &frame));
    }
    Ok(())
}
