//! Tags of dialogues: set in the inbox, live for the team, a filter of analytics; the visitor learns nothing.

use candor::bus::Heard;
use candor::domain::chat::Kind;
use candor::domain::event::Topic;
use candor::domain::quality::Settings;
use rstest::rstest;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, rate_with};
use crate::sockets::Socket;
use crate::testing::{Answer, Engine, Member};

const TAB: &str = "/api/v1/analytics/live-chat";

async fn tag(who: &Member, dialogue: &str, change: &Value) -> Answer {
    who.patch(&format!("/api/v1/dialogues/{dialogue}/tags"), change).await
}

async fn finished(ada: &Member, query: &str) -> i64 {
    let answer = ada.get(&format!("{TAB}?{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["totals"]["finished"].as_i64().expect("a count")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whoever_sees_a_dialogue_tags_it_and_the_team_hears(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let only = vec![stage.boris.id];
    let closed = stage.p.chat_with("Closed", Kind::Website, Some(only), Settings::default()).await;
    let vera = stage.visitor().await;
    let dialogue = stage.opens(&vera).await;
    let mut boris = Socket::operator(&stage.p, &stage.boris).await;
    let (mut widget, _) = Socket::visitor(&stage.p, &vera.token, json!({})).await;

    // Not taken, not his: it is in his inbox.
    let add = json!({"add": [" Refund ", "réfund", "Late delivery"]});
    let answer = tag(&stage.anna, &dialogue, &add).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.json()["tags"], json!(["Late delivery", "Refund"]));
    let heard = boris.hear_of("dialogue").await;
    assert_eq!(heard["dialogue"]["tags"], json!(["Late delivery", "Refund"]));
    let revision = heard["dialogue"]["revision"].as_i64().expect("a revision");

    // One that is spelled otherwise is the same; what is so already is no news.
    let again =
        tag(&stage.boris, &dialogue, &json!({"add": ["REFUND"], "remove": ["late DELIVERY"]}))
            .await;
    assert_eq!(again.json()["tags"], json!(["REFUND"]));
    let heard = boris.hear_of("dialogue").await;
    assert_eq!(heard["dialogue"]["tags"], json!(["REFUND"]));
    assert!(heard["dialogue"]["revision"].as_i64().expect("a revision") > revision);
    let same =
        tag(&stage.boris, &dialogue, &json!({"add": ["REFUND"], "remove": ["nothing"]})).await;
    assert_eq!((same.status.as_u16(), &same.json()["tags"]), (200, &json!(["REFUND"])));
    stage.anna.takes(&dialogue).await;
    let heard = boris.hear_of("dialogue").await;
    assert_eq!(heard["dialogue"]["state"], json!("active"), "nothing was said in between");
    // The first thing that the visitor hears is who took it.
    let frame = widget.hear().await;
    assert_eq!(frame["dialogue"]["state"], json!("active"), "{frame}");
    assert!(!frame.to_string().contains("REFUND"), "{frame}");
    let seen = vera.get("/api/v1/widget/messages").await.text;
    assert!(!seen.contains("REFUND") && !seen.contains("tags"), "{seen}");

    // Lists, details and suggestions have them.
    let list = stage.anna.get("/api/v1/dialogues").await.json();
    assert_eq!(list["items"][0]["tags"], json!(["REFUND"]));
    let detail = stage.boris.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    assert_eq!(detail["tags"], json!(["REFUND"]));
    let used = stage.boris.get("/api/v1/dialogue-tags").await.json();
    assert_eq!(used["items"], json!(["REFUND"]));

    // Who does not see the dialogue does not tag it, and an analyst has tags of his own.
    let other = stage.p.visitor(&closed, "Luc").await.says("luc-00001", "Hello").await;
    let hidden = other["dialogue"].as_str().expect("a dialogue");
    assert_eq!(tag(&stage.anna, hidden, &json!({"add": ["x"]})).await.status, 404);
    assert_eq!(tag(&stage.boris, hidden, &json!({"add": ["x"]})).await.status, 200);
    let used = async |who: &Member| who.get("/api/v1/dialogue-tags").await.json()["items"].clone();
    assert_eq!(used(&stage.boris).await, json!(["REFUND", "x"]));
    assert_eq!(used(&stage.anna).await, json!(["REFUND"]), "nor does she read its tags");
    assert_eq!(tag(&ada, &dialogue, &json!({"add": ["x"]})).await.status, 403);
    assert_eq!(ada.get("/api/v1/dialogue-tags").await.status, 403);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn they_are_few_and_short_and_two_who_tag_at_once_both_count(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let dialogue = stage.opens(&stage.visitor().await).await;
    for change in [
        json!({"add": [""]}),
        json!({"add": ["x".repeat(41)]}),
        json!({"add": ["two\nlines"]}),
        json!({"add": (0..21).map(|n| format!("tag {n}")).collect::<Vec<_>>()}),
        json!({"remove": ["nul\u{0}"]}),
        json!({"tags": ["x"]}),
    ] {
        assert_eq!(tag(&stage.anna, &dialogue, &change).await.status, 400, "{change}");
    }
    let change = |n: usize| json!({"add": [format!("tag {n}")]});
    let changes: Vec<Value> = (0..18).map(change).collect();
    let members = [&stage.anna, &stage.boris];
    let all = changes.iter().enumerate().map(|(n, change)| tag(members[n % 2], &dialogue, change));
    for answer in futures_util::future::join_all(all).await {
        assert_eq!(answer.status, 200, "{}", answer.text);
    }
    let full = tag(&stage.anna, &dialogue, &json!({"add": ["Ä", "я".repeat(40)]})).await.json();
    assert_eq!(full["tags"].as_array().map(Vec::len), Some(20));
    let over = tag(&stage.anna, &dialogue, &json!({"add": ["one more"]})).await;
    assert_eq!((over.status.as_u16(), over.code()), (400, "validation".into()));
    let detail = stage.anna.get(&format!("/api/v1/dialogues/{dialogue}")).await.json();
    assert_eq!(detail["tags"], full["tags"], "what was refused changed nothing");
    // One goes and another comes at once.
    let turn = tag(&stage.anna, &dialogue, &json!({"add": ["one more"], "remove": ["a"]})).await;
    assert_eq!(turn.json()["tags"].as_array().map(Vec::len), Some(20));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn figures_follow_tags_at_once_and_combine_with_every_filter(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let mut dialogues = Vec::new();
    for score in [5, 1, 2] {
        let visitor = stage.visitor().await;
        dialogues.push(stage.finished(&visitor).await);
        let key = stage.key(&visitor).await;
        assert_eq!(rate_with(&visitor, &key, score, "Words", &[]).await.status, 200);
    }
    assert_eq!((finished(&ada, "").await, finished(&ada, "tag=refund").await), (3, 0));
    // Long after the finish: the figures know it with the next question.
    assert_eq!(tag(&stage.anna, &dialogues[0], &json!({"add": ["Refund"]})).await.status, 200);
    assert_eq!(
        tag(&stage.anna, &dialogues[1], &json!({"add": ["Refund", "Late"]})).await.status,
        200
    );
    assert_eq!(finished(&ada, "tag=r%C3%89fund").await, 2);
    assert_eq!(finished(&ada, "tag=late&tag=nothing").await, 1);
    assert_eq!(finished(&ada, "tag=refund&sense=satisfied").await, 1);
    assert_eq!(finished(&ada, "tag=refund&review_tag=refund").await, 0);
    let asked = ada.get(&format!("{TAB}?tag=Refund&tag=late")).await.json();
    assert_eq!(asked["filter"]["tags"], json!(["Refund", "late"]));
    let list = |query: &str| {
        let path = format!("{TAB}/dialogues?{query}");
        let ada = &ada;
        async move { ada.get(&path).await.json() }
    };
    let found = list("tag=refund&in.tag=late").await;
    assert_eq!(
        (&found["total"], &found["items"][0]["dialogue"]),
        (&json!(1), &json!(dialogues[1]))
    );
    assert_eq!(found["items"][0]["tags"], json!(["Late", "Refund"]));
    assert_eq!(list("in.tag=refund&in.score=stars5:5").await["total"], json!(1));
    let read = ada.get(&format!("/api/v1/analytics/dialogues/{}", dialogues[1])).await.json();
    assert_eq!(read["dialogue"]["tags"], json!(["Late", "Refund"]));
    let rows = ada.get(&format!("{TAB}/export?format=csv&tag=late")).await.text;
    let lines: Vec<&str> = rows.lines().collect();
    assert_eq!(lines.len(), 2, "{rows}");
    assert!(lines[0].contains(",Tags,") && lines[1].contains(",Late; Refund,"), "{rows}");
    // The columns know nothing of tags; taken off, the figure is as before.
    stage.p.site.analytics.forget(stage.p.workspace);
    assert_eq!(finished(&ada, "tag=refund").await, 2);
    assert_eq!(
        tag(&stage.anna, &dialogues[1], &json!({"remove": ["late", "refund"]})).await.status,
        200
    );
    assert_eq!((finished(&ada, "tag=refund").await, finished(&ada, "tag=late").await), (1, 0));
    assert_eq!(ada.get("/api/v1/analytics/options").await.json()["tags"], json!(["Refund"]));
    for query in ["tag=%00", "review_tag=a%00", "tag=a&tag=%00b"] {
        let answer = ada.get(&format!("{TAB}?{query}")).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".into()), "{query}");
    }
    let part = ada.get(&format!("{TAB}/dialogues?in.tag=%00")).await;
    assert_eq!((part.status.as_u16(), part.code()), (400, "validation".into()));
    let long = format!("{TAB}?tag={}", "x".repeat(41));
    assert_eq!(
        (
            ada.get(&long).await.status.as_u16(),
            ada.get(&format!("{TAB}?tag=")).await.status.as_u16()
        ),
        (400, 400)
    );
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_open_tab_hears_of_a_tag(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let dialogue = stage.finished(&stage.visitor().await).await;
    let mut tab = stage.p.app.hub.listen(&[Topic::Quality(stage.p.workspace)]);
    for (change, news) in [(json!({"add": ["Refund"]}), true), (json!({"add": ["Refund"]}), false)]
    {
        assert_eq!(tag(&stage.anna, &dialogue, &change).await.status, 200);
        // Everything is published before its request is answered.
        let heard = matches!(tab.try_hear(), Some(Heard::Frame(frame)) if *frame == *r#"{"type":"changed"}"#);
        assert_eq!(heard, news, "{change}");
    }
}
