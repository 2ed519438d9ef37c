//! Working time: set by those who manage, refused where it makes no sense, told to visitors, frozen in what is
//! finished, and counted in response figures unless the clock is asked for.

use candor::time::{HOUR, MINUTE, Time};
use rstest::rstest;
use serde_json::{Value, json};

use crate::testing::{Engine, Member, Program};

const WORKSPACE: &str = "/api/v1/workspace/working-time";
const FIGURES: &str = "/api/v1/analytics/live-chat";

/// Monday to Friday, nine to five in Paris.
fn office() -> Value {
    let day = json!([{"from": "09:00", "to": "17:00"}]);
    json!({
        "time_zone": "Europe/Paris",
        "week": {
            "monday": day, "tuesday": day, "wednesday": day, "thursday": day, "friday": day, "saturday": [], "sunday": [],
        },
        "holidays": ["2026-12-25"],
    })
}

fn at(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().expect("an instant").as_millisecond()
}

fn clock_to(p: &Program, text: &str) {
    p.clock.advance(at(text) - p.clock.now().0);
}

async fn speed(member: &Member, query: &str) -> (Value, Value, Value) {
    let given = member.get(&format!("{FIGURES}?{query}")).await.json();
    let speed = &given["speed"];
    let operator = given["operators"][0]["response_seconds_mean"].clone();
    (speed["first_response"]["median_s"].clone(), speed["response_mean_s"].clone(), operator)
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_finished_keeps_the_working_time_of_then(#[case] engine: Engine) {
    let p = Program::start(engine).await;
    // Friday, half past four in Paris.
    clock_to(&p, "2026-03-06T15:30:00Z");
    let owner = p.member("Olga", "owner").await;
    let anna = p.member("Anna", "operator").await;
    let chat = p.chat("Site").await;
    let options = || async { owner.get("/api/v1/analytics/options").await.json() };
    assert_eq!(options().await["working_time"], false);
    let set = owner.put(WORKSPACE, &json!({"working_time": office()})).await;
    assert_eq!(set.status, 200, "{}", set.text);
    assert_eq!(set.json()["working_time"], office());
    let follow = json!({"working_time": {"follows": "workspace", "own": null}});
    let chat_path = format!("/api/v1/chats/{}", chat.id);
    assert_eq!(owner.patch(&chat_path, &follow).await.status, 200);
    assert_eq!(options().await["working_time"], true);

    let vera = p.visitor(&chat, "Vera").await;
    let dialogue = vera.says("question-number-1", "Hello").await["dialogue"].clone();
    let dialogue = dialogue.as_str().expect("a dialogue").to_owned();
    // Monday, half past nine: half an hour on Friday, half an hour now.
    clock_to(&p, "2026-03-09T08:30:00Z");
    anna.takes(&dialogue).await;
    anna.says(&dialogue, "answer-number-1", "Good morning").await;
    let hours = (HOUR as f64 / 1_000.0, 65.0 * HOUR as f64 / 1_000.0);
    // Still open: by operators' time it counts already.
    let open = |time: &'static str| {
        let owner = &owner;
        async move {
            let path = format!("/api/v1/analytics/operators?time={time}");
            owner.get(&path).await.json()["total"]["response_seconds_mean"].clone()
        }
    };
    assert_eq!((open("working").await, open("clock").await), (json!(hours.0), json!(hours.1)));
    anna.finishes(&dialogue).await;

    let check = || async {
        let working = speed(&owner, "").await;
        assert_eq!(working, (json!(hours.0), json!(hours.0), json!(hours.0)));
        let clock = speed(&owner, "time=clock").await;
        assert_eq!(clock, (json!(hours.1), json!(hours.1), json!(hours.1)));
        assert_eq!((open("working").await, open("clock").await), (json!(hours.0), json!(hours.1)));
        for (time, seconds) in [("working", hours.0), ("clock", hours.1)] {
            let own = anna.get(&format!("/api/v1/operators/me/hours?time={time}")).await.json();
            assert_eq!(own["time"], time);
            assert_eq!(own["first_response"]["median_s"], seconds, "{own}");
            assert_eq!(own["response_seconds_mean"], seconds);
            assert_eq!(own["working_time"], true);
            let list = owner.get(&format!("{FIGURES}/dialogues?time={time}")).await.json();
            assert_eq!(list["items"][0]["first_response_s"], seconds);
            assert_eq!(list["items"][0]["response_mean_s"], seconds);
            let csv = owner.get(&format!("{FIGURES}/export?format=csv&time={time}")).await.text;
            assert!(csv.contains(&format!(",{seconds},")), "{csv}");
            let path = format!("/api/v1/dialogues/{dialogue}/outcome?time={time}");
            assert_eq!(owner.get(&path).await.json()["dialogue"]["first_response_s"], seconds);
            let said = owner.get(&format!("{FIGURES}?time={time}")).await.json();
            assert_eq!(said["filter"]["time"], time);
        }
    };
    check().await;
    // Other hours and none at all change nothing of it, nor do columns that are loaded anew.
    let mut always = office();
    always["week"]["saturday"] = json!([{"from": "00:00", "to": "24:00"}]);
    assert_eq!(owner.put(WORKSPACE, &json!({"working_time": always})).await.status, 200);
    check().await;
    assert_eq!(owner.put(WORKSPACE, &json!({"working_time": null})).await.status, 200);
    p.site.analytics.forget(p.workspace);
    check().await;
    assert_eq!(options().await["working_time"], true, "what was counted can be switched");
    let deeds = owner.get("/api/v1/audit?action=workspace.working_time").await.json();
    assert_eq!(deeds["items"].as_array().map(Vec::len), Some(3), "{deeds}");
    let deeds = owner.get("/api/v1/audit?action=chat.working_time").await.json();
    assert_eq!(deeds["items"].as_array().map(Vec::len), Some(1), "{deeds}");
    let wrong = owner.get(&format!("{FIGURES}?time=local")).await;
    assert_eq!((wrong.status.as_u16(), wrong.code()), (400, "validation".to_owned()));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn visitors_are_told_when_the_chat_opens(#[case] engine: Engine) {
    let p = Program::start(engine).await;
    clock_to(&p, "2026-12-24T16:30:00Z");
    let owner = p.member("Olga", "owner").await;
    let chat = p.chat("Site").await;
    let arrive = || async {
        let path = format!("/api/v1/widget/{}/session", chat.key);
        p.stranger().post(&path, &json!({})).await.json()["opening"].clone()
    };
    assert_eq!(arrive().await, Value::Null, "a new chat is always open");
    let own = json!({"working_time": {"follows": "own", "own": office()}});
    let path = format!("/api/v1/chats/{}", chat.id);
    let changed = owner.patch(&path, &own).await;
    assert_eq!(changed.json()["working_time"], own["working_time"], "{}", changed.text);
    // Christmas Eve, half past five in Paris; closed on Friday, too, and at the weekend.
    let opening = arrive().await;
    assert_eq!((&opening["open"], &opening["at"]), (&json!(false), &json!(p.clock.now())));
    assert_eq!(opening["changes"][0], json!(Time(at("2026-12-28T08:00:00Z"))));
    clock_to(&p, "2026-12-28T08:00:00Z");
    let opening = arrive().await;
    assert_eq!(opening["open"], true);
    assert_eq!(opening["changes"][0], json!(Time(at("2026-12-28T16:00:00Z"))));
    // Its own hours are kept while it follows something else.
    let follow = json!({"working_time": {"follows": "workspace", "own": office()}});
    assert_eq!(owner.patch(&path, &follow).await.json()["working_time"], follow["working_time"]);
    p.clock.advance(10 * MINUTE);
    assert_eq!(arrive().await, Value::Null, "the workspace has none");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_makes_no_sense_is_refused_and_named(#[case] engine: Engine) {
    let p = Program::start(engine).await;
    let owner = p.member("Olga", "owner").await;
    let chat = p.chat("Site").await;
    let change = |path: &str, value: Value| {
        let mut wrong = office();
        *wrong.pointer_mut(path).expect("a place") = value;
        wrong
    };
    let span = |from: &str, to: &str| json!({"from": from, "to": to});
    for (wrong, field) in [
        (change("/time_zone", json!("Mars/Olympus")), "time_zone"),
        (change("/week/monday", json!([span("09:00", "09:00")])), "week.monday"),
        (
            change("/week/sunday", json!([span("09:00", "12:00"), span("11:00", "13:00")])),
            "week.sunday",
        ),
        (change("/holidays", json!(["25.12.2026"])), "holidays"),
        (change("/week", json!({})), "week"),
    ] {
        let answer = owner.put(WORKSPACE, &json!({"working_time": wrong})).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".to_owned()));
        let named = format!("working_time.{field}");
        assert!(!answer.json()["error"]["fields"][&named].is_null(), "{}", answer.text);
        let settings = json!({"working_time": {"follows": "own", "own": wrong}});
        let answer = owner.patch(&format!("/api/v1/chats/{}", chat.id), &settings).await;
        let named = format!("working_time.own.{field}");
        assert!(!answer.json()["error"]["fields"][&named].is_null(), "{}", answer.text);
    }
    let none = json!({"working_time": {"follows": "own", "own": null}});
    let answer = owner.patch(&format!("/api/v1/chats/{}", chat.id), &none).await;
    assert!(!answer.json()["error"]["fields"]["working_time.own"].is_null(), "{}", answer.text);
    for time in ["9:00", "24:01", "noon"] {
        let wrong = change("/week/monday", json!([span(time, "24:00")]));
        let answer = owner.put(WORKSPACE, &json!({"working_time": wrong})).await;
        assert_eq!((answer.status.as_u16(), answer.code()), (400, "validation".to_owned()));
    }
    assert_eq!(owner.get(WORKSPACE).await.json()["working_time"], Value::Null);
}
