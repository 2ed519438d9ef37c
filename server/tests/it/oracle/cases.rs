//! Asks a program questions and compares every field with the oracle.

use candor::ids::Id;
use serde_json::{Value, json};

use super::answer;
use super::compare::differences;
use super::dice::Dice;
use super::hours;
use super::lists::{self, List, Of};
use super::question::{Choices, Question};
use super::scene::Scene;
use super::world::World;
use crate::testing::Client;

const FIGURES: &str = "/api/v1/analytics/live-chat";
const OPERATORS: &str = "/api/v1/analytics/operators";
const OWN: &str = "/api/v1/operators/me/hours";

/// Where a failure stands, so that it can be found again.
#[derive(Clone)]
pub struct Place {
    pub seed: u64,
    pub history: usize,
    pub when: &'static str,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "seed {}, history {}, {}", self.seed, self.history, self.when)
    }
}

async fn get(client: &Client, path: &str, query: &str) -> Value {
    let answer = client.get(&format!("{path}?{query}")).await;
    assert_eq!(answer.status, 200, "{path}?{query}: {}", answer.text);
    answer.json()
}

fn same(expected: &Value, given: &Value, place: &Place, what: &str) {
    let mut found = Vec::new();
    differences("", expected, given, &mut found);
    assert!(found.is_empty(), "{place}\n{what}\n{}", found.join("\n"));
}

/// What can be asked about this world.
pub fn choices(world: &World, now: i64) -> Choices {
    let mut chats: Vec<String> = world.chats.keys().cloned().collect();
    chats.sort();
    let mut operators: Vec<String> = world.members.keys().cloned().collect();
    operators.sort();
    operators.extend(["nobody".to_owned(), "nobody".to_owned()]);
    let mut instants: Vec<i64> =
        world.finished.iter().flat_map(|one| [one.finished_at, one.opened_at]).collect();
    instants.push(now);
    instants.sort_unstable();
    let began = instants.first().copied().unwrap_or(now);
    let (workspace_zone, week_start) = (world.time_zone.clone(), world.week_start);
    Choices { chats, operators, workspace_zone, week_start, now, began, instants }
}

/// One case: the figures, and what must hold whatever they are.
pub async fn figures(client: &Client, world: &World, q: &Question, now: i64, place: &Place) {
    let query = q.url();
    let given = get(client, FIGURES, &query).await;
    let expected = answer::figures(world, q, now);
    same(&expected, &given, place, &format!("{FIGURES}?{query}"));
    holds(&given, place, &query);
}

/// What adds up in every view.
fn holds(given: &Value, place: &Place, query: &str) {
    let number = |value: &Value| value.as_i64().unwrap_or_else(|| panic!("a number: {value}"));
    let sum = |list: &str, field: &str| {
        let rows = given[list].as_array().expect("rows");
        rows.iter().map(|row| number(&row[field])).sum::<i64>()
    };
    let totals = &given["totals"];
    let not_asked: i64 =
        totals["not_asked"].as_object().expect("reasons").values().map(number).sum();
    let parts = ["rated", "no_answer", "excluded"].map(|part| number(&totals[part]));
    let said = format!("{place} {query}");
    assert_eq!(parts.iter().sum::<i64>() + not_asked, number(&totals["finished"]), "{said}");
    let took_part = given["filter"]["credit"] == "took_part";
    for field in ["finished", "asked", "rated", "unrated"] {
        let (sum_of_operators, total) = (sum("operators", field), number(&totals[field]));
        let adds_up = sum_of_operators == total || (took_part && sum_of_operators > total);
        assert!(adds_up, "operators, {field}: {sum_of_operators} and {total}: {said}");
        assert_eq!(sum("chats", field), number(&totals[field]), "chats, {field}: {said}");
    }
    assert_eq!(sum("workload", "arrivals"), number(&totals["started"]), "arrivals: {said}");
    let points = given["series"]["points"].as_array().expect("points");
    for field in ["finished", "rated", "no_answer", "excluded"] {
        let sum: i64 = points.iter().map(|point| number(&point[field])).sum();
        assert_eq!(sum, number(&totals[field]), "points, {field}: {said}");
    }
    let scores: i64 = given["distribution"]
        .as_array()
        .expect("scales")
        .iter()
        .flat_map(|scale| scale["scores"].as_array().expect("scores"))
        .map(|score| number(&score["count"]))
        .sum();
    assert_eq!(scores, number(&totals["rated"]), "distribution: {said}");
    for share in ["csat", "dsat"] {
        let n = &totals[share]["n"];
        assert_eq!(n.as_i64().unwrap_or(0), number(&totals["rated"]), "{share}: {said}");
    }
}

/// Operators by time, and what one of them sees of himself.
pub async fn hours(
    analyst: &Client,
    (operator, id): (&Client, Id),
    world: &World,
    q: &Question,
    now: i64,
    place: &Place,
) {
    let about = q.about_answers();
    let query = about.url();
    let given = get(analyst, OPERATORS, &query).await;
    let expected = hours::operators(world, &about, now);
    same(&expected, &given, place, &format!("{OPERATORS}?{query}"));
    let about = q.only_when();
    let query = about.url();
    let given = get(operator, OWN, &query).await;
    let expected = hours::own(world, &about, &id.to_string(), now);
    same(&expected, &given, place, &format!("{OWN}?{query} of {id}"));
}

/// One list, page by page: everything once, in order, with the whole number on every page.
pub async fn list(
    client: &Client,
    world: &World,
    q: &Question,
    which: List,
    now: i64,
    place: &Place,
    limit: i64,
) {
    let expected = lists::list(world, q, which, now);
    let query = q.url();
    let mut given = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let mut page = format!("{query}&limit={limit}");
        if let Some(cursor) = &cursor {
            page += &format!("&cursor={cursor}");
        }
        let answer = get(client, which.path(), &page).await;
        let what = format!("{}?{page}", which.path());
        assert_eq!(answer["total"], expected.len(), "{place} {what}");
        let items = answer["items"].as_array().expect("items").clone();
        assert!(items.len() as i64 <= limit, "{place} {what}");
        given.extend(items);
        match answer.get("next") {
            Some(next) => cursor = Some(next.as_str().expect("a cursor").to_owned()),
            None => break,
        }
        assert!(given.len() < expected.len(), "pages without an end: {place} {what}");
    }
    same(&Value::Array(expected), &Value::Array(given), place, &format!("{which:?} {query}"));
}

/// The lists behind *started*, *open now* and a cell of the workload: the same dialogues as counted here, and as many
/// as the number says.
pub async fn behind(
    client: &Client,
    world: &World,
    q: &Question,
    now: i64,
    place: &Place,
    dice: &mut Dice,
) {
    let query = q.url();
    let figures = get(client, FIGURES, &query).await;
    let cells = figures["workload"].as_array().expect("a workload");
    let busy: Vec<&Value> =
        cells.iter().filter(|cell| cell["arrivals"] != 0 || cell["answers"] != 0).collect();
    let cell = if busy.is_empty() { &cells[0] } else { *dice.of(&busy) };
    let number = |value: &Value| value.as_i64().expect("a number");
    let hour = Some((number(&cell["weekday"]), number(&cell["hour"])));
    let answers: i64 = cells.iter().map(|cell| number(&cell["answers"])).sum();
    let totals = &figures["totals"];
    for (of, hour, expected) in [
        (Of::Started, None, number(&totals["started"])),
        (Of::OpenNow, None, number(&totals["open_now"])),
        (Of::Answered, None, answers),
        (Of::Started, hour, number(&cell["arrivals"])),
        (Of::Answered, hour, number(&cell["answers"])),
    ] {
        let mut query = format!("{query}&of={}", of.as_str());
        if let Some((weekday, hour)) = hour {
            query += &format!("&weekday={weekday}&hour={hour}");
        }
        let given = pages(client, &query, *dice.of(&[13, 100, 100])).await;
        let what = format!("{} {place}", query);
        let said = |item: &Value| {
            let mut said =
                json!({"dialogue": item["dialogue"], "finished": !item["finished_at"].is_null()});
            for field in ["waiting_since", "answers_then"] {
                if let Some(value) = item.get(field) {
                    said[field] = value.clone();
                }
            }
            said
        };
        let items: Vec<Value> = given.items.iter().map(said).collect();
        assert_eq!(items, lists::behind(world, q, of, hour, now), "{what}");
        let counted = match of {
            Of::Answered => given.answers.expect("answers"),
            _ => given.total,
        };
        assert_eq!(counted, expected, "the number and its list: {what}");
        assert_eq!(given.total, i64::try_from(items.len()).expect("few"), "{what}");
    }
}

/// All pages of a list.
struct Pages {
    items: Vec<Value>,
    total: i64,
    answers: Option<i64>,
}

async fn pages(client: &Client, query: &str, limit: i64) -> Pages {
    let mut items = Vec::new();
    let mut cursor = String::new();
    loop {
        let path = List::Dialogues.path();
        let page = get(client, path, &format!("{query}&limit={limit}{cursor}")).await;
        items.extend(page["items"].as_array().expect("items").iter().cloned());
        match page.get("next") {
            Some(next) => cursor = format!("&cursor={}", next.as_str().expect("a cursor")),
            None => {
                let total = page["total"].as_i64().expect("total");
                return Pages {
                    items,
                    total,
                    answers: page.get("answers").and_then(Value::as_i64),
                };
            }
        }
        assert!(items.len() < 100_000, "pages without an end: {query}");
    }
}

/// `count` random questions; now and then a list behind the figures.
pub async fn ask(scene: &Scene, world: &World, dice: &mut Dice, count: usize, place: &Place) {
    let (client, now) = (&scene.olga, scene.p.clock.now().0);
    let choices = choices(world, now);
    for case in 0..count {
        let question = Question::any(dice, &choices);
        figures(client, world, &question, now, place).await;
        if case % 3 == 0 {
            // The first one leaves in some histories.
            let operator = dice.of(&scene.operators[1..]);
            hours(client, (operator, operator.id), world, &question, now, place).await;
        }
        if case % 8 == 0 {
            behind(client, world, &question, now, place, dice).await;
        }
        if case % 4 == 0 {
            let limit = *dice.of(&[7, 50, 100]);
            let which = *dice.of(&[List::Dialogues, List::Comments, List::Comments]);
            list(client, world, &question, which, now, place, limit).await;
        }
    }
}
