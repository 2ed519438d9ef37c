//! The questions that are asked of many dialogues, as the address of the tab's answer and as what SQL selects.

use anyhow::{Context as _, Result};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use crate::amounts::{About, RARE_WORD};

/// The workspace's own, and one whose days begin at half past.
pub const OWN_ZONE: &str = "Europe/Paris";
pub const OTHER_ZONE: &str = "America/St_Johns";

/// A question: half open, whole days of its zone.
#[derive(Clone, Debug)]
pub struct Question {
    pub name: &'static str,
    /// Milliseconds, DESIGN's budget for the whole answer.
    pub budget: Option<f64>,
    pub zone: &'static str,
    pub from: Date,
    pub to: Date,
    /// What the tab takes for so many days.
    step: &'static str,
    pub operator: Option<String>,
    pub chat: Option<String>,
    pub words: Option<&'static str>,
}

/// All of them in a zone.
pub fn all(about: &About, zone: &'static str) -> Result<Vec<Question>> {
    // What comes in while it is measured belongs to all time, too.
    let tomorrow = date(Timestamp::now().as_millisecond(), zone)?.checked_add(1.days())?;
    let (first, end) = (date(about.start, zone)?, date(about.end, zone)?.checked_add(1.days())?);
    let question = |name, budget, from, to, step| Question {
        name,
        budget,
        zone,
        from,
        to,
        step,
        operator: None,
        chat: None,
        words: None,
    };
    let year = end.checked_sub(1.years())?;
    let all_time = question("all time", Some(60.0), first, tomorrow.max(end), "week");
    let month = question("30 days", Some(5.0), end.checked_sub(30.days())?, end, "day");
    let operator = Question {
        operator: Some(about.operator.clone()),
        ..question("one operator, one year", Some(25.0), year, end, "week")
    };
    let chat = Question {
        chat: Some(about.chat.clone()),
        ..question("one chat, one year", None, year, end, "week")
    };
    let words = Question {
        name: "words in comments, all time",
        budget: None,
        words: Some(RARE_WORD),
        ..all_time.clone()
    };
    Ok(vec![all_time, month, operator, chat, words])
}

fn date(at: i64, zone: &str) -> Result<Date> {
    Ok(Timestamp::from_millisecond(at)?.to_zoned(TimeZone::get(zone)?).date())
}

impl Question {
    /// Behind `/api/v1`.
    pub fn path(&self) -> String {
        let zone = self.zone.replace('/', "%2F");
        let mut path = format!(
            "/analytics/live-chat?from={}&to={}&tz={zone}&step={}",
            self.from, self.to, self.step
        );
        let more = [
            ("operator", self.operator.as_deref()),
            ("chat", self.chat.as_deref()),
            ("words", self.words),
        ];
        for (name, value) in more {
            if let Some(value) = value {
                path.push_str(&format!("&{name}={value}"));
            }
        }
        path
    }

    /// Its first and last instant, milliseconds.
    pub fn range(&self) -> Result<(i64, i64)> {
        Ok((midnight(self.from, self.zone)?, midnight(self.to, self.zone)?))
    }

    /// Which outcomes it is about.
    pub fn condition(&self, words: &str) -> Result<String> {
        let (from, to) = self.range()?;
        let mut sql = format!(
            "live and not test and not spam and finished_at >= {from} and finished_at < {to}"
        );
        if let Some(operator) = &self.operator {
            sql.push_str(&format!(" and operator_id = '{operator}'"));
        }
        if let Some(chat) = &self.chat {
            sql.push_str(&format!(" and chat_id = '{chat}'"));
        }
        if self.words.is_some() {
            // Hexadecimal digits end before g: a range of them is a search by beginnings.
            sql.push_str(&format!(
                " and n in (select n from comment_words where word >= '{words}' and word < '{words}g')"
            ));
        }
        Ok(sql)
    }

    /// The beginning, in milliseconds, of the local day of a column of instants, as if the zone were UTC: the
    /// zone's offsets of this period are written out, since SQLite knows no zones.
    pub fn local_day(&self, column: &str) -> Result<String> {
        let (from, to) = self.range()?;
        let zone = TimeZone::get(self.zone)?;
        let offset = |at: Timestamp| i64::from(zone.to_offset(at).seconds()) * 1_000;
        let mut sql = String::new();
        let mut since = Timestamp::from_millisecond(from)?;
        for change in
            zone.following(since).take_while(|change| change.timestamp().as_millisecond() < to)
        {
            let until = change.timestamp();
            sql.push_str(&format!(
                " when {column} < {} then {}",
                until.as_millisecond(),
                offset(since)
            ));
            since = until;
        }
        let last = offset(since);
        let local = match sql.is_empty() {
            true => format!("({column} + {last})"),
            false => format!("({column} + case{sql} else {last} end)"),
        };
        Ok(format!("({local} - {local} % 86400000)"))
    }
}

fn midnight(date: Date, zone: &str) -> Result<i64> {
    let at = date.to_zoned(TimeZone::get(zone)?).context("a midnight")?;
    Ok(at.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(zone: &'static str) -> Question {
        let about = About {
            dialogues: 1,
            start: 1_700_000_000_000,
            end: 1_763_000_000_000,
            workspace: "w".to_owned(),
            operator: "o".to_owned(),
            chat: "c".to_owned(),
        };
        all(&about, zone).expect("questions").remove(0)
    }

    #[test]
    fn a_local_day_follows_the_zone_through_its_changes() {
        let sql = question(OWN_ZONE).local_day("finished_at").expect("a day");
        // Two years hold four changes at least, said twice.
        assert!(sql.matches(" then 3600000").count() >= 4, "{sql}");
        assert!(sql.matches(" then 7200000").count() >= 4, "{sql}");
        let plain = Question { zone: "UTC", ..question(OWN_ZONE) }.local_day("at").expect("a day");
        assert_eq!(plain, "((at + 0) - (at + 0) % 86400000)");
    }

    #[test]
    fn an_address_says_what_the_condition_selects() {
        let about = question(OTHER_ZONE);
        assert!(about.path().contains("tz=America%2FSt_Johns&step=week"), "{}", about.path());
        let (from, to) = about.range().expect("a range");
        let sql = about.condition("").expect("a condition");
        assert!(sql.contains(&format!(">= {from}")) && sql.contains(&format!("< {to}")));
        assert_eq!(from % 3_600_000, 1_800_000);
    }
}
