//! What the rows mean: chats, people, dialogues with all that PRODUCT §5 counts of them. Of the outcomes' rows
//! only what stands nowhere else is taken (number, why not asked, marks, exclusion, version, finisher); all else
//! is worked out from messages, histories and stories, and the rows must agree with it.

use std::collections::{BTreeMap, HashMap};

use candor::time::DAY;
use serde_json::Value;

use super::facts::{self, Event, Given, Message, Speed, Told};
use super::rows::{self, Rows};
use super::working::Working;
use crate::testing::Program;

/// A dialogue that is not finished; test and spam apart.
pub struct Open {
    pub dialogue: String,
    pub chat: String,
    pub opened_at: i64,
    pub language: String,
    pub waiting_since: Option<i64>,
    pub given: Vec<Given>,
    pub tags: Vec<String>,
}

/// A dialogue that was finished and counts.
#[derive(Clone, Debug)]
pub struct Finished {
    pub n: i64,
    pub dialogue: String,
    pub visitor: String,
    pub visitor_name: Option<String>,
    pub chat: String,
    pub language: String,
    pub opened_at: i64,
    pub finished_at: i64,
    pub finished_by: String,
    pub operator: Option<String>,
    pub state: String,
    pub reason: Option<String>,
    pub expires_at: Option<i64>,
    pub shown: bool,
    pub excluded: bool,
    pub scale: Option<String>,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
    pub reason_ids: Vec<String>,
    /// What its score meant: scale, satisfied and dissatisfied scores.
    pub meaning: Meaning,
    pub rated_at: Option<i64>,
    pub speed: Speed,
    pub given: Vec<Given>,
    pub hand_overs: i64,
    pub came_back: bool,
    /// In order of their words.
    pub tags: Vec<String>,
}

/// Scale, satisfied scores, dissatisfied scores; both in order.
pub type Meaning = (String, Vec<i64>, Vec<i64>);

/// A version of a chat's quality control.
pub struct Version {
    pub chat: String,
    pub version: i64,
    pub saved_at: i64,
    pub settings: Value,
}

impl Version {
    pub fn meaning(&self) -> Meaning {
        meaning(&self.settings)
    }
}

fn meaning(settings: &Value) -> Meaning {
    let scores = |name: &str| {
        let scores = settings[name].as_array().expect("scores").iter();
        let mut scores: Vec<i64> = scores.map(|score| score.as_i64().expect("a score")).collect();
        scores.sort_unstable();
        scores
    };
    let scale = settings["scale"].as_str().expect("a scale").to_owned();
    (scale, scores("satisfied"), scores("dissatisfied"))
}

pub struct World {
    /// Each chat's in order.
    pub versions: Vec<Version>,
    pub time_zone: String,
    pub week_start: i64,
    pub few_answers: i64,
    pub chats: HashMap<String, rows::Chat>,
    /// Some chat goes by working time now.
    pub working: bool,
    pub members: HashMap<String, String>,
    pub open: Vec<Open>,
    pub finished: Vec<Finished>,
}

fn grouped<R, T>(rows: Vec<R>, split: impl Fn(R) -> (String, T)) -> HashMap<String, Vec<T>> {
    let mut groups: HashMap<String, Vec<T>> = HashMap::new();
    for row in rows {
        let (key, value) = split(row);
        groups.entry(key).or_default().push(value);
    }
    groups
}

fn told(row: rows::Told) -> (String, Told) {
    let reasons = row.reasons.map(|json| serde_json::from_str(&json).expect("a list"));
    let (at, kind, score, comment) = (row.at, row.kind, row.score, row.comment);
    (row.dialogue_id, Told { at, kind, score, comment, reasons: reasons.unwrap_or_default() })
}

impl World {
    /// Reads and understands. Panics where an outcome's row contradicts what happened.
    pub async fn read(p: &Program) -> World {
        let rows = Rows::read(p).await;
        let messages = grouped(rows.messages, |row| {
            let operator = (!row.from_visitor).then_some(row.author_id);
            (row.dialogue_id, Message { operator, at: row.at })
        });
        let events = grouped(rows.events, |row| {
            let event = Event { at: row.at, kind: row.kind, by: row.by_member, to: row.to_member };
            (row.dialogue_id, event)
        });
        let stories = grouped(rows.story, told);
        let parsed = |json: &String| serde_json::from_str::<Value>(json).expect("settings");
        let of_workspace = rows.workspace.working_time.as_ref().map_or(Value::Null, parsed);
        let working: HashMap<String, Working> = rows
            .chats
            .iter()
            .filter_map(|chat| {
                let working = Working::of_chat(&parsed(&chat.settings), &of_workspace)?;
                Some((chat.id.clone(), working))
            })
            .collect();
        let mut all_versions = Vec::new();
        let versions: HashMap<(String, i64), Value> = rows
            .versions
            .into_iter()
            .map(|(chat, version, json, at)| {
                let settings: Value = serde_json::from_str(&json).expect("settings");
                all_versions.push(Version {
                    chat: chat.clone(),
                    version,
                    saved_at: at,
                    settings: settings.clone(),
                });
                ((chat, version), settings)
            })
            .collect();
        all_versions.sort_by_key(|each| (each.chat.clone(), each.version));
        let mut participants = grouped(rows.participants, |(dialogue, member, messages)| {
            (dialogue, (member, messages))
        });
        let mut tags = grouped(rows.tags, |row| row);
        let outcomes: HashMap<String, rows::Outcome> =
            rows.outcomes.into_iter().map(|row| (row.dialogue_id.clone(), row)).collect();
        let counts = |dialogue: &rows::Dialogue| {
            let marked = outcomes.get(&dialogue.id).is_some_and(|o| o.test || o.spam);
            !dialogue.test && !marked
        };
        let mut openings: HashMap<&str, Vec<i64>> = HashMap::new();
        for dialogue in rows.dialogues.iter().filter(|dialogue| counts(dialogue)) {
            openings.entry(&dialogue.visitor_id).or_default().push(dialogue.opened_at);
        }
        let (mut open, mut finished) = (Vec::new(), Vec::new());
        for dialogue in &rows.dialogues {
            let mut own_tags: Vec<String> = tags.remove(&dialogue.id).unwrap_or_default();
            own_tags.sort_by_key(|tag| tag.to_lowercase());
            let outcome = outcomes.get(&dialogue.id);
            let is_finished = dialogue.state == "finished";
            assert_eq!(outcome.is_some_and(|o| o.live), is_finished, "{}", dialogue.id);
            if let Some(outcome) = outcome {
                let known = Known {
                    dialogue,
                    outcome,
                    messages: messages.get(&dialogue.id).expect("messages"),
                    events: events.get(&dialogue.id).expect("a history"),
                    story: stories.get(&dialogue.id).expect("a story"),
                    // Whether there was any at the finish stands nowhere else.
                    working: outcome.response_working_ms_sum.map(|_| &working[&dialogue.chat_id]),
                    settings: &versions[&(dialogue.chat_id.clone(), outcome.quality_version)],
                };
                let mut understood = known.understood();
                if outcome.live {
                    let wrote: BTreeMap<String, i64> =
                        participants.remove(&dialogue.id).unwrap_or_default().into_iter().collect();
                    assert_eq!(understood.speed.participants, wrote, "{}", dialogue.id);
                    known.agrees(&understood);
                }
                let (from, to) = (understood.finished_at, understood.finished_at + DAY);
                let again = openings.get(dialogue.visitor_id.as_str());
                understood.came_back =
                    again.is_some_and(|all| all.iter().any(|at| from < *at && *at <= to));
                understood.tags.clone_from(&own_tags);
                if outcome.live && counts(dialogue) {
                    finished.push(understood);
                }
            }
            if !is_finished && counts(dialogue) {
                open.push(Open {
                    dialogue: dialogue.id.clone(),
                    given: facts::given(
                        messages.get(&dialogue.id).expect("messages"),
                        working.get(&dialogue.chat_id),
                    ),
                    chat: dialogue.chat_id.clone(),
                    opened_at: dialogue.opened_at,
                    language: dialogue.language.clone(),
                    waiting_since: dialogue.waiting_since,
                    tags: own_tags,
                });
            }
        }
        let week_start = match rows.workspace.week_start.as_str() {
            "saturday" => 5,
            "sunday" => 6,
            _ => 0,
        };
        World {
            versions: all_versions,
            time_zone: rows.workspace.time_zone,
            week_start,
            few_answers: rows.workspace.few_answers,
            working: !working.is_empty(),
            chats: rows.chats.into_iter().map(|chat| (chat.id.clone(), chat)).collect(),
            members: rows.members.into_iter().collect(),
            open,
            finished,
        }
    }
}

/// One dialogue that was finished at least once, with all that is written of it.
struct Known<'a> {
    dialogue: &'a rows::Dialogue,
    outcome: &'a rows::Outcome,
    messages: &'a [Message],
    events: &'a [Event],
    story: &'a [Told],
    settings: &'a Value,
    working: Option<&'a Working>,
}

impl Known<'_> {
    fn understood(&self) -> Finished {
        let state = facts::state(self.story);
        let rating = facts::rating(self.story);
        let asked_at = facts::asked_at(self.story);
        let expires_days = self.settings["rules"]["expires_days"].as_i64().expect("days");
        let scale = self.settings["scale"].as_str().expect("a scale").to_owned();
        let score = rating.as_ref().and_then(|(_, last)| last.score);
        Finished {
            n: self.outcome.n,
            dialogue: self.dialogue.id.clone(),
            visitor: self.dialogue.visitor_id.clone(),
            visitor_name: self.dialogue.visitor_name.clone(),
            chat: self.dialogue.chat_id.clone(),
            language: self.dialogue.language.clone(),
            opened_at: self.dialogue.opened_at,
            finished_at: facts::finished_at(self.events).expect("a finish"),
            finished_by: self.outcome.finished_by.clone(),
            operator: facts::credit(self.events, self.messages),
            reason: self.outcome.reason.clone(),
            expires_at: asked_at.map(|at| at + expires_days * DAY),
            shown: facts::was_shown(self.story),
            excluded: self.outcome.excluded,
            scale: (state != "not_asked").then_some(scale),
            score,
            sense: score.map(|score| self.sense(score)),
            comment: rating.and_then(|(_, last)| last.comment.clone()),
            reasons: rating.map(|(_, last)| self.words(&last.reasons)).unwrap_or_default(),
            reason_ids: rating.map(|(_, last)| last.reasons.clone()).unwrap_or_default(),
            meaning: meaning(self.settings),
            rated_at: rating.map(|(first, _)| first),
            speed: facts::speed(self.messages, self.working),
            given: facts::given(self.messages, self.working),
            hand_overs: facts::hand_overs(self.events),
            came_back: false,
            tags: Vec::new(),
            state,
        }
    }

    fn sense(&self, score: i64) -> String {
        let has = |name: &str| {
            let scores = self.settings[name].as_array().expect("scores");
            scores.iter().any(|one| one.as_i64() == Some(score))
        };
        let sense = match (has("satisfied"), has("dissatisfied")) {
            (true, _) => "satisfied",
            (_, true) => "dissatisfied",
            _ => "neutral",
        };
        sense.to_owned()
    }

    fn words(&self, ids: &[String]) -> Vec<String> {
        let all = self.settings["reasons"].as_array().expect("reasons");
        let word = |id: &String| {
            let reason = all.iter().find(|reason| reason["id"] == **id).expect("a known reason");
            reason["text"]["en"].as_str().expect("histories name their reasons").to_owned()
        };
        ids.iter().map(word).collect()
    }

    /// The row must say what happened.
    fn agrees(&self, f: &Finished) {
        let o = self.outcome;
        let row = (
            (o.opened_at, o.finished_at, &o.operator_id, &o.language, &o.state, o.expires_at),
            (o.was_shown, &o.scale, o.score, &o.sense, o.has_comment, o.rated_at),
            (o.visitor_messages, o.operator_messages, o.first_response_ms, o.response_ms_sum),
            (o.answers, o.duration_ms, o.hand_overs, self.dialogue.finished_by.as_ref()),
            (o.first_response_working_ms, o.response_working_ms_sum),
        );
        let s = &f.speed;
        let happened = (
            (f.opened_at, f.finished_at, &f.operator, &f.language, &f.state, f.expires_at),
            (f.shown, &f.scale, f.score, &f.sense, f.comment.is_some(), f.rated_at),
            (s.visitor_messages, s.operator_messages, s.first_response, s.response_sum),
            (s.answers, s.duration, f.hand_overs, Some(&o.finished_by)),
            match self.working {
                Some(_) => (s.first_working, Some(s.working_sum)),
                None => (None, None),
            },
        );
        assert_eq!(row, happened, "the row of {} and what happened", self.dialogue.id);
        assert_eq!(o.reason.is_some(), f.state == "not_asked");
        assert!(!self.dialogue.test || o.test, "a test dialogue stays one");
    }
}
