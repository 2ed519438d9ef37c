//! What visitors wrote: five hundred comments, drawn from the seed, with their words as the program stores them.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;

use super::RARE_WORD;

/// How many different comments there are.
pub const NUMBER: usize = 500;
/// Words as written; none of them is changed by folding except for its capitals.
const WORDS: [&str; 44] = [
    "thanks",
    "very",
    "helpful",
    "answer",
    "quick",
    "slow",
    "order",
    "delivery",
    "parcel",
    "invoice",
    "price",
    "course",
    "lesson",
    "teacher",
    "question",
    "solved",
    "waited",
    "again",
    "polite",
    "clear",
    "nobody",
    "friendly",
    "wrong",
    "size",
    "colour",
    "payment",
    "account",
    "password",
    "page",
    "error",
    "Merci",
    "rapide",
    "livraison",
    "commande",
    "bien",
    "Спасибо",
    "быстро",
    "доставка",
    "заказ",
    "долго",
    "вопрос",
    "شكرا",
    "جيد",
    "سريع",
];
/// Each in one comment of a hundred.
const RARE: [&str; 4] = [RARE_WORD, "warranty", "certificate", "voucher"];

pub struct Comment {
    pub text: String,
    /// Its different words, folded, each as the hexadecimal of its UTF-8.
    pub words: Vec<String>,
}

pub fn draw(random: &mut ChaCha8Rng) -> Vec<Comment> {
    (0..NUMBER).map(|n| comment(n, random)).collect()
}

fn comment(n: usize, random: &mut ChaCha8Rng) -> Comment {
    let length = random.random_range(1..=12);
    let mut said: Vec<&str> =
        (0..length).map(|_| WORDS[random.random_range(0..WORDS.len())]).collect();
    if n % 25 == 7 {
        said.push(RARE[n / 25 % RARE.len()]);
    }
    let mut words: Vec<String> = said.iter().map(|word| stored(word)).collect();
    words.sort_unstable();
    words.dedup();
    Comment { text: said.join(" "), words }
}

/// A word as the program stores it: without capitals, as hexadecimal.
pub fn stored(word: &str) -> String {
    word.to_lowercase().bytes().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;

    #[test]
    fn one_in_a_hundred_holds_the_rare_word() {
        let comments = draw(&mut ChaCha8Rng::seed_from_u64(1));
        let with = |word: &str| {
            comments.iter().filter(|comment| comment.words.contains(&stored(word))).count()
        };
        assert_eq!((comments.len(), with(RARE_WORD)), (NUMBER, NUMBER / 100));
        assert_eq!(stored("Да"), "d0b4d0b0");
    }
}
