//! Adds a webhook, with a secret of its own.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Audit, EveryChat, WebhookChats, WebhookWithSecret, WhichRatings, check, sign};
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::{Kind, Wanted};
use crate::error::{Error, Result};
use crate::ids::Stream;
use crate::store::webhooks::{self, Webhook};

/// More than anybody needs, few enough that a finish looks through them at once.
const MOST: usize = 50;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewWebhook {
    /// `https://…`; at most 2,000 characters.
    pub url: String,
    /// At least one.
    pub events: Vec<Kind>,
    /// Of which chats; without it of all.
    #[serde(default = "every_chat")]
    pub chats: WebhookChats,
    /// Of which ratings; without it of all.
    #[serde(default = "all_ratings")]
    pub ratings: WhichRatings,
}

fn every_chat() -> WebhookChats {
    WebhookChats::All(EveryChat::All)
}
fn all_ratings() -> WhichRatings {
    WhichRatings::All
}

/// Errors: `validation` with every field that is not valid.
pub async fn create(app: &App, actor: &Actor, new: NewWebhook) -> Result<WebhookWithSecret> {
    let wanted = Wanted {
        events: check::events(&new.events),
        chats: new.chats.chosen(),
        only_dissatisfied: new.ratings == WhichRatings::Dissatisfied,
    };
    let url = check::check(app, actor, &new.url, &wanted).await?;
    let now = app.now();
    let webhook = Webhook {
        id: app.ids.id(Stream::Outbox, now),
        workspace: actor.workspace,
        url,
        secret: sign::secret(&app.ids),
        previous: None,
        wanted,
        enabled: true,
        disabled_because: None,
        failing_since: None,
        succeeded_at: None,
        created_at: now,
    };
    let (stored, audit) = (webhook.clone(), Audit::of(app, actor));
    app.db
        .write(move |tx| {
            let webhook = stored.clone();
            Box::pin(async move {
                if webhooks::all(tx, webhook.workspace).await?.len() >= MOST {
                    return Err(Error::field("url", "A workspace has at most 50 webhooks."));
                }
                webhooks::insert(tx, &webhook).await?;
                audit.write(tx, "webhook.create", webhook.id).await
            })
        })
        .await?;
    Ok(WebhookWithSecret { secret: webhook.secret.clone(), webhook: webhook.into() })
}
