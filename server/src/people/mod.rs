//! Verbs of people: setup, sign-in, sessions, members, invitations, profile, workspace. It knows nothing of
//! dialogues.

pub mod check;
pub mod devices;
pub mod invite;
pub mod members;
pub mod password;
pub mod place;
pub mod profile;
pub mod reset;
pub mod setup;
pub mod sign_in;
pub mod tries;
pub mod two_factor;
pub mod workspace;
