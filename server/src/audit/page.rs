//! A page of the audit log, newest first, filtered by who, what and when.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::audit::ACTIONS;
use crate::domain::people::{Actor, Person, by_name};
use crate::domain::period;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::audit::{self, Line, Wanted};
use crate::store::people;
use crate::time::Time;

/// One deed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuditLine {
    pub id: Id,
    pub at: Time,
    /// Who did it; null: nobody of the team (the clock, the machine's terminal, a stranger).
    pub member: Option<Person>,
    /// What was done, such as `member.change`.
    pub action: String,
    /// The id of what it was done to.
    pub subject: Option<String>,
    /// Its name now, where it is a member or a chat.
    pub subject_name: Option<String>,
    /// What changed.
    pub detail: Option<String>,
    /// The network it came from, where that matters.
    pub network: Option<String>,
}

impl From<Line> for AuditLine {
    fn from(line: Line) -> AuditLine {
        let name = line.member_name.unwrap_or_default();
        AuditLine {
            id: line.id,
            at: line.at,
            member: line.member_id.map(|id| Person { id, name }),
            action: line.action,
            subject: line.subject.filter(|subject| !subject.is_empty()),
            subject_name: line.subject_name,
            detail: line.detail.filter(|detail| !detail.is_empty()),
            network: line.network,
        }
    }
}

/// What is asked for. Values repeat; all conditions hold at once.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// Instants, or dates in the workspace's time zone. Half open.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Ids of members, or `nobody`.
    pub members: Vec<String>,
    /// Deeds (`member.change`), or groups of them (`member`).
    pub actions: Vec<String>,
    pub cursor: Option<String>,
    pub limit: Option<String>,
}

impl Question {
    /// Reads it from a query.
    ///
    /// Errors: `unknown_parameter`.
    pub fn parse(query: &str) -> Result<Question> {
        let mut asked = Question::default();
        for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
            let once = |place: &mut Option<String>| match place.replace(value.clone().into_owned())
            {
                Some(_) => Err(Error::field(&key, "Give it once.")),
                None => Ok(()),
            };
            match key.as_ref() {
                "from" => once(&mut asked.from)?,
                "to" => once(&mut asked.to)?,
                "cursor" => once(&mut asked.cursor)?,
                "limit" => once(&mut asked.limit)?,
                "member" => asked.members.push(value.into_owned()),
                "action" => asked.actions.push(value.into_owned()),
                _ => return Err(Error::new(Code::UnknownParameter)),
            }
        }
        Ok(asked)
    }
}

/// A page, and the cursor of the next one.
///
/// Errors: `validation`.
pub async fn page(
    app: &App,
    actor: &Actor,
    asked: &Question,
) -> Result<(Vec<AuditLine>, Option<String>)> {
    let limit = match asked.limit.as_deref().map_or(Ok(50), str::parse) {
        Ok(limit) if (1..=100).contains(&limit) => limit,
        _ => return Err(Error::field("limit", "From 1 to 100.")),
    };
    let after = match &asked.cursor {
        Some(text) => parse_cursor(text)?,
        None => START,
    };
    let wanted = wanted(app, actor, asked).await?;
    let rows = audit::page(&mut *app.db.read().await?, &wanted, after, limit + 1).await?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    let items: Vec<AuditLine> =
        rows.into_iter().take(usize::try_from(limit).unwrap_or(0)).map(AuditLine::from).collect();
    let last = items.last().filter(|_| more);
    let next = last.map(|line| format!("{}.{}", line.at.0, line.id));
    Ok((items, next))
}

/// What the log can be filtered by.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AuditOptions {
    /// Everybody who is or was a member, by name.
    pub members: Vec<Person>,
    /// Every deed that the log knows.
    pub actions: Vec<&'static str>,
}

pub async fn options(app: &App, actor: &Actor) -> Result<AuditOptions> {
    let members = audit::members(&mut *app.db.read().await?, actor.workspace).await?;
    Ok(AuditOptions { members: by_name(members), actions: ACTIONS.to_vec() })
}

/// Behind nothing: the newest line comes first.
pub(super) const START: (Time, Id) = (Time(i64::MAX), Id(uuid::Uuid::max()));

pub(super) async fn wanted(app: &App, actor: &Actor, asked: &Question) -> Result<Wanted> {
    let workspace = people::workspace(&mut *app.db.read().await?, actor.workspace).await?;
    let zone = workspace.ok_or_else(Error::not_found)?.time_zone;
    let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let instant = |field: &str, value: &Option<String>, default: Time| match value {
        Some(text) => period::parse(text, &zone).ok_or_else(|| period::not_an_instant(field)),
        None => Ok(default),
    };
    let mut members = Vec::with_capacity(asked.members.len());
    for member in &asked.members {
        members.push(match member.as_str() {
            "nobody" => None,
            id => {
                Some(id.parse().map_err(|_| Error::field("member", "A member's id, or nobody."))?)
            }
        });
    }
    // However often one is named, it is asked for once.
    let mut actions = BTreeSet::new();
    for asked in asked.actions.iter().collect::<BTreeSet<_>>() {
        let group = format!("{asked}.");
        let mut known = ACTIONS
            .into_iter()
            .filter(|each| *each == asked.as_str() || each.starts_with(&group))
            .peekable();
        let is_known = known.peek().is_some();
        actions.extend(known);
        if !is_known {
            return Err(Error::field(
                "action",
                "A deed such as member.change, or a group such as member.",
            ));
        }
    }
    if members.len() > 100 {
        return Err(Error::field("member", "At most 100."));
    }
    Ok(Wanted {
        workspace: actor.workspace,
        from: instant("from", &asked.from, Time(0))?,
        to: instant("to", &asked.to, Time(i64::MAX))?,
        members,
        actions: actions.into_iter().collect(),
    })
}

fn parse_cursor(text: &str) -> Result<(Time, Id)> {
    let parse = || {
        let (at, id) = text.split_once('.')?;
        Some((Time(at.parse().ok()?), id.parse().ok()?))
    };
    parse().ok_or_else(|| Error::field("cursor", "Use the value of `next` as it was given."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_closed() {
        let asked = Question::parse("member=nobody&action=member&action=sign_in&from=2026-03-01");
        let asked = asked.expect("known");
        assert_eq!((asked.members.len(), asked.actions.len()), (1, 2));
        assert_eq!(Question::parse("sort=at").expect_err("unknown").code, Code::UnknownParameter);
        assert_eq!(Question::parse("from=a&from=b").expect_err("twice").code, Code::Validation);
    }
}
