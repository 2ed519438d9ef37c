//! The export of what is on screen: CSV, or XLSX with filters and definitions on a second sheet. Rows are read
//! and written a few hundred at a time, so that a large export needs no more memory than a small one.

use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use futures_util::StreamExt as _;
use tokio::sync::mpsc;

use super::Site;
use super::analytics_export_rows::row;
use super::analytics_lists::MadeOf;
use super::analytics_question::{Filters, Narrowing, Question};
use super::analytics_rows;
use super::analytics_sheet::{self, About};
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::behind::{self, Ask, Behind};
use crate::analytics::export::{self, Row};
use crate::analytics::export_words::{self, Words};
use crate::analytics::filter::Filter;
use crate::analytics::lists;
use crate::analytics::page::{Of, Page};
use crate::domain::people::Actor;
use crate::domain::texts::Language;
use crate::error::{Error, Result};
use crate::ids::Stream;
use crate::store::people::{self, Entry};

/// Rows read at a time.
const CHUNK: usize = 500;
/// What a sheet of XLSX can hold beside its header.
const SHEET_MAX: usize = 1_048_575;

/// Which file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Csv { bom: bool },
    Xlsx,
}

/// The dialogues in the order of the rows.
enum Dialogues {
    /// By the outcome's number.
    Finished(Vec<u32>),
    More(Vec<Behind>),
}

impl Dialogues {
    fn len(&self) -> usize {
        match self {
            Dialogues::Finished(numbers) => numbers.len(),
            Dialogues::More(dialogues) => dialogues.len(),
        }
    }
}

/// What is written, for whom and in whose words.
struct Export {
    site: Site,
    actor: Actor,
    filter: Filter,
    page: Page,
    dialogues: Dialogues,
    words: &'static Words,
}

/// The dialogues behind the figures as a file, in the order of their list. Same filters, `format` and `bom`. The answer's
/// `candor-rows` says how many rows are coming, where that is certain: open dialogues may be finished meanwhile.
#[utoipa::path(get, path = "/analytics/live-chat/export", tag = "analyst",
    params(Filters, Narrowing, MadeOf,
        ("format" = String, Query, description = "csv or xlsx"),
        ("bom" = Option<String>, Query, description = "yes: CSV with a byte order mark, for spreadsheets that want one")),
    responses((status = 200, description = "The file", body = String, content_type = "text/csv"),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem),
        (status = 413, description = "More rows than the format can hold", body = Problem)))]
pub async fn export(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Response> {
    let (format, query) = asked(query.as_deref().unwrap_or_default())?;
    let mut page = Page::default();
    let question = Question::read(&site, &actor, Some(query.clone()), Some(&mut page)).await?;
    if page.cursor.is_some() || page.limit.is_some() {
        return Err(Error::new(crate::error::Code::UnknownParameter));
    }
    let hour_of_week = page.hour_of_week(&question.filter)?;
    let (of, marked) = (page.of, page.marked);
    let filter = question.filter.clone();
    let dialogues = question
        .ask(&site, &actor, move |columns, filter, around| match of {
            Of::Finished => {
                Dialogues::Finished(lists::all(columns, filter, &around.wanted_chats, marked))
            }
            of => {
                let ask = Ask { of, hour_of_week, after: None, limit: behind::ALL };
                let found = behind::find(columns, filter, around, ask).dialogues;
                Dialogues::More(found.into_iter().map(|(which, _)| which).collect())
            }
        })
        .await?;
    if format == Format::Xlsx && dialogues.len() > SHEET_MAX {
        return Err(Error::new(crate::error::Code::TooLarge));
    }
    let language = people::language(&mut *site.app.db.read().await?, actor.member).await?;
    let words = export_words::of(Language::of(&language));
    note(&site, &actor, &query).await?;

    let (ending, kind) = match format {
        Format::Csv { .. } => ("csv", "text/csv; charset=utf-8"),
        Format::Xlsx => {
            ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
    };
    let name = export::file_name(words, filter.from, filter.to, &filter.zone, ending);
    let rows = dialogues.len();
    let (sender, receiver) = mpsc::channel(4);
    let export = Export { site, actor, filter, page, dialogues, words };
    tokio::spawn(export.write(format, sender));
    let stream = futures_util::stream::unfold(receiver, |mut receiver| async {
        receiver.recv().await.map(|bytes| (bytes, receiver))
    });
    // Whoever compresses the answer asks once more after its end.
    let stream = stream.fuse();
    let mut response = Body::from_stream(stream).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if of == Of::Finished {
        headers.insert("candor-rows", HeaderValue::from(rows));
    }
    headers.insert(header::CONTENT_DISPOSITION, disposition(&name));
    Ok(response)
}

/// RFC 6266: the name in UTF-8, percent-encoded.
fn disposition(name: &str) -> HeaderValue {
    let encoded: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).into(),
            other => format!("%{other:02X}"),
        })
        .collect();
    HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}"))
        .unwrap_or(HeaderValue::from_static("attachment"))
}

/// Takes what concerns the file out of the query; the rest is the filter.
fn asked(query: &str) -> Result<(Format, String)> {
    let (mut format, mut bom) = (None, false);
    let mut rest = url::form_urlencoded::Serializer::new(String::new());
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        match (key.as_ref(), value.as_ref()) {
            ("format", "csv") => format = Some(Format::Csv { bom: false }),
            ("format", "xlsx") => format = Some(Format::Xlsx),
            ("format", _) => return Err(Error::field("format", "csv or xlsx.")),
            ("bom", "yes") => bom = true,
            ("bom", "no") => {}
            ("bom", _) => return Err(Error::field("bom", "yes or no.")),
            (key, value) => {
                rest.append_pair(key, value);
            }
        }
    }
    let format = match format {
        Some(Format::Csv { .. }) => Format::Csv { bom },
        Some(other) => other,
        None => return Err(Error::field("format", "csv or xlsx.")),
    };
    Ok((format, rest.finish()))
}

/// Who took what out of the house.
async fn note(site: &Site, actor: &Actor, query: &str) -> Result<()> {
    let now = site.app.now();
    let id = site.app.ids.id(Stream::People, now);
    let (actor, query) = (actor.clone(), query.to_owned());
    site.app
        .db
        .write(move |tx| {
            let (actor, query) = (actor.clone(), query.clone());
            Box::pin(async move {
                let entry = Entry {
                    id,
                    workspace: actor.workspace,
                    at: now,
                    member: Some(actor.member),
                    action: "analytics.export",
                    subject: "live-chat",
                    detail: Some(query),
                };
                people::audit_entry(tx, entry).await
            })
        })
        .await
}

type Sent = std::result::Result<Bytes, Box<dyn std::error::Error + Send + Sync>>;

impl Export {
    /// Writes the file into the answer. What fails breaks the download off: half a file must not look whole.
    async fn write(self, format: Format, sender: mpsc::Sender<Sent>) {
        let written = match format {
            Format::Csv { bom } => self.csv(bom, &sender).await,
            Format::Xlsx => self.xlsx(&sender).await,
        };
        if let Err(error) = written {
            tracing::error!(%error, "an export broke off");
            let _ = sender.send(Err("the export broke off".into())).await;
        }
    }

    async fn csv(&self, bom: bool, sender: &mpsc::Sender<Sent>) -> Result<()> {
        let mut lines = if bom { "\u{feff}".as_bytes().to_vec() } else { Vec::new() };
        lines.extend(line_of(&[self.words.headers.map(str::to_owned).to_vec()])?);
        // The header goes also where nothing follows it.
        for first in (0..self.dialogues.len().max(1)).step_by(CHUNK) {
            let rows = self.rows(first).await?;
            lines.extend(line_of(&rows.iter().map(export::fields).collect::<Vec<_>>())?);
            if sender.send(Ok(std::mem::take(&mut lines).into())).await.is_err() {
                // Nobody reads any more.
                return Ok(());
            }
        }
        Ok(())
    }

    async fn xlsx(&self, sender: &mpsc::Sender<Sent>) -> Result<()> {
        let Export { site, actor, filter, page, words, .. } = self;
        let about = About::new(site, actor, filter, page, words).await?;
        let (feed, mut rows_in) = mpsc::channel::<Vec<Row>>(2);
        let words = *words;
        let made = tokio::task::spawn_blocking(move || {
            analytics_sheet::workbook(words, &about, || rows_in.blocking_recv())
        });
        for first in (0..self.dialogues.len()).step_by(CHUNK) {
            let rows = self.rows(first).await?;
            if sender.is_closed() || feed.send(rows).await.is_err() {
                break;
            }
        }
        drop(feed);
        let mut file = Bytes::from(made.await.map_err(Error::internal)??);
        while !file.is_empty() {
            let part = file.split_to(file.len().min(64 * 1024));
            if sender.send(Ok(part)).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    /// A chunk of rows, from number `first` on.
    async fn rows(&self, first: usize) -> Result<Vec<Row>> {
        let (app, actor) = (&self.site.app, &self.actor);
        let chunk = first..(first + CHUNK).min(self.dialogues.len());
        let items = match &self.dialogues {
            Dialogues::Finished(numbers) => {
                let numbers: Vec<i64> = numbers[chunk].iter().map(|n| i64::from(*n)).collect();
                analytics_rows::items(app, actor, &numbers, self.filter.counted).await?
            }
            Dialogues::More(dialogues) => {
                let items =
                    analytics_rows::behind(app, actor, &dialogues[chunk], self.filter.counted)
                        .await?;
                items.into_iter().map(|(_, item)| item).collect()
            }
        };
        Ok(items.into_iter().map(|item| row(item, &self.filter, self.words)).collect())
    }
}

/// RFC 4180 lines.
fn line_of(rows: &[Vec<String>]) -> Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::with_capacity(rows.len() * 256));
    for row in rows {
        writer.write_record(row).map_err(Error::internal)?;
    }
    writer.into_inner().map_err(|error| Error::internal(error.to_string()))
}
