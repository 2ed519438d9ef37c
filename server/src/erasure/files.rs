//! Erases files: the bytes, then name and size of the row. The row stays, because a message may name it.

use std::collections::BTreeSet;
use std::io::ErrorKind;

use crate::app::App;
use crate::desk::attach;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::erasure;

/// Files per transaction, and per look.
pub const FILES: i64 = 100;

/// Erases these files. One that is gone already is no error: an erasure may be run again.
pub async fn erase(app: &App, ids: &[Id]) -> Result<()> {
    let mut folders = BTreeSet::new();
    for id in ids {
        let path = attach::path(app, *id);
        match tokio::fs::remove_file(&path).await {
            Ok(()) => folders.extend(path.parent().map(ToOwned::to_owned)),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Error::internal(error)),
        }
    }
    // A power failure must not bring them back.
    for folder in folders {
        let folder = tokio::fs::File::open(folder).await.map_err(Error::internal)?;
        folder.sync_all().await.map_err(Error::internal)?;
    }
    for chunk in ids.chunks(FILES as usize) {
        let chunk = chunk.to_vec();
        app.db
            .write(move |tx| {
                let chunk = chunk.clone();
                Box::pin(async move { erasure::files(tx, &chunk).await })
            })
            .await?;
    }
    Ok(())
}
