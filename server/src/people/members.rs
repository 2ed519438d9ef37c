//! Members: who is there, in which role. What a member loses, his sessions and sockets lose at once.

use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::check::Problems;
use super::reset;
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::domain::people::{Actor, Role};
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Member};
use crate::store::{Tx, analysts, chats, letters, sessions, two_factor};
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
    /// The chats whose ratings an analyst sees; null: all of them. Owners and admins see all.
    pub chats: Option<Vec<Id>>,
    /// Has a second factor. Said in the list only.
    pub two_factor: bool,
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
            chats: None,
            two_factor: false,
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
    /// The chats whose ratings an analyst sees; null: all of them.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<Vec<Id>>, required = false)]
    pub chats: Option<Option<Vec<Id>>>,
}

/// Tells *null* from *not there*.
fn said<'de, D>(from: D) -> std::result::Result<Option<Option<Vec<Id>>>, D::Error>
where
    D: serde::Deserializer<'de>,
{
    Option::<Vec<Id>>::deserialize(from).map(Some)
}

/// Tells a member's connections to look again at what he may see.
pub fn access(member: Id) -> Event {
    Event::new(Topic::Member(member), &json!({"type": "access"}))
}

pub async fn list(app: &App, actor: &Actor) -> Result<Vec<MemberView>> {
    let mut conn = app.db.read().await?;
    let rows = people::members(&mut conn, actor.workspace).await?;
    let limited = analysts::limited(&mut conn, actor.workspace).await?;
    let factors = two_factor::members_with(&mut conn, actor.workspace).await?;
    let with_chats = |member: Member| {
        let mut view = MemberView::from(member);
        for (_, chat) in limited.iter().filter(|(id, _)| *id == view.id) {
            view.chats.get_or_insert_default().extend(*chat);
        }
        view.two_factor = factors.iter().any(|(id,)| *id == view.id);
        view
    };
    Ok(rows.into_iter().map(with_chats).collect())
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
                let had = analysts::chosen_for(tx, id).await?;
                let chats = match change.chats {
                    Some(wanted) => choose(tx, &actor, id, wanted).await?,
                    None => had.clone(),
                };
                save(tx, &before, &after).await?;
                let entry = people::Entry {
                    id: entry,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "member.change",
                    subject: &id.to_string(),
                    detail: Some(difference(&before, &after, &had, &chats)),
                };
                people::audit_entry(tx, entry).await?;
                Ok(MemberView { chats, ..MemberView::from(after) })
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
                letters::take_back(tx, id).await?;
                two_factor::delete(tx, before.account_id).await?;
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

/// Stores which chats he sees as an analyst.
///
/// Errors: `validation` when one is not of this workspace, or sample data: that goes again.
pub(super) async fn choose(
    tx: &mut Tx,
    actor: &Actor,
    id: Id,
    wanted: Option<Vec<Id>>,
) -> Result<Option<Vec<Id>>> {
    let Some(mut wanted) = wanted else {
        analysts::choose(tx, id, None).await?;
        return Ok(None);
    };
    wanted.sort_unstable();
    wanted.dedup();
    let known = chats::of_its_own(tx, actor.workspace).await?;
    if !wanted.iter().all(|chat| known.iter().any(|(known,)| known == chat)) {
        return Err(Error::field("chats", "Chats of this workspace."));
    }
    analysts::choose(tx, id, Some(&wanted)).await?;
    Ok(Some(wanted))
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
    if before.status != after.status {
        reset::take_back(tx, after.account_id, &after.email).await?;
    }
    tx.publish(access(after.id));
    Ok(())
}

fn is_owner(member: &Member) -> bool {
    member.role == "owner" && member.status == "active"
}

/// What changed, for the audit log.
fn difference(
    before: &Member,
    after: &Member,
    had: &Option<Vec<Id>>,
    chats: &Option<Vec<Id>>,
) -> String {
    let named = |chats: &Option<Vec<Id>>| match chats {
        None => "all".to_owned(),
        Some(chats) => chats.iter().map(Id::to_string).collect::<Vec<_>>().join(", "),
    };
    let mut changes = Vec::new();
    let mut note = |what: &str, before: &str, after: &str| {
        if before != after {
            changes.push(format!("{what}: {before} → {after}"));
        }
    };
    note("name", &before.name, &after.name);
    note("role", &before.role, &after.role);
    note("status", &before.status, &after.status);
    note("chats", &named(had), &named(chats));
    changes.join("; ")
}
