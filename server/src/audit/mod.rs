//! The audit log: who did what, when, for those who manage. Here it is only read and exported; a deed writes its
//! own line, in its own transaction (`store::people::audit`). What analysts say of ratings stands in it, so it
//! stands behind the wall of blindness.

pub mod export;
pub mod page;
