//! HTTP: routes, extractors, the one place that turns an error into a response. It decides nothing.

pub mod access;
pub mod address;
pub mod analytics;
pub mod analytics_dialogue;
pub mod analytics_export;
mod analytics_export_rows;
pub mod analytics_lists;
pub mod analytics_operators;
pub mod analytics_options;
mod analytics_question;
pub mod analytics_reviews;
pub mod analytics_rows;
mod analytics_sheet;
pub mod answer;
pub mod assets;
pub mod audit;
pub mod auth;
pub mod chats;
pub mod demo;
pub mod files;
pub mod guard;
pub mod headers;
pub mod health;
pub mod input;
pub mod limits;
pub mod mail;
pub mod members;
pub mod openapi;
pub mod operator;
pub mod operator_canned;
pub mod operator_hours;
pub mod operator_tags;
pub mod pages;
pub mod rating;
pub mod routes;
pub mod session;
pub mod visitor;
pub mod visitor_auth;
pub mod visitors;
pub mod webhooks;
pub mod widget_config;
pub mod working_time;

use std::sync::Arc;

use axum::extract::FromRef;

use crate::app::App;

/// What handlers share: the program, and what belongs to serving it.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

pub struct Shared {
    pub app: App,
    pub limits: limits::Limits,
    /// Above `App`, so that the desk cannot reach it.
    pub analytics: crate::analytics::registry::Registry,
    /// Held by whoever makes or deletes sample data in this process.
    pub sample_work: tokio::sync::Mutex<()>,
    #[cfg(test)]
    pub leak: std::sync::OnceLock<crate::leaks::Leak>,
}

impl std::ops::Deref for Site {
    type Target = Shared;
    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl Site {
    pub fn new(app: App) -> Site {
        let limits = limits::Limits::new(app.config.limits, app.clock.clone());
        Site(Arc::new(Shared {
            app,
            limits,
            analytics: crate::analytics::registry::Registry::default(),
            sample_work: tokio::sync::Mutex::new(()),
            #[cfg(test)]
            leak: std::sync::OnceLock::new(),
        }))
    }
}

impl FromRef<Site> for App {
    fn from_ref(site: &Site) -> App {
        site.app.clone()
    }
}
