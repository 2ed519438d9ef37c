//! The trial of quality control: what other rules would have asked, from the same facts that the finish saw.

use candor::time::{DAY, HOUR};
use rstest::rstest;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, rate};
use crate::testing::{Engine, Member};

async fn tried(owner: &Member, place: &str, change: impl Fn(&mut Value)) -> Value {
    let mut settings = owner.get(place).await.json();
    change(&mut settings);
    let answer = owner.post(&format!("{place}/trial"), &settings).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn what_other_rules_would_have_asked(#[case] engine: Engine) {
    let stage = Stage::new(engine).await;
    let owner = stage.p.member("Olga", "owner").await;
    let place = format!("/api/v1/chats/{}/quality-control", stage.chat.id);
    // Too old to be looked at.
    stage.finished(&stage.visitor().await).await;
    stage.p.clock.advance(31 * DAY);
    // Rated; two hours later a second dialogue, which the rules left alone.
    let vera = stage.visitor().await;
    stage.finished(&vera).await;
    assert_eq!(rate(&vera, &stage.key(&vera).await, 5).await.status, 200);
    stage.p.clock.advance(2 * HOUR);
    let second = stage.finished(&vera).await;
    assert_eq!(stage.state(&second).await, "not_asked:asked_recently");
    // Never answered, ended by its visitor.
    let luc = stage.visitor().await;
    stage.opens(&luc).await;
    stage.ends(&luc).await;

    let same = tried(&owner, &place, |_| {}).await;
    assert_eq!(same["finished"], json!(3));
    assert_eq!(
        same["saved"],
        json!({"asked": 1, "not_asked": {"asked_recently": 1, "no_operator_reply": 1}})
    );
    assert_eq!(same["tried"], same["saved"]);

    let often = tried(&owner, &place, |rules| rules["rules"]["hours_between"] = json!(1)).await;
    assert_eq!(often["tried"], json!({"asked": 2, "not_asked": {"no_operator_reply": 1}}));
    assert_eq!(often["saved"], same["saved"]);
    let long =
        tried(&owner, &place, |rules| rules["rules"]["min_visitor_messages"] = json!(2)).await;
    assert_eq!(
        long["tried"],
        json!({"asked": 0, "not_asked": {"too_few_messages": 2, "no_operator_reply": 1}})
    );
    let off = tried(&owner, &place, |rules| rules["enabled"] = json!(false)).await;
    assert_eq!(off["tried"], json!({"asked": 0, "not_asked": {"switched_off": 3}}));

    // Nothing was saved, and what was tried is what saving would do.
    assert_eq!(owner.get(&place).await.json()["version"], json!(1));
    let mut bad = owner.get(&place).await.json();
    bad["rules"]["hours_between"] = json!(-1);
    let refused = owner.post(&format!("{place}/trial"), &bad).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (400, "validation".into()));
    let operator = stage.anna.post(&format!("{place}/trial"), &bad).await;
    assert_eq!(operator.status, 403);
}
