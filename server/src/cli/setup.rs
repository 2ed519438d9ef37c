//! `candor setup`: the first owner without a browser, for whoever has the machine.

use std::path::PathBuf;

use clap::Args;

use super::Options;
use super::outcome::Result;
use crate::ids::Ids;
use crate::people::setup::{self, Setup};
use crate::time::Clock;

#[derive(Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    options: Options,
    /// The owner's e-mail
    #[arg(long)]
    email: String,
    /// File whose first line is the owner's password
    #[arg(long, value_name = "FILE")]
    password_file: PathBuf,
    /// The owner's name
    #[arg(long, default_value = "Owner")]
    name: String,
    /// The workspace's name
    #[arg(long, default_value = "My team")]
    workspace: String,
    /// IANA time zone, for example Europe/Paris
    #[arg(long, default_value = "UTC")]
    time_zone: String,
    /// en, fr, ru or ar
    #[arg(long, default_value = "en")]
    language: String,
}

pub(super) async fn run(arguments: &Arguments) -> Result<()> {
    let config = arguments.options.load()?;
    let text = std::fs::read_to_string(&arguments.password_file)
        .map_err(|error| format!("{}: {error}", arguments.password_file.display()))?;
    let password = text.lines().next().unwrap_or_default().to_owned();
    let site = crate::open(config, Clock::System, Ids::System).await?;
    let wanted = Setup {
        token: String::new(),
        email: arguments.email.clone(),
        password,
        name: arguments.name.clone(),
        workspace: arguments.workspace.clone(),
        time_zone: arguments.time_zone.clone(),
        language: arguments.language.clone(),
    };
    if !setup::is_open(&site.app).await? {
        site.app.db.close().await;
        return Err("Candor is set up already; sign in with the owner's e-mail".into());
    }
    let created = setup::create(&site.app, wanted).await;
    site.app.db.close().await;
    created?;
    println!("Created the owner {} and the workspace {}.", arguments.email, arguments.workspace);
    Ok(())
}
