//! The XLSX file of an export: the dialogues, and beside them what they are and how they were chosen.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::Site;
use super::analytics_rows::Names;
use crate::analytics::export::{Cell, Row};
use crate::analytics::export_words::Words;
use crate::analytics::filter::Filter;
use crate::analytics::page::Page;
use crate::domain::people::Actor;
use crate::error::{Error, Result};
use crate::ids::Id;

/// What the second sheet says: pairs of a name and its value.
pub struct About {
    filters: Vec<(String, String)>,
    definitions: Vec<(&'static str, &'static str)>,
}

impl About {
    pub async fn new(
        site: &Site,
        actor: &Actor,
        filter: &Filter,
        page: &Page,
        words: &'static Words,
    ) -> Result<About> {
        let part = filter.part.as_deref();
        let everyone = [Some(filter), part].into_iter().flatten().flat_map(|f| &f.operators);
        let operators: Vec<Id> = everyone.flatten().copied().collect();
        let mut conn = site.app.db.read().await?;
        let names = Names::load(&mut conn, actor.workspace, &operators).await?;
        let local = |at: crate::time::Time| match Cell::moment(Some(at), &filter.zone) {
            Cell::Moment(at) => at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            _ => String::new(),
        };
        let mut filters = vec![
            (words.period.to_owned(), format!("{} – {}", local(filter.from), local(filter.to))),
            (words.zone.to_owned(), filter.tz.clone()),
            ("time".to_owned(), filter.counted.as_str().to_owned()),
        ];
        let hour = |number: i64| number.to_string();
        let more = [
            ("marked", page.marked.map(|marked| marked.as_str().to_owned())),
            ("weekday", page.weekday.map(hour)),
            ("hour", page.hour.map(hour)),
        ];
        let more = more.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        filters.extend(more);
        filters.extend(said(filter, &names, words));
        if let Some(part) = part {
            let (from, to) = (part.from.max(filter.from), part.to.min(filter.to));
            if (from, to) != (filter.from, filter.to) {
                filters.push((words.period.to_owned(), format!("{} – {}", local(from), local(to))));
            }
            filters.extend(said(part, &names, words));
        }
        Ok(About { filters, definitions: words.definitions(page.of) })
    }
}

/// What is filtered by, beside the period.
fn said(filter: &Filter, names: &Names, words: &'static Words) -> Vec<(String, String)> {
    let said = &filter.said;
    let chats = said.chats.iter().filter_map(|id| names.chat(id.parse().ok()?));
    let operators = filter.operators.iter().map(|id| match id {
        Some(id) => names.person(*id).name,
        None => words.nobody.to_owned(),
    });
    let comment = said.comment.map(|with| if with { "yes" } else { "no" }.to_owned());
    let lists = [
        ("chat", chats.map(|chat| chat.name).collect::<Vec<_>>()),
        ("operator", operators.collect()),
        ("score", said.scores.clone()),
        ("sense", said.senses.clone()),
        ("state", said.states.clone()),
        ("kind", said.kinds.clone()),
        ("finished_by", said.finished_by.clone()),
        ("language", said.languages.clone()),
        ("comment", comment.into_iter().collect()),
        ("reason", said.reasons.clone()),
        ("fact", said.facts.clone()),
        ("words", said.words.clone().into_iter().collect()),
        ("tag", said.tags.clone()),
        ("review", said.reviews.clone()),
        ("review_tag", said.review_tags.clone()),
    ];
    let named = lists.into_iter().filter(|(_, values)| !values.is_empty());
    named.map(|(name, values)| (name.to_owned(), values.join(", "))).collect()
}

/// Makes the file from rows as they come; blocks.
pub fn workbook(
    words: &'static Words,
    about: &About,
    rows: impl FnMut() -> Option<Vec<Row>>,
) -> Result<Vec<u8>> {
    make(words, about, rows).map_err(|error| Error::internal(error.to_string()))
}

fn make(
    words: &'static Words,
    about: &About,
    mut rows: impl FnMut() -> Option<Vec<Row>>,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    // Rows go to a temporary file as they come.
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.set_name(words.file)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(words.headers) {
        sheet.set_column_width(column, 18)?;
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    let mut line = 1;
    while let Some(rows) = rows() {
        for row in rows {
            for (column, cell) in (0..).zip(row) {
                put(sheet, line, column, cell, &moment)?;
            }
            line += 1;
        }
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(words.about)?;
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 90)?;
    let mut line = 0;
    let filters = about.filters.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let parts: [(&str, Vec<(&str, &str)>); 2] =
        [(words.filters, filters.collect()), (words.definitions, about.definitions.clone())];
    for (title, pairs) in parts {
        sheet.write_string_with_format(line, 0, title, &bold)?;
        line += 1;
        for (name, text) in pairs {
            sheet.write_string(line, 0, name)?;
            sheet.write_string(line, 1, text)?;
            line += 1;
        }
        line += 1;
    }
    workbook.save_to_buffer()
}

/// Text is written as text: a spreadsheet never takes it for a formula.
fn put(
    sheet: &mut Worksheet,
    line: u32,
    column: u16,
    cell: Cell,
    moment: &Format,
) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(line, column, text)?,
        Cell::Number(number) => sheet.write_number(line, column, number)?,
        Cell::Moment(at) => {
            let at = rust_xlsxwriter::ExcelDateTime::from_ymd(
                u16::try_from(at.year()).unwrap_or(1900),
                u8::try_from(at.month()).unwrap_or(1),
                u8::try_from(at.day()).unwrap_or(1),
            )?
            .and_hms(
                u16::try_from(at.hour()).unwrap_or(0),
                u8::try_from(at.minute()).unwrap_or(0),
                f64::from(at.second()),
            )?;
            sheet.write_datetime_with_format(line, column, &at, moment)?
        }
        Cell::Nothing => return Ok(()),
    };
    Ok(())
}
