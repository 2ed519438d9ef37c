//! Where histories play: a program, its people, three chats of which one is deleted, and several versions of
//! quality control with different scales and different satisfied scores.

use std::collections::BTreeMap;

use candor::domain::chat::Kind;
use candor::domain::quality::{About, Reason, Rules, Scale, Settings};
use candor::ids::Id;
use candor::time::Time;
use candor::values;

use super::dice::Dice;
use super::question::ZONES;
use super::working::{self, Working};
use crate::testing::{Chat, Engine, Member, Program};

pub struct Scene {
    pub p: Program,
    /// Reads the figures.
    pub olga: Member,
    pub operators: Vec<Member>,
    pub chats: Vec<Place>,
}

pub struct Place {
    pub chat: Chat,
    /// The settings of versions 1, 2, …
    pub versions: Vec<Settings>,
    /// What it goes by; None: always open.
    pub working: Option<Working>,
}

/// Settings with a random scale, cut at random into satisfied, neutral and dissatisfied.
pub fn settings(dice: &mut Dice) -> Settings {
    let scale = *dice.of(&Scale::ALL);
    let (low, high) = scale.range();
    let satisfied = dice.between(low + 1, high);
    let dissatisfied = dice.between(low, satisfied - 1);
    let reason = |id: &str, about, text: &str| Reason {
        id: id.to_owned(),
        about,
        text: BTreeMap::from([("en".to_owned(), text.to_owned())]),
    };
    let mut settings = Settings {
        scale,
        satisfied: (satisfied..=high).collect(),
        dissatisfied: (low..=dissatisfied).collect(),
        reasons: vec![
            reason("slow", About::Service, "It took long"),
            reason("product", About::Product, "The product itself"),
        ],
        rules: Rules { expires_days: dice.between(1, 9), ..Rules::default() },
        ..Settings::default()
    };
    settings.rules.hours_between = *dice.of(&[0, 0, 2, 12]);
    settings.rules.ask_on_idle = dice.percent(70);
    settings.rules.min_visitor_messages = *dice.of(&[1, 1, 2]);
    settings
}

/// Gives the chat these hours; its settings since.
async fn follow(p: &Program, chat: &Chat, hours: &serde_json::Value) -> serde_json::Value {
    let id = chat.id;
    let (stored,): (String,) = p
        .app
        .db
        .read()
        .await
        .expect("a connection")
        .one("select settings from chats where id = $1", values![id])
        .await
        .expect("the chat");
    let mut settings: serde_json::Value = serde_json::from_str(&stored).expect("settings");
    settings["working_time"] = hours.clone();
    let json = settings.to_string();
    p.app
        .db
        .write(move |tx| {
            let json = json.clone();
            Box::pin(async move {
                tx.run("update chats set settings = $1 where id = $2", values![&json, id]).await
            })
        })
        .await
        .expect("the hours");
    p.app.chats.forget(id);
    settings
}

impl Scene {
    /// `at` is when the clock starts.
    pub async fn new(engine: Engine, dice: &mut Dice, at: i64) -> Scene {
        let p = Program::start(engine).await;
        p.clock.advance(at - p.clock.now().0);
        let zone = (*dice.of(&ZONES)).to_owned();
        let week_start = (*dice.of(&["monday", "sunday", "saturday"])).to_owned();
        let few_answers = *dice.of(&[1, 5, 30]);
        let of_workspace =
            if dice.percent(75) { working::any(dice, at) } else { serde_json::Value::Null };
        let stored = (!of_workspace.is_null()).then(|| of_workspace.to_string());
        p.app
            .db
            .write(move |tx| {
                let (zone, week_start, stored) =
                    (zone.clone(), week_start.clone(), stored.clone());
                Box::pin(async move {
                    tx.run(
                        "update workspaces set time_zone = $1, week_start = $2, few_answers = $3, working_time = $4",
                        values![&zone, &week_start, few_answers, stored],
                    )
                    .await
                })
            })
            .await
            .expect("the workspace");
        let olga = p.member("Olga", "owner").await;
        let mut operators = Vec::new();
        for name in ["Anna", "Boris", "Chloé", "Дмитрий"] {
            operators.push(p.member(name, "operator").await);
        }
        let mut chats = Vec::new();
        for (name, kind) in
            [("Site", Kind::Website), ("Course", Kind::Course), ("Gone", Kind::Website)]
        {
            let first = settings(dice);
            let chat = p.chat_with(name, kind, None, first.clone()).await;
            let hours = working::any_of_chat(dice, at);
            let settings = follow(&p, &chat, &hours).await;
            let working = Working::of_chat(&settings, &of_workspace);
            chats.push(Place { chat, versions: vec![first], working });
        }
        Scene { p, olga, operators, chats }
    }

    /// Saves the next version of quality control of the chat.
    pub async fn save_version(&mut self, chat: usize, settings: Settings) {
        let place = &mut self.chats[chat];
        place.versions.push(settings.clone());
        let (id, now) = (place.chat.id, self.p.app.now());
        let version = i64::try_from(place.versions.len()).expect("few");
        let json = serde_json::to_string(&settings).expect("settings");
        let sql = "insert into quality_versions (chat_id, version, settings, saved_at, saved_by) values ($1, $2, $3, $4, $5)";
        self.p
            .app
            .db
            .write(move |tx| {
                let json = json.clone();
                Box::pin(
                    async move { tx.run(sql, values![id, version, &json, now, None::<Id>]).await },
                )
            })
            .await
            .expect("a version");
    }

    /// An operator leaves, another is renamed, and the third chat is deleted: figures must not mind.
    pub async fn leave(&self) {
        let (gone, renamed, chat) =
            (self.operators[0].id, self.operators[1].id, self.chats[2].chat.id);
        self.p
            .app
            .db
            .write(move |tx| {
                Box::pin(async move {
                    tx.run(
                        "update members set status = $1 where id = $2",
                        values!["deleted", gone],
                    )
                    .await?;
                    tx.run(
                        "update members set name = $1 where id = $2",
                        values!["Boris B.", renamed],
                    )
                    .await?;
                    tx.run("update chats set deleted = $1 where id = $2", values![true, chat]).await
                })
            })
            .await
            .expect("people leave");
    }

    /// Moves the clock to `at`.
    pub fn clock_to(&self, at: Time) {
        self.p.clock.advance(at.since(self.p.clock.now()));
    }
}
