//! Erases a visitor: who he is and his tokens at once, an open dialogue is finished; then his messages, files
//! and comments. He stays as a number, so that figures still know that two dialogues were one person's.

use serde_json::json;

use super::{comments, contents, files, settle};
use crate::app::App;
use crate::desk::finish;
use crate::domain::event::{Event, Topic};
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::{Tx, erasure, people};
use crate::time::Time;

/// Orders the erasure and carries it out. Who is erased already is gone over once more.
///
/// Errors: `not_found`.
pub async fn erase(app: &App, actor: &Actor, visitor: Id) -> Result<()> {
    let (now, entry) = (app.now(), app.ids.id(Stream::People, app.now()));
    let (app_, actor) = (app.clone(), actor.clone());
    app.db
        .write(move |tx| {
            let (app, actor) = (app_.clone(), actor.clone());
            Box::pin(async move { order(tx, &app, &actor, visitor, entry, now).await })
        })
        .await?;
    carry_out(app, visitor).await
}

/// From this commit on the visitor is nobody: what he is just doing is written before, or refused after.
async fn order(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    visitor: Id,
    entry: Id,
    now: Time,
) -> Result<()> {
    let before = erasure::lock_visitor(tx, actor.workspace, visitor).await?;
    let is_first = before.ok_or_else(Error::not_found)?.is_none();
    erasure::order(tx, visitor, now).await?;
    if is_first {
        let (by, subject) = (Some(actor.member), visitor.to_string());
        people::audit(tx, entry, actor.workspace, now, by, "visitor.erase", &subject).await?;
    }
    tx.publish(Event::new(Topic::Visitor(visitor), &json!({"type": "access"})));
    if let Some((dialogue,)) = erasure::open_of(tx, visitor).await? {
        finish::by_erasure(tx, app, dialogue, actor.member, now).await?;
    }
    Ok(())
}

/// Goes on with the erasures that were interrupted; how many were carried out. One that fails is tried again
/// at the next call, and holds up no other.
pub async fn go_on(app: &App) -> Result<usize> {
    let found = erasure::unfinished(&mut *app.db.read().await?, contents::DIALOGUES).await?;
    let mut count = 0;
    for (visitor,) in found {
        match carry_out(app, visitor).await {
            Ok(()) => count += 1,
            Err(error) => tracing::error!(%error, %visitor, "an erasure will be tried again"),
        }
    }
    Ok(count)
}

async fn carry_out(app: &App, visitor: Id) -> Result<()> {
    app.open_dialogues.invalidate(&visitor).await;
    loop {
        let mut conn = app.db.read().await?;
        let due = erasure::due_of(&mut conn, visitor, contents::DIALOGUES).await?;
        drop(conn);
        if due.is_empty() {
            break;
        }
        contents::erase(app, &due).await?;
    }
    loop {
        let mut conn = app.db.read().await?;
        let brought = erasure::files_of(&mut conn, visitor, files::FILES).await?;
        drop(conn);
        if brought.is_empty() {
            break;
        }
        let ids: Vec<Id> = brought.into_iter().map(|(id,)| id).collect();
        files::erase(app, &ids).await?;
    }
    comments::of_visitor(app, visitor).await?;
    app.db.write(move |tx| Box::pin(async move { erasure::done(tx, visitor).await })).await?;
    settle(app).await
}
