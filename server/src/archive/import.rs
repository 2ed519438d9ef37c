//! Brings a file's lines in: one pass, each line once however often the file comes, batches in transactions of
//! their own. What was committed stays; a run that was broken off is simply started again.

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::chat::{Chat, NewVersion};
use super::form::{self, Line};
use super::prepare::{self, Prepared};
use super::read::ReadLine;
use super::rules::{self, Operators, Refused};
use super::{chat, operator};
use crate::app::App;
use crate::domain::event::{Event, Topic};
use crate::domain::quality::Scale;
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::archive::{self, Kind, Known, NewDialogue, NewVisitor};
use crate::store::people::{self, Workspace};
use crate::store::{Tx, chats};
use crate::time::Time;

/// How a file is brought in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Only tells what would be refused.
    pub check: bool,
    /// Marks all of it as sample data.
    pub sample: bool,
}

/// What became of the lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub operators: u64,
    pub chats: u64,
    pub dialogues: u64,
    /// They were there already, saying the same.
    pub known: u64,
    pub refused: u64,
}

/// Brings lines into one workspace.
pub struct Import {
    app: App,
    workspace: Workspace,
    options: Options,
    /// Digests of operators' and chats' lines, by the file's names.
    digests: HashMap<(&'static str, String), String>,
    operators: Operators,
    chats: HashMap<String, Chat>,
    /// With `check` nothing is written that would tell a dialogue's name again: its name and content, hashed.
    checked: HashMap<u64, u64>,
    /// In whose name reviews stand.
    reviewer: Id,
    known_dialogues: u64,
    /// The number that tells of other writers, and the batches left in which they are let in.
    others: Option<i64>,
    polite: u32,
    pub counts: Counts,
}

/// A batch as it is written.
struct Batch {
    workspace: Id,
    versions: Vec<NewVersion>,
    visitors: Vec<NewVisitor>,
    dialogues: Vec<NewDialogue>,
    at: Time,
    reviewer: Id,
}

/// How often a batch is tried while another process holds the database.
const TRIES: u32 = 12;
/// Batches after somebody else's write in which others are let in, and for how long each time.
const POLITE: u32 = 40;
const PAUSE: Duration = Duration::from_millis(60);

impl Import {
    /// Knows what came in before, and the workspace's own chats and members by their ids.
    pub async fn start(app: &App, workspace: Workspace, options: Options) -> Result<Import> {
        let mut conn = app.db.read().await?;
        let (mut digests, mut operators, mut found) =
            (HashMap::new(), Operators::new(), HashMap::new());
        for (id,) in archive::member_ids(&mut conn, workspace.id).await? {
            operators.insert(id.to_string(), id);
        }
        for (id,) in archive::chat_ids(&mut conn, workspace.id).await? {
            found.insert(id.to_string(), Chat::load(&mut conn, id).await?);
        }
        for known in archive::all_known(&mut conn, workspace.id, Kind::Operator).await? {
            operators.insert(known.reference.clone(), known.id);
            digests.insert((Kind::Operator.as_str(), known.reference), known.digest);
        }
        for known in archive::all_known(&mut conn, workspace.id, Kind::Chat).await? {
            found.insert(known.reference.clone(), Chat::load(&mut conn, known.id).await?);
            digests.insert((Kind::Chat.as_str(), known.reference), known.digest);
        }
        let members = people::members(&mut conn, workspace.id).await?;
        let owner = members.iter().find(|member| member.role == "owner");
        let reviewer = owner.map_or(workspace.id, |owner| owner.id);
        drop(conn);
        let (app, counts, checked) = (app.clone(), Counts::default(), HashMap::new());
        Ok(Import {
            app,
            workspace,
            options,
            digests,
            operators,
            chats: found,
            checked,
            reviewer,
            known_dialogues: 0,
            others: None,
            polite: 0,
            counts,
        })
    }

    /// Dialogues of the lines so far that are there now.
    pub fn dialogues_there(&self) -> i64 {
        i64::try_from(self.counts.dialogues + self.known_dialogues).unwrap_or(i64::MAX)
    }

    /// Brings a batch in; answers what was refused, with the numbers of the lines.
    ///
    /// # Errors
    /// When the database fails: nothing of this batch's dialogues is written then.
    pub async fn batch(&mut self, lines: Vec<ReadLine>) -> Result<Vec<(u64, Refused)>> {
        let mut refused = Vec::new();
        let scales = scales(&lines);
        let mut told = Vec::new();
        for ReadLine { number, line } in lines {
            let result = match line {
                Err(wrong) => Err(wrong),
                Ok((Line::Operator(line), digest)) => self.operator(&line, digest).await?,
                Ok((Line::Chat(line), digest)) => {
                    let scale = scales.get(&line.reference).copied();
                    self.chat(&line, digest, scale.unwrap_or(Scale::Stars5)).await?
                }
                Ok((Line::Dialogue(line), digest)) => {
                    told.push((number, line, digest));
                    Ok(())
                }
            };
            if let Err(wrong) = result {
                refused.push((number, wrong));
            }
        }
        self.dialogues(told, &mut refused).await?;
        refused.sort_by_key(|(number, _)| *number);
        self.counts.refused += refused.len() as u64;
        Ok(refused)
    }

    async fn operator(
        &mut self,
        line: &form::Operator,
        digest: String,
    ) -> Result<std::result::Result<(), Refused>> {
        if let Some(known) = self.known(Kind::Operator, &line.reference, &digest) {
            return Ok(known);
        }
        if self.operators.contains_key(&line.reference) {
            self.counts.known += 1;
            return Ok(Ok(()));
        }
        if let Err(wrong) = operator::check(line) {
            return Ok(Err(wrong));
        }
        let id = if self.options.check {
            Id::derived(Time(0), &[&line.reference])
        } else {
            let status = if self.options.sample { "sample" } else { "invited" };
            operator::bring(&self.app, &self.workspace, line, status).await?.id
        };
        self.operators.insert(line.reference.clone(), id);
        self.digests.insert((Kind::Operator.as_str(), line.reference.clone()), digest);
        self.counts.operators += 1;
        Ok(Ok(()))
    }

    async fn chat(
        &mut self,
        line: &form::Chat,
        digest: String,
        scale: Scale,
    ) -> Result<std::result::Result<(), Refused>> {
        if let Some(known) = self.known(Kind::Chat, &line.reference, &digest) {
            return Ok(known);
        }
        if self.chats.contains_key(&line.reference) {
            self.counts.known += 1;
            return Ok(Ok(()));
        }
        if let Err(wrong) = chat::check(line) {
            return Ok(Err(wrong));
        }
        let chat = if self.options.check {
            let told = line.quality_control.iter().map(|version| version.settings.clone());
            let mut versions: Vec<_> = told.collect();
            if versions.is_empty() {
                versions.push(chat::settings(scale));
            }
            Chat { id: Id::derived(Time(0), &[&line.reference]), versions }
        } else {
            let sample = self.options.sample;
            chat::bring(&self.app, &self.workspace, line, scale, sample).await?.1
        };
        self.chats.insert(line.reference.clone(), chat);
        self.digests.insert((Kind::Chat.as_str(), line.reference.clone()), digest);
        self.counts.chats += 1;
        Ok(Ok(()))
    }

    /// None: not known by this name.
    fn known(
        &mut self,
        kind: Kind,
        reference: &str,
        digest: &str,
    ) -> Option<std::result::Result<(), Refused>> {
        let before = self.digests.get(&(kind.as_str(), reference.to_owned()))?;
        if before == digest {
            self.counts.known += 1;
            return Some(Ok(()));
        }
        Some(Err(otherwise(reference)))
    }

    async fn dialogues(
        &mut self,
        told: Vec<(u64, Box<form::Dialogue>, String)>,
        refused: &mut Vec<(u64, Refused)>,
    ) -> Result<()> {
        let mut known = self.known_dialogues(&told).await?;
        let mut sound = Vec::with_capacity(told.len());
        for (number, line, digest) in told {
            match known.entry(line.reference.clone()) {
                // A dialogue that was finished here has its id as its name.
                Slot::Occupied(entry) if [digest.as_str(), ""].contains(&entry.get().as_str()) => {
                    self.counts.known += 1;
                    self.known_dialogues += 1;
                    continue;
                }
                Slot::Occupied(_) => {
                    refused.push((number, otherwise(&line.reference)));
                    continue;
                }
                Slot::Vacant(_) => {}
            }
            let checked = match self.chats.contains_key(&line.chat) {
                true => rules::check(&line, &self.operators, self.app.now()),
                false => Err(format!("chat: no chat {:?} in the lines before", line.chat)),
            };
            match checked {
                Ok(facts) => {
                    known.insert(line.reference.clone(), digest.clone());
                    sound.push((number, line, digest, facts));
                }
                Err(wrong) => refused.push((number, wrong)),
            }
        }
        let batch = self.prepare(sound, refused).await?;
        self.counts.dialogues += batch.dialogues.len() as u64;
        if self.options.check {
            for dialogue in &batch.dialogues {
                let known = &dialogue.known;
                self.checked.insert(hash(&known.reference), hash(&known.digest));
            }
            return Ok(());
        }
        self.write(batch).await
    }

    /// Digests of those dialogues that are there, by name; empty for those that were finished here.
    async fn known_dialogues(
        &self,
        told: &[(u64, Box<form::Dialogue>, String)],
    ) -> Result<HashMap<String, String>> {
        let names: Vec<&str> = told.iter().map(|(_, line, _)| line.reference.as_str()).collect();
        let mut conn = self.app.db.read().await?;
        let found = archive::known(&mut conn, self.workspace.id, Kind::Dialogue, &names).await?;
        let mut known: HashMap<String, String> =
            found.into_iter().map(|Known { reference, digest, .. }| (reference, digest)).collect();
        let ids: Vec<Id> = names.iter().filter_map(|name| name.parse().ok()).collect();
        for id in archive::own_dialogues(&mut conn, self.workspace.id, &ids).await? {
            known.entry(id.to_string()).or_default();
        }
        for (_, line, digest) in told {
            if let Some(before) = self.checked.get(&hash(&line.reference)) {
                let same = *before == hash(digest);
                let before = if same { digest.clone() } else { "other".to_owned() };
                known.insert(line.reference.clone(), before);
            }
        }
        Ok(known)
    }

    async fn prepare(
        &mut self,
        sound: Vec<(u64, Box<form::Dialogue>, String, rules::Sound)>,
        refused: &mut Vec<(u64, Refused)>,
    ) -> Result<Batch> {
        let mut batch = Batch {
            workspace: self.workspace.id,
            versions: Vec::new(),
            visitors: Vec::new(),
            dialogues: Vec::with_capacity(sound.len()),
            at: self.app.now(),
            reviewer: self.reviewer,
        };
        let mut visitors = self.known_visitors(&sound).await?;
        for (number, line, digest, facts) in sound {
            let Some(chat) = self.chats.get_mut(&line.chat) else { continue };
            let fresh = prepare::visitor(&line, &facts, &self.workspace, chat.id);
            let named = fresh.import_ref.clone().map(|name| (chat.id, name));
            let there = named.as_ref().and_then(|named| visitors.get(named)).copied();
            let id = there.unwrap_or(fresh.id);
            let prepared = prepare::dialogue(*line, digest, facts, chat, id, &self.workspace);
            let Prepared { dialogue, version } = match prepared {
                Ok(prepared) => prepared,
                Err(wrong) => {
                    refused.push((number, wrong));
                    continue;
                }
            };
            if let Some(version) = version {
                chat.versions.push(version.settings.clone());
                batch.versions.push(version);
            }
            if there.is_none() {
                visitors.extend(named.map(|named| (named, fresh.id)));
                batch.visitors.push(fresh);
            }
            batch.dialogues.push(dialogue);
        }
        Ok(batch)
    }

    async fn known_visitors(
        &self,
        sound: &[(u64, Box<form::Dialogue>, String, rules::Sound)],
    ) -> Result<HashMap<(Id, String), Id>> {
        let mut named: HashMap<Id, HashSet<&str>> = HashMap::new();
        for (_, line, _, _) in sound {
            if let (Some(chat), Some(visitor)) = (self.chats.get(&line.chat), &line.visitor) {
                named.entry(chat.id).or_default().insert(&visitor.reference);
            }
        }
        let mut conn = self.app.db.read().await?;
        let mut known = HashMap::new();
        for (chat, names) in named {
            let names: Vec<&str> = names.into_iter().collect();
            known.extend(archive::visitors(&mut conn, chat, &names).await?);
        }
        Ok(known)
    }

    async fn write(&mut self, batch: Batch) -> Result<()> {
        if batch.dialogues.is_empty() {
            return Ok(());
        }
        let batch = Arc::new(batch);
        for attempt in 1_u32.. {
            let batch = batch.clone();
            let written = self
                .app
                .db
                .write(move |tx| {
                    let batch = batch.clone();
                    Box::pin(async move { write(tx, &batch).await })
                })
                .await;
            match written {
                Err(error) if error.code == Code::Unavailable && attempt < TRIES => {}
                Ok(others) => {
                    self.let_others_in(others).await;
                    return Ok(());
                }
                Err(error) => return Err(error),
            }
        }
        Err(Error::new(Code::Unavailable))
    }

    /// SQLite has one writer at a time and no queue for them: where a server runs on the same data, its next
    /// writes get a moment without us.
    async fn let_others_in(&mut self, others: i64) {
        if self.others.is_some_and(|before| before != others) {
            self.polite = POLITE;
        }
        self.others = Some(others);
        if self.polite > 0 {
            self.polite -= 1;
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Answers the number that tells of other writers. The counter comes late: whoever finishes a dialogue meanwhile waits for it until the commit.
async fn write(tx: &mut Tx, batch: &Batch) -> Result<i64> {
    for version in &batch.versions {
        let NewVersion { chat, number, settings, saved_at } = version;
        chats::insert_quality(tx, *chat, *number, settings, *saved_at, None).await?;
    }
    let (workspace, dialogues) = (batch.workspace, batch.dialogues.as_slice());
    archive::insert_desk(tx, workspace, &batch.visitors, dialogues).await?;
    let (revision, before) = archive::next_batch(tx, workspace, dialogues.len()).await?;
    archive::insert_outcomes(tx, workspace, dialogues, revision, before).await?;
    archive::insert_reviews(tx, workspace, dialogues, batch.at, batch.reviewer).await?;
    tx.publish(Event::new(Topic::Quality(workspace), &json!({"type": "changed"})));
    archive::others(tx).await
}

/// The first scale that a batch tells of each chat.
fn scales(lines: &[ReadLine]) -> HashMap<String, Scale> {
    let mut found = HashMap::new();
    for read in lines {
        if let Ok((Line::Dialogue(line), _)) = &read.line
            && let Some(rating) = &line.rating
        {
            found.entry(line.chat.clone()).or_insert(rating.scale);
        }
    }
    found
}

fn otherwise(reference: &str) -> Refused {
    format!("ref: {reference:?} came in before and said something else")
}

fn hash(text: &str) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::hash::DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
