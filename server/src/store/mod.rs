//! Everything that is kept. The only place with sqlx; one file per kind of row. Statements are in the
//! portable dialect of `sql/README.md` and run unchanged on both engines. It knows no rules.

pub mod analysts;
pub mod answers;
pub mod archive;
pub mod archive_read;
pub mod audit;
pub mod canned_replies;
pub mod chats;
pub mod columns;
pub mod comments;
pub mod conn;
pub mod db;
pub mod deliveries;
pub mod dialogue_tags;
pub mod dialogues;
pub mod erasure;
pub mod files;
pub mod lane;
pub mod letters;
pub mod mails;
pub mod messages;
pub mod operators;
pub mod outcomes;
pub mod password_resets;
pub mod people;
pub mod ratings;
pub mod retention;
pub mod reviews;
pub mod samples;
pub mod sessions;
pub mod settings;
mod sized;
pub mod two_factor;
pub mod visitors;
pub mod webhooks;
pub mod working_time;
pub mod writer;

pub use conn::{Conn, Value};
pub use db::{Db, Lease, Running, Snapshot, Tx};
