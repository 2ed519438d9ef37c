//! What an alert says: the rating as it is now, not as it was when the alert was written down.

use super::words;
use crate::app::App;
use crate::domain::quality::{Reason, Scale, Sense};
use crate::domain::texts::{self, Language};
use crate::error::Result;
use crate::ids::Id;
use crate::letters::letter::Letter;
use crate::store::people::{self, Member};
use crate::store::{analysts, chats, dialogues, operators, outcomes, ratings};
use crate::time::Time;

/// None when it is not dissatisfied any more, not there, or of a chat that the reader does not see.
pub(super) async fn letter(app: &App, reader: &Member, dialogue: Id) -> Result<Option<Letter>> {
    let mut conn = app.db.read().await?;
    let conn = &mut *conn;
    let (Some(outcome), Some(given)) =
        (outcomes::find(conn, dialogue).await?, ratings::find(conn, dialogue).await?)
    else {
        return Ok(None);
    };
    if !analysts::sees(conn, reader.id, outcome.chat_id).await? {
        return Ok(None);
    }
    let settings = chats::quality_version(conn, outcome.chat_id, outcome.quality_version).await?;
    if settings.sense(given.score) != Sense::Dissatisfied {
        return Ok(None);
    }
    let language = Language::of(&reader.language);
    let words = words::of(language);
    let chat = operators::chat_names(conn, &[outcome.chat_id]).await?.pop();
    let chat = chat.map(|chat| chat.name).unwrap_or_default();
    let operator = match outcome.operator_id {
        Some(id) => dialogues::names(conn, &[id]).await?.remove(&id),
        None => None,
    };
    let zone = people::workspace(conn, outcome.workspace_id).await?.map(|found| found.time_zone);

    let mut facts = vec![
        (words.score, score(settings.scale, given.score)),
        (words.chat, chat.clone()),
        (words.operator, operator.unwrap_or_else(|| words.nobody.to_owned())),
        (words.finished, local(outcome.finished_at, zone.as_deref().unwrap_or("UTC"))),
    ];
    let chosen = |reason: &&Reason| given.reasons.contains(&reason.id);
    let reasons: Vec<String> =
        settings.reasons.iter().filter(chosen).map(|reason| said(reason, language)).collect();
    if !reasons.is_empty() {
        facts.insert(1, (words.reasons, reasons.join("; ")));
    }
    let subject = words.alert_subject.replace("{chat}", &chat);
    let link = app
        .config
        .public_url
        .as_ref()
        .map(|base| (words.open.to_owned(), format!("{base}/analytics?dialogue={dialogue}")));
    Ok(Some(Letter {
        language,
        subject: if outcome.test { format!("[{}] {subject}", words.test) } else { subject },
        opening: words.alert_opening.to_owned(),
        facts: facts.into_iter().map(|(what, value)| (what.to_owned(), value)).collect(),
        quote: given.comment,
        link,
        closing: words.alert_closing.replace("{chat}", &chat),
    }))
}

/// `2 / 5`; thumbs as what they are.
fn score(scale: Scale, score: i64) -> String {
    match scale {
        Scale::Thumbs2 => if score == 0 { "👎" } else { "👍" }.to_owned(),
        _ => format!("{score} / {}", scale.range().1),
    }
}

/// A reason in the reader's language, else in any.
fn said(reason: &Reason, language: Language) -> String {
    let tag = ["en", "fr", "ru", "ar"][language as usize];
    texts::chosen(&reason.text, tag, "")
        .or_else(|| texts::built_in_reason(&reason.id, language))
        .or_else(|| reason.text.values().map(String::as_str).find(|text| !text.trim().is_empty()))
        .unwrap_or(&reason.id)
        .to_owned()
}

/// `2026-03-02 10:00 (Europe/Paris)`.
fn local(at: Time, zone: &str) -> String {
    let zoned = jiff::Timestamp::from_millisecond(at.0).and_then(|instant| instant.in_tz(zone));
    zoned
        .map_or_else(|_| at.to_string(), |zoned| format!("{} ({zone})", zoned.strftime("%F %H:%M")))
}
