//! Letters to members: how one is written and handed to the SMTP server, and those about a member's own access (an
//! invitation, a forgotten password). It knows nothing of ratings; mail about those is `mail`'s.

pub mod attempt;
pub mod delivery;
pub mod letter;
mod reset;
mod words;

/// How long what was sent is remembered.
const KEEP_MS: i64 = 30 * crate::time::DAY;
