//! The yardstick for sockets: a bare axum WebSocket echo in a process of its own, with the small buffers that
//! tens of thousands of connections ask for. Nothing is checked, stored or handed on.

use std::process::Stdio;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::response::Response;
use axum::routing::get;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};

pub const PATH: &str = "/";

/// The echo as a process of its own; ends with this value.
pub struct Server {
    pub address: String,
    child: Child,
}

impl Server {
    pub async fn start() -> Result<Server> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("echo")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().context("no standard output")?;
        let address = BufReader::new(stdout).lines().next_line().await?;
        Ok(Server { address: address.context("the echo did not start")?, child })
    }

    pub fn pid(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }
}

/// What the child runs: prints its address, then serves until it is killed.
pub async fn serve() -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    axum::serve(listener, Router::new().route(PATH, get(upgrade))).await?;
    Ok(())
}

async fn upgrade(upgrade: WebSocketUpgrade) -> Response {
    upgrade.read_buffer_size(1_024).write_buffer_size(0).on_upgrade(|mut socket| async move {
        while let Some(Ok(message)) = socket.recv().await {
            if matches!(message, Message::Text(_)) && socket.send(message).await.is_err() {
                return;
            }
        }
    })
}
