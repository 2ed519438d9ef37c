//! One POST to an address that a member chose. The connection goes to the very address that was checked, so
//! that no second look at the name can lead it elsewhere; redirects are not followed, proxies not asked, and of
//! the answer nothing is read but its status.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{ACCEPT, CONNECTION, CONTENT_TYPE, HOST, USER_AGENT};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use url::{Host, Position, Url};

use crate::app::App;
use crate::domain::webhook::Failure;
use crate::network::{Network, is_internal};

/// For all of it: name, connection, request, answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// For one of several addresses.
const CONNECTING: Duration = Duration::from_secs(4);

/// The longest head of an answer; its body is not read.
const ANSWER_MAX: usize = 64 * 1024;

/// An attempt that did not succeed, and the status if there was an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Failed {
    pub failure: Failure,
    pub status: Option<u16>,
}

impl From<Failure> for Failed {
    fn from(failure: Failure) -> Failed {
        Failed { failure, status: None }
    }
}

/// The address as a webhook may have it, or why not. Names are looked up when something is sent.
pub(super) fn address(text: &str, permitted: &[Network]) -> Result<Url, &'static str> {
    let url =
        Url::parse(text.trim()).map_err(|_| "An address such as https://example.org/hook.")?;
    let plain = match url.scheme() {
        "https" => false,
        "http" if !permitted.is_empty() => true,
        _ => return Err("An address that begins with https://."),
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err("No user name and no password: the signature says who sends.");
    }
    if url.fragment().is_some() {
        return Err("No # in it.");
    }
    if !url.port_or_known_default().is_some_and(is_port) {
        return Err("Port 80, 443 or from 1,024 on.");
    }
    let literal = match url.host() {
        Some(Host::Ipv4(v4)) => Some(IpAddr::V4(v4)),
        Some(Host::Ipv6(v6)) => Some(IpAddr::V6(v6)),
        Some(Host::Domain(_)) => None,
        None => return Err("An address such as https://example.org/hook."),
    };
    if literal.is_some_and(|literal| !is_permitted(literal, plain, permitted)) {
        return Err("An internal address; the option webhook_networks would permit it.");
    }
    Ok(url)
}

/// Well-known ports other than the web's are other services'.
fn is_port(port: u16) -> bool {
    port == 80 || port == 443 || port >= 1_024
}

/// Internal addresses, and http without TLS, only in the networks that the configuration lists.
fn is_permitted(address: IpAddr, plain: bool, permitted: &[Network]) -> bool {
    permitted.iter().any(|network| network.holds(address)) || !plain && !is_internal(address)
}

/// Sends `body`. Success is an answer of 200–299 within ten seconds.
pub(super) async fn post(
    app: &App,
    url: &str,
    headers: &[(&'static str, String)],
    body: String,
) -> Result<u16, Failed> {
    let permitted = &app.config.webhook_networks;
    // As it is kept it was checked once, under the networks of then.
    let url = address(url, permitted).map_err(|_| Failure::InternalAddress)?;
    match tokio::time::timeout(PATIENCE, exchange(app, &url, headers, body)).await {
        Ok(Ok(status)) if status.is_success() => Ok(status.as_u16()),
        Ok(Ok(status)) => {
            let failure = if status.is_redirection() { Failure::Redirect } else { Failure::Status };
            Err(Failed { failure, status: Some(status.as_u16()) })
        }
        Ok(Err(failure)) => Err(failure.into()),
        Err(_) => Err(Failure::Timeout.into()),
    }
}

async fn exchange(
    app: &App,
    url: &Url,
    headers: &[(&'static str, String)],
    body: String,
) -> Result<StatusCode, Failure> {
    let addresses = look_up(url, &app.config.webhook_networks).await?;
    let stream = connect(&addresses).await?;
    let request = request(url, headers, body)?;
    if url.scheme() == "http" {
        return send(stream, request).await;
    }
    let connector: TlsConnector = app.tls().into();
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']).to_owned();
    let name = ServerName::try_from(host).map_err(|_| Failure::Tls)?;
    send(connector.connect(name, stream).await.map_err(|_| Failure::Tls)?, request).await
}

/// Where the host is, as far as one may go there.
async fn look_up(url: &Url, permitted: &[Network]) -> Result<Vec<SocketAddr>, Failure> {
    let port = url.port_or_known_default().ok_or(Failure::UnknownHost)?;
    let mut found: Vec<SocketAddr> = match url.host().ok_or(Failure::UnknownHost)? {
        Host::Ipv4(v4) => vec![(v4, port).into()],
        Host::Ipv6(v6) => vec![(v6, port).into()],
        Host::Domain(name) => {
            tokio::net::lookup_host((name, port)).await.map_err(|_| Failure::UnknownHost)?.collect()
        }
    };
    if found.is_empty() {
        return Err(Failure::UnknownHost);
    }
    let plain = url.scheme() == "http";
    found.retain(|address| is_permitted(address.ip(), plain, permitted));
    if found.is_empty() { Err(Failure::InternalAddress) } else { Ok(found) }
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Failure> {
    for address in addresses {
        let connecting = TcpStream::connect(address);
        if let Ok(Ok(stream)) = tokio::time::timeout(CONNECTING, connecting).await {
            return Ok(stream);
        }
    }
    Err(Failure::NoConnection)
}

fn request(
    url: &Url,
    headers: &[(&'static str, String)],
    body: String,
) -> Result<Request<Full<Bytes>>, Failure> {
    let mut request = Request::post(&url[Position::BeforePath..Position::AfterQuery])
        .header(HOST, &url[Position::BeforeHost..Position::AfterPort])
        .header(CONTENT_TYPE, "application/json")
        .header(USER_AGENT, concat!("Candor/", env!("CARGO_PKG_VERSION")))
        .header(ACCEPT, "*/*")
        .header(CONNECTION, "close");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    request.body(Full::from(body)).map_err(|_| Failure::Protocol)
}

async fn send<S>(stream: S, request: Request<Full<Bytes>>) -> Result<StatusCode, Failure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let handshake = hyper::client::conn::http1::Builder::new()
        .max_headers(100)
        .max_buf_size(ANSWER_MAX)
        .handshake(TokioIo::new(stream))
        .await;
    let (mut sender, connection) = handshake.map_err(|_| Failure::Protocol)?;
    // The connection is driven while the answer is waited for, and dropped with it. Where it ends first, what
    // came in before that is still there.
    let mut answer = std::pin::pin!(sender.send_request(request));
    let answer = tokio::select! {
        answer = &mut answer => answer,
        _ = connection => answer.await,
    };
    answer.map(|answer| answer.status()).map_err(|_| Failure::Protocol)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_refused_before_anything_is_looked_up() {
        let refused = [
            "",
            "example.org",
            "http://example.org/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://example.org/",
            "https://user@example.org/",
            "https://user:word@example.org/",
            "https://example.org/#part",
            "https://example.org:22/",
            "https://example.org:0/",
            "https://127.0.0.1/",
            "https://127.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://017700000001/",
            "https://0/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
            "https://10.0.0.1/",
            "https://[fd00::1]/",
            "https://100.64.0.1/",
        ];
        for text in refused {
            assert!(address(text, &[]).is_err(), "{text}");
        }
        for text in ["https://example.org", "https://example.org:8443/a?b=c", "https://1.1.1.1/x"] {
            assert!(address(text, &[]).is_ok(), "{text}");
        }
    }

    #[test]
    fn listed_networks_are_permitted_and_nothing_else() {
        let own = ["10.1.0.0/16".parse().expect("a network")];
        assert!(address("http://10.1.2.3/", &own).is_ok());
        assert!(address("https://10.1.2.3:9000/", &own).is_ok());
        for text in
            ["http://10.2.0.1/", "https://10.2.0.1/", "http://127.0.0.1/", "http://1.1.1.1/"]
        {
            assert!(address(text, &own).is_err(), "{text}");
        }
        // A name is looked up later; then http is for listed networks only.
        assert!(address("http://hooks.example.org/", &own).is_ok());
        assert!(!is_permitted("1.1.1.1".parse().expect("an address"), true, &own));
    }

    #[tokio::test]
    async fn names_of_this_machine_are_internal() {
        let url = Url::parse("https://localhost/").expect("a URL");
        assert_eq!(look_up(&url, &[]).await, Err(Failure::InternalAddress));
    }
}
