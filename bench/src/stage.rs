//! Sets the stage through the public API: an owner, operators with their sessions, chats with their rules.

use anyhow::{Context as _, Result, bail};
use reqwest::Method;
use serde_json::{Value, json};

use crate::http::{Http, Who};

pub const EMAIL: &str = "owner@example.org";
pub const PASSWORD: &str = "correct horse battery";

/// A member and his session.
#[derive(Clone, Debug)]
pub struct Member {
    pub id: String,
    pub token: String,
}

/// What a chat is to be.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub name: &'static str,
    pub kind: &'static str,
    pub asks: bool,
    pub min_operator_messages: usize,
    /// The numbers of the operators who answer; none: all.
    pub operators: Option<&'static [usize]>,
}

#[derive(Clone, Debug)]
pub struct Chat {
    pub id: String,
    pub key: String,
    pub wanted: Wanted,
}

#[derive(Clone, Debug)]
pub struct Stage {
    pub address: String,
    pub owner: Member,
    pub operators: Vec<Member>,
    pub chats: Vec<Chat>,
}

impl Stage {
    /// Builds everything with the token that the first start printed.
    pub async fn set(
        address: &str,
        setup_token: Option<&str>,
        operators: usize,
        chats: &[Wanted],
    ) -> Result<Stage> {
        let http = Http::new(address)?;
        let setup_token = setup_token.context("the first start printed no setup token")?;
        let body = json!({
            "token": setup_token, "email": EMAIL, "password": PASSWORD, "name": "Owner",
            "workspace": "Bench", "time_zone": "Europe/Paris", "language": "en",
        });
        let answer = http.post(Who::Nobody, "/setup", body).await?;
        let token = answer.cookie.clone().context("setup opened no session")?;
        let owner = Member { id: member_id(&answer.read()?)?, token };
        let mut made = Vec::new();
        for n in 0..operators {
            made.push(operator(&http, &owner, n).await?);
        }
        let mut stage =
            Stage { address: address.to_owned(), owner, operators: made, chats: Vec::new() };
        for wanted in chats {
            let chat = stage.chat(&http, *wanted).await?;
            stage.chats.push(chat);
        }
        Ok(stage)
    }

    /// Enters a workspace that `set` made before: signs the owner in and its first operators, and makes the chats
    /// that are not there.
    pub async fn enter(address: &str, operators: usize, chats: &[Wanted]) -> Result<Stage> {
        let http = Http::new(address)?;
        let owner = signed_in(&http, EMAIL).await?;
        let mut made = Vec::new();
        for n in 0..operators {
            made.push(signed_in(&http, &email(n)).await?);
        }
        let mut stage =
            Stage { address: address.to_owned(), owner, operators: made, chats: Vec::new() };
        let there: Value = http.get(Who::Member(&stage.owner.token), "/chats").await?.read()?;
        let there = there["items"].as_array().context("no list of chats")?;
        for wanted in chats {
            let chat = match there.iter().find(|chat| chat["name"] == wanted.name) {
                Some(found) => {
                    Chat { id: text(found, "id")?, key: text(found, "key")?, wanted: *wanted }
                }
                None => stage.chat(&http, *wanted).await?,
            };
            stage.chats.push(chat);
        }
        Ok(stage)
    }

    async fn chat(&self, http: &Http, wanted: Wanted) -> Result<Chat> {
        let owner = Who::Member(&self.owner.token);
        let body = json!({"name": wanted.name, "kind": wanted.kind});
        let made: Value = http.post(owner, "/chats", body).await?.read()?;
        let (id, key) = (text(&made, "id")?, text(&made, "key")?);
        if let Some(chosen) = wanted.operators {
            let chosen: Vec<&str> =
                chosen.iter().map(|number| self.operators[*number].id.as_str()).collect();
            let body = json!({"operators": chosen});
            let path = format!("/chats/{id}");
            must(http.call(owner, Method::PATCH, &path, Some(&body)).await?.status)?;
        }
        let path = format!("/chats/{id}/quality-control");
        let mut settings: Value = http.get(owner, &path).await?.read()?;
        settings["enabled"] = wanted.asks.into();
        settings["rules"]["min_operator_messages"] = wanted.min_operator_messages.into();
        must(http.call(owner, Method::PUT, &path, Some(&settings)).await?.status)?;
        Ok(Chat { id, key, wanted })
    }

    /// Whether an operator answers in a chat.
    pub fn answers(&self, operator: usize, chat: usize) -> bool {
        self.chats[chat].wanted.operators.is_none_or(|chosen| chosen.contains(&operator))
    }
}

async fn operator(http: &Http, owner: &Member, n: usize) -> Result<Member> {
    let email = email(n);
    let body = json!({
        "email": email, "name": format!("Operator {n}"), "role": "operator", "password": PASSWORD,
    });
    http.post(Who::Member(&owner.token), "/members", body).await?.read::<Value>()?;
    signed_in(http, &email).await
}

fn email(n: usize) -> String {
    format!("operator{n}@example.org")
}

async fn signed_in(http: &Http, email: &str) -> Result<Member> {
    let body = json!({"email": email, "password": PASSWORD});
    let answer = http.post(Who::Nobody, "/session", body).await?;
    let token = answer.cookie.clone().context("signing in opened no session")?;
    Ok(Member { id: member_id(&answer.read()?)?, token })
}

/// A visitor's token in a chat.
pub async fn arrive(http: &Http, key: &str, name: &str, language: &str) -> Result<String> {
    let body = json!({"name": name, "language": language});
    let path = format!("/widget/{key}/session");
    let arrived: Value = http.post(Who::Nobody, &path, body).await?.read()?;
    text(&arrived, "visitor_token")
}

fn member_id(session: &Value) -> Result<String> {
    text(&session["member"], "id")
}

fn text(value: &Value, field: &str) -> Result<String> {
    Ok(value[field].as_str().with_context(|| format!("no {field} in {value}"))?.to_owned())
}

fn must(status: u16) -> Result<()> {
    if !(200..300).contains(&status) {
        bail!("setting the stage: status {status}");
    }
    Ok(())
}
