//! `candor doctor`: checks what Candor needs, one line each, and says how to mend what is wrong. It opens the
//! database as the program does, migrations included, and writes a file of its own that it removes again.

use super::Options;
use super::outcome::Result;
use crate::app::App;
use crate::config::Config;
use crate::ids::Ids;
use crate::time::Clock;

/// For the mail server's answer.
const MAIL_PATIENCE: std::time::Duration = std::time::Duration::from_secs(20);

pub(super) async fn run(options: &Options) -> Result<()> {
    let config = options.load()?;
    println!("ok      configuration");
    let mut failed = 0;
    let mut tell = |what: &str, result: std::result::Result<String, String>| match result {
        Ok(detail) => println!("ok      {what}: {detail}"),
        Err(problem) => {
            failed += 1;
            println!("FAILED  {what}: {problem}");
        }
    };
    tell("data folder", data_folder(&config));
    tell("database", database(&config).await);
    tell("time zones", time_zones());
    tell("address", Ok(address(&config)));
    tell("front ends", front_ends());
    tell("mail", mail(&config).await);
    tell("webhooks", Ok(webhooks(&config)));
    if failed > 0 {
        return Err(format!("{failed} of the checks failed").into());
    }
    Ok(())
}

/// `candor doctor --backup FILE`: whether a copy is whole.
pub(super) async fn look_at(file: &std::path::Path) -> Result<()> {
    let held = crate::archive::backup::look(file).await?;
    println!("ok      backup: {} dialogues", held.dialogues);
    if held.missing > 0 {
        let beside = crate::archive::backup::files_of(file);
        let why =
            format!("{} of {} files are not in {}", held.missing, held.files, beside.display());
        return Err(why.into());
    }
    println!("ok      files: {}", held.files);
    Ok(())
}

fn data_folder(config: &Config) -> std::result::Result<String, String> {
    let folder = &config.data;
    let mend = |error: std::io::Error| {
        format!(
            "{}: {error}. Make the folder writable for this user, or choose another with --data",
            folder.display()
        )
    };
    std::fs::create_dir_all(folder).map_err(mend)?;
    let probe = folder.join(".doctor");
    std::fs::write(&probe, b"candor").and_then(|()| std::fs::remove_file(&probe)).map_err(mend)?;
    Ok(format!("{} is writable", folder.display()))
}

async fn database(config: &Config) -> std::result::Result<String, String> {
    let app = App::open(config.clone(), Clock::System, Ids::System, |_, _, _| {}).await.map_err(
        |error| {
            let mend = if config.database_url.is_some() {
                "Check database_url, and that PostgreSQL runs and lets this user in"
            } else {
                "Check that the data folder is writable and its disk not full"
            };
            format!("{error}. {mend}")
        },
    )?;
    let engine = if app.db.is_sqlite() { "SQLite" } else { "PostgreSQL" };
    let is_new = crate::people::setup::is_open(&app).await.map_err(|error| error.to_string())?;
    app.db.close().await;
    let state = if is_new { "not set up yet" } else { "set up" };
    Ok(format!("{engine}, migrated, {state}"))
}

fn time_zones() -> std::result::Result<String, String> {
    jiff::tz::TimeZone::get("Europe/Paris")
        .map(|_| "known".to_owned())
        .map_err(|error| error.to_string())
}

fn address(config: &Config) -> String {
    match &config.public_url {
        Some(url) if url.starts_with("https://") => format!("{url}, served on {}", config.listen),
        Some(url) => format!(
            "{url}, served on {}; without https browsers refuse notifications",
            config.listen
        ),
        None => format!("{}; set public_url before others use it", config.listen),
    }
}

fn front_ends() -> std::result::Result<String, String> {
    if crate::http::assets::are_built() {
        return Ok("built in".to_owned());
    }
    Err("this binary was built without them; `make run` and `make release` build them first"
        .to_owned())
}

async fn mail(config: &Config) -> std::result::Result<String, String> {
    let Some(settings) = &config.mail else {
        return Ok("none (smtp_url is empty): no alerts, no weekly summaries".to_owned());
    };
    let mend = "Check smtp_url: host, port, user and password (url-encoded), TLS";
    let server =
        crate::letters::letter::server(settings).map_err(|error| format!("{error}. {mend}"))?;
    match tokio::time::timeout(MAIL_PATIENCE, server.test_connection()).await {
        Ok(Ok(true)) => Ok(format!("the server takes mail from {}", settings.from)),
        Ok(Ok(false)) => Err(format!("the server does not answer. {mend}")),
        Ok(Err(error)) => Err(format!("{error}. {mend}")),
        Err(_) => Err(format!("no answer within 20 seconds. {mend}")),
    }
}

fn webhooks(config: &Config) -> String {
    match config.webhook_networks.len() {
        0 => "public addresses only".to_owned(),
        n => format!("public addresses, and {n} internal networks of webhook_networks"),
    }
}
