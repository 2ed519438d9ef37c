//! The valve: what finishing and continuing a dialogue mean for its rating. Called inside the desk's own
//! transaction; the desk gets nothing back but the hope that it worked.
//!
//! Order of locks: the dialogue (the desk's), its outcome, the visitor's other outcomes, the counter.

use crate::app::App;
use crate::domain::dialogue::{Facts, FinishedBy};
use crate::domain::quality::{Finished, RequestState, Settings, ask};
use crate::error::Result;
use crate::store::dialogues::Dialogue;
use crate::store::outcomes::{self, Decision, Finish, Outcome};
use crate::store::ratings::{Kind, tell};
use crate::store::{Tx, answers, chats, messages, working_time};
use crate::time::Time;

/// Writes (or brings up to date) the outcome of a dialogue that `by` finishes at `now`: facts, credit,
/// participants, and the rating request with its state. `dialogue` is as it was just before the finish
/// (still assigned), its row locked. Nothing but the commit should follow: it holds the finish counter.
pub async fn finished(
    tx: &mut Tx,
    app: &App,
    dialogue: &Dialogue,
    by: FinishedBy,
    now: Time,
) -> Result<()> {
    let before = outcomes::lock(tx, dialogue.id).await?;
    let calendar = working_time::of_chat(tx, dialogue.chat_id).await?;
    let facts = Facts::of(&messages::entries(tx, dialogue.id).await?, calendar.as_ref());
    let rated = before.as_ref().filter(|outcome| outcome.state() == RequestState::Rated);
    let decision = match rated {
        Some(outcome) => kept(outcome),
        None => {
            let n = before.as_ref().map_or(1, |outcome| outcome.ask + 1);
            let finished = Finished {
                finished_by: by,
                visitor_messages: facts.visitor_messages,
                operator_messages: facts.operator_messages,
                reacted_at: outcomes::reacted_at(tx, dialogue.visitor_id, dialogue.id).await?,
                at: now,
                draw: app.draw("sample", &[&dialogue.id.to_string(), &n.to_string()]),
            };
            let (version, settings) = chats::quality(tx, dialogue.chat_id).await?;
            decide(&settings, version, n, &finished)
        }
    };
    let asked = decision.state == RequestState::Asked;
    let replaced = if asked {
        outcomes::withdraw_others(tx, dialogue.visitor_id, dialogue.id, now).await?
    } else {
        Vec::new()
    };
    for other in &replaced {
        tell(tx, *other, now, Kind::Withdrawn, None).await?;
    }
    let finish = Finish {
        dialogue: dialogue.id,
        workspace: dialogue.workspace_id,
        chat: dialogue.chat_id,
        visitor: dialogue.visitor_id,
        opened_at: dialogue.opened_at,
        finished_at: now,
        finished_by: by.as_str(),
        operator: facts.credit(dialogue.operator_id),
        language: dialogue.language.clone(),
        test: dialogue.test,
        hand_overs: dialogue.hand_overs,
        facts,
        decision,
    };
    let story = match finish.decision.state {
        RequestState::Rated => None,
        RequestState::Asked => Some(Kind::Asked),
        _ => Some(Kind::NotAsked),
    };
    // A test dialogue answers for nobody.
    if !dialogue.test {
        answers::replace(tx, dialogue.id, &finish.facts.given, before.is_none()).await?;
    }

    super::changed_in(tx, dialogue.workspace_id, dialogue.chat_id);
    if asked || rated.is_some() {
        super::look_again(tx, dialogue.visitor_id);
    }
    // An outcome that is there is written before the counter is taken; a new one needs its number first.
    if before.is_some() {
        if let Some(kind) = story {
            tell(tx, dialogue.id, now, kind, None).await?;
        }
        outcomes::replace_participants(tx, dialogue.id, &finish.facts, false).await?;
        let (revision, _) = outcomes::next_finish(tx, dialogue.workspace_id, false).await?;
        outcomes::mark_finish(tx, &replaced, revision).await?;
        outcomes::update(tx, &finish, revision).await
    } else {
        let (revision, n) = outcomes::next_finish(tx, dialogue.workspace_id, true).await?;
        outcomes::mark_finish(tx, &replaced, revision).await?;
        outcomes::insert(tx, &finish, n, revision).await?;
        outcomes::replace_participants(tx, dialogue.id, &finish.facts, true).await?;
        match story {
            Some(kind) => tell(tx, dialogue.id, now, kind, None).await,
            None => Ok(()),
        }
    }
}

/// Sets the outcome of a continued dialogue aside and withdraws a form that was not answered.
pub async fn continued(tx: &mut Tx, _app: &App, dialogue: &Dialogue, now: Time) -> Result<()> {
    let Some(outcome) = outcomes::lock(tx, dialogue.id).await? else {
        return Ok(());
    };
    let unanswered = matches!(outcome.state(), RequestState::Asked | RequestState::Shown);
    let state = if unanswered { RequestState::Withdrawn } else { outcome.state() };
    if unanswered {
        tell(tx, dialogue.id, now, Kind::Withdrawn, None).await?;
    }
    super::changed_in(tx, dialogue.workspace_id, dialogue.chat_id);
    super::look_again(tx, dialogue.visitor_id);
    answers::set_aside(tx, dialogue.id).await?;
    let (revision, _) = outcomes::next_finish(tx, dialogue.workspace_id, false).await?;
    outcomes::set_aside(tx, dialogue.id, state, revision).await
}

/// A rating already given stays with its dialogue, under the version it was asked under (PRODUCT §1).
fn kept(outcome: &Outcome) -> Decision {
    Decision {
        state: outcome.state(),
        reason: outcome.reason.clone(),
        ask: outcome.ask,
        asked_at: outcome.asked_at,
        expires_at: outcome.expires_at,
        quality_version: outcome.quality_version,
        scale: outcome.scale.clone(),
        was_shown: outcome.was_shown,
    }
}

fn decide(settings: &Settings, version: i64, n: i64, finished: &Finished) -> Decision {
    let mut decision = Decision {
        state: RequestState::NotAsked,
        reason: None,
        ask: n,
        asked_at: None,
        expires_at: None,
        quality_version: version,
        scale: None,
        was_shown: false,
    };
    match ask(settings, finished) {
        Ok(()) => {
            decision.state = RequestState::Asked;
            decision.asked_at = Some(finished.at);
            decision.expires_at = Some(settings.rules.expires_at(finished.at));
            decision.scale = Some(settings.scale.as_str().to_owned());
        }
        Err(reason) => decision.reason = Some(reason.as_str().to_owned()),
    }
    decision
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{DAY, HOUR};

    fn case() -> Finished {
        Finished {
            finished_by: FinishedBy::Operator,
            visitor_messages: 1,
            operator_messages: 1,
            reacted_at: None,
            at: Time(100 * HOUR),
            draw: 0,
        }
    }

    #[test]
    fn an_asked_dialogue_has_a_scale_and_an_end_and_no_reason() {
        let decision = decide(&Settings::default(), 7, 2, &case());
        assert_eq!((decision.state, decision.reason), (RequestState::Asked, None));
        assert_eq!((decision.ask, decision.quality_version), (2, 7));
        assert_eq!(decision.asked_at, Some(Time(100 * HOUR)));
        assert_eq!(decision.expires_at, Some(Time(100 * HOUR + 7 * DAY)));
        assert_eq!(decision.scale.as_deref(), Some("stars5"));
    }

    #[test]
    fn one_that_is_not_asked_has_a_reason_and_nothing_else() {
        let settings = Settings { enabled: false, ..Settings::default() };
        let decision = decide(&settings, 7, 1, &case());
        assert_eq!(decision.state, RequestState::NotAsked);
        assert_eq!(decision.reason.as_deref(), Some("switched_off"));
        assert_eq!((decision.asked_at, decision.expires_at, decision.scale), (None, None, None));
    }
}
