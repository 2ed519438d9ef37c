//! A receiver of webhooks: a real HTTP server that remembers what it got and answers as it is told. It checks
//! signatures with its own arithmetic, from the specification's words alone.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;

/// A request that came in.
#[derive(Clone, Debug)]
pub struct Got {
    pub path: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers[name].to_str().expect("text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    /// How many of the signatures are made with this secret.
    pub fn signatures(&self, secret: &str) -> usize {
        let key =
            STANDARD.decode(secret.strip_prefix("whsec_").expect("a secret")).expect("base64");
        assert!((24..=64).contains(&key.len()), "the specification's length of a secret");
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&key).expect("a key");
        let [id, timestamp] = ["webhook-id", "webhook-timestamp"].map(|name| self.header(name));
        for part in [id, ".", timestamp, ".", self.body.as_str()] {
            mac.update(part.as_bytes());
        }
        let own = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.header("webhook-signature").split(' ').filter(|given| *given == own).count()
    }
}

#[derive(Clone, Default)]
struct Memory {
    got: Arc<Mutex<Vec<Got>>>,
    /// Answers that come before 204; 0 never answers.
    answers: Arc<Mutex<VecDeque<u16>>>,
}

pub struct Receiver {
    memory: Memory,
    base: String,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Receiver {
    pub async fn start() -> Receiver {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let memory = Memory::default();
        let router = Router::new().fallback(receive).with_state(memory.clone());
        let serve = async move { axum::serve(listener, router).await.expect("it serves") };
        Receiver { memory, base, task: tokio::spawn(serve) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// What it answers next, one after the other; then 204 again.
    pub fn answers(&self, statuses: &[u16]) {
        *self.memory.answers.lock().expect("the answers") = statuses.iter().copied().collect();
    }

    /// All that came in, and forgets it.
    pub fn got(&self) -> Vec<Got> {
        std::mem::take(&mut self.memory.got.lock().expect("the memory"))
    }

    /// The one request that came in.
    pub fn one(&self) -> Got {
        let mut got = self.got();
        assert_eq!(got.len(), 1, "{got:?}");
        got.remove(0)
    }
}

async fn receive(
    State(memory): State<Memory>,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let body = String::from_utf8(body.to_vec()).expect("text");
    memory.got.lock().expect("the memory").push(Got { path: uri.to_string(), headers, body });
    let status = memory.answers.lock().expect("the answers").pop_front().unwrap_or(204);
    match status {
        0 => std::future::pending().await,
        302 => (StatusCode::FOUND, [("location", "/elsewhere")]).into_response(),
        status => StatusCode::from_u16(status).expect("a status").into_response(),
    }
}
