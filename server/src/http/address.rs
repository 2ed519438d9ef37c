//! Where a request comes from. Only proxies that the configuration trusts may say it for somebody else.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;

use super::Site;

/// The right-most address of `X-Forwarded-For` that is not a trusted proxy; the peer itself when it is
/// not one.
pub fn client_address(site: &Site, peer: SocketAddr, headers: &HeaderMap) -> IpAddr {
    forwarded(&site.app.config.trusted_proxies, peer.ip(), headers)
}

/// Where people reach Candor: as configured; without that, this very machine's listener, never what a
/// `Host` header claims for another name.
pub fn base_url(site: &Site, headers: &HeaderMap) -> String {
    if let Some(url) = &site.app.config.public_url {
        return url.clone();
    }
    let host = headers.get(axum::http::header::HOST).and_then(|value| value.to_str().ok());
    let listen = site.app.config.listen.to_string();
    format!("http://{}", host.filter(|host| is_this_machine(host)).unwrap_or(&listen))
}

/// `localhost` or a loopback address, with or without a port. Any other address may be a stranger's.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let bare = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    name == "localhost"
        || bare.parse::<IpAddr>().is_ok_and(|address| address.to_canonical().is_loopback())
}

/// Where this request reached Candor: as configured, otherwise the host it was sent to. Only for what is
/// shown to the one who asks (the embed code); what is sent to others uses `base_url`.
pub fn called_url(site: &Site, headers: &HeaderMap) -> String {
    let host = headers.get(axum::http::header::HOST).and_then(|value| value.to_str().ok());
    let plain = |host: &&str| {
        !host.is_empty()
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte))
    };
    match (&site.app.config.public_url, host.filter(plain)) {
        (None, Some(host)) => format!("http://{host}"),
        _ => base_url(site, headers),
    }
}

fn forwarded(trusted: &[IpAddr], peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut address = peer;
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
        if !trusted.contains(&address) {
            return address;
        }
        match hop.trim().parse() {
            Ok(before) => address = before,
            Err(_) => return address,
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_local() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:80", "[::1]", "[::1]:8080"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "203.0.113.9",
            "203.0.113.9:80",
            "10.0.0.1:8080",
            "[2001:db8::1]:80",
            "localhost.evil.example",
            "localhost:x@evil.example",
            "localhost:80@evil.example:80",
            "",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let ip = |text: &str| text.parse::<IpAddr>().expect("an address");
        let mut headers = HeaderMap::new();
        headers
            .insert("x-forwarded-for", "6.6.6.6, 203.0.113.9, 10.0.0.2".parse().expect("a value"));
        let trusted = [ip("10.0.0.1"), ip("10.0.0.2")];
        assert_eq!(forwarded(&trusted, ip("10.0.0.1"), &headers), ip("203.0.113.9"));
        assert_eq!(forwarded(&[], ip("10.0.0.1"), &headers), ip("10.0.0.1"));
        assert_eq!(forwarded(&trusted, ip("198.51.100.7"), &headers), ip("198.51.100.7"));
    }
}
