//! What the visitor reads: texts by his language, the chat's, Candor's own.

use candor::domain::quality::{Settings, Texts};
use rstest::rstest;
use serde_json::json;

use super::stage::{Stage, rate, said};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_whole_form(#[case] engine: Engine) {
    let s = Stage::new(engine).await;
    let vera = s.visitor().await;
    assert!(s.form(&vera).await.is_null());
    let dialogue = s.finished(&vera).await;
    let mut form = s.form(&vera).await;
    let key = form["form_key"].take();
    assert_eq!(key.as_str().unwrap().len(), 43);
    assert_eq!(
        form,
        json!({
            "form_key": null, "dialogue": dialogue, "state": "asked", "scale": "stars5",
            "question": "How did Anna do?",
            "comment": {"mode": "optional", "at_or_below": null, "label": "Your comment", "placeholder": "What should we know?"},
            "reasons": [
                {"id": "slow", "text": "It took too long"},
                {"id": "not_solved", "text": "My question was not solved"},
                {"id": "unfriendly", "text": "It was not friendly"},
                {"id": "product", "text": "It is about the product, not the person"},
            ],
            "dissatisfied": [1, 2], "expires_at": "2026-03-09T09:00:00.000Z",
            "given": null, "correct_until": null, "reply": null,
        })
    );
    // Looking writes nothing.
    assert_eq!(s.story(&dialogue).await, ["asked"]);
    assert_eq!(s.counters().await, (1, 1, 0));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn in_the_visitors_language(#[case] engine: Engine) {
    let own = |texts: &[(&str, &str)]| -> Texts {
        texts.iter().map(|(language, text)| ((*language).to_owned(), (*text).to_owned())).collect()
    };
    let question = own(&[("fr", "Et {operator} ?"), ("en", "And {operator}? {operator}!")]);
    let mut settings = Settings { question, ..Settings::default() };
    settings.replies.neutral = own(&[("fr", "Merci.")]);
    let s = Stage::with(engine, settings).await;
    for (language, question, label, reply) in [
        ("fr-CA", "Et Anna ?", "Votre commentaire", "Merci."),
        // Russian is not there: the chat's language, then Candor's own in his language.
        ("ru", "And Anna? Anna!", "Ваш комментарий", "Спасибо, это поможет нам стать лучше."),
        ("ar", "And Anna? Anna!", "تعليقك", "شكرًا لك، هذا يساعدنا على التحسّن."),
        ("ja", "And Anna? Anna!", "Your comment", "Thank you, this helps us do better."),
    ] {
        let vera = s.visitor_in(language).await;
        s.finished(&vera).await;
        let form = s.form(&vera).await;
        assert_eq!(
            (&form["question"], &form["comment"]["label"]),
            (&question.into(), &label.into())
        );
        let answer = rate(&vera, form["form_key"].as_str().unwrap(), 3).await;
        assert_eq!(said(&answer), "200");
        assert_eq!(answer.json()["reply"], reply);
        assert_eq!(s.form(&vera).await["reply"], reply);
    }
}
