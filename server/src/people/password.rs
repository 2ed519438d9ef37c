//! Passwords: Argon2id (19 MiB, 2 passes, 1 lane), two at a time and off the threads that serve everybody.

use std::time::Duration;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use tokio::sync::Semaphore;

use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::ids::Stream;

/// Hashes at once; each takes 19 MiB.
static TURNS: Semaphore = Semaphore::const_new(2);
/// How long a sign-in waits for its turn before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// What stands in for the password of an account that does not exist, so that it costs the same.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash to store, as a PHC string.
pub async fn hash(app: &App, password: &str) -> Result<String> {
    let salt = app.ids.token(Stream::People);
    let password = password.to_owned();
    in_turn(move || {
        let hash =
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt.as_bytes()[..22]);
        hash.map(|hash| hash.to_string()).map_err(|error| Error::internal(error.to_string()))
    })
    .await?
}

/// Whether this is the password behind `stored`; with `None` it costs the same and is false.
pub async fn verify(password: &str, stored: Option<&str>) -> Result<bool> {
    let exists = stored.is_some();
    let (password, stored) = (password.to_owned(), stored.unwrap_or(NOBODY).to_owned());
    let matches = in_turn(move || {
        let Ok(hash) = PasswordHash::new(&stored) else { return false };
        Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()
    })
    .await?;
    Ok(exists && matches)
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let turn = tokio::time::timeout(PATIENCE, TURNS.acquire()).await;
    let _turn =
        turn.map_err(|_| Error::new(Code::Unavailable).retry_after(5))?.map_err(Error::internal)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}
