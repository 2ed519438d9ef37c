//! The Live Chat tab's figures, from outcomes held as columns in memory (they hold no truth: throwing them
//! away and reloading gives the same answer). It writes nothing and publishes nothing.

pub mod answer;
pub mod answered;
pub mod behind;
pub mod columns;
pub mod definitions;
pub mod durations;
pub mod export;
pub mod export_words;
pub mod facts;
pub mod figures;
pub mod filter;
pub mod gather;
pub mod intervals;
pub mod kinds;
pub mod lists;
pub mod matcher;
pub mod numbers;
pub mod operators;
pub mod page;
pub mod parts;
pub mod registry;
pub mod speeds;
pub mod summary;
pub mod tally;
pub mod workload;
