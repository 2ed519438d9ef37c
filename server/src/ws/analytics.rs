//! An open analytics tab: it is told that something changed, at most four times a second, and asks again.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, header};
use axum::response::Response;

use super::socket::{self, Closing, Incoming, Socket};
use crate::bus::Ear;
use crate::domain::event::Topic;
use crate::domain::people::Actor;
use crate::error::Result;
use crate::http::{Site, auth};
use crate::store::analysts;

/// Between two notes.
const PAUSE: Duration = Duration::from_millis(250);

/// `GET /api/v1/analytics/live`. Cookie and own origin, checked before the upgrade.
pub async fn live(
    State(site): State<Site>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response> {
    auth::socket_origin(&site, &headers)?;
    let actor = permitted(&site, &headers).await?;
    let mut kept = HeaderMap::new();
    for value in headers.get_all(header::COOKIE) {
        kept.append(header::COOKIE, value.clone());
    }
    Ok(socket::configure(upgrade)
        .on_upgrade(move |socket| Box::pin(serve(site, kept, actor, socket))))
}

async fn permitted(site: &Site, headers: &HeaderMap) -> Result<Actor> {
    let (actor, _) = auth::member(site, headers).await?;
    actor.must(actor.role.analyses())?;
    Ok(actor)
}

async fn serve(site: Site, headers: HeaderMap, actor: Actor, socket: WebSocket) {
    let mut socket = Socket::new(socket, site.app.config.limits);
    if let Err(closing) = talk(&site, &headers, &actor, &mut socket).await {
        socket.close(closing).await;
    }
}

async fn talk(
    site: &Site,
    headers: &HeaderMap,
    actor: &Actor,
    socket: &mut Socket,
) -> Result<(), Closing> {
    let hub = &site.app.hub;
    let mut topics = topics(site, actor).await?;
    let mut changes = hub.listen(&topics);
    let mut own = hub.listen(&[Topic::Member(actor.member)]);
    socket.send(r#"{"type":"hello"}"#.to_owned()).await?;
    let mut ticker = socket::ticker();
    let mut pause = std::pin::pin!(tokio::time::sleep(Duration::ZERO));
    let mut pending = false;
    loop {
        tokio::select! {
            _ = changes.hear() => pending = true,
            () = &mut pause, if pending => {
                while changes.try_hear().is_some() {}
                pending = false;
                socket.send(r#"{"type":"changed"}"#.to_owned()).await?;
                pause.set(tokio::time::sleep(PAUSE));
            }
            _ = own.hear() => again(site, headers, &mut topics, &mut changes).await?,
            _ = ticker.tick() => {
                again(site, headers, &mut topics, &mut changes).await?;
                socket.tick().await?;
            }
            incoming = socket.next() => match incoming? {
                Incoming::Gone => return Ok(()),
                // There is nothing to say here.
                Incoming::Text(_) => socket.bad()?,
                Incoming::Nothing => {}
            },
            () = site.app.stopping.cancelled() => return Err(Closing::Stopping),
        }
    }
}

/// Looks again who this is and what he may see: all chats of the workspace, or some.
async fn again(
    site: &Site,
    headers: &HeaderMap,
    heard_of: &mut Vec<Topic>,
    changes: &mut Ear,
) -> Result<(), Closing> {
    let actor = match permitted(site, headers).await {
        Ok(actor) => actor,
        Err(error) if error.code.status() >= 500 => return Err(Closing::TimedOut),
        Err(_) => return Err(Closing::SignedOut),
    };
    let wanted = topics(site, &actor).await?;
    for topic in heard_of.iter().filter(|topic| !wanted.contains(topic)) {
        changes.leave(*topic);
    }
    for topic in &wanted {
        changes.join(*topic);
    }
    *heard_of = wanted;
    Ok(())
}

async fn topics(site: &Site, actor: &Actor) -> Result<Vec<Topic>, Closing> {
    let seen = async { analysts::seen_by(&mut *site.app.db.read().await?, actor.member).await };
    match seen.await {
        Ok(None) => Ok(vec![Topic::Quality(actor.workspace)]),
        Ok(Some(chats)) => Ok(chats.into_iter().map(Topic::QualityOf).collect()),
        Err(_) => Err(Closing::TimedOut),
    }
}
