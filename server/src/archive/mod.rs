//! Dialogues that come from elsewhere or go there: import and export as JSON Lines, sample data, a copy of the
//! whole store. What comes in is counted by the same code as what is finished here.

pub mod backup;
pub mod chat;
pub mod export;
pub mod form;
pub mod import;
pub mod operator;
pub mod prepare;
pub mod read;
pub mod rules;
pub mod sample;

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Workspace};

/// The workspace that a command on the machine is about.
///
/// # Errors
/// `not_found` when Candor is not set up yet.
pub async fn workspace(app: &App) -> Result<Workspace> {
    people::first_workspace(&mut *app.db.read().await?).await?.ok_or_else(|| {
        let why = "Candor is not set up yet: create the owner in the browser or with candor setup";
        Error::new(Code::NotFound).with_message(why)
    })
}

/// Writes into the audit log that history came, went or was made; `by` nobody for commands on the machine.
pub async fn note(app: &App, workspace: Id, by: Option<Id>, action: &'static str) -> Result<()> {
    let now = app.now();
    let entry = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            Box::pin(async move { people::audit(tx, entry, workspace, now, by, action, "").await })
        })
        .await
}
