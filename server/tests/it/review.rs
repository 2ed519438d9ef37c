//! Analysts review: status, note, tags; exclude, test, spam, each reversible and audited; and the filters that
//! find it again. Words of comments are found alike on both engines.

use candor::values;
use rstest::rstest;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, rate_with};
use crate::testing::{Engine, Member};

const TAB: &str = "/api/v1/analytics/live-chat";

/// A stage with an analyst, and one rated dialogue for each of these scores and comments. The dialogues are in
/// the order they were finished.
async fn rated(engine: Engine, ratings: &[(i64, &str, &[&str])]) -> (Stage, Member, Vec<String>) {
    let stage = Stage::new(engine).await;
    let ada = stage.p.member("Ada", "analyst").await;
    let mut dialogues = Vec::new();
    for (score, comment, reasons) in ratings {
        let visitor = stage.visitor().await;
        let dialogue = stage.finished(&visitor).await;
        let key = stage.key(&visitor).await;
        let answer = rate_with(&visitor, &key, *score, comment, reasons).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        stage.p.clock.advance(1_000);
        dialogues.push(dialogue);
    }
    (stage, ada, dialogues)
}

async fn totals(ada: &Member, query: &str) -> Value {
    let answer = ada.get(&format!("{TAB}{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()["totals"].clone()
}

/// finished, asked, rated, excluded
async fn counts(ada: &Member, query: &str) -> [i64; 4] {
    let totals = totals(ada, query).await;
    ["finished", "asked", "rated", "excluded"].map(|name| totals[name].as_i64().expect(name))
}

async fn listed(ada: &Member, list: &str, query: &str) -> Vec<String> {
    let answer = ada.get(&format!("{TAB}/{list}{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let page = answer.json();
    let items = page["items"].as_array().expect("items");
    assert_eq!(page["total"], json!(items.len()));
    items.iter().map(|item| item["dialogue"].as_str().expect("an id").to_owned()).collect()
}

fn place(dialogue: &str) -> String {
    format!("/api/v1/dialogues/{dialogue}/outcome")
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn an_excluded_rating_leaves_asked_and_rated_and_comes_back(#[case] engine: Engine) {
    let (stage, ada, dialogues) = rated(engine, &[(1, "Rude", &[]), (5, "Kind", &[])]).await;
    assert_eq!(counts(&ada, "").await, [2, 2, 2, 0]);
    let body = json!({"exclude": {"reason": " Meant for another shop "}});
    let answer = ada.patch(&place(&dialogues[0]), &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let item = answer.json()["dialogue"].clone();
    assert_eq!((&item["excluded"], &item["score"]), (&json!(true), &json!(1)));
    assert_eq!(item["review"]["excluded_because"], json!("Meant for another shop"));
    assert_eq!(counts(&ada, "").await, [2, 1, 1, 1]);
    assert_eq!(totals(&ada, "").await["csat"]["share"], json!(1.0));
    // It stays among the comments, to be shown struck out.
    assert_eq!(listed(&ada, "comments", "").await.len(), 2);
    assert_eq!(listed(&ada, "dialogues", "?state=excluded").await, [dialogues[0].clone()]);

    stage.p.clock.advance(1_000);
    let again = ada.patch(&place(&dialogues[0]), &json!({"exclude": null})).await;
    assert_eq!(again.json()["dialogue"]["review"]["excluded_because"], Value::Null);
    assert_eq!(counts(&ada, "").await, [2, 2, 2, 0]);

    let mut conn = stage.p.app.db.read().await.expect("a connection");
    let audit: Vec<(String, String, Option<String>)> = conn
        .all("select action, subject, detail from audit order by at, id", values![])
        .await
        .expect("the log");
    let said: Vec<(&str, Option<&str>)> =
        audit.iter().map(|(action, _, detail)| (action.as_str(), detail.as_deref())).collect();
    assert_eq!(
        said,
        [
            ("outcome.exclude", Some("Meant for another shop")),
            ("outcome.exclude", Some("taken back"))
        ]
    );
    assert_eq!(audit[0].1, dialogues[0]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn test_and_spam_leave_every_figure_and_can_be_found_again(#[case] engine: Engine) {
    let (stage, ada, dialogues) = rated(engine, &[(1, "Buy gold", &[]), (4, "Good", &[])]).await;
    for (mark, other) in [("spam", "test"), ("test", "spam")] {
        let body = json!({mark: {"reason": "Not a visitor"}});
        assert_eq!(ada.patch(&place(&dialogues[0]), &body).await.status, 200);
        assert_eq!(counts(&ada, "").await, [1, 1, 1, 0], "{mark}");
        assert_eq!(listed(&ada, "comments", "").await, [dialogues[1].clone()], "{mark}");
        let found = listed(&ada, "dialogues", &format!("?marked={mark}")).await;
        assert_eq!(found, [dialogues[0].clone()], "{mark}");
        let none: [String; 0] = [];
        assert_eq!(listed(&ada, "dialogues", &format!("?marked={other}")).await, none, "{mark}");
        assert_eq!(ada.patch(&place(&dialogues[0]), &json!({mark: null})).await.status, 200);
        assert_eq!(counts(&ada, "").await, [2, 2, 2, 0], "{mark}");
    }
    // Marks survive when the columns are thrown away.
    let body = json!({"spam": {"reason": "Not a visitor"}});
    assert_eq!(ada.patch(&place(&dialogues[0]), &body).await.status, 200);
    let before = ada.get(TAB).await.text;
    stage.p.site.analytics.forget(stage.p.workspace);
    assert_eq!(ada.get(TAB).await.text, before);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn reviews_are_kept_and_found_by_status_and_tag(#[case] engine: Engine) {
    let (_stage, ada, dialogues) =
        rated(engine, &[(1, "One", &[]), (2, "Two", &[]), (3, "Three", &[])]).await;
    let body = json!({"status": "in_review", "assignee": ada.id, "note": "Ask the carrier",
        "tags": ["Delivery", "delivery", "Carrier"]});
    let answer = ada.patch(&place(&dialogues[0]), &body).await.json();
    let review = &answer["dialogue"]["review"];
    assert_eq!(review["status"], json!("in_review"));
    assert_eq!(review["assignee"]["name"], json!("Ada"));
    assert_eq!(review["tags"], json!(["Delivery", "Carrier"]));
    assert_eq!(ada.patch(&place(&dialogues[1]), &json!({"status": "done"})).await.status, 200);

    let [one, two, three] = [&dialogues[0], &dialogues[1], &dialogues[2]].map(Clone::clone);
    assert_eq!(listed(&ada, "comments", "?review=in_review").await, [one.as_str()]);
    assert_eq!(listed(&ada, "comments", "?review=new").await, [three.as_str()]);
    let both = listed(&ada, "comments", "?review=new&review=done").await;
    assert_eq!(both, [three.clone(), two]);
    assert_eq!(listed(&ada, "comments", "?review_tag=DELIVERY").await, [one.as_str()]);
    assert_eq!(counts(&ada, "?review_tag=carrier&review_tag=nothing").await, [1, 1, 1, 0]);

    // What was not said stays; null takes back.
    let answer = ada.patch(&place(&one), &json!({"assignee": null})).await.json();
    let review = &answer["dialogue"]["review"];
    assert_eq!((&review["assignee"], &review["note"]), (&Value::Null, &json!("Ask the carrier")));
    assert_eq!(ada.patch(&place(&one), &json!({"status": "new"})).await.status, 200);
    assert_eq!(listed(&ada, "comments", "?review=new").await, [three, one]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn reviews_say_who_changed_them_and_can_be_given_to_those_who_read_them(
    #[case] engine: Engine,
) {
    let (stage, ada, dialogues) = rated(engine, &[(1, "One", &[])]).await;
    stage.p.member("zoe", "analyst").await;
    let gone = stage.p.member("Bea", "analyst").await;
    let off = json!({"status": "disabled"});
    let owner = stage.p.member("Olga", "owner").await;
    assert_eq!(owner.patch(&format!("/api/v1/members/{}", gone.id), &off).await.status, 200);
    let reviewers = ada.get("/api/v1/analytics/reviewers").await.json();
    let items = reviewers["items"].as_array().expect("items");
    let names: Vec<&str> = items.iter().filter_map(|item| item["name"].as_str()).collect();
    assert_eq!(names, ["Ada", "Olga", "zoe"], "without case, without Anna and Bea");
    assert_eq!(items[0]["id"], json!(ada.id));
    let refused = stage.anna.get("/api/v1/analytics/reviewers").await;
    assert_eq!((refused.status.as_u16(), refused.code()), (403, "forbidden".into()));

    // An operator was refused above (only_analysts_review…); so is one who was disabled.
    let answer = ada.patch(&place(&dialogues[0]), &json!({"assignee": gone.id})).await;
    assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".into()));

    let story = ada.get(&place(&dialogues[0])).await.json();
    assert_eq!(story["dialogue"]["review"]["changed"], Value::Null);
    let answer = ada.patch(&place(&dialogues[0]), &json!({"tags": ["Tone"]})).await;
    assert_eq!(answer.json()["dialogue"]["review"]["changed"]["by"]["name"], json!("Ada"));
    stage.p.clock.advance(1_000);
    let by_owner = owner.patch(&place(&dialogues[0]), &json!({"assignee": ada.id})).await;
    let changed = &by_owner.json()["dialogue"]["review"]["changed"];
    assert_eq!(changed["by"]["name"], items[1]["name"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_analysts_review_and_only_what_can_be_reviewed(#[case] engine: Engine) {
    let (stage, ada, dialogues) = rated(engine, &[(1, "One", &[])]).await;
    let body = json!({"status": "done"});
    let operator = stage.anna.patch(&place(&dialogues[0]), &body).await;
    assert_eq!((operator.status.as_u16(), operator.code()), (403, "forbidden".into()));
    let absent = stage.anna.patch(&place(&stage.chat.id.to_string()), &body).await;
    assert_eq!(absent.text, operator.text);

    let unrated = stage.finished(&stage.visitor().await).await;
    let open = stage.opens(&stage.visitor().await).await;
    for (dialogue, body, expected) in [
        (&unrated, json!({"exclude": {"reason": "x"}}), (400, "validation")),
        (&dialogues[0], json!({"exclude": {"reason": "  "}}), (400, "validation")),
        (&dialogues[0], json!({"exclude": true}), (400, "validation")),
        (&dialogues[0], json!({"score": 5}), (400, "validation")),
        (&dialogues[0], json!({"assignee": stage.anna.id}), (400, "validation")),
        (&dialogues[0], json!({"tags": [""]}), (400, "validation")),
        (&open, json!({"status": "done"}), (404, "not_found")),
    ] {
        let answer = ada.patch(&place(dialogue), &body).await;
        let said = (answer.status.as_u16(), answer.code());
        assert_eq!(said, (expected.0, expected.1.to_owned()), "{body}");
    }
    for query in ["?review=lost", "?comment=maybe", "?marked=test", "?words=a&words=b"] {
        assert_eq!(ada.get(&format!("{TAB}{query}")).await.status, 400, "{query}");
    }
    assert_eq!(ada.get(&format!("{TAB}/dialogues?marked=all")).await.status, 400);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn words_of_comments_are_found_without_case_and_accents(#[case] engine: Engine) {
    let comments: [(i64, &str, &[&str]); 6] = [
        (1, "Livraison DÉÇUE, très tard", &[]),
        (2, "Доставка опоздала, ёлка сломана", &[]),
        (3, "خِدْمَة ممتازة", &[]),
        (4, "Strasse zu, aber freundlich", &[]),
        (5, "", &[]),
        (5, "Zebra; then deçue again", &[]),
    ];
    let (stage, ada, dialogues) = rated(engine, &comments).await;
    let found = async |words: &str| -> Vec<usize> {
        let query: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let found = listed(&ada, "comments", &format!("?words={query}")).await;
        let place = |id: &String| dialogues.iter().position(|known| known == id).expect("known");
        let mut places: Vec<usize> = found.iter().map(place).collect();
        places.sort_unstable();
        places
    };
    assert_eq!(found("decue").await, [0, 5]);
    assert_eq!(found("DÉCU tard").await, [0], "every word, by its beginning");
    assert_eq!(found("елка").await, [1]);
    assert_eq!(found("خدمة").await, [2]);
    assert_eq!(found("Straße").await, [3]);
    assert_eq!(found("z").await, [3, 5]);
    assert_eq!(found("nothing").await, [0_usize; 0]);
    assert_eq!(found("!?").await, [0_usize; 0]);
    assert_eq!(counts(&ada, "?words=decue").await, [2, 2, 2, 0]);
    assert_eq!(counts(&ada, "?comment=no").await, [1, 1, 1, 0]);
    assert_eq!(counts(&ada, "?comment=yes&score=stars5:5").await, [1, 1, 1, 0]);

    // A correction's words replace the first ones.
    let visitor = stage.visitor().await;
    stage.finished(&visitor).await;
    let key = stage.key(&visitor).await;
    for comment in ["Quince", "Medlar", ""] {
        assert_eq!(rate_with(&visitor, &key, 3, comment, &[]).await.status, 200);
        let quince = counts(&ada, "?words=quince").await[0];
        let medlar = counts(&ada, "?words=medlar").await[0];
        assert_eq!(
            (quince, medlar),
            (i64::from(comment == "Quince"), i64::from(comment == "Medlar"))
        );
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn reasons_and_changed_meanings_are_told(#[case] engine: Engine) {
    let (stage, ada, _) = rated(
        engine,
        &[(1, "", &["slow", "product"]), (2, "", &["product"]), (1, "", &[]), (5, "", &[])],
    )
    .await;
    let answer = ada.get(TAB).await.json();
    assert_eq!(
        answer["reasons"],
        json!([
            {"id": "product", "text": "It is about the product, not the person", "about": "product", "count": 2},
            {"id": "slow", "text": "It took too long", "about": "service", "count": 1},
        ])
    );
    assert_eq!(answer["totals"]["definition_changed"], json!(false));
    assert_eq!(answer["series"]["changes"], json!([]));
    assert_eq!(counts(&ada, "?reason=slow").await[0], 1);
    assert_eq!(counts(&ada, "?reason=slow&reason=product").await[0], 2);

    // Stricter from now on: four stars do not satisfy any more.
    let settings = candor::domain::quality::Settings {
        satisfied: vec![5],
        ..candor::domain::quality::Settings::default()
    };
    stage.save_quality(2, &settings).await;
    stage.p.clock.advance(1_000);
    let visitor = stage.visitor().await;
    stage.finished(&visitor).await;
    let key = stage.key(&visitor).await;
    assert_eq!(rate_with(&visitor, &key, 4, "", &[]).await.status, 200);
    let answer = ada.get(TAB).await.json();
    assert_eq!(answer["totals"]["definition_changed"], json!(true));
    let change = &answer["series"]["changes"][0];
    assert_eq!((&change["version"], &change["chat"]["name"]), (&json!(2), &json!("Site")));
    assert_eq!(
        (&change["before"]["satisfied"], &change["after"]),
        (&json!([4, 5]), &json!({"scale": "stars5", "satisfied": [5], "dissatisfied": [1, 2]}))
    );
    let only = ada.get(&format!("{TAB}?score=stars5:4")).await.json();
    assert_eq!(only["totals"]["definition_changed"], json!(false));
    assert_eq!(only["totals"]["csat"]["share"], json!(0.0));
}
