//! Operators by time: who answered when, how fast, in how many dialogues. Nothing of it is made of ratings.

use std::collections::HashMap;

use super::columns::Columns;
use super::figures::{Around, is_kind};
use super::filter::Filter;
use super::matcher::Matcher;
use crate::domain::answers::Answer;
use crate::domain::hours::{ByTime, Grid, Tallied};
use crate::domain::period::Step;
use crate::ids::Id;
use crate::time::Time;

/// Everybody's answers by when they were given.
pub struct ByOperators {
    /// The step that was taken.
    pub step: Step,
    /// Where the steps begin.
    pub starts: Vec<Time>,
    /// All operators of the filter together: a dialogue that several answered counts once.
    pub total: ByTime,
    /// By number of dialogues, most first.
    pub operators: Vec<(Id, ByTime)>,
}

/// Answers the question. Of the filter, period, zone, step, chats, kinds, languages and operators count.
pub fn by_operators(columns: &Columns, filter: &Filter, around: &Around) -> ByOperators {
    let mut grid = Grid::new(
        filter.from,
        filter.to,
        filter.step,
        &filter.zone,
        around.week_start,
        filter.counted,
    );
    let mut total = Tallied::new(&grid);
    // By the columns' numbers; one who has only answered in open dialogues may have none yet.
    let mut known: Vec<Option<Tallied>> = vec![None; columns.operators.ids().len()];
    let mut others: HashMap<Id, Tallied> = HashMap::new();
    let mut dialogue = 0;
    let matcher = Matcher::new(filter, columns, &is_kind(columns, around));
    let mut before = usize::MAX;
    columns.each_answer(&matcher, (filter.from.0, filter.to.0), |met| {
        if met.place != before {
            (before, dialogue) = (met.place, dialogue + 1);
        }
        if let Some(operator) = columns.operators.ids()[usize::from(met.operator)] {
            let (at, response_ms, working_ms) = (met.at, met.response_ms, met.working_ms);
            let answer = Answer { operator, at, response_ms, working_ms };
            let own = known[usize::from(met.operator)].get_or_insert_with(|| Tallied::new(&grid));
            own.add(&mut grid, dialogue, &answer);
            total.add(&mut grid, dialogue, &answer);
        }
    });
    for open in &around.open_answers {
        dialogue += 1;
        for answer in open.given.iter().filter(|answer| filter.asks_for(answer)) {
            let number = columns.operators.find(Some(answer.operator)).map(usize::from);
            let own = match number.and_then(|number| known.get_mut(number)) {
                Some(own) => own.get_or_insert_with(|| Tallied::new(&grid)),
                None => others.entry(answer.operator).or_insert_with(|| Tallied::new(&grid)),
            };
            own.add(&mut grid, dialogue, answer);
            total.add(&mut grid, dialogue, answer);
        }
    }
    let known = columns.operators.ids().iter().zip(known).filter_map(|(id, own)| (*id).zip(own));
    let mut rows: Vec<(Id, ByTime)> =
        known.chain(others).map(|(id, own)| (id, own.by_time(&grid))).collect();
    rows.sort_by(|(a_id, a), (b_id, b)| {
        b.dialogues_answered.cmp(&a.dialogues_answered).then(a_id.cmp(b_id))
    });
    ByOperators {
        step: grid.step,
        starts: grid.starts(),
        total: total.by_time(&grid),
        operators: rows,
    }
}
