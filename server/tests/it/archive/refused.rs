//! What an import refuses, with the number of the line; everything else comes in.

use candor::archive::import::Options;
use rstest::rstest;
use serde_json::{Value, json};

use super::{bring, candor, exported, fixture, said};
use crate::testing::{Engine, Program};

fn dialogue(reference: &str) -> Value {
    json!({
        "type": "dialogue", "ref": reference, "chat": "site", "operator": "anna",
        "messages": [
            {"from": "visitor", "at": "2026-02-01T09:00:00Z", "text": "Hello"},
            {"from": "operator", "at": "2026-02-01T09:01:00Z", "text": "Hi"},
        ],
        "finished_at": "2026-02-01T09:02:00Z", "finished_by": "operator",
        "request": {"state": "rated"}, "rating": {"scale": "stars5", "score": 4},
    })
}

/// A change that makes a sound dialogue wrong, and a word of what is said then.
type Fault = (fn(&mut Value), &'static str);

const FAULTS: [Fault; 24] = [
    (|d| d["colour"] = json!("red"), "unknown field `colour`"),
    (|d| d["messages"][0]["file"] = json!("x"), "unknown field `file`"),
    (|d| d["finished_by"] = json!("nobody"), "unknown variant `nobody`"),
    (|d| d["finished_at"] = json!("yesterday"), "column"),
    (|d| drop(d.as_object_mut().map(|d| d.remove("request"))), "missing field `request`"),
    (|d| d["type"] = json!("visit"), "operator, chat or dialogue"),
    (|d| d["chat"] = json!("nowhere"), "no chat \"nowhere\" in the lines before"),
    (|d| d["operator"] = json!("zoe"), "no operator \"zoe\""),
    (|d| d["messages"][1]["by"] = json!("zoe"), "messages[1].by: no operator"),
    (|d| d["messages"][0]["by"] = json!("anna"), "messages[0].by"),
    (|d| d["messages"][1]["at"] = json!("2026-02-01T08:59:59Z"), "messages[1].at is earlier"),
    (|d| d["started_at"] = json!("2026-02-01T09:00:01Z"), "messages[0].at is earlier"),
    (|d| d["finished_at"] = json!("2026-02-01T09:00:30Z"), "finished_at is earlier"),
    (|d| d["finished_at"] = json!("2036-02-01T09:00:30Z"), "finished_at lies in the future"),
    (|d| d["messages"][1]["text"] = json!(" "), "messages[1].text is empty"),
    (|d| d["messages"] = json!([]), "started_at: missing"),
    (|d| d["answers"] = json!(1), "answers is counted from messages"),
    (
        |d| d["request"] = json!({"state": "rated", "reason": "idle_finish"}),
        "request.reason goes with not_asked",
    ),
    (|d| d["request"] = json!({"state": "asked"}), "rating goes with request.state rated"),
    (|d| d["request"]["shown"] = json!(true), "request.shown"),
    (|d| d["rating"]["score"] = json!(6), "From 1 to 5"),
    (|d| d["rating"]["reasons"] = json!(["slow"]), "dissatisfied score only"),
    (|d| d["request"]["version"] = json!(7), "no version 7"),
    (|d| d["rating"]["at"] = json!("2026-01-01T00:00:00Z"), "rating.at"),
];

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn each_wrong_line_is_named_and_no_other(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let mut lines = vec![
        json!({"type": "operator", "ref": "anna", "name": "Anna"}).to_string(),
        json!({"type": "chat", "ref": "site", "name": "Site", "kind": "website"}).to_string(),
    ];
    let mut expected = Vec::new();
    for (n, (change, word)) in FAULTS.into_iter().enumerate() {
        lines.push(dialogue(&format!("good{n}")).to_string());
        let mut wrong = dialogue(&format!("bad{n}"));
        change(&mut wrong);
        lines.push(wrong.to_string());
        expected.push((lines.len() as u64, word));
    }
    // A known name with another content; the same once more is none.
    lines.push(dialogue("good0").to_string());
    let mut other = dialogue("good1");
    other["rating"]["score"] = json!(5);
    lines.push(other.to_string());
    expected.push((lines.len() as u64, "said something else"));
    lines.push(String::new());
    lines.push("{\"type\": \"dialogue\", ".to_owned());
    expected.push((lines.len() as u64, "EOF"));
    let text = lines.join("\n");
    for check in [true, false] {
        let (counts, refused) = bring(&program.app, &text, Options { check, sample: false }).await;
        assert_eq!(refused.len(), expected.len(), "{refused:#?}");
        for ((line, why), (number, word)) in refused.iter().zip(&expected) {
            assert!(
                line == number && why.contains(word),
                "line {line}: {why}; wanted {number}: {word}"
            );
        }
        assert_eq!((counts.dialogues, counts.known), (FAULTS.len() as u64, 1));
        let written = exported(&program.app).await.lines().count();
        assert_eq!(written, if check { 0 } else { 2 + FAULTS.len() }, "check: {check}");
    }
    // The same two with other words, in a file of their own.
    let again = [
        json!({"type": "operator", "ref": "anna", "name": "Anne"}),
        json!({"type": "chat", "ref": "site", "name": "Site", "kind": "course"}),
    ];
    let (_, refused) = bring(&program.app, &fixture::text(&again), Options::default()).await;
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2]);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn the_command_tells_lines_and_fails(#[case] engine: Engine) {
    let program = Program::start(engine).await;
    let file = program.app.config.data.join("history.jsonl");
    let mut lines = fixture::lines(6);
    lines[7]["finished_at"] = json!("2026-01-01T00:00:00Z");
    std::fs::write(&file, fixture::text(&lines)).expect("a file");
    let path = file.to_str().expect("a path");
    let output = candor(&program, &["import", path]).output().expect("it runs");
    assert!(!output.status.success());
    let text = said(&output);
    assert!(text.contains("line 8: ") && text.contains("1 lines were refused"), "{text}");
    assert!(text.contains("Brought in 5 dialogues, 2 chats, 3 operators"), "{text}");

    // The mended file, from standard input.
    std::fs::write(&file, fixture::text(&fixture::lines(6))).expect("a file");
    let input = std::fs::File::open(&file).expect("a file");
    let output = candor(&program, &["import", "-"]).stdin(input).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert!(said(&output).contains("Brought in 1 dialogues"), "{}", said(&output));

    let output = candor(&program, &["export"]).output().expect("it runs");
    assert!(output.status.success(), "{}", said(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), exported(&program.app).await);
}
