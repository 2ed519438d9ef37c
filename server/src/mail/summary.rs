//! What a weekly summary says: the figures of the last whole week from the same query layer as the tab's, so
//! that they cannot disagree with it.

use super::{weekly, words};
use crate::analytics::answer::{Change, Totals};
use crate::analytics::figures::{self, Around};
use crate::analytics::filter::Filter;
use crate::analytics::intervals::{Difference, Share};
use crate::analytics::registry::Registry;
use crate::app::App;
use crate::domain::texts::Language;
use crate::error::{Error, Result};
use crate::letters::letter::Letter;
use crate::store::analysts;
use crate::store::operators;
use crate::store::people::{self, Member};
use crate::time::Time;

/// The week before `at`, for this reader.
pub(super) async fn letter(
    app: &App,
    registry: &Registry,
    reader: &Member,
    at: Time,
) -> Result<Letter> {
    let (workspace, chats) = {
        let mut conn = app.db.read().await?;
        let workspace = people::workspace(&mut conn, reader.workspace_id).await?;
        let mut chats = operators::every_chat(&mut conn, reader.workspace_id).await?;
        if let Some(seen) = analysts::seen_by(&mut conn, reader.id).await? {
            chats.retain(|chat| seen.contains(&chat.id));
        }
        (workspace.ok_or_else(Error::not_found)?, chats)
    };
    let (from, to) = weekly::last_week(at, &workspace.time_zone);
    let filter =
        Filter::parse(&format!("from={from}&to={to}"), &workspace.time_zone, app.now(), None)?;
    let around = Around {
        now: app.now().0,
        week_start: jiff::civil::Weekday::Monday,
        few_answers: workspace.few_answers,
        wanted_chats: chats.into_iter().map(|chat| chat.id).collect(),
        open: Vec::new(),
        open_answers: Vec::new(),
    };
    let figures = registry
        .ask(app, reader.workspace_id, move |columns| figures::figures(columns, &filter, &around))
        .await?;
    let language = Language::of(&reader.language);
    let words = words::of(language);
    let until = to.yesterday().unwrap_or(to);
    let subject = words
        .summary_subject
        .replace("{workspace}", &workspace.name)
        .replace("{from}", &from.to_string())
        .replace("{to}", &until.to_string());
    let link =
        app.config.public_url.as_ref().map(|base| {
            (words.open_tab.to_owned(), format!("{base}/analytics?from={from}&to={to}"))
        });
    let opening =
        if figures.totals.finished == 0 { words.no_dialogues } else { words.summary_opening };
    Ok(Letter {
        language,
        subject,
        opening: opening.replace("{from}", &from.to_string()).replace("{to}", &until.to_string()),
        facts: facts(words, &figures.totals, &figures.change),
        quote: None,
        link,
        closing: words.summary_closing.replace("{zone}", &workspace.time_zone),
    })
}

fn facts(words: &words::Words, totals: &Totals, change: &Change) -> Vec<(String, String)> {
    let count = |what: &str, n: i64| (what.to_owned(), n.to_string());
    let not_asked = totals.not_asked.values().sum();
    let mut facts = vec![
        count(words.finished_dialogues, totals.finished),
        count(words.never_answered, totals.never_answered),
        count(words.asked, totals.asked),
        count(words.rated, totals.rated),
        count(words.no_answer, totals.no_answer),
        count(words.not_asked, not_asked),
        (words.response_rate.to_owned(), percent(totals.response_rate)),
        (words.satisfied.to_owned(), share(words, totals.csat.as_ref(), change.csat.as_ref())),
        (words.dissatisfied.to_owned(), share(words, totals.dsat.as_ref(), change.dsat.as_ref())),
    ];
    if let (Some(average), Some(scale)) = (totals.average, totals.average_scale) {
        let best = scale.range().1;
        facts.push((words.average.to_owned(), format!("{average:.1} / {best}")));
    }
    if totals.excluded > 0 {
        facts.push(count(words.excluded, totals.excluded));
    }
    facts
}

/// `86 %`; undefined is –, never 0.
fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{:.0}\u{a0}%", share * 100.0))
}

/// `86 %, likely 82–89 (31), no clear change`.
fn share(words: &words::Words, share: Option<&Share>, change: Option<&Difference>) -> String {
    let Some(share) = share else { return "–".to_owned() };
    let likely = words
        .likely
        .replace("{low}", &format!("{:.0}", share.low * 100.0))
        .replace("{high}", &format!("{:.0}", share.high * 100.0));
    let mut text = format!("{}, {likely} ({})", percent(Some(share.share)), share.n);
    if let Some(change) = change {
        let word = match (change.clear, change.diff > 0.0) {
            (false, _) => words.no_clear_change,
            (true, true) => words.more,
            (true, false) => words.less,
        };
        text.push_str(&format!("; {word}"));
    }
    text
}
