//! Words for searching: split by Unicode's rules (UAX #29), without case, accents and vowel signs, so that
//! "Déçu" is found by "decu" and Arabic with or without its marks. Pure; both engines get the same words.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest word that is kept, in bytes of UTF-8; a longer one is cut at a character.
const WORD_MAX: usize = 48;

/// Without case and marks. Compatibility forms become their plain ones (ﬁ → fi, ２ → 2).
pub fn folded(text: &str) -> String {
    // Twice: lower case may bring marks of its own (İ → i̇).
    let plain =
        |text: &str| text.nfkd().filter(|each| !is_combining_mark(*each)).collect::<String>();
    plain(&plain(text).to_lowercase()).replace('ß', "ss")
}

/// The different words of a text.
pub fn of(text: &str) -> BTreeSet<String> {
    folded(text).unicode_words().map(|word| cut(word).to_owned()).collect()
}

fn cut(word: &str) -> &str {
    let mut end = word.len().min(WORD_MAX);
    while !word.is_char_boundary(end) {
        end -= 1;
    }
    &word[..end]
}

/// A word as it is stored: hexadecimal, which every engine and collation sorts like bytes.
pub fn stored(word: &str) -> String {
    use std::fmt::Write as _;
    word.bytes().fold(String::with_capacity(word.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        of(text).into_iter().collect()
    }

    #[test]
    fn words_have_neither_case_nor_marks() {
        assert_eq!(said("Déçu, DÉÇU!"), ["decu"]);
        assert_eq!(said("It wasn't quick"), ["it", "quick", "wasn't"]);
        assert_eq!(said("Straße STRASSE"), ["strasse"]);
        assert_eq!(said("Ёлка и ёлка"), ["елка", "и"]);
        assert_eq!(said("خِدْمَة ممتازة"), said("خدمة ممتازة"));
        assert_eq!(said("İstanbul"), ["istanbul"]);
        assert_eq!(said("…!? 👍"), Vec::<String>::new());
    }

    #[test]
    fn a_long_word_is_cut_at_a_character() {
        let word = "я".repeat(40);
        assert_eq!(said(&word), ["я".repeat(24)]);
        assert_eq!(stored("aя"), "61d18f");
    }
}
