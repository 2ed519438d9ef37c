//! A chat's quality control: read, save as a new version, list the versions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Audit, find};
use crate::app::App;
use crate::domain::people::{Actor, Person};
use crate::domain::quality::{Comment, Reason, Replies, Rules, Scale, Settings, Texts};
use crate::domain::texts::{self, Language, Text};
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::store::chats::{self, Saved};
use crate::store::{Conn, dialogues};
use crate::time::Time;

/// The settings with their version. PUT takes what GET gave; `saved_at` and `saved_by` are ignored there.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct QualityControl {
    /// The version these settings are, or (in PUT) were changed from.
    pub version: i64,
    pub enabled: bool,
    pub scale: Scale,
    pub satisfied: Vec<i64>,
    pub dissatisfied: Vec<i64>,
    #[serde(default)]
    pub question: Texts,
    pub comment: Comment,
    #[serde(default)]
    pub replies: Replies,
    #[serde(default)]
    pub reasons: Vec<Reason>,
    #[serde(default)]
    pub rules: Rules,
    #[serde(default)]
    pub saved_at: Option<Time>,
    #[serde(default)]
    pub saved_by: Option<Person>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Version {
    pub version: i64,
    pub saved_at: Time,
    pub saved_by: Option<Person>,
}

/// What the form says in one language where the chat has no text of its own.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BuiltInTexts {
    pub language: &'static str,
    /// With `{operator}`.
    pub question: &'static str,
    pub comment_label: &'static str,
    pub comment_placeholder: &'static str,
    pub reply_satisfied: &'static str,
    pub reply_neutral: &'static str,
    pub reply_dissatisfied: &'static str,
    /// Stands for the operator where the name is not known.
    pub some_operator: &'static str,
}

pub async fn get(app: &App, actor: &Actor, id: Id) -> Result<QualityControl> {
    find(app, actor, id).await?;
    let mut conn = app.db.read().await?;
    let (version, settings) = chats::quality(&mut conn, id).await?;
    let saved =
        versions_of(&mut conn, id).await?.into_iter().find(|saved| saved.version == version);
    Ok(view(version, settings, saved))
}

/// Saves a new version.
///
/// Errors: `version_conflict` when somebody else saved meanwhile, `validation`, `not_found`.
pub async fn put(app: &App, actor: &Actor, id: Id, new: QualityControl) -> Result<QualityControl> {
    find(app, actor, id).await?;
    let based_on = new.version;
    let settings = checked(new)?;
    let audit = Audit::of(app, actor);
    app.db
        .write(move |tx| {
            let settings = settings.clone();
            Box::pin(async move {
                // The row lock makes two savers wait for each other; the second then sees the first's version.
                chats::lock(tx, id).await?.ok_or_else(Error::not_found)?;
                let (version, before) = chats::quality(tx, id).await?;
                if version != based_on {
                    return Err(Error::new(Code::VersionConflict));
                }
                if before == settings {
                    return Ok(());
                }
                let by = Some(audit.by);
                chats::insert_quality(tx, id, version + 1, &settings, audit.at, by).await?;
                audit.write(tx, "quality_control.save", id).await
            })
        })
        .await?;
    get(app, actor, id).await
}

/// The settings to store, when they could be asked and counted.
fn checked(new: QualityControl) -> Result<Settings> {
    let mut settings = Settings {
        enabled: new.enabled,
        scale: new.scale,
        satisfied: new.satisfied,
        dissatisfied: new.dissatisfied,
        question: new.question,
        comment: new.comment,
        replies: new.replies,
        reasons: new.reasons,
        rules: new.rules,
    };
    settings.reasons.iter_mut().for_each(leave_built_in);
    settings.check()?;
    let nameless = |reason: &Reason| {
        let has_text = reason.text.values().any(|text| !text.trim().is_empty());
        !has_text && texts::built_in_reason(&reason.id, Language::English).is_none()
    };
    if settings.reasons.iter().any(nameless) {
        return Err(Error::field("reasons", "A reason of your own needs a text."));
    }
    Ok(settings)
}

/// Settings to be tried, checked, and those that are saved now.
///
/// Errors: `validation`, `not_found`.
pub async fn tried(
    app: &App,
    actor: &Actor,
    id: Id,
    new: QualityControl,
) -> Result<(Settings, Settings)> {
    find(app, actor, id).await?;
    let tried = checked(new)?;
    let (_, saved) = chats::quality(&mut *app.db.read().await?, id).await?;
    Ok((tried, saved))
}

/// All versions, newest first.
pub async fn versions(app: &App, actor: &Actor, id: Id) -> Result<Vec<Version>> {
    find(app, actor, id).await?;
    versions_of(&mut *app.db.read().await?, id).await
}

async fn versions_of(conn: &mut Conn, id: Id) -> Result<Vec<Version>> {
    let rows: Vec<Saved> = chats::versions(conn, id).await?;
    let mut ids: Vec<Id> = rows.iter().filter_map(|row| row.saved_by).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = dialogues::names(conn, &ids).await?;
    let version = |row: Saved| Version {
        version: row.version,
        saved_at: row.saved_at,
        saved_by: row
            .saved_by
            .map(|id| Person { id, name: names.get(&id).cloned().unwrap_or_default() }),
    };
    Ok(rows.into_iter().map(version).collect())
}

const LANGUAGES: [(&str, Language); 4] = [
    ("en", Language::English),
    ("fr", Language::French),
    ("ru", Language::Russian),
    ("ar", Language::Arabic),
];

/// The built-in texts of the form, in all of Candor's languages.
pub fn built_in_texts() -> Vec<BuiltInTexts> {
    let of = |(tag, language): (&'static str, Language)| {
        let say = |text| texts::built_in(text, language);
        BuiltInTexts {
            language: tag,
            question: say(Text::Question),
            comment_label: say(Text::CommentLabel),
            comment_placeholder: say(Text::CommentPlaceholder),
            reply_satisfied: say(Text::ReplySatisfied),
            reply_neutral: say(Text::ReplyNeutral),
            reply_dissatisfied: say(Text::ReplyDissatisfied),
            some_operator: say(Text::SomeOperator),
        }
    };
    LANGUAGES.into_iter().map(of).collect()
}

/// A default reason as Candor says it, in its four languages.
fn built_in(id: &str) -> Option<Texts> {
    let text = |(tag, language): (&str, Language)| {
        Some((tag.to_owned(), texts::built_in_reason(id, language)?.to_owned()))
    };
    LANGUAGES.into_iter().map(text).collect()
}

/// On reading: a default reason shows its built-in texts, to be edited from there.
fn with_built_in(mut reason: Reason) -> Reason {
    if reason.text.is_empty() {
        reason.text = built_in(&reason.id).unwrap_or_default();
    }
    reason
}

/// On saving: texts that nobody changed are not kept, so that saving what was read changes nothing.
fn leave_built_in(reason: &mut Reason) {
    if built_in(&reason.id).is_some_and(|texts| texts == reason.text) {
        reason.text.clear();
    }
}

fn view(version: i64, settings: Settings, saved: Option<Version>) -> QualityControl {
    QualityControl {
        version,
        enabled: settings.enabled,
        scale: settings.scale,
        satisfied: settings.satisfied,
        dissatisfied: settings.dissatisfied,
        question: settings.question,
        comment: settings.comment,
        replies: settings.replies,
        reasons: settings.reasons.into_iter().map(with_built_in).collect(),
        rules: settings.rules,
        saved_at: saved.as_ref().map(|saved| saved.saved_at),
        saved_by: saved.and_then(|saved| saved.saved_by),
    }
}
