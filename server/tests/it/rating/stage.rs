//! What the rating tests play with: one chat, operators, visitors, and a look at what was written.

use candor::domain::chat::Kind;
use candor::domain::quality::Settings;
use candor::time::Time;
use candor::values;
use serde_json::{Value, json};

use crate::testing::{Answer, Chat, Engine, Member, Program, Visitor};

pub struct Stage {
    pub p: Program,
    pub chat: Chat,
    pub anna: Member,
    pub boris: Member,
}

/// An outcome's row, as far as the tests look at it.
#[derive(Debug, sqlx::FromRow)]
pub struct Outcome {
    pub n: i64,
    pub live: bool,
    pub operator_id: Option<candor::ids::Id>,
    pub finished_by: String,
    pub finished_at: Time,
    pub state: String,
    pub reason: Option<String>,
    pub ask: i64,
    pub expires_at: Option<Time>,
    pub quality_version: i64,
    pub scale: Option<String>,
    pub was_shown: bool,
    pub reacted_at: Option<Time>,
    pub score: Option<i64>,
    pub sense: Option<String>,
    pub reasons: Option<String>,
    pub has_comment: bool,
    pub rated_at: Option<Time>,
    pub visitor_messages: i64,
    pub operator_messages: i64,
    pub answers: i64,
    pub test: bool,
    pub finish_revision: i64,
    pub rating_revision: i64,
}

impl Stage {
    pub async fn new(engine: Engine) -> Stage {
        Stage::with(engine, Settings::default()).await
    }

    pub async fn with(engine: Engine, settings: Settings) -> Stage {
        Stage::on(Program::start(engine).await, settings).await
    }

    /// The same on a program that is set up in its own way.
    pub async fn on(p: Program, settings: Settings) -> Stage {
        let anna = p.member("Anna", "operator").await;
        let boris = p.member("Boris", "operator").await;
        let chat = p.chat_with("Site", Kind::Website, None, settings).await;
        Stage { p, chat, anna, boris }
    }

    pub async fn visitor(&self) -> Visitor {
        self.p.visitor(&self.chat, "Vera").await
    }

    pub async fn visitor_in(&self, language: &str) -> Visitor {
        self.p.visitor_in(&self.chat, "Vera", language).await
    }

    /// Stops without warning and starts again on the same data.
    pub async fn restart(self, one: Visitor, two: Visitor) -> (Stage, Visitor, Visitor) {
        let p = self.p.restart().await;
        let visitor = |v: Visitor| Visitor { client: p.moved(&v.client), ..v };
        let member = |m: Member| Member { client: p.moved(&m.client), ..m };
        let (one, two) = (visitor(one), visitor(two));
        let (anna, boris) = (member(self.anna), member(self.boris));
        (Stage { p, chat: self.chat, anna, boris }, one, two)
    }

    /// The visitor ends the dialogue himself.
    pub async fn ends(&self, visitor: &Visitor) {
        let answer = visitor.post("/api/v1/widget/finish", &Value::Null).await;
        assert_eq!(answer.status, 204, "{}", answer.text);
    }

    /// The visitor writes after the finish. Returns the dialogue.
    pub async fn continues(&self, visitor: &Visitor) -> String {
        self.opens(visitor).await
    }

    /// The visitor writes, Anna takes the dialogue and answers. Returns the dialogue.
    pub async fn talk(&self, visitor: &Visitor) -> String {
        let dialogue = self.opens(visitor).await;
        self.anna.takes(&dialogue).await;
        self.answers(&self.anna, &dialogue).await;
        dialogue
    }

    /// The visitor writes. Returns the dialogue.
    pub async fn opens(&self, visitor: &Visitor) -> String {
        let message = visitor.says(&self.client_id(), "Hello").await;
        message["dialogue"].as_str().expect("a dialogue").to_owned()
    }

    pub async fn answers(&self, operator: &Member, dialogue: &str) {
        operator.says(dialogue, &self.client_id(), "Here you are").await;
    }

    /// A dialogue that Anna answered and finished.
    pub async fn finished(&self, visitor: &Visitor) -> String {
        let dialogue = self.talk(visitor).await;
        self.anna.finishes(&dialogue).await;
        dialogue
    }

    /// A new client id.
    fn client_id(&self) -> String {
        self.p.app.ids.token(candor::ids::Stream::People)
    }

    /// The form that is due; `Null` when there is none.
    pub async fn form(&self, visitor: &Visitor) -> Value {
        let answer = visitor.get("/api/v1/widget/rating").await;
        match answer.status.as_u16() {
            204 => Value::Null,
            200 => answer.json(),
            _ => panic!("{} {}", answer.status, answer.text),
        }
    }

    pub async fn key(&self, visitor: &Visitor) -> String {
        key(&self.form(visitor).await)
    }

    pub async fn outcome(&self, dialogue: &str) -> Outcome {
        self.maybe_outcome(dialogue).await.expect("an outcome")
    }

    pub async fn maybe_outcome(&self, dialogue: &str) -> Option<Outcome> {
        let sql = "select n, live, operator_id, finished_by, finished_at, state, reason, ask, expires_at, quality_version, scale, \
                   was_shown, reacted_at, score, sense, reasons, has_comment, rated_at, visitor_messages, operator_messages, \
                   answers, test, finish_revision, rating_revision from outcomes where dialogue_id = $1";
        let mut conn = self.p.app.db.read().await.expect("a connection");
        conn.maybe(sql, values![dialogue]).await.expect("the outcome")
    }

    /// `state`, or `not_asked:reason`.
    pub async fn state(&self, dialogue: &str) -> String {
        let outcome = self.outcome(dialogue).await;
        match outcome.reason {
            Some(reason) => format!("{}:{reason}", outcome.state),
            None => outcome.state,
        }
    }

    /// The story in words: `rated 4`, `shown`, …
    pub async fn story(&self, dialogue: &str) -> Vec<String> {
        let mut conn = self.p.app.db.read().await.expect("a connection");
        let id = dialogue.parse().expect("an id");
        let told = candor::store::ratings::story(&mut conn, id).await.expect("the story");
        let word = |told: candor::store::ratings::Told| match told.score {
            Some(score) => format!("{} {score}", told.kind),
            None => told.kind,
        };
        told.into_iter().map(word).collect()
    }

    /// (finish revision, outcomes, rating revision).
    pub async fn counters(&self) -> (i64, i64, i64) {
        let mut conn = self.p.app.db.read().await.expect("a connection");
        let (revision, outcomes): (i64, i64) = conn
            .one("select revision, outcomes from finish_counters", values![])
            .await
            .expect("the counter");
        let (ratings,): (i64,) =
            conn.one("select revision from rating_counters", values![]).await.expect("the counter");
        (revision, outcomes, ratings)
    }

    /// Saves a new version of quality control, as the settings tab does.
    pub async fn save_quality(&self, version: i64, settings: &Settings) {
        let (chat, now) = (self.chat.id, self.p.app.now());
        let settings = serde_json::to_string(settings).expect("settings");
        self.p
            .app
            .db
            .write(move |tx| {
                let settings = settings.clone();
                Box::pin(async move {
                    tx.run(
                        "insert into quality_versions (chat_id, version, settings, saved_at, saved_by) values ($1, $2, $3, $4, $5)",
                        values![chat, version, &settings, now, None::<String>],
                    )
                    .await
                })
            })
            .await
            .expect("a version");
    }
}

pub fn key(form: &Value) -> String {
    form["form_key"].as_str().expect("a form is due").to_owned()
}

pub async fn shown(visitor: &Visitor, key: &str) -> Answer {
    visitor.post("/api/v1/widget/rating/shown", &json!({"form_key": key})).await
}

pub async fn skip(visitor: &Visitor, key: &str) -> Answer {
    visitor.post("/api/v1/widget/rating/skip", &json!({"form_key": key})).await
}

pub async fn rate(visitor: &Visitor, key: &str, score: i64) -> Answer {
    rate_with(visitor, key, score, "", &[]).await
}

pub async fn rate_with(
    visitor: &Visitor,
    key: &str,
    score: i64,
    comment: &str,
    reasons: &[&str],
) -> Answer {
    let body = json!({"form_key": key, "score": score, "comment": comment, "reasons": reasons});
    visitor.post("/api/v1/widget/rating", &body).await
}

/// `409 not_finished`; only the status when it is not an error.
pub fn said(answer: &Answer) -> String {
    if answer.status.is_success() {
        answer.status.as_u16().to_string()
    } else {
        format!("{} {}", answer.status.as_u16(), answer.code())
    }
}
