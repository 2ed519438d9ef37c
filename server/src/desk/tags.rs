//! Tags of a dialogue: whoever sees it in the inbox sets them, also after its finish. They are the team's own
//! words, apart from what analysts tag ratings with.

use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{access, announce};
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::domain::people::Actor;
use crate::domain::tags::{MOST, cleaned, fits};
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::{dialogue_tags, dialogues};

/// What to change. Two who change a dialogue's tags at once both get what they asked for.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TagChange {
    /// Each 1 to 40 characters; a dialogue has at most 20. One that differs in case or accents alone is spelled anew.
    pub add: Vec<String>,
    pub remove: Vec<String>,
}

/// The tags that dialogues of the chats this member answers in have so far.
pub async fn used(app: &App, actor: &Actor) -> Result<Vec<String>> {
    let mut conn = app.db.read().await?;
    let chats = access::chats(&mut conn, actor).await?;
    dialogue_tags::used_in(&mut conn, &chats).await
}

/// Adds and removes tags of a dialogue. What is as it should be changes nothing.
///
/// Errors: `validation` (add, remove), `not_found`.
pub async fn change(app: &App, actor: &Actor, id: Id, change: TagChange) -> Result<()> {
    access::dialogue(app, actor, id).await?;
    let (add, remove) = (checked("add", change.add)?, checked("remove", change.remove)?);
    let (app_, workspace) = (app.clone(), actor.workspace);
    app.db
        .write(move |tx| {
            let (app, add, remove) = (app_.clone(), add.clone(), remove.clone());
            Box::pin(async move {
                let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
                let mut changed = false;
                for tag in &remove {
                    changed |= dialogue_tags::remove(tx, id, tag).await?;
                }
                for tag in &add {
                    let place = (workspace, dialogue.chat_id);
                    changed |= dialogue_tags::put(tx, place, id, tag).await?;
                }
                let now = dialogue_tags::of(tx, &[id]).await?.remove(&id).unwrap_or_default();
                if now.len() > MOST {
                    return Err(Error::field("add", "At most 20 tags."));
                }
                if changed {
                    announce::to_operators(tx, &app, id).await?;
                    let news = json!({"type": "changed"});
                    tx.publish(Event::new(Topic::Quality(workspace), &news));
                    tx.publish(Event::new(Topic::QualityOf(dialogue.chat_id), &news));
                }
                Ok(())
            })
        })
        .await
}

fn checked(field: &str, tags: Vec<String>) -> Result<Vec<String>> {
    let tags = cleaned(tags);
    if tags.len() > MOST || !tags.iter().all(|tag| fits(tag)) {
        return Err(Error::field(field, "At most 20, each of 1 to 40 characters."));
    }
    Ok(tags)
}
