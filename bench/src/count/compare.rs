//! Compares the server's answer with the count, value by value. Counts must be equal; fractions may differ by
//! the rounding of the last digits.

use serde_json::Value;

const TOLERANCE: f64 = 1e-9;

/// Every difference, with its path; and how many values were compared.
pub fn differences(counted: &Value, answered: &Value) -> (Vec<String>, usize) {
    let (mut found, mut compared) = (Vec::new(), 0);
    walk("", counted, answered, &mut found, &mut compared);
    (found, compared)
}

fn walk(
    path: &str,
    counted: &Value,
    answered: &Value,
    found: &mut Vec<String>,
    compared: &mut usize,
) {
    match (counted, answered) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let path = format!("{path}/{key}");
                match (a.get(key), b.get(key)) {
                    (Some(a), Some(b)) => walk(&path, a, b, found, compared),
                    (a, b) => found.push(format!("{path}: counted {a:?}, answered {b:?}")),
                }
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            if a.len() != b.len() {
                found.push(format!("{path}: counted {} items, answered {}", a.len(), b.len()));
            }
            for (n, (a, b)) in a.iter().zip(b).enumerate() {
                walk(&format!("{path}/{n}"), a, b, found, compared);
            }
        }
        (a, b) => {
            *compared += 1;
            if !is_equal(a, b) {
                found.push(format!("{path}: counted {a}, answered {b}"));
            }
        }
    }
}

fn is_equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE,
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_difference_has_its_path() {
        let counted = json!({"a": 1, "b": [1.0, null], "c": {"d": "x"}, "only": 1});
        let answered = json!({"a": 2, "b": [1.0, 0], "c": {"d": "x"}, "more": 1});
        let (found, compared) = differences(&counted, &answered);
        assert_eq!(compared, 4);
        let paths: Vec<&str> = found.iter().filter_map(|text| text.split(':').next()).collect();
        assert_eq!(paths, ["/a", "/b/1", "/only", "/more"]);
    }

    #[test]
    fn rounding_is_no_difference_and_null_is_not_zero() {
        assert!(differences(&json!(0.1 + 0.2), &json!(0.3)).0.is_empty());
        assert!(differences(&json!(3), &json!(3.0)).0.is_empty());
        assert_eq!(differences(&json!(null), &json!(0)).0.len(), 1);
    }
}
