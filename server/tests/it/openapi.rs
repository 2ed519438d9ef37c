//! The description of the API: as kept in git, and complete.

use serde_json::Value;

fn document() -> Value {
    serde_json::from_str(&candor::http::openapi::document()).expect("JSON")
}

#[test]
fn the_kept_description_is_the_codes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == candor::http::openapi::document(),
        "docs/openapi.json is stale: cargo run -p candor -- openapi > docs/openapi.json"
    );
}

#[test]
fn every_operation_and_every_answer_is_described() {
    let document = document();
    assert_eq!(document["info"]["license"]["identifier"], "Apache-2.0");
    let paths = document["paths"].as_object().expect("paths");
    let mut seen = 0;
    for (path, operations) in paths {
        for (method, operation) in operations.as_object().expect("operations") {
            let name = format!("{method} {path}");
            let text = |value: &Value| value.as_str().is_some_and(|text| !text.trim().is_empty());
            assert!(text(&operation["summary"]), "{name}: what it does");
            assert!(operation["tags"][0].is_string(), "{name}: who calls it");
            let answers = operation["responses"].as_object().expect("responses");
            assert!(answers.keys().any(|status| status.starts_with('2')), "{name}: success");
            for (status, answer) in answers {
                assert!(text(&answer["description"]), "{name} {status}: what it means");
            }
            seen += 1;
        }
    }
    assert!(seen > 40, "only {seen} operations");
}

#[test]
fn members_routes_say_that_they_refuse() {
    let document = document();
    let missing: Vec<String> = document["paths"]
        .as_object()
        .expect("paths")
        .iter()
        .flat_map(|(path, operations)| {
            let operations = operations.as_object().expect("operations");
            operations.iter().map(move |(method, operation)| (method, path, operation))
        })
        .filter(|(_, _, operation)| operation["tags"][0] == "admin")
        .filter(|(_, _, operation)| {
            operation["responses"]["401"].is_null() || operation["responses"]["403"].is_null()
        })
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    assert!(missing.is_empty(), "no 401 or 403: {missing:?}");
}
