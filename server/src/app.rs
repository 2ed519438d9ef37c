//! What every verb needs: the database, the bus, the clock, ids, secrets and settings. No rules.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::bus::Hub;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::ids::{Id, Ids, Stream};
use crate::store::db::AfterCommit;
use crate::store::lane::{Appended, NewMessage};
use crate::store::{Db, settings};
use crate::time::{Clock, Time};

/// Publishes a committed message to all its audiences.
pub type Publish = fn(&Hub, &NewMessage, &Appended);

/// Visitors whose open dialogue is remembered: a few megabytes.
const GUESSES: u64 = 50_000;

/// The running program, shared by all connections.
#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub config: Config,
    pub db: Db,
    pub hub: Hub,
    pub clock: Clock,
    pub ids: Ids,
    /// Signs form keys, file links and sample tokens; made at first start, kept in the database.
    secret: Vec<u8>,
    pub chats: crate::store::chats::Cache,
    /// Visitor → the dialogue his last message went into: a guess, never the truth.
    pub open_dialogues: moka::future::Cache<Id, Id>,
    /// Something was erased that may still stand in the database's log. True at first: the program may have been
    /// killed between the two.
    pub unsettled: std::sync::atomic::AtomicBool,
    /// How this process speaks TLS to others, once it was needed.
    tls: std::sync::OnceLock<Arc<ClientConfig>>,
    /// Cancelled when the program stops.
    pub stopping: tokio_util::sync::CancellationToken,
}

impl std::ops::Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Opens the database (migrating it) and builds the program. `appended` turns a committed message into
    /// its events (the desk's, handed in because the desk stands above).
    pub async fn open(config: Config, clock: Clock, ids: Ids, appended: Publish) -> Result<App> {
        let hub = Hub::default();
        let after = after_commit(hub.clone(), appended);
        let db = match &config.database_url {
            Some(url) => Db::postgres(url, config.database_connections, after).await?,
            None => {
                std::fs::create_dir_all(&config.data).map_err(Error::internal)?;
                Db::sqlite(&config.data.join("candor.sqlite"), after).await?
            }
        };
        let secret = load_secret(&db, &ids).await?;
        Ok(App(Arc::new(Inner {
            config,
            db,
            hub,
            clock,
            ids,
            secret,
            chats: crate::store::chats::Cache::default(),
            open_dialogues: moka::future::Cache::new(GUESSES),
            unsettled: std::sync::atomic::AtomicBool::new(true),
            tls: std::sync::OnceLock::new(),
            stopping: tokio_util::sync::CancellationToken::new(),
        })))
    }

    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// HMAC-SHA256 of `parts` under the server's secret, for one `purpose`, url-safe.
    pub fn sign(&self, purpose: &str, parts: &[&str]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, parts))
    }

    /// Whether `signature` is what `sign` gives, compared in constant time.
    pub fn is_signed(&self, purpose: &str, parts: &[&str], signature: &str) -> bool {
        use subtle::ConstantTimeEq as _;
        self.sign(purpose, parts).as_bytes().ct_eq(signature.as_bytes()).into()
    }

    /// 0–9,999, evenly spread, the same for the same parts.
    pub fn draw(&self, purpose: &str, parts: &[&str]) -> u32 {
        let mac = self.mac(purpose, parts);
        u32::from_be_bytes([mac[0], mac[1], mac[2], mac[3]]) % 10_000
    }

    /// TLS to other systems: ring, and the certificates that this machine trusts.
    pub fn tls(&self) -> Arc<ClientConfig> {
        self.tls.get_or_init(client_config).clone()
    }

    fn mac(&self, purpose: &str, parts: &[&str]) -> [u8; 32] {
        let mut mac = keyed(&self.secret);
        mac.update(purpose.as_bytes());
        for part in parts {
            mac.update(&[0]);
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }
}

fn client_config() -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (known, _) = roots.add_parsable_certificates(found.certs);
    if known == 0 {
        tracing::error!("this machine trusts no certificates: https to other systems will fail");
    }
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    #[expect(clippy::expect_used, reason = "ring knows the versions that rustls thinks safe")]
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the default versions");
    Arc::new(builder.with_root_certificates(roots).with_no_client_auth())
}

/// HMAC-SHA256 takes a key of any length.
pub fn keyed(key: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes a key of any length")]
    Hmac::<Sha256>::new_from_slice(key).expect("any length")
}

/// What is stored of a token: its SHA-256, url-safe.
pub fn token_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

async fn load_secret(db: &Db, ids: &Ids) -> Result<Vec<u8>> {
    let fresh = ids.token(Stream::People);
    let stored = db
        .write(move |tx| {
            let fresh = fresh.clone();
            Box::pin(async move { settings::get_or_insert(tx, "secret", &fresh).await })
        })
        .await?;
    URL_SAFE_NO_PAD.decode(stored).map_err(Error::internal)
}

fn after_commit(hub: Hub, appended: Publish) -> AfterCommit {
    let messages = hub.clone();
    AfterCommit {
        publish: Arc::new(move |event| hub.publish(&event)),
        appended: Arc::new(move |message, stored| appended(&messages, message, stored)),
    }
}
