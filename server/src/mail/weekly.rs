//! When weekly summaries go out: on Monday at eight in the workspace's zone.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, Zoned};

use super::outbox::waiting;
use crate::app::App;
use crate::error::Result;
use crate::store::mails::{self, Due};
use crate::store::people;
use crate::time::Time;

const HOUR: i8 = 8;
const BATCH: i64 = 100;

/// Writes down the summaries whose time has come; how many.
pub async fn due(app: &App) -> Result<usize> {
    let now = app.now();
    let due = mails::due_summaries(&mut *app.db.read().await?, now, BATCH).await?;
    let count = due.len();
    for one in due {
        queue(app, one, now).await?;
    }
    Ok(count)
}

async fn queue(app: &App, due: Due, now: Time) -> Result<()> {
    let workspace = people::workspace(&mut *app.db.read().await?, due.workspace_id).await?;
    let zone = workspace.map_or_else(|| "UTC".to_owned(), |workspace| workspace.time_zone);
    let next = next_monday(now, &zone);
    let mail = waiting(app, due.workspace_id, due.member_id, "summary", now);
    let has_server = app.config.mail.is_some();
    app.db
        .write(move |tx| {
            let (due, mail) = (due.clone(), mail.clone());
            Box::pin(async move {
                // Without a server nobody waits for last month's summary.
                if mails::move_summary(tx, &due, next).await? && has_server {
                    mails::insert(tx, &mail).await?;
                }
                Ok(())
            })
        })
        .await
}

/// The next Monday at eight after `now`, in the zone.
pub(super) fn next_monday(now: Time, zone: &str) -> Time {
    let here = local(now, zone);
    let days = i64::from(here.date().weekday().until(Weekday::Monday));
    let at = |date: Date| {
        let zoned = date.at(HOUR, 0, 0, 0).to_zoned(here.time_zone().clone()).ok()?;
        Some(Time(zoned.timestamp().as_millisecond()))
    };
    let days_on = |days: i64| here.date().checked_add(days.days()).ok().and_then(at);
    let next = days_on(days).filter(|next| *next > now).or_else(|| days_on(days + 7));
    next.unwrap_or_else(|| now.plus(7 * crate::time::DAY))
}

/// Monday to Monday: the last whole week before `now`.
pub(super) fn last_week(now: Time, zone: &str) -> (Date, Date) {
    let today = local(now, zone).date();
    let since = i64::from(today.weekday().since(Weekday::Monday));
    let monday = today.checked_sub(since.days()).unwrap_or(today);
    (monday.checked_sub(7.days()).unwrap_or(monday), monday)
}

fn local(now: Time, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_millisecond(now.0).unwrap_or_default().to_zoned(zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Time {
        Time(text.parse::<Timestamp>().expect("an instant").as_millisecond())
    }

    #[test]
    fn monday_at_eight_where_the_workspace_is() {
        let next = |now: &str, zone: &str| next_monday(time(now), zone).to_string();
        // A Monday, before and at eight in Paris; the clocks change on 29 March.
        assert_eq!(next("2026-03-02T06:59:00Z", "Europe/Paris"), "2026-03-02T07:00:00.000Z");
        assert_eq!(next("2026-03-02T07:00:00Z", "Europe/Paris"), "2026-03-09T07:00:00.000Z");
        assert_eq!(next("2026-03-28T12:00:00Z", "Europe/Paris"), "2026-03-30T06:00:00.000Z");
        assert_eq!(next("2026-03-01T23:30:00Z", "Asia/Tokyo"), "2026-03-08T23:00:00.000Z");
        assert_eq!(next("2026-03-01T22:30:00Z", "Asia/Tokyo"), "2026-03-01T23:00:00.000Z");
    }

    #[test]
    fn the_week_before() {
        let week = |now: &str, zone: &str| {
            let (from, to) = last_week(time(now), zone);
            format!("{from} {to}")
        };
        assert_eq!(week("2026-03-02T07:00:00Z", "Europe/Paris"), "2026-02-23 2026-03-02");
        assert_eq!(week("2026-03-08T23:30:00Z", "Europe/Paris"), "2026-03-02 2026-03-09");
    }
}
