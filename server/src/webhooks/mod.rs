//! Webhooks: signed HTTP requests to other systems about ratings and finished dialogues, as the Standard
//! Webhooks specification describes them. Whoever manages sets them up; the outbox is written with what it
//! tells of, `jobs` sends it. Everything here stands behind the wall of blindness, except that a finish puts
//! its own event into the outbox.

pub mod attempt;
pub mod change;
mod check;
pub mod create;
pub mod delete;
pub mod deliveries;
pub mod outbox;
mod payload;
mod post;
pub mod secret;
pub mod sign;
pub mod test;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::Kind;
use crate::error::{Error, Result};
use crate::ids::{Id, Stream};
use crate::store::webhooks::{self as rows, Webhook};
use crate::store::{Tx, people};
use crate::time::Time;

/// Which chats: the word `all`, or chosen ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum WebhookChats {
    All(EveryChat),
    Chosen(Vec<Id>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum EveryChat {
    #[serde(rename = "all")]
    All,
}

impl WebhookChats {
    fn chosen(self) -> Option<Vec<Id>> {
        match self {
            WebhookChats::All(_) => None,
            WebhookChats::Chosen(mut chosen) => {
                chosen.sort_unstable();
                chosen.dedup();
                Some(chosen)
            }
        }
    }
}

/// Which ratings: all, or only the dissatisfied ones (and corrections from or to them).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum WhichRatings {
    All,
    Dissatisfied,
}

/// A webhook as those who manage see it; never its secret.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookView {
    pub id: Id,
    pub url: String,
    pub events: Vec<Kind>,
    pub chats: WebhookChats,
    pub ratings: WhichRatings,
    pub enabled: bool,
    /// Why Candor switched it off by itself: `failing` (nothing could be delivered for three days) or `gone`
    /// (the receiver answered 410).
    pub disabled_because: Option<String>,
    /// Since when nothing could be delivered.
    pub failing_since: Option<Time>,
    /// When something was last delivered.
    pub succeeded_at: Option<Time>,
    pub created_at: Time,
}

impl From<Webhook> for WebhookView {
    fn from(row: Webhook) -> WebhookView {
        let all = WebhookChats::All(EveryChat::All);
        WebhookView {
            id: row.id,
            url: row.url,
            events: row.wanted.events,
            chats: row.wanted.chats.map_or(all, WebhookChats::Chosen),
            ratings: which(row.wanted.only_dissatisfied),
            enabled: row.enabled,
            disabled_because: row.disabled_because,
            failing_since: row.failing_since,
            succeeded_at: row.succeeded_at,
            created_at: row.created_at,
        }
    }
}

fn which(only_dissatisfied: bool) -> WhichRatings {
    if only_dissatisfied { WhichRatings::Dissatisfied } else { WhichRatings::All }
}

/// A webhook with its secret, which is shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WebhookWithSecret {
    #[serde(flatten)]
    pub webhook: WebhookView,
    /// `whsec_…`: the receiver checks signatures with it.
    pub secret: String,
}

/// All of the workspace, oldest first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<WebhookView>> {
    let rows = rows::all(&mut *app.db.read().await?, actor.workspace).await?;
    Ok(rows.into_iter().map(WebhookView::from).collect())
}

pub async fn get(app: &App, actor: &Actor, id: Id) -> Result<WebhookView> {
    find(app, actor, id).await.map(WebhookView::from)
}

/// The webhook of this workspace; 404 otherwise.
async fn find(app: &App, actor: &Actor, id: Id) -> Result<Webhook> {
    own(rows::find(&mut *app.db.read().await?, id).await?, actor.workspace)
}

fn own(found: Option<Webhook>, workspace: Id) -> Result<Webhook> {
    found.filter(|webhook| webhook.workspace == workspace).ok_or_else(Error::not_found)
}

/// An entry of the audit log, made outside the transaction so that running that again writes the same.
#[derive(Clone, Copy)]
struct Audit {
    id: Id,
    workspace: Id,
    by: Id,
    at: Time,
}

impl Audit {
    fn of(app: &App, actor: &Actor) -> Audit {
        let at = app.now();
        let id = app.ids.id(Stream::People, at);
        Audit { id, workspace: actor.workspace, by: actor.member, at }
    }

    async fn write(self, tx: &mut Tx, action: &str, webhook: Id) -> Result<()> {
        let subject = webhook.to_string();
        people::audit(tx, self.id, self.workspace, self.at, Some(self.by), action, &subject).await
    }
}
