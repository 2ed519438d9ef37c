//! From (filter, columns) to figures: one pass, and everything the tab shows comes out of it.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use super::answer::{
    AgainstTeam, Change, Distribution, FinishedByCounts, FirstResponse, HourOfWeek, Point,
    ScoreCount, Series, Speed, Totals,
};
use super::columns::{self, Columns};
use super::filter::Filter;
use super::intervals::{newcombe, wilson};
use super::tally::{self, Durations, Matcher, RATED, Tally, ratio};
use super::workload::workload;
use crate::domain::dialogue::FinishedBy;
use crate::domain::period;
use crate::domain::quality::{NotAsked, Scale};
use crate::ids::Id;
use crate::store::answers;
use crate::store::columns::Open;
use crate::time::Time;

/// What the pass needs beside columns and filter.
#[derive(Clone)]
pub struct Around {
    pub now: i64,
    pub week_start: Weekday,
    pub few_answers: i64,
    /// By the chat's number in the columns: whether it is of a kind that the filter wants.
    pub wanted_chats: Vec<Id>,
    /// Dialogues that are not finished, already filtered.
    pub open: Vec<Open>,
    /// What was answered in them, already filtered by chat, kind and language.
    pub open_answers: Vec<answers::Open>,
}

/// A group of the set.
pub struct Group {
    pub id: Option<Id>,
    pub tally: Tally,
}

/// All sums of a question.
pub struct Figures {
    pub totals: Totals,
    pub tally: Tally,
    pub previous: Totals,
    pub previous_range: (i64, i64),
    pub change: Change,
    pub series: Series,
    pub operators: Vec<Group>,
    pub chats: Vec<Group>,
    pub speed: Speed,
    /// Ids of reasons with how often each was chosen, most first.
    pub reasons: Vec<(String, i64)>,
    pub workload: Vec<HourOfWeek>,
}

#[derive(Default)]
struct Timing {
    first_response: Durations,
    duration: Durations,
}

/// By the chat's number in the columns: whether it is of a kind that the filter wants.
pub fn is_kind(columns: &Columns, around: &Around) -> Vec<bool> {
    let ids = columns.chats.ids().iter();
    ids.map(|id| id.is_some_and(|id| around.wanted_chats.contains(&id))).collect()
}

/// Answers the question.
pub fn figures(columns: &Columns, filter: &Filter, around: &Around) -> Figures {
    let is_kind = is_kind(columns, around);
    let (step, bounds) =
        period::boundaries(filter.from, filter.to, filter.step, &filter.zone, around.week_start);
    let mut points = vec![Tally::default(); bounds.len() - 1];
    let mut total = Tally::default();
    let mut operators = vec![Tally::default(); columns.operators.ids().len()];
    let mut chats = vec![Tally::default(); columns.chats.ids().len()];
    let mut timing = Timing::default();
    let mut meant = vec![false; columns.definitions.len()];
    let mut meant_before = meant.clone();
    let mut reason_sets = vec![0_i64; columns.reason_sets.len()];
    let mut last = 0;
    Matcher::new(filter, columns, &is_kind).each(columns, |place| {
        let at = columns.finished_at[place];
        // Outcomes are nearly in order of time: usually the point is the one before's.
        if !(bounds[last].0 <= at && at < bounds[last + 1].0) {
            last = bounds.partition_point(|bound| bound.0 <= at) - 1;
        }
        total.add(columns, place, around.now);
        points[last].add(columns, place, around.now);
        for operator in tally::operators(columns, place, filter.credit) {
            operators[usize::from(*operator)].add(columns, place, around.now);
        }
        chats[usize::from(columns.chat[place])].add(columns, place, around.now);
        timing.note(columns, place);
        if counts_as_rated(columns, place) {
            note_meaning(columns, place, &mut meant);
            reason_sets[usize::from(columns.reasons[place])] += 1;
        }
    });
    let (from, to) = period::previous(filter.from, filter.to, &filter.zone);
    let mut before = Tally::default();
    let mut before_timing = Timing::default();
    Matcher::new(filter, columns, &is_kind).over(from.0, to.0).each(columns, |place| {
        before.add(columns, place, around.now);
        before_timing.note(columns, place);
        if counts_as_rated(columns, place) {
            note_meaning(columns, place, &mut meant_before);
        }
    });
    let started = |from: i64, to: i64| {
        let mut count = 0;
        each_started(columns, filter, around, &is_kind, (from, to), |_| count += 1);
        count
    };
    let matcher = Matcher::new(filter, columns, &is_kind);
    let workload = workload(columns, filter, around, &matcher, |arrived| {
        let period = (filter.from.0, filter.to.0);
        each_started(columns, filter, around, &is_kind, period, arrived);
    });
    let arrived = workload.iter().map(|hour| hour.arrivals).sum();
    let mut totals = totals(&total, &mut timing, around, arrived);
    totals.definition_changed = columns.definitions.differ(&meant);
    let previous = {
        let mut previous = self::totals(&before, &mut before_timing, around, started(from.0, to.0));
        // What is open is open now, not then.
        (previous.open_now, previous.waiting_since) = (0, None);
        previous.definition_changed = columns.definitions.differ(&meant_before);
        previous
    };
    let rate = |tally: &Tally| wilson(tally.rated, tally.asked);
    Figures {
        change: Change {
            csat: newcombe(totals.csat, previous.csat),
            dsat: newcombe(totals.dsat, previous.dsat),
            response_rate: newcombe(rate(&total), rate(&before)),
        },
        speed: Speed {
            first_response: FirstResponse {
                n: i64::try_from(timing.first_response.len()).unwrap_or(i64::MAX),
                median_s: timing.first_response.quantile(0.5),
                p90_s: timing.first_response.quantile(0.9),
            },
            answers: total.answers,
            response_mean_s: ratio(total.response_ms_sum, total.answers).map(|ms| ms / 1_000.0),
        },
        series: Series {
            step,
            points: bounds.iter().zip(&points).map(|(from, tally)| point(*from, tally)).collect(),
            changes: Vec::new(),
        },
        operators: groups(columns.operators.ids(), operators),
        chats: groups(columns.chats.ids(), chats),
        reasons: reasons(&columns.reason_sets, &reason_sets),
        workload,
        totals,
        tally: total,
        previous,
        previous_range: (from.0, to.0),
    }
}

impl Timing {
    fn note(&mut self, columns: &Columns, place: usize) {
        if let Some(first) = columns.first_response(place) {
            self.first_response.push(first);
        }
        self.duration.push(columns.duration(place));
    }
}

/// When dialogues were opened in `from..to`: finished since, or still open. The filter's states and operators
/// concern finished dialogues; a dialogue still open has neither.
fn each_started(
    columns: &Columns,
    filter: &Filter,
    around: &Around,
    is_kind: &[bool],
    (from, to): (i64, i64),
    mut found: impl FnMut(Time),
) {
    let only = Filter {
        operators: Vec::new(),
        scores: Vec::new(),
        states: Vec::new(),
        finished_by: Vec::new(),
        comment: None,
        reasons: Vec::new(),
        senses: Vec::new(),
        facts: Vec::new(),
        sets: Vec::new(),
        ..filter.clone()
    };
    for place in Matcher::new(&only, columns, is_kind).opened(columns, from, to) {
        found(Time(columns.opened_at[place]));
    }
    let opened = around.open.iter().map(|open| open.opened_at);
    opened.filter(|at| (from..to).contains(&at.0)).for_each(found);
}

fn totals(tally: &Tally, timing: &mut Timing, around: &Around, started: i64) -> Totals {
    let scales = tally.scales();
    let single =
        if let [(scale, _, average)] = scales.as_slice() { Some((*scale, *average)) } else { None };
    Totals {
        started,
        open_now: i64::try_from(around.open.len()).unwrap_or(i64::MAX),
        waiting_since: around.open.iter().filter_map(|open| open.waiting_since).min(),
        finished: tally.finished,
        finished_by: FinishedByCounts {
            operator: tally.by(FinishedBy::Operator),
            visitor: tally.by(FinishedBy::Visitor),
            idle: tally.by(FinishedBy::Idle),
            admin: tally.by(FinishedBy::Admin),
        },
        never_answered: tally.never_answered,
        asked: tally.asked,
        shown: tally.shown,
        rated: tally.rated,
        no_answer: tally.no_answer(),
        can_still_answer: tally.can_still_answer,
        not_asked: NotAsked::ALL
            .iter()
            .zip(tally.not_asked)
            .filter(|(_, count)| *count > 0)
            .map(|(reason, count)| (reason.as_str(), count))
            .collect(),
        unrated: tally.finished - tally.rated,
        excluded: tally.excluded,
        response_rate: ratio(tally.rated, tally.asked),
        response_rate_of_shown: ratio(tally.rated, tally.shown),
        average: single.map(|(_, average)| average),
        average_scale: single.map(|(scale, _)| scale),
        few_answers: tally.rated < around.few_answers,
        mixed_scales: scales.len() > 1,
        definition_changed: false,
        csat: wilson(tally.satisfied, tally.rated),
        dsat: wilson(tally.dissatisfied, tally.rated),
        came_back: ratio(tally.came_back, tally.finished),
        handed_over: tally.handed_over,
        duration_median_s: timing.duration.quantile(0.5),
    }
}

fn counts_as_rated(columns: &Columns, place: usize) -> bool {
    columns.state[place] == RATED && columns.flags[place] & columns::EXCLUDED == 0
}

fn note_meaning(columns: &Columns, place: usize, meant: &mut [bool]) {
    if let Some(meant) = meant.get_mut(usize::from(columns.definition[place])) {
        *meant = true;
    }
}

/// How often each reason was chosen; a rating may have several.
fn reasons(sets: &[Vec<String>], counts: &[i64]) -> Vec<(String, i64)> {
    let mut found: BTreeMap<&String, i64> = BTreeMap::new();
    for (set, count) in sets.iter().zip(counts).filter(|(_, count)| **count > 0) {
        for id in set {
            *found.entry(id).or_default() += count;
        }
    }
    let mut found: Vec<(String, i64)> =
        found.into_iter().map(|(id, count)| (id.clone(), count)).collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    found
}

/// The distribution of each scale that has ratings, every score of it named.
pub fn distribution(tally: &Tally) -> Vec<Distribution> {
    let of = |(scale, counts, average): (Scale, &[i64; 11], f64)| {
        let (low, high) = scale.range();
        let count = |score: i64| {
            usize::try_from(score).ok().and_then(|place| counts.get(place)).copied().unwrap_or(0)
        };
        let scores = (low..=high).map(|score| ScoreCount { score, count: count(score) }).collect();
        Distribution { scale, average, scores }
    };
    tally.scales().into_iter().map(of).collect()
}

fn point(from: crate::time::Time, tally: &Tally) -> Point {
    let scores = tally.scales().into_iter().map(|(scale, counts, _)| {
        let counts = counts.iter().enumerate().filter(|(_, count)| **count > 0);
        let counts: BTreeMap<String, i64> =
            counts.map(|(score, count)| (score.to_string(), *count)).collect();
        (scale.as_str(), counts)
    });
    Point {
        from,
        finished: tally.finished,
        rated: tally.rated,
        no_answer: tally.no_answer(),
        not_asked: tally.not_asked(),
        excluded: tally.excluded,
        scores: scores.collect(),
        csat: wilson(tally.satisfied, tally.rated),
    }
}

/// Groups with anything in them, by number of dialogues, most first.
fn groups(ids: &[Option<Id>], tallies: Vec<Tally>) -> Vec<Group> {
    let mut groups: Vec<Group> = ids
        .iter()
        .zip(tallies)
        .map(|(id, tally)| Group { id: *id, tally })
        .filter(|group| group.tally.finished > 0)
        .collect();
    groups.sort_by(|a, b| b.tally.finished.cmp(&a.tally.finished).then(a.id.cmp(&b.id)));
    groups
}

/// An operator's CSAT against all others' of the set.
pub fn against_team(own: &Tally, total: &Tally) -> Option<AgainstTeam> {
    let mine = wilson(own.satisfied, own.rated);
    let others = wilson(total.satisfied - own.satisfied, total.rated - own.rated);
    let difference = newcombe(mine, others)?;
    Some(match (difference.clear, difference.diff > 0.0) {
        (true, true) => AgainstTeam::Above,
        (true, false) => AgainstTeam::Below,
        (false, _) => AgainstTeam::NoClearDifference,
    })
}
