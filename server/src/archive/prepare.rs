//! From a sound line to what is stored. Ids follow from the file's names, so that a run that was broken off and
//! started again ends as one that was not.

use super::chat::{Chat, NewVersion};
use super::form::Dialogue;
use super::rules::{Refused, Sound, said};
use crate::domain::quality::{RequestState, Settings};
use crate::domain::rating::{self, Rating, Submission};
use crate::domain::tags;
use crate::ids::Id;
use crate::store::archive::{Known, NewDialogue, NewMessage, NewVisitor};
use crate::store::outcomes::{Decision, Finish};
use crate::store::people::Workspace;
use crate::store::reviews;
use crate::time::Time;

/// A dialogue to store, with the version of quality control that has to be there first.
pub struct Prepared {
    pub dialogue: NewDialogue,
    pub version: Option<NewVersion>,
}

/// The visitor of a line, if he is not known yet.
pub fn visitor(line: &Dialogue, sound: &Sound, workspace: &Workspace, chat: Id) -> NewVisitor {
    let said = line.visitor.as_ref();
    let (kind, name) = match said {
        Some(visitor) => ("visitor", &visitor.reference),
        None => ("visitor of", &line.reference),
    };
    let (workspace_id, chat_id) = (workspace.id.to_string(), chat.to_string());
    NewVisitor {
        id: Id::derived(sound.opened_at, &[&workspace_id, kind, &chat_id, name]),
        chat,
        import_ref: said.map(|visitor| visitor.reference.clone()),
        name: said.and_then(|visitor| visitor.name.clone()),
        email: said.and_then(|visitor| visitor.email.clone()),
        language: language(line, workspace),
        created_at: sound.opened_at,
    }
}

fn language(line: &Dialogue, workspace: &Workspace) -> String {
    line.language.clone().unwrap_or_else(|| workspace.language.clone())
}

/// Builds what is stored.
///
/// # Errors
/// What its chat's quality control does not permit.
pub fn dialogue(
    line: Dialogue,
    digest: String,
    sound: Sound,
    chat: &Chat,
    visitor: Id,
    workspace: &Workspace,
) -> Result<Prepared, Refused> {
    let (number, settings, version) = asked_under(&line, chat)?;
    let settings = version.as_ref().map_or(settings, |version| &version.settings);
    let rating = rated(&line, settings)?;
    let decision = decision(&line, rating.as_ref(), number, settings);
    let reacted_at = match (&rating, line.request.state) {
        (Some((_, at)), _) => Some(*at),
        (None, RequestState::Skipped) => Some(line.request.skipped_at.unwrap_or(line.finished_at)),
        _ => None,
    };
    let id =
        Id::derived(sound.opened_at, &[&workspace.id.to_string(), "dialogue", &line.reference]);
    let language = language(&line, workspace);
    let messages = messages(&line, &sound, id, visitor);
    let finish = Finish {
        dialogue: id,
        workspace: workspace.id,
        chat: chat.id,
        visitor,
        opened_at: sound.opened_at,
        finished_at: line.finished_at,
        finished_by: line.finished_by.as_str(),
        operator: sound.facts.credit(sound.assigned),
        language,
        test: line.test,
        hand_overs: line.hand_overs,
        facts: sound.facts,
        decision,
    };
    let review = line.review.map(|review| reviews::Review {
        status: review.status.as_str().to_owned(),
        assignee_id: None,
        note: review.note,
        tags: review.tags,
        excluded_because: review.excluded_because,
        test_because: review.test_because,
        spam_because: review.spam_because,
    });
    let (visitor_name, visitor_email) = match line.visitor {
        Some(visitor) => (visitor.name, visitor.email),
        None => (None, None),
    };
    let known = Known { reference: line.reference, id, digest };
    let assigned = sound.assigned;
    let dialogue = NewDialogue {
        known,
        finish,
        assigned,
        visitor_name,
        visitor_email,
        messages,
        tags: tags::cleaned(line.tags),
        rating,
        reacted_at,
        review,
    };
    Ok(Prepared { dialogue, version })
}

/// The version that decided. A rating on a scale that the chat never had makes one.
fn asked_under<'a>(
    line: &Dialogue,
    chat: &'a Chat,
) -> Result<(i64, &'a Settings, Option<NewVersion>), Refused> {
    let scale = line.rating.as_ref().map(|rating| rating.scale);
    let newest = chat.newest(None).ok_or("the chat has no quality control")?;
    if let Some(number) = line.request.version {
        let found = chat.version(number);
        let settings =
            found.ok_or_else(|| format!("request.version: the chat has no version {number}"))?;
        if scale.is_some_and(|scale| scale != settings.scale) {
            return Err(format!(
                "rating.scale: version {number} asks on {}",
                settings.scale.as_str()
            ));
        }
        return Ok((number, settings, None));
    }
    match (chat.newest(scale), scale) {
        (Some((number, settings)), _) => Ok((number, settings, None)),
        (None, Some(scale)) => {
            let version = NewVersion::of(chat, scale, line.finished_at);
            Ok((version.number, newest.1, Some(version)))
        }
        (None, None) => Ok((newest.0, newest.1, None)),
    }
}

fn rated(line: &Dialogue, settings: &Settings) -> Result<Option<(Rating, Time)>, Refused> {
    let Some(given) = &line.rating else { return Ok(None) };
    let submission = Submission {
        score: given.score,
        comment: given.comment.clone(),
        reasons: given.reasons.clone(),
    };
    let rating = rating::check(settings, &submission)
        .map_err(|error| format!("rating: {}", said(&error)))?;
    Ok(Some((rating, given.at.unwrap_or(line.finished_at))))
}

fn decision(
    line: &Dialogue,
    rating: Option<&(Rating, Time)>,
    version: i64,
    settings: &Settings,
) -> Decision {
    let request = &line.request;
    let asked = request.state != RequestState::NotAsked;
    let seen =
        [RequestState::Shown, RequestState::Skipped, RequestState::Rated].contains(&request.state);
    // A rating may stand from before the dialogue was continued.
    let asked_at = rating.map_or(line.finished_at, |(_, at)| line.finished_at.min(*at));
    Decision {
        state: request.state,
        reason: request.reason.map(|reason| reason.as_str().to_owned()),
        ask: 1,
        asked_at: asked.then_some(asked_at),
        expires_at: request.expires_at,
        quality_version: version,
        scale: asked.then(|| settings.scale.as_str().to_owned()),
        was_shown: seen || request.shown,
    }
}

fn messages(line: &Dialogue, sound: &Sound, dialogue: Id, visitor: Id) -> Vec<NewMessage> {
    let name = dialogue.to_string();
    let told = line.messages.as_deref().unwrap_or_default();
    let message =
        |(place, (message, author)): (usize, (&super::form::Message, &Option<Id>))| NewMessage {
            id: Id::derived(message.at, &[&name, &place.to_string()]),
            from_visitor: author.is_none(),
            author: author.unwrap_or(visitor),
            at: message.at,
            text: message.text.clone(),
        };
    told.iter().zip(&sound.authors).enumerate().map(message).collect()
}
