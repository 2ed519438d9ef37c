//! What a form permits at a moment, and which submissions are valid. Pure: it knows no store and no clock.

use super::quality::{COMMENT_MAX, CommentMode, RequestState, Sense, Settings};
use crate::error::{Code, Error, Result};
use crate::time::Time;

/// A rating request, as far as the rules look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// False while the dialogue is continued: its outcome is set aside until the next finish.
    pub live: bool,
    pub state: RequestState,
    pub expires_at: Option<Time>,
}

impl Request {
    /// Refuses what nobody may answer (any more). A form past its time is expired at once, whether or not
    /// the job that writes it down has run. A rating given stays: correcting it has a window of its own.
    pub fn check(&self, now: Time) -> Result<()> {
        match self.state {
            RequestState::Withdrawn => Err(Error::new(Code::Withdrawn)),
            _ if !self.live => Err(Error::new(Code::NotFinished)),
            RequestState::NotAsked => Err(Error::new(Code::NotAsked)),
            RequestState::Expired => Err(Error::new(Code::Expired)),
            RequestState::Rated => Ok(()),
            RequestState::Asked | RequestState::Shown | RequestState::Skipped => {
                if self.expires_at.is_some_and(|at| at <= now) {
                    Err(Error::new(Code::Expired))
                } else {
                    Ok(())
                }
            }
        }
    }
}

/// What a visitor hands in, as he typed it.
#[derive(Clone, Debug, Default)]
pub struct Submission {
    pub score: i64,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
}

/// A valid rating: comment trimmed, reasons in the order of the settings, each once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    pub score: i64,
    pub sense: Sense,
    pub comment: Option<String>,
    pub reasons: Vec<String>,
}

/// Checks a submission against the version it was asked under; all problems are named at once.
pub fn check(settings: &Settings, submission: &Submission) -> Result<Rating> {
    let mut problem = Error::new(Code::Validation);
    let mut refuse = |field: &str, message: &str| {
        problem.fields.insert(field.to_owned(), message.to_owned());
    };
    let score = submission.score;
    let sense = settings.sense(score);
    if !settings.scale.holds(score) {
        let (low, high) = settings.scale.range();
        refuse("score", &format!("From {low} to {high}."));
    }
    let comment = cleaned(submission.comment.as_deref());
    match &comment {
        Some(_) if settings.comment.mode == CommentMode::Off => {
            refuse("comment", "No comment is asked for.");
        }
        Some(text) if text.chars().count() > COMMENT_MAX => {
            refuse("comment", "At most 2,000 characters.");
        }
        None if settings.comment.is_required(score) => refuse("comment", "Write a comment first."),
        _ => {}
    }
    let known = |id: &String| settings.reasons.iter().any(|reason| reason.id == *id);
    if !submission.reasons.iter().all(known) {
        refuse("reasons", "There is no such reason.");
    } else if !submission.reasons.is_empty() && sense != Sense::Dissatisfied {
        refuse("reasons", "Reasons go with a dissatisfied score only.");
    }
    if !problem.fields.is_empty() {
        return Err(problem);
    }
    let chosen = |id: &&String| submission.reasons.contains(id);
    let reasons =
        settings.reasons.iter().map(|reason| &reason.id).filter(chosen).cloned().collect();
    Ok(Rating { score, sense, comment, reasons })
}

/// Without U+0000 (PostgreSQL cannot store it) and outer white space; nothing left is no comment.
fn cleaned(comment: Option<&str>) -> Option<String> {
    let text = comment?.replace('\0', "");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn submission(score: i64, comment: &str, reasons: &[&str]) -> Submission {
        let comment = Some(comment.to_owned());
        Submission { score, comment, reasons: reasons.iter().map(ToString::to_string).collect() }
    }
    fn fields(settings: &Settings, given: &Submission) -> Vec<String> {
        check(settings, given).unwrap_err().fields.into_keys().collect()
    }

    #[test]
    fn a_score_is_one_of_the_scale() {
        let mut settings = Settings::default();
        for scale in crate::domain::quality::Scale::ALL {
            let (low, high) = scale.range();
            settings.scale = scale;
            for score in low..=high {
                assert_eq!(check(&settings, &submission(score, "", &[])).unwrap().score, score);
            }
            for score in [low - 1, high + 1, i64::MIN, i64::MAX] {
                assert_eq!(fields(&settings, &submission(score, "", &[])), ["score"]);
            }
        }
    }

    #[test]
    fn a_comment_is_cleaned_and_counted_in_characters() {
        let settings = Settings::default();
        let given = check(&settings, &submission(5, " \0 good\0 work \n", &[])).unwrap();
        assert_eq!(given.comment.as_deref(), Some("good work"));
        assert_eq!(check(&settings, &submission(5, " \0\n", &[])).unwrap().comment, None);
        let longest = "ж".repeat(COMMENT_MAX);
        assert!(check(&settings, &submission(5, &format!("  {longest}  "), &[])).is_ok());
        assert_eq!(fields(&settings, &submission(5, &format!("{longest}ж"), &[])), ["comment"]);
    }

    #[test]
    fn comment_modes() {
        let mut settings = Settings::default();
        let mut demands = |mode, score, comment: &str| {
            settings.comment.mode = mode;
            settings.comment.at_or_below = Some(2);
            check(&settings, &submission(score, comment, &[])).is_err()
        };
        assert!(demands(CommentMode::Off, 1, "no"));
        assert!(!demands(CommentMode::Off, 1, "  "));
        assert!(!demands(CommentMode::Optional, 1, ""));
        assert!(demands(CommentMode::Required, 5, " "));
        assert!(!demands(CommentMode::Required, 5, "x"));
        assert!(demands(CommentMode::RequiredAtOrBelow, 2, ""));
        assert!(!demands(CommentMode::RequiredAtOrBelow, 3, ""));
    }

    #[test]
    fn reasons_are_known_and_go_with_a_dissatisfied_score() {
        let settings = Settings::default();
        let given = check(&settings, &submission(2, "", &["product", "slow", "product"])).unwrap();
        assert_eq!(given.reasons, ["slow", "product"]);
        assert_eq!(fields(&settings, &submission(2, "", &["nothing"])), ["reasons"]);
        assert_eq!(fields(&settings, &submission(3, "", &["slow"])), ["reasons"]);
        assert_eq!(
            fields(&settings, &submission(9, &"x".repeat(2_001), &["?"])),
            ["comment", "reasons", "score"]
        );
    }

    #[test]
    fn what_each_state_permits() {
        let at = Time(1_000);
        let code = |live, state, now| {
            let request = Request { live, state, expires_at: Some(at) };
            request.check(now).err().map(|error| error.code)
        };
        for state in [RequestState::Asked, RequestState::Shown, RequestState::Skipped] {
            assert_eq!(code(true, state, Time(999)), None);
            assert_eq!(code(true, state, at), Some(Code::Expired));
            assert_eq!(code(false, state, Time(0)), Some(Code::NotFinished));
        }
        assert_eq!(code(true, RequestState::Rated, Time(5_000)), None);
        assert_eq!(code(false, RequestState::Rated, Time(0)), Some(Code::NotFinished));
        assert_eq!(code(true, RequestState::Expired, Time(0)), Some(Code::Expired));
        assert_eq!(code(true, RequestState::NotAsked, Time(0)), Some(Code::NotAsked));
        assert_eq!(code(true, RequestState::Withdrawn, Time(0)), Some(Code::Withdrawn));
        assert_eq!(code(false, RequestState::Withdrawn, Time(0)), Some(Code::Withdrawn));
    }
}
