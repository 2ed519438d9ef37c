//! A visitor's socket: the first frame carries his token, then he hears of his own dialogues only.

use std::time::Duration;

use axum::extract::State;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::response::Response;
use serde_json::json;

use super::frames::{self, VisitorCommand};
use super::socket::{self, Closing, Incoming, Socket};
use crate::app::App;
use crate::bus::Ear;
use crate::desk::messages::{self, Part};
use crate::desk::{finish, read, send, summary, typing};
use crate::domain::event::Topic;
use crate::error::{Code, Error, Result};
use crate::http::Site;
use crate::http::visitor_auth::visitor_of;
use crate::ids::Id;
use crate::store::dialogues;
use crate::store::visitors::{self, Visitor};

/// How long a new connection may stay silent before it says who it is.
const AUTH_PATIENCE: Duration = Duration::from_secs(10);
/// Messages in the first frame.
const FIRST_PAGE: i64 = 200;

/// `GET /api/v1/widget/live`. From any origin: the token is not a cookie, a page that does not have it
/// learns nothing.
pub async fn live(State(site): State<Site>, upgrade: WebSocketUpgrade) -> Response {
    socket::configure(upgrade).on_upgrade(move |socket| Box::pin(serve(site, socket)))
}

async fn serve(site: Site, socket: WebSocket) {
    let mut socket = Socket::new(socket, site.app.config.limits);
    // In a box of its own, and gone before the talk begins: an idle connection carries neither.
    let known = Box::pin(authenticate(&site, &mut socket));
    let known = tokio::time::timeout(AUTH_PATIENCE, known).await;
    let ended = match known {
        Ok(Ok(Some((visitor, dialogue, after)))) => {
            talk(&site, &mut socket, visitor, dialogue, after).await
        }
        Ok(Ok(None)) => return,
        Ok(Err(closing)) => Err(closing),
        Err(_) => Err(Closing::TimedOut),
    };
    if let Err(closing) = ended {
        socket.close(closing).await;
    }
}

type Known = (Visitor, Option<Id>, i64);

async fn authenticate(site: &Site, socket: &mut Socket) -> Result<Option<Known>, Closing> {
    loop {
        let text = match socket.next().await? {
            Incoming::Text(text) => text,
            Incoming::Nothing => continue,
            Incoming::Gone => return Ok(None),
        };
        return match serde_json::from_str(&text) {
            Ok(VisitorCommand::Auth { token, dialogue, after }) => {
                match visitor_of(&site.app, &token).await {
                    Ok(visitor) => Ok(Some((visitor, dialogue, after))),
                    Err(_) => Err(Closing::SignedOut),
                }
            }
            _ => Err(Closing::SignedOut),
        };
    }
}

async fn talk(
    site: &Site,
    socket: &mut Socket,
    visitor: Visitor,
    dialogue: Option<Id>,
    after: i64,
) -> Result<(), Closing> {
    // Listening starts before the first look: what is committed between them is heard, perhaps twice.
    let mut ear = site.app.hub.listen(&[Topic::Visitor(visitor.id)]);
    let greeting = Box::pin(hello(&site.app, &visitor, dialogue, after)).await;
    match greeting {
        Ok(frame) => socket.send(frame).await?,
        Err(error) => {
            tracing::error!(%error, "a visitor's connection could not start");
            return Err(Closing::TimedOut);
        }
    }
    let mut ticker = socket::ticker();
    loop {
        tokio::select! {
            heard = ear.hear() => {
                if socket.pass_on(heard, &mut ear).await? {
                    Box::pin(still_known(site, &visitor)).await?;
                }
            }
            incoming = socket.next() => match incoming? {
                // A command's own state is large; while nothing happens there is none.
                Incoming::Text(text) => {
                    Box::pin(obey(site, socket, &mut ear, &visitor, &text)).await?;
                }
                Incoming::Nothing => {}
                Incoming::Gone => return Ok(()),
            },
            _ = ticker.tick() => socket.tick().await?,
            () = site.app.stopping.cancelled() => return Err(Closing::Stopping),
        }
    }
}

/// Ends the connection of a visitor who was erased.
async fn still_known(site: &Site, visitor: &Visitor) -> Result<(), Closing> {
    let look = async { visitors::by_id(&mut *site.app.db.read().await?, visitor.id).await };
    match look.await {
        Ok(Some(visitor)) if visitor.erased_at.is_none() => Ok(()),
        Ok(_) => Err(Closing::SignedOut),
        Err(error) => {
            tracing::error!(%error, "a visitor's connection could not be looked after");
            Err(Closing::TimedOut)
        }
    }
}

/// The newest dialogue, and its messages after what the client has; all of them (a page) when the client
/// has another one.
async fn hello(app: &App, visitor: &Visitor, known: Option<Id>, after: i64) -> Result<String> {
    let newest = {
        let mut conn = app.db.read().await?;
        match dialogues::newest_of(&mut conn, visitor.id).await? {
            Some(dialogue) => Some(summary::for_visitor(&mut conn, &dialogue).await?),
            None => None,
        }
    };
    let items = match &newest {
        Some(dialogue) => {
            let after = if known == Some(dialogue.id) { after.max(0) } else { 0 };
            messages::for_visitor(app, dialogue.id, Part::After(after), FIRST_PAGE).await?
        }
        None => Vec::new(),
    };
    Ok(json!({"type": "hello", "dialogue": newest, "messages": items}).to_string())
}

async fn obey(
    site: &Site,
    socket: &mut Socket,
    ear: &mut Ear,
    visitor: &Visitor,
    text: &str,
) -> Result<(), Closing> {
    let app = &site.app;
    let Ok(command) = serde_json::from_str::<VisitorCommand>(text) else {
        socket.send(frames::error(None, &Error::new(Code::Validation))).await?;
        return socket.bad();
    };
    let answer = match command {
        VisitorCommand::Send { id, client_id, text, file } => {
            let draft = frames::draft(client_id, text, file);
            let sent = match site.limits.visitor_write(visitor.id) {
                Ok(()) => send::by_visitor(app, visitor, draft).await,
                Err(error) => Err(error),
            };
            match sent {
                Ok(message) => frames::sent(id, &message),
                // Erased meanwhile.
                Err(error) if error.code == Code::Unauthenticated => {
                    return Err(Closing::SignedOut);
                }
                Err(error) => frames::failed(id, &error),
            }
        }
        VisitorCommand::Finish { id } => match Box::pin(finish::by_visitor(app, visitor)).await {
            Ok(()) => frames::ok(id),
            Err(error) => frames::failed(id, &error),
        },
        VisitorCommand::Ping { id } => frames::ok(id),
        VisitorCommand::Read { seq } => {
            quietly(Box::pin(read::by_visitor(app, visitor, seq)).await);
            return Ok(());
        }
        VisitorCommand::Typing {} => {
            quietly(Box::pin(typing::by_visitor(app, visitor)).await);
            return Ok(());
        }
        VisitorCommand::Auth { .. } => frames::error(None, &Error::new(Code::Validation)),
    };
    if socket.answer(answer, ear).await? {
        Box::pin(still_known(site, visitor)).await?;
    }
    Ok(())
}

/// Receipts and typing get no answer; what goes wrong on our side is logged.
fn quietly(result: Result<()>) {
    if let Err(error) = result
        && error.code.status() >= 500
    {
        tracing::error!(%error, "a receipt was not stored");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an idle visitor costs beside his buffers: tens of thousands of these wait at once.
    #[test]
    fn a_connection_that_waits_is_small() {
        fn size<A, B, F>(_: impl Fn(A, B) -> F) -> usize {
            size_of::<F>()
        }
        assert!(size(serve) <= 2_560, "{} bytes", size(serve));
    }
}
