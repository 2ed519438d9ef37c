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
async fn started_open_and_the_workload_have_lists_and_open_dialogues_can_be_read(
    #[case] engine: Engine,
) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let finished = stage.finished(&stage.visitor().await).await;
    stage.p.clock.advance(60_000);
    let waits = stage.opens(&stage.visitor().await).await;
    stage.p.clock.advance(60_000);
    let active = stage.talk(&stage.visitor_in("fr").await).await;
    let tags = json!({"add": ["Refund"]});
    assert_eq!(
        stage.anna.patch(&format!("/api/v1/dialogues/{active}/tags"), &tags).await.status,
        200
    );
    // A continued one is open: its outcome is set aside.
    let back = stage.visitor().await;
    let continued = stage.finished(&back).await;
    stage.p.clock.advance(60_000);
    stage.continues(&back).await;
    let before = desk(&stage, &[&waits, &active]).await;
    let list = async |query: &str| {
        let answer = ada.get(&format!("{TAB}/dialogues?{query}")).await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.text);
        let page = answer.json();
        let items = page["items"].as_array().expect("items").clone();
        assert_eq!(page["total"], json!(items.len()), "{query}");
        items
    };
    let ids = |items: &[Value]| -> Vec<String> {
        items.iter().map(|item| item["dialogue"].as_str().expect("an id").to_owned()).collect()
    };
    let totals = figures(&ada, "").await["totals"].clone();
    assert_eq!((&totals["started"], &totals["open_now"]), (&json!(4), &json!(3)));
    let started = list("of=started").await;
    let mut expected = vec![active.clone(), continued.clone()];
    expected.sort_by(|a, b| b.cmp(a));
    expected.extend([waits.clone(), finished.clone()]);
    assert_eq!(ids(&started), expected);
    // Who waits longest stands first; who waits for nothing last.
    let open = list("of=open_now").await;
    assert_eq!(ids(&open), [waits.clone(), continued.clone(), active.clone()]);
    assert_eq!(open[0]["waiting_since"], open[0]["opened_at"]);
    assert_eq!(open[2].get("waiting_since"), None);
    assert_eq!(
        (&open[2]["operator"]["name"], &open[2]["tags"]),
        (&json!("Anna"), &json!(["Refund"]))
    );
    for item in &open {
        let none = ["finished_at", "finished_by", "state", "score"].map(|name| &item[name]);
        assert_eq!(none, [&Value::Null; 4], "{item}");
    }
    assert_eq!(ids(&list("of=open_now&language=fr").await), std::slice::from_ref(&active));
    assert_eq!(list("of=open_now&kind=course").await.len(), 0);
    // A tag concerns a dialogue from its beginning.
    for of in ["open_now", "started", "answered"] {
        let tagged = list(&format!("of={of}&tag=refund")).await;
        assert_eq!(ids(&tagged), std::slice::from_ref(&active), "{of}");
        assert_eq!(list(&format!("of={of}&tag=other")).await.len(), 0, "{of}");
    }
    let totals = figures(&ada, "tag=refund").await["totals"].clone();
    assert_eq!((&totals["started"], &totals["open_now"]), (&json!(1), &json!(1)));
    // The file has the same rows in the same order, and open ones without a finish.
    for (query, expected) in [("of=started", &started), ("of=open_now", &open)] {
        let file = ada.get(&format!("{TAB}/export?format=csv&{query}")).await;
        assert_eq!(file.status, 200, "{query}: {}", file.text);
        let lines: Vec<&str> = file.text.lines().skip(1).collect();
        let rows: Vec<String> =
            lines.iter().filter_map(|line| line.split(',').next()).map(str::to_owned).collect();
        assert_eq!(rows, ids(expected), "{query}");
    }
    let file = ada.get(&format!("{TAB}/export?format=xlsx&of=open_now")).await;
    // Open dialogues may be finished before their rows are written: nothing is promised.
    assert!(!file.headers.contains_key("candor-rows"));
    assert_eq!(file.status, 200);
    // What happened in the hour from nine to ten, on a Monday, by UTC; in Paris it was one later.
    for (zone, hour) in [("UTC", 9), ("Europe/Paris", 10)] {
        let hour = format!("tz={zone}&weekday=1&hour={hour}");
        assert_eq!(ids(&list(&format!("of=started&{hour}")).await), expected, "{hour}");
        let answered = list(&format!("of=answered&{hour}")).await;
        assert_eq!(answered.len(), 3, "{hour}");
        assert!(answered.iter().all(|item| item["answers_then"] == json!(1)), "{answered:?}");
    }
    assert_eq!(list("of=started&tz=UTC&weekday=1&hour=10").await.len(), 0);
    let by_boris = format!("of=answered&operator={}", stage.boris.id);
    assert_eq!(list(&by_boris).await.len(), 0);

    // The transcripts of open ones, and that reading them writes and says nothing.
    let read = ada.get(&format!("/api/v1/analytics/dialogues/{active}")).await.json();
    assert_eq!(read["messages"].as_array().map(Vec::len), Some(2));
    assert_eq!((&read["dialogue"]["state"], &read["story"]), (&Value::Null, &json!([])));
    assert_eq!(read["history"].as_array().map(Vec::len), Some(2));
    assert_eq!(ada.get(&format!("/api/v1/analytics/dialogues/{waits}")).await.status, 200);
    assert_eq!(desk(&stage, &[&waits, &active]).await, before);
    // A review and an outcome need a finish.
    let outcome = format!("/api/v1/dialogues/{active}/outcome");
    assert_eq!(ada.get(&outcome).await.status, 404);
    assert_eq!(ada.patch(&outcome, &json!({"note": "x"})).await.status, 404);

    for query in [
        "of=everything",
        "of=started&of=started",
        "of=started&in.state=rated",
        "of=open_now&marked=spam",
        "of=started&weekday=1",
        "of=open_now&weekday=1&hour=1",
        "weekday=1&hour=1",
        "of=started&weekday=8&hour=1",
        "of=started&weekday=1&hour=24",
        "of=started&cursor=x",
    ] {
        assert_eq!(ada.get(&format!("{TAB}/dialogues?{query}")).await.status, 400, "{query}");
    }
    for path in
        ["/comments?of=started", "?of=started", "/export?format=csv&of=started&in.state=rated"]
    {
        assert_eq!(ada.get(&format!("{TAB}{path}")).await.status, 400, "{path}");
    }
    assert_eq!(stage.anna.get(&format!("{TAB}/dialogues?of=open_now")).await.status, 403);
}

/// What operators have of these dialogues.
async fn desk(stage: &Stage, dialogues: &[&String]) -> Vec<String> {
    let mut all = vec![stage.anna.get("/api/v1/dialogues").await.text];
    for dialogue in dialogues {
        all.push(stage.anna.get(&format!("/api/v1/dialogues/{dialogue}")).await.text);
    }
    all
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
    let place = format!("/api/v1/dialogues/{dialogue}/tags");
    let tags = json!({"add": ["refund", "Delivery"]});
    assert_eq!(stage.anna.patch(&place, &tags).await.status, 200);
    let options = ada.get("/api/v1/analytics/options").await.json();
    assert_eq!(options["review_tags"], json!(["Call back", "price"]));
    assert_eq!(options["tags"], json!(["Delivery", "refund"]));
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
