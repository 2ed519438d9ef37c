//! Which columns are held. Every question first reads what changed since the revisions they hold, so its
//! answer includes every write acknowledged before it was asked, on every node, with or without the bus.

use std::sync::Arc;

use dashmap::DashMap;
use tokio::sync::{Mutex, OwnedRwLockReadGuard, RwLock, Semaphore};

use super::columns::Columns;
use super::definitions::Definitions;
use crate::app::App;
use crate::domain::answers::Answer;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::Conn;
use crate::store::columns::{self, Revisions, Row, Which};

/// Rows per page of the first load.
const PAGE: i64 = 20_000;
/// Questions scanned at once: the rest of the machine is for the chat.
const SCANS: usize = 2;

/// All workspaces' columns. A clone holds the same.
#[derive(Clone)]
pub struct Registry {
    held: Arc<DashMap<Id, Arc<Held>>>,
    scans: Arc<Semaphore>,
}

#[derive(Default)]
struct Held {
    columns: Arc<RwLock<Columns>>,
    /// What the columns hold; its lock is the right to bring them up to date.
    revisions: Mutex<Option<Revisions>>,
}

impl Default for Registry {
    fn default() -> Registry {
        Registry { held: Arc::default(), scans: Arc::new(Semaphore::new(SCANS)) }
    }
}

impl Registry {
    /// Asks `question` of the workspace's columns, brought up to date first, off the threads that serve.
    pub async fn ask<T: Send + 'static>(
        &self,
        app: &App,
        workspace: Id,
        question: impl FnOnce(&Columns) -> T + Send + 'static,
    ) -> Result<T> {
        let columns = self.fresh(app, workspace).await?;
        let turn = self.scans.clone().acquire_owned().await.map_err(Error::internal)?;
        tokio::task::spawn_blocking(move || {
            let answer = question(&columns);
            drop(turn);
            answer
        })
        .await
        .map_err(Error::internal)
    }

    /// Throws the columns away; the next question loads them anew.
    pub fn forget(&self, workspace: Id) {
        self.held.remove(&workspace);
    }

    async fn fresh(&self, app: &App, workspace: Id) -> Result<OwnedRwLockReadGuard<Columns>> {
        let held = self.held.entry(workspace).or_default().clone();
        let mut revisions = held.revisions.lock().await;
        let mut conn = app.db.read().await?;
        let now = columns::revisions(&mut conn, workspace).await?;
        // What was removed leaves no trace in the rows: then everything is read anew.
        match revisions.filter(|known| known.reloads == now.reloads) {
            None => {
                let mut loaded = Columns::default();
                while let Some(page) = next(&mut conn, workspace, loaded.len()).await? {
                    learn(&mut conn, workspace, &mut loaded.definitions, &page).await?;
                    page.iter().for_each(|row| loaded.put(row));
                    if let (Some(first), Some(last)) = (page.first(), page.last()) {
                        let which = Which::Numbered(first.n, last.n);
                        beside(&mut conn, workspace, &mut loaded, which).await?;
                    }
                }
                *held.columns.write().await = loaded;
            }
            Some(known) => {
                let there = held.columns.read().await.len();
                if known.finish != now.finish || known.rating != now.rating {
                    let last = i64::try_from(there).map_err(Error::internal)?;
                    let changed = columns::changed(&mut conn, workspace, known, last).await?;
                    take(&mut conn, workspace, &held, &changed).await?;
                    if known.finish != now.finish {
                        let mut columns = held.columns.write().await;
                        let which = Which::FinishedSince(known.finish, last);
                        beside(&mut conn, workspace, &mut columns, which).await?;
                    }
                    // New ones page by page: an import may have brought a million.
                    let mut len = there;
                    while let Some(page) = next(&mut conn, workspace, len).await? {
                        take(&mut conn, workspace, &held, &page).await?;
                        let mut columns = held.columns.write().await;
                        let which = Which::Numbered(page[0].n, page[page.len() - 1].n);
                        beside(&mut conn, workspace, &mut columns, which).await?;
                        drop(columns);
                        len = held.columns.read().await.len();
                    }
                }
                let back = columns::came_back(&mut conn, workspace).await?;
                if !back.is_empty() {
                    let mut columns = held.columns.write().await;
                    back.iter().for_each(|(n,)| columns.came_back(*n));
                }
            }
        }
        *revisions = Some(now);
        drop(revisions);
        Ok(held.columns.clone().read_owned().await)
    }
}

/// The next outcomes after the first `len`; None when there are none.
async fn next(conn: &mut Conn, workspace: Id, len: usize) -> Result<Option<Vec<Row>>> {
    let after = i64::try_from(len).map_err(Error::internal)?;
    let page = columns::after(conn, workspace, after, PAGE).await?;
    Ok((!page.is_empty()).then_some(page))
}

async fn take(conn: &mut Conn, workspace: Id, held: &Held, rows: &[Row]) -> Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let mut columns = held.columns.write().await;
    learn(conn, workspace, &mut columns.definitions, rows).await?;
    rows.iter().for_each(|row| columns.put(row));
    Ok(())
}

/// Reads the versions of quality control when a row was asked under one that is not known yet.
async fn learn(
    conn: &mut Conn,
    workspace: Id,
    definitions: &mut Definitions,
    rows: &[Row],
) -> Result<()> {
    if rows.iter().all(|row| definitions.knows(row.chat_id, row.quality_version)) {
        return Ok(());
    }
    definitions.learn(&columns::versions(conn, workspace).await?);
    Ok(())
}

/// Reads what stands beside outcomes whose rows are in their places: answers, and who took part.
async fn beside(conn: &mut Conn, workspace: Id, held: &mut Columns, which: Which) -> Result<()> {
    let rows = columns::answers(conn, workspace, which).await?;
    for of_one in rows.chunk_by(|a, b| a.n == b.n) {
        let given: Vec<Answer> = of_one
            .iter()
            .map(|row| Answer {
                operator: row.operator_id,
                at: row.at,
                response_ms: row.response_ms,
            })
            .collect();
        held.put_answers(of_one[0].n, &given);
    }
    let rows = columns::participants(conn, workspace, which).await?;
    for of_one in rows.chunk_by(|a, b| a.0 == b.0) {
        let members: Vec<Id> = of_one.iter().map(|(_, member)| *member).collect();
        held.put_participants(of_one[0].0, &members);
    }
    Ok(())
}
