//! For machines: is it alive, is it ready, and figures for Prometheus on a listener of their own.

use std::net::SocketAddr;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::Site;
use crate::error::{Code, Error, Result};
use crate::store::settings;

/// The process runs.
pub async fn live() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers, and nobody asked to stop.
pub async fn ready(State(site): State<Site>) -> Result<StatusCode> {
    if site.app.stopping.is_cancelled() {
        return Err(Error::new(Code::Unavailable).retry_after(5));
    }
    settings::get(&mut *site.app.db.read().await?, "secret").await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Serves `/metrics` on an address of its own until the returned task is dropped with the program.
pub async fn serve_metrics(
    address: SocketAddr,
    site: Site,
) -> std::result::Result<JoinHandle<()>, Box<dyn std::error::Error + Send + Sync>> {
    let handle = PrometheusBuilder::new().install_recorder()?;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("metrics_listen {address}: {error}"))?;
    tracing::info!(%address, "metrics");
    let render = |State(handle): State<PrometheusHandle>| async move { handle.render() };
    let router = Router::new().route("/metrics", get(render)).with_state(handle);
    let stopping = site.app.stopping.clone();
    Ok(tokio::spawn(async move {
        let serving = axum::serve(listener, router)
            .with_graceful_shutdown(async move { stopping.cancelled().await });
        if let Err(error) = serving.await {
            tracing::error!(%error, "metrics are not served any more");
        }
    }))
}
