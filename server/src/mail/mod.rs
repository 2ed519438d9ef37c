//! Mail about ratings, to members who may know of them: an alert when a visitor is dissatisfied, and a weekly
//! summary. What it says is read when it is sent, in the reader's language; whoever lost the right to know by
//! then gets nothing. Everything here stands behind the wall of blindness.

mod alert;
pub mod attempt;
pub mod outbox;
pub mod settings;
mod summary;
pub mod weekly;
mod words;

/// How long what was sent is remembered.
const KEEP_MS: i64 = 30 * crate::time::DAY;
