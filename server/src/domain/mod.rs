//! Pure rules and words: no async, no SQL, no HTTP.

pub mod chat;
pub mod dialogue;
pub mod event;
pub mod message;
pub mod people;
pub mod quality;
pub mod rating;
pub mod retry;
pub mod review;
pub mod texts;
pub mod webhook;
pub mod words;
