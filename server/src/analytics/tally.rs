//! Counting: what one set of outcomes adds up to.

use super::columns::Columns;
use super::filter::Credit;
use super::kinds::{
    ANSWERED, CAME_BACK, DISSATISFIED, EXCLUDED, HANDED_OVER, Kind, REPLIED, SATISFIED, SHOWN,
};
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Scale};

/// Sums over a set of outcomes.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub finished: i64,
    pub finished_by: [i64; 4],
    pub never_answered: i64,
    pub asked: i64,
    pub shown: i64,
    pub rated: i64,
    pub excluded: i64,
    pub can_still_answer: i64,
    pub not_asked: [i64; NotAsked::ALL.len()],
    pub satisfied: i64,
    pub dissatisfied: i64,
    pub came_back: i64,
    pub handed_over: i64,
    /// Rated per scale and score.
    pub scores: [[i64; 11]; Scale::ALL.len()],
    pub answers: i64,
    pub dialogues_answered: i64,
    pub response_ms_sum: i64,
}

impl Tally {
    /// Adds `n` outcomes of a kind. Their answers, and who can still answer, are not the kind's to tell.
    #[inline]
    pub fn add(&mut self, kind: &Kind, n: i64) {
        let on = |flag: u16| if kind.has(flag) { n } else { 0 };
        self.finished += n;
        self.finished_by[kind.finished_by as usize] += n;
        self.never_answered += n - on(ANSWERED);
        self.came_back += on(CAME_BACK);
        self.handed_over += on(HANDED_OVER);
        self.dialogues_answered += on(REPLIED);
        if kind.has(EXCLUDED) {
            self.excluded += n;
        } else if kind.state == RequestState::NotAsked {
            self.not_asked[usize::from(kind.reason)] += n;
        } else {
            self.asked += n;
            self.shown += on(SHOWN);
        }
        if kind.is_rated() {
            self.rated += n;
            self.satisfied += on(SATISFIED);
            self.dissatisfied += on(DISSATISFIED);
            let scores = self.scores.get_mut(usize::from(kind.scale));
            if let (Some(scores), Ok(score)) = (scores, usize::try_from(kind.score)) {
                scores[score.min(10)] += n;
            }
        }
    }

    /// Adds another set's sums.
    pub fn merge(&mut self, other: &Tally) {
        let add = |sums: &mut [i64], more: &[i64]| {
            sums.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        };
        self.finished += other.finished;
        add(&mut self.finished_by, &other.finished_by);
        self.never_answered += other.never_answered;
        self.asked += other.asked;
        self.shown += other.shown;
        self.rated += other.rated;
        self.excluded += other.excluded;
        self.can_still_answer += other.can_still_answer;
        add(&mut self.not_asked, &other.not_asked);
        self.satisfied += other.satisfied;
        self.dissatisfied += other.dissatisfied;
        self.came_back += other.came_back;
        self.handed_over += other.handed_over;
        add(self.scores.as_flattened_mut(), other.scores.as_flattened());
        self.answers += other.answers;
        self.dialogues_answered += other.dialogues_answered;
        self.response_ms_sum += other.response_ms_sum;
    }

    pub fn no_answer(&self) -> i64 {
        self.asked - self.rated
    }

    pub fn not_asked(&self) -> i64 {
        self.not_asked.iter().sum()
    }

    /// Those of another finisher than `by` left out.
    pub fn by(&self, by: FinishedBy) -> i64 {
        self.finished_by[by as usize]
    }

    /// Scales with ratings, each with its counts and mean.
    pub fn scales(&self) -> Vec<(Scale, &[i64; 11], f64)> {
        let mut found = Vec::new();
        for (scale, counts) in Scale::ALL.into_iter().zip(&self.scores) {
            let n: i64 = counts.iter().sum();
            if n > 0 {
                let sum: i64 = counts.iter().zip(0_i64..).map(|(count, score)| count * score).sum();
                found.push((scale, counts, ratio(sum, n).unwrap_or(0.0)));
            }
        }
        found
    }
}

/// `part ÷ whole`; None when undefined.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
pub fn ratio(part: i64, whole: i64) -> Option<f64> {
    (whole != 0).then(|| part as f64 / whole as f64)
}

/// Whose the outcome at `place` is, by the columns' operators. Where nobody wrote, or it is not known who, it is
/// only the one's it is credited to.
#[inline]
pub fn operators(columns: &Columns, place: usize, credit: Credit) -> &[u16] {
    let credited = std::slice::from_ref(&columns.operator[place]);
    match credit {
        Credit::TookPart => match columns.participants.of(place) {
            [] => credited,
            company => company,
        },
        Credit::Credited => credited,
    }
}
