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

/// Tells the visitor's tabs to look at his form again.
fn look_again(tx: &mut Tx, visitor: Id) {
    tx.publish(Event::new(Topic::Visitor(visitor), &json!({"type": "rating"})));
}
