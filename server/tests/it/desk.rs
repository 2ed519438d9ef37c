//! Verbs of a dialogue, from both sides.
