//! Turns journals and stored dialogues into what the count counts, asks Candor's analytics every kind of
//! question, and holds answer against count.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::cast::After;
use crate::checks::Checks;
use crate::count::{self, Fact, Form, Names, Open, Question};
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

/// A finished dialogue in the analyst's list.
#[derive(Debug, Deserialize)]
struct Item {
    dialogue: String,
    operator: Option<crate::wire::Person>,
    finished_by: String,
    state: String,
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
        let fact = Fact {
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

    fn questions(&self, play: &Play) -> Vec<(&'static str, Question)> {
        let mut ends: Vec<i64> = self.facts.iter().map(|(_, fact)| fact.finished_at).collect();
        ends.sort_unstable();
        let at =
            |part: usize| ends.get(ends.len() * part / 4).or(ends.last()).copied().unwrap_or(0);
        let (last, opened) = (ends.last().copied().unwrap_or(0), self.opened());
        let all = Question::between(opened - 1, last + 1);
        let with = |change: &dyn Fn(&mut Question)| {
            let mut question = all.clone();
            change(&mut question);
            question
        };
        let chat = |n: usize| play.stage.chats[n].id.clone();
        let operator = |n: usize| Some(play.stage.operators[n].id.clone());
        vec![
            ("everything", all.clone()),
            ("whole days in Paris", Question::days(last, "Europe/Paris")),
            ("whole days in Kolkata", Question::days(last, "Asia/Kolkata")),
            ("whole days in Apia", Question::days(last, "Pacific/Apia")),
            (
                "the second quarter, by hour",
                Question { hours: true, ..Question::between(at(1), at(2)) },
            ),
            ("the second half", Question::between(at(2), last + 1)),
            ("nothing", Question::between(opened - 10_000, opened - 5_000)),
            ("one chat", with(&|q| q.chats = vec![chat(0)])),
            ("two chats", with(&|q| q.chats = vec![chat(1), chat(3)])),
            ("courses", with(&|q| q.kinds = vec!["course"])),
            ("one operator", with(&|q| q.operators = vec![operator(1)])),
            ("an operator and nobody", with(&|q| q.operators = vec![operator(0), None])),
            ("rated", with(&|q| q.states = vec!["rated"])),
            ("no answer", with(&|q| q.states = vec!["no_answer"])),
            (
                "not asked, by reason",
                with(&|q| q.states = vec!["not_asked:switched_off", "not_asked:too_few_messages"]),
            ),
            ("shown or skipped", with(&|q| q.states = vec!["shown", "skipped"])),
            ("scores 2 and 4", with(&|q| q.scores = vec![2, 4])),
            ("finished by the visitor", with(&|q| q.finished_by = vec!["visitor"])),
            ("French and Arabic", with(&|q| q.languages = vec!["fr", "ar"])),
            (
                "all kinds of filters at once",
                with(&|q| {
                    q.kinds = vec!["website"];
                    q.languages = vec!["en", "ru"];
                    q.operators = vec![operator(0), operator(1), operator(2)];
                    q.states = vec!["rated", "not_asked"];
                    q.finished_by = vec!["operator"];
                }),
            ),
        ]
    }

    fn opened(&self) -> i64 {
        let finished = self.facts.iter().map(|(_, fact)| fact.opened_at);
        finished.chain(self.open.iter().map(|open| open.opened_at)).min().unwrap_or(0)
    }

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

async fn list(play: &Play, what: &str) -> Result<(Vec<Item>, usize)> {
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

/// The filter as the answer must repeat it.
fn echo(question: &Question) -> Value {
    let time =
        |at: i64| format!("{:.3}", jiff::Timestamp::from_millisecond(at).unwrap_or_default());
    let operator = |id: &Option<String>| id.clone().unwrap_or_else(|| "nobody".to_owned());
    let scores: Vec<String> =
        question.scores.iter().map(|score| format!("stars5:{score}")).collect();
    json!({
        "from": time(question.from), "to": time(question.to), "tz": question.tz, "chats": question.chats,
        "operators": question.operators.iter().map(operator).collect::<Vec<_>>(), "scores": scores,
        "states": question.states, "kinds": question.kinds, "finished_by": question.finished_by,
        "languages": question.languages,
    })
}

fn plain(stored: &Stored, chat: &str, kind: &'static str, language: &'static str) -> Fact {
    let dialogue = &stored.dialogue;
    let entry = |message: &crate::wire::Message| count::facts::Entry {
        operator: message.operator.as_ref().and_then(|operator| operator.id.clone()),
        at: message.at,
    };
    Fact {
        chat: chat.to_owned(),
        kind,
        language,
        opened_at: dialogue.opened_at.unwrap_or(0),
        finished_at: dialogue.finished_at.unwrap_or(0),
        finished_by: dialogue.finished_by.clone().unwrap_or_default(),
        assigned: dialogue.operator_id().map(str::to_owned),
        entries: stored.messages.iter().map(entry).collect(),
        handed_over: false,
        form: Form::Asked,
        shown: false,
    }
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
