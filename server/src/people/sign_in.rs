//! Signing in and out, and how long a session lives. Whether an e-mail is known shows in nothing.

use std::net::IpAddr;

use serde::Deserialize;
use utoipa::ToSchema;

use super::check::fold;
use super::password;
use super::tries::{self, Key};
use crate::app::{App, token_hash};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::{Tx, people, sessions};
use crate::time::{DAY, HOUR, Time};

/// How long a session lasts without being used.
pub const SESSION_MS: i64 = 30 * DAY;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub email: String,
    pub password: String,
}

/// Signs in; answers the new session's token.
///
/// Errors: `wrong_password` (also for an e-mail that is not known and a member who may not sign in, after the
/// same work), `too_many_requests`, `unavailable` when too many sign in at once.
pub async fn sign_in(app: &App, address: IpAddr, credentials: Credentials) -> Result<String> {
    let now = app.now();
    let email = fold(&credentials.email);
    let tried = tries::begin(app, vec![Key::email(&email), Key::address(address)]).await?;
    // PostgreSQL cannot hold U+0000, so nobody has such an e-mail.
    let account = match email.contains('\0') {
        true => None,
        false => people::account_by_email(&mut *app.db.read().await?, &email).await?,
    };
    let stored = account.as_ref().and_then(|account| account.password_hash.clone());
    let matches = match password::verify(&credentials.password, stored.as_deref()).await {
        Ok(matches) => matches,
        Err(error) => {
            tries::take_back(app, tried).await?;
            return Err(error);
        }
    };
    let (Some(account), Some(stored), true) = (account, stored, matches) else {
        tracing::info!(%address, "sign-in refused");
        return Err(Error::new(Code::WrongPassword));
    };
    let token = app.ids.token(Stream::People);
    let (session, entry) = (token_hash(&token), app.ids.id(Stream::People, now));
    let opened = app
        .db
        .write(move |tx| {
            let (tried, session, stored) = (tried.clone(), session.clone(), stored.clone());
            Box::pin(async move {
                // The password may have been changed, or the member disabled, while it was checked.
                if !people::hold_password(tx, account.id, &stored).await? {
                    return Ok(false);
                }
                let Some(member) = people::active_member_of(tx, account.id).await? else {
                    return Ok(false);
                };
                tries::right(tx, &tried).await?;
                sessions::delete_expired(tx, now).await?;
                open_session(tx, member.id, &session, now).await?;
                let (workspace, by) = (member.workspace_id, Some(member.id));
                people::audit(tx, entry, workspace, now, by, "sign_in", "").await?;
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

/// Moves the end of a session that is in use, at most once an hour; whether it did.
pub async fn keep_alive(app: &App, session: &str, last_seen: Time) -> Result<bool> {
    let now = app.now();
    if now.since(last_seen) < HOUR {
        return Ok(false);
    }
    let session = session.to_owned();
    app.db
        .write(move |tx| {
            let session = session.clone();
            Box::pin(async move { sessions::seen(tx, &session, now, now.plus(SESSION_MS)).await })
        })
        .await?;
    Ok(true)
}
