//! An SMTP server that keeps what it is given, or refuses it as it is told.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail that came in.
#[derive(Clone, Debug, Default)]
pub struct Got {
    pub from: String,
    pub to: Vec<String>,
    head: String,
    body: String,
}

impl Got {
    /// A header, unfolded and decoded.
    pub fn header(&self, name: &str) -> String {
        header(&self.head, name).unwrap_or_else(|| panic!("no {name}: {}", self.head))
    }

    /// The plain text.
    pub fn text(&self) -> String {
        self.part("text/plain")
    }

    pub fn html(&self) -> String {
        self.part("text/html")
    }

    fn part(&self, kind: &str) -> String {
        let whole = self.header("Content-Type");
        let (_, boundary) = whole.split_once("boundary=\"").expect("a boundary");
        let boundary = format!("--{}", boundary.split('"').next().expect("its end"));
        let parts = self.body.split(boundary.as_str());
        let mut found = parts.filter_map(|part| part.trim_start().split_once("\r\n\r\n"));
        let (head, body) = found
            .find(|(head, _)| header(head, "Content-Type").is_some_and(|is| is.starts_with(kind)))
            .expect("the part");
        let encoding = header(head, "Content-Transfer-Encoding").unwrap_or_default();
        let bytes = match encoding.as_str() {
            "base64" => STANDARD.decode(body.replace("\r\n", "")).expect("base64"),
            "quoted-printable" => unquoted(body),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).expect("text").replace("\r\n", "\n").trim().to_owned()
    }
}

fn header(head: &str, name: &str) -> Option<String> {
    let head = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    let line = head.split("\r\n").find_map(|line| {
        let (own, value) = line.split_once(": ")?;
        own.eq_ignore_ascii_case(name).then(|| value.to_owned())
    })?;
    Some(decoded(&line))
}

/// Words such as `=?utf-8?b?…?=`; white space between two of them does not count.
fn decoded(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, word)) = rest.split_once("=?utf-8?b?") {
        if !before.trim().is_empty() || out.is_empty() {
            out.push_str(before);
        }
        let (word, after) = word.split_once("?=").expect("its end");
        out.push_str(&String::from_utf8(STANDARD.decode(word).expect("base64")).expect("text"));
        rest = after;
    }
    out + rest
}

fn unquoted(body: &str) -> Vec<u8> {
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'=' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("digits").to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).expect("a byte"));
        } else {
            bytes.push(byte);
        }
    }
    bytes
}

#[derive(Clone, Default)]
struct Memory {
    got: Arc<Mutex<Vec<Got>>>,
    /// Answers to the next recipients instead of 250.
    answers: Arc<Mutex<VecDeque<&'static str>>>,
}

pub struct Sink {
    memory: Memory,
    port: u16,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Sink {
    pub async fn start() -> Sink {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let memory = Memory::default();
        let own = memory.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, own.clone()));
            }
        });
        Sink { memory, port, task }
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// What the next recipients are answered.
    pub fn answers(&self, lines: &[&'static str]) {
        self.memory.answers.lock().expect("the answers").extend(lines);
    }

    /// All that came in, by recipient, and forgets it.
    pub fn got(&self) -> Vec<Got> {
        let mut got = std::mem::take(&mut *self.memory.got.lock().expect("the memory"));
        got.sort_by(|one, other| one.to.cmp(&other.to));
        got
    }

    pub fn one(&self) -> Got {
        let mut got = self.got();
        assert_eq!(got.len(), 1, "{got:?}");
        got.remove(0)
    }
}

async fn talk(stream: TcpStream, memory: Memory) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read);
    let mut mail = Got::default();
    write.write_all(b"220 sink.example.org ESMTP\r\n").await.expect("written");
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let address = |line: &str| line.split(['<', '>']).nth(1).expect("an address").to_owned();
        let answer = match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "MAIL" => {
                mail = Got { from: address(&line), ..Got::default() };
                "250 yes"
            }
            "RCPT" => {
                mail.to.push(address(&line));
                memory.answers.lock().expect("the answers").pop_front().unwrap_or("250 yes")
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.expect("written");
                let mut data = String::new();
                while !data.ends_with("\r\n.\r\n") {
                    assert!(lines.read_line(&mut data).await.expect("a line") > 0);
                }
                let (head, body) = data.split_once("\r\n\r\n").expect("a head");
                (mail.head, mail.body) = (head.to_owned(), body.to_owned());
                memory.got.lock().expect("the memory").push(std::mem::take(&mut mail));
                "250 kept"
            }
            "QUIT" => "221 bye",
            _ => "250 sink.example.org",
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}
