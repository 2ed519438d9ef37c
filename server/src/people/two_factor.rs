//! A second factor: a code of an app beside the password. It is set up with the password, confirmed with a code,
//! and comes with recovery codes, each of which stands in for a code once.

use serde::{Deserialize, Serialize};
use sha1::{Digest as _, Sha1};
use utoipa::ToSchema;

use super::tries::{self, Key};
use super::{members, password, sign_in};
use crate::app::{App, token_hash};
use crate::domain::one_time;
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Account, Entry};
use crate::store::{Tx, sessions, two_factor};
use crate::time::Time;

/// Recovery codes that one has.
const CODES: usize = 10;

/// Whether one's account has a second factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TwoFactor {
    pub enabled: bool,
    /// The workspace wants everybody to have one.
    pub required: bool,
    pub recovery_codes_left: i64,
}

/// A secret to put into an app. It is shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TwoFactorSecret {
    /// To be typed.
    pub secret: String,
    /// `otpauth://…`, the same for programs.
    pub address: String,
    pub picture: Picture,
}

/// A QR code, to be drawn without asking anybody for it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Picture {
    /// Modules of one side.
    pub size: usize,
    /// The dark ones, as the path of an SVG with one unit for each.
    pub path: String,
}

/// Codes that stand in for the app, each once. They are shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    pub recovery_codes: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnPassword {
    pub password: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnCode {
    /// Of the app, or a recovery code.
    pub code: String,
}

pub async fn of(app: &App, actor: &Actor) -> Result<TwoFactor> {
    let mut conn = app.db.read().await?;
    let account = people::account_of(&mut conn, actor.member)
        .await?
        .ok_or_else(|| Error::new(Code::Unauthenticated))?;
    let stored = two_factor::of(&mut conn, account.id).await?;
    Ok(TwoFactor {
        enabled: stored.is_some_and(|stored| stored.confirmed),
        required: two_factor::required(&mut conn, actor.workspace).await?,
        recovery_codes_left: two_factor::recovery_left(&mut conn, account.id).await?,
    })
}

/// Makes a secret. It is asked for only when it was confirmed.
///
/// Errors: `wrong_password`, `too_many_requests`; `stale` when there is one already.
pub async fn begin(app: &App, actor: &Actor, own: OwnPassword) -> Result<TwoFactorSecret> {
    let account = account(app, actor).await?;
    let tried = tries::begin(app, vec![Key::email(&account.email)]).await?;
    match password::verify(&own.password, account.password_hash.as_deref()).await {
        Ok(true) => {}
        Ok(false) => return Err(Error::new(Code::WrongPassword)),
        Err(error) => {
            tries::take_back(app, tried).await?;
            return Err(error);
        }
    }
    let workspace = people::workspace(&mut *app.db.read().await?, actor.workspace).await?;
    let name = workspace.map(|workspace| workspace.name).unwrap_or_default();
    // 160 bits, as RFC 4226 recommends.
    let secret = Sha1::digest(app.ids.token(Stream::People)).to_vec();
    let (id, written, now) = (account.id, one_time::written(&secret), app.now());
    let address = one_time::address(&secret, &name, &account.email);
    let stored = written.clone();
    let begun = app
        .db
        .write(move |tx| {
            let (stored, tried) = (stored.clone(), tried.clone());
            Box::pin(async move {
                tries::right(tx, &tried).await?;
                two_factor::begin(tx, id, &stored, now).await
            })
        })
        .await?;
    if !begun {
        return Err(Error::new(Code::Stale));
    }
    Ok(TwoFactorSecret { picture: picture(&address)?, secret: written, address })
}

fn picture(address: &str) -> Result<Picture> {
    let code = qrcode::QrCode::new(address.as_bytes()).map_err(Error::internal)?;
    let size = code.width();
    let mut path = String::new();
    for (place, colour) in code.to_colors().into_iter().enumerate() {
        if colour == qrcode::Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", place % size, place / size));
        }
    }
    Ok(Picture { size, path })
}

/// Confirms the secret with a code of it; from now on one is asked for at every sign-in.
///
/// It ends the account's other sessions: they began without one.
///
/// Errors: `wrong_code`, `too_many_requests`; `stale` when nothing waits to be confirmed.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    session: &str,
    own: OwnCode,
) -> Result<RecoveryCodes> {
    let account = account(app, actor).await?;
    let change = Change::On { session: session.to_owned() };
    with_code(app, actor, account, own, "two_factor.on", change).await
}

/// New recovery codes; those before work no longer.
///
/// Errors: `wrong_code`, `too_many_requests`; `stale` when there is none that was confirmed.
pub async fn renew(app: &App, actor: &Actor, own: OwnCode) -> Result<RecoveryCodes> {
    let account = account(app, actor).await?;
    with_code(app, actor, account, own, "two_factor.codes", Change::Codes).await
}

/// Takes the second factor away from one's own account.
///
/// Errors: `wrong_code`, `too_many_requests`; `stale` when there is none that was confirmed; `forbidden` where the workspace wants everybody to have one.
pub async fn off(app: &App, actor: &Actor, own: OwnCode) -> Result<()> {
    if two_factor::required(&mut *app.db.read().await?, actor.workspace).await? {
        return Err(Error::new(Code::Forbidden));
    }
    let account = account(app, actor).await?;
    with_code(app, actor, account, own, "two_factor.off", Change::Delete).await.map(|_| ())
}

/// Takes it away from a member who lost his app and his codes, and ends his sessions. His password stays. Nobody does
/// so for himself: his session alone would be enough.
///
/// Errors: `forbidden`, `not_found`.
pub async fn reset(app: &App, actor: &Actor, id: Id) -> Result<()> {
    actor.must(id != actor.member)?;
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let member = members::locked(tx, &actor, id).await?;
                two_factor::delete(tx, member.account_id).await?;
                sessions::delete_of(tx, id, None).await?;
                tx.publish(members::access(id));
                let subject = id.to_string();
                let (workspace, by) = (actor.workspace, Some(actor.member));
                people::audit(tx, entry, workspace, now, by, "two_factor.reset", &subject).await
            })
        })
        .await
}

/// What a right code leads to.
#[derive(Clone, PartialEq, Eq)]
enum Change {
    /// The secret is confirmed, and all sessions but this one end.
    On {
        session: String,
    },
    Codes,
    Delete,
}

async fn with_code(
    app: &App,
    actor: &Actor,
    account: Account,
    own: OwnCode,
    action: &'static str,
    change: Change,
) -> Result<RecoveryCodes> {
    let stored = two_factor::of(&mut *app.db.read().await?, account.id).await?;
    if stored.map(|stored| !stored.confirmed) != Some(matches!(change, Change::On { .. })) {
        return Err(Error::new(Code::Stale));
    }
    let tried = tries::begin(app, vec![Key::code_of(&account.email)]).await?;
    let now = app.now();
    let entry = app.ids.id(Stream::People, now);
    let codes = if change == Change::Delete { Vec::new() } else { fresh_codes(app) };
    let hashes: Vec<String> = codes.iter().map(|code| token_hash(&one_time::plain(code))).collect();
    let (member, workspace) = (actor.member, actor.workspace);
    let right = app
        .db
        .write(move |tx| {
            let (own, hashes, tried) = (own.clone(), hashes.clone(), tried.clone());
            let change = change.clone();
            Box::pin(async move {
                // Looked at again: a right code would confirm a secret that another one has begun meanwhile.
                let waits = two_factor::of(tx, account.id).await?.map(|stored| !stored.confirmed);
                if waits != Some(matches!(change, Change::On { .. })) {
                    return Err(Error::new(Code::Stale));
                }
                if !take(tx, account.id, &own.code, now).await? {
                    return Ok(false);
                }
                tries::right(tx, &tried).await?;
                match change {
                    Change::On { session } => {
                        two_factor::put_recovery(tx, account.id, &hashes).await?;
                        for (id,) in people::members_of(tx, account.id).await? {
                            sessions::delete_of(tx, id, Some(&session)).await?;
                            tx.publish(members::access(id));
                        }
                    }
                    Change::Codes => two_factor::put_recovery(tx, account.id, &hashes).await?,
                    Change::Delete => two_factor::delete(tx, account.id).await?,
                }
                let line: Entry<'_> = sign_in::deed(entry, workspace, now, Some(member), action);
                people::audit_entry(tx, line).await?;
                Ok(true)
            })
        })
        .await?;
    if right {
        Ok(RecoveryCodes { recovery_codes: codes })
    } else {
        Err(Error::new(Code::WrongCode))
    }
}

/// Uses up a code of the account's app, or one of its recovery codes; whether it was one.
pub(super) async fn take(tx: &mut Tx, account: Id, said: &str, now: Time) -> Result<bool> {
    let Some(stored) = two_factor::of(tx, account).await? else { return Ok(false) };
    let said = one_time::plain(said);
    if said.len() != 6 {
        return two_factor::take_recovery(tx, account, &token_hash(&said)).await;
    }
    let secret = one_time::read(&stored.secret).unwrap_or_default();
    match one_time::matching(&secret, &said, now, stored.last_step) {
        Some(step) => two_factor::take_step(tx, account, &stored.secret, step).await,
        None => Ok(false),
    }
}

/// 80 bits each, in four groups.
fn fresh_codes(app: &App) -> Vec<String> {
    let one = || {
        let token = app.ids.token(Stream::People);
        let bytes = Sha1::digest(token);
        let text = one_time::written(&bytes[..10]);
        [&text[..4], &text[4..8], &text[8..12], &text[12..]].join("-")
    };
    (0..CODES).map(|_| one()).collect()
}

async fn account(app: &App, actor: &Actor) -> Result<Account> {
    let found = people::account_of(&mut *app.db.read().await?, actor.member).await?;
    found.ok_or_else(|| Error::new(Code::Unauthenticated))
}
