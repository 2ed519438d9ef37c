//! Puts alerts into the outbox, in the transaction of the rating.

use crate::app::App;
use crate::domain::quality::Sense;
use crate::error::Result;
use crate::ids::{Id, Stream};
use crate::store::Tx;
use crate::store::mails::{self, Mail};
use crate::store::outcomes::Outcome;
use crate::time::Time;

/// A rating was given: those who were chosen are told when it is dissatisfied and was not before. One that waits
/// is enough, as it says what is true when it is sent.
pub async fn rated(
    tx: &mut Tx,
    app: &App,
    outcome: &Outcome,
    now_is: Sense,
    was: Option<Sense>,
    now: Time,
) -> Result<()> {
    let is_new = now_is == Sense::Dissatisfied && was != Some(Sense::Dissatisfied);
    if !is_new || app.config.mail.is_none() {
        return Ok(());
    }
    for (member,) in mails::recipients(tx, outcome.chat_id).await? {
        if mails::alert_waits(tx, outcome.dialogue_id, member).await? {
            continue;
        }
        let mail = waiting(app, outcome.workspace_id, member, "alert", now);
        let mail = Mail { dialogue_id: Some(outcome.dialogue_id), ..mail };
        mails::insert(tx, &mail).await?;
    }
    Ok(())
}

/// A mail that is due now.
pub(super) fn waiting(app: &App, workspace: Id, member: Id, kind: &str, now: Time) -> Mail {
    Mail {
        id: app.ids.id(Stream::Quality, now),
        workspace_id: workspace,
        member_id: member,
        kind: kind.to_owned(),
        dialogue_id: None,
        created_at: now,
        status: "waiting".to_owned(),
        attempts: 0,
        next_at: Some(now),
    }
}
