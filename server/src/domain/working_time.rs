//! Working time: when a team answers. Weekly hours on the wall clock of a zone, and days off. It is open at an
//! instant when the wall clock shows, at that instant, a time within one of its day's hours; so an hour that a
//! clock change repeats counts twice, and one that it skips does not count.

use std::collections::HashSet;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::ToSchema;

use crate::time::{DAY, MINUTE, Time};

/// Which time response figures count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// Working time, where it was set when the dialogue was finished; clock time elsewhere.
    #[default]
    Working,
    Clock,
}

impl Counted {
    pub fn parse(text: &str) -> Option<Counted> {
        [Counted::Working, Counted::Clock].into_iter().find(|known| known.as_str() == text)
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Counted::Working => "working",
            Counted::Clock => "clock",
        }
    }

    /// The one that counts; `working` is None where no working time was set.
    pub fn of(self, clock_ms: i64, working_ms: Option<i64>) -> i64 {
        match self {
            Counted::Working => working_ms.unwrap_or(clock_ms),
            Counted::Clock => clock_ms,
        }
    }
}

/// A time of the day in minutes, `00:00` to `24:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub i64);

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Minutes {
    fn parse(text: &str) -> Option<Minutes> {
        let (hours, minutes) = text.split_once(':')?;
        let number = |text: &str| {
            let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse::<i64>().ok()).flatten()
        };
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        (minutes < 60 && hours * 60 + minutes <= 24 * 60).then_some(Minutes(hours * 60 + minutes))
    }
}

impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minutes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Minutes::parse(&text).ok_or_else(|| de::Error::custom("a time such as 09:30"))
    }
}

impl utoipa::PartialSchema for Minutes {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::{ObjectBuilder, schema::Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A time of the day, 00:00 to 24:00"))
            .into()
    }
}
impl ToSchema for Minutes {}

/// From a time of the day up to another, that one excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    pub from: Minutes,
    /// 24:00: the end of the day.
    pub to: Minutes,
}

/// The hours of each weekday, in order; none: closed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Week {
    pub monday: Vec<Span>,
    pub tuesday: Vec<Span>,
    pub wednesday: Vec<Span>,
    pub thursday: Vec<Span>,
    pub friday: Vec<Span>,
    pub saturday: Vec<Span>,
    pub sunday: Vec<Span>,
}

impl Week {
    /// By name, Monday first.
    fn days(&self) -> [(&'static str, &[Span]); 7] {
        [
            ("week.monday", &self.monday),
            ("week.tuesday", &self.tuesday),
            ("week.wednesday", &self.wednesday),
            ("week.thursday", &self.thursday),
            ("week.friday", &self.friday),
            ("week.saturday", &self.saturday),
            ("week.sunday", &self.sunday),
        ]
    }
}

/// When a team works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkingTime {
    /// IANA name.
    pub time_zone: String,
    pub week: Week,
    /// Days off, whole days: `2026-12-25`.
    #[serde(default)]
    pub holidays: Vec<String>,
}

/// The most hours of one day, and days off.
const SPANS_MAX: usize = 10;
const HOLIDAYS_MAX: usize = 400;

impl WorkingTime {
    /// What is wrong with it, by field.
    pub fn problems(&self) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        if TimeZone::get(&self.time_zone).is_err() {
            found.push(("time_zone", "A time zone such as Europe/Paris."));
        }
        let days = self.week.days();
        for (day, spans) in days {
            let sound = spans.iter().all(|span| span.from < span.to)
                && spans.windows(2).all(|pair| pair[0].to <= pair[1].from);
            if !sound {
                found.push((
                    day,
                    "Hours in order that do not overlap, each ending after it begins.",
                ));
            } else if spans.len() > SPANS_MAX {
                found.push((day, "At most 10 hours a day."));
            }
        }
        if days.iter().all(|(_, spans)| spans.is_empty()) {
            found.push(("week", "Hours on one day at least."));
        }
        if self.holidays.len() > HOLIDAYS_MAX {
            found.push(("holidays", "At most 400 days off."));
        } else if self.holidays.iter().any(|day| date(day).is_none()) {
            found.push(("holidays", "Dates such as 2026-12-25."));
        }
        found
    }

    /// As it is kept: days off in order, each once.
    #[must_use]
    pub fn tidy(mut self) -> WorkingTime {
        self.holidays.sort_unstable();
        self.holidays.dedup();
        self
    }

    /// None where it is not sound.
    pub fn calendar(&self) -> Option<Calendar> {
        let milliseconds = |span: &Span| (span.from.0 * MINUTE, span.to.0 * MINUTE);
        let spans = |(_, spans): (&str, &[Span])| spans.iter().map(milliseconds).collect();
        Some(Calendar {
            zone: TimeZone::get(&self.time_zone).ok()?,
            week: self.week.days().map(spans),
            holidays: self.holidays.iter().filter_map(|day| date(day)).collect(),
        })
    }
}

/// The day since 1970-01-01.
fn date(text: &str) -> Option<i64> {
    let date: Date = (text.len() == 10).then(|| text.parse().ok()).flatten()?;
    let midnight = TimeZone::UTC.to_timestamp(date.to_datetime(jiff::civil::Time::midnight()));
    Some(midnight.ok()?.as_millisecond().div_euclid(DAY))
}

/// What a chat goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Follows {
    #[default]
    AlwaysOpen,
    /// The workspace's working time; always open while it has none.
    Workspace,
    Own,
}

/// A chat's working time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChatWorkingTime {
    pub follows: Follows,
    /// Its own; kept while it follows something else.
    #[serde(default)]
    pub own: Option<WorkingTime>,
}

impl ChatWorkingTime {
    pub fn problems(&self) -> Vec<(String, &'static str)> {
        let own = self.own.iter().flat_map(WorkingTime::problems);
        let mut found: Vec<_> =
            own.map(|(field, message)| (format!("working_time.own.{field}"), message)).collect();
        if self.follows == Follows::Own && self.own.is_none() {
            found.push(("working_time.own".to_owned(), "The chat's own hours."));
        }
        found
    }

    #[must_use]
    pub fn tidy(self) -> ChatWorkingTime {
        ChatWorkingTime { own: self.own.map(WorkingTime::tidy), ..self }
    }

    /// What the chat goes by; None: always open.
    pub fn chosen<'a>(&'a self, workspace: Option<&'a WorkingTime>) -> Option<&'a WorkingTime> {
        match self.follows {
            Follows::AlwaysOpen => None,
            Follows::Workspace => workspace,
            Follows::Own => self.own.as_ref(),
        }
    }
}

/// How a visitor's chat stands to working time, so that his page can go on by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Opening {
    /// The server's clock.
    pub at: Time,
    pub open: bool,
    /// When it closes or opens next, and so on in turn; the next few.
    pub changes: Vec<Time>,
}

/// How many changes are told, and how far ahead is looked for them and for the next opening.
const CHANGES: usize = 8;
const SOON: i64 = 40 * DAY;
const FAR: i64 = 800 * DAY;

/// Working time, ready to be asked.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: TimeZone,
    /// Monday first; milliseconds of the day.
    week: [Vec<(i64, i64)>; 7],
    holidays: HashSet<i64>,
}

impl Calendar {
    /// Working time within `from..to`, milliseconds; 0 when `to` is earlier.
    pub fn between(&self, from: Time, to: Time) -> i64 {
        self.open_within(from.0, to.0).map(|(from, to)| to - from).sum()
    }

    pub fn open_at(&self, at: Time) -> bool {
        self.open_within(at.0, at.0 + 1).next().is_some()
    }

    /// The first instant from `at` on at which it is open: `at` itself when it is. None: not within two years.
    pub fn next_opening(&self, at: Time) -> Option<Time> {
        self.open_within(at.0, at.0 + FAR).next().map(|(from, _)| Time(from))
    }

    pub fn opening(&self, at: Time) -> Opening {
        let end = at.0 + SOON;
        let mut stretches: Vec<(i64, i64)> = Vec::new();
        for (from, to) in self.open_within(at.0, end) {
            let enough = stretches.len() > CHANGES;
            match stretches.last_mut() {
                // Midnight between two open days is no change.
                Some(last) if last.1 == from => last.1 = to,
                _ if enough => break,
                _ => stretches.push((from, to)),
            }
        }
        let open = stretches.first().is_some_and(|(from, _)| *from == at.0);
        // What ends where the look ahead ends need not end there.
        let bounds = stretches.iter().flat_map(|(from, to)| [*from, *to]);
        let mut changes: Vec<Time> =
            bounds.filter(|bound| at.0 < *bound && *bound < end).take(CHANGES).map(Time).collect();
        if stretches.is_empty() {
            changes.extend(self.next_opening(at));
        }
        Opening { at, open, changes }
    }

    /// What is open within `from..to`, in order, cut where a day or an offset ends.
    fn open_within(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.offsets(from, to).flat_map(move |(from, to, offset)| {
            // Here the wall clock runs evenly.
            let days = (from + offset).div_euclid(DAY)..=(to - 1 + offset).div_euclid(DAY);
            days.flat_map(move |day| {
                let midnight = day * DAY - offset;
                let spans = self.hours_of(day).iter();
                spans.map(move |(begins, ends)| {
                    ((midnight + begins).max(from), (midnight + ends).min(to))
                })
            })
            .filter(|(from, to)| from < to)
        })
    }

    /// `day` since 1970-01-01, which was a Thursday.
    fn hours_of(&self, day: i64) -> &[(i64, i64)] {
        if self.holidays.contains(&day) {
            return &[];
        }
        usize::try_from((day + 3).rem_euclid(7)).map_or(&[], |weekday| &self.week[weekday])
    }

    /// `from..to` cut where the zone's offset changes: from, to, offset.
    fn offsets(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, i64, i64)> + '_ {
        let start = Timestamp::from_millisecond(from).unwrap_or(Timestamp::MIN);
        let mut changes = self.zone.following(start);
        let mut next = Some((from, i64::from(self.zone.to_offset(start).seconds()) * 1_000));
        std::iter::from_fn(move || {
            let (begins, offset) = next.take().filter(|(begins, _)| *begins < to)?;
            let change = changes.next();
            next = change.as_ref().map(|change| {
                let at = change.timestamp().as_millisecond();
                (at, i64::from(change.offset().seconds()) * 1_000)
            });
            Some((begins, next.map_or(to, |(at, _)| at.min(to)), offset))
        })
        .filter(|(begins, ends, _)| begins < ends)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::HOUR;

    fn span(from: i64, to: i64) -> Span {
        Span { from: Minutes(from), to: Minutes(to) }
    }

    fn at(text: &str) -> Time {
        let instant: Timestamp = text.parse().expect("an instant");
        Time(instant.as_millisecond())
    }

    /// Nine to five with lunch, Saturday night up to midnight, and Sunday from midnight on.
    fn shop(zone: &str) -> WorkingTime {
        let day = vec![span(9 * 60, 12 * 60), span(13 * 60, 17 * 60)];
        WorkingTime {
            time_zone: zone.to_owned(),
            week: Week {
                monday: day.clone(),
                tuesday: day.clone(),
                wednesday: day.clone(),
                thursday: day.clone(),
                friday: day,
                saturday: vec![span(22 * 60, 24 * 60)],
                sunday: vec![span(0, 4 * 60)],
            },
            holidays: vec!["2026-12-25".to_owned()],
        }
    }

    #[test]
    fn a_night_and_a_lunch_do_not_count() {
        let calendar = shop("Europe/Paris").calendar().expect("sound");
        // Monday 16:30 to Tuesday 13:30 on the wall: half an hour, the morning, half an hour.
        let (from, to) = (at("2026-03-02T15:30:00Z"), at("2026-03-03T12:30:00Z"));
        assert_eq!(calendar.between(from, to), 4 * HOUR);
        assert_eq!(calendar.between(to, from), 0);
        assert!(calendar.open_at(from) && !calendar.open_at(at("2026-03-02T16:00:00Z")));
        let evening = at("2026-03-02T16:00:00Z");
        assert_eq!(calendar.next_opening(evening), Some(at("2026-03-03T08:00:00Z")));
        assert_eq!(calendar.next_opening(from), Some(from));
    }

    #[test]
    fn a_day_off_is_closed_and_the_next_opening_comes_after_it() {
        let calendar = shop("Europe/Paris").calendar().expect("sound");
        let thursday = at("2026-12-24T17:00:00Z");
        assert_eq!(calendar.next_opening(thursday), Some(at("2026-12-26T21:00:00Z")));
        assert_eq!(calendar.between(at("2026-12-24T23:00:00Z"), at("2026-12-25T23:00:00Z")), 0);
    }

    #[test]
    fn the_skipped_hour_does_not_count_and_the_repeated_one_does() {
        let calendar = shop("Europe/Paris").calendar().expect("sound");
        // Sunday 0:00 to 4:00 on the wall.
        let night = |from, to| calendar.between(at(from), at(to));
        assert_eq!(night("2026-03-28T23:00:00Z", "2026-03-29T12:00:00Z"), 3 * HOUR);
        assert_eq!(night("2026-10-24T22:00:00Z", "2026-10-25T12:00:00Z"), 5 * HOUR);
    }

    #[test]
    fn midnight_between_two_open_days_is_no_change() {
        let calendar = shop("UTC").calendar().expect("sound");
        let opening = calendar.opening(at("2026-03-07T23:00:00Z"));
        assert!(opening.open);
        assert_eq!(
            opening.changes[..3],
            [at("2026-03-08T04:00:00Z"), at("2026-03-09T09:00:00Z"), at("2026-03-09T12:00:00Z")]
        );
        assert_eq!(opening.changes.len(), CHANGES);
    }

    #[test]
    fn open_all_the_time_never_changes() {
        let all = vec![span(0, 24 * 60)];
        let week = Week {
            monday: all.clone(),
            tuesday: all.clone(),
            wednesday: all.clone(),
            thursday: all.clone(),
            friday: all.clone(),
            saturday: all.clone(),
            sunday: all,
        };
        let always = WorkingTime { time_zone: "Asia/Kolkata".into(), week, holidays: Vec::new() };
        let opening = always.calendar().expect("sound").opening(at("2026-03-07T23:00:00Z"));
        assert_eq!((opening.open, opening.changes), (true, Vec::new()));
    }

    #[test]
    fn what_makes_no_sense_is_named_by_its_field() {
        let fields = |time: &WorkingTime| {
            time.problems().into_iter().map(|(field, _)| field).collect::<Vec<_>>()
        };
        let mut wrong = shop("Mars");
        wrong.week.monday = vec![span(9 * 60, 12 * 60), span(11 * 60, 17 * 60)];
        wrong.week.friday = vec![span(9 * 60, 9 * 60)];
        wrong.holidays.push("2026-02-30".to_owned());
        assert_eq!(fields(&wrong), ["time_zone", "week.monday", "week.friday", "holidays"]);
        assert_eq!(fields(&WorkingTime { week: Week::default(), ..shop("UTC") }), ["week"]);
        assert_eq!(fields(&shop("UTC")), Vec::<&str>::new());
        for text in ["9:00", "24:01", "12:60", "-1:00", "12:0a", "noon"] {
            assert_eq!(Minutes::parse(text), None, "{text}");
        }
        assert_eq!(Minutes::parse("24:00"), Some(Minutes(1_440)));
    }

    /// What the wall shows, minute by minute.
    fn counted_by_minutes(time: &WorkingTime, from: i64, to: i64) -> i64 {
        let zone = TimeZone::get(&time.time_zone).expect("a zone");
        let open = |at: i64| {
            let there = Timestamp::from_millisecond(at).expect("an instant").to_zoned(zone.clone());
            let day = usize::try_from(there.weekday().to_monday_zero_offset()).expect("a day");
            let minute = i64::from(there.hour()) * 60 + i64::from(there.minute());
            !time.holidays.contains(&there.date().to_string())
                && time.week.days()[day].1.iter().any(|s| s.from.0 <= minute && minute < s.to.0)
        };
        (from..to).step_by(MINUTE as usize).filter(|at| open(*at)).count() as i64 * MINUTE
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn it_is_what_the_wall_shows_minute_by_minute(
            zone in prop::sample::select(vec![
                "Europe/Paris", "Australia/Lord_Howe", "America/St_Johns", "Pacific/Apia", "Africa/Casablanca", "UTC",
            ]),
            start in prop::sample::select(vec!["2026-03-26T00:00:00Z", "2026-10-22T00:00:00Z", "2011-12-28T00:00:00Z"]),
            cuts in prop::collection::vec(prop::collection::vec(0_i64..=1_440, 0..5), 7),
            off in prop::collection::vec(0_i64..14, 0..4),
            from in 0_i64..10_000, length in 0_i64..10_000,
        ) {
            let spans = |cuts: &Vec<i64>| {
                let mut cuts = cuts.clone();
                cuts.sort_unstable();
                cuts.dedup();
                cuts.chunks_exact(2).map(|pair| span(pair[0], pair[1])).collect::<Vec<_>>()
            };
            let mut days = cuts.iter().map(spans);
            let mut next = || days.next().unwrap_or_default();
            let week = Week {
                monday: next(), tuesday: next(), wednesday: next(), thursday: next(), friday: next(), saturday: next(),
                sunday: next(),
            };
            let start = at(start).0;
            let day = |n: &i64| Timestamp::from_millisecond(start + n * DAY).expect("one").to_string()[..10].to_owned();
            let time = WorkingTime { time_zone: zone.to_owned(), week, holidays: off.iter().map(day).collect() };
            let calendar = time.calendar().expect("a calendar");
            let (from, to) = (start + from * MINUTE, start + (from + length) * MINUTE);
            prop_assert_eq!(calendar.between(Time(from), Time(to)), counted_by_minutes(&time, from, to));
            let is_open = counted_by_minutes(&time, from, from + 1) > 0;
            prop_assert_eq!(calendar.open_at(Time(from)), is_open);
            let opening = calendar.opening(Time(from));
            prop_assert_eq!(opening.open, is_open);
            let mut open = is_open;
            for change in &opening.changes {
                open = !open;
                prop_assert_eq!(calendar.open_at(*change), open);
                prop_assert_eq!(calendar.open_at(Time(change.0 - 1)), !open);
            }
        }
    }
}
