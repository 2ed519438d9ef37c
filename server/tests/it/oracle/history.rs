//! Random lives of visitors, played in memory: each verb leaves a dialogue, its request and its story as the
//! product's verb of the same name does. Instants fall on midnights and clock changes more often than chance
//! would have it, gaps between dialogues on exactly a day, and now and then the clock is set back.

use std::collections::BTreeSet;

use candor::domain::quality::Settings;
use candor::ids::{Id, Stream};
use candor::time::{DAY, HOUR, MINUTE, SECOND, Time};

use super::dice::Dice;
use super::facts::{self, Event, Message, Speed, Told};
use super::question::{LANGUAGES, REASONS, TAGS, ZONES};
use super::scene::Scene;
use super::zone::Zone;

const CONTINUE: i64 = 10 * MINUTE;

pub struct Visitor {
    pub id: Id,
    pub chat: usize,
    pub language: String,
    pub test: bool,
    /// His row is there.
    pub written: bool,
    /// When he acts next.
    cursor: i64,
    pub talks: Vec<Talk>,
}

/// A dialogue with all that belongs to it.
pub struct Talk {
    pub id: Id,
    pub opened_at: i64,
    pub messages: Vec<Message>,
    pub events: Vec<Event>,
    pub operator: Option<String>,
    pub finished: bool,
    pub waiting_since: Option<i64>,
    pub continued: i64,
    pub outcome: Option<Outcome>,
    pub story: Vec<Told>,
    /// What the team says it is about.
    pub tags: BTreeSet<&'static str>,
    /// Not written since.
    pub changed: bool,
}

pub struct Outcome {
    pub n: Option<i64>,
    pub finished_at: i64,
    pub finished_by: String,
    pub credit: Option<String>,
    pub speed: Speed,
    /// The chat had working time at the finish.
    pub in_working_time: bool,
    pub hand_overs: i64,
    pub reason: Option<String>,
    pub version: usize,
    pub ask: i64,
    pub expires_at: Option<i64>,
    pub test: bool,
    pub spam: bool,
    pub excluded: bool,
    /// Which counter's revision the next writing takes.
    pub finish_changed: bool,
    pub rating_changed: bool,
    pub finish_revision: i64,
    pub rating_revision: i64,
}

pub struct History {
    pub visitors: Vec<Visitor>,
    operators: Vec<String>,
    versions: Vec<Vec<Settings>>,
    /// Instants worth hitting, in order.
    special: Vec<i64>,
}

impl History {
    /// Visitors who begin to write between `from` and `to`.
    pub fn new(scene: &Scene, dice: &mut Dice, from: i64, to: i64, visitors: usize) -> History {
        let mut special = Vec::new();
        for zone in ZONES.map(Zone::named) {
            for day in zone.day(from)..=zone.day(to) {
                special.extend([zone.start_of(day), zone.start_of(day) - 1]);
            }
            let changes = zone.changes().filter(|at| from <= *at && *at <= to);
            special.extend(changes.flat_map(|at| [at - HOUR, at - 1, at, at + 1, at + HOUR]));
        }
        special.sort_unstable();
        let visitor = |_| Visitor {
            id: scene.p.app.ids.id(Stream::Visitors, Time(from)),
            chat: dice.roll(scene.chats.len()),
            language: (*dice.of(&LANGUAGES)).to_owned(),
            test: dice.percent(5),
            written: false,
            cursor: dice.between(from, to),
            talks: Vec::new(),
        };
        History {
            visitors: (0..visitors).map(visitor).collect(),
            operators: scene.operators.iter().map(|member| member.id.to_string()).collect(),
            versions: scene.chats.iter().map(|place| place.versions.clone()).collect(),
            special,
        }
    }

    pub fn versions(&mut self, scene: &Scene) {
        self.versions = scene.chats.iter().map(|place| place.versions.clone()).collect();
    }

    /// Everybody lives until `until`; some (on a machine whose clock is behind) not quite.
    pub fn live(&mut self, scene: &Scene, dice: &mut Dice, until: i64) {
        for place in 0..self.visitors.len() {
            let until = if dice.percent(30) { until - dice.between(0, 20 * HOUR) } else { until };
            while self.visitors[place].cursor < until {
                self.act(scene, dice, place);
                self.wait(dice, place);
            }
        }
    }

    fn act(&mut self, scene: &Scene, dice: &mut Dice, place: usize) {
        let greeter = dice.percent(3).then(|| dice.of(&self.operators).clone());
        let visitor = &mut self.visitors[place];
        let (at, settings) = (visitor.cursor, &self.versions[visitor.chat]);
        match visitor.talks.last_mut() {
            None => visitor.open(scene, at, greeter),
            Some(talk) if talk.finished => {
                let since = at - talk.outcome.as_ref().expect("finished").finished_at;
                if since < CONTINUE {
                    if dice.percent(25) {
                        talk.carry_on(at)
                    } else {
                        visitor.form(dice, settings, at)
                    }
                } else if dice.percent(30) {
                    visitor.form(dice, settings, at);
                } else {
                    visitor.open(scene, at, greeter);
                }
            }
            Some(talk) => match dice.roll(12) {
                0..=2 => talk.visitor_says(at),
                3..=6 => talk.operator_says(at, dice.of(&self.operators)),
                7 => talk.hand_over(at, Some(dice.of(&self.operators))),
                8 => talk.hand_over(at, None),
                _ => visitor.finish(dice, settings, at),
            },
        }
    }

    fn wait(&mut self, dice: &mut Dice, place: usize) {
        let visitor = &mut self.visitors[place];
        let finished = visitor.talks.last().filter(|talk| talk.finished);
        let gap = match (finished.and_then(|talk| talk.outcome.as_ref()), dice.roll(20)) {
            (Some(outcome), 0..=3) => {
                outcome.finished_at + DAY + *dice.of(&[-1, 0, 0, 1]) - visitor.cursor
            }
            (Some(_), 4..=10) => dice.between(SECOND, CONTINUE),
            (Some(_), 11..=13) => dice.between(CONTINUE, 3 * HOUR),
            (Some(_), _) => dice.between(HOUR, 12 * DAY),
            // Longer than 32 bits of milliseconds.
            (None, 0) if dice.percent(15) => dice.between(50 * DAY, 55 * DAY),
            (None, 0) => dice.between(DAY, 6 * DAY),
            (None, 1..=3) => dice.between(HOUR, 20 * HOUR),
            (None, _) => dice.between(SECOND, 30 * MINUTE),
        };
        // Now and then a clock is set back.
        visitor.cursor += if dice.percent(2) { -dice.between(0, 40 * MINUTE) } else { gap.max(1) };
        if dice.percent(15) {
            let next = self.special.partition_point(|at| *at < visitor.cursor);
            visitor.cursor = self.special.get(next).copied().unwrap_or(visitor.cursor);
        }
    }

    /// The clock at `now`: forms run out (most are noticed by the job already), and analysts mark and exclude.
    pub fn settle(&mut self, dice: &mut Dice, now: i64) {
        for talk in self.visitors.iter_mut().flat_map(|visitor| &mut visitor.talks) {
            if dice.percent(30) {
                let tag = *dice.of(&TAGS[..3]);
                if !talk.tags.remove(tag) {
                    talk.tags.insert(tag);
                }
                talk.changed = true;
            }
            let state = (!talk.story.is_empty()).then(|| facts::state(&talk.story));
            let (Some(outcome), Some(state)) = (&mut talk.outcome, state) else { continue };
            let over = outcome.expires_at.filter(|at| *at <= now);
            if let Some(at) = over
                && ["asked", "shown"].contains(&state.as_str())
                && dice.percent(80)
            {
                talk.story.push(told(at, "expired"));
                (outcome.rating_changed, talk.changed) = (true, true);
            }
            if state == "rated" && dice.percent(if outcome.excluded { 25 } else { 6 }) {
                outcome.excluded = !outcome.excluded;
                (outcome.rating_changed, talk.changed) = (true, true);
            }
            if dice.percent(if outcome.spam { 25 } else { 3 }) {
                outcome.spam = !outcome.spam;
                (outcome.rating_changed, talk.changed) = (true, true);
            }
            if dice.percent(2) {
                outcome.test = true;
                (outcome.rating_changed, talk.changed) = (true, true);
            }
        }
    }
}

fn told(at: i64, kind: &str) -> Told {
    Told { at, kind: kind.to_owned(), score: None, comment: None, reasons: Vec::new() }
}

fn event(at: i64, kind: &str, by: Option<&String>, to: Option<&String>) -> Event {
    Event { at, kind: kind.to_owned(), by: by.cloned(), to: to.cloned() }
}

impl Visitor {
    /// With the visitor's message; `greeter` wrote before him, as in a history that was imported.
    fn open(&mut self, scene: &Scene, at: i64, greeter: Option<String>) {
        let greeting = greeter.map(|id| Message { operator: Some(id), at: at - SECOND });
        let messages = greeting.into_iter().chain([Message { operator: None, at }]).collect();
        self.talks.push(Talk {
            id: scene.p.app.ids.id(Stream::Desk, Time(at)),
            opened_at: at,
            messages,
            events: vec![event(at, "opened", None, None)],
            operator: None,
            finished: false,
            waiting_since: Some(at),
            continued: 0,
            outcome: None,
            story: Vec::new(),
            tags: BTreeSet::new(),
            changed: true,
        });
    }

    fn finish(&mut self, dice: &mut Dice, settings: &[Settings], at: i64) {
        let test = self.test;
        let (talk, others) = self.talks.split_last_mut().expect("a dialogue");
        if talk.finish(dice, settings, at, test) {
            // A newer form replaces those that nobody answered.
            for other in others {
                other.withdraw(at);
            }
        }
    }

    /// Something with a form that can still be answered, or with a rating.
    fn form(&mut self, dice: &mut Dice, settings: &[Settings], at: i64) {
        let place =
            if dice.percent(90) { self.talks.len() - 1 } else { dice.roll(self.talks.len()) };
        let talk = &mut self.talks[place];
        let Some(outcome) = talk.outcome.as_mut().filter(|_| talk.finished) else { return };
        let state = facts::state(&talk.story);
        let can = outcome.expires_at.is_some_and(|end| at < end);
        let entry = match (state.as_str(), dice.roll(6)) {
            ("asked", 0) if can => told(at, "shown"),
            ("asked" | "shown", 1) if can => told(at, "skipped"),
            ("asked" | "shown" | "skipped", 2..) if can => {
                submission(dice, &settings[outcome.version], at, "rated")
            }
            ("rated", 0..=1) => submission(dice, &settings[outcome.version], at, "corrected"),
            _ => return,
        };
        talk.story.push(entry);
        (outcome.rating_changed, talk.changed) = (true, true);
    }
}

fn submission(dice: &mut Dice, settings: &Settings, at: i64, kind: &str) -> Told {
    let (low, high) = settings.scale.range();
    // Some people are very satisfied: figures must not all be in the middle.
    let score = if dice.percent(40) { high } else { dice.between(low, high) };
    let comment = dice.percent(50).then(|| format!("Comment {}", dice.between(0, 999)));
    let mut told = Told { score: Some(score), comment, ..told(at, kind) };
    if settings.dissatisfied.contains(&score) && dice.percent(50) {
        told.reasons = vec![settings.reasons[dice.roll(settings.reasons.len())].id.clone()];
    }
    told
}

impl Talk {
    fn visitor_says(&mut self, at: i64) {
        self.messages.push(Message { operator: None, at });
        self.waiting_since.get_or_insert(at);
        self.changed = true;
    }

    /// `who` takes it if it waits; the one it is assigned to writes.
    fn operator_says(&mut self, at: i64, who: &String) {
        if self.operator.is_none() {
            self.operator = Some(who.clone());
            self.events.push(event(at, "taken", Some(who), Some(who)));
        }
        self.messages.push(Message { operator: self.operator.clone(), at });
        self.waiting_since = None;
        self.changed = true;
    }

    fn hand_over(&mut self, at: i64, to: Option<&String>) {
        if self.operator.as_ref() == to || self.operator.is_none() {
            return;
        }
        let kind = if to.is_some() { "transferred" } else { "returned" };
        self.events.push(event(at, kind, self.operator.as_ref(), to));
        self.operator = to.cloned();
        self.changed = true;
    }

    /// True when the visitor is asked.
    fn finish(&mut self, dice: &mut Dice, settings: &[Settings], at: i64, test: bool) -> bool {
        self.events.push(event(at, "finished", None, None));
        (self.finished, self.waiting_since, self.changed) = (true, None, true);
        // Working time is counted where the chat is known.
        let speed = facts::speed(&self.messages, None);
        let rated = facts::rating(&self.story).is_some();
        let before = self.outcome.take();
        let version = settings.len() - 1;
        let reason = match (rated, speed.operator_messages) {
            (true, _) => None,
            (_, 0) => Some(*dice.of(&REASONS[..2])),
            _ => dice
                .percent(20)
                .then(|| *dice.of(&REASONS))
                .filter(|why| *why != "no_operator_reply"),
        };
        let asked = !rated && reason.is_none();
        if asked {
            self.story.push(told(at, "asked"));
        } else if reason.is_some() {
            self.story.push(told(at, "not_asked"));
        }
        let expires = || at + settings[version].rules.expires_days * DAY;
        // A rating already given stays, with all it was asked under.
        let kept = before.as_ref().filter(|_| rated);
        self.outcome = Some(Outcome {
            n: before.as_ref().and_then(|outcome| outcome.n),
            finished_at: at,
            finished_by: (*dice.of(&["operator", "operator", "visitor", "idle", "admin"]))
                .to_owned(),
            credit: facts::credit(&self.events, &self.messages),
            hand_overs: facts::hand_overs(&self.events),
            in_working_time: dice.percent(85),
            speed,
            reason: reason.map(str::to_owned),
            version: kept.map_or(version, |outcome| outcome.version),
            ask: before.as_ref().map_or(1, |outcome| outcome.ask + i64::from(!rated)),
            expires_at: kept.map_or(asked.then(expires), |outcome| outcome.expires_at),
            test: test || before.as_ref().is_some_and(|outcome| outcome.test),
            spam: before.as_ref().is_some_and(|outcome| outcome.spam),
            excluded: before.as_ref().is_some_and(|outcome| outcome.excluded),
            finish_changed: true,
            rating_changed: before.as_ref().is_some_and(|outcome| outcome.rating_changed),
            finish_revision: before.as_ref().map_or(0, |outcome| outcome.finish_revision),
            rating_revision: before.as_ref().map_or(0, |outcome| outcome.rating_revision),
        });
        asked
    }

    /// The visitor writes within ten minutes after the finish: the outcome is set aside.
    fn carry_on(&mut self, at: i64) {
        if ["asked", "shown"].contains(&facts::state(&self.story).as_str()) {
            self.story.push(told(at, "withdrawn"));
        }
        self.events.push(event(at, "continued", None, None));
        self.messages.push(Message { operator: None, at });
        (self.finished, self.waiting_since, self.changed) = (false, Some(at), true);
        self.continued += 1;
        self.outcome.as_mut().expect("finished").finish_changed = true;
    }

    fn withdraw(&mut self, at: i64) {
        let Some(outcome) = &mut self.outcome else { return };
        let open = outcome.expires_at.is_some_and(|end| at < end);
        if open && ["asked", "shown"].contains(&facts::state(&self.story).as_str()) {
            self.story.push(told(at, "withdrawn"));
            (outcome.finish_changed, self.changed) = (true, true);
        }
    }
}
