//! Every number of the Live Chat tab and the list behind it: the list is the number's part of the filtered set, so
//! they agree, whatever the filters are.

use rstest::rstest;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, rate_with, shown, skip};
use crate::testing::{Engine, Member};

const TAB: &str = "/api/v1/analytics/live-chat";

/// A little of everything. The dialogues' visitors are strangers to each other unless they come back.
async fn stage(engine: Engine) -> (Stage, Member) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let ratings: [(i64, &str, &[&str]); 5] = [
        (5, "Quick and kind", &[]),
        (1, "Quick but wrong", &["slow", "product"]),
        (2, "", &["product"]),
        (3, "", &[]),
        (2, "Rude", &["slow"]),
    ];
    let mut excluded = String::new();
    for (score, comment, reasons) in ratings {
        let visitor = stage.visitor().await;
        excluded = stage.finished(&visitor).await;
        let key = stage.key(&visitor).await;
        assert_eq!(shown(&visitor, &key).await.status, 204);
        assert_eq!(rate_with(&visitor, &key, score, comment, reasons).await.status, 200);
        stage.p.clock.advance(60_000);
    }
    let place = format!("/api/v1/dialogues/{excluded}/outcome");
    let answer = ada.patch(&place, &json!({"exclude": {"reason": "Not ours"}})).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    // Shown and not answered; skipped; nobody there; handed over; and one who came back.
    let visitor = stage.visitor().await;
    stage.finished(&visitor).await;
    shown(&visitor, &stage.key(&visitor).await).await;
    let visitor = stage.visitor().await;
    stage.finished(&visitor).await;
    skip(&visitor, &stage.key(&visitor).await).await;
    let visitor = stage.visitor().await;
    stage.opens(&visitor).await;
    stage.ends(&visitor).await;
    let visitor = stage.visitor().await;
    let dialogue = stage.talk(&visitor).await;
    stage.anna.post(&format!("/api/v1/dialogues/{dialogue}/transfer"), &json!({})).await;
    stage.boris.takes(&dialogue).await;
    stage.answers(&stage.boris, &dialogue).await;
    stage.boris.finishes(&dialogue).await;
    stage.p.clock.advance(3_600_000);
    stage.finished(&visitor).await;
    (stage, ada)
}

async fn figures(ada: &Member, query: &str) -> Value {
    let answer = ada.get(&format!("{TAB}?{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

/// How many the list has, and that it has them.
async fn listed(ada: &Member, query: &str, part: &str) -> i64 {
    let answer = ada.get(&format!("{TAB}/dialogues?{query}&{part}")).await;
    assert_eq!(answer.status, 200, "{part}: {}", answer.text);
    let page = answer.json();
    let total = page["total"].as_i64().expect("total");
    assert_eq!(page["items"].as_array().map(Vec::len), usize::try_from(total).ok(), "{part}");
    let rows = ada.get(&format!("{TAB}/export?format=csv&{query}&{part}")).await;
    assert_eq!(rows.headers["candor-rows"].to_str().ok(), Some(total.to_string().as_str()));
    total
}

#[expect(clippy::cast_possible_truncation, reason = "counts of a handful")]
fn part_of(share: &Value, n: &Value) -> i64 {
    (share.as_f64().unwrap_or(0.0) * n.as_f64().unwrap_or(0.0)).round() as i64
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_number_has_the_list_behind_it(#[case] engine: Engine) {
    let (_stage, ada) = stage(engine).await;
    let whole = figures(&ada, "").await["totals"].clone();
    for (name, number) in [
        ("finished", 10),
        ("rated", 4),
        ("excluded", 1),
        ("handed_over", 1),
        ("never_answered", 1),
        ("shown", 6),
        ("can_still_answer", 3),
    ] {
        assert_eq!(whole[name], json!(number), "{name}");
    }
    for query in [
        "tz=Europe/Paris",
        "state=rated&state=no_answer",
        "reason=slow",
        "words=quick",
        "sense=dissatisfied&sense=neutral",
        "fact=shown",
        "comment=yes",
        "operator=nobody",
        "fact=handed_over&fact=came_back&kind=website",
    ] {
        let found = figures(&ada, query).await;
        let totals = &found["totals"];
        let number = |name: &str| totals[name].as_i64().expect(name);
        let mut numbers = vec![
            ("in.state=rated".to_owned(), number("rated")),
            ("in.state=no_answer".to_owned(), number("no_answer")),
            ("in.state=rated&in.state=no_answer".to_owned(), number("asked")),
            ("in.state=excluded".to_owned(), number("excluded")),
            ("in.fact=shown".to_owned(), number("shown")),
            ("in.fact=can_still_answer".to_owned(), number("can_still_answer")),
            ("in.fact=handed_over".to_owned(), number("handed_over")),
            ("in.fact=never_answered".to_owned(), number("never_answered")),
            ("in.fact=answered".to_owned(), number("finished") - number("never_answered")),
            ("in.fact=came_back".to_owned(), part_of(&totals["came_back"], &totals["finished"])),
            (
                "in.fact=timed".to_owned(),
                found["speed"]["first_response"]["n"].as_i64().expect("n"),
            ),
            (
                "in.sense=satisfied".to_owned(),
                part_of(&totals["csat"]["share"], &totals["csat"]["n"]),
            ),
            (
                "in.sense=dissatisfied".to_owned(),
                part_of(&totals["dsat"]["share"], &totals["dsat"]["n"]),
            ),
            ("in.kind=course".to_owned(), 0),
            ("in.kind=website".to_owned(), number("finished")),
        ];
        for by in ["operator", "visitor", "idle", "admin"] {
            let count = totals["finished_by"][by].as_i64().expect(by);
            numbers.push((format!("in.finished_by={by}"), count));
        }
        for (reason, count) in totals["not_asked"].as_object().expect("reasons") {
            let count = count.as_i64().expect("a count");
            numbers.push((format!("in.state=not_asked:{reason}"), count));
        }
        for reason in found["reasons"].as_array().expect("reasons") {
            let (id, count) = (reason["id"].as_str().expect("id"), reason["count"].as_i64());
            numbers.push((format!("in.reason={id}&in.state=rated"), count.expect("count")));
        }
        for scale in found["distribution"].as_array().expect("scales") {
            for score in scale["scores"].as_array().expect("scores") {
                let part = format!("in.score=stars5:{}", score["score"]);
                numbers.push((part, score["count"].as_i64().expect("count")));
            }
        }
        for row in found["operators"].as_array().expect("operators") {
            let operator = row["operator"]["id"].as_str().unwrap_or("nobody");
            for (state, name) in [("", "finished"), ("&in.state=rated", "rated")] {
                let part = format!("in.operator={operator}{state}");
                numbers.push((part, row[name].as_i64().expect(name)));
            }
        }
        let points = found["series"]["points"].as_array().expect("points");
        for (place, point) in points.iter().enumerate() {
            let from = point["from"].as_str().expect("from");
            let end = points.get(place + 1).unwrap_or(&found["filter"]["to"]);
            let to = end["from"].as_str().or(end.as_str()).expect("to");
            let finished = point["finished"].as_i64().expect("finished");
            if finished > 0 {
                numbers.push((format!("in.from={from}&in.to={to}"), finished));
            }
        }
        for (part, number) in numbers {
            assert_eq!(listed(&ada, query, &part).await, number, "{query} | {part}");
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn filters_can_be_set_to_every_reason_and_tag_there_is(#[case] engine: Engine) {
    let (stage, ada) = stage(engine).await;
    let visitor = stage.visitor().await;
    let dialogue = stage.finished(&visitor).await;
    let place = format!("/api/v1/dialogues/{dialogue}/outcome");
    let tags = json!({"tags": ["Call back", "price"]});
    assert_eq!(ada.patch(&place, &tags).await.status, 200);
    let options = ada.get("/api/v1/analytics/options").await.json();
    assert_eq!(options["review_tags"], json!(["Call back", "price"]));
    let ids: Vec<&str> = options["reasons"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|reason| reason["id"].as_str().expect("an id"))
        .collect();
    assert!(ids.contains(&"slow") && ids.contains(&"product"), "{ids:?}");
    for (list, status) in [("dialogues", 200), ("comments", 200), ("export", 200)] {
        let answer = ada.get(&format!("{TAB}/{list}?in.reason=slow&format=csv")).await;
        // Only the export knows formats.
        let expected = if list == "export" { status } else { 400 };
        assert_eq!(answer.status, expected, "{list}");
    }
    for query in ["in.state=rated", "in.from=2026-01-01", "fact=all", "sense=angry"] {
        assert_eq!(ada.get(&format!("{TAB}?{query}")).await.status, 400, "{query}");
    }
    for query in ["in.sort=rated", "in.cursor=1.1", "in.comment=yes&in.comment=no", "in.from=soon"]
    {
        assert_eq!(ada.get(&format!("{TAB}/dialogues?{query}")).await.status, 400, "{query}");
    }
}
