//! What happens to the rating of a finished dialogue, through the public API.

mod asking;
mod blind;
mod continued;
mod correction;
mod credit;
mod form;
mod heard;
mod races;
mod refused;
mod restart;
pub mod stage;
mod states;
mod storm;
mod suppress;
