//! The visitor submits a score, or corrects it. One rating per dialogue: the last submission within the
//! window counts, earlier ones stay in the request's story.

use serde::Serialize;
use utoipa::ToSchema;

use super::{form, key};
use crate::app::App;
use crate::domain::quality::{RequestState, Settings};
use crate::domain::rating::{self, Rating, Submission};
use crate::domain::words;
use crate::error::{Code, Error, Result};
use crate::mail;
use crate::store::ratings::{self, Given, Kind};
use crate::store::visitors::{self, Visitor};
use crate::store::{Tx, chats, reviews};
use crate::time::Time;
use crate::webhooks::outbox::{self, News};

/// What the visitor gets back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Rated {
    /// Always `rated`.
    pub state: RequestState,
    /// The reply to show, after a satisfied, a neutral or a dissatisfied rating.
    pub reply: String,
    /// Until then the rating may be corrected.
    pub correct_until: Time,
}

/// Corrections of one rating: each is kept, and told to webhooks.
const CORRECTIONS: i64 = 20;

/// Stores the rating. The same submission again (a retry) answers as before and changes nothing.
///
/// # Errors
/// `validation` names the fields; `already_rated` when the window for corrections is closed or it was corrected
/// 20 times; and what
/// `key::find` and `key::lock` refuse.
pub async fn rate(
    app: &App,
    visitor: &Visitor,
    form_key: &str,
    submission: Submission,
) -> Result<Rated> {
    let now = app.now();
    let (form, settings) = {
        let mut conn = app.db.read().await?;
        let form = key::find(&mut conn, app, visitor.id, form_key).await?;
        let outcome = crate::store::outcomes::find(&mut conn, form.dialogue).await?;
        let outcome = outcome.ok_or_else(Error::not_found)?;
        if outcome.ask != form.ask {
            return Err(Error::new(Code::Withdrawn));
        }
        // What was given already is compared first: a retry is answered even when the form is not open.
        if outcome.state() != RequestState::Rated {
            outcome.request().check(now)?;
        }
        // Frozen: the version does not change while the decision stays the same.
        (form, chats::quality_version(&mut conn, outcome.chat_id, outcome.quality_version).await?)
    };
    let rating = rating::check(&settings, &submission)?;
    let window = settings.rules.correct_until(now);
    let settings = std::sync::Arc::new(settings);
    let (app_, written, frozen) = (app.clone(), rating.clone(), settings.clone());
    let given = app
        .db
        .write(move |tx| {
            let (app, rating, settings) = (app_.clone(), written.clone(), frozen.clone());
            Box::pin(async move {
                let times = Times { now, window };
                write(tx, &app, form, &settings, &rating, times).await
            })
        })
        .await?;
    let reply = form::reply(app, visitor, &settings, rating.sense).await?;
    Ok(Rated { state: RequestState::Rated, reply, correct_until: given })
}

/// When it is given, and until when a first submission may be corrected.
#[derive(Clone, Copy)]
struct Times {
    now: Time,
    window: Time,
}

/// Returns until when the rating may be corrected.
async fn write(
    tx: &mut Tx,
    app: &App,
    form: key::Form,
    settings: &Settings,
    rating: &Rating,
    Times { now, window }: Times,
) -> Result<Time> {
    let outcome = key::lock(tx, form).await?;
    // Erased while he wrote: his comment would stand after everything of him is gone.
    let visitor = visitors::by_id(tx, outcome.visitor_id).await?;
    if visitor.is_none_or(|visitor| visitor.erased_at.is_some()) {
        return Err(Error::new(Code::Unauthenticated));
    }
    let given = ratings::find(tx, form.dialogue).await?;
    if let Some(given) = given.as_ref().filter(|given| is_same(given, rating)) {
        return Ok(given.correct_until);
    }
    outcome.request().check(now)?;
    let (kind, rated_at, correct_until) = match &given {
        Some(given) if now >= given.correct_until => return Err(Error::new(Code::AlreadyRated)),
        // The window counts from the first submission.
        Some(given) => (Kind::Corrected, given.rated_at, given.correct_until),
        None => (Kind::Rated, now, window),
    };
    if kind == Kind::Corrected && ratings::corrections(tx, form.dialogue).await? >= CORRECTIONS {
        return Err(Error::new(Code::AlreadyRated));
    }
    ratings::put(tx, form.dialogue, rating, rated_at, correct_until).await?;
    let words = rating.comment.as_deref().map(words::of).unwrap_or_default();
    if !words.is_empty() || given.as_ref().is_some_and(|given| given.comment.is_some()) {
        reviews::put_words(tx, outcome.workspace_id, form.dialogue, &words).await?;
    }
    ratings::tell(tx, form.dialogue, now, kind, Some(rating)).await?;
    let previous = given.map(|given| before(settings, given));
    let was = previous.as_ref().map(|previous| previous.sense);
    mail::outbox::rated(tx, app, &outcome, rating.sense, was, now).await?;
    let news = News { outcome: &outcome, rating, previous, rated_at };
    outbox::rated(tx, app, news, now).await?;
    super::changed_in(tx, outcome.workspace_id, outcome.chat_id);
    super::look_again(tx, outcome.visitor_id);
    let revision = ratings::next_rating(tx, outcome.workspace_id).await?;
    ratings::rate(tx, form.dialogue, rating, rated_at, revision).await?;
    Ok(correct_until)
}

/// What was given before, as the same settings understand it.
fn before(settings: &Settings, given: Given) -> Rating {
    Rating {
        score: given.score,
        sense: settings.sense(given.score),
        comment: given.comment,
        reasons: given.reasons,
    }
}

fn is_same(given: &Given, rating: &Rating) -> bool {
    given.score == rating.score
        && given.comment == rating.comment
        && given.reasons == rating.reasons
}
