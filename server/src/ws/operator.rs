//! An operator's socket: the dialogues of the chats he answers in. What he may see is looked at again every
//! few seconds and whenever his membership changes, and cut at once when it is gone.

use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::frames::{self, OperatorCommand};
use super::socket::{self, Closing, Incoming, Socket};
use crate::bus::Ear;
use crate::desk::{access, read, send, typing};
use crate::domain::event::Topic;
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::http::{Site, auth};

/// `GET /api/v1/live`. Cookie and own origin, checked before the upgrade.
pub async fn live(
    State(site): State<Site>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Result<Response> {
    auth::socket_origin(&site, &headers)?;
    let actor = permitted(&site, &headers).await?;
    Ok(socket::configure(upgrade)
        .on_upgrade(move |socket| Box::pin(serve(site, headers, actor, socket))))
}

async fn permitted(site: &Site, headers: &HeaderMap) -> Result<Actor> {
    let (actor, _) = auth::member(site, headers).await?;
    actor.must(actor.role.operates())?;
    Ok(actor)
}

async fn serve(site: Site, headers: HeaderMap, actor: Actor, socket: WebSocket) {
    let mut socket = Socket::new(socket, site.app.config.limits);
    // Only the cookie is needed again.
    let mut kept = HeaderMap::new();
    for value in headers.get_all(axum::http::header::COOKIE) {
        kept.append(axum::http::header::COOKIE, value.clone());
    }
    drop(headers);
    if let Err(closing) = talk(&site, &kept, actor, &mut socket).await {
        socket.close(closing).await;
    }
}

async fn talk(
    site: &Site,
    headers: &HeaderMap,
    mut actor: Actor,
    socket: &mut Socket,
) -> Result<(), Closing> {
    let own = Topic::Member(actor.member);
    let mut ear = site.app.hub.listen(&[own]);
    let mut heard_of = Vec::new();
    listen(site, &actor, &mut ear, &mut heard_of).await?;
    socket.send(json!({"type": "hello", "member": actor.member}).to_string()).await?;
    let mut ticker = socket::ticker();
    loop {
        tokio::select! {
            heard = ear.hear() => {
                if socket.pass_on(heard, &mut ear).await? {
                    actor = again(site, headers, socket, &mut ear, &mut heard_of).await?;
                }
            }
            incoming = socket.next() => match incoming? {
                Incoming::Text(text) => {
                    // A command's own state is large; while nothing happens there is none.
                    if Box::pin(obey(site, socket, &mut ear, &actor, &text)).await? {
                        actor = again(site, headers, socket, &mut ear, &mut heard_of).await?;
                    }
                }
                Incoming::Nothing => {}
                Incoming::Gone => return Ok(()),
            },
            _ = ticker.tick() => {
                actor = again(site, headers, socket, &mut ear, &mut heard_of).await?;
                socket.tick().await?;
            }
            () = site.app.stopping.cancelled() => return Err(Closing::Stopping),
        }
    }
}

/// Looks again who this is and what he may see.
async fn again(
    site: &Site,
    headers: &HeaderMap,
    socket: &mut Socket,
    ear: &mut Ear,
    heard_of: &mut Vec<Topic>,
) -> Result<Actor, Closing> {
    let actor = match permitted(site, headers).await {
        Ok(actor) => actor,
        // The database is away: what he hears was permitted a moment ago; the next tick looks again.
        Err(error) if error.code.status() >= 500 => return Err(Closing::TimedOut),
        Err(_) => return Err(Closing::SignedOut),
    };
    if listen(site, &actor, ear, heard_of).await? {
        socket.send(r#"{"type":"reload"}"#.to_owned()).await?;
    }
    Ok(actor)
}

/// Joins the topics of his chats and leaves those of others. True when something changed.
async fn listen(
    site: &Site,
    actor: &Actor,
    ear: &mut Ear,
    heard_of: &mut Vec<Topic>,
) -> Result<bool, Closing> {
    let chats = async { access::chats(&mut *site.app.db.read().await?, actor).await };
    let chats = chats.await.map_err(|_: Error| Closing::TimedOut)?;
    let wanted: Vec<Topic> = chats.into_iter().map(Topic::Operators).collect();
    if wanted == *heard_of {
        return Ok(false);
    }
    for topic in heard_of.iter().filter(|topic| !wanted.contains(topic)) {
        ear.leave(*topic);
    }
    for topic in &wanted {
        ear.join(*topic);
    }
    *heard_of = wanted;
    Ok(true)
}

/// Does what the operator asks. True when he must be looked at again.
async fn obey(
    site: &Site,
    socket: &mut Socket,
    ear: &mut Ear,
    actor: &Actor,
    text: &str,
) -> Result<bool, Closing> {
    let app = &site.app;
    let Ok(command) = serde_json::from_str::<OperatorCommand>(text) else {
        socket.send(frames::error(None, &Error::new(Code::Validation))).await?;
        return socket.bad().map(|()| false);
    };
    let answer = match command {
        OperatorCommand::Send { id, dialogue, client_id, text, file } => {
            let draft = frames::draft(client_id, text, file);
            let sent = match site.limits.member_write(actor.member) {
                Ok(()) => send::by_operator(app, actor, dialogue, draft).await,
                Err(error) => Err(error),
            };
            match sent {
                Ok(message) => frames::sent(id, &message),
                Err(error) => frames::failed(id, &error),
            }
        }
        OperatorCommand::Ping { id } => frames::ok(id),
        OperatorCommand::Read { dialogue, seq } => {
            quietly(Box::pin(read::by_operator(app, actor, dialogue, seq)).await);
            return Ok(false);
        }
        OperatorCommand::Typing { dialogue } => {
            quietly(Box::pin(typing::by_operator(app, actor, dialogue)).await);
            return Ok(false);
        }
    };
    socket.answer(answer, ear).await
}

fn quietly(result: Result<()>) {
    if let Err(error) = result
        && error.code.status() >= 500
    {
        tracing::error!(%error, "a receipt was not stored");
    }
}
