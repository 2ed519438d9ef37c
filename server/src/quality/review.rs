//! An analyst reviews a finished dialogue: status, assignee, note and tags of its rating, and whether it counts
//! (excluded, test, spam; each with its reason, reversible, in the audit log). The vocabulary is the analysts'
//! own; nothing of it reaches the desk.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::quality::RequestState;
use crate::domain::review::Status;
use crate::domain::tags;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::people::{self, Entry};
use crate::store::reviews::{self, Review};
use crate::store::{Tx, analysts, answers, outcomes, ratings};
use crate::time::Time;

/// Why something is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// 1 to 300 characters.
    pub reason: String,
}

/// What changes; a field that is not there stays as it is, null takes back.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ReviewChange)]
pub struct Change {
    pub status: Option<Status>,
    /// One who reads analytics; null: nobody.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<Id>, required = false)]
    pub assignee: Option<Option<Id>>,
    /// At most 4,000 characters.
    pub note: Option<String>,
    /// At most 20, each 1 to 40 characters.
    pub tags: Option<Vec<String>>,
    /// Leaves the rating out of asked and rated; the dialogue stays in finished.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<Because>, required = false)]
    pub exclude: Option<Option<Because>>,
    /// Leaves the dialogue out of every figure.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<Because>, required = false)]
    pub test: Option<Option<Because>>,
    /// Leaves the dialogue out of every figure.
    #[serde(deserialize_with = "said")]
    #[schema(value_type = Option<Because>, required = false)]
    pub spam: Option<Option<Because>>,
}

/// Tells *null* from *not there*.
fn said<'de, D, T>(from: D) -> std::result::Result<Option<Option<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::<T>::deserialize(from).map(Some)
}

/// Changes a dialogue's review.
///
/// # Errors
/// `validation` names the fields; `not_found` when the dialogue is not there or not finished.
pub async fn review(app: &App, actor: &Actor, dialogue: Id, change: Change) -> Result<()> {
    let change = check(change)?;
    if let Some(Some(assignee)) = change.assignee {
        let may = reviews::reviewers(&mut *app.db.read().await?, actor.workspace).await?;
        if !may.iter().any(|person| person.id == assignee) {
            return Err(Error::field("assignee", "Choose one who reads analytics."));
        }
    }
    let now = app.now();
    // Drawn outside the verb, which may run twice: one for each mark that can change.
    let entries = [(); 3].map(|()| app.ids.id(Stream::People, now));
    let actor = actor.clone();
    app.db
        .write(move |tx| {
            let (actor, change) = (actor.clone(), change.clone());
            Box::pin(async move { write(tx, &actor, dialogue, change, now, entries).await })
        })
        .await
}

async fn write(
    tx: &mut Tx,
    actor: &Actor,
    dialogue: Id,
    change: Change,
    now: Time,
    entries: [Id; 3],
) -> Result<()> {
    let outcome = outcomes::lock(tx, dialogue).await?;
    let outcome = outcome
        .filter(|outcome| outcome.workspace_id == actor.workspace && outcome.live)
        .ok_or_else(Error::not_found)?;
    if !analysts::sees(tx, actor.member, outcome.chat_id).await? {
        return Err(Error::not_found());
    }
    if let Some(Some(assignee)) = change.assignee
        && !analysts::sees(tx, assignee, outcome.chat_id).await?
    {
        return Err(Error::field("assignee", "Choose one who sees this chat."));
    }
    let before = reviews::find(tx, dialogue).await?.unwrap_or_else(nothing_said);
    let mut after = before.clone();
    if let Some(status) = change.status {
        after.status = status.as_str().to_owned();
    }
    if let Some(assignee) = change.assignee {
        after.assignee_id = assignee;
    }
    after.note = change.note.unwrap_or(after.note);
    after.tags = change.tags.unwrap_or(after.tags);
    let because = |said: Option<Option<Because>>, was: Option<String>| {
        said.map_or(was, |said| said.map(|because| because.reason))
    };
    after.excluded_because = because(change.exclude, after.excluded_because);
    after.test_because = because(change.test, after.test_because);
    after.spam_because = because(change.spam, after.spam_because);
    if after == before {
        return Ok(());
    }
    if after.excluded_because.is_some()
        && before.excluded_because.is_none()
        && outcome.state() != RequestState::Rated
    {
        return Err(Error::field("exclude", "There is no rating to exclude."));
    }
    reviews::put(tx, actor.workspace, dialogue, &after, now, actor.member).await?;
    let marks = [
        ("outcome.exclude", &before.excluded_because, &after.excluded_because),
        ("outcome.test", &before.test_because, &after.test_because),
        ("outcome.spam", &before.spam_because, &after.spam_because),
    ];
    for ((action, was, is), id) in marks.into_iter().zip(entries) {
        if was != is {
            let detail = is.clone().unwrap_or_else(|| "taken back".to_owned());
            let subject = dialogue.to_string();
            let entry = Entry {
                id,
                workspace: actor.workspace,
                at: now,
                member: Some(actor.member),
                action,
                subject: &subject,
                detail: Some(detail),
            };
            people::audit_entry(tx, entry).await?;
        }
    }
    super::changed_in(tx, actor.workspace, outcome.chat_id);
    let test = after.test_because.is_some() || reviews::born_test(tx, dialogue).await?;
    let (excluded, spam) = (after.excluded_because.is_some(), after.spam_because.is_some());
    answers::leave_out(tx, dialogue, test || spam).await?;
    let revision = ratings::next_rating(tx, actor.workspace).await?;
    reviews::mark(tx, dialogue, excluded, test, spam, revision).await
}

fn nothing_said() -> Review {
    Review {
        status: Status::New.as_str().to_owned(),
        assignee_id: None,
        note: String::new(),
        tags: Vec::new(),
        excluded_because: None,
        test_because: None,
        spam_because: None,
    }
}

/// Trims, and refuses what is too long; all problems are named at once.
fn check(mut change: Change) -> Result<Change> {
    let mut problem: Option<Error> = None;
    let mut refuse = |name: &str, message: &str| {
        let error = problem.take().unwrap_or_else(|| Error::new(crate::error::Code::Validation));
        problem = Some(error.with_field(name, message));
    };
    for (name, mark) in
        [("exclude", &mut change.exclude), ("test", &mut change.test), ("spam", &mut change.spam)]
    {
        if let Some(Some(because)) = mark {
            because.reason = because.reason.trim().to_owned();
            if !fits(&because.reason, 1, 300) {
                refuse(name, "Say why, in at most 300 characters.");
            }
        }
    }
    if let Some(note) = &mut change.note {
        *note = note.trim().to_owned();
        if !fits(note, 0, 4_000) {
            refuse("note", "At most 4,000 characters.");
        }
    }
    if let Some(said) = &mut change.tags {
        *said = tags::cleaned(std::mem::take(said));
        if said.len() > tags::MOST || !said.iter().all(|tag| tags::fits(tag)) {
            refuse("tags", "At most 20, each of 1 to 40 characters.");
        }
    }
    problem.map_or(Ok(change), Err)
}

fn fits(text: &str, least: usize, most: usize) -> bool {
    (least..=most).contains(&text.chars().count()) && !text.contains('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_is_not_the_same_as_nothing() {
        let change: Change = serde_json::from_str(r#"{"exclude": null}"#).expect("valid");
        assert_eq!((change.exclude, change.test), (Some(None), None));
        let change: Change =
            serde_json::from_str(r#"{"spam": {"reason": "  Advertising "}}"#).expect("valid");
        let change = check(change).expect("fits");
        assert_eq!(change.spam, Some(Some(Because { reason: "Advertising".to_owned() })));
        assert!(serde_json::from_str::<Change>(r#"{"score": 5}"#).is_err());
    }

    #[test]
    fn all_that_is_wrong_is_named_at_once() {
        let change = Change {
            note: Some("x".repeat(4_001)),
            tags: Some(vec!["y".repeat(41)]),
            exclude: Some(Some(Because { reason: " ".to_owned() })),
            ..Change::default()
        };
        let error = check(change).expect_err("three problems");
        assert_eq!(error.fields.keys().collect::<Vec<_>>(), ["exclude", "note", "tags"]);
        let tags = Some(vec!["Late".to_owned(), "late ".to_owned(), "Price".to_owned()]);
        let change = check(Change { tags, ..Change::default() }).expect("fits");
        assert_eq!(change.tags, Some(vec!["Late".to_owned(), "Price".to_owned()]));
    }
}
