//! What may be said about a webhook. All problems are told at once.

use super::post;
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::{Kind, Wanted};
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::chats;

const URL_MAX: usize = 2_000;

/// Events in their own order, each once.
pub(super) fn events(given: &[Kind]) -> Vec<Kind> {
    let all = [Kind::RatingSubmitted, Kind::RatingCorrected, Kind::DialogueFinished];
    all.into_iter().filter(|kind| given.contains(kind)).collect()
}

/// The address as it is kept.
///
/// Errors: `validation` with every field that is not valid.
pub(super) async fn check(app: &App, actor: &Actor, url: &str, wanted: &Wanted) -> Result<String> {
    let mut problem = problems(app, actor, wanted).await?;
    let why = match post::address(url, &app.config.webhook_networks) {
        Ok(url) if url.as_str().len() <= URL_MAX => {
            return if problem.fields.is_empty() { Ok(url.into()) } else { Err(problem) };
        }
        Ok(_) => "At most 2,000 characters.",
        Err(why) => why,
    };
    problem.fields.insert("url".to_owned(), why.to_owned());
    Err(problem)
}

/// The same without the address.
pub(super) async fn check_wanted(app: &App, actor: &Actor, wanted: &Wanted) -> Result<()> {
    let problem = problems(app, actor, wanted).await?;
    if problem.fields.is_empty() { Ok(()) } else { Err(problem) }
}

async fn problems(app: &App, actor: &Actor, wanted: &Wanted) -> Result<Error> {
    let mut problem = Error::new(Code::Validation);
    if wanted.events.is_empty() {
        problem = problem.with_field("events", "Choose at least one event.");
    }
    if let Some(chosen) = &wanted.chats {
        let known = chats::all(&mut *app.db.read().await?, actor.workspace).await?;
        let is_known = |id: &Id| known.iter().any(|chat| chat.id == *id);
        if chosen.is_empty() || !chosen.iter().all(is_known) {
            problem = problem.with_field("chats", "Chats of this workspace, at least one; or all.");
        }
    }
    Ok(problem)
}
