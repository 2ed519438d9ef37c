//! Sends a message. The usual way is one hop: the fast lane appends it and answers after the commit. What
//! the lane refuses (no open dialogue, finished meanwhile) goes through `open`, or is told why.

use super::view::{self, OperatorMessage, VisitorMessage};
use super::{access, attach, open};
use crate::app::App;
use crate::domain::chat::{Chat, WAITING_MS};
use crate::domain::dialogue::State;
use crate::domain::message::{Draft, FileView};
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::dialogues;
use crate::store::lane::{Appended, Author, NewMessage};
use crate::store::visitors::Visitor;

/// How often a visitor's message is tried again when the dialogue changes under it.
const TRIES: usize = 5;

/// The visitor writes: into his open dialogue, into the one he continues, or into a new one. A client id
/// that was stored before answers the stored message and opens nothing.
pub async fn by_visitor(app: &App, visitor: &Visitor, draft: Draft) -> Result<VisitorMessage> {
    draft.check()?;
    let chat = app.chats.get(&app.db, visitor.chat_id, app.now()).await?;
    let chat = chat.ok_or_else(Error::not_found)?;
    let file = attach::view_of(app, &draft, visitor.id, chat.id).await?;
    let mut message = message(app, &chat, visitor.id, Author::Visitor, draft, file);
    // Where his last message went is where the next one goes, most of the time: the lane looks whether that
    // dialogue is still his open one, so a wrong guess costs a look and nothing else.
    let mut guess = app.open_dialogues.get(&visitor.id).await;
    for _ in 0..TRIES {
        let open = match guess.take() {
            Some(id) => Some(id),
            None => dialogues::newest_of(&mut *app.db.read().await?, visitor.id)
                .await?
                .filter(|dialogue| dialogue.state() != State::Finished)
                .map(|dialogue| dialogue.id),
        };
        let sent = match open {
            Some(id) => {
                message.dialogue = id;
                app.db.append(message.clone()).await
            }
            // Rare, and its state is large: the usual way does not carry it.
            None => Box::pin(open::with_message(app, visitor, message.clone())).await,
        };
        match sent {
            Ok(appended) => {
                if appended.fresh {
                    app.open_dialogues.insert(visitor.id, appended.dialogue).await;
                }
                count(&appended);
                let file = stored_file(app, &message, &appended).await?;
                message.file = file;
                return Ok(view::visitor_message(&message, &appended));
            }
            // Finished, or opened in another tab, between the look and the write: look again.
            Err(error) if error.code == Code::Stale => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::new(Code::Stale))
}

/// The assigned operator writes.
///
/// Errors: `not_assigned`, `already_finished`, `validation`, `not_found`.
pub async fn by_operator(
    app: &App,
    actor: &Actor,
    id: Id,
    draft: Draft,
) -> Result<OperatorMessage> {
    let (dialogue, chat) = access::dialogue(app, actor, id).await?;
    draft.check()?;
    let file = attach::view_of(app, &draft, actor.member, chat.id).await?;
    let author = Author::Operator { id: actor.member, name: actor.name.clone() };
    let mut message = message(app, &chat, dialogue.visitor_id, author, draft, file);
    message.dialogue = id;
    match app.db.append(message.clone()).await {
        Ok(appended) if appended.dialogue == id => {
            count(&appended);
            message.file = stored_file(app, &message, &appended).await?;
            Ok(view::operator_message(&message, &appended))
        }
        // The same client id in another dialogue: the program that sent it mixed them up.
        Ok(_) => Err(Error::field("client_id", "This id was used in another dialogue.")),
        Err(error) if error.code == Code::Stale => {
            let (dialogue, _) = access::dialogue(app, actor, id).await?;
            let finished = dialogue.state() == State::Finished;
            Err(Error::new(if finished { Code::AlreadyFinished } else { Code::NotAssigned }))
        }
        Err(error) => Err(error),
    }
}

/// For the machines' figures; a resend is no second message.
fn count(appended: &Appended) {
    metrics::counter!("candor_messages_appended_total").increment(u64::from(appended.fresh));
}

fn message(
    app: &App,
    chat: &Chat,
    visitor: Id,
    author: Author,
    draft: Draft,
    file: Option<FileView>,
) -> NewMessage {
    let now = app.now();
    let id = app.ids.id(Stream::Desk, now);
    NewMessage {
        id,
        chat: chat.id,
        dialogue: id,
        visitor,
        author,
        client_id: draft.client_id,
        at: now,
        text: draft.text,
        file,
        idle_ms: chat.idle_ms(),
        waiting_ms: WAITING_MS,
    }
}

/// A resend answers the stored message, with the file that was stored with it.
async fn stored_file(
    app: &App,
    message: &NewMessage,
    appended: &Appended,
) -> Result<Option<FileView>> {
    if appended.file_id == message.file.as_ref().map(|file| file.id) {
        return Ok(message.file.clone());
    }
    match appended.file_id {
        Some(id) => Ok(attach::views(app, &[id]).await?.remove(&id)),
        None => Ok(None),
    }
}
