//! What was answered in each outcome's dialogue and when, and who took part: columns beside the outcomes'.
//! A dialogue's answers stand together; those of a dialogue that was finished anew stand at the end.

use std::collections::HashMap;
use std::ops::Range;

use super::columns::{Columns, LONG, extend, make_room, meets, widen};
use super::matcher::Matcher;
use super::speeds::short;
use crate::domain::answers::Answer;
use crate::domain::working_time::Counted;
use crate::ids::Id;
use crate::time::Time;

/// Answers of all outcomes, 14 bytes each and 8 for each outcome.
#[derive(Default)]
pub struct Answered {
    at: Vec<i64>,
    response_ms: Vec<u32>,
    /// In working time; from the first answer on that differs in it.
    working_ms: Option<Vec<u32>>,
    operator: Vec<u16>,
    /// By the outcome's place: where its answers begin, and how many they are.
    spans: Vec<(u32, u32)>,
    /// Response times of 49 days or more, by the answer's place: by the clock, and in working time.
    long: HashMap<usize, (i64, i64)>,
    /// Earliest and latest answer of each block of outcomes.
    blocks: Vec<(i64, i64)>,
    /// Outcomes per block.
    block: usize,
}

impl Answered {
    pub(super) fn grow(&mut self, len: usize, block: usize) {
        self.block = block;
        extend(&mut self.spans, len, (0, 0));
        self.blocks.resize(len.div_ceil(block), (i64::MAX, i64::MIN));
    }

    /// The answers of the outcome at `place`, from now on; `operator` numbers who gave each.
    fn put(&mut self, place: usize, given: &[(u16, Answer)]) {
        if self.holds(place, given) {
            return;
        }
        let len = self.at.len() + given.len();
        make_room(&mut self.at, len);
        make_room(&mut self.response_ms, len);
        make_room(&mut self.operator, len);
        let count = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        if self.working_ms.is_none() && given.iter().any(|(_, answer)| differs(answer)) {
            self.working_ms = Some(self.response_ms.clone());
        }
        if let Some(working) = &mut self.working_ms {
            make_room(working, len);
        }
        self.spans[place] = (count(self.at.len()), count(given.len()));
        let block = &mut self.blocks[place / self.block];
        for (operator, answer) in given {
            widen(block, answer.at.0);
            let clock = answer.response_ms;
            let working = Counted::Working.of(clock, answer.working_ms);
            if [clock, working].into_iter().any(|ms| short(ms) == LONG) {
                self.long.insert(self.at.len(), (clock, working));
            }
            self.at.push(answer.at.0);
            self.response_ms.push(short(clock));
            if let Some(all) = &mut self.working_ms {
                all.push(short(working));
            }
            self.operator.push(*operator);
        }
    }

    /// Whether these are the outcome's answers already: it changed in something else.
    fn holds(&self, place: usize, given: &[(u16, Answer)]) -> bool {
        let known = self.of(place);
        known.len() == given.len()
            && known.zip(given).all(|(known, (operator, answer))| {
                self.operator[known] == *operator
                    && self.at[known] == answer.at.0
                    && self.response_ms(known) == answer.response_ms
                    && self.working_ms(known)
                        == Counted::Working.of(answer.response_ms, answer.working_ms)
            })
    }

    pub fn holds_working_time(&self) -> bool {
        self.working_ms.is_some()
    }

    /// Earliest and latest answer in a block of outcomes.
    pub fn reach(&self, block: usize) -> (i64, i64) {
        self.blocks[block]
    }

    #[inline]
    fn of(&self, place: usize) -> Range<usize> {
        let (start, len) = self.spans[place];
        let (start, len) = (start as usize, len as usize);
        start..start + len
    }

    fn response_ms(&self, answer: usize) -> i64 {
        let short = self.response_ms[answer];
        let long = if short == LONG { self.long.get(&answer) } else { None };
        long.map_or(i64::from(short), |(clock, _)| *clock)
    }

    fn working_ms(&self, answer: usize) -> i64 {
        let Some(all) = &self.working_ms else { return self.response_ms(answer) };
        let long = if all[answer] == LONG { self.long.get(&answer) } else { None };
        long.map_or(i64::from(all[answer]), |(_, working)| *working)
    }

    /// Bytes held, vectors' spare room included.
    pub(super) fn bytes(&self) -> usize {
        8 * (self.at.capacity() + self.spans.capacity())
            + 4 * self.response_ms.capacity()
            + 4 * self.working_ms.as_ref().map_or(0, Vec::capacity)
            + 2 * self.operator.capacity()
    }
}

/// One answer as a question meets it.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// The outcome's place.
    pub place: usize,
    /// By the columns' operators.
    pub operator: u16,
    pub at: Time,
    pub response_ms: i64,
    /// None where it does not differ anywhere.
    pub working_ms: Option<i64>,
}

/// Whether working time makes it another.
fn differs(answer: &Answer) -> bool {
    answer.working_ms.is_some_and(|working| working != answer.response_ms)
}

impl Columns {
    /// Calls `found` with every answer given in `from..to` in a dialogue that the matcher is about and by an
    /// operator it wants; a dialogue's answers one after the other.
    pub fn each_answer(
        &self,
        matcher: &Matcher,
        (from, to): (i64, i64),
        mut found: impl FnMut(Met),
    ) {
        let answered = &self.answered;
        for (block, reach) in answered.blocks.iter().enumerate() {
            if !meets(*reach, from, to) {
                continue;
            }
            for place in self.block(block).filter(|place| matcher.is_about(self, *place)) {
                for answer in answered.of(place) {
                    let (at, operator) = (answered.at[answer], answered.operator[answer]);
                    if from <= at && at < to && matcher.wants_operator(operator) {
                        let response_ms = answered.response_ms(answer);
                        let working_ms =
                            answered.working_ms.as_ref().map(|_| answered.working_ms(answer));
                        found(Met { place, operator, at: Time(at), response_ms, working_ms });
                    }
                }
            }
        }
    }

    /// Who gave the answers in the dialogue of the outcome at `place`, and when.
    #[inline]
    pub fn answers_of(&self, place: usize) -> impl Iterator<Item = (u16, i64)> + '_ {
        let answered = &self.answered;
        answered.of(place).map(|answer| (answered.operator[answer], answered.at[answer]))
    }

    /// The answers of an outcome, in order.
    pub(super) fn put_answers(&mut self, place: usize, given: impl Iterator<Item = Answer>) {
        let operators = &mut self.operators;
        let given: Vec<(u16, Answer)> =
            given.map(|answer| (operators.number(Some(answer.operator)), answer)).collect();
        self.answered.put(place, &given);
    }

    /// Who wrote in the dialogue of an outcome.
    pub(super) fn put_participants(&mut self, place: usize, members: impl Iterator<Item = Id>) {
        let operators = &mut self.operators;
        let mut numbers: Vec<u16> = members.map(|member| operators.number(Some(member))).collect();
        numbers.sort_unstable();
        self.participants.put(place, numbers);
    }
}

/// Who wrote in each outcome's dialogue, by the number of the company they make.
#[derive(Default)]
pub struct Participants {
    company: Vec<u32>,
    /// Different companies, each by the columns' operators; the first is nobody.
    companies: Vec<Vec<u16>>,
    numbers: HashMap<Vec<u16>, u32>,
}

impl Participants {
    pub(super) fn grow(&mut self, len: usize) {
        if self.companies.is_empty() {
            self.companies.push(Vec::new());
            self.numbers.insert(Vec::new(), 0);
        }
        extend(&mut self.company, len, 0);
    }

    fn put(&mut self, place: usize, members: Vec<u16>) {
        let next = u32::try_from(self.companies.len()).unwrap_or(0);
        let number = *self.numbers.entry(members).or_insert_with_key(|members| {
            self.companies.push(members.clone());
            next
        });
        self.company[place] = number;
    }

    /// Empty: nobody wrote, or it is not known who.
    pub fn of(&self, place: usize) -> &[u16] {
        &self.companies[self.company[place] as usize]
    }

    pub(super) fn bytes(&self) -> usize {
        4 * self.company.capacity()
    }
}
