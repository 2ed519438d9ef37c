//! The questions that are asked: every kind of filter alone, and many at once.

use serde_json::{Value, json};

use super::Reckoning;
use crate::count::Question;
use crate::play::Play;

impl Reckoning {
    pub(super) fn questions(&self, play: &Play) -> Vec<(&'static str, Question)> {
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
}

/// The filter as the answer must repeat it.
pub fn echo(question: &Question) -> Value {
    let time =
        |at: i64| format!("{:.3}", jiff::Timestamp::from_millisecond(at).unwrap_or_default());
    let operator = |id: &Option<String>| id.clone().unwrap_or_else(|| "nobody".to_owned());
    let scores: Vec<String> =
        question.scores.iter().map(|score| format!("stars5:{score}")).collect();
    json!({
        "from": time(question.from), "to": time(question.to), "tz": question.tz, "chats": question.chats,
        "operators": question.operators.iter().map(operator).collect::<Vec<_>>(), "credit": "credited", "time": "working", "scores": scores,
        "states": question.states, "kinds": question.kinds, "finished_by": question.finished_by,
        "languages": question.languages, "comment": null, "reasons": [], "senses": [], "facts": [], "words": null, "tags": [], "reviews": [], "review_tags": [],
    })
}
