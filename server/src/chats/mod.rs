//! Verbs of chats: create, change, delete, secret, picture, and the versions of their quality control. Whoever saves
//! a new version changes nothing that was asked before.

pub mod avatar;
pub mod change;
pub mod create;
pub mod delete;
pub mod quality_control;
pub mod secret;

use crate::app::App;
use crate::domain::chat::Chat;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::people::members;
use crate::store::{Tx, chats, people};
use crate::time::Time;

/// The chat of this workspace; 404 otherwise.
pub async fn find(app: &App, actor: &Actor, id: Id) -> Result<Chat> {
    let found = chats::by_id(&mut *app.db.read().await?, id).await?;
    found.filter(|chat| chat.workspace == actor.workspace).ok_or_else(Error::not_found)
}

pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Chat>> {
    chats::all(&mut *app.db.read().await?, actor.workspace).await
}

/// An entry of the audit log, made outside the transaction so that running that again writes the same.
#[derive(Clone, Copy)]
struct Audit {
    id: Id,
    workspace: Id,
    by: Id,
    at: Time,
}

impl Audit {
    fn of(app: &App, actor: &Actor) -> Audit {
        let at = app.now();
        let id = app.ids.id(crate::ids::Stream::People, at);
        Audit { id, workspace: actor.workspace, by: actor.member, at }
    }

    async fn write(self, tx: &mut Tx, action: &str, chat: Id) -> Result<()> {
        let target = chat.to_string();
        people::audit(tx, self.id, self.workspace, self.at, Some(self.by), action, &target).await
    }
}

/// The connections of those who answer in one of the two and not in the other look again at what they may
/// see. `None` stands for a chat that is not there.
async fn tell(
    tx: &mut Tx,
    workspace: Id,
    before: Option<&Chat>,
    after: Option<&Chat>,
) -> Result<()> {
    let serves = |chat: Option<&Chat>, id| chat.is_some_and(|chat| chat.is_served_by(id));
    for member in people::members(tx, workspace).await? {
        if serves(before, member.id) != serves(after, member.id) {
            tx.publish(members::access(member.id));
        }
    }
    Ok(())
}
