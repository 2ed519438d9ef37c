//! The workspace's own settings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::Problems;
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::working_time::WorkingTime;
use crate::error::{Error, Result};
use crate::ids::Stream;
use crate::store::{people, two_factor, working_time};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WorkspaceView {
    pub name: String,
    pub time_zone: String,
    pub language: String,
    /// `monday`, `sunday` or `saturday`.
    pub week_start: String,
    /// Fewer ratings than this are marked *few answers*.
    pub few_answers: i64,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkspaceChange {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub time_zone: Option<String>,
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub week_start: Option<String>,
    #[serde(default)]
    pub few_answers: Option<i64>,
}

fn view(row: people::Workspace) -> WorkspaceView {
    WorkspaceView {
        name: row.name,
        time_zone: row.time_zone,
        language: row.language,
        week_start: row.week_start,
        few_answers: row.few_answers,
    }
}

pub async fn of(app: &App, actor: &Actor) -> Result<WorkspaceView> {
    let found = people::workspace(&mut *app.db.read().await?, actor.workspace).await?;
    found.map(view).ok_or_else(Error::not_found)
}

/// Errors: `validation`.
pub async fn change(app: &App, actor: &Actor, change: WorkspaceChange) -> Result<WorkspaceView> {
    let mut problems = Problems::default();
    if let Some(name) = &change.name {
        problems.name("name", name);
    }
    if let Some(zone) = &change.time_zone {
        problems.time_zone(zone);
    }
    if let Some(language) = &change.language {
        problems.language(language);
    }
    if let Some(day) = &change.week_start {
        let known = ["monday", "sunday", "saturday"].contains(&day.as_str());
        problems.must(known, "week_start", "monday, sunday or saturday.");
    }
    if let Some(few) = change.few_answers {
        problems.must((1..=1_000).contains(&few), "few_answers", "From 1 to 1,000.");
    }
    problems.end()?;
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let (actor, change) = (actor.clone(), change.clone());
            Box::pin(async move {
                people::lock_workspace(tx, actor.workspace).await?;
                let mut row =
                    people::workspace(tx, actor.workspace).await?.ok_or_else(Error::not_found)?;
                let before = row.clone();
                row.name = change.name.map_or(row.name, |name| name.trim().to_owned());
                row.time_zone = change.time_zone.unwrap_or(row.time_zone);
                row.language = change.language.unwrap_or(row.language);
                row.week_start = change.week_start.unwrap_or(row.week_start);
                row.few_answers = change.few_answers.unwrap_or(row.few_answers);
                people::update_workspace(tx, &row).await?;
                let entry = people::Entry {
                    id: entry,
                    workspace: row.id,
                    at: now,
                    member: Some(actor.member),
                    action: "workspace.change",
                    subject: "",
                    detail: Some(difference(&before, &row)),
                };
                people::audit_entry(tx, entry).await?;
                Ok(view(row))
            })
        })
        .await
}

/// Whether everybody must have a second factor.
pub async fn requires_two_factor(app: &App, actor: &Actor) -> Result<bool> {
    two_factor::required(&mut *app.db.read().await?, actor.workspace).await
}

pub async fn require_two_factor(app: &App, actor: &Actor, required: bool) -> Result<()> {
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                people::lock_workspace(tx, actor.workspace).await?;
                if two_factor::required(tx, actor.workspace).await? == required {
                    return Ok(());
                }
                two_factor::require(tx, actor.workspace, required).await?;
                let entry = people::Entry {
                    id: entry,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "workspace.change",
                    subject: "",
                    detail: Some(format!("require_two_factor: {} → {required}", !required)),
                };
                people::audit_entry(tx, entry).await
            })
        })
        .await
}

/// The workspace's working time; None: it has none.
pub async fn working_time(app: &App, actor: &Actor) -> Result<Option<WorkingTime>> {
    working_time::of_workspace(&mut *app.db.read().await?, actor.workspace).await
}

/// Sets or, with None, takes away the workspace's working time. What is finished already keeps how it was counted.
///
/// Errors: `validation`.
pub async fn set_working_time(app: &App, actor: &Actor, new: Option<WorkingTime>) -> Result<()> {
    let mut problems = Problems::default();
    for (field, message) in new.iter().flat_map(WorkingTime::problems) {
        problems.add(&format!("working_time.{field}"), message);
    }
    problems.end()?;
    let new = new.map(WorkingTime::tidy);
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let (actor, new) = (actor.clone(), new.clone());
            Box::pin(async move {
                people::lock_workspace(tx, actor.workspace).await?;
                working_time::set_workspace(tx, actor.workspace, new.as_ref()).await?;
                let entry = people::Entry {
                    id: entry,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "workspace.working_time",
                    subject: "",
                    detail: None,
                };
                people::audit_entry(tx, entry).await
            })
        })
        .await
}

/// What changed, for the audit log.
fn difference(before: &people::Workspace, after: &people::Workspace) -> String {
    let few = |row: &people::Workspace| row.few_answers.to_string();
    [
        ("name", before.name.clone(), after.name.clone()),
        ("time_zone", before.time_zone.clone(), after.time_zone.clone()),
        ("language", before.language.clone(), after.language.clone()),
        ("week_start", before.week_start.clone(), after.week_start.clone()),
        ("few_answers", few(before), few(after)),
    ]
    .into_iter()
    .filter(|(_, was, is)| was != is)
    .map(|(what, was, is)| format!("{what}: {was} → {is}"))
    .collect::<Vec<_>>()
    .join("; ")
}
