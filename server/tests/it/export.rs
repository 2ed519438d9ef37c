//! The export: the same set as on screen, safe for spreadsheets, in the member's language and zone.

use std::io::Read as _;

use rstest::rstest;

use crate::rating::stage::{Stage, rate_with};
use crate::testing::{Engine, Member};

const EXPORT: &str = "/api/v1/analytics/live-chat/export";

async fn bytes(member: &Member, query: &str) -> Vec<u8> {
    let request = member.request(reqwest::Method::GET, &format!("{EXPORT}{query}"));
    let response = request.send().await.expect("an answer");
    assert_eq!(response.status(), 200);
    response.bytes().await.expect("a body").to_vec()
}

/// A compressed body as it was.
fn decoded(body: &[u8], encoding: &str) -> Vec<u8> {
    let mut plain = Vec::new();
    let read = match encoding {
        "gzip" => flate2::read::GzDecoder::new(body).read_to_end(&mut plain),
        _ => brotli::Decompressor::new(body, 4_096).read_to_end(&mut plain),
    };
    read.expect("it is whole");
    plain
}

fn records(file: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(file);
    reader
        .records()
        .map(|record| record.expect("RFC 4180").iter().map(str::to_owned).collect())
        .collect()
}

/// One rated with an evil comment, one that nobody answered, one of the sample page's kind.
async fn history(engine: Engine) -> (Stage, Member) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let vera = stage.p.visitor(&stage.chat, "=cmd|'/c calc'!A1").await;
    stage.finished(&vera).await;
    let key = stage.key(&vera).await;
    let comment = "+1, \"quoted\"\nand a second line";
    assert_eq!(rate_with(&vera, &key, 2, comment, &["slow"]).await.status, 200);
    stage.p.clock.advance(60_000);
    let luc = stage.visitor().await;
    stage.opens(&luc).await;
    stage.ends(&luc).await;
    (stage, ada)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn csv_has_a_row_for_every_dialogue_and_no_formula(#[case] engine: Engine) {
    let (stage, ada) = history(engine).await;
    let rows = records(&bytes(&ada, "?format=csv&tz=Asia/Kathmandu").await);
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    let at = |name: &str| rows[0].iter().position(|header| header == name).expect(name);
    let cell = |row: usize, name: &str| rows[row][at(name)].as_str();
    // Newest finish first; the clock started at 09:00 UTC.
    assert_eq!(cell(1, "State"), "not asked");
    assert_eq!(cell(1, "Not asked because"), "no operator reply");
    assert_eq!((cell(1, "Operator"), cell(1, "Finished by")), ("Nobody", "visitor"));
    assert_eq!(cell(1, "Finished"), "2026-03-02 14:46:00");
    assert_eq!(cell(2, "Finished"), "2026-03-02 14:45:00");
    assert_eq!(cell(2, "Visitor"), "'=cmd|'/c calc'!A1");
    assert_eq!(cell(2, "Comment"), "'+1, \"quoted\"\nand a second line");
    assert_eq!((cell(2, "Score"), cell(2, "Sense")), ("2", "dissatisfied"));
    assert_eq!(cell(2, "Reasons"), "It took too long");

    // The same filters as on screen, and a mark for spreadsheets that want one.
    assert_eq!(records(&bytes(&ada, "?format=csv&state=rated").await).len(), 2);
    let marked = bytes(&ada, "?format=csv&bom=yes&state=excluded").await;
    assert!(marked.starts_with("\u{feff}Dialogue,".as_bytes()));
    // As browsers ask for it: compressed, and whole.
    for (format, encoding) in [("csv", "gzip"), ("csv", "br"), ("xlsx", "gzip")] {
        let path = format!("{EXPORT}?format={format}&state=excluded");
        let request = ada.request(reqwest::Method::GET, &path).header("accept-encoding", encoding);
        let response = request.send().await.expect("an answer");
        assert_eq!(response.headers()["content-encoding"], encoding, "{format}");
        let got = decoded(&response.bytes().await.expect("to its end"), encoding);
        if format == "csv" {
            assert!(got == bytes(&ada, "?format=csv&state=excluded").await, "{encoding}");
        } else {
            // It is made anew each time and names the moment, so it is opened instead.
            zip::ZipArchive::new(std::io::Cursor::new(got)).expect("a whole workbook");
        }
    }
    let answer = ada.get(&format!("{EXPORT}?format=csv")).await;
    assert_eq!(answer.headers["candor-rows"], "2");
    let name = answer.headers["content-disposition"].to_str().expect("text");
    assert_eq!(name, "attachment; filename*=UTF-8''Live%20chat%202026-01-31_2026-03-02.csv");

    let mut conn = stage.p.app.db.read().await.expect("a connection");
    let (times,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from audit where action = $1",
            candor::values!["analytics.export"],
        )
        .await
        .expect("the log");
    assert_eq!(times, 9);
    assert_eq!(stage.anna.get(&format!("{EXPORT}?format=csv")).await.status, 403);
    for query in
        ["", "?format=pdf", "?format=csv&bom=maybe", "?format=csv&cursor=1.1", "?format=csv&sort=x"]
    {
        assert_eq!(ada.get(&format!("{EXPORT}{query}")).await.status, 400, "{query}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn xlsx_tells_its_filters_and_definitions_on_a_second_sheet(#[case] engine: Engine) {
    let (_stage, ada) = history(engine).await;
    let file = bytes(&ada, "?format=xlsx&state=rated&tz=Europe/Paris").await;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    };
    let names = part("xl/workbook.xml");
    assert!(names.contains("Live chat") && names.contains("About"), "{names}");
    let dialogues = part("xl/worksheets/sheet1.xml");
    assert_eq!(dialogues.matches("<row ").count(), 2, "{dialogues}");
    assert!(!dialogues.contains("<f>"), "a formula");
    assert!(dialogues.contains("+1, &quot;quoted&quot;") || dialogues.contains("+1, \"quoted\""));
    let about = part("xl/sharedStrings.xml");
    for said in ["Europe/Paris", "rated", "Response rate", "Rated ÷ asked."] {
        assert!(about.contains(said), "{said}: {about}");
    }
}
