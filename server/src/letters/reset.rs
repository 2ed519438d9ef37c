//! Makes the link for somebody who forgot his password, when his letter is about to be sent: the token is stored
//! nowhere but in the letter.

use crate::app::{App, token_hash};
use crate::error::Result;
use crate::ids::Stream;
use crate::store::letters::{self, Waiting};
use crate::store::password_resets;
use crate::store::people::{self, Entry, Member};
use crate::time::HOUR;

/// How long a link works.
const VALID_MS: i64 = HOUR;

/// Whose e-mail it is, and his link; None when it is nobody's who may sign in, or was taken back. Asking anew
/// replaces the link before; trying the same letter again does not: perhaps it arrived.
pub(super) async fn begin(app: &App, waiting: &Waiting) -> Result<Option<(Member, String)>> {
    let now = app.now();
    let token = app.ids.token(Stream::People);
    let (stored, entry) = (token_hash(&token), app.ids.id(Stream::People, now));
    let waiting = waiting.clone();
    let network = waiting.network.clone();
    let base = waiting.link.clone().unwrap_or_default();
    let member = app
        .db
        .write(move |tx| {
            let (stored, network) = (stored.clone(), network.clone());
            let email = waiting.email.clone().unwrap_or_default();
            let waiting = waiting.clone();
            Box::pin(async move {
                if !letters::hold(tx, &waiting).await? {
                    return Ok(None);
                }
                let Some(account) = people::account_by_email(tx, &email).await? else {
                    return Ok(None);
                };
                let Some(member) = people::active_member_of(tx, account.id).await? else {
                    return Ok(None);
                };
                let is_first = waiting.attempts == 1;
                if is_first {
                    password_resets::delete_of(tx, account.id).await?;
                }
                password_resets::insert(tx, &stored, account.id, now, now.plus(VALID_MS)).await?;
                if !is_first {
                    return Ok(Some(member));
                }
                let line = Entry {
                    id: entry,
                    workspace: member.workspace_id,
                    at: now,
                    member: None,
                    action: "password.forget",
                    subject: &member.id.to_string(),
                    detail: None,
                };
                people::audit_from(tx, line, network.as_deref()).await?;
                Ok(Some(member))
            })
        })
        .await?;
    Ok(member.map(|member| (member, format!("{base}/password/{token}"))))
}
