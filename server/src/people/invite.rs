//! New members: with a password at once, or by an invitation whose link works once within a week.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::check::{Problems, fold};
use super::members::{self, MemberView};
use super::{password, sign_in};
use crate::app::{App, token_hash};
use crate::domain::people::{Actor, Role};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::letters::{self, Waiting};
use crate::store::people::{self, Member};
use crate::store::{Tx, sessions};
use crate::time::{DAY, Time};

const INVITATION_MS: i64 = 7 * DAY;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMember {
    pub email: String,
    pub name: String,
    pub role: Role,
    /// None: an invitation.
    #[serde(default)]
    pub password: Option<String>,
    /// The chats whose ratings an analyst sees; none: all of them.
    #[serde(default)]
    pub chats: Option<Vec<Id>>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Invitation {
    pub email: String,
    pub name: String,
    pub workspace: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    pub password: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub language: Option<String>,
}

/// Adds a member; without a password the second value is the invitation's link, which is also mailed to him where
/// Candor has a server for that. `base` is where people reach Candor.
///
/// Errors: `email_taken`, `forbidden` (only an owner makes owners), `validation`.
pub async fn add(
    app: &App,
    actor: &Actor,
    base: &str,
    new: NewMember,
) -> Result<(MemberView, Option<String>)> {
    let mut problems = Problems::default();
    problems.email(new.email.trim());
    problems.name("name", &new.name);
    if let Some(password) = &new.password {
        problems.password("password", password);
    }
    problems.end()?;
    actor.must(new.role != Role::Owner || actor.role == Role::Owner)?;
    let hash = match &new.password {
        Some(password) => Some(password::hash(app, password).await?),
        None => None,
    };
    let now = app.now();
    let id = || app.ids.id(Stream::People, now);
    let token = hash.is_none().then(|| app.ids.token(Stream::People));
    let member = Member {
        id: id(),
        workspace_id: actor.workspace,
        account_id: id(),
        name: new.name.trim().to_owned(),
        email: new.email.trim().to_owned(),
        role: new.role.as_str().to_owned(),
        status: if hash.is_some() { "active" } else { "invited" }.to_owned(),
        language: "en".to_owned(),
        created_at: now,
    };
    let (entry, by, invitation) = (id(), actor.member, token.as_deref().map(token_hash));
    let (actor, chats) = (actor.clone(), new.chats);
    let link = token.as_deref().map(|token| link(base, token));
    let mail = link.clone().filter(|_| app.config.mail.is_some()).map(|link| (id(), link));
    let added = app
        .db
        .write(move |tx| {
            let (member, hash, invitation) = (member.clone(), hash.clone(), invitation.clone());
            let (actor, chats, mail) = (actor.clone(), chats.clone(), mail.clone());
            Box::pin(async move {
                let member = insert(tx, member, hash.as_deref(), now).await?;
                if let Some(invitation) = invitation {
                    people::insert_invitation(tx, &invitation, member.id, now.plus(INVITATION_MS))
                        .await?;
                }
                if let Some((letter, link)) = mail {
                    letters::insert(tx, &invitation_letter(letter, member.id, link, now)).await?;
                }
                let chats = members::choose(tx, &actor, member.id, chats).await?;
                let line = people::Entry {
                    id: entry,
                    workspace: member.workspace_id,
                    at: now,
                    member: Some(by),
                    action: "member.add",
                    subject: &member.id.to_string(),
                    detail: Some(format!("role: {}", member.role)),
                };
                people::audit_entry(tx, line).await?;
                Ok(MemberView { chats, ..member.into() })
            })
        })
        .await
        .map_err(
            |error| if error.is_unique_violation() { Error::new(Code::EmailTaken) } else { error },
        )?;
    Ok((added, link))
}

/// A new account and member; or one who was deleted comes back, with his old id and credit.
async fn insert(tx: &mut Tx, mut member: Member, hash: Option<&str>, now: Time) -> Result<Member> {
    people::lock_workspace(tx, member.workspace_id).await?;
    let folded = fold(&member.email);
    let Some(account) = people::account_by_email(tx, &folded).await? else {
        people::insert_account(tx, member.account_id, &member.email, &folded, hash, now).await?;
        people::insert_member(tx, &member).await?;
        let workspace = people::workspace(tx, member.workspace_id).await?;
        member.language = workspace.map_or(member.language, |workspace| workspace.language);
        people::update_member(tx, &member).await?;
        return Ok(member);
    };
    let known = people::member_of_account(tx, member.workspace_id, account.id).await?;
    let known = known
        .filter(|known| known.status == "deleted")
        .ok_or_else(|| Error::new(Code::EmailTaken))?;
    let back = Member { name: member.name, role: member.role, status: member.status, ..known };
    people::update_member(tx, &back).await?;
    if let Some(hash) = hash {
        people::set_password(tx, account.id, hash).await?;
    }
    Ok(back)
}

fn link(base: &str, token: &str) -> String {
    format!("{base}/invitation/{token}")
}

fn invitation_letter(id: Id, member: Id, link: String, now: Time) -> Waiting {
    Waiting {
        id,
        member_id: Some(member),
        email: None,
        kind: "invitation".to_owned(),
        link: Some(link),
        network: None,
        created_at: now,
        attempts: 0,
    }
}

/// A new invitation for a member who has not accepted his; the link he had works no longer. Answers the new
/// link, which is mailed to him, too.
///
/// Errors: `stale` when he is not waiting for one (any more), `forbidden`, `not_found`.
pub async fn again(app: &App, actor: &Actor, base: &str, id: Id) -> Result<String> {
    let now = app.now();
    let token = app.ids.token(Stream::People);
    let (actor, entry) = (actor.clone(), app.ids.id(Stream::People, now));
    let (invitation, link) = (token_hash(&token), link(base, &token));
    let letter = invitation_letter(app.ids.id(Stream::People, now), id, link.clone(), now);
    let letter = app.config.mail.is_some().then_some(letter);
    app.db
        .write(move |tx| {
            let (actor, invitation, letter) = (actor.clone(), invitation.clone(), letter.clone());
            Box::pin(async move {
                let member = members::locked(tx, &actor, id).await?;
                if member.status != "invited" {
                    return Err(Error::new(Code::Stale));
                }
                people::insert_invitation(tx, &invitation, id, now.plus(INVITATION_MS)).await?;
                letters::take_back(tx, id).await?;
                if let Some(letter) = &letter {
                    letters::insert(tx, letter).await?;
                }
                let (workspace, by, subject) =
                    (actor.workspace, Some(actor.member), id.to_string());
                people::audit(tx, entry, workspace, now, by, "invitation.renew", &subject).await
            })
        })
        .await?;
    Ok(link)
}

/// Whom a valid invitation invites; `not_found` otherwise.
pub async fn look(app: &App, token: &str) -> Result<Invitation> {
    let mut conn = app.db.read().await?;
    let id = people::invited(&mut conn, &token_hash(token), app.now())
        .await?
        .ok_or_else(Error::not_found)?;
    let member = people::member(&mut conn, id).await?.ok_or_else(Error::not_found)?;
    let workspace =
        people::workspace(&mut conn, member.workspace_id).await?.ok_or_else(Error::not_found)?;
    Ok(Invitation { email: member.email, name: member.name, workspace: workspace.name })
}

/// Accepts: sets the password and signs in; answers the session's token. Works once.
pub async fn accept(app: &App, token: &str, acceptance: Acceptance) -> Result<String> {
    let mut problems = Problems::default();
    problems.password("password", &acceptance.password);
    if let Some(name) = &acceptance.name {
        problems.name("name", name);
    }
    if let Some(language) = &acceptance.language {
        problems.language(language);
    }
    problems.end()?;
    look(app, token).await?;
    let hash = password::hash(app, &acceptance.password).await?;
    let (now, invitation) = (app.now(), token_hash(token));
    let token = app.ids.token(Stream::People);
    let (session, entry) = (token_hash(&token), app.ids.id(Stream::People, now));
    app.db
        .write(move |tx| {
            let (acceptance, hash) = (acceptance.clone(), hash.clone());
            let (invitation, session) = (invitation.clone(), session.clone());
            Box::pin(async move {
                let id = people::take_invitation(tx, &invitation, now)
                    .await?
                    .ok_or_else(Error::not_found)?;
                let mut member = people::member(tx, id)
                    .await?
                    .filter(|member| member.status == "invited")
                    .ok_or_else(Error::not_found)?;
                member.name = acceptance.name.map_or(member.name, |name| name.trim().to_owned());
                member.language = acceptance.language.unwrap_or(member.language);
                member.status = "active".to_owned();
                people::update_member(tx, &member).await?;
                people::set_password(tx, member.account_id, &hash).await?;
                people::delete_invitations(tx, id).await?;
                sessions::delete_of(tx, id, None).await?;
                tx.publish(members::access(id));
                let workspace = member.workspace_id;
                people::audit(tx, entry, workspace, now, Some(id), "invitation.accept", "").await?;
                sign_in::open_session(tx, id, &session, now).await
            })
        })
        .await?;
    Ok(token)
}
