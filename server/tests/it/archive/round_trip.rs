//! In, out, in again and out again; and the figures in between.

use std::collections::BTreeMap;

use candor::archive::import::{Counts, Options};
use rstest::rstest;
use serde_json::{Value, json};

use super::{bring, exported, fixture};
use crate::rating::stage::{Stage, rate_with};
use crate::testing::{Engine, Member, Program};

const ALL: &str = "/api/v1/analytics/live-chat?from=2026-01-01&to=2026-03-03";

async fn figures(member: &Member) -> Value {
    let answer = member.get(ALL).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// What the recount names, of what the program says.
fn assert_totals(figures: &Value, expected: &Value) {
    for (name, value) in expected.as_object().expect("totals") {
        let mut given = figures["totals"][name].clone();
        if let Some(parts) = given.as_object_mut() {
            parts.retain(|_, count| count != 0);
        }
        assert_eq!(&given, value, "{name}");
    }
}

fn assert_same_lines(one: &str, other: &str) {
    for (one, other) in one.lines().zip(other.lines()) {
        assert_eq!(one, other);
    }
    assert_eq!(one.len(), other.len());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_history_comes_in_and_goes_out_as_it_was(#[case] engine: Engine) {
    let lines = fixture::lines(330);
    let text = fixture::text(&lines);
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    assert_eq!(figures(&olga).await["totals"]["finished"], 0);
    // Another process brings it in; the running one knows at its next question.
    let config = program.app.config.clone();
    let beside = candor::open(config, program.clock.clone(), candor::ids::Ids::seeded(9)).await;
    let beside = beside.expect("it opens").app.clone();
    let checked = bring(&beside, &text, Options { check: true, sample: false }).await;
    let (counts, refused) = bring(&beside, &text, Options::default()).await;
    assert_eq!(refused, []);
    let expected = Counts { operators: 3, chats: 2, dialogues: 330, known: 0, refused: 0 };
    assert_eq!((&counts, &checked), (&expected, &(expected.clone(), Vec::new())));
    let after = figures(&olga).await;
    assert_totals(&after, &fixture::totals(&lines));
    let operators = after["operators"].as_array().expect("operators").iter();
    let credits: BTreeMap<String, usize> = operators
        .map(|row| {
            let name = row["operator"]["name"].as_str().unwrap_or("nobody").to_owned();
            (name, usize::try_from(row["finished"].as_u64().expect("a count")).expect("small"))
        })
        .filter(|(_, finished)| *finished > 0)
        .collect();
    assert_eq!(credits, fixture::credits(&lines));
    // Columns loaded anew say the same as those that were brought up to date.
    program.site.analytics.forget(program.workspace);
    assert_eq!(figures(&olga).await, after);

    // Again: nothing is new.
    let (counts, refused) = bring(&beside, &text, Options::default()).await;
    assert_eq!(refused, []);
    assert_eq!(counts, Counts { known: 335, ..Counts::default() });
    assert_eq!(figures(&olga).await, after);

    // Out, into an empty workspace, and out: the same bytes; and into where it came from: nothing is new.
    let first = exported(&beside).await;
    let other = Program::seeded(engine, 5).await;
    let (counts, refused) = bring(&other.app, &first, Options::default()).await;
    assert_eq!(refused, []);
    assert_eq!(counts, expected);
    assert_same_lines(&exported(&other.app).await, &first);
    let second = other.member("Olga", "owner").await;
    assert_totals(&figures(&second).await, &fixture::totals(&lines));
    let again = figures(&second).await;
    for part in ["/distribution", "/series/points", "/speed", "/reasons"] {
        assert!(after.pointer(part).is_some(), "{part}");
        assert_eq!(again.pointer(part), after.pointer(part), "{part}");
    }

    // Tags come with their dialogues, and are found without case and accents.
    let tagged =
        lines.iter().filter(|line| line["tags"].is_array() && line["test"] != true).count();
    let found = olga.get(&format!("{ALL}&tag=DELIVERY")).await.json();
    assert_eq!(found["totals"]["finished"], tagged);
    let used = olga.get("/api/v1/dialogue-tags").await.json();
    assert_eq!(used["items"], json!(["Delivery", "Étiquette 0", "Étiquette 2"]));

    // Words of comments are found, and operators are invited, not signed in.
    let found = olga.get(&format!("{ALL}&words=decu")).await.json();
    assert!(found["totals"]["finished"].as_i64().expect("a count") > 20, "{}", found["totals"]);
    let members = olga.get("/api/v1/members").await.json();
    let status: Vec<&str> = members["items"]
        .as_array()
        .expect("members")
        .iter()
        .filter(|member| {
            member["email"].as_str().is_some_and(|email| email.ends_with("import.example"))
        })
        .filter_map(|member| member["status"].as_str())
        .collect();
    assert_eq!(status, ["invited"; 3]);
    beside.db.close().await;
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_finished_here_goes_elsewhere_with_its_figures(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let vera = stage.visitor().await;
    let tagged = stage.finished(&vera).await;
    let path = format!("/api/v1/dialogues/{tagged}/tags");
    assert_eq!(stage.anna.patch(&path, &json!({"add": ["Too late"]})).await.status, 200);
    let key = stage.key(&vera).await;
    assert_eq!(rate_with(&vera, &key, 2, "Too slow", &["slow"]).await.status, 200);
    stage.p.clock.advance(3_600_000);
    let luc = stage.visitor().await;
    stage.opens(&luc).await;
    stage.ends(&luc).await;
    stage.finished(&stage.visitor_in("fr").await).await;
    stage.opens(&stage.visitor().await).await;
    let olga = stage.p.member("Olga", "owner").await;
    let first = exported(&stage.p.app).await;
    assert_eq!(first.lines().filter(|line| line.contains("\"dialogue\"")).count(), 3, "{first}");
    assert_eq!(first.matches(r#""tags":["Too late"]"#).count(), 1, "{first}");

    let other = Program::seeded(engine, 5).await;
    other.clock.advance(3_600_000);
    let (counts, refused) = bring(&other.app, &first, Options::default()).await;
    assert_eq!(refused, []);
    assert_eq!((counts.dialogues, counts.operators, counts.chats), (3, 1, 1));
    assert_same_lines(&exported(&other.app).await, &first);
    let (here, there) = (figures(&olga).await, figures(&other.member("Olga", "owner").await).await);
    for part in ["distribution", "speed", "reasons"] {
        assert_eq!(here[part], there[part], "{part}");
    }
    for total in [
        "finished",
        "finished_by",
        "asked",
        "shown",
        "rated",
        "not_asked",
        "csat",
        "can_still_answer",
    ] {
        assert_eq!(here["totals"][total], there["totals"][total], "{total}");
    }
    // Into where it came from: everything is known by its id.
    let (counts, refused) = bring(&stage.p.app, &first, Options::default()).await;
    assert_eq!((counts.dialogues, counts.known, refused.len()), (0, 5, 0));
}
