//! The oracle: every figure of the Live Chat tab computed a second time, by brute force over plain rows, from
//! the definitions of PRODUCT §5 alone. It must not use the product's analytics code (`candor::analytics`);
//! only the tests of intervals call that, because they test it.
//!
//! Two kinds of histories are put into a program and asked many random questions, each a *case*:
//! - `written`: rows as the product's verbs leave them, written straight into the store in a few batches, so
//!   that the columns are loaded, brought up to date, thrown away and loaded again;
//! - `verbs`: through the public API on the manual clock, so that the rows themselves are checked too, with a
//!   second process beside it on PostgreSQL.
//!
//! A run has 2,000 cases and more, always the same. More, or others, on demand:
//! `CANDOR_ORACLE_HISTORIES=500 CANDOR_ORACLE_SEED=7 cargo nextest run oracle`. A failure names the seed, the
//! history and the question, and the figures that differ.

mod answer;
mod big;
mod cases;
mod compare;
mod dice;
mod facts;
mod history;
mod hours;
mod intervals;
mod lists;
mod period;
mod question;
mod rows;
mod scene;
mod shares;
mod verbs;
mod working;
mod world;
mod written;
mod zone;
