//! What may be said about people and workspaces. All problems are told at once.

use crate::error::{Code, Error, Result};

/// Collects what is wrong, field by field.
#[derive(Default)]
pub struct Problems(Option<Error>);

impl Problems {
    pub fn add(&mut self, field: &str, message: &str) {
        let error = self.0.take().unwrap_or_else(|| Error::new(Code::Validation));
        self.0 = Some(error.with_field(field, message));
    }

    pub fn must(&mut self, holds: bool, field: &str, message: &str) {
        if !holds {
            self.add(field, message);
        }
    }

    pub fn end(self) -> Result<()> {
        self.0.map_or(Ok(()), Err)
    }

    pub fn email(&mut self, email: &str) {
        use garde::rules::email::Email as _;
        let sound = email.chars().count() <= 254 && email.validate_email().is_ok();
        self.must(sound, "email", "An e-mail address.");
    }

    pub fn name(&mut self, field: &str, name: &str) {
        let length = name.trim().chars().count();
        let sound = (1..=100).contains(&length) && !name.chars().any(char::is_control);
        self.must(sound, field, "1 to 100 characters, on one line.");
    }

    pub fn password(&mut self, field: &str, password: &str) {
        let length = password.chars().count();
        let sound = (8..=128).contains(&length) && !password.contains('\0');
        self.must(sound, field, "8 to 128 characters.");
    }

    pub fn time_zone(&mut self, zone: &str) {
        self.must(
            jiff::tz::TimeZone::get(zone).is_ok(),
            "time_zone",
            "A time zone such as Europe/Paris.",
        );
    }

    pub fn language(&mut self, language: &str) {
        self.must(
            ["en", "fr", "ru", "ar"].contains(&language),
            "language",
            "One of en, fr, ru, ar.",
        );
    }
}

/// How e-mail addresses are compared.
pub fn fold(email: &str) -> String {
    email.trim().to_lowercase()
}
