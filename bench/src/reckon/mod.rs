//! Turns journals and stored dialogues into what the count counts, asks Candor's analytics every kind of
//! question, and holds answer against count.

mod lists;
mod questions;

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde_json::Value;

use self::lists::{Item, list};
use self::questions::echo;
use crate::cast::After;
use crate::checks::Checks;
use crate::count::{self, Fact, Form, Names, Open};
use crate::extras::Extra;
use crate::http::Who;
use crate::play::{Play, visitor};
use crate::truth::{self, Stored};
use crate::wire::{Side, milliseconds};

/// All that the figures are over.
pub struct Reckoning {
    pub facts: Vec<(String, Fact)>,
    pub open: Vec<Open>,
    names: Names,
    comments: BTreeMap<String, String>,
}

impl Reckoning {
    pub async fn of(
        play: &Play,
        stored: &BTreeMap<String, Stored>,
        visitors: &[visitor::Journal],
        extras: &[Extra],
    ) -> Result<Reckoning> {
        let chats = &play.stage.chats;
        let named = |chat: &crate::stage::Chat| {
            (chat.id.clone(), (chat.wanted.name.to_owned(), chat.wanted.kind))
        };
        let numbered = play.stage.operators.iter().enumerate();
        let names = Names {
            operators: numbered.map(|(n, one)| (one.id.clone(), format!("Operator {n}"))).collect(),
            chats: chats.iter().map(named).collect(),
        };
        let mut all =
            Reckoning { facts: Vec::new(), open: Vec::new(), names, comments: BTreeMap::new() };
        let listed = list(play, "dialogues").await?.0;
        let listed: HashMap<&str, &Item> =
            listed.iter().map(|item| (item.dialogue.as_str(), item)).collect();
        for journal in visitors {
            let Some(stored) = stored.get(&journal.cast.name) else { continue };
            let item = listed.get(stored.dialogue.id.as_str()).copied();
            all.add_played(play, stored, journal, item);
        }
        for extra in extras {
            all.add_extra(play, truth::must(stored, &extra.name)?, extra);
        }
        Ok(all)
    }

    fn add_played(
        &mut self,
        play: &Play,
        stored: &Stored,
        journal: &visitor::Journal,
        item: Option<&Item>,
    ) {
        let cast = &journal.cast;
        let chat = &play.stage.chats[cast.chat];
        if !stored.dialogue.is_finished() {
            self.open.push(open(stored, &chat.id, chat.wanted.kind, cast.language));
            return;
        }
        let operator_messages =
            stored.messages.iter().filter(|message| message.from == Side::Operator).count();
        let did = &journal.reaction;
        // What he handed in when it broke may be stored or not; anything else may not.
        let came_through = did.uncertain && item.is_some_and(|item| item.state == "rated");
        let asks = count::facts::asks(
            chat.wanted.asks,
            chat.wanted.min_operator_messages,
            operator_messages,
            cast.finisher,
        );
        let form = match (asks, &cast.after) {
            (Err(reason), _) => Form::NotAsked(reason),
            (Ok(()), After::Rates(rates)) if did.rated || came_through => Form::Rated(rates.score),
            (Ok(()), _) if did.skipped => Form::Skipped,
            (Ok(()), _) if did.shown => Form::Shown,
            (Ok(()), _) => Form::Asked,
        };
        if let (Form::Rated(_), Some(comment)) =
            (&form, cast.rates().and_then(|rates| rates.comment.clone()))
        {
            self.comments.insert(stored.dialogue.id.clone(), comment);
        }
        let reasons = match (&form, cast.rates()) {
            (Form::Rated(_), Some(rates)) => rates.reasons.clone(),
            _ => Vec::new(),
        };
        let fact = Fact {
            reasons,
            shown: !matches!(form, Form::NotAsked(_) | Form::Asked),
            handed_over: cast.hand_over.is_some(),
            form,
            ..plain(stored, &chat.id, chat.wanted.kind, cast.language)
        };
        self.facts.push((stored.dialogue.id.clone(), fact));
    }

    fn add_extra(&mut self, play: &Play, stored: &Stored, extra: &Extra) {
        let chat = &play.stage.chats[extra.chat];
        if !stored.dialogue.is_finished() {
            self.open.push(open(stored, &chat.id, chat.wanted.kind, extra.language));
            return;
        }
        let fact = Fact {
            form: Form::NotAsked("no_operator_reply"),
            ..plain(stored, &chat.id, chat.wanted.kind, extra.language)
        };
        self.facts.push((stored.dialogue.id.clone(), fact));
    }

    /// Asks every question and compares; returns the answers, without what depends on when they were asked.
    pub async fn compare(
        &self,
        play: &Play,
        checks: &mut Checks,
        when: &str,
    ) -> Result<Vec<Value>> {
        let facts: Vec<Fact> = self.facts.iter().map(|(_, fact)| fact.clone()).collect();
        let mut answers = Vec::new();
        for (name, question) in self.questions(play) {
            let path = format!("/analytics/live-chat?{}", question.url());
            let owner = Who::Member(&play.stage.owner.token);
            let mut answered: Value = play.http.get(owner, &path).await?.read()?;
            let mut counted = count::answer(&question, &facts, &self.open, &self.names);
            counted["filter"] = echo(&question);
            let (differences, compared) = count::differences(&counted, &answered);
            let finished = &answered["totals"]["finished"];
            let told = format!("{compared} values over {finished} dialogues");
            checks.none(&differences, &format!("figures {when}, {name}"), &told);
            answered["filter"] = Value::Null;
            answers.push(answered);
        }
        Ok(answers)
    }
}

fn plain(stored: &Stored, chat: &str, kind: &'static str, language: &'static str) -> Fact {
    let dialogue = &stored.dialogue;
    Fact {
        chat: chat.to_owned(),
        kind,
        language,
        opened_at: dialogue.opened_at.unwrap_or(0),
        finished_at: dialogue.finished_at.unwrap_or(0),
        finished_by: dialogue.finished_by.clone().unwrap_or_default(),
        assigned: dialogue.operator_id().map(str::to_owned),
        entries: entries(stored),
        handed_over: false,
        form: Form::Asked,
        shown: false,
        reasons: Vec::new(),
    }
}

fn entries(stored: &Stored) -> Vec<count::facts::Entry> {
    let entry = |message: &crate::wire::Message| count::facts::Entry {
        operator: message.operator.as_ref().and_then(|operator| operator.id.clone()),
        at: message.at,
    };
    stored.messages.iter().map(entry).collect()
}

fn open(stored: &Stored, chat: &str, kind: &'static str, language: &'static str) -> Open {
    // The first message of the visitor that nobody has answered.
    let unanswered = stored.messages.rsplit(|message| message.from == Side::Operator).next();
    Open {
        chat: chat.to_owned(),
        kind,
        language,
        opened_at: stored.dialogue.opened_at.unwrap_or(0),
        waiting_since: unanswered.and_then(|run| run.first()).map(|message| message.at),
        entries: entries(stored),
    }
}

/// Whether an answer agrees with itself; asked while everything is in motion.
pub fn is_coherent(answer: &Value) -> bool {
    let totals = &answer["totals"];
    let number = |value: &Value| value.as_i64().unwrap_or(-1_000_000);
    let not_asked: i64 =
        totals["not_asked"].as_object().map_or(0, |reasons| reasons.values().map(number).sum());
    let finished = number(&totals["finished"]);
    let over = |list: &Value, name: &str| -> i64 {
        list.as_array().map_or(-1, |rows| rows.iter().map(|row| number(&row[name])).sum())
    };
    let rated = number(&totals["rated"]);
    finished == rated + number(&totals["no_answer"]) + not_asked + number(&totals["excluded"])
        && number(&totals["unrated"]) == finished - rated
        && over(&answer["operators"], "finished") == finished
        && over(&answer["operators"], "rated") == rated
        && over(&answer["chats"], "finished") == finished
        && over(&answer["series"]["points"], "finished") == finished
        && over(&answer["series"]["points"], "rated") == rated
        && answer["filter"]["to"].as_str().and_then(milliseconds).is_some()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_that_contradicts_itself_is_noticed() {
        let answer = |rated: i64| {
            json!({
                "filter": {"to": "2026-03-01T09:00:00.000Z"},
                "totals": {"finished": 5, "rated": 2, "no_answer": 2, "not_asked": {"switched_off": 1},
                    "excluded": 0, "unrated": 3},
                "operators": [{"finished": 3, "rated": rated}, {"finished": 2, "rated": 0}],
                "chats": [{"finished": 5}],
                "series": {"points": [{"finished": 5, "rated": 2}]},
            })
        };
        assert!(is_coherent(&answer(2)));
        assert!(!is_coherent(&answer(1)));
        assert!(!is_coherent(&Value::Null));
    }
}
