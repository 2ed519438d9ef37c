//! An analyst who sees some chats only: every route of analytics, the socket, alerts and summaries keep to them.

use candor::config::Mail;
use candor::domain::chat::Kind;
use candor::domain::quality::Settings;
use rstest::rstest;
use serde_json::{Value, json};

use super::email;
use crate::mail::sink::Sink;
use crate::rating::stage::{Stage, rate_with};
use crate::sockets::Socket;
use crate::testing::{Chat, Engine, Member, Program};

const TAB: &str = "/api/v1/analytics/live-chat";
const ABSENT: &str = "01890000-0000-7000-8000-000000000000";
/// Stands in everything of the chat that Ada does not see.
const PLANTED: &str = "Zanzibar";

/// The stage's chat and another one, a rated dialogue in each, and Ada, who sees the first only.
struct Scene {
    s: Stage,
    olga: Member,
    ada: Member,
    hidden: Chat,
    hidden_dialogue: String,
    hidden_open: String,
    hidden_visitor: String,
    seen_dialogue: String,
    sink: Sink,
}

async fn scene(engine: Engine) -> Scene {
    let sink = Sink::start().await;
    let p = Program::configured(engine, |config| {
        config.mail =
            Some(Mail { smtp_url: sink.url(), from: "Candor <candor@example.org>".to_owned() });
        config.public_url = Some("http://chat.example.org".to_owned());
    })
    .await;
    let olga = p.member("Olga", "owner").await;
    let ada = p.member("Ada", "analyst").await;
    let s = Stage::on(p, Settings::default()).await;
    let hidden =
        s.p.chat_with(&format!("{PLANTED} site"), Kind::Course, None, Settings::default()).await;
    for chat in [&s.chat, &hidden] {
        let path = format!("/api/v1/chats/{}/alerts", chat.id);
        let answer = olga.put(&path, &json!({"members": [ada.id]})).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    let path = format!("/api/v1/members/{}", ada.id);
    let chosen = olga.patch(&path, &json!({"chats": [s.chat.id]})).await;
    assert_eq!(chosen.json()["chats"], json!([s.chat.id]), "{}", chosen.text);

    let vera = s.visitor().await;
    let seen_dialogue = s.finished(&vera).await;
    rate_with(&vera, &s.key(&vera).await, 1, "Too slow", &[]).await;
    let zoe = s.p.visitor_in(&hidden, PLANTED, "ar").await;
    let said = zoe.says("message-one", PLANTED).await;
    let hidden_dialogue = said["dialogue"].as_str().expect("a dialogue").to_owned();
    s.boris.takes(&hidden_dialogue).await;
    s.boris.says(&hidden_dialogue, "message-two", PLANTED).await;
    s.boris.finishes(&hidden_dialogue).await;
    rate_with(&zoe, &s.key(&zoe).await, 1, PLANTED, &[]).await;
    let review = json!({"tags": [PLANTED], "note": PLANTED});
    let path = format!("/api/v1/dialogues/{hidden_dialogue}/outcome");
    assert_eq!(olga.patch(&path, &review).await.status, 200);
    let tag = format!("/api/v1/dialogues/{hidden_dialogue}/tags");
    let tagged = s.boris.patch(&tag, &json!({"add": [PLANTED]})).await;
    assert!(tagged.status.is_success(), "{}", tagged.text);
    let zed = s.p.visitor_in(&hidden, PLANTED, "ar").await;
    let said = zed.says("message-open", PLANTED).await;
    let hidden_open = said["dialogue"].as_str().expect("a dialogue").to_owned();
    let hidden_visitor = zoe.id.to_string();
    Scene {
        s,
        olga,
        ada,
        hidden,
        hidden_dialogue,
        hidden_open,
        hidden_visitor,
        seen_dialogue,
        sink,
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn every_route_keeps_to_the_chats_an_analyst_sees(#[case] engine: Engine) {
    let Scene {
        s,
        olga,
        ada,
        hidden,
        hidden_dialogue,
        hidden_open,
        hidden_visitor,
        seen_dialogue,
        ..
    } = scene(engine).await;
    let secrets =
        [PLANTED, &hidden.id.to_string(), &hidden_dialogue, &hidden_open, &hidden_visitor]
            .map(str::to_owned);
    let knows = |text: &str| secrets.iter().find(|secret| text.contains(*secret)).cloned();
    // Each route there is, with the ids of what she must not see, and what is not there for comparison.
    let mut answered = 0;
    for line in
        include_str!("../worlds/routes.txt").lines().filter(|line| line.starts_with("GET /api/v1/"))
    {
        let path = line.split(' ').nth(1).expect("a path");
        if path.contains("/live") && !path.contains("live-chat") {
            continue;
        }
        let export =
            if path.ends_with("export") && path.contains("analytics") { "?format=csv" } else { "" };
        for id in [hidden_dialogue.as_str(), &hidden_open, &hidden.id.to_string(), &hidden_visitor]
        {
            let open = path.find('{').unwrap_or(path.len());
            let close = path.find('}').map_or(path.len(), |at| at + 1);
            let filled = |id: &str| format!("{}{id}{}{export}", &path[..open], &path[close..]);
            let (there, absent) = match path.contains('{') {
                true => (filled(id), filled(ABSENT)),
                false => (format!("{path}{export}"), format!("{path}{export}")),
            };
            let answer = ada.get(&there).await;
            assert_eq!(knows(&answer.text), None, "{there}");
            assert_eq!(answer.status, ada.get(&absent).await.status, "{there}");
            answered += usize::from(answer.status == 200);
        }
    }
    assert!(answered > 20, "she is answered: {answered}");
    for of in ["started", "open_now"] {
        let list = ada.get(&format!("{TAB}/dialogues?of={of}")).await;
        assert_eq!((list.status.as_u16(), knows(&list.text)), (200, None), "{of}");
    }
    for change in [json!({"note": "x"}), json!({"spam": {"reason": "x"}})] {
        let path = format!("/api/v1/dialogues/{hidden_dialogue}/outcome");
        assert_eq!(ada.patch(&path, &change).await.code(), "not_found");
    }

    // Filters cannot ask for it either, in whatever way.
    for query in [
        format!("?chat={}", hidden.id),
        "?kind=course".to_owned(),
        "?language=ar".to_owned(),
        format!("?words={PLANTED}"),
        format!("?review_tag={PLANTED}"),
        format!("?tag={PLANTED}"),
        format!("?operator={}", s.boris.id),
    ] {
        let tab = ada.get(&format!("{TAB}{query}")).await.json();
        assert_eq!(tab["totals"]["finished"], json!(0), "{query}");
        assert_eq!(tab["operators"], json!([]), "{query}");
        assert_eq!(ada.get(&format!("{TAB}/dialogues{query}")).await.json()["total"], json!(0));
    }
    // What she sees is what everybody sees of that chat.
    let (mut hers, mut all) =
        (ada.get(TAB).await.json(), olga.get(&format!("{TAB}?chat={}", s.chat.id)).await.json());
    for tab in [&mut hers, &mut all] {
        tab["filter"]["chats"].take();
    }
    assert_eq!(hers, all);
    assert_eq!(hers["totals"]["rated"], json!(1));
    assert_eq!(ada.get(&format!("/api/v1/analytics/dialogues/{seen_dialogue}")).await.status, 200);
    let assigned = json!({"assignee": ada.id});
    let path = format!("/api/v1/dialogues/{hidden_dialogue}/outcome");
    assert_eq!(olga.patch(&path, &assigned).await.code(), "validation", "she could not open it");

    // None is not all; all is all again, and an admin sees all whatever was chosen.
    let member = format!("/api/v1/members/{}", ada.id);
    assert_eq!(olga.patch(&member, &json!({"chats": []})).await.json()["chats"], json!([]));
    assert_eq!(ada.get(TAB).await.json()["totals"]["finished"], json!(0));
    assert_eq!(olga.patch(&member, &json!({"chats": [ABSENT]})).await.code(), "validation");
    assert_eq!(olga.patch(&member, &json!({"chats": null})).await.json()["chats"], Value::Null);
    assert_eq!(ada.get(TAB).await.json()["totals"]["finished"], json!(2));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn alerts_keep_to_them_too(#[case] engine: Engine) {
    let Scene { s, olga, ada, hidden, sink, .. } = scene(engine).await;
    s.p.send_due().await;
    let alert = sink.one();
    assert!(alert.header("Subject").contains("Site") && !alert.text().contains(PLANTED));
    // She was chosen while she saw it, and may stay; anew she is not.
    let path = format!("/api/v1/chats/{}/alerts", hidden.id);
    for (members, status) in [(vec![ada.id], 200), (vec![], 200), (vec![ada.id], 400)] {
        let answer = olga.put(&path, &json!({"members": members})).await;
        assert_eq!(answer.status, status, "{}", answer.text);
    }
    let members = olga.get("/api/v1/members").await.json();
    let items = members["items"].as_array().expect("items");
    let own = items.iter().find(|item| item["id"] == json!(ada.id)).expect("Ada");
    assert_eq!(own["chats"], json!([s.chat.id]));
    // The weekly summary counts what she sees.
    assert_eq!(
        ada.put("/api/v1/analytics/weekly-summary", &json!({"wanted": true})).await.status,
        200
    );
    s.p.clock.advance(7 * candor::time::DAY);
    s.p.send_due().await;
    assert!(sink.one().text().contains("Finished dialogues: 1"), "one of two");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_open_tab_hears_of_them_only(#[case] engine: Engine) {
    let Scene { s, olga, ada, hidden, .. } = scene(engine).await;
    let mut everything = Socket::analyst(&s.p, &olga).await;
    let mut some = Socket::analyst(&s.p, &ada).await;
    // Something happens where she does not look, then where she does: she hears one thing.
    let zoe = s.p.visitor(&hidden, "Zoe").await;
    let said = zoe.says("message-1111", "Hello").await;
    let dialogue = said["dialogue"].as_str().expect("a dialogue").to_owned();
    s.boris.takes(&dialogue).await;
    s.boris.says(&dialogue, "message-2222", "Hello").await;
    s.boris.finishes(&dialogue).await;
    assert_eq!(everything.hear().await, json!({"type": "changed"}));
    // Longer than a tab waits between two notes, and than the server between two looks at who she is.
    let heard = tokio::time::timeout(std::time::Duration::from_secs(6), some.hear()).await;
    assert!(heard.is_err(), "{heard:?}");
    let vera = s.visitor().await;
    s.finished(&vera).await;
    assert_eq!(some.hear().await, json!({"type": "changed"}));

    // What she is given while the tab is open, she hears of.
    let path = format!("/api/v1/members/{}", ada.id);
    assert_eq!(olga.patch(&path, &json!({"chats": [hidden.id]})).await.status, 200);
    while ada.get(&format!("{TAB}?kind=website")).await.json()["totals"]["finished"] != json!(0) {}
    rate_with(&zoe, &s.key(&zoe).await, 5, "", &[]).await;
    assert_eq!(some.hear().await, json!({"type": "changed"}));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn she_is_told_of_nobody_who_has_nothing_to_do_with_them(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let ada = program.member("Ada", "analyst").await;
    let (zoe, max) =
        (program.member("Zoe", "analyst").await, program.member("Max", "analyst").await);
    let (anna, boris) =
        (program.member("Anna", "operator").await, program.member("Boris", "operator").await);
    let (website, settings) = (Kind::Website, Settings::default);
    let hers = program.chat_with("Hers", website, Some(vec![anna.id]), settings()).await;
    let other = program.chat_with("Other", website, Some(vec![boris.id]), settings()).await;
    for (who, chats) in
        [(&ada, vec![hers.id]), (&zoe, vec![other.id]), (&max, vec![hers.id, other.id])]
    {
        let path = format!("/api/v1/members/{}", who.id);
        assert_eq!(olga.patch(&path, &json!({"chats": chats})).await.status, 200);
    }
    let names = |list: &Value| -> Vec<String> {
        let items = list.as_array().expect("people").iter();
        items.map(|item| item["name"].as_str().expect("a name").to_owned()).collect()
    };
    let options =
        async |who: &Member| names(&who.get("/api/v1/analytics/options").await.json()["operators"]);
    let reviewers =
        async |who: &Member| names(&who.get("/api/v1/analytics/reviewers").await.json()["items"]);
    assert_eq!(options(&ada).await, ["Anna"]);
    assert_eq!(options(&olga).await, ["Anna", "Boris", "Olga"]);
    assert_eq!(reviewers(&ada).await, ["Ada", "Max", "Olga"]);
    assert_eq!(reviewers(&olga).await, ["Ada", "Max", "Olga", "Zoe"]);

    // Who took part in a dialogue there stays known when he answers there no more.
    let vera = program.visitor(&hers, "Vera").await;
    let said = vera.says("message-one", "Hello").await;
    let dialogue = said["dialogue"].as_str().expect("a dialogue").to_owned();
    anna.takes(&dialogue).await;
    anna.says(&dialogue, "message-two", "Hello").await;
    anna.finishes(&dialogue).await;
    let path = format!("/api/v1/chats/{}", hers.id);
    assert_eq!(olga.patch(&path, &json!({"operators": [boris.id]})).await.status, 200);
    assert_eq!(options(&ada).await, ["Anna", "Boris"]);
    assert_eq!(options(&zoe).await, ["Boris"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_analyst_may_be_invited_to_some(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let olga = program.member("Olga", "owner").await;
    let chat = program.chat("Site").await;
    let body = json!({"email": email("ada"), "name": "Ada", "role": "analyst", "chats": [chat.id]});
    let added = olga.post("/api/v1/members", &body).await.json();
    assert_eq!(added["chats"], json!([chat.id]));
    let bad = json!({"email": email("b"), "name": "B", "role": "analyst", "chats": [ABSENT]});
    assert_eq!(olga.post("/api/v1/members", &bad).await.code(), "validation");
    assert_eq!(olga.get("/api/v1/members").await.json()["items"].as_array().map(Vec::len), Some(2));
}
