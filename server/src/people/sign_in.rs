//! Signing in and out. Wrong passwords make the next try wait longer, for the e-mail and for the address.
//! Whether an e-mail is known shows in nothing.

use std::net::IpAddr;

use serde::Deserialize;
use utoipa::ToSchema;

use super::check::fold;
use super::password;
use crate::app::{App, token_hash};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::{Tx, people, sessions};
use crate::time::{DAY, HOUR, SECOND, Time};

/// How long a session lasts without being used.
pub const SESSION_MS: i64 = 30 * DAY;
/// Wrong passwords before waiting begins.
const FREE_TRIES: i64 = 5;
/// The longest wait.
const LONGEST_MS: i64 = 15 * 60 * SECOND;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub email: String,
    pub password: String,
}

/// Signs in; answers the new session's token.
///
/// Errors: `wrong_password`, `too_many_requests`.
pub async fn sign_in(app: &App, address: IpAddr, credentials: Credentials) -> Result<String> {
    let now = app.now();
    let email = fold(&credentials.email);
    let keys = [format!("email {}", token_hash(&email)), format!("address {address}")];
    must_not_wait(app, &keys, now).await?;
    let account = people::account_by_email(&mut *app.db.read().await?, &email).await?;
    let stored = account.as_ref().and_then(|account| account.password_hash.as_deref());
    let matches = password::verify(&credentials.password, stored).await?;
    let member = match account.filter(|_| matches) {
        Some(account) => people::active_member_of(&mut *app.db.read().await?, account.id).await?,
        None => None,
    };
    let token = app.ids.token(Stream::People);
    let session = token_hash(&token);
    let member = member.map(|member| member.id);
    let opened = app
        .db
        .write(move |tx| {
            let (keys, session) = (keys.clone(), session.clone());
            Box::pin(async move {
                let Some(member) = member else {
                    for key in &keys {
                        sessions::add_failure(tx, key, now).await?;
                    }
                    return Ok(false);
                };
                sessions::forget_failures(tx, &keys[0]).await?;
                open_session(tx, member, &session, now).await?;
                Ok(true)
            })
        })
        .await?;
    if opened { Ok(token) } else { Err(Error::new(Code::WrongPassword)) }
}

/// Opens a session for a member; `session` is its token's hash.
pub async fn open_session(tx: &mut Tx, member: Id, session: &str, now: Time) -> Result<()> {
    sessions::insert(tx, session, member, now, now.plus(SESSION_MS)).await
}

/// Ends this session.
pub async fn sign_out(app: &App, session: String, member: Id) -> Result<()> {
    app.db
        .write(move |tx| {
            let session = session.clone();
            Box::pin(async move {
                sessions::delete(tx, &session).await?;
                tx.publish(super::members::access(member));
                Ok(())
            })
        })
        .await
}

/// Moves the end of a session that is in use, at most once an hour.
pub async fn keep_alive(app: &App, session: &str, last_seen: Time) -> Result<()> {
    let now = app.now();
    if now.since(last_seen) < HOUR {
        return Ok(());
    }
    let session = session.to_owned();
    app.db
        .write(move |tx| {
            let session = session.clone();
            Box::pin(async move { sessions::seen(tx, &session, now, now.plus(SESSION_MS)).await })
        })
        .await
}

async fn must_not_wait(app: &App, keys: &[String], now: Time) -> Result<()> {
    if !app.config.limits {
        return Ok(());
    }
    let mut conn = app.db.read().await?;
    for key in keys {
        let Some((failures, last)) = sessions::failures(&mut conn, key).await? else { continue };
        // An address may be a whole office: it has more tries than one e-mail.
        let free = if key.starts_with("address") { 10 * FREE_TRIES } else { FREE_TRIES };
        let until = last.plus(delay(failures - free));
        if until > now {
            let seconds = u64::try_from(until.since(now)).unwrap_or(0).div_ceil(1_000);
            return Err(Error::new(Code::TooManyRequests).retry_after(seconds));
        }
    }
    Ok(())
}

/// 0 while tries are free, then 2, 4, 8 … seconds up to a quarter of an hour.
fn delay(beyond: i64) -> i64 {
    if beyond < 0 {
        return 0;
    }
    let doubled = 2_i64.saturating_pow(u32::try_from(beyond + 1).unwrap_or(u32::MAX));
    doubled.saturating_mul(SECOND).min(LONGEST_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_ends() {
        assert_eq!([-1, 0, 1, 2].map(delay), [0, 2 * SECOND, 4 * SECOND, 8 * SECOND]);
        assert_eq!(delay(1_000), LONGEST_MS);
    }
}
