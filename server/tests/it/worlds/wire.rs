//! HTTP as it comes over the wire: every byte of status line, headers and body, in the order they came. No
//! client library stands between the test and what an operator's machine receives.

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

/// What all requests call the server: ports differ between two programs, and nothing else may.
const HOST: &str = "candor.example";

/// One caller with one kept connection.
pub struct Wire {
    address: String,
    cookie: Option<String>,
    kept: Option<BufReader<TcpStream>>,
}

/// A request.
pub struct Ask<'a> {
    pub method: &'a str,
    pub path: &'a str,
    /// Content type and bytes.
    pub body: Option<(&'a str, &'a [u8])>,
    pub accept: Option<&'a str>,
}

impl<'a> Ask<'a> {
    pub fn new(method: &'a str, path: &'a str) -> Ask<'a> {
        Ask { method, path, body: None, accept: None }
    }
}

/// All that came back, and the parts of it that a test looks at.
pub struct Reply {
    pub bytes: Vec<u8>,
    pub status: u16,
    pub body: Vec<u8>,
}

impl Wire {
    /// `token` is a member's session, if the caller has one.
    pub fn new(base: &str, token: Option<&str>) -> Wire {
        let address = base.trim_start_matches("http://").to_owned();
        Wire { address, cookie: token.map(|token| format!("candor={token}")), kept: None }
    }

    pub async fn ask(&mut self, ask: &Ask<'_>) -> Reply {
        // A request with a body has its own connection: a server that refuses a body unread closes it.
        let last = ask.body.is_some();
        let mut connection = match self.kept.take() {
            Some(kept) => kept,
            None => {
                let stream = TcpStream::connect(&self.address).await.expect("a connection");
                stream.set_nodelay(true).expect("no delay");
                BufReader::new(stream)
            }
        };
        let mut request = self.head(ask, last).into_bytes();
        if let Some((_, body)) = ask.body {
            request.extend_from_slice(body);
        }
        connection.write_all(&request).await.expect("the request is sent");
        let (reply, closed) = receive(&mut connection, ask.method).await;
        if !last && !closed {
            self.kept = Some(connection);
        }
        reply
    }

    fn head(&self, ask: &Ask<'_>, last: bool) -> String {
        let mut head = format!("{} {} HTTP/1.1\r\nhost: {HOST}\r\n", ask.method, ask.path);
        let mut header = |name: &str, value: &str| {
            head += &format!("{name}: {value}\r\n");
        };
        if let Some(cookie) = &self.cookie {
            header("cookie", cookie);
        }
        if let Some(accept) = ask.accept {
            header("accept", accept);
        }
        if let Some((kind, body)) = ask.body {
            header("content-type", kind);
            header("content-length", &body.len().to_string());
        }
        if last {
            header("connection", "close");
        }
        head + "\r\n"
    }
}

/// Reads one answer; true when the connection ends with it.
async fn receive(connection: &mut BufReader<TcpStream>, method: &str) -> (Reply, bool) {
    let mut bytes = Vec::new();
    loop {
        let before = bytes.len();
        let read = connection.read_until(b'\n', &mut bytes).await.expect("a head");
        assert!(
            read > 0,
            "the connection ended within a head: {}",
            String::from_utf8_lossy(&bytes)
        );
        if &bytes[before..] == b"\r\n" {
            break;
        }
    }
    let head = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
    let header = |name: &str| {
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
    };
    let status: u16 = head.split(' ').nth(1).and_then(|text| text.parse().ok()).expect("a status");
    let bodiless = method == "HEAD" || status == 204 || status == 304 || status < 200;
    let mut body = Vec::new();
    let mut closed = header("connection").is_some_and(|value| value == "close");
    if bodiless {
    } else if header("transfer-encoding").is_some() {
        chunks(connection, &mut body).await;
    } else if let Some(length) = header("content-length") {
        body.resize(length.parse().expect("a length"), 0);
        connection.read_exact(&mut body).await.expect("a body");
    } else {
        connection.read_to_end(&mut body).await.expect("a body");
        closed = true;
    }
    bytes.extend_from_slice(&body);
    (Reply { bytes, status, body }, closed)
}

/// Where a chunk ends says nothing about its content.
async fn chunks(connection: &mut BufReader<TcpStream>, body: &mut Vec<u8>) {
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await.expect("a chunk");
        let length = usize::from_str_radix(line.trim(), 16).expect("a length");
        let mut chunk = vec![0; length + 2];
        connection.read_exact(&mut chunk).await.expect("a chunk");
        body.extend_from_slice(&chunk[..length]);
        if length == 0 {
            return;
        }
    }
}
