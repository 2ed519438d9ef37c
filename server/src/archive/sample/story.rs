//! Two years of dialogues, day by day: weekdays and hours as people keep them, growth, operators who differ,
//! visitors who come back. Whether somebody is asked is decided by the program's own rules.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::cast::{self, CHATS, DAYS, LANGUAGES, MARK, TEAM};
use super::dice::Dice;
use super::talk::{COMMENTS, COURSE, TAKES_OVER, VISITORS, WEBSITE};
use crate::archive::form::{Dialogue, Message, Rating, Request, Visitor};
use crate::domain::chat::Kind;
use crate::domain::dialogue::FinishedBy;
use crate::domain::message::From;
use crate::domain::quality::{Finished, RequestState, Scale, Sense, Settings, ask};
use crate::time::{DAY, HOUR, MINUTE, Time};

/// Dialogues by the hour of the day in which they begin.
const WEBSITE_HOURS: [f64; 24] = [
    0.6, 0.3, 0.2, 0.1, 0.2, 0.4, 0.9, 2.0, 4.5, 7.5, 9.0, 8.5, 6.0, 6.5, 8.5, 8.5, 7.5, 6.0, 4.5,
    4.0, 4.0, 3.2, 2.0, 1.1,
];
const COURSE_HOURS: [f64; 24] = [
    1.0, 0.5, 0.2, 0.1, 0.1, 0.2, 0.6, 1.2, 2.2, 3.0, 3.5, 3.5, 3.2, 3.4, 3.6, 4.0, 4.4, 5.0, 6.2,
    7.8, 8.5, 7.4, 5.0, 2.4,
];

/// Somebody who may come back.
struct Guest {
    number: usize,
    name: String,
    tongue: usize,
    reacted_at: Option<Time>,
    gone_at: Time,
}

pub struct Story {
    dice: Dice,
    until: Time,
    begun: Time,
    first_day: Date,
    zone: TimeZone,
    day: i64,
    guests: Vec<Vec<Guest>>,
    visitors: usize,
    dialogues: usize,
    versions: Vec<Vec<(i64, Settings)>>,
}

/// How far a talk has come.
struct Told {
    messages: Vec<Message>,
    at: Time,
    /// Milliseconds until the first answer.
    first_wait: i64,
    operator: Option<usize>,
    hand_overs: i64,
}

impl Story {
    /// Ends at `until`; days are those of `zone`.
    pub fn new(until: Time, zone: &str, seed: u64) -> Story {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let now = jiff::Timestamp::from_millisecond(until.0).unwrap_or_default();
        let first = now.to_zoned(zone.clone()).date().saturating_sub(jiff::Span::new().days(DAYS));
        let begun = first
            .to_zoned(zone.clone())
            .map_or(until.plus(-DAYS * DAY), |begun| Time(begun.timestamp().as_millisecond()));
        let versions = (0..CHATS.len()).map(cast::versions).collect();
        let guests = CHATS.iter().map(|_| Vec::new()).collect();
        let (dice, first_day) = (Dice::new(seed), first);
        let (day, visitors, dialogues) = (0, 0, 0);
        Story { dice, until, begun, first_day, zone, day, guests, visitors, dialogues, versions }
    }

    pub fn begun(&self) -> Time {
        self.begun
    }

    /// The dialogues of the next day, in the order of their finishes; None after the last day.
    pub fn next_day(&mut self) -> Option<Vec<Dialogue>> {
        if self.day > DAYS {
            return None;
        }
        let date = self.first_day.saturating_add(jiff::Span::new().days(self.day));
        let mut lines = Vec::new();
        for place in 0..CHATS.len() {
            for _ in 0..self.busy(place, date) {
                lines.extend(self.dialogue(place, date));
            }
        }
        self.day += 1;
        lines.sort_by_key(|line| line.finished_at);
        Some(lines)
    }

    /// How many dialogues begin on this day.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "small numbers"
    )]
    fn busy(&mut self, place: usize, date: Date) -> i64 {
        let chat = &CHATS[place];
        let (from, to) = chat.per_day;
        let growth = from + (to - from) * self.day as f64 / DAYS as f64;
        let course = chat.kind == Kind::Course;
        let weekday = match date.weekday() {
            Weekday::Monday => 1.25,
            Weekday::Tuesday => 1.15,
            Weekday::Saturday => 0.6,
            Weekday::Sunday if course => 1.35,
            Weekday::Sunday => 0.5,
            _ => 1.05,
        };
        let season = match (date.month(), course) {
            (11 | 12, false) => 1.3,
            (7 | 8, true) => 0.5,
            (7 | 8, false) => 0.85,
            _ => 1.0,
        };
        let mean: f64 = growth * weekday * season;
        (mean + mean.sqrt() * self.dice.normal()).round().max(0.0) as i64
    }

    fn begins(&mut self, place: usize, date: Date) -> Time {
        let hours = if CHATS[place].kind == Kind::Course { &COURSE_HOURS } else { &WEBSITE_HOURS };
        let hour = i8::try_from(self.dice.weighted(hours)).unwrap_or(12);
        let minute = i8::try_from(self.dice.below(60)).unwrap_or(0);
        let second = i8::try_from(self.dice.below(60)).unwrap_or(0);
        let local = date.at(hour, minute, second, 0).to_zoned(self.zone.clone());
        local.map_or(self.begun, |local| Time(local.timestamp().as_millisecond()))
    }

    /// None when it would not be over yet.
    fn dialogue(&mut self, place: usize, date: Date) -> Option<Dialogue> {
        let opened_at = self.begins(place, date);
        let mut guest = self.guest(place, opened_at);
        let told = self.talk(place, guest.tongue, opened_at);
        let (by, finished_at) = self.finish(place, &told);
        if finished_at > self.until {
            return None;
        }
        self.dialogues += 1;
        let reference = format!("{MARK}dialogue-{}", self.dialogues);
        let mut line = Dialogue::new(reference, cast::chat_name(place), finished_at, by);
        line.visitor = Some(Visitor {
            reference: format!("{MARK}visitor-{}", guest.number),
            name: Some(guest.name.clone()),
            email: None,
        });
        line.operator = told.operator.map(cast::operator_name);
        line.language = Some(LANGUAGES[guest.tongue].to_owned());
        line.started_at = Some(opened_at);
        line.hand_overs = told.hand_overs;
        let day = finished_at.since(self.begun) / DAY;
        let versions = &self.versions[place];
        let version = versions.iter().rposition(|(from, _)| *from <= day).unwrap_or(0);
        let settings = versions[version].1.clone();
        self.request(&mut line, &mut guest, &told, &settings, version);
        line.messages = Some(told.messages);
        guest.gone_at = finished_at;
        let guests = &mut self.guests[place];
        guests.push(guest);
        if guests.len() > 150 {
            guests.remove(0);
        }
        Some(line)
    }

    /// Somebody new, or one who was here lately.
    fn guest(&mut self, place: usize, now: Time) -> Guest {
        let back = if CHATS[place].kind == Kind::Course { 0.55 } else { 0.22 };
        let guests = &mut self.guests[place];
        if self.dice.happens(back) && !guests.is_empty() {
            let chosen = self.dice.below(guests.len());
            // Later than ten minutes after the finish: before that the dialogue would have been continued.
            if now.since(guests[chosen].gone_at) > 20 * MINUTE {
                return guests.remove(chosen);
            }
        }
        self.visitors += 1;
        let tongue = self.dice.weighted(&CHATS[place].languages);
        let name = self.dice.one_of(VISITORS[tongue]).copied().unwrap_or_default();
        Guest {
            number: self.visitors,
            name: name.to_owned(),
            tongue,
            reacted_at: None,
            gone_at: now,
        }
    }

    fn operator(&mut self, place: usize, other_than: Option<usize>) -> Option<usize> {
        let weight = |(number, member): (usize, &cast::Team)| {
            let there = (member.from..member.to).contains(&self.day);
            let fits = there && member.chats.contains(&place) && other_than != Some(number);
            if fits { member.weight } else { 0.0 }
        };
        let weights: Vec<f64> = TEAM.iter().enumerate().map(weight).collect();
        let number = self.dice.weighted(&weights);
        (weights[number] > 0.0).then_some(number)
    }

    fn talk(&mut self, place: usize, tongue: usize, opened_at: Time) -> Told {
        let course = CHATS[place].kind == Kind::Course;
        let talks = if course { COURSE[tongue] } else { WEBSITE[tongue] };
        let talk = self.dice.one_of(talks).copied().unwrap_or_default();
        let mut told = Told {
            messages: Vec::new(),
            at: opened_at,
            first_wait: 0,
            operator: self.operator(place, None).filter(|_| !self.dice.happens(0.035)),
            hand_overs: 0,
        };
        // Some only wanted one answer, or never came back to read it.
        let most = if self.dice.happens(0.13) { 2 } else { usize::MAX };
        let hand_over_at = if self.dice.happens(0.07) { 3 } else { usize::MAX };
        for (turn, text) in talk.iter().take(most).enumerate() {
            let from_visitor = turn % 2 == 0;
            if from_visitor {
                let pause = if turn == 0 { 0 } else { self.dice.wait(35.0, 0.8) };
                told.at = told.at.plus(pause);
                told.messages.push(said(From::Visitor, None, told.at, text));
                continue;
            }
            let Some(mut operator) = told.operator else { break };
            if turn == hand_over_at
                && let Some(other) = self.operator(place, Some(operator))
            {
                let pause = self.dice.wait(TEAM[other].pace_s * 1.5, 0.5);
                told.at = told.at.plus(pause);
                told.operator = Some(other);
                told.hand_overs += 1;
                operator = other;
                told.messages.push(said(From::Operator, Some(other), told.at, TAKES_OVER[tongue]));
            }
            let slower = if course { 14.0 } else { 1.0 };
            let wait = self.dice.wait(TEAM[operator].pace_s * slower, 0.75);
            if told.first_wait == 0 {
                told.first_wait = wait;
            }
            told.at = told.at.plus(wait);
            told.messages.push(said(From::Operator, Some(operator), told.at, text));
        }
        told
    }

    fn finish(&mut self, place: usize, told: &Told) -> (FinishedBy, Time) {
        let answered = told.messages.last().is_some_and(|last| last.from == From::Operator);
        let idle_ms = if answered { CHATS[place].kind.idle_minutes() * MINUTE } else { 24 * HOUR };
        let by = match (told.operator, self.dice.weighted(&[0.68, 0.13, 0.19])) {
            (Some(_), 0) => FinishedBy::Operator,
            (Some(_), 1) => FinishedBy::Visitor,
            (None, 0) if self.dice.happens(0.3) => FinishedBy::Visitor,
            _ => FinishedBy::Idle,
        };
        let after = match by {
            FinishedBy::Idle => idle_ms,
            _ => self.dice.wait(50.0, 0.8),
        };
        (by, told.at.plus(after))
    }

    fn request(
        &mut self,
        line: &mut Dialogue,
        guest: &mut Guest,
        told: &Told,
        settings: &Settings,
        version: usize,
    ) {
        let written = |from| {
            let count = told.messages.iter().filter(|message| message.from == from).count();
            i64::try_from(count).unwrap_or(0)
        };
        let finished = Finished {
            finished_by: line.finished_by,
            visitor_messages: written(From::Visitor),
            operator_messages: written(From::Operator),
            reacted_at: guest.reacted_at,
            at: line.finished_at,
            draw: u32::try_from(self.dice.below(10_000)).unwrap_or(0),
        };
        line.request = match ask(settings, &finished) {
            Err(reason) => Request::not_asked(reason),
            Ok(()) => self.reaction(line, guest, told, settings),
        };
        line.request.version = i64::try_from(version + 1).ok();
    }

    /// What the visitor does with the form; whoever is very pleased or very cross answers more often.
    fn reaction(
        &mut self,
        line: &mut Dialogue,
        guest: &mut Guest,
        told: &Told,
        settings: &Settings,
    ) -> Request {
        let expires_at = settings.rules.expires_at(line.finished_at);
        let over = expires_at <= self.until;
        let mood = self.mood(told);
        let shown = self.dice.happens(0.8);
        let eager = 0.3 + 0.12 * mood.abs();
        let at = line.finished_at.plus(self.dice.wait(40.0, 1.2));
        if shown && at <= self.until {
            if self.dice.happens(eager) {
                guest.reacted_at = Some(at);
                line.rating = Some(self.rating(mood, told, settings, guest.tongue, at));
                return Request::of(RequestState::Rated);
            }
            if self.dice.happens(0.16) {
                guest.reacted_at = Some(at);
                let skipped_at = Some(at);
                let expires_at = Some(expires_at);
                return Request { skipped_at, expires_at, ..Request::of(RequestState::Skipped) };
            }
        }
        let withdrawn = self.dice.happens(0.03);
        match (withdrawn, over, shown) {
            (true, ..) => Request { shown, ..Request::of(RequestState::Withdrawn) },
            (_, true, _) => Request { shown, ..Request::of(RequestState::Expired) },
            (_, false, shown) => {
                let state = if shown { RequestState::Shown } else { RequestState::Asked };
                Request { expires_at: Some(expires_at), ..Request::of(state) }
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "milliseconds of minutes")]
    fn mood(&mut self, told: &Told) -> f64 {
        let skill = told.operator.map_or(-1.5, |operator| TEAM[operator].skill);
        let minutes = told.first_wait as f64 / 60_000.0;
        let waited = 0.28 * (1.0 + minutes).ln();
        let handed = if told.hand_overs > 0 { 0.35 } else { 0.0 };
        0.95 + skill - waited - handed + self.dice.normal()
    }

    fn rating(
        &mut self,
        mood: f64,
        told: &Told,
        settings: &Settings,
        tongue: usize,
        at: Time,
    ) -> Rating {
        let score = score(settings.scale, mood);
        let sense = settings.sense(score);
        let (kind, often) = match sense {
            Sense::Dissatisfied => (0, 0.55),
            Sense::Neutral => (1, 0.25),
            Sense::Satisfied => (2, 0.28),
        };
        let comment = self.dice.happens(often).then(|| {
            self.dice.one_of(COMMENTS[tongue][kind]).copied().unwrap_or_default().to_owned()
        });
        let mut reasons = Vec::new();
        if sense == Sense::Dissatisfied && self.dice.happens(0.7) {
            let slow = if told.first_wait > 3 * MINUTE { 4.0 } else { 0.8 };
            let known = ["slow", "not_solved", "unfriendly", "product"];
            reasons.push(known[self.dice.weighted(&[slow, 2.0, 0.8, 1.6])].to_owned());
        }
        Rating { scale: settings.scale, score, comment, reasons, at: Some(at) }
    }
}

fn said(from: From, operator: Option<usize>, at: Time, text: &str) -> Message {
    Message { from, by: operator.map(cast::operator_name), at, text: text.to_owned() }
}

#[expect(clippy::cast_possible_truncation, reason = "within the scale")]
fn score(scale: Scale, mood: f64) -> i64 {
    let above = |bounds: &[f64]| {
        i64::try_from(bounds.iter().filter(|bound| mood > **bound).count()).unwrap_or(0)
    };
    match scale {
        Scale::Thumbs2 => above(&[-0.1]),
        Scale::Faces3 => 1 + above(&[-0.5, 0.4]),
        Scale::Stars5 | Scale::Faces5 => 1 + above(&[-0.9, -0.45, 0.1, 0.8]),
        Scale::Numbers10 => ((7.7 + 1.5 * mood).round() as i64).clamp(0, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all(until: Time) -> Vec<Dialogue> {
        let mut story = Story::new(until, "Europe/Paris", 7);
        let mut lines = Vec::new();
        while let Some(day) = story.next_day() {
            lines.extend(day);
        }
        lines
    }

    #[test]
    fn two_years_hold_something_of_everything() {
        let until = Time(1_772_442_000_000);
        let lines = all(until);
        assert!((12_000..22_000).contains(&lines.len()), "{}", lines.len());
        assert_eq!(lines, all(until), "the same seed, the same history");
        let states: BTreeSet<_> = lines.iter().map(|line| line.request.state).collect();
        assert_eq!(states.len(), 7, "{states:?}");
        let reasons: BTreeSet<_> = lines.iter().filter_map(|line| line.request.reason).collect();
        assert_eq!(reasons.len(), 6, "{reasons:?}");
        let ratings = || lines.iter().filter_map(|line| line.rating.as_ref());
        let scales: BTreeSet<_> = ratings().map(|rating| rating.scale).collect();
        assert_eq!(scales.len(), 3);
        let languages: BTreeSet<_> = lines
            .iter()
            .filter(|line| line.rating.as_ref().is_some_and(|r| r.comment.is_some()))
            .map(|line| line.language.clone())
            .collect();
        assert_eq!(languages.len(), 4);
        assert!(lines.iter().any(|line| line.hand_overs > 0));
        assert!(lines.iter().all(|line| line.finished_at <= until));
    }
}
