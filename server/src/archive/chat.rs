//! A chat's line: the chat with the versions of its quality control.

use super::form::{self, Version};
use super::rules::{Refused, name, said};
use crate::app::App;
use crate::chats::create::{self, NewChat};
use crate::domain::quality::{Scale, Settings};
use crate::error::Result;
use crate::ids::Id;
use crate::people::check::Problems;
use crate::store::archive::{self, Kind, Known};
use crate::store::people::Workspace;
use crate::store::{Conn, chats};
use crate::time::Time;

/// A chat as far as its dialogues need it.
#[derive(Clone, Debug)]
pub struct Chat {
    pub id: Id,
    /// Version 1 stands first.
    pub versions: Vec<Settings>,
}

impl Chat {
    pub async fn load(conn: &mut Conn, id: Id) -> Result<Chat> {
        let mut numbers: Vec<i64> =
            chats::versions(conn, id).await?.into_iter().map(|saved| saved.version).collect();
        numbers.sort_unstable();
        let mut versions = Vec::with_capacity(numbers.len());
        for number in numbers {
            versions.push(chats::quality_version(conn, id, number).await?);
        }
        Ok(Chat { id, versions })
    }

    /// The newest version; with a scale, the newest that has it.
    pub fn newest(&self, scale: Option<Scale>) -> Option<(i64, &Settings)> {
        let fits = |settings: &Settings| scale.is_none_or(|scale| settings.scale == scale);
        let place = self.versions.iter().rposition(fits)?;
        Some((number(place), &self.versions[place]))
    }

    pub fn version(&self, number: i64) -> Option<&Settings> {
        self.versions.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }
}

fn number(place: usize) -> i64 {
    i64::try_from(place + 1).unwrap_or(i64::MAX)
}

/// The settings of a new chat, with this scale and what its scores mean by default.
pub fn settings(scale: Scale) -> Settings {
    let (satisfied, dissatisfied) = scale.default_senses();
    Settings { scale, satisfied, dissatisfied, ..Settings::default() }
}

/// What its line says that is wrong.
pub fn check(line: &form::Chat) -> std::result::Result<(), Refused> {
    name("ref", &line.reference)?;
    let mut problems = Problems::default();
    problems.name("name", &line.name);
    problems.end().map_err(|error| said(&error))?;
    let mut before = None;
    for (place, version) in line.quality_control.iter().enumerate() {
        let wrong = |what: &str| format!("quality_control[{place}]: {what}");
        version.settings.check().map_err(|error| wrong(&said(&error)))?;
        if version.saved_at < before {
            return Err(wrong("saved_at is earlier than the one before"));
        }
        before = version.saved_at;
    }
    Ok(())
}

/// Brings the chat in. `scale` is what it asks on when the line does not say.
pub async fn bring(
    app: &App,
    workspace: &Workspace,
    line: &form::Chat,
    scale: Scale,
    sample: bool,
) -> Result<(Known, Chat)> {
    let new = NewChat { name: line.name.clone(), kind: line.kind };
    let chat = create::fresh(app, workspace.id, new).await?;
    let versions = match line.quality_control.as_slice() {
        [] => vec![Version { saved_at: None, settings: settings(scale) }],
        told => told.to_vec(),
    };
    let known =
        Known { reference: line.reference.clone(), id: chat.id, digest: form::digest(line)? };
    let deleted = line.deleted || sample;
    let brought = Chat {
        id: chat.id,
        versions: versions.iter().map(|version| version.settings.clone()).collect(),
    };
    let noted = known.clone();
    app.db
        .write(move |tx| {
            let (chat, versions, known) = (chat.clone(), versions.clone(), noted.clone());
            Box::pin(async move {
                let (first, later) = versions.split_at(1);
                for version in first {
                    chats::insert(tx, &chat, &version.settings, None).await?;
                }
                for (place, version) in later.iter().enumerate() {
                    let at = version.saved_at.unwrap_or(chat.created_at);
                    let number = number(place + 1);
                    chats::insert_quality(tx, chat.id, number, &version.settings, at, None).await?;
                }
                if deleted {
                    chats::mark_deleted(tx, chat.id).await?;
                }
                if sample {
                    archive::mark_sample(tx, chat.id).await?;
                }
                archive::remember(tx, chat.workspace, Kind::Chat, &[known]).await
            })
        })
        .await?;
    Ok((known, brought))
}

/// A version that no line told of: a rating came on another scale.
#[derive(Clone, Debug)]
pub struct NewVersion {
    pub chat: Id,
    pub number: i64,
    pub settings: Settings,
    pub saved_at: Time,
}

impl NewVersion {
    pub fn of(chat: &Chat, scale: Scale, saved_at: Time) -> NewVersion {
        let number = number(chat.versions.len());
        NewVersion { chat: chat.id, number, settings: settings(scale), saved_at }
    }
}
