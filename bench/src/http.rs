//! Calls of the public HTTP API. With patience, a call is made again while the program is away, as a
//! browser would; how often that happened is counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// How long a call is tried while the program is away.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(25);

/// Who calls.
#[derive(Clone, Copy)]
pub enum Who<'a> {
    Nobody,
    /// By his session's cookie.
    Member(&'a str),
    /// By his token.
    Visitor(&'a str),
}

#[derive(Clone)]
pub struct Http {
    client: reqwest::Client,
    base: String,
    again: Arc<AtomicU64>,
}

pub struct Answer {
    pub status: u16,
    pub body: Value,
    /// The session's token, when one was set.
    pub cookie: Option<String>,
}

impl Answer {
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The stable code of an error.
    pub fn code(&self) -> &str {
        self.body["error"]["code"].as_str().unwrap_or_default()
    }

    pub fn read<T: DeserializeOwned>(self) -> Result<T> {
        if !self.is_ok() {
            bail!("{} {}", self.status, self.body);
        }
        Ok(serde_json::from_value(self.body)?)
    }
}

impl Http {
    pub fn new(address: &str) -> Result<Http> {
        Http::patient(address, Duration::from_secs(60))
    }

    /// For calls that may take so long.
    pub fn patient(address: &str, limit: Duration) -> Result<Http> {
        let client =
            reqwest::Client::builder().no_proxy().tcp_nodelay(true).timeout(limit).build()?;
        let base = format!("http://{address}/api/v1");
        Ok(Http { client, base, again: Arc::default() })
    }

    /// How many calls had to be made again.
    pub fn again(&self) -> u64 {
        self.again.load(Ordering::Relaxed)
    }

    pub async fn get(&self, who: Who<'_>, path: &str) -> Result<Answer> {
        self.call(who, Method::GET, path, None).await
    }

    pub async fn post(&self, who: Who<'_>, path: &str, body: Value) -> Result<Answer> {
        self.call(who, Method::POST, path, Some(&body)).await
    }

    /// A command without a body.
    pub async fn command(&self, who: Who<'_>, path: &str) -> Result<Answer> {
        self.call(who, Method::POST, path, None).await
    }

    pub async fn call(
        &self,
        who: Who<'_>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer> {
        let started = Instant::now();
        loop {
            match self.send(who, method.clone(), path, body).await {
                Ok(answer) if answer.status != 503 => return Ok(answer),
                Ok(answer) if started.elapsed() > PATIENCE => return Ok(answer),
                Err(error) if started.elapsed() > PATIENCE => return Err(error.into()),
                _ => {}
            }
            self.again.fetch_add(1, Ordering::Relaxed);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// One try; the body as it came, for whoever measures how long it takes.
    pub async fn text(&self, who: Who<'_>, path: &str) -> Result<(u16, String)> {
        let request = self.client.request(Method::GET, format!("{}{path}", self.base));
        let response = said_by(request, who).send().await?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// One try, for what must not be done twice.
    pub async fn once(&self, who: Who<'_>, path: &str, body: &Value) -> Result<Answer> {
        Ok(self.send(who, Method::POST, path, Some(body)).await?)
    }

    async fn send(
        &self,
        who: Who<'_>,
        method: Method,
        path: &str,
        body: Option<&Value>,
    ) -> reqwest::Result<Answer> {
        let mut request = said_by(self.client.request(method, format!("{}{path}", self.base)), who);
        if let Some(body) = body {
            request = request.json(body);
        }
        let response = request.send().await?;
        let status = response.status().as_u16();
        let cookie = response.headers().get("set-cookie").and_then(|value| value.to_str().ok());
        let cookie = cookie.and_then(session).map(str::to_owned);
        let text = response.text().await?;
        let body = serde_json::from_str(&text).unwrap_or(Value::Null);
        Ok(Answer { status, body, cookie })
    }
}

fn said_by(request: reqwest::RequestBuilder, who: Who<'_>) -> reqwest::RequestBuilder {
    match who {
        Who::Nobody => request,
        Who::Member(token) => request.header("cookie", format!("candor={token}")),
        Who::Visitor(token) => request.header("authorization", format!("Visitor {token}")),
    }
}

fn session(cookie: &str) -> Option<&str> {
    cookie.split(';').next()?.strip_prefix("candor=")
}
