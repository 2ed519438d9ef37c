//! Rating: scales, the settings of quality control, the rules for asking, the states of a request.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::dialogue::FinishedBy;
use crate::error::Error;
use crate::time::{DAY, HOUR, MINUTE, Time};

/// The longest comment, in characters.
pub const COMMENT_MAX: usize = 2_000;

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scale {
    Thumbs2,
    Faces3,
    Stars5,
    Faces5,
    Numbers10,
}

impl Scale {
    pub const ALL: [Scale; 5] =
        [Scale::Thumbs2, Scale::Faces3, Scale::Stars5, Scale::Faces5, Scale::Numbers10];

    pub fn as_str(self) -> &'static str {
        match self {
            Scale::Thumbs2 => "thumbs2",
            Scale::Faces3 => "faces3",
            Scale::Stars5 => "stars5",
            Scale::Faces5 => "faces5",
            Scale::Numbers10 => "numbers10",
        }
    }

    pub fn parse(text: &str) -> Option<Scale> {
        Scale::ALL.into_iter().find(|scale| scale.as_str() == text)
    }

    /// The lowest and the highest score.
    pub fn range(self) -> (i64, i64) {
        match self {
            Scale::Thumbs2 => (0, 1),
            Scale::Faces3 => (1, 3),
            Scale::Stars5 | Scale::Faces5 => (1, 5),
            Scale::Numbers10 => (0, 10),
        }
    }

    pub fn holds(self, score: i64) -> bool {
        let (low, high) = self.range();
        (low..=high).contains(&score)
    }

    /// Which scores count as satisfied and as dissatisfied by default (PRODUCT §3).
    pub fn default_senses(self) -> (Vec<i64>, Vec<i64>) {
        match self {
            Scale::Thumbs2 => (vec![1], vec![0]),
            Scale::Faces3 => (vec![3], vec![1]),
            Scale::Stars5 | Scale::Faces5 => (vec![4, 5], vec![1, 2]),
            Scale::Numbers10 => (vec![8, 9, 10], vec![0, 1, 2, 3, 4]),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Sense {
    Satisfied,
    Neutral,
    Dissatisfied,
}

impl Sense {
    pub fn as_str(self) -> &'static str {
        match self {
            Sense::Satisfied => "satisfied",
            Sense::Neutral => "neutral",
            Sense::Dissatisfied => "dissatisfied",
        }
    }
}

/// Language → text.
pub type Texts = BTreeMap<String, String>;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CommentMode {
    Off,
    Optional,
    Required,
    RequiredAtOrBelow,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    pub mode: CommentMode,
    /// With `required_at_or_below`: the highest score that needs a comment.
    #[serde(default)]
    pub at_or_below: Option<i64>,
    #[serde(default)]
    pub label: Texts,
    #[serde(default)]
    pub placeholder: Texts,
}

impl Comment {
    pub fn is_required(&self, score: i64) -> bool {
        match self.mode {
            CommentMode::Off | CommentMode::Optional => false,
            CommentMode::Required => true,
            CommentMode::RequiredAtOrBelow => self.at_or_below.is_some_and(|bound| score <= bound),
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Replies {
    pub satisfied: Texts,
    pub neutral: Texts,
    pub dissatisfied: Texts,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The operator's service.
    Service,
    /// The product or the course, so that the operator is not blamed for it.
    Product,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reason {
    pub id: String,
    pub about: About,
    #[serde(default)]
    pub text: Texts,
}

/// The rules for asking; defaults as in PRODUCT §3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Rules {
    pub min_visitor_messages: i64,
    pub min_operator_messages: i64,
    /// Not within so many hours after this visitor last answered or closed a form.
    pub hours_between: i64,
    /// Ask when the dialogue was finished by idleness.
    pub ask_on_idle: bool,
    /// The form expires after so many days.
    pub expires_days: i64,
    /// The visitor may correct his rating for so many minutes.
    pub correct_minutes: i64,
    /// Ask only a random share, in percent.
    pub sample_percent: i64,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            min_visitor_messages: 1,
            min_operator_messages: 1,
            hours_between: 12,
            ask_on_idle: true,
            expires_days: 7,
            correct_minutes: 10,
            sample_percent: 100,
        }
    }
}

/// All of a chat's quality control.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    pub enabled: bool,
    pub scale: Scale,
    pub satisfied: Vec<i64>,
    pub dissatisfied: Vec<i64>,
    #[serde(default)]
    pub question: Texts,
    pub comment: Comment,
    #[serde(default)]
    pub replies: Replies,
    #[serde(default)]
    pub reasons: Vec<Reason>,
    #[serde(default)]
    pub rules: Rules,
}

impl Default for Settings {
    /// A new chat: rating on, five stars, optional comment.
    fn default() -> Settings {
        let (satisfied, dissatisfied) = Scale::Stars5.default_senses();
        let reason = |id: &str, about| Reason { id: id.to_owned(), about, text: Texts::new() };
        Settings {
            enabled: true,
            scale: Scale::Stars5,
            satisfied,
            dissatisfied,
            question: Texts::new(),
            comment: Comment {
                mode: CommentMode::Optional,
                at_or_below: None,
                label: Texts::new(),
                placeholder: Texts::new(),
            },
            replies: Replies::default(),
            reasons: vec![
                reason("slow", About::Service),
                reason("not_solved", About::Service),
                reason("unfriendly", About::Service),
                reason("product", About::Product),
            ],
            rules: Rules::default(),
        }
    }
}

impl Settings {
    pub fn sense(&self, score: i64) -> Sense {
        if self.satisfied.contains(&score) {
            Sense::Satisfied
        } else if self.dissatisfied.contains(&score) {
            Sense::Dissatisfied
        } else {
            Sense::Neutral
        }
    }

    /// Refuses settings that could not be asked or counted.
    pub fn check(&self) -> Result<(), Error> {
        let scores = |name: &str, list: &[i64]| {
            let mut seen = list.to_vec();
            seen.sort_unstable();
            seen.dedup();
            if list.is_empty()
                || seen.len() != list.len()
                || !list.iter().all(|score| self.scale.holds(*score))
            {
                return Err(Error::field(
                    name,
                    "Choose at least one score of the scale, each once.",
                ));
            }
            Ok(())
        };
        scores("satisfied", &self.satisfied)?;
        scores("dissatisfied", &self.dissatisfied)?;
        if self.satisfied.iter().any(|score| self.dissatisfied.contains(score)) {
            return Err(Error::field(
                "dissatisfied",
                "A score cannot be both satisfied and dissatisfied.",
            ));
        }
        let lowest_satisfied = self.satisfied.iter().min();
        if self.dissatisfied.iter().max() > lowest_satisfied {
            return Err(Error::field(
                "satisfied",
                "Satisfied scores stand above dissatisfied ones.",
            ));
        }
        if self.comment.mode == CommentMode::RequiredAtOrBelow
            && !self.comment.at_or_below.is_some_and(|bound| self.scale.holds(bound))
        {
            return Err(Error::field("comment.at_or_below", "Choose a score of the scale."));
        }
        let within = |name: &str, value: i64, low: i64, high: i64| {
            if (low..=high).contains(&value) {
                Ok(())
            } else {
                Err(Error::field(&format!("rules.{name}"), &format!("From {low} to {high}.")))
            }
        };
        let rules = &self.rules;
        within("min_visitor_messages", rules.min_visitor_messages, 1, 100)?;
        within("min_operator_messages", rules.min_operator_messages, 1, 100)?;
        within("hours_between", rules.hours_between, 0, 8_760)?;
        within("expires_days", rules.expires_days, 1, 90)?;
        within("correct_minutes", rules.correct_minutes, 0, 1_440)?;
        within("sample_percent", rules.sample_percent, 1, 100)?;
        self.check_texts()
    }

    fn check_texts(&self) -> Result<(), Error> {
        let texts = [
            ("question", &self.question, 300),
            ("comment.label", &self.comment.label, 200),
            ("comment.placeholder", &self.comment.placeholder, 200),
            ("replies.satisfied", &self.replies.satisfied, 500),
            ("replies.neutral", &self.replies.neutral, 500),
            ("replies.dissatisfied", &self.replies.dissatisfied, 500),
        ];
        for (name, texts, max) in texts {
            check_text(name, texts, max)?;
        }
        if self.reasons.len() > 12 {
            return Err(Error::field("reasons", "At most 12 reasons."));
        }
        let mut ids: Vec<&str> = self.reasons.iter().map(|reason| reason.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != self.reasons.len() || ids.iter().any(|id| id.is_empty() || id.len() > 40) {
            return Err(Error::field(
                "reasons",
                "Each reason has an id of its own, 1 to 40 characters.",
            ));
        }
        if !self.reasons.is_empty()
            && !self.reasons.iter().any(|reason| reason.about == About::Product)
        {
            return Err(Error::field(
                "reasons",
                "At least one reason is about the product or course.",
            ));
        }
        self.reasons.iter().try_for_each(|reason| check_text("reasons", &reason.text, 100))
    }
}

fn check_text(name: &str, texts: &Texts, max: usize) -> Result<(), Error> {
    for (language, text) in texts {
        if language.is_empty()
            || language.len() > 35
            || !language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        {
            return Err(Error::field(name, "Languages are named as in BCP 47, for example fr."));
        }
        if text.chars().count() > max || text.contains('\0') {
            return Err(Error::field(name, &format!("At most {max} characters.")));
        }
    }
    Ok(())
}

/// Why a finished dialogue was not asked; the first that holds counts (PRODUCT §4).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NotAsked {
    SwitchedOff,
    NoOperatorReply,
    TooFewMessages,
    IdleFinish,
    AskedRecently,
    NotSampled,
}

impl NotAsked {
    pub const ALL: [NotAsked; 6] = [
        NotAsked::SwitchedOff,
        NotAsked::NoOperatorReply,
        NotAsked::TooFewMessages,
        NotAsked::IdleFinish,
        NotAsked::AskedRecently,
        NotAsked::NotSampled,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            NotAsked::SwitchedOff => "switched_off",
            NotAsked::NoOperatorReply => "no_operator_reply",
            NotAsked::TooFewMessages => "too_few_messages",
            NotAsked::IdleFinish => "idle_finish",
            NotAsked::AskedRecently => "asked_recently",
            NotAsked::NotSampled => "not_sampled",
        }
    }
}

/// The state of a rating request (PRODUCT §4).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    NotAsked,
    Asked,
    Shown,
    Skipped,
    Expired,
    Withdrawn,
    Rated,
}

impl RequestState {
    pub const ALL: [RequestState; 7] = [
        RequestState::NotAsked,
        RequestState::Asked,
        RequestState::Shown,
        RequestState::Skipped,
        RequestState::Expired,
        RequestState::Withdrawn,
        RequestState::Rated,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            RequestState::NotAsked => "not_asked",
            RequestState::Asked => "asked",
            RequestState::Shown => "shown",
            RequestState::Skipped => "skipped",
            RequestState::Expired => "expired",
            RequestState::Withdrawn => "withdrawn",
            RequestState::Rated => "rated",
        }
    }

    pub fn parse(text: &str) -> Option<RequestState> {
        RequestState::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// What the rules for asking look at.
#[derive(Clone, Debug)]
pub struct Finished {
    pub finished_by: FinishedBy,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    /// When this visitor last answered or closed another dialogue's form.
    pub reacted_at: Option<Time>,
    pub at: Time,
    /// 0–9,999, drawn from the dialogue's id under a server secret: the same however often it is asked,
    /// and nothing an operator could work out.
    pub draw: u32,
}

/// Applies the rules for asking. `Err` names the first reason that holds, in PRODUCT §4's order. When the
/// visitor ended the dialogue himself only *switched off* and *no operator reply* can prevent asking.
pub fn ask(settings: &Settings, finished: &Finished) -> Result<(), NotAsked> {
    let rules = &settings.rules;
    if !settings.enabled {
        return Err(NotAsked::SwitchedOff);
    }
    if finished.operator_messages == 0 {
        return Err(NotAsked::NoOperatorReply);
    }
    if finished.finished_by == FinishedBy::Visitor {
        return Ok(());
    }
    if finished.visitor_messages < rules.min_visitor_messages
        || finished.operator_messages < rules.min_operator_messages
    {
        return Err(NotAsked::TooFewMessages);
    }
    if finished.finished_by == FinishedBy::Idle && !rules.ask_on_idle {
        return Err(NotAsked::IdleFinish);
    }
    let recently =
        finished.reacted_at.is_some_and(|at| finished.at.since(at) < rules.hours_between * HOUR);
    if recently {
        return Err(NotAsked::AskedRecently);
    }
    if i64::from(finished.draw) >= rules.sample_percent * 100 {
        return Err(NotAsked::NotSampled);
    }
    Ok(())
}

impl Rules {
    pub fn expires_at(&self, asked_at: Time) -> Time {
        asked_at.plus(self.expires_days * DAY)
    }

    pub fn correct_until(&self, rated_at: Time) -> Time {
        rated_at.plus(self.correct_minutes * MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished() -> Finished {
        Finished {
            finished_by: FinishedBy::Operator,
            visitor_messages: 2,
            operator_messages: 2,
            reacted_at: None,
            at: Time(100 * HOUR),
            draw: 0,
        }
    }

    #[test]
    fn defaults_are_valid_and_ask() {
        let settings = Settings::default();
        assert!(settings.check().is_ok());
        assert_eq!(ask(&settings, &finished()), Ok(()));
    }

    #[test]
    fn the_first_reason_that_holds_counts() {
        let mut settings = Settings::default();
        settings.rules.min_visitor_messages = 5;
        settings.rules.ask_on_idle = false;
        let mut case = finished();
        case.finished_by = FinishedBy::Idle;
        case.reacted_at = Some(Time(99 * HOUR));
        assert_eq!(ask(&settings, &case), Err(NotAsked::TooFewMessages));
        settings.rules.min_visitor_messages = 1;
        assert_eq!(ask(&settings, &case), Err(NotAsked::IdleFinish));
        settings.rules.ask_on_idle = true;
        assert_eq!(ask(&settings, &case), Err(NotAsked::AskedRecently));
        case.reacted_at = Some(Time(88 * HOUR));
        assert_eq!(ask(&settings, &case), Ok(()));
        case.operator_messages = 0;
        assert_eq!(ask(&settings, &case), Err(NotAsked::NoOperatorReply));
        settings.enabled = false;
        assert_eq!(ask(&settings, &case), Err(NotAsked::SwitchedOff));
    }

    #[test]
    fn a_visitor_who_ends_it_himself_is_asked_whatever_the_rules_say() {
        let mut settings = Settings::default();
        settings.rules.min_visitor_messages = 50;
        let mut case = finished();
        case.finished_by = FinishedBy::Visitor;
        case.reacted_at = Some(case.at);
        assert_eq!(ask(&settings, &case), Ok(()));
    }
}
