//! An operator's line: a member who took part, or one who is there already.

use super::form::{self, Operator};
use super::rules::{Refused, name};
use crate::app::App;
use crate::domain::people::Role;
use crate::error::Result;
use crate::ids::Stream;
use crate::people::check::{Problems, fold};
use crate::store::Tx;
use crate::store::archive::{self, Kind, Known};
use crate::store::people::{self, Member, Workspace};

/// Where operators without an address of their own are reached: nowhere.
pub const NOWHERE: &str = "@import.invalid";

/// What his line says that is wrong.
pub fn check(line: &Operator) -> std::result::Result<(), Refused> {
    name("ref", &line.reference)?;
    let mut problems = Problems::default();
    problems.name("name", &line.name);
    if let Some(email) = &line.email {
        problems.email(email.trim());
    }
    problems.end().map_err(|error| super::rules::said(&error))
}

/// Brings him in. Somebody with the same address in this workspace is the same person; anybody else becomes a
/// member with this `status`, who cannot sign in before he is invited.
pub async fn bring(
    app: &App,
    workspace: &Workspace,
    line: &Operator,
    status: &'static str,
) -> Result<Known> {
    let now = app.now();
    let member = Member {
        id: app.ids.id(Stream::People, now),
        workspace_id: workspace.id,
        account_id: app.ids.id(Stream::People, now),
        name: line.name.trim().to_owned(),
        email: String::new(),
        role: Role::Operator.as_str().to_owned(),
        status: status.to_owned(),
        language: workspace.language.clone(),
        created_at: now,
    };
    let email = line.email.as_deref().map(|email| email.trim().to_owned());
    let email = email.unwrap_or_else(|| format!("{}{NOWHERE}", member.id));
    let member = Member { email, ..member };
    let known =
        Known { reference: line.reference.clone(), id: member.id, digest: form::digest(line)? };
    app.db
        .write(move |tx| {
            let (member, known) = (member.clone(), known.clone());
            Box::pin(async move { write(tx, member, known).await })
        })
        .await
}

async fn write(tx: &mut Tx, mut member: Member, mut known: Known) -> Result<Known> {
    known.id = match people::account_by_email(tx, &fold(&member.email)).await? {
        Some(account) => {
            match people::member_of_account(tx, member.workspace_id, account.id).await? {
                Some(there) => there.id,
                None => {
                    member.account_id = account.id;
                    people::insert_member(tx, &member).await?;
                    member.id
                }
            }
        }
        None => {
            let (email, now) = (&member.email, member.created_at);
            people::insert_account(tx, member.account_id, email, &fold(email), None, now).await?;
            people::insert_member(tx, &member).await?;
            member.id
        }
    };
    archive::remember(tx, member.workspace_id, Kind::Operator, &[known.clone()]).await?;
    Ok(known)
}

/// What an export says of his address.
pub fn address(email: &str) -> Option<String> {
    (!email.ends_with(NOWHERE)).then(|| email.to_owned())
}
