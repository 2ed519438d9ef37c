//! The question of a URL. Lists repeat the key. Everything unknown is refused.

use jiff::tz::TimeZone;

use super::facts::Fact;
use super::filter::{Filter, Marked, Page, StateIs};
use super::period::{self, Step};
use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Scale, Sense};
use crate::domain::review::Status;
use crate::domain::words;
use crate::error::{Code, Error, Result};
use crate::time::{DAY, Time};

/// Parameters that are no lists.
const ONCE: [&str; 9] =
    ["from", "to", "tz", "step", "cursor", "limit", "marked", "comment", "words"];
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
        let zone = TimeZone::get(tz)
            .map_err(|_| Error::field("tz", "A time zone such as Europe/Paris."))?;
        let mut filter = Filter::new(zone, tz, now);
        let (mut from, mut to) = (None, None);
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
            match (key.as_str(), page.as_deref_mut()) {
                ("tz", _) => {}
                ("from", _) => from = Some(instant("from", value, &filter.zone)?),
                ("to", _) => to = Some(instant("to", value, &filter.zone)?),
                ("step", _) => filter.step = step(value)?,
                ("cursor", Some(page)) => page.cursor = Some(value.clone()),
                ("limit", Some(page)) => page.limit = Some(value.clone()),
                ("marked", Some(page)) => {
                    page.marked = Some(match value.as_str() {
                        "test" => Marked::Test,
                        "spam" => Marked::Spam,
                        _ => return Err(Error::field("marked", "test or spam.")),
                    });
                }
                (key, _) => filter.add(key, value)?,
            }
        }
        filter.to = to.unwrap_or(now.plus(1));
        filter.from = from.unwrap_or(filter.to.plus(-30 * DAY));
        if filter.from >= filter.to {
            return Err(Error::field("to", "The period ends after it begins."));
        }
        filter.said.from = filter.from;
        filter.said.to = filter.to;
        filter.said.tz.clone_from(&filter.tz);
        Ok(filter)
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
            "review_tag" => {
                if value.is_empty() || value.chars().count() > 40 {
                    return bad("A tag of 1 to 40 characters.");
                }
                self.review_tags.push(words::folded(value));
                &mut self.said.review_tags
            }
            _ => return Err(Error::new(Code::UnknownParameter)),
        };
        said.push(value.to_owned());
        Ok(())
    }
}

fn instant(field: &str, value: &str, zone: &TimeZone) -> Result<Time> {
    let found = period::parse(value, zone);
    found.ok_or_else(|| {
        Error::field(
            field,
            "An instant such as 2026-03-01T09:00:00Z, or a date such as 2026-03-01.",
        )
    })
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
            "from=yesterday",
            "from=2026-03-02&to=2026-03-02",
            "tz=Mars",
        ] {
            assert_eq!(parse(query).expect_err(query).code, Code::Validation, "{query}");
        }
    }
}
