//! Changes a webhook. Switching it off keeps what waits for it; switching it on sends that at once.

use serde::Deserialize;
use utoipa::ToSchema;

use super::{Audit, WebhookChats, WebhookView, WhichRatings, check, find, own};
use crate::app::App;
use crate::domain::people::Actor;
use crate::domain::webhook::Kind;
use crate::error::Result;
use crate::ids::Id;
use crate::store::webhooks::{self, Webhook};
use crate::store::{Tx, deliveries};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WebhookChange {
    #[serde(default)]
    pub url: Option<String>,
    #[serde(default)]
    pub events: Option<Vec<Kind>>,
    #[serde(default)]
    pub chats: Option<WebhookChats>,
    #[serde(default)]
    pub ratings: Option<WhichRatings>,
    #[serde(default)]
    pub enabled: Option<bool>,
}

/// Errors: `validation` with every field that is not valid, `not_found`.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: Id,
    change: WebhookChange,
) -> Result<WebhookView> {
    let before = find(app, actor, id).await?;
    let mut wanted = apply(before.clone(), &change).wanted;
    // Chats that stay are not looked at again: one of them may be gone since.
    if change.chats.is_none() {
        wanted.chats = None;
    }
    let mut change = change;
    // An address that stays is not looked at again: the networks that are permitted may have changed since.
    let url = change.url.take().unwrap_or_else(|| before.url.clone());
    let checked = if url == before.url {
        check::check_wanted(app, actor, &wanted).await.map(|()| url)
    } else {
        check::check(app, actor, &url, &wanted).await
    };
    change.url = Some(checked?);
    let (workspace, audit, now) = (actor.workspace, Audit::of(app, actor), app.now());
    app.db
        .write(move |tx| {
            let change = change.clone();
            Box::pin(async move {
                let before = own(webhooks::lock(tx, id).await?, workspace)?;
                let mut after = apply(before.clone(), &change);
                if after.enabled && !before.enabled {
                    (after.disabled_because, after.failing_since) = (None, None);
                }
                webhooks::update(tx, &after).await?;
                switch(tx, &before, &after, now).await?;
                audit.write(tx, "webhook.change", id).await?;
                Ok(after.into())
            })
        })
        .await
}

async fn switch(
    tx: &mut Tx,
    before: &Webhook,
    after: &Webhook,
    now: crate::time::Time,
) -> Result<()> {
    match (before.enabled, after.enabled) {
        (true, false) => deliveries::park(tx, after.id).await,
        (false, true) => deliveries::wake(tx, after.id, now).await,
        _ => Ok(()),
    }
}

fn apply(mut webhook: Webhook, change: &WebhookChange) -> Webhook {
    let change = change.clone();
    webhook.url = change.url.unwrap_or(webhook.url);
    let wanted = &mut webhook.wanted;
    if let Some(given) = change.events {
        wanted.events = check::events(&given);
    }
    if let Some(chats) = change.chats {
        wanted.chats = chats.chosen();
    }
    if let Some(ratings) = change.ratings {
        wanted.only_dissatisfied = ratings == WhichRatings::Dissatisfied;
    }
    webhook.enabled = change.enabled.unwrap_or(webhook.enabled);
    webhook
}
