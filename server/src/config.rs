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

impl Default for Config {
    /// As compiled in: SQLite in `./data`, this machine only.
    fn default() -> Config {
        Config {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            data: PathBuf::from("./data"),
            database_url: None,
            database_connections: 20,
            public_url: None,
            limits: true,
            metrics_listen: None,
            trusted_proxies: Vec::new(),
        }
    }
}
