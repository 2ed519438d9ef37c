//! The trial: what a chat's rules would have asked over the last 30 days, before they are saved. It applies the
//! same rule as finishing does to the same facts, and changes nothing.
//!
//! One thing it cannot know: had the rules been others, visitors would have reacted to other forms. *Asked
//! recently* therefore looks at when each visitor really answered or closed one.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{Finished, Settings, ask};
use crate::error::Result;
use crate::ids::Id;
use crate::store::outcomes::{self, Past};
use crate::time::{DAY, HOUR, Time};

/// How far back it looks.
const PERIOD_MS: i64 = 30 * DAY;

/// What rules would have done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Would {
    pub asked: i64,
    /// By the first reason that holds; reasons that did not occur are left out.
    pub not_asked: BTreeMap<&'static str, i64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Trial {
    pub from: Time,
    pub to: Time,
    /// Dialogues finished in that time; test and spam apart.
    pub finished: i64,
    /// With the rules that were tried.
    pub tried: Would,
    /// With the rules as they are saved now.
    pub saved: Would,
}

/// Tries `settings` beside the `saved` ones on the chat's last 30 days.
pub async fn trial(app: &App, chat: Id, settings: &Settings, saved: &Settings) -> Result<Trial> {
    // Half open, and what was finished this very moment belongs to it.
    let to = app.now().plus(1);
    let from = to.plus(-PERIOD_MS);
    // A reaction counts for as many hours as the rules say.
    let hours = settings.rules.hours_between.max(saved.rules.hours_between);
    let (past, reactions) = {
        let mut conn = app.db.read().await?;
        let past = outcomes::past(&mut conn, chat, from, to).await?;
        let reactions = outcomes::reactions(&mut conn, chat, from.plus(-hours * HOUR)).await?;
        (past, reactions)
    };
    let mut reacted: HashMap<Id, Vec<(Time, Id)>> = HashMap::new();
    for reaction in reactions {
        let of_visitor = reacted.entry(reaction.visitor_id).or_default();
        of_visitor.push((reaction.reacted_at, reaction.dialogue_id));
    }
    let mut trial = Trial {
        from,
        to,
        finished: i64::try_from(past.len()).unwrap_or(i64::MAX),
        tried: Would::default(),
        saved: Would::default(),
    };
    for outcome in &past {
        let id = outcome.dialogue_id.to_string();
        let finished = Finished {
            finished_by: FinishedBy::parse(&outcome.finished_by).unwrap_or(FinishedBy::Idle),
            visitor_messages: outcome.visitor_messages,
            operator_messages: outcome.operator_messages,
            reacted_at: last_reaction(&reacted, outcome),
            at: outcome.finished_at,
            draw: app.draw("sample", &[&id, &outcome.ask.to_string()]),
        };
        trial.tried.add(settings, &finished);
        trial.saved.add(saved, &finished);
    }
    Ok(trial)
}

/// When the visitor had last reacted to another dialogue's form, at the time of this finish.
fn last_reaction(reacted: &HashMap<Id, Vec<(Time, Id)>>, outcome: &Past) -> Option<Time> {
    let of_visitor = reacted.get(&outcome.visitor_id)?;
    of_visitor
        .iter()
        .filter(|(at, dialogue)| *dialogue != outcome.dialogue_id && *at <= outcome.finished_at)
        .map(|(at, _)| *at)
        .max()
}

impl Would {
    fn add(&mut self, settings: &Settings, finished: &Finished) {
        match ask(settings, finished) {
            Ok(()) => self.asked += 1,
            Err(reason) => *self.not_asked.entry(reason.as_str()).or_default() += 1,
        }
    }
}
