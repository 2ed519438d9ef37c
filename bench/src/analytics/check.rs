//! The program's answers against plain SQL on the same rows. Forms may run out of time meanwhile: then it is
//! looked at again.

use anyhow::Result;
use serde_json::Value;

use super::figures::{self, differences};
use super::plain::Plain;
use super::questions::Question;
use crate::checks::Checks;
use crate::http::{Http, Who};
use crate::store::Store;

const TRIES: usize = 5;

/// Every number of every question.
pub async fn all(
    checks: &mut Checks,
    store: &Store,
    http: &Http,
    token: &str,
    questions: &[Question],
    when: &str,
) -> Result<()> {
    let mut plain = Plain::open(store).await?;
    for question in questions {
        let mut tries = 0;
        let (problems, told) = loop {
            tries += 1;
            let answer: Value = http.get(Who::Member(token), &question.path()).await?.read()?;
            let program = figures::of_answer(question, &answer)?;
            let sql = plain.figures(question, &figures::days(question, &answer)?).await?;
            let problems = differences(&program, &sql);
            if problems.is_empty() || tries == TRIES {
                let of = |name: &str| program.get(name).copied().unwrap_or(0);
                let (finished, rated) = (of("finished"), of("rated"));
                break (
                    problems,
                    format!("{} numbers, {finished} finished, {rated} rated", program.len()),
                );
            }
        };
        let name = format!("{} {when} ({}) equals plain SQL", question.name, question.zone);
        checks.none(&problems, &name, &told);
    }
    Ok(())
}
