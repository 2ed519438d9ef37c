//! Pure rules and words: no async, no SQL, no HTTP.

pub mod answers;
pub mod audit;
pub mod chat;
pub mod dialogue;
pub mod event;
pub mod fields;
pub mod hours;
pub mod look;
pub mod message;
pub mod one_time;
pub mod people;
pub mod period;
pub mod quality;
pub mod rating;
pub mod retry;
pub mod review;
pub mod tags;
pub mod texts;
pub mod webhook;
pub mod words;
pub mod working_time;
