//! A question as a person puts it: a period, a zone, a step and filters, and the URL that says so.

use candor::time::{DAY, HOUR, Time};

use super::dice::Dice;
use super::zone::{Zone, civil, date, day_of, weekday};

pub const ZONES: [&str; 9] = [
    "Europe/Paris",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
    "UTC",
];
pub const SCALES: [(&str, i64, i64); 5] =
    [("thumbs2", 0, 1), ("faces3", 1, 3), ("stars5", 1, 5), ("faces5", 1, 5), ("numbers10", 0, 10)];
pub const REASONS: [&str; 6] = [
    "switched_off",
    "no_operator_reply",
    "too_few_messages",
    "idle_finish",
    "asked_recently",
    "not_sampled",
];
/// What the team tags dialogues with, as it spells it.
pub const TAGS: [&str; 4] = ["Refund", "delivery", "Call back", "réfund"];
pub const LANGUAGES: [&str; 5] = ["en", "fr", "ru", "ar", "pt-BR"];

/// One end of a period, as it is written and what it means.
#[derive(Clone, Debug)]
pub struct Bound {
    pub text: String,
    pub at: i64,
}

#[derive(Clone, Debug, Default)]
pub struct Question {
    pub from: Option<Bound>,
    pub to: Option<Bound>,
    pub tz: Option<String>,
    pub step: Option<&'static str>,
    pub chats: Vec<String>,
    /// Members' ids, or `nobody`.
    pub operators: Vec<String>,
    /// Whose a dialogue is among operators; the one's it is credited to unless it is said.
    pub credit: Option<&'static str>,
    /// Which response time is counted; working time unless it is said.
    pub time: Option<&'static str>,
    /// `stars5:5`.
    pub scores: Vec<String>,
    pub states: Vec<String>,
    pub kinds: Vec<String>,
    pub finished_by: Vec<String>,
    pub languages: Vec<String>,
    pub comment: Option<bool>,
    /// Their ids.
    pub reasons: Vec<String>,
    pub tags: Vec<String>,
}

/// What can be asked about.
pub struct Choices {
    pub chats: Vec<String>,
    pub operators: Vec<String>,
    pub workspace_zone: String,
    pub week_start: i64,
    pub now: i64,
    /// Earliest finish.
    pub began: i64,
    /// Instants where something happened.
    pub instants: Vec<i64>,
}

impl Question {
    pub fn url(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, bound) in [("from", &self.from), ("to", &self.to)] {
            if let Some(bound) = bound {
                query.append_pair(name, &bound.text);
            }
        }
        for (name, value) in [
            ("tz", self.tz.as_deref()),
            ("step", self.step),
            ("credit", self.credit),
            ("time", self.time),
        ] {
            if let Some(value) = value {
                query.append_pair(name, value);
            }
        }
        for (name, list) in [
            ("chat", &self.chats),
            ("operator", &self.operators),
            ("score", &self.scores),
            ("state", &self.states),
            ("kind", &self.kinds),
            ("finished_by", &self.finished_by),
            ("language", &self.languages),
            ("reason", &self.reasons),
            ("tag", &self.tags),
        ] {
            for value in list {
                query.append_pair(name, value);
            }
        }
        if let Some(comment) = self.comment {
            query.append_pair("comment", if comment { "yes" } else { "no" });
        }
        query.finish()
    }

    /// From, to (half open). Without `to` up to now, now included; without `from` thirty days.
    pub fn period(&self, now: i64) -> (i64, i64) {
        let to = self.to.as_ref().map_or(now + 1, |bound| bound.at);
        (self.from.as_ref().map_or(to - 30 * DAY, |bound| bound.at), to)
    }

    /// The same, as far as it concerns answers.
    pub fn about_answers(&self) -> Question {
        Question {
            from: self.from.clone(),
            to: self.to.clone(),
            tz: self.tz.clone(),
            step: self.step,
            time: self.time,
            chats: self.chats.clone(),
            operators: self.operators.clone(),
            kinds: self.kinds.clone(),
            languages: self.languages.clone(),
            tags: self.tags.clone(),
            ..Question::default()
        }
    }

    /// The same period, zone and step, and nothing else.
    pub fn only_when(&self) -> Question {
        Question {
            from: self.from.clone(),
            to: self.to.clone(),
            tz: self.tz.clone(),
            step: self.step,
            time: self.time,
            ..Question::default()
        }
    }

    /// Of the two the one that is counted.
    pub fn counted<T>(&self, clock: T, working: T) -> T {
        if self.time == Some("clock") { clock } else { working }
    }

    /// A question at random.
    pub fn any(dice: &mut Dice, about: &Choices) -> Question {
        let mut question = Question::default();
        if dice.percent(75) {
            question.tz = Some((*dice.of(&ZONES)).to_owned());
        }
        let zone = Zone::named(question.tz.as_deref().unwrap_or(&about.workspace_zone));
        (question.from, question.to) = period(dice, about, &zone);
        if dice.percent(60) {
            question.step = Some(*dice.of(&["hour", "day", "week", "month"]));
        }
        // Most questions have few filters, some have all.
        let busy = *dice.of(&[0, 12, 12, 30, 60]);
        let mut list = |all: Vec<String>| match dice.percent(busy) {
            true => dice.some(&all),
            false => Vec::new(),
        };
        let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        question.chats = list(about.chats.clone());
        question.operators = list(about.operators.clone());
        question.kinds = list(words(&["website", "course"]));
        question.finished_by = list(words(&["operator", "visitor", "idle", "admin"]));
        question.languages = list(words(&LANGUAGES));
        question.states = list(states());
        question.scores = list(scores());
        question.reasons = list(words(&["slow", "not_solved", "unfriendly", "product", "other"]));
        question.tags = list(words(&["refund", "DELIVERY", "Ünknown"]));
        if dice.percent(busy / 2) {
            question.comment = Some(dice.percent(50));
        }
        if dice.percent(40) {
            question.time = Some(*dice.of(&["clock", "clock", "working"]));
        }
        if dice.percent(30) {
            question.credit = Some(*dice.of(&["took_part", "took_part", "credited"]));
        }
        question
    }
}

fn states() -> Vec<String> {
    let plain = ["rated", "no_answer", "not_asked", "excluded"];
    let exact = ["asked", "shown", "skipped", "expired", "withdrawn"];
    let mut all: Vec<String> =
        plain.iter().chain(&plain).chain(&exact).map(|s| (*s).to_owned()).collect();
    all.extend(REASONS.iter().map(|reason| format!("not_asked:{reason}")));
    all
}

fn scores() -> Vec<String> {
    let all = SCALES
        .iter()
        .flat_map(|(scale, low, high)| (*low..=*high).map(move |score| format!("{scale}:{score}")));
    all.collect()
}

fn bare(zone: &Zone, day: i64) -> Option<Bound> {
    Some(Bound { text: date(day), at: zone.start_of(day) })
}

fn exact(at: i64) -> Option<Bound> {
    Some(Bound { text: Time(at).to_string(), at })
}

/// The periods of PRODUCT §5 as the page would send them, and custom ones.
fn period(dice: &mut Dice, about: &Choices, zone: &Zone) -> (Option<Bound>, Option<Bound>) {
    let today = zone.day(about.now);
    let (year, month, _) = civil(today);
    let week = today - (weekday(today) - about.week_start).rem_euclid(7);
    let quarter = month - (month - 1) % 3;
    let until_now = |day: i64| (bare(zone, day), exact(about.now + 1));
    let days = |from: i64, to: i64| (bare(zone, from), bare(zone, to));
    let back = dice.between(0, 8);
    match dice.roll(18) {
        0 => (None, None),
        1 => until_now(today),
        2 => days(today - 1, today),
        3 => {
            let length = *dice.of(&[7, 30, 90]);
            if dice.percent(50) {
                until_now(today - length + 1)
            } else {
                days(today - length, today)
            }
        }
        4 => until_now(week),
        5 => days(week - 7, week),
        6 => until_now(day_of(year, month, 1)),
        7 => days(day_of(year, month - back, 1), day_of(year, month - back + 1, 1)),
        8 => until_now(day_of(year, quarter, 1)),
        9 => days(day_of(year, quarter - 3, 1), day_of(year, quarter, 1)),
        10 if dice.percent(50) => until_now(day_of(year, 1, 1)),
        10 => days(day_of(year - 1, 1, 1), day_of(year, 1, 1)),
        // Some of the days of a month or quarter, its last ones too.
        11 => {
            let first = day_of(year, month - back, 1);
            let length = *dice.of(&[1, 9, 27, 28, 29, 30, 31, 58, 59, 60, 61, 90]);
            days(first, first + length)
        }
        12 | 13 => {
            let first =
                zone.day(about.began) - 3 + dice.between(0, today - zone.day(about.began) + 3);
            days(first, first + dice.between(1, 45))
        }
        14 => (None, exact(*dice.of(&about.instants))),
        15 => (bare(zone, today - dice.between(1, 200)), None),
        _ => {
            let (a, b) = (*dice.of(&about.instants), *dice.of(&about.instants));
            let (from, to) = (a.min(b), a.max(b));
            let to = to + *dice.of(&[0, 1, -1, HOUR, 1]);
            (exact(from), exact(to.max(from + 1)))
        }
    }
}
