//! How a chat looks on the page and in its panel: colours, launcher, texts per language. Pure. What nobody can
//! read is refused: the ink is chosen here, black or white, and must stand out on every part of a gradient.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::quality::Texts;
use super::texts;

/// Contrast of text that people can read (WCAG 2.2, 1.4.3).
const READABLE: f64 = 4.5;
/// How far from the edges the launcher may stand, in pixels.
const OFFSET_MAX: i64 = 200;
const BUTTONS_MAX: usize = 6;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the visitor's system is set.
    #[default]
    Auto,
    Light,
    Dark,
}

impl Theme {
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    #[default]
    Round,
    Square,
    /// With a text beside the icon.
    Pill,
}

/// Logical: on a right-to-left page the end is on the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    Start,
    #[default]
    End,
}

/// What a chat's settings say of its look, beside title, greeting and colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Look {
    /// `#rrggbb`: with it the colour becomes a gradient.
    pub second_colour: Option<String>,
    pub theme: Theme,
    pub shape: Shape,
    pub side: Side,
    /// Pixels from the side, 0–200.
    pub offset_inline: i64,
    /// Pixels from the bottom, 0–200.
    pub offset_block: i64,
    /// The title in other languages than the chat's own.
    pub titles: Texts,
    /// The greeting in other languages than the chat's own.
    pub greetings: Texts,
    pub subtitle: Texts,
    /// What a pill says.
    pub launcher_text: Texts,
    /// A bubble beside the launcher until the chat is opened.
    pub bubble: Texts,
    /// A strip at the top of the panel.
    pub banner: Texts,
    /// What may be asked by one click instead of writing; at most six.
    pub buttons: Vec<Texts>,
}

impl Default for Look {
    fn default() -> Look {
        Look {
            second_colour: None,
            theme: Theme::Auto,
            shape: Shape::Round,
            side: Side::End,
            offset_inline: 20,
            offset_block: 20,
            titles: Texts::new(),
            greetings: Texts::new(),
            subtitle: Texts::new(),
            launcher_text: Texts::new(),
            bubble: Texts::new(),
            banner: Texts::new(),
            buttons: Vec::new(),
        }
    }
}

impl Look {
    /// What is wrong, field by field. `colour` is the chat's.
    pub fn problems(&self, colour: &str) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        if let Some(second) = &self.second_colour {
            if !is_colour(second) {
                found.push(("look.second_colour", "A colour such as #1f5a7a."));
            } else if is_colour(colour) && ink(colour, Some(second)).is_none() {
                found.push((
                    "look.second_colour",
                    "No text can be read on all of this gradient; choose colours that are closer.",
                ));
            }
        }
        for (field, offset) in
            [("look.offset_inline", self.offset_inline), ("look.offset_block", self.offset_block)]
        {
            if !(0..=OFFSET_MAX).contains(&offset) {
                found.push((field, "From 0 to 200."));
            }
        }
        let texts = [
            ("look.titles", &self.titles, 100, "In each language at most 100 characters."),
            ("look.greetings", &self.greetings, 500, "In each language at most 500 characters."),
            ("look.subtitle", &self.subtitle, 100, "In each language at most 100 characters."),
            (
                "look.launcher_text",
                &self.launcher_text,
                30,
                "In each language at most 30 characters.",
            ),
            ("look.bubble", &self.bubble, 200, "In each language at most 200 characters."),
            ("look.banner", &self.banner, 300, "In each language at most 300 characters."),
        ];
        for (field, texts, max, message) in texts {
            if !are_sound(texts, max) {
                found.push((field, message));
            }
        }
        let says = |texts: &Texts| texts.values().any(|text| !text.trim().is_empty());
        if self.buttons.len() > BUTTONS_MAX
            || !self.buttons.iter().all(|texts| are_sound(texts, 80) && says(texts))
        {
            found.push(("look.buttons", "At most six, each with a text of 1 to 80 characters."));
        }
        found
    }

    /// Spaces around texts and texts of nothing are not kept.
    #[must_use]
    pub fn trimmed(mut self) -> Look {
        self.second_colour = self.second_colour.map(|colour| colour.to_lowercase());
        let all = [
            &mut self.titles,
            &mut self.greetings,
            &mut self.subtitle,
            &mut self.launcher_text,
            &mut self.bubble,
            &mut self.banner,
        ];
        for texts in all.into_iter().chain(&mut self.buttons) {
            let kept = std::mem::take(texts).into_iter();
            *texts = kept
                .map(|(language, text)| (language, text.trim().to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect();
        }
        self
    }
}

/// The launcher as a page draws it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Launcher {
    pub shape: Shape,
    pub side: Side,
    pub offset_inline: i64,
    pub offset_block: i64,
    /// What a pill says; empty otherwise.
    pub text: String,
    /// Beside the launcher until the chat is opened; empty: none.
    pub bubble: String,
}

/// A text in the visitor's language, else in the chat's, else in any that there is.
pub fn say(own: &Texts, visitor: &str, chat: &str) -> String {
    texts::chosen(own, visitor, chat)
        .or_else(|| own.values().map(String::as_str).find(|text| !text.trim().is_empty()))
        .unwrap_or_default()
        .to_owned()
}

fn are_sound(texts: &Texts, max: usize) -> bool {
    texts.iter().all(|(language, text)| {
        ["en", "fr", "ru", "ar"].contains(&language.as_str())
            && text.chars().count() <= max
            && !text.contains('\0')
    })
}

/// `#` and six hexadecimal digits.
pub fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Black or white, whichever reads better on the worst part of the colour or gradient; none when neither
/// can be read there.
pub fn ink(colour: &str, second: Option<&str>) -> Option<&'static str> {
    let (from, to) = (rgb(colour)?, rgb(second.unwrap_or(colour))?);
    // Between two colours a gradient may be darker than both.
    let parts = (0..=16).map(|step| {
        let share = f64::from(step) / 16.0;
        let mixed = [0, 1, 2].map(|n| from[n] + (to[n] - from[n]) * share);
        luminance(mixed)
    });
    let (darkest, lightest) =
        parts.fold((1.0_f64, 0.0_f64), |(low, high), each| (low.min(each), high.max(each)));
    let (white, black) = (1.05 / (lightest + 0.05), (darkest + 0.05) / 0.05);
    (white.max(black) >= READABLE).then_some(if white >= black { "#ffffff" } else { "#000000" })
}

fn rgb(colour: &str) -> Option<[f64; 3]> {
    if !is_colour(colour) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).ok().map(f64::from);
    Some([part(1)? / 255.0, part(3)? / 255.0, part(5)? / 255.0])
}

/// Relative luminance (WCAG 2.2) of shares of red, green and blue.
fn luminance(rgb: [f64; 3]) -> f64 {
    let linear = rgb.map(|share| {
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_one_colour_there_is_always_ink_that_can_be_read() {
        for red in (0..=255).step_by(15) {
            for green in (0..=255).step_by(15) {
                for blue in (0..=255).step_by(15) {
                    let colour = format!("#{red:02x}{green:02x}{blue:02x}");
                    assert!(ink(&colour, None).is_some(), "{colour}");
                }
            }
        }
        assert_eq!(ink("#1f5a7a", None), Some("#ffffff"));
        assert_eq!(ink("#ffdd00", None), Some("#000000"));
        assert_eq!(ink("blue", None), None);
    }

    #[test]
    fn a_gradient_is_judged_by_its_worst_part() {
        assert_eq!(ink("#1f5a7a", Some("#5a3d8a")), Some("#ffffff"));
        assert_eq!(ink("#000000", Some("#ffffff")), None);
        // Both ends carry black; the purple between them does not.
        assert_eq!(ink("#ff0000", None), Some("#000000"));
        assert_eq!(ink("#ff0000", Some("#0080ff")), None);
    }

    #[test]
    fn texts_fall_back_from_the_visitors_language_to_the_chats_to_any() {
        let own = Texts::from([("fr".into(), "Bonjour".into()), ("ar".into(), " ".into())]);
        assert_eq!(say(&own, "fr-CA", "en"), "Bonjour");
        assert_eq!(say(&own, "ar", "fr"), "Bonjour");
        assert_eq!(say(&own, "ru", "en"), "Bonjour");
        assert_eq!(say(&Texts::new(), "ru", "en"), "");
    }
}
