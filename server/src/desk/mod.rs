//! Verbs of a dialogue: open, send, read, take, transfer, finish, typing, attach, tag. It imports neither
//! `quality` nor `analytics`, with one valve: finishing and continuing call `quality::request` inside
//! their own transaction and get nothing back.

pub mod access;
mod announce;
pub mod attach;
pub mod canned;
pub mod finish;
pub mod history;
pub mod hours;
pub mod lists;
pub mod messages;
mod open;
pub mod read;
pub mod send;
pub mod summary;
pub mod tags;
pub mod take;
pub mod transfer;
pub mod typing;
pub mod view;
pub mod visit;
