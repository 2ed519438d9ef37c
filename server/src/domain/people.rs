//! Members and what their roles permit.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{Code, Error};
use crate::ids::Id;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Owner,
    Admin,
    /// Sees analytics, manages nothing.
    Analyst,
    Operator,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Admin => "admin",
            Role::Analyst => "analyst",
            Role::Operator => "operator",
        }
    }

    pub fn parse(text: &str) -> Option<Role> {
        [Role::Owner, Role::Admin, Role::Analyst, Role::Operator]
            .into_iter()
            .find(|role| role.as_str() == text)
    }

    /// Answers visitors.
    pub fn operates(self) -> bool {
        !matches!(self, Role::Analyst)
    }

    /// Manages members, chats and settings.
    pub fn manages(self) -> bool {
        matches!(self, Role::Owner | Role::Admin)
    }

    /// Reads analytics.
    pub fn analyses(self) -> bool {
        !matches!(self, Role::Operator)
    }
}

/// The signed-in member who does something.
#[derive(Clone, Debug)]
pub struct Actor {
    pub member: Id,
    pub workspace: Id,
    pub role: Role,
    pub name: String,
}

impl Actor {
    pub fn must(&self, permitted: bool) -> Result<(), Error> {
        if permitted { Ok(()) } else { Err(Error::new(Code::Forbidden)) }
    }
}

/// A member as others see him.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Person {
    pub id: Id,
    pub name: String,
}

/// In the order in which people are listed: by name without case, the same on every engine.
pub fn by_name(people: Vec<(Id, String)>) -> Vec<Person> {
    let mut people: Vec<Person> =
        people.into_iter().map(|(id, name)| Person { id, name }).collect();
    people.sort_by_cached_key(|person| (person.name.to_lowercase(), person.id));
    people
}
