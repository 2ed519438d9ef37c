//! Candor: live chat whose ratings you can trust. ARCHITECTURE.md is the map.
//!
//! Imports point down only: `time ids error` ← `domain` ← `store`, `bus` ← `app` ← `desk`, `quality`,
//! `analytics` ← `erasure` ← `jobs`, `http`, `ws` ← this file.

pub mod analytics;
pub mod app;
pub mod archive;
pub mod audit;
pub mod bus;
pub mod chats;
pub mod cli;
pub mod config;
pub mod desk;
pub mod domain;
pub mod erasure;
pub mod error;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod letters;
pub mod mail;
pub mod network;
pub mod people;
pub mod quality;
pub mod store;
pub mod time;
pub mod webhooks;
pub mod ws;

// The two-worlds test plants leaks here to see that it would notice them. Unit tests' build only.
#[cfg(test)]
extern crate self as candor;
#[cfg(test)]
mod leaks;
#[cfg(test)]
#[path = "../tests/it/testing.rs"]
mod testing;
#[cfg(test)]
#[expect(dead_code, reason = "the integration tests use all of it")]
#[path = "../tests/it/worlds/mod.rs"]
mod worlds;

use crate::app::App;
use crate::config::Config;
use crate::error::Result;
use crate::ids::Ids;
use crate::time::Clock;

/// Opens the database and builds the whole program; `http::router` serves it.
pub async fn open(config: Config, clock: Clock, ids: Ids) -> Result<http::Site> {
    let app = App::open(config, clock, ids, desk::view::publish_appended).await?;
    Ok(http::Site::new(app))
}
