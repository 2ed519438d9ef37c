//! Sample data: two years of a team that is not there, to look at the analytics tab with. It comes in as an
//! import does, is marked as what it is, takes no visitors, shows in no inbox, and leaves no trace.

mod cast;
mod dice;
mod story;
mod talk;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::archive::form::{self, Line};
use crate::archive::import::{Import, Options};
use crate::archive::read::ReadLine;
use crate::domain::event::{Event, Topic};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::people::Workspace;
use crate::store::samples::{self, Sample};

/// Dialogues that are written, or removed, at once.
const AT_ONCE: usize = 500;
const SEED: u64 = 20_260_301;

/// How it stands with sample data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = SampleState)]
pub enum State {
    /// There is none.
    None,
    /// It is being made; figures grow meanwhile.
    Making,
    /// Figures include it.
    There,
    /// It counts no more and is being deleted.
    Removing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SampleData)]
pub struct Status {
    pub state: State,
    /// Sample dialogues that are there by now. For owners.
    pub dialogues: Option<i64>,
    /// Whether the workspace has finished dialogues of its own. For owners.
    pub own_dialogues: Option<bool>,
}

pub async fn status(app: &App, workspace: Id) -> Result<Status> {
    let mut conn = app.db.read().await?;
    let found = samples::find(&mut conn, workspace).await?;
    let own_dialogues = samples::has_own(&mut conn, workspace).await?;
    let (state, dialogues) =
        found.map_or((State::None, 0), |sample| (state(&sample), sample.dialogues));
    Ok(Status { state, dialogues: Some(dialogues), own_dialogues: Some(own_dialogues) })
}

fn state(sample: &Sample) -> State {
    match sample.state.as_str() {
        "there" => State::There,
        "removing" => State::Removing,
        _ => State::Making,
    }
}

/// Says that it is being made, from now back, or goes on with what was begun.
///
/// # Errors
/// `stale` while it is being removed.
pub async fn begin(app: &App, workspace: Id) -> Result<Status> {
    let now = app.now();
    let sample = app
        .db
        .write(move |tx| Box::pin(async move { samples::begin(tx, workspace, now).await }))
        .await?;
    if state(&sample) == State::Removing {
        return Err(Error::new(crate::error::Code::Stale));
    }
    status(app, workspace).await
}

/// Makes it, after `begin`. What a run that was broken off left is kept.
pub async fn make(app: &App, workspace: &Workspace) -> Result<Status> {
    let id = workspace.id;
    let found = samples::find(&mut *app.db.read().await?, id).await?;
    let until = found.ok_or_else(Error::not_found)?.until;
    let options = Options { check: false, sample: true };
    let mut import = Import::start(app, workspace.clone(), options).await?;
    let mut story = story::Story::new(until, &workspace.time_zone, SEED);
    let mut lines: Vec<Line> = cast::operators().into_iter().map(Line::Operator).collect();
    lines.extend(cast::chats(&workspace.language, story.begun()).into_iter().map(Line::Chat));
    while let Some(day) = story.next_day() {
        lines.extend(day.into_iter().map(|line| Line::Dialogue(Box::new(line))));
        if lines.len() >= AT_ONCE {
            bring(app, id, &mut import, std::mem::take(&mut lines)).await?;
        }
    }
    bring(app, id, &mut import, lines).await?;
    set(app, id, "there", import.dialogues_there()).await?;
    status(app, id).await
}

async fn bring(app: &App, workspace: Id, import: &mut Import, lines: Vec<Line>) -> Result<()> {
    let mut batch = Vec::with_capacity(lines.len());
    for line in lines {
        let digest = match &line {
            Line::Operator(line) => form::digest(line)?,
            Line::Chat(line) => form::digest(line)?,
            Line::Dialogue(line) => form::digest(line)?,
        };
        batch.push(ReadLine { number: 0, line: Ok((line, digest)) });
    }
    if let Some((_, wrong)) = import.batch(batch).await?.into_iter().next() {
        return Err(Error::internal(format!("sample data that is not sound: {wrong}")));
    }
    set(app, workspace, "making", import.dialogues_there()).await
}

/// Errors: `stale` when somebody removes it meanwhile.
async fn set(app: &App, workspace: Id, state: &'static str, dialogues: i64) -> Result<()> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                if !samples::set(tx, workspace, state, dialogues).await? {
                    return Err(Error::new(crate::error::Code::Stale));
                }
                tx.publish(changed(workspace));
                Ok(())
            })
        })
        .await
}

/// Wakes open analytics tabs.
fn changed(workspace: Id) -> Event {
    Event::new(Topic::Quality(workspace), &serde_json::json!({"type": "changed"}))
}

/// Takes it out of every figure at once, then deletes it bit by bit. Nothing happens when there is none. A
/// removal that was broken off goes on with the next one.
pub async fn remove(app: &App, workspace: Id) -> Result<()> {
    if !hide(app, workspace).await? {
        return Ok(());
    }
    sweep(app, workspace).await
}

/// Takes it out of every figure; false when there is none.
pub async fn hide(app: &App, workspace: Id) -> Result<bool> {
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let Some(sample) = samples::find(tx, workspace).await? else { return Ok(false) };
                if sample.state == "removing" {
                    return Ok(true);
                }
                samples::set(tx, workspace, "removing", sample.dialogues).await?;
                samples::leave_out(tx, workspace).await?;
                tx.publish(changed(workspace));
                Ok(true)
            })
        })
        .await
}

/// Deletes what was hidden.
pub async fn sweep(app: &App, workspace: Id) -> Result<()> {
    while app
        .db
        .write(move |tx| Box::pin(async move { samples::delete_some(tx, workspace).await }))
        .await?
    {}
    app.db
        .write(move |tx| {
            Box::pin(async move {
                samples::delete_rest(tx, workspace).await?;
                tx.publish(changed(workspace));
                Ok(())
            })
        })
        .await
}

/// Where a run of the program left something half done.
pub async fn unfinished(app: &App) -> Result<Vec<(Id, State)>> {
    let rows = samples::unfinished(&mut *app.db.read().await?).await?;
    Ok(rows.into_iter().map(|(workspace, sample)| (workspace, state(&sample))).collect())
}
