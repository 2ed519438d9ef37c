//! The first run: whoever holds the token from the terminal creates owner and workspace, once.

use serde::Deserialize;
use subtle::ConstantTimeEq as _;
use utoipa::ToSchema;

use super::check::{Problems, fold};
use super::{password, sign_in};
use crate::app::{App, token_hash};
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Member, Workspace};
use crate::store::{Tx, settings};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    /// As printed at the first start.
    pub token: String,
    pub email: String,
    /// 8–128 characters.
    pub password: String,
    pub name: String,
    /// The workspace's name.
    pub workspace: String,
    /// IANA name, for example `Europe/Paris`.
    pub time_zone: String,
    /// One of `en`, `fr`, `ru`, `ar`.
    pub language: String,
}

/// Whether nobody has set Candor up yet.
pub async fn is_open(app: &App) -> Result<bool> {
    Ok(people::first_workspace(&mut *app.db.read().await?).await?.is_none())
}

/// A fresh setup token, if nobody has set Candor up yet; the one of an earlier start is dead.
pub async fn token(app: &App) -> Result<Option<String>> {
    if !is_open(app).await? {
        return Ok(None);
    }
    let token = app.ids.token(Stream::People);
    let hash = token_hash(&token);
    app.db
        .write(move |tx| {
            let hash = hash.clone();
            Box::pin(async move { settings::put(tx, "setup_token", &hash).await })
        })
        .await?;
    Ok(Some(token))
}

/// Creates owner and workspace and signs the owner in; answers his session's token.
///
/// Errors: `not_found` once somebody did, `forbidden` for a wrong token, `validation`.
pub async fn set_up(app: &App, setup: Setup) -> Result<String> {
    if !is_open(app).await? {
        return Err(Error::not_found());
    }
    let stored =
        settings::get(&mut *app.db.read().await?, "setup_token").await?.unwrap_or_default();
    let given = token_hash(&setup.token);
    if !bool::from(given.as_bytes().ct_eq(stored.as_bytes())) {
        // Somebody may have been faster since the first look: then the token is used up, not wrong.
        if !is_open(app).await? {
            return Err(Error::not_found());
        }
        return Err(Error::new(crate::error::Code::Forbidden)
            .with_message("This is not the setup token that the terminal shows.")
            .with_field("token", "Copy it from the terminal."));
    }
    create(app, setup).await
}

/// The same without a token, for whoever has the machine (`candor setup`).
pub async fn create(app: &App, setup: Setup) -> Result<String> {
    let mut problems = Problems::default();
    problems.email(setup.email.trim());
    problems.password("password", &setup.password);
    problems.name("name", &setup.name);
    problems.name("workspace", &setup.workspace);
    problems.time_zone(&setup.time_zone);
    problems.language(&setup.language);
    problems.end()?;
    let hash = password::hash(app, &setup.password).await?;
    let now = app.now();
    let id = || app.ids.id(Stream::People, now);
    let workspace = Workspace {
        id: id(),
        name: setup.workspace.trim().to_owned(),
        time_zone: setup.time_zone,
        language: setup.language.clone(),
        week_start: "monday".to_owned(),
        few_answers: 30,
        created_at: now,
    };
    let owner = Member {
        id: id(),
        workspace_id: workspace.id,
        account_id: id(),
        name: setup.name.trim().to_owned(),
        email: setup.email.trim().to_owned(),
        role: "owner".to_owned(),
        status: "active".to_owned(),
        language: setup.language,
        created_at: now,
    };
    let entry = id();
    let token = app.ids.token(Stream::People);
    let session = token_hash(&token);
    app.db
        .write(move |tx| {
            let (workspace, owner) = (workspace.clone(), owner.clone());
            let (hash, session) = (hash.clone(), session.clone());
            Box::pin(async move { insert(tx, &workspace, &owner, &hash, &session, entry).await })
        })
        .await?;
    Ok(token)
}

async fn insert(
    tx: &mut Tx,
    workspace: &Workspace,
    owner: &Member,
    hash: &str,
    session: &str,
    entry: Id,
) -> Result<()> {
    // The settings row is the lock: of two who set up at once, the second sees the first's workspace.
    settings::put(tx, "setup_token", "").await?;
    if people::first_workspace(tx).await?.is_some() {
        return Err(Error::not_found());
    }
    let now = workspace.created_at;
    people::insert_workspace(tx, workspace).await?;
    people::insert_account(
        tx,
        owner.account_id,
        &owner.email,
        &fold(&owner.email),
        Some(hash),
        now,
    )
    .await?;
    people::insert_member(tx, owner).await?;
    sign_in::open_session(tx, owner.id, session, now).await?;
    people::audit(tx, entry, workspace.id, now, Some(owner.id), "setup", "").await
}
