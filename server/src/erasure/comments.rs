//! Erases what was written about dialogues on the other side of the wall. Operators hear nothing of it.

use crate::app::App;
use crate::error::Result;
use crate::ids::Id;
use crate::quality;
use crate::store::comments;

/// Dialogues per transaction, and per look: they hold the rows of their outcomes.
pub const DIALOGUES: i64 = 50;

/// All that was written about this visitor's dialogues.
pub async fn of_visitor(app: &App, visitor: Id) -> Result<()> {
    let mut after = String::new();
    loop {
        let mut conn = app.db.read().await?;
        let found = comments::of_visitor(&mut conn, visitor, &after, DIALOGUES).await?;
        drop(conn);
        let Some((last,)) = found.last() else { return Ok(()) };
        after = last.to_string();
        erase(app, found.into_iter().map(|(id,)| id).collect()).await?;
    }
}

/// All that was written about these dialogues.
pub async fn erase(app: &App, dialogues: Vec<Id>) -> Result<()> {
    app.db
        .write(move |tx| {
            let dialogues = dialogues.clone();
            Box::pin(async move {
                for workspace in comments::erase(tx, &dialogues).await? {
                    quality::changed(tx, workspace);
                }
                Ok(())
            })
        })
        .await
}
