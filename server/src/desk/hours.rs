//! An operator's own numbers: what he answered and how fast, by when. Nothing of it is made of ratings, and he
//! sees nobody's but his own.

use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::answers::Answer;
use crate::domain::hours::{ByTime, Grid, Tallied};
use crate::domain::people::Actor;
use crate::domain::period::{self, Step};
use crate::domain::working_time::Counted;
use crate::error::{Error, Result};
use crate::store::{answers, people, working_time};
use crate::time::Time;

/// What he asks for, in the words of the URL.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    pub from: Option<String>,
    pub to: Option<String>,
    pub tz: Option<String>,
    pub step: Option<Step>,
    pub time: Counted,
}

/// First responses: the first answer of a dialogue, where it was his.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnFirstResponse {
    pub median_s: Option<f64>,
    pub n: i64,
}

/// An operator's own numbers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OwnHours {
    pub from: Time,
    pub to: Time,
    pub tz: String,
    /// Which response time is counted.
    pub time: Counted,
    /// Whether working time counts anywhere, so that the two may differ.
    pub working_time: bool,
    /// The step that was taken; a long period takes a coarser one.
    pub step: Step,
    /// Where the steps begin.
    pub starts: Vec<Time>,
    pub first_response: OwnFirstResponse,
    #[serde(flatten)]
    pub given: ByTime,
}

/// His numbers of a period: without `from` the last 30 days, in the workspace's zone unless he names another.
///
/// Errors: `validation` names the field.
pub async fn own(app: &App, actor: &Actor, ask: Ask) -> Result<OwnHours> {
    let mut conn = app.db.read().await?;
    let workspace =
        people::workspace(&mut conn, actor.workspace).await?.ok_or_else(Error::not_found)?;
    let tz = ask.tz.unwrap_or(workspace.time_zone);
    let period = period::Asked::parse(ask.from.as_deref(), ask.to.as_deref(), &tz, app.now())?;
    let (from, to) = (period.from, period.to);
    let mut grid = Grid::new(
        from,
        to,
        ask.step.unwrap_or(Step::Day),
        &period.zone,
        period::week_start(&workspace.week_start),
        ask.time,
    );
    let mut tallied = Tallied::new(&grid);
    let mut first = Vec::new();
    let mut dialogue = 0;
    let finished = answers::of_operator(&mut conn, actor.member, from, to).await?;
    for of_one in finished.chunk_by(|a, b| a.dialogue_id == b.dialogue_id) {
        dialogue += 1;
        for own in of_one {
            let (at, response_ms) = (own.at, own.response_ms);
            let working_ms = own.response_working_ms;
            let answer = Answer { operator: actor.member, at, response_ms, working_ms };
            tallied.add(&mut grid, dialogue, &answer);
            first.extend((own.n == 1).then_some(answer.response(ask.time)));
        }
    }
    let calendars = working_time::of_chats(&mut conn, actor.workspace).await?;
    let open = answers::open_of(&mut conn, actor.workspace, actor.member).await?;
    for of_one in open.chunk_by(|a, b| a.dialogue_id == b.dialogue_id) {
        dialogue += 1;
        for own in of_one.iter().filter(|own| from <= own.answer.at && own.answer.at < to) {
            let answer = own.answer.within(calendars.get(&own.chat_id));
            tallied.add(&mut grid, dialogue, &answer);
            first.extend(own.first.then_some(answer.response(ask.time)));
        }
    }
    Ok(OwnHours {
        from,
        to,
        tz,
        time: ask.time,
        working_time: !calendars.is_empty()
            || working_time::answered_in(&mut conn, actor.member).await?,
        step: grid.step,
        starts: grid.starts(),
        first_response: first_response(first),
        given: tallied.by_time(&grid),
    })
}

/// The smallest that at least half of them do not exceed (nearest rank), as the analytics count it.
#[expect(clippy::cast_precision_loss, reason = "durations are far below 2^52")]
fn first_response(mut milliseconds: Vec<i64>) -> OwnFirstResponse {
    milliseconds.sort_unstable();
    let middle = milliseconds.len().div_ceil(2).checked_sub(1);
    OwnFirstResponse {
        median_s: middle.map(|place| milliseconds[place] as f64 / 1_000.0),
        n: i64::try_from(milliseconds.len()).unwrap_or(i64::MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_one_of_them() {
        assert_eq!(first_response(vec![9_000, 1_000, 4_000, 2_000]).median_s, Some(2.0));
        assert_eq!(first_response(vec![7_000]).median_s, Some(7.0));
        assert_eq!(first_response(Vec::new()).median_s, None);
    }
}
