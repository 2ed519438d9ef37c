//! Writes down that forms have run out of time. Answering one is refused from that moment on, whether this
//! has run or not; it only makes the figures say so.

use std::collections::BTreeMap;

use crate::app::App;
use crate::error::Result;
use crate::ids::Id;
use crate::store::ratings;

/// Forms per transaction: bounds how long others wait for the writer and the counter.
const BATCH: i64 = 200;

/// Expires every unanswered form whose time has come; returns how many. Safe to run twice, or on two nodes.
pub async fn due(app: &App) -> Result<usize> {
    let now = app.now();
    let mut count = 0;
    loop {
        let overdue = ratings::overdue(&mut *app.db.read().await?, now, BATCH).await?;
        let full = i64::try_from(overdue.len()).is_ok_and(|found| found == BATCH);
        let mut workspaces: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
        for form in overdue {
            workspaces.entry(form.workspace_id).or_default().push(form.dialogue_id);
        }
        for (workspace, dialogues) in workspaces {
            count += expire(app, workspace, dialogues, now).await?;
        }
        if !full {
            return Ok(count);
        }
    }
}

async fn expire(
    app: &App,
    workspace: Id,
    dialogues: Vec<Id>,
    now: crate::time::Time,
) -> Result<usize> {
    app.db
        .write(move |tx| {
            let dialogues = dialogues.clone();
            Box::pin(async move {
                let expired = ratings::expire(tx, &dialogues, now).await?;
                if expired.is_empty() {
                    return Ok(0);
                }
                super::changed(tx, workspace);
                for form in &expired {
                    super::look_again(tx, form.visitor_id);
                }
                let changed: Vec<Id> = expired.iter().map(|form| form.dialogue_id).collect();
                let revision = ratings::next_rating(tx, workspace).await?;
                ratings::mark_rating(tx, &changed, revision).await?;
                Ok(changed.len())
            })
        })
        .await
}
