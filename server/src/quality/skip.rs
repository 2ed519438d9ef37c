//! The visitor closed the form. He may still rate within its time.

use super::key;
use crate::app::App;
use crate::domain::quality::RequestState;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::ratings;

/// Records that the form was closed; closing it again changes nothing.
///
/// # Errors
/// `already_rated` when a rating was given meanwhile, and what `key::find` and `key::lock` refuse.
pub async fn skip(app: &App, visitor: Id, form_key: &str) -> Result<()> {
    let now = app.now();
    let form = key::find(&mut *app.db.read().await?, app, visitor, form_key).await?;
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let outcome = key::lock(tx, form).await?;
                outcome.request().check(now)?;
                match outcome.state() {
                    RequestState::Skipped => return Ok(()),
                    RequestState::Rated => return Err(Error::new(Code::AlreadyRated)),
                    _ => {}
                }
                ratings::tell(tx, form.dialogue, now, ratings::Kind::Skipped, None).await?;
                super::changed_in(tx, outcome.workspace_id, outcome.chat_id);
                super::look_again(tx, outcome.visitor_id);
                let revision = ratings::next_rating(tx, outcome.workspace_id).await?;
                ratings::skip(tx, form.dialogue, now, revision).await
            })
        })
        .await
}
