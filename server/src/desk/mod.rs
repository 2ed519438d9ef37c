//! Verbs of a dialogue: open, send, read, take, transfer, finish, typing, attach. It imports neither
//! `quality` nor `analytics`, with one valve: finishing and continuing call `quality::request` inside
//! their own transaction and get nothing back.

pub mod view;
