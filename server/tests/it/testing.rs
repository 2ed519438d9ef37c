//! The whole program for a test: manual clock, seeded ids, a real socket, either engine. Members, chats and
//! sessions are put into the database directly, so that a test pays for what it tests.
#![expect(dead_code, reason = "not every test needs every tool")]

use std::net::SocketAddr;
use std::path::PathBuf;

use axum::serve::ListenerExt as _;
use candor::app::{App, token_hash};
use candor::config::Config;
use candor::domain::chat::{FileRules, Kind, Settings};
use candor::domain::look::Look;
use candor::domain::quality;
use candor::http::Site;
use candor::ids::{Id, Ids, Stream};
use candor::store::{Tx, settings};
use candor::time::{Clock, DAY, Time};
use candor::values;
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

/// Where every test's clock starts: 2026-03-02T09:00:00Z, a Monday.
pub const START: Time = Time(1_772_442_000_000);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A running Candor.
pub struct Program {
    pub app: App,
    pub site: Site,
    pub clock: Clock,
    pub workspace: Id,
    base: String,
    config: Config,
    ids: Ids,
    folder: tempfile::TempDir,
    serving: Serving,
}

impl Program {
    pub async fn start(engine: Engine) -> Program {
        Program::seeded(engine, 1).await
    }

    /// The same, with another seed for all ids and tokens.
    pub async fn seeded(engine: Engine, seed: u64) -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = config(engine, folder.path().to_owned()).await;
        Program::open(config, Clock::manual(START), Ids::seeded(seed), folder, None).await
    }

    /// The same, not set up yet.
    pub async fn empty(engine: Engine) -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = config(engine, folder.path().to_owned()).await;
        let ids = Ids::seeded(1);
        let nobody = ids.id(Stream::People, START);
        Program::open(config, Clock::manual(START), ids, folder, Some(nobody)).await
    }

    /// The same, with other settings.
    pub async fn configured(engine: Engine, change: impl FnOnce(&mut Config)) -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut config = config(engine, folder.path().to_owned()).await;
        change(&mut config);
        Program::open(config, Clock::manual(START), Ids::seeded(1), folder, None).await
    }

    async fn open(
        config: Config,
        clock: Clock,
        ids: Ids,
        folder: tempfile::TempDir,
        workspace: Option<Id>,
    ) -> Program {
        let site = candor::open(config.clone(), clock.clone(), ids.clone())
            .await
            .expect("the program opens");
        // A few dialogues fill several blocks and segments, as millions do.
        site.analytics.cut(candor::analytics::columns::Sizes { block: 4, segment: 12 });
        let app = site.app.clone();
        let workspace = match workspace {
            Some(workspace) => workspace,
            None => seed_workspace(&app).await,
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let router = candor::http::routes::router(site.clone());
        let service = router.into_make_service_with_connect_info::<SocketAddr>();
        let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("no delay"));
        let serve = async move { axum::serve(listener, service).await.expect("it serves") };
        let serving = Serving { task: tokio::spawn(serve), app: app.clone() };
        Program { app, site, clock, workspace, base, config, ids, folder, serving }
    }

    /// Stops without warning and starts again on the same data.
    pub async fn restart(self) -> Program {
        drop(self.serving);
        self.app.db.close().await;
        Program::open(self.config, self.clock, self.ids, self.folder, Some(self.workspace)).await
    }

    /// A second process on the same database (PostgreSQL).
    pub async fn beside(&self, seed: u64) -> Program {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Program::open(
            self.config.clone(),
            self.clock.clone(),
            Ids::seeded(seed),
            folder,
            Some(self.workspace),
        )
        .await
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// The same address for a WebSocket.
    pub fn socket_url(&self, path: &str) -> String {
        format!("{}{path}", self.base.replacen("http", "ws", 1))
    }

    /// Own origin, as a browser sends it.
    pub fn origin(&self) -> &str {
        &self.base
    }

    /// Runs what the clock makes due, to the end.
    pub async fn run_jobs(&self) {
        candor::jobs::run_due(&self.app).await.expect("the jobs run");
    }

    /// Sends all that waits in the outbox and is due, to the end.
    pub async fn send_due(&self) {
        candor::jobs::send_due(&self.app, &self.site.analytics).await.expect("all is sent");
    }

    /// Adds a member and signs him in.
    pub async fn member(&self, name: &str, role: &str) -> Member {
        let now = self.app.now();
        let (account, id) =
            (self.app.ids.id(Stream::People, now), self.app.ids.id(Stream::People, now));
        let token = self.app.ids.token(Stream::People);
        let workspace = self.workspace;
        let email = format!("{}@example.org", name.to_lowercase().replace(' ', "."));
        let (name, role, hash) = (name.to_owned(), role.to_owned(), token_hash(&token));
        let shown = name.clone();
        self.app
            .db
            .write(move |tx: &mut Tx| {
                let (name, role, hash, email) = (name.clone(), role.clone(), hash.clone(), email.clone());
                Box::pin(async move {
                    tx.run(
                        "insert into accounts (id, email, email_folded, password_hash, created_at) values ($1, $2, $2, $3, $4)",
                        values![account, &email, None::<String>, now],
                    )
                    .await?;
                    tx.run(
                        "insert into members (id, workspace_id, account_id, name, role, status, language, created_at) \
                         values ($1, $2, $3, $4, $5, $6, $7, $8)",
                        values![id, workspace, account, &name, &role, "active", "en", now],
                    )
                    .await?;
                    tx.run(
                        "insert into sessions (token_hash, member_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)",
                        values![&hash, id, now, now.plus(3_650 * DAY)],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
            .expect("a member");
        Member {
            id,
            name: shown,
            token: token.clone(),
            client: Client::new(self, vec![("cookie", format!("candor={token}"))]),
        }
    }

    /// Adds a chat for a website with the default settings, served by all operators.
    pub async fn chat(&self, name: &str) -> Chat {
        self.chat_with(name, Kind::Website, None, quality::Settings::default()).await
    }

    /// Adds a chat.
    pub async fn chat_with(
        &self,
        name: &str,
        kind: Kind,
        operators: Option<Vec<Id>>,
        quality: quality::Settings,
    ) -> Chat {
        let now = self.app.now();
        let id = self.app.ids.id(Stream::People, now);
        let key = self.app.ids.key(Stream::People);
        let settings = Settings {
            title: name.to_owned(),
            greeting: "Hello".to_owned(),
            colour: "#1f5a7a".to_owned(),
            language: "en".to_owned(),
            allowed_sites: Vec::new(),
            identity_required: false,
            files: FileRules::default(),
            idle_finish_minutes: kind.idle_minutes(),
            working_time: candor::domain::working_time::ChatWorkingTime::default(),
            look: Look::default(),
        };
        let settings = serde_json::to_string(&settings).expect("settings");
        let quality = serde_json::to_string(&quality).expect("quality");
        let (workspace, shown, name, stored) =
            (self.workspace, key.clone(), name.to_owned(), key.clone());
        self.app
            .db
            .write(move |tx: &mut Tx| {
                let (settings, quality, name) = (settings.clone(), quality.clone(), name.clone());
                let (operators, key) = (operators.clone(), stored.clone());
                Box::pin(async move {
                    tx.run(
                        "insert into chats (id, workspace_id, key, name, kind, settings, identity_secret, all_operators, deleted, created_at) \
                         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                        values![id, workspace, &key, &name, kind.as_str(), &settings, "identity-secret", operators.is_none(), false, now],
                    )
                    .await?;
                    for member in operators.unwrap_or_default() {
                        tx.run("insert into chat_operators (chat_id, member_id) values ($1, $2)", values![id, member]).await?;
                    }
                    tx.run(
                        "insert into quality_versions (chat_id, version, settings, saved_at, saved_by) values ($1, $2, $3, $4, $5)",
                        values![id, 1_i64, &quality, now, None::<Id>],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
            .expect("a chat");
        Chat { id, key: shown }
    }

    /// A new visitor of this chat, through the public API.
    pub async fn visitor(&self, chat: &Chat, name: &str) -> Visitor {
        self.visitor_in(chat, name, "en").await
    }

    /// A new visitor with this language.
    pub async fn visitor_in(&self, chat: &Chat, name: &str, language: &str) -> Visitor {
        let anonymous = Client::new(self, Vec::new());
        let path = format!("/api/v1/widget/{}/session", chat.key);
        let answer = anonymous.post(&path, &json!({"name": name, "language": language})).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        let body = answer.json();
        let token = body["visitor_token"].as_str().expect("a token").to_owned();
        Visitor {
            id: body["visitor"]["id"].as_str().expect("an id").parse().expect("an id"),
            client: Client::new(self, vec![("authorization", format!("Visitor {token}"))]),
            token,
        }
    }

    /// The same client, calling this program (after a restart, or beside another).
    pub fn moved(&self, client: &Client) -> Client {
        Client::new(self, client.headers.clone())
    }

    /// Somebody without any credentials.
    pub fn stranger(&self) -> Client {
        Client::new(self, Vec::new())
    }
}

/// Stops serving when it is dropped.
struct Serving {
    task: tokio::task::JoinHandle<()>,
    app: App,
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.task.abort();
        self.app.stopping.cancel();
    }
}

pub struct Chat {
    pub id: Id,
    pub key: String,
}

/// A signed-in member.
pub struct Member {
    pub id: Id,
    pub name: String,
    pub token: String,
    pub client: Client,
}

impl std::ops::Deref for Member {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

/// A visitor with his token.
pub struct Visitor {
    pub id: Id,
    pub token: String,
    pub client: Client,
}

impl std::ops::Deref for Visitor {
    type Target = Client;
    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Visitor {
    /// Sends a message and returns it; `dialogue` in it names the dialogue.
    pub async fn says(&self, client_id: &str, text: &str) -> Value {
        let answer = self
            .post("/api/v1/widget/messages", &json!({"client_id": client_id, "text": text}))
            .await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }
}

impl Member {
    /// Takes the dialogue.
    pub async fn takes(&self, dialogue: &str) {
        let answer = self.post(&format!("/api/v1/dialogues/{dialogue}/take"), &Value::Null).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }

    /// Writes into a dialogue that is his.
    pub async fn says(&self, dialogue: &str, client_id: &str, text: &str) -> Value {
        let path = format!("/api/v1/dialogues/{dialogue}/messages");
        let answer = self.post(&path, &json!({"client_id": client_id, "text": text})).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        answer.json()
    }

    pub async fn finishes(&self, dialogue: &str) {
        let answer = self.post(&format!("/api/v1/dialogues/{dialogue}/finish"), &Value::Null).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
}

/// An HTTP client with fixed headers.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    headers: Vec<(&'static str, String)>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|_| panic!("not JSON: {} {}", self.status, self.text))
    }

    /// The stable code of an error.
    pub fn code(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
    }
}

impl Client {
    fn new(program: &Program, headers: Vec<(&'static str, String)>) -> Client {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Client { http, base: program.base.clone(), headers }
    }

    /// The same client with one more header.
    pub fn with(&self, name: &'static str, value: &str) -> Client {
        let mut other = self.clone();
        other.headers.push((name, value.to_owned()));
        other
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &Value::Null).await
    }
    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, body).await
    }
    pub async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PUT, path, body).await
    }
    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.send(Method::PATCH, path, body).await
    }
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, &Value::Null).await
    }

    /// `Value::Null` sends no body.
    pub async fn send(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.request(method, path);
        let request = if body.is_null() { request } else { request.json(body) };
        Client::answer(request).await
    }

    /// A request to finish by hand; `Client::answer` sends it.
    pub fn request(&self, method: Method, path: &str) -> reqwest::RequestBuilder {
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        request
    }

    pub async fn answer(request: reqwest::RequestBuilder) -> Answer {
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status(), response.headers().clone());
        Answer { status, headers, text: response.text().await.expect("a body") }
    }
}

async fn config(engine: Engine, data: PathBuf) -> Config {
    let database_url = match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some(fresh_database().await),
    };
    Config { data, database_url, database_connections: 12, limits: false, ..Config::default() }
}

#[expect(clippy::disallowed_methods, reason = "the test script says where its PostgreSQL is")]
async fn fresh_database() -> String {
    use sqlx::{Connection as _, Executor as _};
    let server = std::env::var("CANDOR_TEST_POSTGRES")
        .expect("CANDOR_TEST_POSTGRES: run the tests with scripts/postgres.sh cargo nextest run");
    let name =
        format!("candor_{}", Ids::System.id(Stream::People, Clock::System.now())).replace('-', "");
    let mut admin = sqlx::PgConnection::connect(&server).await.expect("PostgreSQL");
    admin
        .execute(sqlx::AssertSqlSafe(format!("create database {name}")))
        .await
        .expect("a database");
    let (before, _) = server.rsplit_once('/').expect("a database in the URL");
    format!("{before}/{name}")
}

async fn seed_workspace(app: &App) -> Id {
    let now = app.now();
    let id = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.run(
                    "insert into workspaces (id, name, time_zone, language, week_start, few_answers, created_at) \
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    values![id, "Test", "Europe/Paris", "en", "monday", 30_i64, now],
                )
                .await?;
                tx.run("insert into finish_counters (workspace_id, revision, outcomes) values ($1, $2, $2)", values![id, 0_i64]).await?;
                tx.run("insert into rating_counters (workspace_id, revision) values ($1, $2)", values![id, 0_i64]).await?;
                settings::put(tx, "seeded_by_a_test", "yes").await
            })
        })
        .await
        .expect("a workspace");
    id
}
