//! Every route there is: the list in `routes.txt`, held against the program's own description and its router.

use std::collections::BTreeSet;

use serde_json::Value;

/// One method on one path, with its placeholders.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    pub method: &'static str,
    pub path: &'static str,
    /// Owner and admin may see ratings here.
    pub analysts: bool,
    /// Ends the caller's session.
    pub leaves: bool,
}

pub fn all() -> Vec<Route> {
    include_str!("routes.txt")
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let words: Vec<&'static str> = line.split(' ').collect();
            let mark = words.get(2).copied().unwrap_or_default();
            assert!(["", "analysts", "leaves"].contains(&mark), "routes.txt: {line}");
            let [method, path] = [words[0], words[1]];
            Route { method, path, analysts: mark == "analysts", leaves: mark == "leaves" }
        })
        .collect()
}

/// What the program itself says it answers: its description, and the routes outside it.
pub fn of_program() -> BTreeSet<String> {
    let document: Value =
        serde_json::from_str(&candor::http::openapi::document()).expect("a description");
    let mut routes = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().expect("paths") {
        for method in operations.as_object().expect("operations").keys() {
            routes.insert(format!("{} /api/v1{path}", method.to_uppercase()));
        }
    }
    // What is not described stands in the router as `.route("/path", get(…))`.
    let source = include_str!("../../../src/http/routes.rs");
    let mut found = 0;
    for rest in source.split(".route(\"").skip(1) {
        let (path, rest) = rest.split_once('"').expect("a path");
        let method = rest.trim_start_matches([',', ' ', '\n']);
        let (method, _) = method.split_once('(').expect("a method");
        routes.insert(format!("{} {path}", method.trim().to_uppercase()));
        found += 1;
    }
    assert!(found > 5, "routes.rs is not read any more as it is written");
    routes
}
