//! `candor backup`: a consistent copy of the data folder while Candor runs.

use std::path::PathBuf;

use clap::Args;

use super::Options;
use super::outcome::Result;
use crate::archive::backup;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    options: Options,
    /// File to write, which must not be there yet; uploaded files go to FILE.files
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

pub(super) async fn run(arguments: &Arguments) -> Result<()> {
    let config = arguments.options.load()?;
    if config.database_url.is_some() {
        return Err(
            "the data is in PostgreSQL: copy it with pg_dump, and the files with the data folder"
                .into(),
        );
    }
    let copied = backup::backup(&config.data, &arguments.file).await?;
    let megabytes = copied.bytes.div_ceil(1_000_000);
    println!("Copied the database ({megabytes} MB) to {}.", arguments.file.display());
    if copied.files > 0 {
        let folder = backup::files_of(&arguments.file);
        println!("Copied {} uploaded files to {}.", copied.files, folder.display());
    }
    Ok(())
}
