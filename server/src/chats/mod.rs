//! Verbs of chats: create, change, delete, and the versions of their quality control. Whoever saves a new
//! version changes nothing that was asked before.

pub mod quality_control;
pub mod verbs;
