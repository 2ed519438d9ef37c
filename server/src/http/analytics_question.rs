//! The question behind an answer of the Live Chat tab: the filter of the URL, and what it takes to answer it. Figures,
//! lists and exports ask the same question, so they cannot disagree.

use std::collections::HashSet;

use utoipa::IntoParams;

use super::Site;
use super::analytics_rows;
use crate::analytics::answer::ChatOf;
use crate::analytics::columns::Columns;
use crate::analytics::figures::Around;
use crate::analytics::filter::Filter;
use crate::analytics::numbers::Numbers;
use crate::analytics::page::Page;
use crate::domain::chat::Kind;
use crate::domain::people::Actor;
use crate::domain::period;
use crate::domain::review::Status;
use crate::domain::words;
use crate::domain::working_time::Counted;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::{Conn, answers, columns, dialogue_tags, people, reviews, working_time};

/// The filters, for the description of the routes; `Filter::parse` reads them.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described, never made")]
pub struct Filters {
    /// Instant, or a date: its midnight in tz; default 30 days before to
    from: Option<String>,
    /// Half open; default now
    to: Option<String>,
    /// IANA zone; default the workspace's
    tz: Option<String>,
    /// Repeatable
    chat: Option<Vec<Id>>,
    /// Member id or nobody; repeatable
    operator: Option<Vec<String>>,
    /// credited (default) or took_part: operators are all who wrote in a dialogue, so that their sums exceed the total
    credit: Option<String>,
    /// working (default) or clock: which response times figures count; working where it was set at the finish
    time: Option<String>,
    /// scale:score, for example stars5:5; repeatable
    score: Option<Vec<String>>,
    /// satisfied, neutral or dissatisfied, as the version it was asked under says; repeatable
    sense: Option<Vec<String>>,
    /// rated, no_answer, not_asked, excluded, one state, not_asked:reason; repeatable
    state: Option<Vec<String>>,
    /// website or course; repeatable
    kind: Option<Vec<String>>,
    /// operator, visitor, idle or admin; repeatable
    finished_by: Option<Vec<String>>,
    /// Repeatable
    language: Option<Vec<String>>,
    /// yes or no
    comment: Option<String>,
    /// A reason's id; repeatable, any of them
    reason: Option<Vec<String>>,
    /// answered, never_answered, timed (has a first response), handed_over, came_back, shown or can_still_answer; repeatable, any of them
    fact: Option<Vec<String>>,
    /// Beginnings of words of the comment; all of them, without case and accents
    words: Option<String>,
    /// A tag of the dialogue, the team's; repeatable, any of them, without case and accents
    tag: Option<Vec<String>>,
    /// new, in_review or done; repeatable
    review: Option<Vec<String>>,
    /// An analyst's tag; repeatable, any of them
    review_tag: Option<Vec<String>>,
}

/// What lists and exports know beside the filters.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "described, never made")]
pub struct Narrowing {
    /// test or spam: instead of what counts, what was marked so
    marked: Option<String>,
    /// Every filter again with in. before its name (in.state=rated, in.from=2026-03-01): a part of the filtered set, as behind one number of it
    #[param(rename = "in.*")]
    part: Option<String>,
}

/// Shared by all questions: the filter, and what it needs to be answered.
pub(super) struct Question {
    pub filter: Filter,
    around: Around,
}

impl Question {
    /// Reads the URL for this member; with `page`, what lists know beside the filters, too.
    pub async fn read(
        site: &Site,
        actor: &Actor,
        query: Option<String>,
        page: Option<&mut Page>,
    ) -> Result<Question> {
        let app = &site.app;
        let mut conn = app.db.read().await?;
        let workspace =
            people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
        let query = query.as_deref().unwrap_or_default();
        let mut filter = Filter::parse(query, &workspace.time_zone, app.now(), page)?;
        let chats = analytics_rows::chats_for(&mut conn, actor).await?;
        let wanted_chats = of_kinds(&chats, &filter.kinds);
        if let Some(part) = filter.part.as_deref_mut() {
            part.only_chats(of_kinds(&chats, &part.kinds));
        }
        let around = Around {
            now: app.now().0,
            week_start: period::week_start(&workspace.week_start),
            few_answers: workspace.few_answers,
            wanted_chats,
            open: Vec::new(),
            open_answers: Vec::new(),
        };
        Ok(Question { filter, around })
    }

    pub fn around(&self) -> &Around {
        &self.around
    }

    /// Asks it of the columns, and what the store has beside them at that moment.
    pub async fn ask<T: Send + 'static>(
        self,
        site: &Site,
        actor: &Actor,
        answer: impl FnOnce(&Columns, &Filter, &Around) -> T + Send + 'static,
    ) -> Result<T> {
        let workspace = actor.workspace;
        site.analytics
            .ask_beside(
                &site.app,
                workspace,
                move |conn| Box::pin(self.complete(conn, workspace)),
                move |columns, asked: Question| answer(columns, &asked.filter, &asked.around),
            )
            .await
    }

    async fn complete(mut self, conn: &mut Conn, workspace: Id) -> Result<Question> {
        let Question { filter, around } = &mut self;
        find(conn, workspace, filter).await?;
        if let Some(part) = filter.part.as_deref_mut() {
            find(conn, workspace, part).await?;
        }
        let tagged = match filter.tags.as_slice() {
            [] => None,
            tags => Some(dialogue_tags::open_with(conn, workspace, tags).await?),
        };
        let tagged = tagged.map(|rows| rows.into_iter().map(|(id,)| id).collect::<HashSet<Id>>());
        let wanted = |dialogue: Id, chat: Id, language: &String| {
            around.wanted_chats.contains(&chat)
                && (filter.chats.is_empty() || filter.chats.contains(&chat))
                && (filter.languages.is_empty() || filter.languages.contains(language))
                && tagged.as_ref().is_none_or(|tagged| tagged.contains(&dialogue))
        };
        let mut open = columns::open(conn, workspace).await?;
        open.retain(|open| wanted(open.dialogue_id, open.chat_id, &open.language));
        let mut open_answers = answers::open(conn, workspace).await?;
        open_answers.retain(|open| wanted(open.dialogue_id, open.chat_id, &open.language));
        if filter.counted == Counted::Working && !open_answers.is_empty() {
            let calendars = working_time::of_chats(conn, workspace).await?;
            for open in &mut open_answers {
                let calendar = calendars.get(&open.chat_id);
                open.given = open.given.iter().map(|answer| answer.within(calendar)).collect();
            }
        }
        (around.open, around.open_answers) = (open, open_answers);
        Ok(self)
    }
}

/// Chats of these kinds; of any when none is named.
fn of_kinds(chats: &[ChatOf], kinds: &[Kind]) -> Vec<Id> {
    let wanted = chats.iter().filter(|chat| kinds.is_empty() || kinds.contains(&chat.kind));
    wanted.map(|chat| chat.id).collect()
}

/// Words of comments, tags and reviews are the store's; figures see the outcomes that it finds.
async fn find(conn: &mut Conn, workspace: Id, filter: &mut Filter) -> Result<()> {
    let numbers = |rows: Vec<(i64,)>| rows.into_iter().map(|(n,)| n);
    let sets = &mut filter.sets;
    // A search without a word in it (…!) finds nothing.
    if filter.said.words.as_ref().is_some_and(|words| !words.trim().is_empty())
        && filter.words.is_empty()
    {
        sets.push(Numbers::default());
    }
    for word in &filter.words {
        let found = reviews::numbers_with_word(conn, workspace, word).await?;
        sets.push(Numbers::of(numbers(found)));
    }
    if !filter.tags.is_empty() {
        let found = dialogue_tags::numbers_with(conn, workspace, &filter.tags).await?;
        filter.tagged = Some(Numbers::of(numbers(found)));
    }
    if !filter.reviews.is_empty() {
        sets.push(reviewed(conn, workspace, &filter.reviews).await?);
    }
    if !filter.review_tags.is_empty() {
        let holds = |tags: &str| {
            let tags: Vec<String> = serde_json::from_str(tags).unwrap_or_default();
            tags.iter().any(|tag| filter.review_tags.contains(&words::folded(tag)))
        };
        let tagged = reviews::tagged(conn, workspace).await?;
        let found = tagged.into_iter().filter(|(_, tags)| holds(tags)).map(|(n, _)| n);
        sets.push(Numbers::of(found));
    }
    Ok(())
}

/// Those in one of these statuses. What nobody has looked at has no row: *new* is all but those in another one.
async fn reviewed(conn: &mut Conn, workspace: Id, wanted: &[Status]) -> Result<Numbers> {
    let new = wanted.contains(&Status::New);
    let mut found = Vec::new();
    for status in [Status::InReview, Status::Done] {
        if wanted.contains(&status) != new {
            let rows = reviews::numbers_with_status(conn, workspace, status.as_str()).await?;
            found.extend(rows.into_iter().map(|(n,)| n));
        }
    }
    Ok(if new { Numbers::all_but(found) } else { Numbers::of(found) })
}
