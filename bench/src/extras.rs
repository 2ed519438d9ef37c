//! Visitors beside the file: some who wait for an answer that does not come, some who leave before it. Without
//! them nothing would ever be open or never answered.

use anyhow::{Result, bail};
use serde_json::json;

use crate::http::Who;
use crate::play::Play;
use crate::stage;

pub struct Extra {
    pub name: String,
    pub chat: usize,
    pub language: &'static str,
}

const WAITING: usize = 3;
const LEAVING: usize = 5;

/// Nobody takes their dialogues: no operator has lines for them.
pub async fn come(play: &Play) -> Result<Vec<Extra>> {
    let mut extras = Vec::new();
    for n in 0..WAITING + LEAVING {
        let leaves = n >= WAITING;
        let name = format!("{}-{n}", if leaves { "leaves" } else { "waits" });
        let extra =
            Extra { name, chat: n % 2, language: if n.is_multiple_of(2) { "en" } else { "fr" } };
        let key = &play.stage.chats[extra.chat].key;
        let token = stage::arrive(&play.http, key, &extra.name, extra.language).await?;
        let visitor = Who::Visitor(&token);
        for text in ["Is anybody there?", "Hello?"] {
            let body = json!({"client_id": format!("{}-{}", extra.name, text.len()), "text": text});
            must(play.http.post(visitor, "/widget/messages", body).await?.status)?;
        }
        if leaves {
            must(play.http.command(visitor, "/widget/finish").await?.status)?;
        }
        extras.push(extra);
    }
    Ok(extras)
}

fn must(status: u16) -> Result<()> {
    if !(200..300).contains(&status) {
        bail!("a visitor beside the file: status {status}");
    }
    Ok(())
}
