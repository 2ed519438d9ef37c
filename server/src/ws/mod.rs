//! The two sockets: an operator's and a visitor's. A socket is a hint, the database is the truth: a client
//! that missed something asks again by number. Frames are described in docs/websocket.md.

pub mod analytics;
pub mod frames;
pub mod operator;
pub mod socket;
pub mod visitor;
