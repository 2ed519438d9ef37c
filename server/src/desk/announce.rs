//! Tells both audiences of a dialogue that it changed: after the commit, each in its own words.

use serde_json::json;

use super::summary;
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::error::Result;
use crate::ids::Id;
use crate::store::Tx;
use crate::store::dialogues::{self, Dialogue};

/// Reads the dialogue as this transaction leaves it and publishes it to its chat's operators and to its
/// visitor. Nobody listening costs nothing but the look.
pub async fn changed(tx: &mut Tx, app: &App, id: Id) -> Result<()> {
    let Some(dialogue) = dialogues::find(tx, id).await? else { return Ok(()) };
    operators(tx, app, &dialogue).await?;
    let visitor = Topic::Visitor(dialogue.visitor_id);
    if app.hub.has_listeners(visitor) {
        let view = summary::for_visitor(tx, &dialogue).await?;
        tx.publish(Event::new(visitor, &json!({"type": "dialogue", "dialogue": view})));
    }
    Ok(())
}

/// The same for what is the team's own: the visitor hears nothing of it.
pub async fn to_operators(tx: &mut Tx, app: &App, id: Id) -> Result<()> {
    let Some(dialogue) = dialogues::find(tx, id).await? else { return Ok(()) };
    operators(tx, app, &dialogue).await
}

async fn operators(tx: &mut Tx, app: &App, dialogue: &Dialogue) -> Result<()> {
    let operators = Topic::Operators(dialogue.chat_id);
    if app.hub.has_listeners(operators)
        && let Some(view) = summary::for_operators(tx, std::slice::from_ref(dialogue)).await?.pop()
    {
        tx.publish(Event::new(operators, &json!({"type": "dialogue", "dialogue": view})));
    }
    Ok(())
}
