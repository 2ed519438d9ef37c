//! What the customer's page tells of a visitor: short texts by name (`plan`: `pro`), for operators to read. The
//! page vouches for nothing here; a signed identity is another matter. Pure.

use std::collections::BTreeMap;

pub type Fields = BTreeMap<String, String>;

const MOST: usize = 20;
const NAME_MAX: usize = 40;
const VALUE_MAX: usize = 500;

pub fn are_sound(fields: &Fields) -> bool {
    let line =
        |text: &str, max: usize| text.chars().count() <= max && !text.chars().any(char::is_control);
    fields.len() <= MOST
        && fields.iter().all(|(name, value)| {
            !name.trim().is_empty() && line(name, NAME_MAX) && line(value, VALUE_MAX)
        })
}

/// As a row keeps them; what has no value is not kept.
pub fn kept(fields: &Fields) -> Option<String> {
    let said = |text: &str| !text.trim().is_empty();
    let fields: BTreeMap<&str, &str> = fields
        .iter()
        .filter(|(_, value)| said(value))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    if fields.is_empty() { None } else { serde_json::to_string(&fields).ok() }
}

pub fn parsed(row: Option<&str>) -> Fields {
    row.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let told = Fields::from([("plan ".into(), " pro".into()), ("cart".into(), " ".into())]);
        let row = kept(&told);
        assert_eq!(row.as_deref(), Some(r#"{"plan":"pro"}"#));
        assert_eq!(parsed(row.as_deref()), Fields::from([("plan".into(), "pro".into())]));
        assert_eq!(kept(&Fields::new()), None);
    }

    #[test]
    fn only_few_short_lines_are_taken() {
        let one = |name: &str, value: &str| Fields::from([(name.into(), value.into())]);
        assert!(are_sound(&one("plan", &"x".repeat(500))));
        for wrong in
            [one("", "x"), one("a\nb", "x"), one("a", "x\u{0}"), one("a", &"x".repeat(501))]
        {
            assert!(!are_sound(&wrong), "{wrong:?}");
        }
        let many = (0..21).map(|n| (n.to_string(), "x".to_owned())).collect();
        assert!(!are_sound(&many));
    }
}
