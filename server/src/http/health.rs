//! For machines: is it alive, is it ready, and figures for Prometheus on a listener of their own.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::Site;
use crate::error::{Code, Error, Result};
use crate::store::settings;

const UPKEEP: Duration = Duration::from_secs(5);

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
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(
            Matcher::Full("candor_write_batch_size".to_owned()),
            &[1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 1_000.0],
        )?
        .install_recorder()?;
    metrics::describe_counter!("candor_http_requests_total", "Answered requests");
    metrics::describe_counter!("candor_messages_appended_total", "Messages written to the disk");
    metrics::describe_gauge!("candor_sockets_open", "Open WebSockets");
    metrics::describe_histogram!("candor_write_batch_size", "Writes that shared one commit");
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("metrics_listen {address}: {error}"))?;
    tracing::info!(%address, "metrics");
    let (upkeep, stopping) = (handle.clone(), site.app.stopping.clone());
    tokio::spawn(async move {
        // Samples that nobody fetches must not pile up.
        while stopping.run_until_cancelled(tokio::time::sleep(UPKEEP)).await.is_some() {
            upkeep.run_upkeep();
        }
    });
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
