//! Puts events into the outbox, in the transaction of what they tell of: what was committed is told, what was
//! rolled back is not. Nothing is read or written that operators can see.

use super::payload::{self, Finished, Given, Named, Rated, Visitor};
use crate::app::App;
use crate::domain::dialogue::FinishedBy;
use crate::domain::rating::Rating;
use crate::domain::webhook::{Kind, Lane, Senses};
use crate::error::Result;
use crate::ids::{Id, Stream};
use crate::store::deliveries::{self, Delivery};
use crate::store::dialogues::{self, Dialogue};
use crate::store::outcomes::Outcome;
use crate::store::webhooks::{self, Webhook};
use crate::store::{Tx, operators};
use crate::time::Time;

/// A dialogue was finished. Says nothing of ratings, and waits for none.
pub async fn finished(
    tx: &mut Tx,
    app: &App,
    dialogue: &Dialogue,
    by: FinishedBy,
    now: Time,
) -> Result<()> {
    let mut hooks = webhooks::enabled(tx, dialogue.workspace_id).await?;
    hooks.retain(|hook| hook.wanted.wants(Kind::DialogueFinished, dialogue.chat_id, None));
    if hooks.is_empty() {
        return Ok(());
    }
    let data = Finished {
        dialogue: dialogue.id,
        chat: chat(tx, dialogue.chat_id).await?,
        operator: member(tx, dialogue.operator_id).await?,
        visitor: Visitor { id: dialogue.visitor_id },
        language: dialogue.language.clone(),
        opened_at: dialogue.opened_at,
        finished_at: now,
        finished_by: by.as_str(),
        messages: dialogue.last_seq,
        hand_overs: dialogue.hand_overs,
        continued: dialogue.continued,
        test: dialogue.test,
    };
    let payload = payload::body(Kind::DialogueFinished.as_str(), now, &data)?;
    let event = Event { kind: Kind::DialogueFinished, dialogue: dialogue.id, payload, at: now };
    queue(tx, app, &hooks, Lane::Dialogues, &event).await
}

/// What a rating is told with.
pub struct News<'a> {
    pub outcome: &'a Outcome,
    pub rating: &'a Rating,
    /// Before a correction.
    pub previous: Option<Rating>,
    pub rated_at: Time,
}

/// A rating was submitted or corrected.
pub async fn rated(tx: &mut Tx, app: &App, news: News<'_>, now: Time) -> Result<()> {
    let (outcome, rating) = (news.outcome, news.rating);
    let kind = if news.previous.is_some() { Kind::RatingCorrected } else { Kind::RatingSubmitted };
    let before = news.previous.as_ref().map(|previous| previous.sense);
    let senses = Some(Senses { now: rating.sense, before });
    let mut hooks = webhooks::enabled(tx, outcome.workspace_id).await?;
    hooks.retain(|hook| hook.wanted.wants(kind, outcome.chat_id, senses));
    if hooks.is_empty() {
        return Ok(());
    }
    let link = app.config.public_url.as_ref();
    let data = Rated {
        dialogue: outcome.dialogue_id,
        chat: chat(tx, outcome.chat_id).await?,
        operator: member(tx, outcome.operator_id).await?,
        visitor: Visitor { id: outcome.visitor_id },
        finished_at: outcome.finished_at,
        rated_at: news.rated_at,
        test: outcome.test,
        scale: outcome.scale.clone(),
        given: Given::from(rating),
        previous: news.previous.as_ref().map(Given::from),
        link: link.map(|base| format!("{base}/analytics?dialogue={}", outcome.dialogue_id)),
    };
    let payload = payload::body(kind.as_str(), now, &data)?;
    let event = Event { kind, dialogue: outcome.dialogue_id, payload, at: now };
    queue(tx, app, &hooks, Lane::Ratings, &event).await
}

struct Event {
    kind: Kind,
    dialogue: Id,
    payload: String,
    at: Time,
}

async fn queue(tx: &mut Tx, app: &App, hooks: &[Webhook], lane: Lane, event: &Event) -> Result<()> {
    // A stream for each lane: what ratings draw shifts nothing of what dialogues draw.
    let stream = match lane {
        Lane::Dialogues => Stream::Outbox,
        Lane::Ratings => Stream::Quality,
    };
    let event_id = app.ids.id(stream, event.at);
    for hook in hooks {
        let delivery = Delivery {
            id: app.ids.id(stream, event.at),
            workspace_id: hook.workspace,
            webhook_id: hook.id,
            lane: lane.as_str().to_owned(),
            event_id,
            kind: event.kind.as_str().to_owned(),
            dialogue_id: Some(event.dialogue),
            payload: event.payload.clone(),
            created_at: event.at,
            status: "waiting".to_owned(),
            attempts: 0,
            next_at: Some(event.at),
            last_at: None,
            response_code: None,
            error: None,
        };
        deliveries::insert(tx, &delivery).await?;
    }
    Ok(())
}

async fn chat(tx: &mut Tx, id: Id) -> Result<Named> {
    let name = operators::chat_names(tx, &[id]).await?.pop().map(|chat| chat.name);
    Ok(Named { id, name: name.unwrap_or_default() })
}

async fn member(tx: &mut Tx, id: Option<Id>) -> Result<Option<Named>> {
    let Some(id) = id else { return Ok(None) };
    let name = dialogues::names(tx, &[id]).await?.remove(&id);
    Ok(Some(Named { id, name: name.unwrap_or_default() }))
}
