//! The audit log as CSV: read page by page while it is sent, so that a large one needs no more memory.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::page::{AuditLine, Question, START, wanted};
use crate::analytics::export::harmless;
use crate::app::App;
use crate::domain::people::Actor;
use crate::error::{Code, Error, Result};
use crate::ids::{Id, Stream};
use crate::store::audit::{self, Wanted};
use crate::store::people::{self, Entry};
use crate::time::Time;

/// Lines read at a time.
const CHUNK: i64 = 500;
const HEADERS: [&str; 9] = [
    "at (UTC)",
    "member",
    "member id",
    "action",
    "subject",
    "subject id",
    "detail",
    "network",
    "id",
];

/// An export that was begun: its pages, one after the other.
pub struct Export {
    app: App,
    wanted: Wanted,
    after: Option<(Time, Id)>,
    begun: bool,
}

/// Begins an export, and writes down that there was one.
///
/// Errors: `validation`, `unknown_parameter` (a file has no pages).
pub async fn begin(app: &App, actor: &Actor, query: &str) -> Result<Export> {
    let asked = Question::parse(query)?;
    if asked.cursor.is_some() || asked.limit.is_some() {
        return Err(Error::new(Code::UnknownParameter));
    }
    let wanted = wanted(app, actor, &asked).await?;
    let (now, actor, query) = (app.now(), actor.clone(), query.to_owned());
    let id = app.ids.id(Stream::People, now);
    app.db
        .write(move |tx| {
            let (actor, query) = (actor.clone(), query.clone());
            Box::pin(async move {
                let entry = Entry {
                    id,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "audit.export",
                    subject: "",
                    detail: Some(query),
                };
                people::audit_entry(tx, entry).await
            })
        })
        .await?;
    Ok(Export { app: app.clone(), wanted, after: Some(START), begun: false })
}

impl Export {
    /// The next bytes; None at the end.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>> {
        let Some(after) = self.after else { return Ok(None) };
        let mut conn = self.app.db.read().await?;
        let lines = audit::page(&mut conn, &self.wanted, after, CHUNK).await?;
        let full = i64::try_from(lines.len()).is_ok_and(|read| read == CHUNK);
        self.after = lines.last().filter(|_| full).map(|line| (line.at, line.id));
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::with_capacity(lines.len() * 160));
        if !std::mem::replace(&mut self.begun, true) {
            writer.write_record(HEADERS).map_err(Error::internal)?;
        }
        for line in lines {
            writer.write_record(cells(line.into())).map_err(Error::internal)?;
        }
        writer.into_inner().map(Some).map_err(|error| Error::internal(error.to_string()))
    }
}

/// Names and details are other people's words: no spreadsheet may take them for a formula.
fn cells(line: AuditLine) -> [String; 9] {
    let at = Timestamp::from_millisecond(line.at.0).unwrap_or_default().to_zoned(TimeZone::UTC);
    let (member, member_id) =
        line.member.map_or_else(Default::default, |person| (person.name, person.id.to_string()));
    [
        at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        harmless(&member),
        member_id,
        line.action,
        harmless(&line.subject_name.unwrap_or_default()),
        harmless(&line.subject.unwrap_or_default()),
        harmless(&line.detail.unwrap_or_default()),
        line.network.unwrap_or_default(),
        line.id.to_string(),
    ]
}
