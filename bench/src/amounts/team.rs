//! The people and chats of a large team, set up through the public API: forty operators, twenty-five chats on
//! four scales, a third of them courses.

use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::{Value, json};

use crate::http::{Http, Who};
use crate::process::Server;
use crate::stage::Stage;

pub const OPERATORS: usize = 40;
pub const CHATS: usize = 25;

/// A scale, with the scores that satisfied and dissatisfied visitors give.
pub struct Scale {
    pub name: &'static str,
    pub satisfied: &'static [i64],
    pub dissatisfied: &'static [i64],
    /// Scores with the hundredths of the ratings up to and with each.
    pub shares: &'static [(i64, i64)],
}

pub const SCALES: [Scale; 4] = [
    Scale { name: "thumbs2", satisfied: &[1], dissatisfied: &[0], shares: &[(0, 22), (1, 100)] },
    Scale {
        name: "faces3",
        satisfied: &[3],
        dissatisfied: &[1],
        shares: &[(1, 15), (2, 30), (3, 100)],
    },
    Scale {
        name: "stars5",
        satisfied: &[4, 5],
        dissatisfied: &[1, 2],
        shares: &[(1, 8), (2, 14), (3, 24), (4, 50), (5, 100)],
    },
    Scale {
        name: "numbers10",
        satisfied: &[8, 9, 10],
        dissatisfied: &[0, 1, 2, 3, 4],
        shares: &[
            (0, 4),
            (1, 6),
            (2, 8),
            (3, 10),
            (4, 12),
            (5, 17),
            (6, 23),
            (7, 35),
            (8, 55),
            (9, 78),
            (10, 100),
        ],
    },
];

pub struct Chat {
    pub id: String,
    pub version: i64,
    /// The place in `SCALES`.
    pub scale: usize,
}

pub struct Team {
    pub workspace: String,
    pub owner: String,
    pub operators: Vec<String>,
    pub chats: Vec<Chat>,
}

pub async fn set(server: &Server) -> Result<Team> {
    let http = Http::new(&server.address())?;
    let stage =
        Stage::set(&server.address(), server.setup_token.as_deref(), OPERATORS, &[]).await?;
    let owner = Who::Member(&stage.owner.token);
    let session: Value = http.get(owner, "/session").await?.read()?;
    let workspace = text(&session["workspace"], "id")?;
    let mut chats = Vec::new();
    for n in 0..CHATS {
        chats.push(chat(&http, owner, n).await?);
    }
    let operators = stage.operators.iter().map(|operator| operator.id.clone()).collect();
    Ok(Team { workspace, owner: stage.owner.id, operators, chats })
}

async fn chat(http: &Http, owner: Who<'_>, n: usize) -> Result<Chat> {
    let kind = if n.is_multiple_of(3) { "course" } else { "website" };
    let body = json!({"name": format!("Chat {}", n + 1), "kind": kind});
    let made: Value = http.post(owner, "/chats", body).await?.read()?;
    let id = text(&made, "id")?;
    let scale = match n % 8 {
        3 => 3,
        5 => 0,
        7 => 1,
        _ => 2,
    };
    let path = format!("/chats/{id}/quality-control");
    let mut settings: Value = http.get(owner, &path).await?.read()?;
    settings["scale"] = SCALES[scale].name.into();
    settings["satisfied"] = SCALES[scale].satisfied.into();
    settings["dissatisfied"] = SCALES[scale].dissatisfied.into();
    http.call(owner, Method::PUT, &path, Some(&settings)).await?.read::<Value>()?;
    let saved: Value = http.get(owner, &path).await?.read()?;
    let version = saved["version"].as_i64().context("no version of quality control")?;
    Ok(Chat { id, version, scale })
}

fn text(value: &Value, field: &str) -> Result<String> {
    Ok(value[field].as_str().with_context(|| format!("no {field} in {value}"))?.to_owned())
}
