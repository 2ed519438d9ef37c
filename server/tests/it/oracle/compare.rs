//! Two answers, field by field.

use serde_json::Value;

/// How far two numbers may be apart: nobody can see it, and no mistake is so small.
const NEAR: f64 = 1e-9;

/// Adds every place where the two differ to `found`.
pub fn differences(path: &str, expected: &Value, given: &Value, found: &mut Vec<String>) {
    match (expected, given) {
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let path = format!("{path}.{key}");
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => differences(&path, a, b, found),
                    (a, b) => found.push(format!("{path}: expected {a:?}, given {b:?}")),
                }
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            if a.len() != b.len() {
                found.push(format!("{path}: expected {} entries, given {}", a.len(), b.len()));
            }
            for (place, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&format!("{path}[{place}]"), a, b, found);
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            // A count is a count: only numbers with a fraction may be near.
            let same = match (a.as_i64(), b.as_i64()) {
                (Some(a), Some(b)) => a == b,
                _ => a
                    .as_f64()
                    .zip(b.as_f64())
                    .is_some_and(|(a, b)| (a - b).abs() <= NEAR * a.abs().max(1.0)),
            };
            if !same {
                found.push(format!("{path}: expected {a}, given {b}"));
            }
        }
        (a, b) if a == b => {}
        (a, b) => found.push(format!("{path}: expected {a}, given {b}")),
    }
}

#[test]
fn every_difference_is_named() {
    let a = serde_json::json!({"a": [1, 2], "b": null, "c": 0.5, "d": "x"});
    let b = serde_json::json!({"a": [1, 3], "b": 0, "c": 0.5000001, "e": "x"});
    let mut found = Vec::new();
    differences("", &a, &b, &mut found);
    assert_eq!(found.len(), 5, "{found:?}");
    found.clear();
    differences("", &a, &a, &mut found);
    assert!(found.is_empty());
}
