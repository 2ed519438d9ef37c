//! From (filter, columns) to figures: one pass, and everything the tab shows comes out of it.

use std::collections::BTreeMap;

use jiff::civil::Weekday;

use super::answer::{
    AgainstTeam, Change, Distribution, FinishedByCounts, FirstResponse, HourOfWeek, Point,
    ScoreCount, Series, Speed, Totals,
};
use super::columns::Columns;
use super::durations::Durations;
use super::filter::Filter;
use super::gather::Gather;
use super::intervals::{newcombe, wilson};
use super::matcher::Matcher;
use super::parts;
use super::tally::{Tally, ratio};
use super::workload::Workload;
use crate::domain::dialogue::FinishedBy;
use crate::domain::hours::WallClock;
use crate::domain::period;
use crate::domain::quality::{NotAsked, Scale};
use crate::ids::Id;
use crate::store::answers;
use crate::store::columns::Open;

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

/// By the chat's number in the columns: whether it is of a kind that the filter wants.
pub fn is_kind(columns: &Columns, around: &Around) -> Vec<bool> {
    let ids = columns.chats.ids().iter();
    ids.map(|id| id.is_some_and(|id| around.wanted_chats.contains(&id))).collect()
}

/// What one pass counts: the set, the one of the period before, and the workload.
struct Pass<'a> {
    set: Gather<'a>,
    before: Gather<'a>,
    workload: Workload<'a>,
}

/// Answers the question.
pub fn figures(columns: &Columns, filter: &Filter, around: &Around) -> Figures {
    let is_kind = is_kind(columns, around);
    let (step, bounds) =
        period::boundaries(filter.from, filter.to, filter.step, &filter.zone, around.week_start);
    let (from, to) = period::previous(filter.from, filter.to, &filter.zone);
    let matcher = Matcher::new(filter, columns, &is_kind);
    let matcher_before = Matcher::new(filter, columns, &is_kind).over(from.0, to.0);
    let clock = WallClock::new(&filter.zone, filter.from, filter.to);
    let whole_before = [from, to];
    let gather = |matcher, bounds| {
        Gather::new(columns, matcher, (filter.credit, filter.counted), bounds, around.now)
    };
    let periods = ((filter.from, filter.to), (from, to));
    let pass = || Pass {
        set: gather(&matcher, bounds.as_slice()),
        before: gather(&matcher_before, whole_before.as_slice()),
        workload: Workload::new(columns, &matcher, &clock, periods.0, periods.1),
    };
    let segments = columns.segments_with(&[(filter.from.0, filter.to.0), (from.0, to.0)]);
    let passes = parts::of_segments(&segments, pass, |pass, segment| {
        pass.set.segment(segment);
        pass.before.segment(segment);
        pass.workload.segment(segment);
    });
    let mut passes = passes.into_iter();
    let Pass { set, before, mut workload } = passes.next().unwrap_or_else(pass);
    let (mut set, mut before) = (set.finish(), before.finish());
    for other in passes {
        set.merge(other.set.finish());
        before.merge(other.before.finish());
        workload.merge(&other.workload);
    }
    around.open.iter().for_each(|open| workload.arrived(open.opened_at));
    for open in &around.open_answers {
        let given = open.given.iter().filter(|answer| filter.asks_for(answer));
        given.for_each(|answer| workload.answered(answer.at));
    }
    let mut totals = totals(&set.total, &mut set.duration, around, workload.started());
    totals.definition_changed = columns.definitions.differ(&set.meant);
    let previous = {
        let started = workload.started_before();
        let mut previous = self::totals(&before.total, &mut before.duration, around, started);
        // What is open is open now, not then.
        (previous.open_now, previous.waiting_since) = (0, None);
        previous.definition_changed = columns.definitions.differ(&before.meant);
        previous
    };
    let rate = |tally: &Tally| wilson(tally.rated, tally.asked);
    Figures {
        change: Change {
            csat: newcombe(totals.csat, previous.csat),
            dsat: newcombe(totals.dsat, previous.dsat),
            response_rate: newcombe(rate(&set.total), rate(&before.total)),
        },
        speed: Speed {
            first_response: FirstResponse {
                n: i64::try_from(set.first_response.len()).unwrap_or(i64::MAX),
                median_s: set.first_response.quantile(0.5),
                p90_s: set.first_response.quantile(0.9),
            },
            answers: set.total.answers,
            response_mean_s: ratio(set.total.response_ms_sum, set.total.answers)
                .map(|ms| ms / 1_000.0),
        },
        series: Series {
            step,
            points: bounds
                .iter()
                .zip(&set.points)
                .map(|(from, tally)| point(*from, tally))
                .collect(),
            changes: Vec::new(),
        },
        operators: groups(columns.operators.ids(), set.operators),
        chats: groups(columns.chats.ids(), set.chats),
        reasons: reasons(&columns.reason_sets, &set.reasons),
        workload: workload.hours(),
        totals,
        tally: set.total,
        previous,
        previous_range: (from.0, to.0),
    }
}

fn totals(tally: &Tally, durations: &mut Durations, around: &Around, started: i64) -> Totals {
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
        duration_median_s: durations.quantile(0.5),
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
