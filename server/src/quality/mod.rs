//! Rating: requests, forms, scores and the settings behind them. Its tables, topics and types are its own;
//! the desk sees nothing of them, and nothing here writes what operators can see.

pub mod expire;
pub mod form;
pub mod key;
pub mod rate;
pub mod request;
pub mod review;
pub mod shown;
pub mod skip;
pub mod trial;

use serde_json::json;

use crate::domain::event::{Event, Topic};
use crate::ids::Id;
use crate::store::Tx;

/// Wakes the open analytics tabs of a workspace.
pub fn changed(tx: &mut Tx, workspace: Id) {
    tx.publish(Event::new(Topic::Quality(workspace), &json!({"type": "changed"})));
}

/// The same, and the tabs of those who see some chats only, this one among them. (What the clock expires, an
/// import or an erasure changes in many chats at once: their tabs show it with the next question.)
pub fn changed_in(tx: &mut Tx, workspace: Id, chat: Id) {
    changed(tx, workspace);
    tx.publish(Event::new(Topic::QualityOf(chat), &json!({"type": "changed"})));
}

/// Tells the visitor's tabs to look at his form again.
fn look_again(tx: &mut Tx, visitor: Id) {
    tx.publish(Event::new(Topic::Visitor(visitor), &json!({"type": "rating"})));
}
