//! Ids and tokens. The only place that draws random numbers.

use std::fmt;
use std::str::FromStr;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::{Rng as _, SeedableRng as _, TryRng as _};
use serde::{Deserialize, Serialize};
use sqlx::{Database, Decode, Encode, Type};
use uuid::Uuid;

use crate::time::Time;

/// A UUID (version 7), stored and sent as 36 characters of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(pub Uuid);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.as_hyphenated().fmt(f)
    }
}

impl FromStr for Id {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Id)
    }
}

impl Id {
    /// The id of something that has a name of its own elsewhere: the same for the same instant and `parts`.
    pub fn derived(at: Time, parts: &[&str]) -> Id {
        use sha2::{Digest as _, Sha256};
        let mut hash = Sha256::new();
        for part in parts {
            hash.update([0]);
            hash.update(part.as_bytes());
        }
        let hash = hash.finalize();
        let mut random = [0_u8; 10];
        random.copy_from_slice(&hash[..10]);
        let millis = u64::try_from(at.0).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }
}

impl<DB: Database> Type<DB> for Id
where
    String: Type<DB>,
{
    fn type_info() -> DB::TypeInfo {
        <String as Type<DB>>::type_info()
    }
    fn compatible(info: &DB::TypeInfo) -> bool {
        <String as Type<DB>>::compatible(info)
    }
}

impl<'q, DB: Database> Encode<'q, DB> for Id
where
    String: Encode<'q, DB>,
{
    fn encode_by_ref(
        &self,
        buffer: &mut <DB as Database>::ArgumentBuffer,
    ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
        self.to_string().encode(buffer)
    }
}

impl<'r, DB: Database> Decode<'r, DB> for Id
where
    &'r str: Decode<'r, DB>,
{
    fn decode(value: <DB as Database>::ValueRef<'r>) -> Result<Self, sqlx::error::BoxDynError> {
        Ok(<&str as Decode<DB>>::decode(value)?.parse()?)
    }
}

impl utoipa::PartialSchema for Id {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::{KnownFormat, ObjectBuilder, SchemaFormat, schema::Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Uuid)))
            .into()
    }
}
impl utoipa::ToSchema for Id {}

/// Who will see what is drawn. Each audience has its own stream, so that under a seed nothing that
/// the quality side draws shifts what operators see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// Dialogues, messages, files: what visitors and operators see.
    Desk,
    /// Visitors, their tokens.
    Visitors,
    /// Accounts, members, sessions, chats.
    People,
    /// Rating requests: never seen by operators.
    Quality,
    /// What is told to other systems, seen by those who manage.
    Outbox,
}

type Generators = [rand_chacha::ChaCha12Rng; 5];

/// The source of ids and tokens: the operating system, or seeded streams in tests.
#[derive(Clone)]
pub enum Ids {
    System,
    Seeded(Arc<Mutex<Generators>>),
}

impl Ids {
    /// Reproducible streams, one per audience.
    pub fn seeded(seed: u64) -> Ids {
        let generator =
            |n: u64| rand_chacha::ChaCha12Rng::seed_from_u64(seed.wrapping_mul(31).wrapping_add(n));
        Ids::Seeded(Arc::new(Mutex::new([
            generator(0),
            generator(1),
            generator(2),
            generator(3),
            generator(4),
        ])))
    }

    fn fill(&self, stream: Stream, bytes: &mut [u8]) {
        match self {
            Ids::System => {
                // The operating system's generator cannot fail on the systems Candor runs on; if it
                // ever does, stopping is right: a guessable token would be worse.
                #[expect(clippy::expect_used, reason = "no randomness, no service")]
                rand::rngs::SysRng
                    .try_fill_bytes(bytes)
                    .expect("the operating system's random numbers");
            }
            Ids::Seeded(generators) => {
                let mut generators =
                    generators.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                generators[stream as usize].fill_bytes(bytes);
            }
        }
    }

    /// A new id, ordered by `now`.
    pub fn id(&self, stream: Stream, now: Time) -> Id {
        let mut random = [0_u8; 10];
        self.fill(stream, &mut random);
        let millis = u64::try_from(now.0).unwrap_or(0);
        Id(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// A secret of 256 bits as 43 url-safe characters.
    pub fn token(&self, stream: Stream) -> String {
        let mut random = [0_u8; 32];
        self.fill(stream, &mut random);
        URL_SAFE_NO_PAD.encode(random)
    }

    /// A public key of 132 bits as 22 url-safe characters (chat keys).
    pub fn key(&self, stream: Stream) -> String {
        self.token(stream)[..22].to_owned()
    }
}
