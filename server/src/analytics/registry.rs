//! Which columns are held. Every question first reads what changed since the revisions they hold, so its
//! answer includes every write acknowledged before it was asked, on every node, with or without the bus.

use std::sync::{Arc, OnceLock};

use dashmap::DashMap;
use futures_util::StreamExt as _;
use tokio::sync::{Mutex, OwnedRwLockReadGuard, RwLock, Semaphore};

use super::columns::{Columns, Sizes};
use super::definitions::Definitions;
use crate::app::App;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::columns::{self, Revisions, Row};
use crate::store::{Conn, Running, Snapshot, people};

/// Rows per page.
const PAGE: i64 = 10_000;
/// Pages read at once while everything is loaded.
const PAGES: usize = 2;
/// Questions counted at once; each takes several threads, and they give way to the chat's.
const SCANS: usize = 2;

/// All workspaces' columns. A clone holds the same.
#[derive(Clone)]
pub struct Registry {
    held: Arc<DashMap<Id, Arc<Held>>>,
    scans: Arc<Semaphore>,
    sizes: Arc<OnceLock<Sizes>>,
}

#[derive(Default)]
struct Held {
    columns: Arc<RwLock<Columns>>,
    /// What the columns hold; its lock is the right to bring them up to date.
    revisions: Mutex<Option<Revisions>>,
}

impl Default for Registry {
    fn default() -> Registry {
        Registry {
            held: Arc::default(),
            scans: Arc::new(Semaphore::new(SCANS)),
            sizes: Arc::default(),
        }
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
        let answer = move |columns: &Columns, ()| question(columns);
        self.ask_beside(app, workspace, |_| Box::pin(async { Ok(()) }), answer).await
    }

    /// The same, with what `beside` reads: it sees the database as it was when the columns were brought up to date. A
    /// dialogue is open in the one or finished in the other, never both and never neither.
    pub async fn ask_beside<T: Send + 'static, B: Send + 'static>(
        &self,
        app: &App,
        workspace: Id,
        beside: impl for<'a> FnOnce(&'a mut Conn) -> Running<'a, B> + Send + 'static,
        question: impl FnOnce(&Columns, B) -> T + Send + 'static,
    ) -> Result<T> {
        let held = self.held.entry(workspace).or_default().clone();
        let (app, sizes) = (app.clone(), self.sizes.get().copied().unwrap_or_default());
        let scans = self.scans.clone();
        // Who asked may lose patience: what was begun goes on, and the next one finds it done.
        let begun = tokio::spawn(async move {
            let (columns, mut snapshot) = held.fresh(&app, workspace, sizes).await?;
            let read = beside(snapshot.conn()?).await?;
            snapshot.end().await?;
            let turn = scans.acquire_owned().await.map_err(Error::internal)?;
            tokio::task::spawn_blocking(move || {
                let answer = question(&columns, read);
                drop(turn);
                answer
            })
            .await
            .map_err(Error::internal)
        });
        begun.await.map_err(Error::internal)?
    }

    /// Cuts columns otherwise that are loaded from now on: a few dialogues fill several blocks and segments.
    pub fn cut(&self, sizes: Sizes) {
        // Once is enough: a second time it is cut already.
        let _ = self.sizes.set(sizes);
    }

    /// Throws the columns away; the next question loads them anew.
    pub fn forget(&self, workspace: Id) {
        self.held.remove(&workspace);
    }

    /// Loads what is not loaded yet, so that nobody waits for it later.
    pub async fn warm(&self, app: &App) -> Result<()> {
        let workspaces = people::workspaces(&mut *app.db.read().await?).await?;
        for (workspace,) in workspaces {
            self.ask(app, workspace, |_| ()).await?;
        }
        Ok(())
    }
}

impl Held {
    /// The columns with all that was acknowledged until now, and the database as it was then.
    async fn fresh(
        &self,
        app: &App,
        workspace: Id,
        sizes: Sizes,
    ) -> Result<(OwnedRwLockReadGuard<Columns>, Snapshot)> {
        let mut revisions = self.revisions.lock().await;
        loop {
            let mut snapshot = app.db.snapshot().await?;
            let conn = snapshot.conn()?;
            let now = columns::revisions(conn, workspace).await?;
            // What was removed leaves no trace in the rows: then everything is read anew.
            let Some(known) = revisions.filter(|known| known.reloads == now.reloads) else {
                let last = columns::last(conn, workspace).await?;
                snapshot.end().await?;
                let loaded = load(app, workspace, last, sizes).await?;
                *self.columns.write().await = loaded;
                *revisions = Some(now);
                // What changed meanwhile comes in like any other change.
                continue;
            };
            if known.finish != now.finish || known.rating != now.rating {
                self.catch_up(conn, workspace, known).await?;
            }
            let back = columns::came_back(conn, workspace).await?;
            if !back.is_empty() {
                let mut columns = self.columns.write().await;
                back.iter().for_each(|(n,)| columns.came_back(*n));
            }
            *revisions = Some(now);
            // Nobody changes them before the next one has the revisions.
            return Ok((self.columns.clone().read_owned().await, snapshot));
        }
    }

    /// Puts in what changed since these revisions.
    async fn catch_up(&self, conn: &mut Conn, workspace: Id, known: Revisions) -> Result<()> {
        let there = self.columns.read().await.len();
        let mut last = i64::try_from(there).map_err(Error::internal)?;
        let changed = columns::changed(conn, workspace, known, last).await?;
        self.take(conn, workspace, &changed).await?;
        // New ones page by page: an import may have brought a million.
        loop {
            let page = columns::after(conn, workspace, last, PAGE).await?;
            let Some(newest) = page.last() else { return Ok(()) };
            last = newest.n;
            self.take(conn, workspace, &page).await?;
        }
    }

    async fn take(&self, conn: &mut Conn, workspace: Id, rows: &[Row]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut columns = self.columns.write().await;
        learn(conn, workspace, &mut columns.definitions, rows).await?;
        rows.iter().for_each(|row| columns.put(row));
        Ok(())
    }
}

/// Everything up to outcome `last`. What changes meanwhile has a later revision and is read again.
async fn load(app: &App, workspace: Id, last: i64, sizes: Sizes) -> Result<Columns> {
    let mut loaded = Columns::cut(sizes);
    let page = |first: i64| async move {
        let mut conn = app.db.read().await?;
        columns::numbered(&mut conn, workspace, first, first + PAGE - 1).await
    };
    let firsts = (1..=last).step_by(usize::try_from(PAGE).unwrap_or(1));
    let mut pages = futures_util::stream::iter(firsts).map(page).buffered(PAGES);
    while let Some(rows) = pages.next().await.transpose()? {
        let known =
            rows.iter().all(|row| loaded.definitions.knows(row.chat_id, row.quality_version));
        if !known {
            let mut conn = app.db.read().await?;
            loaded.definitions.learn(&columns::versions(&mut conn, workspace).await?);
        }
        let place = tokio::task::spawn_blocking(move || {
            rows.iter().for_each(|row| loaded.put(row));
            loaded
        });
        loaded = place.await.map_err(Error::internal)?;
    }
    drop(pages);
    let summed = tokio::task::spawn_blocking(move || {
        loaded.sum_up();
        loaded
    });
    summed.await.map_err(Error::internal)
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
