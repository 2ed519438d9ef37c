//! Everybody does everything at once; afterwards every outcome, rating and story must agree.

use candor::domain::quality::Settings;
use candor::quality::expire;
use candor::time::{DAY, HOUR, MINUTE};
use candor::values;
use rstest::rstest;
use serde_json::{Value, json};

use super::stage::{Stage, rate_with, shown, skip};
use crate::testing::{Answer, Engine, Visitor};

/// A small generator of its own: the schedule is the same in every run, only the interleaving differs.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn fine(answer: &Answer) {
    assert!(answer.status.as_u16() < 500, "{} {}", answer.status, answer.text);
}

async fn step(s: &Stage, visitor: &Visitor, dice: &mut Dice, n: usize) {
    let client_id = format!("{}-{n}", visitor.id);
    match dice.roll(9) {
        0..=2 => {
            let body = json!({"client_id": client_id, "text": "Hello"});
            let answer = visitor.post("/api/v1/widget/messages", &body).await;
            fine(&answer);
            let dialogue = answer.json()["dialogue"].as_str().unwrap_or_default().to_owned();
            if dice.roll(4) > 0 {
                let path = format!("/api/v1/dialogues/{dialogue}");
                fine(&s.anna.post(&format!("{path}/take"), &Value::Null).await);
                let body = json!({"client_id": format!("a-{client_id}"), "text": "Here"});
                fine(&s.anna.post(&format!("{path}/messages"), &body).await);
                fine(&s.anna.post(&format!("{path}/finish"), &Value::Null).await);
            }
        }
        3 => fine(&visitor.post("/api/v1/widget/finish", &Value::Null).await),
        4 => s.p.clock.advance([MINUTE, 11 * MINUTE, 2 * HOUR, 3 * DAY][dice.roll(4) as usize]),
        5 => s.p.run_jobs().await,
        _ => {
            let form = s.form(visitor).await;
            let Some(key) = form["form_key"].as_str() else { return };
            let score = 1 + dice.roll(5) as i64;
            let comment = ["", "so"][dice.roll(2) as usize];
            fine(&match dice.roll(5) {
                0 => shown(visitor, key).await,
                1 => skip(visitor, key).await,
                _ => rate_with(visitor, key, score, comment, &[]).await,
            });
        }
    }
}

async fn count(s: &Stage, what: &str, sql: &'static str) {
    let mut conn = s.p.app.db.read().await.unwrap();
    let wrong: Vec<(String,)> = conn.all(sql, values![]).await.unwrap();
    assert!(wrong.is_empty(), "{what}: {wrong:?}");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_at_once_all_agree(#[case] engine: Engine) {
    let mut settings = Settings::default();
    settings.rules.hours_between = 3;
    let s = Stage::with(engine, settings).await;
    let mut visitors = Vec::new();
    for _ in 0..8 {
        visitors.push(s.visitor().await);
    }
    // Two tabs each.
    let tabs = visitors.iter().chain(&visitors).enumerate();
    futures_util::future::join_all(tabs.map(|(tab, visitor)| {
        let s = &s;
        async move {
            let mut dice = Dice(tab as u64 + 1);
            for n in 0..30 {
                step(s, visitor, &mut dice, tab * 1_000 + n).await;
            }
        }
    }))
    .await;

    expire::due(&s.p.app).await.unwrap();
    count(
        &s,
        "a finish without an outcome, or the other way round",
        "select d.id from dialogues d left join outcomes o on o.dialogue_id = d.id \
         where (d.state = 'finished' or d.continued > 0) <> (o.dialogue_id is not null)",
    )
    .await;
    count(
        &s,
        "live is finished",
        "select d.id from dialogues d join outcomes o on o.dialogue_id = d.id \
         where o.live <> (d.state = 'finished') or (o.live and o.finished_at <> d.finished_at)",
    )
    .await;
    count(&s, "one rating where it says rated",
        "select o.dialogue_id from outcomes o left join ratings r on r.dialogue_id = o.dialogue_id \
         where (o.state = 'rated') <> (r.dialogue_id is not null) or (o.score is not null) <> (o.state = 'rated') \
         or o.score <> r.score or o.rated_at <> r.rated_at or o.has_comment <> (r.comment is not null)").await;
    count(&s, "a reason exactly when not asked",
        "select dialogue_id from outcomes where (state = 'not_asked') <> (reason is not null) \
         or (state = 'not_asked') <> (scale is null) or (state = 'not_asked') <> (expires_at is null)").await;
    count(&s, "seen before closed or rated",
        "select dialogue_id from outcomes where state in ('shown', 'skipped', 'rated') and not was_shown").await;
    count(&s, "one form at a time",
        "select visitor_id from outcomes where live and state in ('asked', 'shown') group by visitor_id having count(*) > 1").await;
    count(&s, "the story ends with the state",
        "select o.dialogue_id from outcomes o join request_events e on e.dialogue_id = o.dialogue_id \
         where e.n = (select max(n) from request_events m where m.dialogue_id = o.dialogue_id) \
         and o.state <> (case when e.kind = 'corrected' then 'rated' else e.kind end)").await;
    count(&s, "the story has no gaps",
        "select dialogue_id from request_events group by dialogue_id having max(n) <> count(*) or min(n) <> 1").await;
    count(&s, "the story's last score counts",
        "select o.dialogue_id from outcomes o join request_events e on e.dialogue_id = o.dialogue_id and e.score is not null \
         where e.n = (select max(n) from request_events m where m.dialogue_id = o.dialogue_id and m.score is not null) \
         and o.score <> e.score").await;
    count(&s, "numbers", "select o.dialogue_id from outcomes o, finish_counters f, rating_counters r \
         where o.finish_revision > f.revision or o.rating_revision > r.revision or o.n > f.outcomes or o.n < 1").await;
    count(
        &s,
        "the counter counts",
        "select 'x' from finish_counters where outcomes <> (select count(*) from outcomes) \
         or outcomes < 10",
    )
    .await;
    count(&s, "messages counted", "select o.dialogue_id from outcomes o where o.live and o.visitor_messages + o.operator_messages <> \
         (select count(*) from messages m where m.dialogue_id = o.dialogue_id)").await;
    count(&s, "participants", "select o.dialogue_id from outcomes o where o.operator_messages <> \
         coalesce((select sum(p.messages) from outcome_participants p where p.dialogue_id = o.dialogue_id), 0)").await;
    // The storm touched every state.
    let mut conn = s.p.app.db.read().await.unwrap();
    let kinds: Vec<(String,)> =
        conn.all("select distinct kind from request_events", values![]).await.unwrap();
    assert!(kinds.len() >= 7, "{kinds:?}");
    drop(conn);
    s.p.clock.advance(30 * DAY);
    expire::due(&s.p.app).await.unwrap();
    count(
        &s,
        "nothing waits past its time",
        "select dialogue_id from outcomes where live and state in ('asked', 'shown')",
    )
    .await;
}
