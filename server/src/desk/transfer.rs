//! Hands a dialogue to a colleague of its chat, or back to waiting. Credit does not move with it.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{access, announce, history};
use crate::app::App;
use crate::domain::dialogue::State;
use crate::domain::people::{Actor, Person};
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::{dialogues, operators};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The colleague; none: back to waiting.
    #[serde(default)]
    pub operator: Option<Id>,
    /// For the colleagues, at most 1,000 characters.
    #[serde(default)]
    pub note: Option<String>,
}

/// Who may receive a dialogue of this chat.
pub async fn colleagues(app: &App, actor: &Actor, id: Id) -> Result<Vec<Person>> {
    let (_, chat) = access::dialogue(app, actor, id).await?;
    let people = operators::of_chat(&mut *app.db.read().await?, &chat).await?;
    Ok(people.into_iter().filter(|person| person.id != actor.member).collect())
}

/// Hands the dialogue on. The one it is assigned to may, and those who manage.
///
/// Errors: `not_assigned`, `already_finished`, `validation` (operator, note), `not_found`.
pub async fn transfer(app: &App, actor: &Actor, id: Id, transfer: Transfer) -> Result<()> {
    let (_, chat) = access::dialogue(app, actor, id).await?;
    let note = note(transfer.note)?;
    if let Some(operator) = transfer.operator {
        let people = operators::of_chat(&mut *app.db.read().await?, &chat).await?;
        if !people.iter().any(|person| person.id == operator) {
            return Err(Error::field("operator", "Choose one of this chat's operators."));
        }
    }
    let (app_, actor, to, now) = (app.clone(), actor.clone(), transfer.operator, app.now());
    app.db
        .write(move |tx| {
            let (app, actor, note) = (app_.clone(), actor.clone(), note.clone());
            Box::pin(async move {
                let dialogue = dialogues::must(dialogues::lock(tx, id).await?)?;
                if dialogue.state() == State::Finished {
                    return Err(Error::new(Code::AlreadyFinished));
                }
                if dialogue.operator_id != Some(actor.member) && !actor.role.manages() {
                    return Err(Error::new(Code::NotAssigned));
                }
                if dialogue.operator_id == to {
                    return Ok(());
                }
                dialogues::assign(tx, id, to, dialogue.operator_id.is_some()).await?;
                let kind = if to.is_some() { "transferred" } else { "returned" };
                history::add(tx, id, now, kind, Some(actor.member), to, note).await?;
                announce::changed(tx, &app, id).await
            })
        })
        .await
}

fn note(note: Option<String>) -> Result<Option<String>> {
    let note = note.map(|note| note.trim().to_owned()).filter(|note| !note.is_empty());
    if note.as_ref().is_some_and(|note| note.chars().count() > 1_000 || note.contains('\0')) {
        return Err(Error::field("note", "At most 1,000 characters."));
    }
    Ok(note)
}
