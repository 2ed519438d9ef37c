//! Members: who is there, in which role. What a member loses, his sessions and sockets lose at once.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::check::Problems;
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::domain::people::{Actor, Role};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Member};
use crate::store::{Tx, sessions};
use crate::time::Time;

/// A member as those who manage see him.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberView {
    pub id: Id,
    pub name: String,
    pub email: String,
    pub role: Role,
    /// `active`, `invited` or `disabled`.
    pub status: String,
    pub created_at: Time,
}

impl From<Member> for MemberView {
    fn from(member: Member) -> MemberView {
        MemberView {
            role: Role::parse(&member.role).unwrap_or(Role::Operator),
            id: member.id,
            name: member.name,
            email: member.email,
            status: member.status,
            created_at: member.created_at,
        }
    }
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberChange {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub role: Option<Role>,
    /// `active` or `disabled`.
    #[serde(default)]
    pub status: Option<String>,
}

/// Tells a member's connections to look again at what he may see.
pub fn access(member: Id) -> Event {
    Event::new(Topic::Member(member), &json!({"type": "access"}))
}

pub async fn list(app: &App, actor: &Actor) -> Result<Vec<MemberView>> {
    let rows = people::members(&mut *app.db.read().await?, actor.workspace).await?;
    Ok(rows.into_iter().map(MemberView::from).collect())
}

/// Changes a member. Only an owner touches owners or makes one.
///
/// Errors: `last_owner`, `forbidden`, `validation`, `not_found`.
pub async fn change(app: &App, actor: &Actor, id: Id, change: MemberChange) -> Result<MemberView> {
    let mut problems = Problems::default();
    if let Some(name) = &change.name {
        problems.name("name", name);
    }
    if let Some(status) = &change.status {
        problems.must(
            ["active", "disabled"].contains(&status.as_str()),
            "status",
            "active or disabled.",
        );
    }
    problems.end()?;
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let (actor, change) = (actor.clone(), change.clone());
            Box::pin(async move {
                let before = locked(tx, &actor, id).await?;
                let mut after = before.clone();
                if let Some(name) = change.name {
                    after.name = name.trim().to_owned();
                }
                if let Some(role) = change.role {
                    must_be_owner(&actor, role == Role::Owner)?;
                    after.role = role.as_str().to_owned();
                }
                if let Some(status) = change.status {
                    if before.status == "invited" {
                        let why = "Becomes active by accepting the invitation; remove the member to withdraw it.";
                        return Err(Error::field("status", why));
                    }
                    after.status = status;
                }
                save(tx, &before, &after).await?;
                let entry = people::Entry {
                    id: entry,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "member.change",
                    subject: &id.to_string(),
                    detail: Some(difference(&before, &after)),
                };
                people::audit_entry(tx, entry).await?;
                Ok(MemberView::from(after))
            })
        })
        .await
}

/// Removes a member. His name stays on what he wrote.
///
/// Errors: `last_owner`, `forbidden`, `not_found`.
pub async fn delete(app: &App, actor: &Actor, id: Id) -> Result<()> {
    let (actor, now, entry) = (actor.clone(), app.now(), app.ids.id(Stream::People, app.now()));
    app.db
        .write(move |tx| {
            let actor = actor.clone();
            Box::pin(async move {
                let before = locked(tx, &actor, id).await?;
                let after = Member { status: "deleted".to_owned(), ..before.clone() };
                save(tx, &before, &after).await?;
                people::delete_invitations(tx, id).await?;
                people::audit(
                    tx,
                    entry,
                    actor.workspace,
                    now,
                    Some(actor.member),
                    "member.delete",
                    &id.to_string(),
                )
                .await
            })
        })
        .await
}

/// The member, with the workspace's row locked so that two changes at once see each other.
pub(super) async fn locked(tx: &mut Tx, actor: &Actor, id: Id) -> Result<Member> {
    people::lock_workspace(tx, actor.workspace).await?;
    // Whoever lost his role while he asked has no say any more.
    let own = people::member(tx, actor.member).await?;
    actor.must(own.is_some_and(|own| own.status == "active" && own.role == actor.role.as_str()))?;
    let found = people::member(tx, id).await?;
    let member = found
        .filter(|member| member.workspace_id == actor.workspace)
        .filter(|member| !["deleted", "sample"].contains(&member.status.as_str()))
        .ok_or_else(Error::not_found)?;
    must_be_owner(actor, member.role == "owner")?;
    Ok(member)
}

fn must_be_owner(actor: &Actor, concerns_owners: bool) -> Result<()> {
    actor.must(!concerns_owners || actor.role == Role::Owner)
}

async fn save(tx: &mut Tx, before: &Member, after: &Member) -> Result<()> {
    people::update_member(tx, after).await?;
    if is_owner(before) && !is_owner(after) && people::owners(tx, after.workspace_id).await? == 0 {
        return Err(Error::new(Code::LastOwner));
    }
    if before.role != after.role || before.status != after.status {
        // A role that was lost ends the sessions; the next sign-in starts with the new one.
        sessions::delete_of(tx, after.id, None).await?;
    }
    tx.publish(access(after.id));
    Ok(())
}

fn is_owner(member: &Member) -> bool {
    member.role == "owner" && member.status == "active"
}

/// What changed, for the audit log.
fn difference(before: &Member, after: &Member) -> String {
    let mut changes = Vec::new();
    let mut note = |what: &str, before: &str, after: &str| {
        if before != after {
            changes.push(format!("{what}: {before} → {after}"));
        }
    };
    note("name", &before.name, &after.name);
    note("role", &before.role, &after.role);
    note("status", &before.status, &after.status);
    changes.join("; ")
}
