//! What a question is about, as the URL says it. Lists repeat the key. Everything unknown is refused.

use jiff::tz::TimeZone;
use serde::Serialize;
use utoipa::ToSchema;

use super::facts::Fact;
use super::numbers::Numbers;
use super::page::Page;
use crate::domain::answers::Answer;
use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::period::{self, Asked, Step};
use crate::domain::quality::{NotAsked, RequestState, Scale, Sense};
use crate::domain::review::Status;
use crate::domain::working_time::Counted;
use crate::domain::{tags, words};
use crate::error::{Code, Error, Result};
use crate::ids::Id;
use crate::time::Time;

/// One of the values of `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateIs {
    Rated,
    NoAnswer,
    NotAsked,
    /// Not asked for this reason.
    Because(NotAsked),
    Excluded,
    /// Exactly this state.
    One(RequestState),
}

/// Whose a dialogue is, among operators: in their table, and in the filter by them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Credit {
    /// The one operator it is credited to, or nobody.
    #[default]
    Credited,
    /// Everyone who wrote in it: sums over operators exceed the total.
    TookPart,
}

/// A checked filter.
#[derive(Clone, Debug)]
pub struct Filter {
    pub from: Time,
    pub to: Time,
    pub zone: TimeZone,
    pub tz: String,
    pub step: Step,
    pub chats: Vec<Id>,
    /// None in the list: nobody.
    pub operators: Vec<Option<Id>>,
    pub credit: Credit,
    /// Which time response figures count.
    pub counted: Counted,
    pub scores: Vec<(Scale, i64)>,
    pub states: Vec<StateIs>,
    pub kinds: Vec<Kind>,
    pub finished_by: Vec<FinishedBy>,
    pub languages: Vec<String>,
    /// With a comment, or without.
    pub comment: Option<bool>,
    /// Ids of reasons; any of them.
    pub reasons: Vec<String>,
    /// What the score meant; any of them.
    pub senses: Vec<Sense>,
    /// Facts of the dialogue; any of them.
    pub facts: Vec<Fact>,
    /// Beginnings of words of the comment, folded; all of them.
    pub words: Vec<String>,
    pub reviews: Vec<Status>,
    /// Folded tags of the dialogue, the team's; any of them.
    pub tags: Vec<String>,
    /// Folded tags of the analysts' own; any of them.
    pub review_tags: Vec<String>,
    /// What the store found for tags of dialogues. They concern a dialogue from its beginning.
    pub tagged: Option<Numbers>,
    /// What the store found for words, reviews and the analysts' tags: outcomes outside a set do not belong.
    pub sets: Vec<Numbers>,
    /// A part of the set, as behind one number of it (`in.` before a name): what belongs must match both.
    pub part: Option<Box<Filter>>,
    /// When the question was asked: some facts pass.
    pub now: Time,
    /// The words of the URL, to be repeated in the answer.
    pub said: Said,
}

/// The filter as it was understood.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Said {
    pub from: Time,
    pub to: Time,
    pub tz: String,
    pub chats: Vec<String>,
    pub operators: Vec<String>,
    pub credit: Credit,
    /// Which time response figures count.
    pub time: Counted,
    pub scores: Vec<String>,
    pub states: Vec<String>,
    pub kinds: Vec<String>,
    pub finished_by: Vec<String>,
    pub languages: Vec<String>,
    pub comment: Option<bool>,
    pub reasons: Vec<String>,
    pub senses: Vec<String>,
    pub facts: Vec<String>,
    pub words: Option<String>,
    pub tags: Vec<String>,
    pub reviews: Vec<String>,
    pub review_tags: Vec<String>,
}

/// Parameters that are no lists.
const ONCE: [&str; 14] = [
    "from", "to", "tz", "step", "cursor", "limit", "marked", "of", "weekday", "hour", "comment",
    "words", "credit", "time",
];
/// Before a name: a condition of the part.
const PART: &str = "in.";
/// The most words of a search.
const WORDS_MAX: usize = 10;

impl Filter {
    /// Parses a query string. `zone` is the workspace's. With `page`, `cursor` and `limit` are known, too.
    ///
    /// Errors: `unknown_parameter`, `validation` naming the field.
    pub fn parse(
        query: &str,
        workspace_zone: &str,
        now: Time,
        mut page: Option<&mut Page>,
    ) -> Result<Filter> {
        let pairs: Vec<(String, String)> =
            url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let tz =
            pairs.iter().find(|(key, _)| key == "tz").map_or(workspace_zone, |(_, value)| value);
        let said =
            |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
        let period = Asked::parse(said("from"), said("to"), tz, now)?;
        let mut filter = Filter::new(period.zone, tz, now);
        (filter.from, filter.to) = (period.from, period.to);
        let mut once: Vec<&str> = Vec::new();
        for (key, value) in &pairs {
            if ONCE.contains(&key.strip_prefix(PART).unwrap_or(key)) {
                if once.contains(&key.as_str()) {
                    return Err(Error::field(key, "Give it once."));
                }
                once.push(key);
            }
            if let (Some(key), true) = (key.strip_prefix(PART), page.is_some()) {
                filter.narrow(key, value)?;
                continue;
            }
            if let Some(page) = page.as_deref_mut()
                && page.take(key, value)?
            {
                continue;
            }
            match key.as_str() {
                "tz" | "from" | "to" => {}
                "step" => filter.step = step(value)?,
                key => filter.add(key, value)?,
            }
        }
        if let Some(part) = filter.part.as_deref_mut() {
            part.credit = filter.credit;
        }
        filter.said.from = filter.from;
        filter.said.to = filter.to;
        filter.said.tz.clone_from(&filter.tz);
        Ok(filter)
    }

    /// Whether an answer was given in the period by an operator of the filter.
    pub fn asks_for(&self, answer: &Answer) -> bool {
        self.from <= answer.at
            && answer.at < self.to
            && (self.operators.is_empty() || self.operators.contains(&Some(answer.operator)))
    }

    /// One more condition of the part.
    fn narrow(&mut self, key: &str, value: &str) -> Result<()> {
        let (zone, tz, now) = (&self.zone, &self.tz, self.now);
        let part = self.part.get_or_insert_with(|| Box::new(Filter::new(zone.clone(), tz, now)));
        match key {
            "from" => part.from = instant("in.from", value, zone)?,
            "to" => part.to = instant("in.to", value, zone)?,
            key => part.add(key, value)?,
        }
        Ok(())
    }

    /// Everything, at any time.
    fn new(zone: TimeZone, tz: &str, now: Time) -> Filter {
        Filter {
            from: Time(i64::MIN),
            to: Time(i64::MAX),
            zone,
            tz: tz.to_owned(),
            step: Step::Day,
            chats: Vec::new(),
            operators: Vec::new(),
            credit: Credit::Credited,
            counted: Counted::default(),
            scores: Vec::new(),
            states: Vec::new(),
            kinds: Vec::new(),
            finished_by: Vec::new(),
            languages: Vec::new(),
            comment: None,
            reasons: Vec::new(),
            senses: Vec::new(),
            facts: Vec::new(),
            words: Vec::new(),
            tags: Vec::new(),
            reviews: Vec::new(),
            review_tags: Vec::new(),
            tagged: None,
            sets: Vec::new(),
            part: None,
            now,
            said: Said::default(),
        }
    }

    /// Turns kinds of chats into the chats of these kinds.
    pub fn only_chats(&mut self, of_kinds: Vec<Id>) {
        if !std::mem::take(&mut self.kinds).is_empty() {
            let wanted = |id: &Id| self.chats.is_empty() || self.chats.contains(id);
            self.chats = of_kinds.into_iter().filter(wanted).collect();
            if self.chats.is_empty() {
                self.sets.push(Numbers::default());
            }
        }
    }

    fn add(&mut self, key: &str, value: &str) -> Result<()> {
        let bad = |message: &str| Err(Error::field(key, message));
        let said = match key {
            "chat" => {
                let Ok(id) = value.parse() else { return bad("A chat's id.") };
                self.chats.push(id);
                &mut self.said.chats
            }
            "operator" => {
                let operator = match value {
                    "nobody" => None,
                    text => match text.parse() {
                        Ok(id) => Some(id),
                        Err(_) => return bad("A member's id, or nobody."),
                    },
                };
                self.operators.push(operator);
                &mut self.said.operators
            }
            "credit" => {
                self.credit = match value {
                    "credited" => Credit::Credited,
                    "took_part" => Credit::TookPart,
                    _ => return bad("credited or took_part."),
                };
                self.said.credit = self.credit;
                return Ok(());
            }
            "time" => {
                let Some(counted) = Counted::parse(value) else { return bad("working or clock.") };
                (self.counted, self.said.time) = (counted, counted);
                return Ok(());
            }
            "score" => {
                let parsed = value.split_once(':').and_then(|(scale, score)| {
                    let (scale, score) = (Scale::parse(scale)?, score.parse::<i64>().ok()?);
                    scale.holds(score).then_some((scale, score))
                });
                let Some(score) = parsed else {
                    return bad("A scale and one of its scores, for example stars5:4.");
                };
                self.scores.push(score);
                &mut self.said.scores
            }
            "state" => {
                let Some(state) = state(value) else {
                    return bad(
                        "rated, no_answer, not_asked, excluded, one state, or not_asked:reason.",
                    );
                };
                self.states.push(state);
                &mut self.said.states
            }
            "kind" => {
                let Some(kind) = Kind::parse(value) else { return bad("website or course.") };
                self.kinds.push(kind);
                &mut self.said.kinds
            }
            "finished_by" => {
                let Some(by) = FinishedBy::parse(value) else {
                    return bad("operator, visitor, idle or admin.");
                };
                self.finished_by.push(by);
                &mut self.said.finished_by
            }
            "language" => {
                if value.is_empty() || value.len() > 35 {
                    return bad("A language such as fr.");
                }
                self.languages.push(value.to_owned());
                &mut self.said.languages
            }
            "comment" => {
                self.comment = Some(match value {
                    "yes" => true,
                    "no" => false,
                    _ => return bad("yes or no."),
                });
                self.said.comment = self.comment;
                return Ok(());
            }
            "words" => {
                if value.chars().count() > 200 {
                    return bad("At most 200 characters.");
                }
                self.words = words::of(value).into_iter().take(WORDS_MAX).collect();
                self.said.words = Some(value.to_owned());
                return Ok(());
            }
            "reason" => {
                if value.is_empty() || value.len() > 40 {
                    return bad("A reason's id.");
                }
                self.reasons.push(value.to_owned());
                &mut self.said.reasons
            }
            "sense" => {
                let all = [Sense::Satisfied, Sense::Neutral, Sense::Dissatisfied];
                let Some(sense) = all.into_iter().find(|sense| sense.as_str() == value) else {
                    return bad("satisfied, neutral or dissatisfied.");
                };
                self.senses.push(sense);
                &mut self.said.senses
            }
            "fact" => {
                let Some(fact) = Fact::parse(value) else {
                    return bad(
                        "answered, never_answered, timed, handed_over, came_back, shown or can_still_answer.",
                    );
                };
                self.facts.push(fact);
                &mut self.said.facts
            }
            "review" => {
                let Some(status) = Status::parse(value) else {
                    return bad("new, in_review or done.");
                };
                self.reviews.push(status);
                &mut self.said.reviews
            }
            "tag" | "review_tag" => {
                if !tags::fits(value) {
                    return bad("A tag of 1 to 40 characters.");
                }
                let (tags, said) = match key {
                    "tag" => (&mut self.tags, &mut self.said.tags),
                    _ => (&mut self.review_tags, &mut self.said.review_tags),
                };
                tags.push(words::folded(value));
                said
            }
            _ => return Err(Error::new(Code::UnknownParameter)),
        };
        said.push(value.to_owned());
        Ok(())
    }
}

fn instant(field: &str, value: &str, zone: &TimeZone) -> Result<Time> {
    period::parse(value, zone).ok_or_else(|| period::not_an_instant(field))
}

fn step(value: &str) -> Result<Step> {
    Ok(match value {
        "hour" => Step::Hour,
        "day" => Step::Day,
        "week" => Step::Week,
        "month" => Step::Month,
        _ => return Err(Error::field("step", "hour, day, week or month.")),
    })
}

fn state(value: &str) -> Option<StateIs> {
    Some(match value {
        "rated" => StateIs::Rated,
        "no_answer" => StateIs::NoAnswer,
        "not_asked" => StateIs::NotAsked,
        "excluded" => StateIs::Excluded,
        other => match other.strip_prefix("not_asked:") {
            Some(reason) => {
                StateIs::Because(NotAsked::ALL.into_iter().find(|known| known.as_str() == reason)?)
            }
            None => StateIs::One(RequestState::parse(other)?),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(query: &str) -> Result<Filter> {
        Filter::parse(query, "Europe/Paris", Time(1_772_442_000_000), None)
    }

    #[test]
    fn lists_repeat_the_key_and_are_repeated_in_the_answer() {
        let filter =
            parse("score=stars5:5&score=thumbs2:0&state=not_asked:idle_finish&operator=nobody")
                .expect("valid");
        assert_eq!(filter.scores, [(Scale::Stars5, 5), (Scale::Thumbs2, 0)]);
        assert_eq!(filter.states, [StateIs::Because(NotAsked::IdleFinish)]);
        assert_eq!(filter.operators, [None]);
        assert_eq!(filter.said.scores, ["stars5:5", "thumbs2:0"]);
    }

    #[test]
    fn a_part_has_conditions_of_its_own() {
        let query = "state=rated&in.state=skipped&in.from=2026-03-01&in.sense=satisfied";
        let mut page = Page::default();
        let filter = Filter::parse(query, "Europe/Paris", Time(1_772_442_000_000), Some(&mut page));
        let filter = filter.expect("valid");
        let part = filter.part.expect("a part");
        assert_eq!(filter.states, [StateIs::Rated]);
        assert_eq!(part.states, [StateIs::One(RequestState::Skipped)]);
        assert_eq!(part.senses, [Sense::Satisfied]);
        assert_eq!((part.from, part.to), (Time(1_772_319_600_000), Time(i64::MAX)));
        assert_eq!(parse("in.state=rated").expect_err("figures").code, Code::UnknownParameter);
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for query in ["sort=rating", "filter[score]=1", "include=rating", "cursor=x"] {
            assert_eq!(parse(query).expect_err(query).code, Code::UnknownParameter, "{query}");
        }
        for query in [
            "score=5",
            "score=stars5:6",
            "state=bad",
            "sense=good",
            "fact=true",
            "tag=%00",
            "review_tag=a%00b",
            "from=yesterday",
            "from=2026-03-02&to=2026-03-02",
            "tz=Mars",
        ] {
            assert_eq!(parse(query).expect_err(query).code, Code::Validation, "{query}");
        }
    }
}
