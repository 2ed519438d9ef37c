//! The Live Chat tab's figures, from outcomes held as columns in memory (they hold no truth: throwing them
//! away and reloading gives the same answer). It writes nothing and publishes nothing.

pub mod answer;
pub mod answered;
pub mod columns;
pub mod definitions;
pub mod export;
pub mod export_words;
pub mod facts;
pub mod figures;
pub mod filter;
pub mod intervals;
pub mod lists;
pub mod operators;
pub mod registry;
pub mod tally;
pub mod workload;
