//! Alerts: a dissatisfied rating is mailed to the chosen members, who may still know of it.

use candor::time::{DAY, MINUTE, SECOND};
use rstest::rstest;
use serde_json::json;

use super::sink::Sink;
use super::{became, choose, set, stage};
use crate::rating::stage::{key, rate_with};
use crate::testing::Engine;

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_dissatisfied_rating_is_mailed_to_each_in_his_language(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (s, owner) = stage(engine, &sink).await;
    let ada = s.p.member("Ada", "analyst").await;
    set(&s, &ada, "language", "ru").await;
    choose(&s, &owner, &[&owner, &ada]).await;
    let vera = s.visitor().await;
    let dialogue = s.finished(&vera).await;
    let form_key = key(&s.form(&vera).await);
    let comment = "Too slow.\n<b>Never</b> again";
    assert_eq!(rate_with(&vera, &form_key, 2, comment, &["slow"]).await.status, 200);
    assert!(sink.got().is_empty(), "the visitor waits for no mail server");
    s.p.send_due().await;

    let got = sink.got();
    let to: Vec<_> = got.iter().map(|got| got.to.clone()).collect();
    assert_eq!(to, [["ada@example.org"], ["olga@example.org"]]);
    let (russian, english) = (&got[0], &got[1]);
    assert_eq!(english.header("Subject"), "A dissatisfied rating: Site");
    assert_eq!(english.header("From"), "Candor <candor@example.org>");
    assert_eq!(english.from, "candor@example.org");
    assert_eq!(english.header("Auto-Submitted"), "auto-generated");
    let text = english.text();
    for part in [
        "Score: 2 / 5",
        "Reasons: It took too long",
        "Chat: Site",
        "Operator: Anna",
        "Finished: 2026-03-02 10:00 (Europe/Paris)",
        "> Too slow.\n> <b>Never</b> again",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let link = format!("http://chat.example.org/analytics?dialogue={dialogue}");
    assert!(text.contains(&link) && english.html().contains(&link));
    assert!(english.html().contains("&lt;b&gt;Never&lt;/b&gt; again"));
    assert_eq!(russian.header("Subject"), "Недовольная оценка: Site");
    assert!(russian.text().contains("Причины: Слишком долго"), "{}", russian.text());
    assert_eq!(became(&s).await, ["sent 1", "sent 1"]);
    s.p.clock.advance(DAY);
    s.p.send_due().await;
    assert!(sink.got().is_empty());
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_know_it_when_it_is_sent_gets_nothing(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (s, owner) = stage(engine, &sink).await;
    let ada = s.p.member("Ada", "analyst").await;
    let adam = s.p.member("Adam", "admin").await;
    let gone = s.p.member("Gone", "analyst").await;
    choose(&s, &owner, &[&ada, &adam, &gone]).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let form_key = key(&s.form(&vera).await);
    assert_eq!(rate_with(&vera, &form_key, 1, "", &[]).await.status, 200);
    // Between the rating and the mail.
    set(&s, &ada, "role", "operator").await;
    set(&s, &gone, "status", "disabled").await;
    s.p.send_due().await;
    assert_eq!(sink.one().to, ["adam@example.org"]);
    let mut all = became(&s).await;
    all.sort();
    assert_eq!(all, ["dropped 1", "dropped 1", "sent 1"]);

    // An operator is not chosen, and does not see who is.
    let path = format!("/api/v1/chats/{}/alerts", s.chat.id);
    let refused = owner.put(&path, &json!({"members": [s.anna.id]})).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (400, "validation"));
    for member in [&s.anna, &ada] {
        let get = member.get(&path).await.status.as_u16();
        let put = member.put(&path, &json!({"members": []})).await.status.as_u16();
        assert!(get == 403 && put == 403, "{get} {put} {}", member.name);
    }
    // She stays chosen, and may stay: the role is looked at when something is sent.
    let kept = owner.put(&path, &json!({"members": [ada.id]})).await;
    assert_eq!(kept.json(), json!({"members": [ada.id], "has_mail": true}));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_dissatisfied_and_was_not_before(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (s, owner) = stage(engine, &sink).await;
    choose(&s, &owner, &[&owner]).await;
    let vera = s.visitor().await;
    s.finished(&vera).await;
    let form_key = key(&s.form(&vera).await);
    let mut mails = Vec::new();
    // Neutral; satisfied; dissatisfied; worse; taken back; complained again.
    for score in [3, 5, 2, 1, 4, 1] {
        assert_eq!(rate_with(&vera, &form_key, score, "", &[]).await.status, 200);
        s.p.send_due().await;
        mails.push(sink.got().len());
        s.p.clock.advance(MINUTE);
    }
    assert_eq!(mails, [0, 0, 1, 0, 0, 1]);
    // Corrected before the mail went out: it is not true any more.
    for score in [5, 1, 4] {
        assert_eq!(rate_with(&vera, &form_key, score, "", &[]).await.status, 200);
    }
    s.p.send_due().await;
    assert!(sink.got().is_empty());
    assert_eq!(became(&s).await, ["sent 1", "sent 1", "dropped 1"]);
    // To and fro before it went out: one mail, whatever the last score is.
    for score in [1, 4, 1, 5, 2] {
        assert_eq!(rate_with(&vera, &form_key, score, "", &[]).await.status, 200);
    }
    s.p.send_due().await;
    assert_eq!(sink.got().len(), 1);
    assert_eq!(became(&s).await, ["sent 1", "sent 1", "dropped 1", "sent 1"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_does_not_take_it_is_asked_again(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (s, owner) = stage(engine, &sink).await;
    choose(&s, &owner, &[&owner]).await;
    sink.answers(&["451 later", "550 never"]);
    for _ in 0..2 {
        let vera = s.visitor().await;
        s.finished(&vera).await;
        let form_key = key(&s.form(&vera).await);
        assert_eq!(rate_with(&vera, &form_key, 1, "", &[]).await.status, 200);
        s.p.send_due().await;
    }
    assert!(sink.got().is_empty());
    let mut all = became(&s).await;
    all.sort();
    assert_eq!(all, ["failed 1", "waiting 1"]);
    let p = s.p.restart().await;
    p.clock.advance(6 * SECOND);
    p.send_due().await;
    assert_eq!(sink.one().to, ["olga@example.org"]);
}
