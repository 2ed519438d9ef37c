//! What a list knows beside the filters: which page, and what it is made of.

use super::filter::Filter;
use crate::error::{Error, Result};

/// What a list adds to the filter.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub cursor: Option<String>,
    pub limit: Option<String>,
    /// Instead of what counts: what was marked as this and counts nowhere.
    pub marked: Option<Marked>,
    pub of: Of,
    /// 1: Monday.
    pub weekday: Option<i64>,
    pub hour: Option<i64>,
}

/// What a list is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// The dialogues finished in the period: what all filters are about.
    #[default]
    Finished,
    /// Those opened in the period, finished since or still open.
    Started,
    /// Those that are not finished now.
    OpenNow,
    /// Those in which the filter's operators answered in the period.
    Answered,
}

impl Page {
    /// Takes what a list knows beside the filters; false: it is none of it.
    ///
    /// Errors: `validation` naming the field.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Result<bool> {
        match key {
            "cursor" => self.cursor = Some(value.to_owned()),
            "limit" => self.limit = Some(value.to_owned()),
            "marked" => {
                self.marked = Some(match value {
                    "test" => Marked::Test,
                    "spam" => Marked::Spam,
                    _ => return Err(Error::field("marked", "test or spam.")),
                });
            }
            "of" => self.of = of(value)?,
            "weekday" => self.weekday = Some(within(key, value, 1, 7)?),
            "hour" => self.hour = Some(within(key, value, 0, 23)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The hour of the week that was named, 0 to 167.
    ///
    /// Errors: `validation`, where it is named for a list that has none, or what is not about finished dialogues is
    /// asked for a part.
    pub fn hour_of_week(&self, filter: &Filter) -> Result<Option<usize>> {
        if self.of != Of::Finished && (filter.part.is_some() || self.marked.is_some()) {
            return Err(Error::field(
                "of",
                "Without in. and marked: those are about finished ones.",
            ));
        }
        match (self.weekday, self.hour) {
            (None, None) => Ok(None),
            (Some(weekday), Some(hour)) if [Of::Started, Of::Answered].contains(&self.of) => {
                Ok(usize::try_from((weekday - 1) * 24 + hour).ok())
            }
            _ => Err(Error::field("hour", "With weekday, and with of=started or of=answered.")),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    Test,
    Spam,
}

impl Marked {
    pub fn as_str(self) -> &'static str {
        match self {
            Marked::Test => "test",
            Marked::Spam => "spam",
        }
    }
}

fn of(value: &str) -> Result<Of> {
    Ok(match value {
        "finished" => Of::Finished,
        "started" => Of::Started,
        "open_now" => Of::OpenNow,
        "answered" => Of::Answered,
        _ => return Err(Error::field("of", "finished, started, open_now or answered.")),
    })
}

fn within(field: &str, value: &str, low: i64, high: i64) -> Result<i64> {
    let number = value.parse().ok().filter(|number| (low..=high).contains(number));
    number.ok_or_else(|| Error::field(field, &format!("{low} to {high}.")))
}
