//! Chats and their quality control through the public API, on both engines.

use candor::time::MINUTE;
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Answer, Engine, Member, Program};

const NOBODYS: &str = "01890000-0000-7000-8000-000000000000";

async fn created(admin: &Member, name: &str, kind: &str) -> Value {
    let answer = admin.post("/api/v1/chats", &json!({"name": name, "kind": kind})).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    answer.json()
}

fn refused(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.code())
}

fn path(chat: &Value) -> String {
    format!("/api/v1/chats/{}", chat["id"].as_str().expect("an id"))
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_chat_is_ready_to_be_used(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let site = created(&owner, "  Site ", "website").await;
    assert_eq!(site["key"].as_str().map(str::len), Some(22));
    assert_eq!(
        [&site["name"], &site["title"], &site["greeting"], &site["colour"], &site["language"]],
        ["Site", "Site", "Hello! How can we help?", "#1f5a7a", "en"]
    );
    assert_eq!((&site["operators"], &site["allowed_sites"]), (&json!("all"), &json!([])));
    assert_eq!(
        (&site["idle_finish_minutes"], &site["identity_required"]),
        (&json!(60), &json!(false))
    );
    assert_eq!(site["files"]["enabled"], true);
    assert_eq!(site["files"]["max_bytes"], 20_971_520);
    let line = format!(
        "<script src=\"{}/widget.js\" data-chat=\"{}\" async></script>",
        program.origin(),
        site["key"].as_str().expect("a key")
    );
    assert_eq!(site["embed"], json!(line));

    let course = created(&owner, "Course", "course").await;
    assert_eq!(course["idle_finish_minutes"], 1_440);
    assert_ne!(course["key"], site["key"]);
    let list = owner.get("/api/v1/chats").await.json();
    assert_eq!(list, json!({"items": [site, course]}));
    assert_eq!(owner.get(&path(&site)).await.json(), site);

    let quality = owner.get(&format!("{}/quality-control", path(&site))).await.json();
    assert_eq!((&quality["version"], &quality["scale"]), (&json!(1), &json!("stars5")));
    assert_eq!(quality["saved_by"]["name"], "Olga");
    assert_eq!(quality["saved_at"], site["created_at"]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_changed_is_changed_and_nothing_else(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let anna = program.member("Anna", "operator").await;
    let chat = created(&owner, "Site", "website").await;
    let change = json!({
        "name": " Shop ", "title": "Ask us", "greeting": " Hi ", "colour": "#ABCDEF", "language": "ar",
        "allowed_sites": [" Example.ORG", "*.example.org", "localhost:3000"], "operators": [anna.id.to_string()],
        "identity_required": true, "files": {"enabled": false, "max_bytes": 1000, "types": ["image/png"]},
        "idle_finish_minutes": 43_200,
    });
    let changed = owner.patch(&path(&chat), &change).await.json();
    let mut expected = change.clone();
    for (field, value) in [("name", "Shop"), ("greeting", "Hi"), ("colour", "#abcdef")] {
        expected[field] = json!(value);
    }
    expected["allowed_sites"] = json!(["example.org", "*.example.org", "localhost:3000"]);
    for field in ["id", "key", "kind", "created_at", "embed", "look", "avatar", "working_time"] {
        expected[field] = chat[field].clone();
    }
    assert_eq!(changed, expected);
    assert_eq!(owner.get(&path(&chat)).await.json(), expected);

    let again = owner.patch(&path(&chat), &json!({"title": "Help"})).await.json();
    expected["title"] = json!("Help");
    assert_eq!(again, expected);
    let config = program.stranger().get(&config_path(&chat)).await;
    assert_eq!(
        config.json(),
        json!({"title": "Help", "subtitle": "", "greeting": "Hi", "banner": "", "buttons": [], "colour": "#abcdef",
               "second_colour": null, "ink": "#000000", "theme": "auto", "avatar": null, "language": "ar",
               "launcher": {"shape": "round", "side": "end", "offset_inline": 20, "offset_block": 20, "text": "", "bubble": ""},
               "kind": "website", "files": {"enabled": false, "max_bytes": 1000, "types": ["image/png"]}})
    );
    assert_eq!(config.headers["access-control-allow-origin"], "*");
}

fn config_path(chat: &Value) -> String {
    format!("/api/v1/widget/{}/config", chat["key"].as_str().expect("a key"))
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_wrong_is_told_at_once_and_nothing_is_changed(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let analyst = program.member("Ada", "analyst").await;
    let chat = created(&owner, "Site", "website").await;
    let answer = owner
        .patch(
            &path(&chat),
            &json!({
                "name": " ", "title": "", "greeting": "x".repeat(501), "colour": "red", "language": "de",
                "allowed_sites": ["https://example.org"], "operators": [analyst.id.to_string()],
                "files": {"enabled": true, "max_bytes": 20_971_521, "types": ["png"]}, "idle_finish_minutes": 4,
            }),
        )
        .await;
    assert_eq!(refused(&answer), (400, "validation".into()));
    let fields = answer.json()["error"]["fields"].clone();
    let names: Vec<&str> = fields.as_object().expect("fields").keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "allowed_sites",
            "colour",
            "files.max_bytes",
            "files.types",
            "greeting",
            "idle_finish_minutes",
            "language",
            "name",
            "operators",
            "title"
        ]
    );
    let bad = [
        json!({"idle_finish_minutes": 43_201}),
        json!({"operators": [NOBODYS]}),
        json!({"operators": "some"}),
        json!({"colour": 7}),
        json!({"colour": "#12345g"}),
        json!({"key": "mine"}),
        json!({"files": {"enabled": true, "max_bytes": 0, "types": []}}),
        json!({"files": {"enabled": true, "max_bytes": 1, "types": ["text/plain; charset=utf-8"]}}),
        json!({"allowed_sites": ["example.org; script-src *"]}),
        json!({"allowed_sites": ["a b"]}),
        json!({"name": "two\nlines"}),
        json!({"greeting": "\u{0}"}),
    ];
    for change in bad {
        let answer = owner.patch(&path(&chat), &change).await;
        assert_eq!(refused(&answer), (400, "validation".into()), "{change}");
    }
    for new in [
        json!({}),
        json!({"name": "A"}),
        json!({"name": "A", "kind": "shop"}),
        json!({"name": "", "kind": "course"}),
        json!({"name": "A", "kind": "course", "id": 1}),
    ] {
        let answer = owner.post("/api/v1/chats", &new).await;
        assert_eq!(refused(&answer), (400, "validation".into()), "{new}");
    }
    assert_eq!(owner.get("/api/v1/chats").await.json(), json!({"items": [chat]}));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn only_those_who_manage_reach_any_of_it(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let admin = program.member("Adam", "admin").await;
    let chat = created(&admin, "Site", "website").await;
    let (anna, ada) =
        (program.member("Anna", "operator").await, program.member("Ada", "analyst").await);
    let stranger = program.stranger();
    for place in [path(&chat), format!("/api/v1/chats/{NOBODYS}"), "/api/v1/chats/nonsense".into()]
    {
        let calls = [
            ("GET", place.clone()),
            ("PATCH", place.clone()),
            ("DELETE", place.clone()),
            ("PUT", format!("{place}/avatar")),
            ("DELETE", format!("{place}/avatar")),
            ("GET", format!("{place}/identity-secret")),
            ("POST", format!("{place}/identity-secret")),
            ("GET", format!("{place}/quality-control")),
            ("PUT", format!("{place}/quality-control")),
            ("GET", format!("{place}/quality-control/versions")),
            ("GET", "/api/v1/quality-control/built-in-texts".into()),
            ("GET", "/api/v1/chats".into()),
            ("POST", "/api/v1/chats".into()),
        ];
        for (method, call) in calls {
            let method: reqwest::Method = method.parse().expect("a method");
            // The body is nonsense: who may not call is told so before anything is looked at.
            let body = if method == "GET" { Value::Null } else { json!({"nonsense": 1}) };
            for member in [&anna, &ada] {
                let answer = member.send(method.clone(), &call, &body).await;
                assert_eq!(refused(&answer), (403, "forbidden".into()), "{method} {call}");
            }
            let answer = stranger.send(method.clone(), &call, &body).await;
            assert_eq!(refused(&answer), (401, "unauthenticated".into()), "{method} {call}");
        }
    }
    let foreign = admin.with("origin", "https://evil.example");
    let answer = foreign.delete(&path(&chat)).await;
    assert_eq!(refused(&answer), (403, "wrong_origin".into()));
    assert_eq!(admin.get(&path(&chat)).await.status, 200);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_chat_is_as_if_it_had_never_been(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = created(&owner, "Site", "website").await;
    let key = chat["key"].as_str().expect("a key").to_owned();
    let quality = owner.get(&format!("{}/quality-control", path(&chat))).await.json();
    assert_eq!(program.stranger().get(&format!("/sample/{key}")).await.status, 200);
    assert_eq!(owner.delete(&path(&chat)).await.status, 204);

    let unknown = owner.get(&format!("/api/v1/chats/{NOBODYS}")).await;
    assert_eq!(unknown.text, r#"{"error":{"code":"not_found","message":"Not found."}}"#);
    let there = path(&chat);
    let answers = [
        owner.get(&there).await,
        owner.patch(&there, &json!({"name": "Shop"})).await,
        owner.delete(&there).await,
        owner.delete(&format!("{there}/avatar")).await,
        owner.get(&format!("{there}/identity-secret")).await,
        owner.post(&format!("{there}/identity-secret"), &Value::Null).await,
        owner.get(&format!("{there}/quality-control")).await,
        owner.put(&format!("{there}/quality-control"), &quality).await,
        owner.get(&format!("{there}/quality-control/versions")).await,
        program.stranger().get(&config_path(&chat)).await,
        program.stranger().post(&format!("/api/v1/widget/{key}/session"), &json!({})).await,
    ];
    for answer in answers {
        assert_eq!((answer.status.as_u16(), &answer.text), (404, &unknown.text));
    }
    for page in ["sample", "c", "widget/panel"] {
        assert_eq!(program.stranger().get(&format!("/{page}/{key}")).await.status, 404, "{page}");
    }
    assert_eq!(owner.get("/api/v1/chats").await.json(), json!({"items": []}));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn another_workspaces_chat_is_not_there(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = created(&owner, "Site", "website").await;
    program
        .app
        .db
        .write(|tx| {
            Box::pin(async move {
                tx.run(
                    "insert into workspaces (id, name, time_zone, language, week_start, few_answers, created_at) \
                     values ($1, $2, $3, $4, $5, $6, $7)",
                    candor::values![NOBODYS, "Other", "UTC", "en", "monday", 30_i64, 0_i64],
                )
                .await?;
                tx.run("update chats set workspace_id = $1", candor::values![NOBODYS]).await?;
                Ok(())
            })
        })
        .await
        .expect("another workspace");
    let unknown = owner.get(&format!("/api/v1/chats/{NOBODYS}")).await;
    for answer in [
        owner.get(&path(&chat)).await,
        owner.patch(&path(&chat), &json!({"name": "Mine"})).await,
        owner.delete(&path(&chat)).await,
        owner.get(&format!("{}/quality-control", path(&chat))).await,
    ] {
        assert_eq!((answer.status.as_u16(), &answer.text), (404, &unknown.text));
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn chosen_operators_and_no_others_answer(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let (anna, boris) =
        (program.member("Anna", "operator").await, program.member("Boris", "operator").await);
    let chat = created(&owner, "Site", "website").await;
    let waiting = async |member: &Member| {
        member.get("/api/v1/dialogues/counts").await.json()["waiting"].clone()
    };
    let visit = crate::testing::Chat {
        id: chat["id"].as_str().expect("an id").parse().expect("an id"),
        key: chat["key"].as_str().expect("a key").to_owned(),
    };
    program.visitor(&visit, "Vera").await.says("client-0001", "Hello").await;
    assert_eq!((waiting(&anna).await, waiting(&boris).await), (json!(1), json!(1)));
    owner
        .patch(&path(&chat), &json!({"operators": [anna.id.to_string(), anna.id.to_string()]}))
        .await;
    assert_eq!(owner.get(&path(&chat)).await.json()["operators"], json!([anna.id.to_string()]));
    assert_eq!((waiting(&anna).await, waiting(&boris).await), (json!(1), json!(0)));
    owner.patch(&path(&chat), &json!({"operators": []})).await;
    assert_eq!(waiting(&anna).await, json!(0));
    owner.patch(&path(&chat), &json!({"operators": "all"})).await;
    assert_eq!((waiting(&anna).await, waiting(&boris).await), (json!(1), json!(1)));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn a_new_secret_replaces_the_old_one(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let owner = program.member("Olga", "owner").await;
    let chat = created(&owner, "Course", "course").await;
    let place = format!("{}/identity-secret", path(&chat));
    let first = owner.get(&place).await.json();
    assert_eq!(owner.get(&place).await.json(), first);
    program.clock.advance(MINUTE);
    let second = owner.post(&place, &Value::Null).await.json();
    assert_ne!(first, second);
    assert_eq!(second["secret"].as_str().map(str::len), Some(43));
    assert_eq!(owner.get(&place).await.json(), second);
    assert!(!owner.get(&path(&chat)).await.text.contains(second["secret"].as_str().expect("text")));
}
