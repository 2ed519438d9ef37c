//! Everything that is kept of a visitor, for himself: handed out by those who manage. It has his ratings in it,
//! so it is never on an operator's way.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::desk::attach;
use crate::desk::history::{self, HistoryEntry};
use crate::desk::messages::{self, Part};
use crate::desk::view::OperatorMessage;
use crate::domain::dialogue::{FinishedBy, State};
use crate::domain::fields::{self, Fields};
use crate::domain::message::FileView;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::comments::{self, Kept};
use crate::store::dialogues::Dialogue;
use crate::store::visitors::{self, Visitor};
use crate::store::{
    Conn, chats, dialogue_tags, dialogues, erasure, files, people, ratings, reviews,
};
use crate::time::Time;

/// Rows per look.
const PAGE: i64 = 500;

#[derive(Debug, Serialize, ToSchema)]
pub struct VisitorExport {
    pub exported_at: Time,
    pub visitor: Known,
    /// Oldest first.
    pub dialogues: Vec<DialogueExport>,
    /// Files that he uploaded, sent or not.
    pub files: Vec<FileView>,
}

/// What he, his browser and the site said of him.
#[derive(Debug, Serialize, ToSchema)]
pub struct Known {
    pub id: Id,
    pub chat: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    /// The site's own id of him.
    pub external_id: Option<String>,
    pub verified: bool,
    pub language: String,
    pub page_url: Option<String>,
    pub page_title: Option<String>,
    pub browser: Option<String>,
    /// What the page told of him.
    pub fields: Fields,
    pub test: bool,
    pub created_at: Time,
    pub seen_at: Time,
    pub erased_at: Option<Time>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DialogueExport {
    pub id: Id,
    pub state: State,
    pub opened_at: Time,
    pub finished_at: Option<Time>,
    pub finished_by: Option<FinishedBy>,
    pub language: String,
    /// The card as it was when the dialogue was finished.
    pub visitor_name: Option<String>,
    pub visitor_email: Option<String>,
    pub page_url: Option<String>,
    pub page_title: Option<String>,
    pub browser: Option<String>,
    pub fields: Fields,
    pub erased: bool,
    pub messages: Vec<OperatorMessage>,
    pub history: Vec<HistoryEntry>,
    /// What the team says it is about.
    pub tags: Vec<String>,
    /// Null before its first finish.
    pub rating: Option<RatingExport>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RatingExport {
    /// not_asked, asked, shown, skipped, expired, withdrawn or rated.
    pub state: String,
    pub reason: Option<String>,
    pub asked_at: Option<Time>,
    pub expires_at: Option<Time>,
    /// When he answered or closed a form.
    pub reacted_at: Option<Time>,
    pub scale: Option<String>,
    pub score: Option<i64>,
    pub sense: Option<String>,
    /// Ids of the chosen reasons.
    pub reasons: Vec<String>,
    pub comment: Option<String>,
    /// There was a comment; it may have been erased.
    pub has_comment: bool,
    pub rated_at: Option<Time>,
    pub excluded: bool,
    pub test: bool,
    pub spam: bool,
    pub story: Vec<StoryStep>,
    /// What analysts wrote about it.
    pub note: Option<String>,
    pub tags: Vec<String>,
    pub excluded_because: Option<String>,
    pub test_because: Option<String>,
    pub spam_because: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct StoryStep {
    pub at: Time,
    pub kind: String,
    pub score: Option<i64>,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
}

/// All that is kept of this visitor. That it was handed out is in the audit log.
///
/// Errors: `not_found`.
pub async fn export(app: &App, actor: &Actor, id: Id) -> Result<VisitorExport> {
    let now = app.now();
    let mut conn = app.db.read().await?;
    let visitor = visitors::by_id(&mut conn, id).await?;
    let visitor = visitor
        .filter(|visitor| visitor.workspace_id == actor.workspace)
        .ok_or_else(Error::not_found)?;
    let chat = chats::by_id(&mut conn, visitor.chat_id).await?.map(|chat| chat.name.clone());
    let mut rows = dialogues::of_visitor(&mut conn, id, i64::MAX).await?;
    rows.reverse();
    let brought = erasure::files_of(&mut conn, id, i64::MAX).await?;
    let brought: Vec<Id> = brought.into_iter().map(|(id,)| id).collect();
    let mut files_brought = Vec::with_capacity(brought.len());
    for chunk in brought.chunks(PAGE as usize) {
        let rows = files::many(&mut conn, chunk).await?;
        files_brought.extend(rows.iter().map(|file| attach::view(app, file)));
    }
    drop(conn);
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        all.push(dialogue(app, row).await?);
    }
    note(app, actor, id, now).await?;
    Ok(VisitorExport {
        exported_at: now,
        visitor: known(visitor, chat),
        dialogues: all,
        files: files_brought,
    })
}

fn known(v: Visitor, chat: Option<String>) -> Known {
    Known {
        id: v.id,
        chat,
        name: v.name,
        email: v.email,
        external_id: v.external_id,
        verified: v.verified,
        language: v.language,
        page_url: v.page_url,
        page_title: v.page_title,
        browser: v.browser,
        fields: fields::parsed(v.fields.as_deref()),
        test: v.test,
        created_at: v.created_at,
        seen_at: v.seen_at,
        erased_at: v.erased_at,
    }
}

async fn dialogue(app: &App, row: Dialogue) -> Result<DialogueExport> {
    let mut written: Vec<OperatorMessage> = Vec::new();
    loop {
        let after = written.last().map_or(0, |message| message.seq);
        let page = messages::operator_views(app, row.id, Part::After(after), PAGE, None).await?;
        if page.is_empty() {
            break;
        }
        written.extend(page);
    }
    let mut conn = app.db.read().await?;
    let tags = dialogue_tags::of(&mut conn, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    Ok(DialogueExport {
        id: row.id,
        state: row.state(),
        opened_at: row.opened_at,
        finished_at: row.finished_at,
        finished_by: row.finished_by(),
        history: history::of(&mut conn, row.id).await?,
        rating: rating(&mut conn, row.id).await?,
        language: row.language,
        visitor_name: row.visitor_name,
        visitor_email: row.visitor_email,
        page_url: row.page_url,
        page_title: row.page_title,
        browser: row.browser,
        fields: fields::parsed(row.visitor_fields.as_deref()),
        erased: row.erased,
        tags,
        messages: written,
    })
}

async fn rating(conn: &mut Conn, dialogue: Id) -> Result<Option<RatingExport>> {
    let Some(kept) = comments::kept(conn, dialogue).await? else { return Ok(None) };
    let story = ratings::story(conn, dialogue).await?;
    let review = reviews::find(conn, dialogue).await?;
    let Kept { state, reason, asked_at, expires_at, reacted_at, scale, score, sense, .. } = kept;
    let (note, tags, excluded_because, test_because, spam_because) = match review {
        Some(said) => (
            Some(said.note),
            said.tags,
            said.excluded_because,
            said.test_because,
            said.spam_because,
        ),
        None => (None, Vec::new(), None, None, None),
    };
    Ok(Some(RatingExport {
        state,
        reason,
        asked_at,
        expires_at,
        reacted_at,
        scale,
        score,
        sense,
        reasons: ids(kept.reasons.as_deref()),
        comment: kept.comment,
        has_comment: kept.has_comment,
        rated_at: kept.rated_at,
        excluded: kept.excluded,
        test: kept.test,
        spam: kept.spam,
        story: story
            .into_iter()
            .map(|step| StoryStep {
                reasons: ids(step.reasons.as_deref()),
                at: step.at,
                kind: step.kind,
                score: step.score,
                comment: step.comment,
            })
            .collect(),
        note,
        tags,
        excluded_because,
        test_because,
        spam_because,
    }))
}

/// Ids as they are stored: a JSON list.
fn ids(stored: Option<&str>) -> Vec<String> {
    stored.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

async fn note(app: &App, actor: &Actor, visitor: Id, now: Time) -> Result<()> {
    let entry = app.ids.id(Stream::People, now);
    let (workspace, member) = (actor.workspace, Some(actor.member));
    app.db
        .write(move |tx| {
            Box::pin(async move {
                let subject = visitor.to_string();
                people::audit(tx, entry, workspace, now, member, "visitor.export", &subject).await
            })
        })
        .await
}
