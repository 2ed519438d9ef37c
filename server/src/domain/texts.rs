//! The built-in texts of the rating form, in Candor's four languages. A fifth is one more column here.

use super::quality::Texts;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    French,
    Russian,
    Arabic,
}

impl Language {
    /// The best built-in language for a BCP 47 tag; English when there is none.
    pub fn of(tag: &str) -> Language {
        match tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "fr" => Language::French,
            "ru" => Language::Russian,
            "ar" => Language::Arabic,
            _ => Language::English,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    Question,
    CommentLabel,
    CommentPlaceholder,
    ReplySatisfied,
    ReplyNeutral,
    ReplyDissatisfied,
    /// Stands where the operator's name is not known.
    SomeOperator,
}

/// The built-in text. `{operator}` is replaced by the operator's name.
pub fn built_in(text: Text, language: Language) -> &'static str {
    let column = match language {
        Language::English => 0,
        Language::French => 1,
        Language::Russian => 2,
        Language::Arabic => 3,
    };
    let row: [&str; 4] = match text {
        Text::Question => [
            "How did {operator} do?",
            "Comment {operator} s’en est-il sorti ?",
            "Как вам помогли? Оператор: {operator}",
            "كيف كانت خدمة {operator}؟",
        ],
        Text::CommentLabel => ["Your comment", "Votre commentaire", "Ваш комментарий", "تعليقك"],
        Text::CommentPlaceholder => [
            "What should we know?",
            "Que devrions-nous savoir ?",
            "Что нам стоит знать?",
            "ما الذي ينبغي أن نعرفه؟",
        ],
        Text::ReplySatisfied => [
            "Thank you, we are glad it went well.",
            "Merci, nous sommes ravis que cela se soit bien passé.",
            "Спасибо! Рады, что всё получилось.",
            "شكرًا لك، يسعدنا أن الأمر سار على ما يرام.",
        ],
        Text::ReplyNeutral => [
            "Thank you, this helps us do better.",
            "Merci, cela nous aide à progresser.",
            "Спасибо, это поможет нам стать лучше.",
            "شكرًا لك، هذا يساعدنا على التحسّن.",
        ],
        Text::ReplyDissatisfied => [
            "Thank you for telling us. We are sorry it did not go better.",
            "Merci de nous l’avoir dit. Nous sommes désolés que cela ne se soit pas mieux passé.",
            "Спасибо, что сказали. Нам жаль, что вышло не лучшим образом.",
            "شكرًا لإخبارنا. نأسف لأن الأمر لم يكن أفضل.",
        ],
        Text::SomeOperator => ["our team", "notre conseiller", "наша команда", "فريقنا"],
    };
    row[column]
}

/// The built-in text of a default reason.
pub fn built_in_reason(id: &str, language: Language) -> Option<&'static str> {
    let column = language as usize;
    let row: [&str; 4] = match id {
        "slow" => ["It took too long", "C’était trop long", "Слишком долго", "استغرق وقتًا طويلًا"],
        "not_solved" => [
            "My question was not solved",
            "Ma question n’a pas été résolue",
            "Вопрос не решён",
            "لم يُحل سؤالي",
        ],
        "unfriendly" => [
            "It was not friendly",
            "Ce n’était pas aimable",
            "Было недружелюбно",
            "لم يكن التعامل ودودًا",
        ],
        "product" => [
            "It is about the product, not the person",
            "C’est le produit, pas la personne",
            "Дело в продукте, а не в человеке",
            "الأمر يتعلق بالمنتج لا بالشخص",
        ],
        _ => return None,
    };
    Some(row[column])
}

/// The team's own text in the visitor's language, else in the chat's language, else none.
pub fn chosen<'a>(texts: &'a Texts, visitor: &str, chat: &str) -> Option<&'a str> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let find = |tag: &str| {
        texts
            .iter()
            .find(|(language, _)| language.eq_ignore_ascii_case(tag))
            .or_else(|| texts.iter().find(|(language, _)| primary(language) == primary(tag)))
            .map(|(_, text)| text.as_str())
            .filter(|text| !text.trim().is_empty())
    };
    find(visitor).or_else(|| find(chat))
}

/// The text a visitor reads: the team's own (visitor's, then chat's language), else the built-in one.
pub fn pick(texts: &Texts, text: Text, visitor: &str, chat: &str) -> String {
    chosen(texts, visitor, chat)
        .map_or_else(|| built_in(text, Language::of(visitor)).to_owned(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visitors_language_then_the_chats_then_the_built_in() {
        let own = Texts::from([
            ("fr".to_owned(), "Bon ?".to_owned()),
            ("en".to_owned(), "Good?".to_owned()),
        ]);
        assert_eq!(pick(&own, Text::Question, "fr-CA", "en"), "Bon ?");
        assert_eq!(pick(&own, Text::Question, "ar", "en"), "Good?");
        assert_eq!(pick(&Texts::new(), Text::CommentLabel, "ru", "en"), "Ваш комментарий");
    }
}
