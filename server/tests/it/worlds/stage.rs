//! One program, everybody who can look at it as an operator, and the visitors. It does what it is told and
//! writes down what the operators' machines receive.

use std::collections::BTreeSet;

use candor::domain::chat::Kind;
use candor::domain::quality::Settings;
use candor::ids::{Id, Stream};
use candor::time::DAY;
use candor::values;
use futures_util::future::join_all;
use serde_json::json;

use super::dice::Dice;
use super::ear::Ear;
use super::record::{Record, Seen};
use super::wire::{Ask, Reply, Wire};
use super::world::{Memory, World};
use crate::testing::{Chat, Engine, Member, Program, Visitor};

/// Somebody whose every byte is compared.
pub struct Principal {
    pub name: &'static str,
    pub member: Option<Member>,
    pub wire: Wire,
    pub ear: Option<Ear>,
    /// Frames that wait to be written down.
    heard: Vec<Vec<u8>>,
    /// Owner and admin: blind in the inbox, not in analytics.
    pub manages: bool,
}

impl Principal {
    fn new(name: &'static str, member: Option<Member>, wire: Wire, manages: bool) -> Principal {
        Principal { name, member, wire, ear: None, heard: Vec::new(), manages }
    }

    /// Hears all that was sent to his socket until now.
    async fn hear(&mut self) {
        if let Some(ear) = &mut self.ear {
            self.heard.extend(ear.hear().await);
        }
    }
}

/// A visitor, as far as the schedule needs to know him.
pub struct Guest {
    pub visitor: Visitor,
    pub chat: usize,
    pub ear: Option<Ear>,
    pub memory: Memory,
    /// His last message: text and client id.
    pub said: Option<(String, String)>,
}

/// A dialogue as the schedule chooses among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub id: Id,
    pub visitor: Id,
    pub finished: bool,
    pub waiting: bool,
    pub operator: Option<Id>,
}

pub struct Stage {
    pub program: Program,
    pub world: World,
    pub chats: Vec<Chat>,
    pub principals: Vec<Principal>,
    pub guests: Vec<Guest>,
    pub known: Vec<Known>,
    /// Links of files that were sent.
    pub links: Vec<String>,
    pub record: Record,
    pub visited: BTreeSet<String>,
    pub step: usize,
    /// Requests about forms.
    pub reactions: usize,
    names: usize,
}

/// Who plays: name, role, the chats he answers in beside the one that all serve.
const CAST: [(&str, &str, &[usize]); 7] = [
    ("anna", "operator", &[0]),
    ("boris", "operator", &[0, 1]),
    ("carla", "operator", &[1]),
    ("dora", "operator", &[0]),
    ("egon", "operator", &[0]),
    ("filip", "admin", &[0, 1]),
    ("olga", "owner", &[0, 1]),
];

impl Stage {
    pub async fn open(engine: Engine, world: World, record: Record) -> Stage {
        // Limits are part of what is compared.
        let program = Program::configured(engine, |config| config.limits = true).await;
        let mut principals = Vec::new();
        for (name, role, _) in CAST {
            let member = program.member(name, role).await;
            let wire = Wire::new(program.origin(), Some(&member.token));
            let manages = role != "operator";
            principals.push(Principal::new(name, Some(member), wire, manages));
        }
        let wire = Wire::new(program.origin(), None);
        principals.push(Principal::new("nobody", None, wire, false));
        let serving = |chat: usize| {
            let serves =
                CAST.iter().zip(&principals).filter(|((_, _, own), _)| own.contains(&chat));
            serves.filter_map(|(_, principal)| Some(principal.member.as_ref()?.id)).collect()
        };
        let settings = Settings::default;
        let chats = vec![
            program.chat_with("Site", Kind::Website, Some(serving(0)), settings()).await,
            program.chat_with("Course", Kind::Course, Some(serving(1)), settings()).await,
            program.chat_with("Everybody", Kind::Website, None, settings()).await,
        ];
        for principal in &mut principals {
            if let Some(member) = &principal.member {
                principal.ear = Ear::of_member(&program, &member.token).await.ok();
            }
        }
        let mut stage = Stage {
            program,
            world,
            chats,
            principals,
            guests: Vec::new(),
            known: Vec::new(),
            links: Vec::new(),
            record,
            visited: BTreeSet::new(),
            step: 0,
            reactions: 0,
            names: 0,
        };
        for chat in [0, 0, 0, 0, 1, 1, 2, 2] {
            stage.guest(chat).await;
        }
        stage
    }

    /// A new visitor; every other one has a socket.
    pub async fn guest(&mut self, chat: usize) {
        let n = self.guests.len();
        let visitor = self.program.visitor(&self.chats[chat], &format!("Visitor {n}")).await;
        let ear = match n % 2 {
            0 => Some(Ear::of_visitor(&self.program, &visitor.token).await),
            _ => None,
        };
        self.guests.push(Guest { visitor, chat, ear, memory: Memory::default(), said: None });
    }

    /// A name that was not used before in this run, of 8 characters and more.
    pub fn fresh(&mut self, what: &str) -> String {
        self.names += 1;
        format!("{what}-{:06}", self.names)
    }

    /// Looks where the dialogues are.
    pub async fn look(&mut self) {
        let sql = "select id, visitor_id, state, operator_id from dialogues order by id";
        let mut conn = self.program.app.db.read().await.expect("a connection");
        let rows: Vec<(Id, Id, String, Option<Id>)> =
            conn.all(sql, values![]).await.expect("dialogues");
        let known = |(id, visitor, state, operator): (Id, Id, String, Option<Id>)| Known {
            id,
            visitor,
            finished: state == "finished",
            waiting: state == "waiting",
            operator,
        };
        self.known = rows.into_iter().map(known).collect();
    }

    /// Asks as one of the principals, and writes down all that comes back.
    pub async fn ask(&mut self, who: usize, ask: &Ask<'_>) -> Reply {
        let principal = &mut self.principals[who];
        let reply = principal.wire.ask(ask).await;
        self.record.note(Seen {
            step: self.step,
            at: self.program.clock.now(),
            who: principal.name,
            what: format!("{} {}", ask.method, ask.path),
            bytes: reply.bytes.clone(),
        });
        reply
    }

    pub async fn get(&mut self, who: usize, path: &str) -> Reply {
        self.ask(who, &Ask::new("GET", path)).await
    }

    pub async fn json(
        &mut self,
        who: usize,
        method: &str,
        path: &str,
        body: &serde_json::Value,
    ) -> Reply {
        let body = body.to_string();
        let body = Some(("application/json", body.as_bytes()));
        self.ask(who, &Ask { body, ..Ask::new(method, path) }).await
    }

    /// Waits until all that was published has arrived, and writes down the frames. Every write publishes
    /// before it answers, so nothing can come later.
    pub async fn settle(&mut self) {
        while !self.program.app.hub.is_quiet() {
            tokio::task::yield_now().await;
        }
        let guests = self.guests.iter_mut().filter_map(|guest| guest.ear.as_mut());
        join_all(guests.map(Ear::hear)).await;
        // What visitors just did on their sockets was obeyed, and may have been published, too.
        while !self.program.app.hub.is_quiet() {
            tokio::task::yield_now().await;
        }
        let at = self.program.clock.now();
        join_all(self.principals.iter_mut().map(Principal::hear)).await;
        for principal in &mut self.principals {
            for bytes in principal.heard.drain(..) {
                let (who, what) = (principal.name, "frame".to_owned());
                self.record.note(Seen { step: self.step, at, who, what, bytes });
            }
        }
    }

    /// A principal says something on his socket; true when he has one. It was obeyed when this returns; what
    /// came of it is written down when everything is quiet.
    pub async fn say(&mut self, who: usize, frame: serde_json::Value, answered: bool) -> bool {
        let principal = &mut self.principals[who];
        let Some(ear) = principal.ear.as_mut().filter(|ear| ear.is_open()) else { return false };
        match answered {
            true => ear.command(frame).await,
            false => ear.send(&frame).await,
        }
        principal.hear().await;
        true
    }

    /// Visitors do with their forms what this world's visitors do: those whose dialogue was just finished,
    /// and one more, later than he could.
    pub async fn react(&mut self, dice: &mut Dice, finished: &[Id]) {
        let later = self.step % self.guests.len();
        for (n, guest) in self.guests.iter_mut().enumerate() {
            if n == later || finished.contains(&guest.visitor.id) {
                self.reactions +=
                    self.world.react(n, &guest.visitor, &mut guest.memory, dice).await;
            }
        }
    }

    /// A new session for a member whose old one is gone, and its socket.
    pub async fn sign_in(&mut self, who: usize) {
        let principal = &mut self.principals[who];
        let Some(member) = &mut principal.member else { return };
        let (app, now, id) = (&self.program.app, self.program.app.now(), member.id);
        let token = app.ids.token(Stream::People);
        let hash = candor::app::token_hash(&token);
        app.db
            .write(move |tx| {
                let hash = hash.clone();
                Box::pin(async move {
                    candor::store::sessions::insert(tx, &hash, id, now, now.plus(300 * DAY)).await
                })
            })
            .await
            .expect("a session");
        principal.wire = Wire::new(self.program.origin(), Some(&token));
        principal.ear = Ear::of_member(&self.program, &token).await.ok();
        member.token = token;
    }

    /// The owner changes another member; part of the schedule, the same in every world.
    pub async fn change_member(&mut self, who: usize, change: serde_json::Value) {
        let owner = self.owner();
        let Some(member) = &self.principals[who].member else { return };
        let path = format!("/api/v1/members/{}", member.id);
        let reply = self.json(owner, "PATCH", &path, &change).await;
        assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&reply.body));
        if let Some(role) = change.get("role") {
            self.principals[who].manages = *role != json!("operator");
        }
    }

    pub fn named(&self, name: &str) -> usize {
        self.principals.iter().position(|principal| principal.name == name).expect("in the cast")
    }

    /// The principal to whom a dialogue is assigned.
    pub fn holder(&self, known: &Known) -> Option<usize> {
        let operator = known.operator?;
        self.principals.iter().position(|principal| {
            principal.member.as_ref().is_some_and(|member| member.id == operator)
        })
    }

    pub fn owner(&self) -> usize {
        self.named("olga")
    }

    /// How many outcomes are in each state, how many forms were seen, what happened to dialogues, and what was
    /// told of forms.
    pub async fn outcomes(&self) -> std::collections::BTreeMap<String, i64> {
        let mut conn = self.program.app.db.read().await.expect("a connection");
        let sql = "select state, cast(count(*) as bigint) from outcomes group by state \
                   union all select 'seen', cast(count(*) as bigint) from outcomes where was_shown \
                   union all select kind, cast(count(*) as bigint) from dialogue_events group by kind \
                   union all select 'told ' || kind, cast(count(*) as bigint) from request_events group by kind";
        let rows: Vec<(String, i64)> = conn.all(sql, values![]).await.expect("counts");
        rows.into_iter().collect()
    }
}
