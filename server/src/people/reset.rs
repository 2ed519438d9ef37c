//! A forgotten password: a link by mail that works once, for an hour, and ends all sessions. Whether an e-mail is
//! known shows in nothing.

use std::net::IpAddr;

use serde::Deserialize;
use utoipa::ToSchema;

use super::check::{Problems, fold};
use super::tries::{self, Key};
use super::{members, password, place, sign_in};
use crate::app::{App, token_hash};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::letters::{self, Waiting};
use crate::store::{Tx, password_resets, people, sessions};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Forgotten {
    pub email: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    pub password: String,
}

/// Sends a link to whoever has this e-mail and may sign in. `base` is where people reach Candor.
///
/// Errors: `unavailable` when Candor has no server to send mail with, `too_many_requests`; both the same for
/// every e-mail.
pub async fn ask(app: &App, address: IpAddr, base: &str, forgotten: Forgotten) -> Result<()> {
    if app.config.mail.is_none() {
        return Err(Error::new(Code::Unavailable)
            .with_message("Candor has no server to send mail with. Ask an owner or admin."));
    }
    let email = fold(&forgotten.email);
    tries::begin(app, vec![Key::reset_of(&email), Key::resets_from(address)]).await?;
    let now = app.now();
    // Whose it is, is looked at when the letter is sent: the answer takes as long for an e-mail that nobody has.
    let waiting = Waiting {
        id: app.ids.id(Stream::People, now),
        member_id: None,
        email: Some(email.replace('\0', "")),
        kind: "reset".to_owned(),
        link: Some(base.to_owned()),
        network: Some(place::network(address)),
        created_at: now,
        attempts: 0,
    };
    app.db
        .write(move |tx| {
            let waiting = waiting.clone();
            Box::pin(async move { letters::insert(tx, &waiting).await })
        })
        .await
}

/// Takes back the links of an account, those on their way, too: it has a new password, or its member may not sign
/// in (any more).
pub(super) async fn take_back(tx: &mut Tx, account: Id, email: &str) -> Result<()> {
    password_resets::delete_of(tx, account).await?;
    letters::take_back_resets(tx, &fold(email)).await
}

/// Whether a link still works; `not_found` otherwise.
pub async fn look(app: &App, token: &str) -> Result<()> {
    let hash = token_hash(token);
    let valid = password_resets::is_valid(&mut *app.db.read().await?, &hash, app.now()).await?;
    if valid { Ok(()) } else { Err(Error::not_found()) }
}

/// Sets the new password and ends every session of the account. It signs nobody in.
///
/// Errors: `validation`, `not_found`.
pub async fn set(app: &App, address: IpAddr, token: &str, new: NewPassword) -> Result<()> {
    let mut problems = Problems::default();
    problems.password("password", &new.password);
    problems.end()?;
    look(app, token).await?;
    let hash = password::hash(app, &new.password).await?;
    let (now, stored) = (app.now(), token_hash(token));
    let entry = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            let (hash, stored) = (hash.clone(), stored.clone());
            Box::pin(async move {
                let account =
                    password_resets::take(tx, &stored, now).await?.ok_or_else(Error::not_found)?;
                let member =
                    people::active_member_of(tx, account).await?.ok_or_else(Error::not_found)?;
                people::set_password(tx, account, &hash).await?;
                take_back(tx, account, &member.email).await?;
                // Who guessed at the old one starts afresh with the new one; who guesses at codes does not.
                tries::forget(tx, &fold(&member.email)).await?;
                for (id,) in people::members_of(tx, account).await? {
                    sessions::delete_of(tx, id, None).await?;
                    tx.publish(members::access(id));
                }
                // Nobody is signed in: the line tells whose password it is.
                let subject = member.id.to_string();
                let line = people::Entry {
                    subject: &subject,
                    ..sign_in::deed(entry, member.workspace_id, now, None, "password.reset")
                };
                people::audit_from(tx, line, Some(&place::network(address))).await
            })
        })
        .await
}
