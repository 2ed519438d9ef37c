//! Signing in and out, and how long a session lives. Whether an e-mail is known shows in nothing.

use std::net::IpAddr;

use serde::Deserialize;
use utoipa::ToSchema;

use super::check::fold;
use super::password;
use super::place;
use super::tries::{self, Key};
use super::two_factor;
use crate::app::{App, token_hash};
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::two_factor as factors;
use crate::store::{Tx, people, sessions};
use crate::time::{DAY, HOUR, Time};

/// How long a session lasts without being used.
pub const SESSION_MS: i64 = 30 * DAY;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    pub email: String,
    pub password: String,
    /// Of the second factor, where the account has one: of the app, or a recovery code.
    #[serde(default)]
    pub code: Option<String>,
}

/// Where a sign-in comes from.
#[derive(Clone, Debug)]
pub struct From {
    pub address: IpAddr,
    /// What the browser says of itself.
    pub browser: Option<String>,
}

/// What became of a right password.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opened {
    Yes,
    /// He may not sign in (any more).
    No,
    CodeMissing,
    WrongCode,
}

/// Signs in; answers the new session's token.
///
/// Errors: `wrong_password` (also for an e-mail that is not known and a member who may not sign in, after the
/// same work), `code_required` and `wrong_code` where the password is right and the account has a second factor,
/// `too_many_requests`, `unavailable` when too many sign in at once.
pub async fn sign_in(app: &App, from: From, credentials: Credentials) -> Result<String> {
    let (now, address, code) = (app.now(), from.address, credentials.code.clone());
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
    let known = account.as_ref().map(|account| account.id);
    let (Some(account), Some(stored), true) = (account, stored, matches) else {
        return refuse(app, address, known, Code::WrongPassword).await;
    };
    let factor = factors::of(&mut *app.db.read().await?, account.id).await?;
    let guess = match (&code, factor) {
        (Some(_), Some(factor)) if factor.confirmed => {
            Some(tries::begin(app, vec![Key::code_of(&email)]).await?)
        }
        _ => None,
    };
    let token = app.ids.token(Stream::People);
    let (session, entry) = (token_hash(&token), app.ids.id(Stream::People, now));
    let counted = tried.clone();
    let opened = app
        .db
        .write(move |tx| {
            let (tried, session, stored) = (tried.clone(), session.clone(), stored.clone());
            let (from, code, guess) = (from.clone(), code.clone(), guess.clone());
            Box::pin(async move {
                // The password may have been changed, or the member disabled, while it was checked.
                if !people::hold_password(tx, account.id, &stored).await? {
                    return Ok(Opened::No);
                }
                let Some(member) = people::active_member_of(tx, account.id).await? else {
                    return Ok(Opened::No);
                };
                let factor = factors::of(tx, account.id).await?;
                if factor.is_some_and(|factor| factor.confirmed) {
                    let (Some(code), Some(guess)) = (code, guess) else {
                        return Ok(Opened::CodeMissing);
                    };
                    if !two_factor::take(tx, account.id, &code, now).await? {
                        return Ok(Opened::WrongCode);
                    }
                    tries::right(tx, &guess).await?;
                }
                tries::right(tx, &tried).await?;
                sessions::delete_expired(tx, now).await?;
                open_session(tx, member.id, &session, now).await?;
                let network = place::network(from.address);
                sessions::came_from(tx, &session, &network, from.browser.as_deref()).await?;
                let (workspace, by) = (member.workspace_id, Some(member.id));
                let line = deed(entry, workspace, now, by, "sign_in");
                people::audit_from(tx, line, Some(&network)).await?;
                Ok(Opened::Yes)
            })
        })
        .await?;
    match opened {
        Opened::Yes => Ok(token),
        Opened::No => refuse(app, address, known, Code::WrongPassword).await,
        Opened::WrongCode => refuse(app, address, known, Code::WrongCode).await,
        Opened::CodeMissing => {
            // This one was no guess. Those before it stay counted, or guesses at codes would be free.
            tries::take_back(app, counted).await?;
            Err(Error::new(Code::CodeRequired))
        }
    }
}

/// Writes down that somebody was refused, with the same work whether there is such an account or not. The e-mail
/// that was typed is not kept: people type their passwords into the wrong field.
async fn refuse<T>(app: &App, address: IpAddr, account: Option<Id>, why: Code) -> Result<T> {
    tracing::info!(%address, "sign-in refused");
    let now = app.now();
    let entry = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let account = account.unwrap_or(entry);
                let member = people::any_member_of(tx, account).await?;
                let workspace = people::first_workspace(tx).await?.map(|workspace| workspace.id);
                let Some(workspace) = member.as_ref().map(|m| m.workspace_id).or(workspace) else {
                    return Ok(());
                };
                let subject = member.map(|member| member.id.to_string()).unwrap_or_default();
                let line = people::Entry {
                    subject: &subject,
                    ..deed(entry, workspace, now, None, "sign_in.refuse")
                };
                people::audit_from(tx, line, Some(&place::network(address))).await
            })
        })
        .await?;
    Err(Error::new(why))
}

/// A line of the audit log about oneself.
pub(super) fn deed(
    id: Id,
    workspace: Id,
    at: Time,
    member: Option<Id>,
    action: &'static str,
) -> people::Entry<'static> {
    people::Entry { id, workspace, at, member, action, subject: "", detail: None }
}

/// Opens a session for a member; `session` is its token's hash.
pub async fn open_session(tx: &mut Tx, member: Id, session: &str, now: Time) -> Result<()> {
    sessions::insert(tx, session, member, now, now.plus(SESSION_MS)).await
}

/// Ends this session.
pub async fn sign_out(app: &App, session: String, actor: &Actor) -> Result<()> {
    let (now, member, workspace) = (app.now(), actor.member, actor.workspace);
    let entry = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            let session = session.clone();
            Box::pin(async move {
                sessions::delete(tx, &session).await?;
                tx.publish(super::members::access(member));
                people::audit(tx, entry, workspace, now, Some(member), "sign_out", "").await
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
