//! The analyst's lists of dialogues and comments, held against what the journals say of each.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde::Deserialize;

use super::Reckoning;
use crate::checks::Checks;
use crate::count::{Fact, Form};
use crate::http::Who;
use crate::play::Play;
use crate::wire::Person;

/// A finished dialogue in the analyst's list.
#[derive(Debug, Deserialize)]
pub struct Item {
    pub dialogue: String,
    operator: Option<Person>,
    finished_by: String,
    pub state: String,
    reason: Option<String>,
    score: Option<i64>,
    comment: Option<String>,
    messages: usize,
}

#[derive(Deserialize)]
struct Items {
    items: Vec<Item>,
    next: Option<String>,
    total: usize,
}

impl Reckoning {
    /// The analyst's lists: every finished dialogue once, with its rating; every comment once.
    pub async fn check_lists(&self, play: &Play, checks: &mut Checks) -> Result<()> {
        let (items, total) = list(play, "dialogues").await?;
        let mut problems = Vec::new();
        let mut left: HashMap<&str, &Fact> =
            self.facts.iter().map(|(id, fact)| (id.as_str(), fact)).collect();
        for item in &items {
            match left.remove(item.dialogue.as_str()) {
                Some(fact) => problems.extend(self.wrong(item, fact)),
                None => problems
                    .push(format!("{} is listed twice, or is no finished dialogue", item.dialogue)),
            }
        }
        problems.extend(left.keys().map(|id| format!("{id} is not listed")));
        if total != items.len() {
            problems.push(format!("{} items, total says {total}", items.len()));
        }
        checks.none(
            &problems,
            "list of dialogues",
            &format!("{total} dialogues with their ratings"),
        );
        let (items, total) = list(play, "comments").await?;
        let found: BTreeMap<String, String> = items
            .into_iter()
            .map(|item| (item.dialogue, item.comment.unwrap_or_default()))
            .collect();
        let same = found == self.comments && total == found.len();
        checks.that(same, "list of comments", &format!("{total} comments"));
        Ok(())
    }

    fn wrong(&self, item: &Item, fact: &Fact) -> Vec<String> {
        let (state, reason, score) = match fact.form {
            Form::NotAsked(reason) => ("not_asked", Some(reason), None),
            Form::Asked => ("asked", None, None),
            Form::Shown => ("shown", None, None),
            Form::Skipped => ("skipped", None, None),
            Form::Rated(score) => ("rated", None, Some(score)),
        };
        let operator = item.operator.as_ref().and_then(|operator| operator.id.as_deref());
        let as_counted = item.state == state
            && item.reason.as_deref() == reason
            && item.score == score
            && item.comment.as_ref() == self.comments.get(&item.dialogue)
            && operator == fact.credit()
            && item.finished_by == fact.finished_by
            && item.messages == fact.entries.len();
        if as_counted { Vec::new() } else { vec![format!("{item:?} counted as {fact:?}")] }
    }
}

/// All pages of a list, and how many items it says it has.
pub async fn list(play: &Play, what: &str) -> Result<(Vec<Item>, usize)> {
    let owner = Who::Member(&play.stage.owner.token);
    let mut all = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = format!("/analytics/live-chat/{what}?limit=100{cursor}");
        let page: Items = play.http.get(owner, &path).await?.read()?;
        all.extend(page.items);
        let Some(next) = page.next else { return Ok((all, page.total)) };
        cursor = format!("&cursor={next}");
    }
}
