//! The visitor's screen displayed the form.

use super::key;
use crate::app::App;
use crate::domain::quality::RequestState;
use crate::error::Result;
use crate::ids::Id;
use crate::store::ratings;

/// Records the display. Once is enough: a form that was displayed, closed or answered stays as it is.
pub async fn shown(app: &App, visitor: Id, form_key: &str) -> Result<()> {
    let now = app.now();
    let form = key::find(&mut *app.db.read().await?, app, visitor, form_key).await?;
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let outcome = key::lock(tx, form).await?;
                outcome.request().check(now)?;
                if outcome.state() != RequestState::Asked {
                    return Ok(());
                }
                ratings::tell(tx, form.dialogue, now, ratings::Kind::Shown, None).await?;
                super::changed_in(tx, outcome.workspace_id, outcome.chat_id);
                let revision = ratings::next_rating(tx, outcome.workspace_id).await?;
                ratings::show(tx, form.dialogue, revision).await
            })
        })
        .await
}
