//! What Candor has stored in the end, read through its public API by both sides, and what of it contradicts
//! the file or the journals.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use anyhow::{Context as _, Result};
use futures_util::stream::{self, StreamExt as _, TryStreamExt as _};
use serde::Deserialize;

use crate::http::{Http, Who};
use crate::journal::is_same;
use crate::play::{Play, operator, visitor};
use crate::wire::{Dialogue, Message, Side};

/// Histories read at once.
const AT_ONCE: usize = 16;
const PAGE: usize = 200;

/// A dialogue as the operators' API tells it.
pub struct Stored {
    pub dialogue: Dialogue,
    pub messages: Vec<Message>,
}

impl Stored {
    pub fn name(&self) -> &str {
        self.dialogue
            .visitor
            .as_ref()
            .and_then(|visitor| visitor.name.as_deref())
            .unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct List<T> {
    items: Vec<T>,
    next: Option<String>,
}

/// All dialogues there are, by their visitor's name. The first operator answers in every chat.
pub async fn read(play: &Play) -> Result<BTreeMap<String, Stored>> {
    let member = Who::Member(&play.stage.operators[0].token);
    let mut dialogues = Vec::new();
    for state in ["waiting", "active", "finished"] {
        let mut cursor = String::new();
        loop {
            let path = format!("/dialogues?state={state}&limit=100{cursor}");
            let page: List<Dialogue> = play.http.get(member, &path).await?.read()?;
            dialogues.extend(page.items);
            let Some(next) = page.next else { break };
            cursor = format!("&cursor={next}");
        }
    }
    let stored = stream::iter(dialogues).map(|dialogue| async move {
        let path = format!("/dialogues/{}/messages?", dialogue.id);
        let messages = history(&play.http, member, &path).await?;
        anyhow::Ok(Stored { dialogue, messages })
    });
    let stored: Vec<Stored> = stored.buffer_unordered(AT_ONCE).try_collect().await?;
    Ok(stored.into_iter().map(|stored| (stored.name().to_owned(), stored)).collect())
}

async fn history(http: &Http, who: Who<'_>, path: &str) -> Result<Vec<Message>> {
    let mut all: Vec<Message> = Vec::new();
    loop {
        let after = all.last().map_or(0, |message| message.seq);
        let page: List<Message> =
            http.get(who, &format!("{path}after={after}&limit={PAGE}")).await?.read()?;
        let full = page.items.len() == PAGE;
        all.extend(page.items);
        if !full {
            return Ok(all);
        }
    }
}

/// What each visitor reads of his own dialogue, in the order of `visitors`; none when he has none.
pub async fn read_as_visitors(
    play: &Play,
    visitors: &[visitor::Journal],
) -> Result<Vec<Option<Vec<Message>>>> {
    let read = |journal: &visitor::Journal| {
        let (token, id) = (journal.token.clone(), journal.dialogue.clone());
        async move {
            let Some(id) = id else { return anyhow::Ok(None) };
            let path = format!("/widget/messages?dialogue={id}&");
            history(&play.http, Who::Visitor(&token), &path).await.map(Some)
        }
    };
    let reading: Vec<_> = visitors.iter().map(read).collect();
    stream::iter(reading).buffered(AT_ONCE).try_collect().await
}

/// Problems found, by the promise that each breaks.
#[derive(Default)]
pub struct Found {
    pub numbers: Vec<String>,
    pub texts: Vec<String>,
    pub readers: Vec<String>,
    pub journals: Vec<String>,
    pub client_ids: Vec<String>,
    pub messages: usize,
}

/// Holds everything that is stored against the file and the journals.
pub fn examine(
    stored: &BTreeMap<String, Stored>,
    visitors: &[visitor::Journal],
    read: &[Option<Vec<Message>>],
    operators: &[operator::Journal],
) -> Found {
    let mut found = Found::default();
    for (journal, own) in visitors.iter().zip(read) {
        let cast = &journal.cast;
        let Some(stored) = stored.get(&cast.name) else {
            found.journals.extend(journal.view.contradictions(&[]));
            if !journal.left {
                found.texts.push(format!("{}: there is no such dialogue", cast.name));
            }
            continue;
        };
        let messages = &stored.messages;
        found.messages += messages.len();
        if !messages.iter().enumerate().all(|(n, message)| message.seq == n + 1) {
            found.numbers.push(format!("{}: numbers are not 1..n", cast.name));
        }
        // One who left may lack the rest; what is there is the beginning of the file's dialogue.
        let played =
            if journal.left { messages.len().min(cast.lines.len()) } else { cast.lines.len() };
        let is_played = messages.len() == played
            && messages.iter().zip(&cast.lines).all(|(message, line)| {
                message.from == line.from && message.text.as_bytes() == line.text.as_bytes()
            });
        if !is_played {
            found.texts.push(format!("{}: differs from the file", cast.name));
        }
        if let Some(own) = own {
            if own.len() != messages.len() || !own.iter().zip(messages).all(|(a, b)| is_same(a, b))
            {
                found.readers.push(format!("{}: visitor and operator read differently", cast.name));
            }
            found.client_ids.extend(wrong_client_ids(journal, own));
        }
        found.journals.extend(journal.view.contradictions(messages));
    }
    let by_id: HashMap<&str, &Stored> =
        stored.values().map(|stored| (stored.dialogue.id.as_str(), stored)).collect();
    for journal in operators {
        found.journals.extend(journal.problems.iter().cloned());
        for (id, view) in &journal.views {
            let truth = by_id.get(id.as_str()).map_or(&[][..], |stored| &stored.messages);
            found.journals.extend(view.contradictions(truth));
        }
    }
    found
}

/// A visitor sees his own client ids: each line under its own, once.
fn wrong_client_ids(journal: &visitor::Journal, own: &[Message]) -> Vec<String> {
    let wrong = own.iter().enumerate().filter(|(n, message)| {
        let expected =
            (message.from == Side::Visitor).then(|| journal.cast.client_id(Side::Visitor, *n));
        message.client_id != expected
    });
    wrong
        .map(|(n, message)| format!("{}: line {n} has {:?}", journal.cast.name, message.client_id))
        .collect()
}

/// The stored dialogue of a visitor who must have one.
pub fn must<'a>(stored: &'a BTreeMap<String, Stored>, name: &str) -> Result<&'a Stored> {
    stored.get(name).with_context(|| format!("there is no dialogue of {name}"))
}

/// How many messages each operator must have heard live: all of his chats.
pub fn expected_live(
    play: &Arc<Play>,
    stored: &BTreeMap<String, Stored>,
    chat_of: impl Fn(&str) -> usize,
) -> Vec<u64> {
    (0..play.stage.operators.len())
        .map(|me| {
            let his = |name: &str| play.stage.answers(me, chat_of(name));
            stored
                .iter()
                .filter(|(name, _)| his(name))
                .map(|(_, of)| of.messages.len() as u64)
                .sum()
        })
        .collect()
}
