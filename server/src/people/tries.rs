//! Tries at a password. Each is counted before the password is looked at, so that a hundred at once are a
//! hundred tries; wrong ones make the next wait longer, right ones are taken back. Whether an e-mail is known
//! shows in nothing.

use std::net::IpAddr;

use super::check::fold;
use crate::app::{App, token_hash};
use crate::error::{Code, Error, Result};
use crate::store::{Tx, sessions};
use crate::time::{DAY, SECOND, Time};

/// Wrong passwords for one e-mail before waiting begins.
const FREE: i64 = 5;
/// An address may be a whole office: it has more tries than one e-mail.
const FREE_ADDRESS: i64 = 50;
/// Letters about a forgotten password that one e-mail gets before waiting begins.
const FREE_RESETS: i64 = 3;
/// The longest wait.
const LONGEST_MS: i64 = 15 * 60 * SECOND;
/// After so long without a try they are forgotten.
const FORGOTTEN_MS: i64 = DAY;

/// What is counted: an e-mail or an address, and how many tries are free.
#[derive(Clone, Debug)]
pub struct Key {
    name: String,
    free: i64,
}

impl Key {
    /// The e-mail itself is not kept: people type their passwords into the wrong field.
    pub fn email(email: &str) -> Key {
        Key { name: format!("email {}", token_hash(&fold(email))), free: FREE }
    }

    /// Codes of a second factor, apart from passwords: a new password gives no guess at a code back.
    pub fn code_of(email: &str) -> Key {
        Key { name: format!("code {}", token_hash(&fold(email))), free: FREE }
    }

    /// Links by mail for a forgotten password, of one e-mail.
    pub fn reset_of(email: &str) -> Key {
        Key { name: format!("reset {}", token_hash(&fold(email))), free: FREE_RESETS }
    }

    /// The same, from one address.
    pub fn resets_from(address: IpAddr) -> Key {
        Key { name: format!("reset {}", Key::address(address).name), free: FREE_ADDRESS }
    }

    /// An IPv6 address counts as its /64: one person has all of it.
    pub fn address(address: IpAddr) -> Key {
        let network = match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(v6) => match v6.to_ipv4_mapped() {
                Some(v4) => IpAddr::V4(v4),
                None => IpAddr::V6((u128::from(v6) & !u128::from(u64::MAX)).into()),
            },
        };
        Key { name: format!("address {network}"), free: FREE_ADDRESS }
    }
}

/// A counted try.
#[derive(Clone, Debug)]
pub struct Try {
    keys: Vec<(Key, Time)>,
    at: Time,
}

/// Counts a try at a password.
///
/// Errors: `too_many_requests` while one of the keys has to wait (then nothing is counted).
pub async fn begin(app: &App, keys: Vec<Key>) -> Result<Try> {
    let (now, limits) = (app.now(), app.config.limits);
    app.db
        .write(move |tx| {
            let keys = keys.clone();
            Box::pin(async move {
                let mut counted = Vec::with_capacity(keys.len());
                for key in keys {
                    let (failures, last) = sessions::lock_failures(tx, &key.name, now).await?;
                    let failures = if now.since(last) > FORGOTTEN_MS { 0 } else { failures };
                    let until = last.plus(delay(failures - key.free));
                    if limits && until > now {
                        let seconds = u64::try_from(until.since(now)).unwrap_or(0).div_ceil(1_000);
                        return Err(Error::new(Code::TooManyRequests).retry_after(seconds));
                    }
                    sessions::set_failures(tx, &key.name, failures + 1, now).await?;
                    counted.push((key, last));
                }
                Ok(Try { keys: counted, at: now })
            })
        })
        .await
}

/// The password (or the code) was right: the e-mail starts afresh, the address gets this one try back. (Who has one
/// account must not be able to wipe his address's slate with it.)
pub async fn right(tx: &mut Tx, tried: &Try) -> Result<()> {
    for (key, last) in &tried.keys {
        if key.free == FREE {
            sessions::forget_failures(tx, &key.name).await?;
        } else {
            sessions::take_back_failure(tx, &key.name, tried.at, *last).await?;
        }
    }
    sessions::forget_failures_before(tx, Time(tried.at.0 - FORGOTTEN_MS)).await
}

/// The e-mail starts afresh with passwords.
pub async fn forget(tx: &mut Tx, email: &str) -> Result<()> {
    sessions::forget_failures(tx, &Key::email(email).name).await
}

/// The password was never looked at (too busy): the try does not count.
pub async fn take_back(app: &App, tried: Try) -> Result<()> {
    app.db
        .write(move |tx| {
            let tried = tried.clone();
            Box::pin(async move {
                for (key, last) in &tried.keys {
                    sessions::take_back_failure(tx, &key.name, tried.at, *last).await?;
                }
                Ok(())
            })
        })
        .await
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

    #[test]
    fn one_household_is_one_address() {
        let key = |text: &str| Key::address(text.parse().expect("an address")).name;
        assert_eq!(key("2001:db8::1"), key("2001:db8::ffff:2"));
        assert_ne!(key("2001:db8::1"), key("2001:db8:0:1::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}
