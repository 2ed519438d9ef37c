//! What can be set, from where: the compiled-in defaults, a file, the environment, the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

/// All settings, checked.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    /// Folder of the database (SQLite) and of files.
    pub data: PathBuf,
    /// PostgreSQL, when given.
    pub database_url: Option<String>,
    pub database_connections: u32,
    /// Where people reach Candor, without a trailing slash; None: the host of each request.
    pub public_url: Option<String>,
    /// Rate limits; off only for load tests.
    pub limits: bool,
    /// Address of `/metrics`, when given.
    pub metrics_listen: Option<SocketAddr>,
    /// Proxies whose `X-Forwarded-For` counts.
    pub trusted_proxies: Vec<std::net::IpAddr>,
}
