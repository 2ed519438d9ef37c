//! `candor demo`: two years of marked sample data, and its removal.

use clap::Args;

use super::Options;
use super::outcome::Result;
use crate::archive::{self, sample};
use crate::ids::Ids;
use crate::time::Clock;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    options: Options,
    /// Removes it; every figure is then as it was before
    #[arg(long)]
    remove: bool,
}

pub(super) async fn run(arguments: &Arguments) -> Result<()> {
    let config = arguments.options.load()?;
    let site = crate::open(config, Clock::System, Ids::System).await?;
    let app = &site.app;
    let done = async {
        let workspace = archive::workspace(app).await?;
        let action = if arguments.remove { "sample.remove" } else { "sample.make" };
        archive::note(app, workspace.id, None, action).await?;
        if arguments.remove {
            sample::remove(app, workspace.id).await?;
            return Ok(None);
        }
        sample::begin(app, workspace.id).await?;
        sample::make(app, &workspace).await.map(Some)
    };
    let done: crate::error::Result<_> = done.await;
    app.db.close().await;
    match done? {
        Some(made) => println!(
            "{} sample dialogues over two years are there. See Analytics; candor demo --remove removes them.",
            made.dialogues.unwrap_or_default()
        ),
        None => println!("There is no sample data any more."),
    }
    Ok(())
}
