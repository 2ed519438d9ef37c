//! What a signed-in member is told of himself, and what he may change: language, name, password.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::Problems;
use super::tries::{self, Key, Try};
use super::two_factor::{self, TwoFactor};
use super::{password, reset};
use crate::app::App;
use crate::domain::chat::{FileRules, Kind};
use crate::domain::people::{Actor, Role};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::{operators, people, sessions};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnMember {
    pub id: Id,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub language: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnWorkspace {
    pub id: Id,
    pub name: String,
    pub time_zone: String,
    pub language: String,
    pub week_start: String,
    pub few_answers: i64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnChat {
    pub id: Id,
    pub name: String,
    pub kind: Kind,
    /// What files may be sent in it.
    pub files: FileRules,
}

/// Who is signed in, where, and for which chats.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Session {
    pub member: OwnMember,
    pub workspace: OwnWorkspace,
    /// The chats this member answers in.
    pub chats: Vec<OwnChat>,
    pub two_factor: TwoFactor,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProfileChange {
    #[serde(default)]
    pub language: Option<String>,
    #[serde(default)]
    pub name: Option<String>,
    /// Needed for a new password.
    #[serde(default)]
    pub current_password: Option<String>,
    #[serde(default)]
    pub new_password: Option<String>,
}

pub async fn of(app: &App, actor: &Actor) -> Result<Session> {
    let mut conn = app.db.read().await?;
    let member = people::member(&mut conn, actor.member)
        .await?
        .ok_or_else(|| Error::new(Code::Unauthenticated))?;
    let workspace =
        people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
    let rows = if actor.role.operates() {
        operators::chats_of(&mut conn, actor.workspace, actor.member).await?
    } else {
        Vec::new()
    };
    drop(conn);
    let mut chats = Vec::with_capacity(rows.len());
    for row in rows {
        let kind = Kind::parse(&row.kind).unwrap_or(Kind::Website);
        let Some(chat) = app.chats.get(&app.db, row.id, app.now()).await? else { continue };
        chats.push(OwnChat {
            id: row.id,
            name: row.name,
            kind,
            files: chat.settings.files.clone(),
        });
    }
    Ok(Session {
        member: OwnMember {
            id: member.id,
            name: member.name,
            email: member.email,
            role: actor.role,
            language: member.language,
        },
        workspace: OwnWorkspace {
            id: workspace.id,
            name: workspace.name,
            time_zone: workspace.time_zone,
            language: workspace.language,
            week_start: workspace.week_start,
            few_answers: workspace.few_answers,
        },
        chats,
        two_factor: two_factor::of(app, actor).await?,
    })
}

/// Changes one's own profile. A new password needs the current one and ends all other sessions.
///
/// Errors: `validation`, `wrong_password`, `too_many_requests`, `stale`.
pub async fn change(app: &App, actor: &Actor, session: &str, change: ProfileChange) -> Result<()> {
    let mut problems = Problems::default();
    if let Some(language) = &change.language {
        problems.language(language);
    }
    if let Some(name) = &change.name {
        problems.name("name", name);
    }
    if let Some(password) = &change.new_password {
        problems.password("new_password", password);
        problems.must(
            change.current_password.is_some(),
            "current_password",
            "Give your current password, too.",
        );
    }
    problems.end()?;
    let new = match &change.new_password {
        Some(new) => Some(
            new_password(app, actor, change.current_password.as_deref().unwrap_or_default(), new)
                .await?,
        ),
        None => None,
    };
    let (id, session, now) = (actor.member, session.to_owned(), app.now());
    let (workspace, entry) = (actor.workspace, app.ids.id(Stream::People, now));
    app.db
        .write(move |tx| {
            let (change, new, session) = (change.clone(), new.clone(), session.clone());
            Box::pin(async move {
                let mut member = people::member(tx, id).await?.ok_or_else(Error::not_found)?;
                member.language = change.language.unwrap_or(member.language);
                member.name = change.name.map_or(member.name, |name| name.trim().to_owned());
                people::update_member(tx, &member).await?;
                if let Some(NewPassword { hash, current, tried }) = new {
                    if !people::hold_password(tx, member.account_id, &current).await? {
                        return Err(Error::new(Code::Stale));
                    }
                    tries::right(tx, &tried).await?;
                    people::set_password(tx, member.account_id, &hash).await?;
                    reset::take_back(tx, member.account_id, &member.email).await?;
                    people::audit(tx, entry, workspace, now, Some(id), "password.change", "")
                        .await?;
                    sessions::delete_of(tx, id, Some(&session)).await?;
                    tx.publish(super::members::access(id));
                }
                Ok(())
            })
        })
        .await
}

#[derive(Clone)]
struct NewPassword {
    hash: String,
    /// The hash that was checked.
    current: String,
    tried: Try,
}

async fn new_password(app: &App, actor: &Actor, current: &str, new: &str) -> Result<NewPassword> {
    let account = people::account_of(&mut *app.db.read().await?, actor.member).await?;
    let account = account.ok_or_else(|| Error::new(Code::Unauthenticated))?;
    // Whoever holds only the session must not guess faster than at the door.
    let tried = tries::begin(app, vec![Key::email(&account.email)]).await?;
    let stored = account.password_hash;
    match (password::verify(current, stored.as_deref()).await, stored) {
        (Ok(true), Some(current)) => {
            Ok(NewPassword { hash: password::hash(app, new).await?, current, tried })
        }
        (Ok(_), _) => Err(Error::new(Code::WrongPassword)
            .with_message("The current password is wrong.")
            .with_field("current_password", "This is not your current password.")),
        (Err(error), _) => {
            tries::take_back(app, tried).await?;
            Err(error)
        }
    }
}
