//! How a chat looks: what its settings say reaches pages and panels in the visitor's language, and nothing that
//! nobody can read is kept. On both engines.

use candor::domain::chat::Kind;
use candor::time::DAY;
use reqwest::Method;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Answer, Client, Engine, Program};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and the rest of a picture";

fn whole() -> Value {
    json!({
        "second_colour": "#5a3d8a", "theme": "dark", "shape": "pill", "side": "start",
        "offset_inline": 0, "offset_block": 200,
        "titles": {"fr": "Le thé"}, "greetings": {"fr": "Bonjour"},
        "subtitle": {"en": "We answer in minutes", "ar": "نرد خلال دقائق"},
        "launcher_text": {"en": "Ask us"}, "bubble": {"en": "Any questions?"},
        "banner": {"en": "Closed on Sunday"},
        "buttons": [{"en": "Where is my order?", "fr": "Où est ma commande ?"}, {"fr": "Retours"}],
    })
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_look_is_kept_and_said_in_the_visitors_language(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Tea").await;
    let path = format!("/api/v1/chats/{}", chat.id);
    let change = json!({"look": whole(), "greeting": "Hello"});
    let changed = owner.patch(&path, &change).await;
    assert_eq!(changed.status, 200, "{}", changed.text);
    assert_eq!(changed.json()["look"], whole());
    assert_eq!(owner.get(&path).await.json()["look"], whole(), "also after another request");

    let config = async |query: &str| {
        let path = format!("/api/v1/widget/{}/config{query}", chat.key);
        program.stranger().get(&path).await.json()
    };
    let french = config("?language=fr-CA").await;
    assert_eq!([&french["title"], &french["greeting"]], ["Le thé", "Bonjour"]);
    assert_eq!(french["subtitle"], "We answer in minutes", "the chat's language stands in");
    assert_eq!(french["buttons"], json!(["Où est ma commande ?", "Retours"]));
    assert_eq!(
        french["launcher"],
        json!({"shape": "pill", "side": "start", "offset_inline": 0, "offset_block": 200,
               "text": "Ask us", "bubble": "Any questions?"})
    );
    let arabic = config("?language=ar").await;
    assert_eq!([&arabic["title"], &arabic["subtitle"]], ["Tea", "نرد خلال دقائق"]);
    assert_eq!(arabic["buttons"], json!(["Where is my order?", "Retours"]));
    assert_eq!(config("").await["title"], "Tea");
    assert_eq!([&arabic["ink"], &arabic["second_colour"]], ["#ffffff", "#5a3d8a"]);

    let session = format!("/api/v1/widget/{}/session", chat.key);
    let session = program.stranger().post(&session, &json!({"language": "fr"})).await.json();
    assert_eq!(session["chat"], config("?language=fr").await, "the panel and the launcher agree");

    let odd = program.stranger().get(&format!("/api/v1/widget/{}/config?lang=fr", chat.key)).await;
    assert_eq!(odd.code(), "unknown_parameter");

    // What is not named is as in a new chat.
    let again = owner.patch(&path, &json!({"look": {"side": "start"}})).await.json();
    assert_eq!(again["look"]["shape"], "round");
    assert_eq!(again["look"]["buttons"], json!([]));
    assert_eq!(owner.patch(&path, &json!({"title": "Coffee"})).await.json()["look"], again["look"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_or_drawn_is_refused(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = program.chat("Tea").await;
    let path = format!("/api/v1/chats/{}", chat.id);
    let before = owner.get(&path).await.json();
    let long = |max: usize| json!({"en": "x".repeat(max + 1)});
    let cases = [
        (json!({"second_colour": "red"}), "look.second_colour"),
        (json!({"second_colour": "#ffffff"}), "look.second_colour"),
        (json!({"offset_inline": 201}), "look.offset_inline"),
        (json!({"offset_block": -1}), "look.offset_block"),
        (json!({"titles": long(100)}), "look.titles"),
        (json!({"greetings": long(500)}), "look.greetings"),
        (json!({"subtitle": {"de": "Hallo"}}), "look.subtitle"),
        (json!({"launcher_text": long(30)}), "look.launcher_text"),
        (json!({"bubble": {"en": "\u{0}"}}), "look.bubble"),
        (json!({"banner": long(300)}), "look.banner"),
        (json!({"buttons": [{"en": " "}]}), "look.buttons"),
        (json!({"buttons": vec![json!({"en": "a"}); 7]}), "look.buttons"),
    ];
    for (look, field) in cases {
        let answer = owner.patch(&path, &json!({"look": look})).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".into()), "{look}");
        let fields = answer.json()["error"]["fields"].clone();
        let named: Vec<&String> = fields.as_object().expect("fields").keys().collect();
        assert_eq!(named, [field], "{look}");
    }
    for look in [json!({"theme": "blue"}), json!({"shape": "star"}), json!({"avatar": "mine"})] {
        let answer = owner.patch(&path, &json!({"look": look})).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".into()), "{look}");
    }
    assert_eq!(owner.get(&path).await.json(), before);

    // Another first colour is judged with the second that is there.
    let look = json!({"look": {"second_colour": "#5a3d8a"}});
    assert_eq!(owner.patch(&path, &look).await.status, 200);
    let answer = owner.patch(&path, &json!({"colour": "#ffffff"})).await;
    assert!(answer.json()["error"]["fields"]["look.second_colour"].is_string(), "{}", answer.text);
}

async fn upload(who: &Client, path: &str, kind: &str, bytes: &[u8]) -> Answer {
    let mut body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.png\"\r\ncontent-type: {kind}\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let request = who
        .request(Method::PUT, path)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(body);
    Client::answer(request).await
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_chats_picture_is_a_small_picture_and_outlives_the_files(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    // What visitors may send has nothing to do with it.
    let chat = program.chat_with("Tea", Kind::Website, None, Default::default()).await;
    let path = format!("/api/v1/chats/{}", chat.id);
    let files = json!({"files": {"enabled": false, "max_bytes": 1, "types": []}});
    assert_eq!(owner.patch(&path, &files).await.status, 200);
    let avatar = format!("{path}/avatar");

    let wrong = [
        ("image/svg+xml", b"<svg/>".to_vec(), 415, "unsupported_media_type"),
        ("image/png", b"<svg onload=alert(1)>".to_vec(), 415, "unsupported_media_type"),
        ("image/png", [PNG, &vec![b'.'; 256 * 1024]].concat(), 413, "too_large"),
    ];
    for (kind, bytes, status, code) in wrong {
        let answer = upload(&owner, &avatar, kind, &bytes).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (status, code.into()), "{kind}");
    }
    assert_eq!(owner.get(&path).await.json()["avatar"], Value::Null);

    let answer = upload(&owner, &avatar, "image/png", PNG).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let address = answer.json()["avatar"].as_str().expect("an address").to_owned();
    let config = format!("/api/v1/widget/{}/config", chat.key);
    assert_eq!(program.stranger().get(&config).await.json()["avatar"], address);
    let picture = program.stranger().get(&address).await;
    assert_eq!(
        (picture.status.as_u16(), &picture.headers["content-type"]),
        (200, &"image/png".parse().expect("a value"))
    );
    // Changing something else leaves it.
    assert_eq!(owner.patch(&path, &json!({"title": "Shop"})).await.json()["avatar"], address);

    let days = json!({"messages_days": null, "files_days": 1, "comments_days": null});
    assert_eq!(owner.put("/api/v1/workspace/retention", &days).await.status, 200);
    program.clock.advance(3 * DAY);
    program.run_jobs().await;
    assert_eq!(program.stranger().get(&address).await.status, 200, "it is no visitor's file");

    // One that is replaced, removed, or whose chat is deleted is nobody's any more: the file goes, too.
    let is_there = async |address: &str| {
        let status = program.stranger().get(address).await.status.as_u16();
        let id = address.split('/').nth(2).expect("an id").parse().expect("an id");
        let kept = candor::desk::attach::path(&program.app, id).exists();
        assert_eq!(kept, status == 200, "{address}: {status}");
        kept
    };
    assert!(is_there(&address).await);
    let again = upload(&owner, &avatar, "image/png", PNG).await.json();
    let second = again["avatar"].as_str().expect("an address").to_owned();
    assert_eq!([is_there(&address).await, is_there(&second).await], [false, true]);
    assert_eq!(owner.delete(&avatar).await.json()["avatar"], Value::Null);
    assert_eq!(program.stranger().get(&config).await.json()["avatar"], Value::Null);
    assert!(!is_there(&second).await);
    assert_eq!(owner.delete(&avatar).await.status, 200, "there is none");
    let last = upload(&owner, &avatar, "image/png", PNG).await.json();
    let last = last["avatar"].as_str().expect("an address").to_owned();
    assert!(is_there(&last).await);
    assert_eq!(owner.delete(&path).await.status, 204);
    assert!(!is_there(&last).await);
}
