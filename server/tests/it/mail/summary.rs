//! The weekly summary: for those who switched it on, on Monday at eight in the workspace's zone, with the
//! figures of the tab.

use candor::time::{DAY, HOUR, MINUTE};
use rstest::rstest;
use serde_json::{Value, json};

use super::sink::Sink;
use super::{became, set, stage};
use crate::rating::stage::{key, rate_with};
use crate::testing::Engine;

const PATH: &str = "/api/v1/analytics/weekly-summary";

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_week_is_mailed_to_those_who_want_it(#[case] engine: Engine) {
    let sink = Sink::start().await;
    let (s, owner) = stage(engine, &sink).await;
    let ada = s.p.member("Ada", "analyst").await;
    set(&s, &ada, "language", "fr").await;
    let nothing = json!({"wanted": false, "next_at": null, "has_mail": true});
    assert_eq!(ada.get(PATH).await.json(), nothing);
    // Monday ten in Paris: the next one is in a week.
    for member in [&owner, &ada] {
        let put = member.put(PATH, &json!({"wanted": true})).await;
        let next = json!({"wanted": true, "next_at": "2026-03-09T07:00:00.000Z", "has_mail": true});
        assert_eq!(put.json(), next);
    }
    for (client, expected) in [(&s.anna.client, 403), (&s.p.stranger(), 401)] {
        assert_eq!(client.get(PATH).await.status.as_u16(), expected);
        let put = client.put(PATH, &json!({"wanted": true})).await;
        assert_eq!(put.status.as_u16(), expected);
    }
    for score in [1, 5, 4] {
        let vera = s.visitor().await;
        s.finished(&vera).await;
        let form_key = key(&s.form(&vera).await);
        assert_eq!(rate_with(&vera, &form_key, score, "Secret words", &[]).await.status, 200);
    }
    let silent = s.visitor().await;
    s.finished(&silent).await;

    s.p.clock.advance(7 * DAY - 2 * HOUR - MINUTE);
    s.p.send_due().await;
    assert!(sink.got().is_empty(), "not before eight");
    set(&s, &owner, "role", "operator").await;
    s.p.clock.advance(MINUTE);
    s.p.send_due().await;
    let got = sink.one();
    assert_eq!(got.to, ["ada@example.org"], "whoever is an operator now gets nothing");
    assert_eq!(got.header("Subject"), "Test : la semaine du 2026-03-02 au 2026-03-08");
    let text = got.text();
    // The same figures as the tab's.
    let tab = ada.get("/api/v1/analytics/live-chat?from=2026-03-02&to=2026-03-09").await.json();
    let totals = &tab["totals"];
    let count = |name: &str| totals[name].as_i64().expect("a count");
    let percent = |share: &Value| format!("{:.0}", share.as_f64().expect("a share") * 100.0);
    for line in [
        format!("Dialogues terminés: {}", count("finished")),
        format!("Évalués: {}", count("rated")),
        format!("Sans réponse: {}", count("no_answer")),
        format!("Taux de réponse: {}\u{a0}%", percent(&totals["response_rate"])),
        format!(
            "Satisfaits: {}\u{a0}%, probablement {}–{} (3)",
            percent(&totals["csat"]["share"]),
            percent(&totals["csat"]["low"]),
            percent(&totals["csat"]["high"])
        ),
        "Moyenne: 3.3 / 5".to_owned(),
        "http://chat.example.org/analytics?from=2026-03-02&to=2026-03-09".to_owned(),
    ] {
        assert!(text.contains(&line), "{line}: {text}");
    }
    assert_eq!((count("finished"), count("rated")), (4, 3));
    assert!(!text.contains("Secret"), "figures only");

    // Once, and again in a week, until it is switched off.
    s.p.clock.advance(7 * DAY - MINUTE);
    s.p.send_due().await;
    assert!(sink.got().is_empty());
    s.p.clock.advance(MINUTE);
    s.p.send_due().await;
    assert!(sink.one().text().starts_with("Aucun dialogue"), "a quiet week is told, too");
    assert_eq!(ada.put(PATH, &json!({"wanted": false})).await.json(), nothing);
    s.p.clock.advance(7 * DAY);
    s.p.send_due().await;
    assert!(sink.got().is_empty());
    let all = became(&s).await;
    let of = |what: &str| all.iter().filter(|one| *one == what).count();
    assert_eq!((of("sent 1"), of("dropped 1")), (2, 3), "{all:?}");
}
