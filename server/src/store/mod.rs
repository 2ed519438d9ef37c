//! Everything that is kept. The only place with sqlx; one file per kind of row. Statements are in the
//! portable dialect of `sql/README.md` and run unchanged on both engines. It knows no rules.

pub mod canned_replies;
pub mod chats;
pub mod conn;
pub mod db;
pub mod dialogues;
pub mod files;
pub mod lane;
pub mod messages;
<<<<<<< HEAD
pub mod outcomes;
pub mod ratings;
=======
pub mod operators;
>>>>>>> 7b78de4 (Desk: verbs, lists, files, visits; HTTP for visitors and operators; both sockets; idle finish (not wired yet))
pub mod settings;
pub mod visitors;
pub mod writer;

pub use conn::{Conn, Value};
pub use db::{Db, Lease, Tx};
