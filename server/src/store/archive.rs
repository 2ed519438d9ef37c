//! Dialogues that come in from a file: the names the file has for things, and rows of a whole batch at once.
//! It writes on both sides of the wall; operators' paths do not know it.

use std::collections::HashMap;

use sqlx::AssertSqlSafe;

use super::conn::{Conn, Value, placeholders};
use super::outcomes::{FINISHED, Finish};
use super::reviews::Review;
use crate::domain::answers::Answer;
use crate::domain::quality::RequestState;
use crate::domain::rating::Rating;
use crate::domain::words;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// What a name in a file stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Operator,
    Chat,
    Dialogue,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Operator => "operator",
            Kind::Chat => "chat",
            Kind::Dialogue => "dialogue",
        }
    }
}

/// Something that came in before.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Known {
    #[sqlx(rename = "ref")]
    pub reference: String,
    pub id: Id,
    pub digest: String,
}

/// Those of `references` that came in before.
pub async fn known(
    conn: &mut Conn,
    workspace: Id,
    kind: Kind,
    references: &[&str],
) -> Result<Vec<Known>> {
    let mut found = Vec::new();
    for chunk in references.chunks(LOOKED_UP) {
        let sql = format!(
            "select ref, id, digest from import_refs where workspace_id = $1 and kind = $2 and ref in ({})",
            placeholders(3, chunk.len())
        );
        let mut values = values![workspace, kind.as_str()];
        values.extend(chunk.iter().map(|reference| Value::from(*reference)));
        found.extend(conn.all::<Known>(AssertSqlSafe(sql), values).await?);
    }
    Ok(found)
}

/// Names looked up by one statement.
const LOOKED_UP: usize = 250;

/// Those of `ids` that are dialogues of this workspace which were finished.
pub async fn own_dialogues(conn: &mut Conn, workspace: Id, ids: &[Id]) -> Result<Vec<Id>> {
    let mut found = Vec::new();
    for chunk in ids.chunks(LOOKED_UP) {
        let sql = format!(
            "select dialogue_id from outcomes where workspace_id = $1 and dialogue_id in ({})",
            placeholders(2, chunk.len())
        );
        let mut values = values![workspace];
        values.extend(chunk.iter().map(|id| Value::from(*id)));
        let rows: Vec<(Id,)> = conn.all(AssertSqlSafe(sql), values).await?;
        found.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(found)
}

/// Everything of this kind that came in before; for operators and chats, which are few.
pub async fn all_known(conn: &mut Conn, workspace: Id, kind: Kind) -> Result<Vec<Known>> {
    conn.all(
        "select ref, id, digest from import_refs where workspace_id = $1 and kind = $2",
        values![workspace, kind.as_str()],
    )
    .await
}

/// All members there ever were.
pub async fn member_ids(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id,)>> {
    conn.all("select id from members where workspace_id = $1", values![workspace]).await
}

/// All chats there ever were, samples apart.
pub async fn chat_ids(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id,)>> {
    conn.all(
        "select id from chats where workspace_id = $1 and sample = $2",
        values![workspace, false],
    )
    .await
}

/// Notes under which name something came in.
pub async fn remember(conn: &mut Conn, workspace: Id, kind: Kind, known: &[Known]) -> Result<()> {
    let rows = known.iter();
    let row = |known: &Known| {
        values![workspace, kind.as_str(), &known.reference, known.id, &known.digest]
    };
    conn.insert_rows(
        "insert into import_refs (workspace_id, kind, ref, id, digest) values {}",
        "ttttt",
        rows.flat_map(row).collect(),
    )
    .await
}

/// Visitors of a chat by the name that a file gave them.
pub async fn visitors(
    conn: &mut Conn,
    chat: Id,
    names: &[&str],
) -> Result<HashMap<(Id, String), Id>> {
    let mut found = HashMap::new();
    for chunk in names.chunks(LOOKED_UP) {
        // The partial index needs its condition said.
        let sql = format!(
            "select import_ref, id from visitors where chat_id = $1 and import_ref is not null and import_ref in ({})",
            placeholders(2, chunk.len())
        );
        let mut values = values![chat];
        values.extend(chunk.iter().map(|name| Value::from(*name)));
        let rows: Vec<(String, Id)> = conn.all(AssertSqlSafe(sql), values).await?;
        found.extend(rows.into_iter().map(|(name, id)| ((chat, name), id)));
    }
    Ok(found)
}

/// Says that a chat is there for sample data only.
pub async fn mark_sample(conn: &mut Conn, chat: Id) -> Result<()> {
    conn.run("update chats set sample = $1 where id = $2", values![true, chat]).await?;
    Ok(())
}

/// A visitor whom no browser acts for.
#[derive(Clone, Debug)]
pub struct NewVisitor {
    pub id: Id,
    pub chat: Id,
    pub import_ref: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub language: String,
    pub created_at: Time,
}

/// A message, as a file tells it.
#[derive(Clone, Debug)]
pub struct NewMessage {
    pub id: Id,
    pub from_visitor: bool,
    pub author: Id,
    pub at: Time,
    pub text: String,
}

/// A finished dialogue with all that belongs to it.
pub struct NewDialogue {
    pub known: Known,
    /// Facts, credit, request.
    pub finish: Finish,
    /// Whom it was assigned to.
    pub assigned: Option<Id>,
    pub visitor_name: Option<String>,
    pub visitor_email: Option<String>,
    pub messages: Vec<NewMessage>,
    pub tags: Vec<String>,
    pub rating: Option<(Rating, Time)>,
    /// When the visitor answered or closed the form.
    pub reacted_at: Option<Time>,
    pub review: Option<Review>,
}

/// Everything of a batch but its outcomes.
pub async fn insert_desk(
    conn: &mut Conn,
    workspace: Id,
    visitors: &[NewVisitor],
    dialogues: &[NewDialogue],
) -> Result<()> {
    let visitor = |v: &NewVisitor| {
        values![
            v.id,
            workspace,
            v.chat,
            v.name.clone(),
            v.email.clone(),
            false,
            &v.language,
            false,
            v.created_at,
            v.import_ref.clone(),
            v.created_at,
        ]
    };
    conn.insert_rows(
        "insert into visitors (id, workspace_id, chat_id, name, email, verified, language, test, created_at, import_ref, \
         seen_at) values {}",
        "tttttbtbntn",
        visitors.iter().flat_map(visitor).collect(),
    )
    .await?;
    conn.insert_rows(
        "insert into dialogues (id, workspace_id, chat_id, visitor_id, state, operator_id, opened_at, last_seq, last_at, \
         operator_read, visitor_read, finished_at, finished_by, hand_overs, continued, revision, test, visitor_name, \
         visitor_email, visitor_verified, language) values {}",
        "ttttttnnnnnntnnnbttbt",
        dialogues.iter().flat_map(dialogue_row).collect(),
    )
    .await?;
    conn.insert_rows(
        "insert into messages (dialogue_id, seq, id, from_visitor, author_id, client_id, at, text) values {}",
        "tntbttnt",
        dialogues.iter().flat_map(message_rows).collect(),
    )
    .await?;
    conn.insert_rows(
        "insert into dialogue_tags (dialogue_id, folded, workspace_id, chat_id, tag) values {}",
        "ttttt",
        dialogues.iter().flat_map(tag_rows).collect(),
    )
    .await?;
    let events = |d: &NewDialogue| {
        let f = &d.finish;
        let mut rows = values![f.dialogue, 1_i64, f.opened_at, "opened", None::<Id>];
        rows.extend(values![f.dialogue, 2_i64, f.finished_at, "finished", finisher(d)]);
        rows
    };
    conn.insert_rows(
        "insert into dialogue_events (dialogue_id, n, at, kind, by_member) values {}",
        "tnntt",
        dialogues.iter().flat_map(events).collect(),
    )
    .await?;
    let known: Vec<Known> = dialogues.iter().map(|dialogue| dialogue.known.clone()).collect();
    remember(conn, workspace, Kind::Dialogue, &known).await
}

fn finisher(dialogue: &NewDialogue) -> Option<Id> {
    dialogue.assigned.filter(|_| dialogue.finish.finished_by == "operator")
}

fn dialogue_row(d: &NewDialogue) -> Vec<Value> {
    let f = &d.finish;
    let last_at = d.messages.last().map_or(f.finished_at, |message| message.at);
    let last_seq = seq(d.messages.len());
    values![
        f.dialogue,
        f.workspace,
        f.chat,
        f.visitor,
        "finished",
        d.assigned,
        f.opened_at,
        last_seq,
        last_at,
        last_seq,
        last_seq,
        f.finished_at,
        f.finished_by,
        f.hand_overs,
        0_i64,
        1_i64,
        f.test,
        d.visitor_name.clone(),
        d.visitor_email.clone(),
        false,
        &f.language,
    ]
}

fn message_rows(d: &NewDialogue) -> Vec<Value> {
    let row = |(place, m): (usize, &NewMessage)| {
        let client_id = m.id.to_string();
        let text = &m.text;
        values![
            d.finish.dialogue,
            seq(place + 1),
            m.id,
            m.from_visitor,
            m.author,
            client_id,
            m.at,
            text
        ]
    };
    d.messages.iter().enumerate().flat_map(row).collect()
}

fn tag_rows(d: &NewDialogue) -> Vec<Value> {
    let f = &d.finish;
    let row = |tag: &String| values![f.dialogue, words::folded(tag), f.workspace, f.chat, tag];
    d.tags.iter().flat_map(row).collect()
}

fn seq(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A number that changes when somebody else writes to the same SQLite database; on PostgreSQL always the same,
/// since there writers do not wait for each other.
pub async fn others(conn: &mut Conn) -> Result<i64> {
    if matches!(conn, Conn::Postgres(_)) {
        return Ok(0);
    }
    let (version,): (i64,) = conn.one("pragma data_version", Vec::new()).await?;
    Ok(version)
}

/// Numbers a batch: its revision, and the number before its first outcome. Holds the counter until the commit.
pub async fn next_batch(conn: &mut Conn, workspace: Id, outcomes: usize) -> Result<(i64, i64)> {
    let count = i64::try_from(outcomes).map_err(Error::internal)?;
    let (revision, last): (i64, i64) = conn
        .one(
            "update finish_counters set revision = revision + 1, outcomes = outcomes + $1 where workspace_id = $2 \
             returning revision, outcomes",
            values![count, workspace],
        )
        .await?;
    Ok((revision, last - count))
}

/// The outcomes of a batch, numbered after `before`, with all that hangs on them.
pub async fn insert_outcomes(
    conn: &mut Conn,
    workspace: Id,
    dialogues: &[NewDialogue],
    revision: i64,
    before: i64,
) -> Result<()> {
    let mut outcomes = Vec::with_capacity(dialogues.len() * 39);
    let mut words = Vec::new();
    for (place, dialogue) in dialogues.iter().enumerate() {
        let n = before + seq(place + 1);
        outcomes.extend(outcome_row(dialogue, n, revision)?);
        let comment = dialogue.rating.as_ref().and_then(|(rating, _)| rating.comment.as_deref());
        for word in comment.map(crate::domain::words::of).unwrap_or_default() {
            words.extend(values![workspace, crate::domain::words::stored(&word), n]);
        }
    }
    let sql = format!(
        "insert into outcomes (dialogue_id, workspace_id, n, chat_id, visitor_id, opened_at, test, finish_revision, spam, \
         has_comment, excluded, rating_revision, reacted_at, score, sense, reasons, rated_at, {}) values {{}}",
        FINISHED.join(", ")
    );
    conn.insert_rows(&sql, "ttnttnbnbbbnnnttnntttbnnnnnnnnnttnnnntb", outcomes).await?;
    conn.insert_rows(
        "insert into outcome_participants (dialogue_id, member_id, messages) values {}",
        "ttn",
        dialogues.iter().flat_map(participant_rows).collect(),
    )
    .await?;
    conn.insert_rows(
        "insert into answers (dialogue_id, n, operator_id, at, response_ms) values {}",
        "tntnn",
        dialogues.iter().flat_map(answer_rows).collect(),
    )
    .await?;
    let mut ratings = Vec::new();
    for dialogue in dialogues {
        if let Some((rating, at)) = &dialogue.rating {
            let reasons = json(&rating.reasons)?;
            ratings.extend(values![
                dialogue.finish.dialogue,
                rating.score,
                rating.comment.clone(),
                reasons,
                *at,
                *at
            ]);
        }
    }
    conn.insert_rows(
        "insert into ratings (dialogue_id, score, comment, reasons, rated_at, correct_until) values {}",
        "tnttnn",
        ratings,
    )
    .await?;
    conn.insert_rows(
        "insert into request_events (dialogue_id, n, at, kind, score, comment, reasons) values {}",
        "tnntntt",
        stories(dialogues)?,
    )
    .await?;
    conn.insert_rows("insert into comment_words (workspace_id, word, n) values {}", "ttn", words)
        .await
}

fn outcome_row(d: &NewDialogue, n: i64, revision: i64) -> Result<Vec<Value>> {
    let f = &d.finish;
    let rating = d.rating.as_ref().map(|(rating, _)| rating);
    let marked = |of: fn(&Review) -> &Option<String>| {
        d.review.as_ref().is_some_and(|review| of(review).is_some())
    };
    let mut values = values![
        f.dialogue,
        f.workspace,
        n,
        f.chat,
        f.visitor,
        f.opened_at,
        f.test || marked(|review| &review.test_because),
        revision,
        marked(|review| &review.spam_because),
        rating.is_some_and(|rating| rating.comment.is_some()),
        marked(|review| &review.excluded_because),
        0_i64,
        d.reacted_at,
        rating.map(|rating| rating.score),
        rating.map(|rating| rating.sense.as_str()),
        rating.map(|rating| json(&rating.reasons)).transpose()?,
        d.rating.as_ref().map(|(_, at)| *at),
    ];
    values.extend(f.values());
    Ok(values)
}

fn participant_rows(d: &NewDialogue) -> Vec<Value> {
    let rows = d.finish.facts.participants.iter();
    rows.flat_map(|(member, messages)| values![d.finish.dialogue, *member, *messages]).collect()
}

/// When it was answered is known from messages only.
fn answer_rows(d: &NewDialogue) -> Vec<Value> {
    let rows = d.finish.facts.given.iter().zip(1_i64..);
    let row = |(answer, n): (&Answer, i64)| {
        values![d.finish.dialogue, n, answer.operator, answer.at, answer.response_ms]
    };
    rows.flat_map(row).collect()
}

/// What became of each request, as far as the file tells: asked or not, and how it ended.
fn stories(dialogues: &[NewDialogue]) -> Result<Vec<Value>> {
    let mut rows = Vec::new();
    for d in dialogues {
        let f = &d.finish;
        let mut n = 0_i64;
        let mut tell = |at: Time, kind: &str, rating: Option<&Rating>| -> Result<()> {
            n += 1;
            rows.extend(values![
                f.dialogue,
                n,
                at,
                kind,
                rating.map(|rating| rating.score),
                rating.and_then(|rating| rating.comment.clone()),
                rating.map(|rating| json(&rating.reasons)).transpose()?,
            ]);
            Ok(())
        };
        let state = f.decision.state;
        if let Some(asked_at) = f.decision.asked_at {
            tell(asked_at, RequestState::Asked.as_str(), None)?;
        }
        match (&d.rating, state) {
            (Some((rating, at)), _) => tell(*at, state.as_str(), Some(rating))?,
            (None, RequestState::Asked) => {}
            (None, RequestState::Expired) => {
                tell(f.decision.expires_at.unwrap_or(f.finished_at), state.as_str(), None)?;
            }
            (None, _) => tell(d.reacted_at.unwrap_or(f.finished_at), state.as_str(), None)?,
        }
    }
    Ok(rows)
}

/// The reviews of a batch, as of `at`, by `by`.
pub async fn insert_reviews(
    conn: &mut Conn,
    workspace: Id,
    dialogues: &[NewDialogue],
    at: Time,
    by: Id,
) -> Result<()> {
    let reviewed = dialogues.iter().filter_map(|d| Some((d.finish.dialogue, d.review.as_ref()?)));
    for (dialogue, review) in reviewed {
        super::reviews::put(conn, workspace, dialogue, review, at, by).await?;
        if review.test_because.is_some() || review.spam_because.is_some() {
            super::answers::leave_out(conn, dialogue, true).await?;
        }
    }
    Ok(())
}

fn json(list: &[String]) -> Result<String> {
    serde_json::to_string(list).map_err(Error::internal)
}
