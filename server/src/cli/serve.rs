//! `candor serve`: opens everything, says where to go, serves until it is told to stop, stops gracefully.

use std::io::{IsTerminal as _, Write as _};
use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::Options;
use super::outcome::Result;
use crate::config::Config;
use crate::http::{Site, health, routes};
use crate::ids::Ids;
use crate::jobs;
use crate::people::setup;
use crate::time::Clock;

/// How long open requests may take after the stop was asked for.
const GRACE: Duration = Duration::from_secs(20);

pub(super) async fn run(options: &Options) -> Result<()> {
    let config = options.load()?;
    log(&config)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        format!(
            "{}: {error}. Is Candor running already? --listen chooses another port",
            config.listen
        )
    })?;
    let address = listener.local_addr()?;
    let site = crate::open(config.clone(), Clock::System, Ids::System).await?;
    let app = site.app.clone();
    if !config.limits {
        tracing::warn!("rate limits are off: for load tests only");
    }
    let metrics = match config.metrics_listen {
        Some(address) => Some(health::serve_metrics(address, site.clone()).await?),
        None => None,
    };
    greet(&site, address).await?;
    tokio::spawn(jobs::run(app.clone(), site.analytics.clone()));
    tokio::spawn(forget_quiet(site.clone()));
    tokio::spawn(crate::http::demo::resume(site.clone()));
    let stopping = app.stopping.clone();
    tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping");
        stopping.cancel();
    });
    let service = routes::router(site).into_make_service_with_connect_info::<SocketAddr>();
    let stopping = app.stopping.clone();
    // A frame must not wait for the other side to acknowledge the one before it.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "a connection keeps Nagle's delay");
        }
    });
    let serving = axum::serve(listener, service)
        .with_graceful_shutdown(async move { stopping.cancelled().await })
        .into_future();
    tokio::pin!(serving);
    tokio::select! {
        result = &mut serving => result?,
        () = async { app.stopping.cancelled().await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests did not end in time");
        }
    }
    drop(metrics);
    app.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

fn log(config: &Config) -> Result<()> {
    let filter = EnvFilter::try_new(&config.log)?;
    let base = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if config.log_json {
        base.json().init();
    } else {
        base.with_ansi(std::io::stderr().is_terminal()).init();
    }
    Ok(())
}

/// Says where to go. The setup token is one plain line, for people and for scripts.
async fn greet(site: &Site, address: SocketAddr) -> Result<()> {
    let base = site.app.config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let token = setup::token(&site.app).await?;
    let mut out = std::io::stdout();
    if let Some(token) = token {
        writeln!(out, "Setup token: {token}")?;
        writeln!(out, "Candor is new here. Open {base}/setup?token={token} to create the owner.")?;
    } else {
        writeln!(out, "Candor is ready at {base}")?;
    }
    out.flush()?;
    tracing::info!(%address, "ready");
    Ok(())
}

async fn forget_quiet(site: Site) {
    let mut ticker = tokio::time::interval(Duration::from_secs(60));
    loop {
        tokio::select! {
            _ = ticker.tick() => site.limits.forget_quiet(),
            () = site.app.stopping.cancelled() => return,
        }
    }
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}
