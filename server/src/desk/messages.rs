//! Reads messages, for either side.

use std::collections::HashMap;

use super::view::{OperatorMessage, OperatorName, VisitorMessage};
use super::{access, attach};
use crate::app::App;
use crate::domain::message::{FileView, From};
use crate::domain::people::{Actor, Person};
use crate::error::Result;
use crate::ids::Id;
use crate::store::messages::{self, Message};
use crate::store::{Conn, dialogues};

/// Which part of a dialogue's messages.
#[derive(Clone, Copy, Debug)]
pub enum Part {
    /// Those with a greater seq, oldest of them first.
    After(i64),
    /// The last ones with a smaller seq, in order.
    Before(i64),
}

/// A page of a dialogue that this member may see, and its last seq.
pub async fn for_operator(
    app: &App,
    actor: &Actor,
    id: Id,
    part: Part,
    limit: i64,
) -> Result<(Vec<OperatorMessage>, i64)> {
    let (dialogue, _) = access::dialogue(app, actor, id).await?;
    Ok((operator_views(app, id, part, limit, Some(actor.member)).await?, dialogue.last_seq))
}

/// The team's view of a part of a dialogue. Client ids go to their own author only.
pub async fn operator_views(
    app: &App,
    id: Id,
    part: Part,
    limit: i64,
    member: Option<Id>,
) -> Result<Vec<OperatorMessage>> {
    let (rows, names, files) = load(app, id, part, limit).await?;
    let view = |row: Message| OperatorMessage {
        id: row.id,
        dialogue: row.dialogue_id,
        seq: row.seq,
        from: side(&row),
        operator: (!row.from_visitor)
            .then(|| Person { id: row.author_id, name: name(&names, row.author_id) }),
        at: row.at,
        client_id: (!row.from_visitor && member == Some(row.author_id)).then_some(row.client_id),
        text: row.text,
        file: row.file_id.and_then(|id| files.get(&id).cloned()),
        erased: row.erased,
    };
    Ok(rows.into_iter().map(view).collect())
}

/// The visitor's view of a part of a dialogue of his.
pub async fn for_visitor(app: &App, id: Id, part: Part, limit: i64) -> Result<Vec<VisitorMessage>> {
    let (rows, names, files) = load(app, id, part, limit).await?;
    let view = |row: Message| VisitorMessage {
        id: row.id,
        dialogue: row.dialogue_id,
        seq: row.seq,
        from: side(&row),
        operator: (!row.from_visitor).then(|| OperatorName { name: name(&names, row.author_id) }),
        at: row.at,
        client_id: row.from_visitor.then_some(row.client_id),
        text: row.text,
        file: row.file_id.and_then(|id| files.get(&id).cloned()),
        erased: row.erased,
    };
    Ok(rows.into_iter().map(view).collect())
}

type Loaded = (Vec<Message>, HashMap<Id, String>, HashMap<Id, FileView>);

async fn load(app: &App, id: Id, part: Part, limit: i64) -> Result<Loaded> {
    let (rows, names) = {
        let mut conn = app.db.read().await?;
        let rows = read(&mut conn, id, part, limit).await?;
        let mut authors: Vec<Id> =
            rows.iter().filter(|row| !row.from_visitor).map(|row| row.author_id).collect();
        authors.sort_unstable();
        authors.dedup();
        let names = dialogues::names(&mut conn, &authors).await?;
        (rows, names)
    };
    let files: Vec<Id> = rows.iter().filter_map(|row| row.file_id).collect();
    let files = attach::views(app, &files).await?;
    Ok((rows, names, files))
}

async fn read(conn: &mut Conn, id: Id, part: Part, limit: i64) -> Result<Vec<Message>> {
    match part {
        Part::After(seq) => messages::after(conn, id, seq, limit).await,
        Part::Before(seq) => messages::before(conn, id, seq, limit).await,
    }
}

fn side(row: &Message) -> From {
    if row.from_visitor { From::Visitor } else { From::Operator }
}

fn name(names: &HashMap<Id, String>, id: Id) -> String {
    names.get(&id).cloned().unwrap_or_default()
}
