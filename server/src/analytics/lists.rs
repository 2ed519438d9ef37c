//! Lists behind the figures: the same filter decides what belongs, so a list and its number always agree.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::columns::Columns;
use super::filter::Filter;
use super::kinds::{LIVE, SPAM, TEST};
use super::matcher::Matcher;
use super::page::Marked;
use crate::error::{Error, Result};
use crate::ids::Id;

/// Which list, and by what it is ordered (newest first).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// Every dialogue of the set, by finish.
    Dialogues,
    /// Rated ones with a comment, by rating. Excluded ones stay, to be shown struck out.
    Comments,
}

/// A page of outcome numbers, newest first, and how many the whole list has.
pub struct Found {
    pub numbers: Vec<i64>,
    pub next: Option<String>,
    pub total: i64,
}

/// Where a page begins: after this instant and number.
pub fn parse_cursor(text: &str) -> Result<(i64, i64)> {
    let parse = || {
        let (at, n) = text.split_once('.')?;
        Some((at.parse().ok()?, n.parse().ok()?))
    };
    parse().ok_or_else(|| Error::field("cursor", "Use the value of `next` as it was given."))
}

/// The numbers of the whole list of dialogues, newest finish first.
pub fn all(
    columns: &Columns,
    filter: &Filter,
    wanted_chats: &[Id],
    marked: Option<Marked>,
) -> Vec<u32> {
    let mut found: Vec<(i64, u32)> = Vec::new();
    matcher(columns, filter, wanted_chats, marked).each(columns, |place| {
        if let Ok(n) = u32::try_from(place + 1) {
            found.push((columns.finished_at[place], n));
        }
    });
    found.sort_unstable_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, n)| n).collect()
}

fn matcher(
    columns: &Columns,
    filter: &Filter,
    wanted_chats: &[Id],
    marked: Option<Marked>,
) -> Matcher {
    let is_kind: Vec<bool> = columns
        .chats
        .ids()
        .iter()
        .map(|id| id.is_some_and(|id| wanted_chats.contains(&id)))
        .collect();
    let counts = match marked {
        None => LIVE,
        Some(Marked::Test) => TEST,
        Some(Marked::Spam) => SPAM,
    };
    Matcher::over_marked(filter, columns, &is_kind, counts)
}

/// Finds a page.
pub fn find(
    columns: &Columns,
    filter: &Filter,
    wanted_chats: &[Id],
    list: List,
    marked: Option<Marked>,
    after: Option<(i64, i64)>,
    limit: usize,
) -> Found {
    let mut total = 0;
    // The newest `limit + 1` after the cursor; the oldest of them on top.
    let mut newest: BinaryHeap<Reverse<(i64, i64)>> = BinaryHeap::with_capacity(limit + 2);
    matcher(columns, filter, wanted_chats, marked).each(columns, |place| {
        let at = match list {
            List::Dialogues => columns.finished_at[place],
            List::Comments => {
                if !columns.kind_of(place).has_comment() {
                    return;
                }
                columns.rated_at[place]
            }
        };
        total += 1;
        let Ok(n) = i64::try_from(place + 1) else { return };
        if after.is_none_or(|after| (at, n) < after) {
            newest.push(Reverse((at, n)));
            if newest.len() > limit + 1 {
                newest.pop();
            }
        }
    });
    let mut page: Vec<(i64, i64)> = newest.into_iter().map(|Reverse(entry)| entry).collect();
    page.sort_unstable_by(|a, b| b.cmp(a));
    let more = page.len() > limit;
    page.truncate(limit);
    let next = page.last().filter(|_| more).map(|(at, n)| format!("{at}.{n}"));
    Found { numbers: page.into_iter().map(|(_, n)| n).collect(), next, total }
}
