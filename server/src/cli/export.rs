//! `candor export`: writes the history as JSON Lines to standard output, in the form that `candor import` reads.

use std::io::{BufWriter, Write as _};

use super::Options;
use super::outcome::Result;
use crate::archive;
use crate::ids::Ids;
use crate::time::Clock;

pub(super) async fn run(options: &Options) -> Result<()> {
    let config = options.load()?;
    let site = crate::open(config, Clock::System, Ids::System).await?;
    let mut out = BufWriter::with_capacity(1 << 20, std::io::stdout());
    let written = async {
        let workspace = archive::workspace(&site.app).await?;
        archive::note(&site.app, workspace.id, None, "history.export").await?;
        archive::export::export(&site.app, &workspace, &mut out, |_| {}).await
    };
    let result = written.await;
    site.app.db.close().await;
    let counts = match result {
        Ok(counts) => counts,
        // Whoever reads has seen enough.
        Err(error) if closed(&error) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    out.flush()?;
    eprintln!("Wrote {} dialogues.", counts.dialogues);
    if counts.unfinished > 0 {
        eprintln!("Left out {} that are not finished.", counts.unfinished);
    }
    Ok(())
}

fn closed(error: &crate::error::Error) -> bool {
    let cause = error.cause.as_ref().and_then(|cause| cause.downcast_ref::<std::io::Error>());
    cause.is_some_and(|cause| cause.kind() == std::io::ErrorKind::BrokenPipe)
}
