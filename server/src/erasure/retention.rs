//! Retention: how long a workspace keeps messages, files and comments, and the job that erases what is older.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{comments, contents, files, settle};
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Entry};
use crate::store::retention::{self, Retention};
use crate::store::{comments as comment_rows, erasure};
use crate::time::{DAY, Time};

/// Ten years.
const MOST: i64 = 3_650;
/// Looks of one pass: between passes everything else that the clock does has its turn.
const LOOKS: usize = 20;
/// Visitors per transaction.
const VISITORS: i64 = 200;

/// For how many days each kind is kept: 1 to 3,650; null: for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Retention)]
pub struct Days {
    /// Messages of finished dialogues with their files and notes, and what visitors said of themselves; counted
    /// from the finish.
    pub messages_days: Option<i64>,
    /// Files; counted from the upload. They never stay longer than their messages.
    pub files_days: Option<i64>,
    /// Comments, and what analysts wrote about dialogues.
    pub comments_days: Option<i64>,
}

pub async fn of(app: &App, actor: &Actor) -> Result<Days> {
    let r = retention::of(&mut *app.db.read().await?, actor.workspace).await?;
    let Retention { messages_days, files_days, comments_days } = r;
    Ok(Days { messages_days, files_days, comments_days })
}

/// Errors: `validation`.
pub async fn change(app: &App, actor: &Actor, days: Days) -> Result<Days> {
    let kinds = |days: &Days| {
        [
            ("messages_days", days.messages_days),
            ("files_days", days.files_days),
            ("comments_days", days.comments_days),
        ]
    };
    let mut problem: Option<Error> = None;
    for (name, wanted) in kinds(&days) {
        if wanted.is_some_and(|days| !(1..=MOST).contains(&days)) {
            let error = problem.unwrap_or_else(|| Error::new(Code::Validation));
            problem = Some(error.with_field(name, "1 to 3,650 days, or null: for ever."));
        }
    }
    if let Some(problem) = problem {
        return Err(problem);
    }
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                people::lock_workspace(tx, actor.workspace).await?;
                let before = retention::of(tx, actor.workspace).await?;
                let Days { messages_days, files_days, comments_days } = days;
                let after = Retention { messages_days, files_days, comments_days };
                if before == after {
                    return Ok(days);
                }
                retention::put(tx, actor.workspace, &after).await?;
                let said = |days: Option<i64>| {
                    days.map_or_else(|| "for ever".to_owned(), |days| days.to_string())
                };
                let Retention { messages_days, files_days, comments_days } = before;
                let before = Days { messages_days, files_days, comments_days };
                let changes: Vec<String> = kinds(&before)
                    .into_iter()
                    .zip(kinds(&days))
                    .filter(|(was, is)| was.1 != is.1)
                    .map(|((name, was), (_, is))| format!("{name}: {} → {}", said(was), said(is)))
                    .collect();
                let entry = Entry {
                    id: entry,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "retention.change",
                    subject: &actor.workspace.to_string(),
                    detail: Some(changes.join("; ")),
                };
                people::audit_entry(tx, entry).await?;
                Ok(days)
            })
        })
        .await
}

/// Erases messages, visitors and files that are over their age, a bounded part of them. How much there was; 0 when
/// nothing is left.
pub async fn contents(app: &App) -> Result<usize> {
    let limited = retention::limited(&mut *app.db.read().await?).await?;
    let mut count = 0;
    for each in limited {
        let until = |days: i64| app.now().plus(-days * DAY);
        let Retention { messages_days, files_days, .. } = each.retention;
        if let Some(days) = messages_days {
            count += dialogues(app, each.workspace_id, until(days)).await?;
            count += visitors(app, each.workspace_id, until(days)).await?;
        }
        if let Some(days) = files_days {
            count += old_files(app, each.workspace_id, until(days)).await?;
        }
    }
    if count > 0 {
        settle(app).await?;
    }
    Ok(count)
}

/// Erases comments that are over their age, a bounded part of them; how many. It does not wait for the database's
/// log: on SQLite that would hold up messages by how much was commented.
pub async fn comments(app: &App) -> Result<usize> {
    let limited = retention::limited(&mut *app.db.read().await?).await?;
    let mut count = 0;
    for each in limited {
        if let Some(days) = each.retention.comments_days {
            count += old_comments(app, each.workspace_id, app.now().plus(-days * DAY)).await?;
        }
    }
    if count > 0 {
        app.unsettled.store(true, std::sync::atomic::Ordering::Release);
    }
    Ok(count)
}

async fn dialogues(app: &App, workspace: Id, until: Time) -> Result<usize> {
    let mut count = 0;
    for _ in 0..LOOKS {
        let mut conn = app.db.read().await?;
        let due = erasure::due_until(&mut conn, workspace, until, contents::DIALOGUES).await?;
        drop(conn);
        if due.is_empty() {
            break;
        }
        contents::erase(app, &due).await?;
        count += due.len();
    }
    Ok(count)
}

async fn visitors(app: &App, workspace: Id, until: Time) -> Result<usize> {
    let forgotten = app
        .db
        .write(move |tx| {
            Box::pin(async move { erasure::forget(tx, workspace, until, VISITORS).await })
        })
        .await?;
    usize::try_from(forgotten).map_err(Error::internal)
}

async fn old_files(app: &App, workspace: Id, until: Time) -> Result<usize> {
    let mut count = 0;
    for _ in 0..LOOKS {
        let mut conn = app.db.read().await?;
        let old = erasure::files_until(&mut conn, workspace, until, files::FILES).await?;
        drop(conn);
        if old.is_empty() {
            break;
        }
        let ids: Vec<Id> = old.into_iter().map(|(id,)| id).collect();
        files::erase(app, &ids).await?;
        count += ids.len();
    }
    Ok(count)
}

async fn old_comments(app: &App, workspace: Id, until: Time) -> Result<usize> {
    let mut count = 0;
    for _ in 0..LOOKS {
        let mut conn = app.db.read().await?;
        let old = comment_rows::until(&mut conn, workspace, until, comments::DIALOGUES).await?;
        drop(conn);
        if old.is_empty() {
            break;
        }
        count += old.len();
        comments::erase(app, old.into_iter().map(|(id,)| id).collect()).await?;
    }
    Ok(count)
}
