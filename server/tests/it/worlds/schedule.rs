//! What happens in a run, but for the forms: chosen by the seed and by where the dialogues are, which is the
//! same in every world.

use candor::ids::Id;
use candor::time::{DAY, HOUR, MINUTE, SECOND};
use serde_json::{Value, json};

use super::dice::Dice;
use super::stage::{Known, Stage};
use super::wire::Ask;

/// Visitors of one run at most.
const GUESTS: usize = 20;
/// Steps of the opening: four for each of the first visitors.
const OPENING: usize = 24;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nnot much of a picture";

/// Moves the clock and lets what is due happen.
pub async fn time_passes(stage: &mut Stage, dice: &mut Dice) {
    let long = [11 * MINUTE, 61 * MINUTE, 13 * HOUR, 25 * HOUR, 8 * DAY];
    let by = match dice.below(100) {
        0..=5 => *dice.one_of(&long).expect("one"),
        6..=25 => dice.below(120) as i64 * SECOND,
        _ => 250 + dice.below(6_000) as i64,
    };
    pass(stage, by).await;
}

async fn pass(stage: &mut Stage, by: i64) {
    stage.program.clock.advance(by);
    stage.program.run_jobs().await;
    if by >= HOUR {
        // Everybody's console asks who is signed in, which keeps his session alive: one that ran out would
        // end its socket at the next heartbeat, and heartbeats follow the machine's clock.
        for who in 0..stage.principals.len() {
            stage.get(who, "/api/v1/session").await;
        }
    }
}

/// One thing that somebody does.
pub async fn act(stage: &mut Stage, dice: &mut Dice) {
    if stage.step < OPENING {
        return opening(stage).await;
    }
    match dice.below(100) {
        0..=25 => visitor_writes(stage, dice).await,
        26..=41 => take(stage, dice).await,
        42..=59 => operator_writes(stage, dice).await,
        60..=69 => operator_finishes(stage, dice).await,
        70..=73 => visitor_finishes(stage, dice).await,
        74..=77 => visitor_moves(stage, dice).await,
        78..=80 => visitor_returns(stage, dice).await,
        81..=82 => {
            if stage.guests.len() < GUESTS {
                let chat = dice.below(stage.chats.len());
                stage.guest(chat).await;
            }
        }
        83..=87 => transfer(stage, dice).await,
        88..=91 => operator_moves(stage, dice).await,
        92..=93 => visitor_sends_file(stage, dice).await,
        94..=95 => operator_sends_file(stage, dice).await,
        96 => canned_reply(stage, dice).await,
        97 => tag(stage, dice).await,
        _ => repeat(stage, dice).await,
    }
}

/// Every run begins with dialogues that go as they should, so that even a short one has forms to answer, a
/// file and hand-overs.
async fn opening(stage: &mut Stage) {
    let n = stage.step / 4;
    let visitor = stage.guests[n].visitor.id;
    let known = stage.known.iter().rev().find(|known| known.visitor == visitor).cloned();
    // Whoever has it, or the first who serves the chat.
    let holds = known.as_ref().and_then(|known| stage.holder(known));
    let operator = holds.unwrap_or([0, 1, 2][stage.guests[n].chat]);
    let path = known.map(|known| format!("/api/v1/dialogues/{}", known.id));
    match (stage.step % 4, path) {
        (1, Some(path)) => {
            stage.ask(operator, &Ask::new("POST", &format!("{path}/take"))).await;
            let body = json!({"add": ["Opening"]});
            stage.json(operator, "PATCH", &format!("{path}/tags"), &body).await;
        }
        (2, Some(path)) if n == 3 => {
            let boris = stage.principals[stage.named("boris")].member.as_ref();
            let body = json!({"operator": boris.map(|boris| boris.id), "note": "Yours?"});
            stage.json(operator, "POST", &format!("{path}/transfer"), &body).await;
        }
        (2, Some(path)) if n == 4 => {
            let body = json!({"note": "Somebody else, please."});
            stage.json(operator, "POST", &format!("{path}/transfer"), &body).await;
        }
        (2, Some(path)) => {
            let body = json!({"client_id": stage.fresh("operator"), "text": "Like this."});
            stage.json(operator, "POST", &format!("{path}/messages"), &body).await;
        }
        (3, Some(path)) => {
            stage.ask(operator, &Ask::new("POST", &format!("{path}/finish"))).await;
        }
        _ if n == 1 => send_file(stage, n).await,
        _ => {
            let client_id = stage.fresh("visitor");
            send(stage, n, "How does it work?", &client_id, None).await;
        }
    }
}

/// What happens to members and chats, at fixed places of a run of `steps`.
pub async fn turn(stage: &mut Stage, steps: usize) {
    let at = |percent: usize| steps * percent / 100;
    let step = stage.step;
    let (dora, egon, filip, owner) =
        (stage.named("dora"), stage.named("egon"), stage.named("filip"), stage.owner());
    let site = stage.chats[0].id;
    if step == at(30) {
        stage.change_member(dora, json!({"status": "disabled"})).await;
    } else if step == at(36) {
        let path = format!("/api/v1/chats/{site}/quality-control");
        let mut settings: Value =
            serde_json::from_slice(&stage.get(owner, &path).await.body).expect("settings");
        settings["question"] = json!({"en": "How was {operator}?"});
        stage.json(owner, "PUT", &path, &settings).await;
    } else if step == at(42) {
        stage.ask(egon, &Ask::new("DELETE", "/api/v1/session")).await;
    } else if step == at(48) {
        stage.change_member(filip, json!({"role": "operator"})).await;
        stage.settle().await;
        stage.sign_in(filip).await;
    } else if step == at(54) {
        // Two who had forms: one has his panel open.
        for guest in [2, 3] {
            let path = format!("/api/v1/visitors/{}", stage.guests[guest].visitor.id);
            let reply = stage.ask(owner, &Ask::new("DELETE", &path)).await;
            assert_eq!(reply.status, 204, "{}", String::from_utf8_lossy(&reply.body));
        }
    } else if step == at(78) {
        let days = json!({"messages_days": 7, "files_days": 2, "comments_days": 1});
        stage.json(owner, "PUT", "/api/v1/workspace/retention", &days).await;
        pass(stage, 3 * DAY).await;
    } else if step == at(60) {
        stage.change_member(filip, json!({"role": "admin"})).await;
        stage.settle().await;
        stage.sign_in(filip).await;
    } else if step == at(66) {
        let path = format!("/api/v1/chats/{site}");
        let chosen: Vec<Id> = ["anna", "boris", "carla", "olga"]
            .map(|name| stage.named(name))
            .into_iter()
            .filter_map(|who| Some(stage.principals[who].member.as_ref()?.id))
            .collect();
        stage
            .json(owner, "PATCH", &path, &json!({"name": "Site, renamed", "operators": chosen}))
            .await;
    } else if step == at(72) {
        stage.change_member(filip, json!({"role": "operator"})).await;
        stage.settle().await;
        stage.sign_in(filip).await;
    }
}

async fn visitor_writes(stage: &mut Stage, dice: &mut Dice) {
    let mut n = dice.below(stage.guests.len());
    // Sometimes one who was just told goodbye.
    if dice.percent(25)
        && let Some(known) = stage.known.iter().rev().find(|known| known.finished)
    {
        let just = stage.guests.iter().position(|guest| guest.visitor.id == known.visitor);
        n = just.unwrap_or(n);
    }
    let client_id = stage.fresh("visitor");
    let text = format!("Question {} of {n}", stage.step);
    send(stage, n, &text, &client_id, None).await;
}

/// By socket where he has one; the answer is the same.
async fn send(stage: &mut Stage, n: usize, text: &str, client_id: &str, file: Option<&Value>) {
    let guest = &mut stage.guests[n];
    guest.said = Some((text.to_owned(), client_id.to_owned()));
    let mut draft = json!({"client_id": client_id, "text": text});
    if let Some(file) = file {
        draft["file"] = file.clone();
    }
    match &mut guest.ear {
        Some(ear) if file.is_none() => {
            draft["type"] = json!("send");
            ear.command(draft).await;
            ear.hear().await;
        }
        _ => {
            guest.visitor.post("/api/v1/widget/messages", &draft).await;
        }
    }
}

async fn visitor_finishes(stage: &mut Stage, dice: &mut Dice) {
    let n = dice.below(stage.guests.len());
    stage.guests[n].visitor.post("/api/v1/widget/finish", &Value::Null).await;
}

/// Reads or types, in his dialogue as it is: also in one that is finished.
async fn visitor_moves(stage: &mut Stage, dice: &mut Dice) {
    let n = dice.below(stage.guests.len());
    let guest = &mut stage.guests[n];
    let (verb, body) = match dice.below(2) {
        0 => ("typing", json!({})),
        _ => ("read", json!({"seq": 1 + dice.below(4)})),
    };
    match &mut guest.ear {
        Some(ear) => {
            let mut frame = body;
            frame["type"] = json!(verb);
            ear.send(&frame).await;
            ear.hear().await;
        }
        None => {
            let body = if verb == "typing" { Value::Null } else { body };
            guest.visitor.post(&format!("/api/v1/widget/{verb}"), &body).await;
        }
    }
}

/// Comes back on another page, perhaps under another name.
async fn visitor_returns(stage: &mut Stage, dice: &mut Dice) {
    let n = dice.below(stage.guests.len());
    let key = stage.chats[stage.guests[n].chat].key.clone();
    let page = format!("https://shop.example/{}", dice.below(9));
    let mut body = json!({"language": "fr", "page": {"url": page, "title": "A page"}});
    if dice.percent(50) {
        body["name"] = json!(format!("Visitor {n} at step {}", stage.step));
    }
    stage.guests[n].visitor.post(&format!("/api/v1/widget/{key}/session"), &body).await;
}

async fn visitor_sends_file(stage: &mut Stage, dice: &mut Dice) {
    let n = dice.below(stage.guests.len());
    send_file(stage, n).await;
}

async fn send_file(stage: &mut Stage, n: usize) {
    let (kind, body) = multipart(stage.step);
    let request = stage.guests[n].visitor.request(reqwest::Method::POST, "/api/v1/widget/files");
    let request = request.header("content-type", kind).body(body);
    let answer = crate::testing::Client::answer(request).await;
    if answer.status == 200 {
        let file = answer.json();
        stage.links.push(file["url"].as_str().expect("a link").to_owned());
        let client_id = stage.fresh("visitor");
        send(stage, n, "", &client_id, Some(&file["id"])).await;
    }
}

/// One field named `file`: a picture, or a text of another length each time.
pub fn multipart(n: usize) -> (&'static str, Vec<u8>) {
    let (name, kind) =
        if n.is_multiple_of(2) { ("a.png", "image/png") } else { ("b.txt", "text/plain") };
    let mut body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\ncontent-type: {kind}\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(PNG);
    body.extend(std::iter::repeat_n(b'.', n % 50));
    body.extend_from_slice(b"\r\n--edge--\r\n");
    ("multipart/form-data; boundary=edge", body)
}

/// A dialogue to do something with: mostly one where something can be done.
fn choose(stage: &Stage, dice: &mut Dice, fits: impl Fn(&Known) -> bool) -> Option<Known> {
    let fitting: Vec<&Known> = stage.known.iter().filter(|known| fits(known)).collect();
    if !fitting.is_empty() && dice.percent(90) {
        return dice.one_of(&fitting).map(|known| (*known).clone());
    }
    dice.one_of(&stage.known).cloned()
}

/// Mostly the one it is assigned to; sometimes somebody who has no business there.
fn who(stage: &Stage, dice: &mut Dice, known: &Known) -> usize {
    match stage.holder(known) {
        Some(assigned) if dice.percent(85) => assigned,
        _ => dice.below(stage.principals.len()),
    }
}

/// Mostly one of those who stay to the end.
fn anybody(stage: &Stage, dice: &mut Dice) -> usize {
    match dice.one_of(&["anna", "boris", "carla", "filip", "olga"]) {
        Some(name) if dice.percent(85) => stage.named(name),
        _ => dice.below(stage.principals.len()),
    }
}

async fn take(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| known.waiting) else { return };
    let who = anybody(stage, dice);
    stage.ask(who, &Ask::new("POST", &format!("/api/v1/dialogues/{}/take", known.id))).await;
}

async fn operator_writes(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| !known.finished && !known.waiting) else {
        return;
    };
    let who = who(stage, dice, &known);
    let (client_id, text) = (stage.fresh("operator"), format!("Answer {}", stage.step));
    let frame = json!({"type": "send", "dialogue": known.id, "client_id": client_id, "text": text});
    if dice.percent(50) && stage.say(who, frame, true).await {
        return;
    }
    let path = format!("/api/v1/dialogues/{}/messages", known.id);
    stage.json(who, "POST", &path, &json!({"client_id": client_id, "text": text})).await;
}

async fn operator_finishes(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| !known.finished && !known.waiting) else {
        return;
    };
    let who = who(stage, dice, &known);
    stage.ask(who, &Ask::new("POST", &format!("/api/v1/dialogues/{}/finish", known.id))).await;
}

async fn transfer(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| !known.finished && !known.waiting) else {
        return;
    };
    let who = who(stage, dice, &known);
    let to = anybody(stage, dice);
    let to = stage.principals[to].member.as_ref().map(|member| member.id);
    let body =
        if dice.percent(30) { json!({}) } else { json!({"operator": to, "note": "Please." }) };
    let path = format!("/api/v1/dialogues/{}/transfer", known.id);
    stage.json(who, "POST", &path, &body).await;
}

/// Reads or types, in dialogues of any state.
async fn operator_moves(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| known.operator.is_some()) else { return };
    let who = who(stage, dice, &known);
    let seq = 1 + dice.below(4);
    let typing = dice.percent(40);
    let frame = match typing {
        true => json!({"type": "typing", "dialogue": known.id}),
        false => json!({"type": "read", "dialogue": known.id, "seq": seq}),
    };
    if dice.percent(70) && stage.say(who, frame, false).await {
        return;
    }
    let path = format!("/api/v1/dialogues/{}/read", known.id);
    stage.json(who, "POST", &path, &json!({"seq": seq})).await;
}

async fn operator_sends_file(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| !known.finished && !known.waiting) else {
        return;
    };
    let who = who(stage, dice, &known);
    let (kind, body) = multipart(stage.step);
    let path = format!("/api/v1/dialogues/{}/files", known.id);
    let ask = Ask { body: Some((kind, &body)), ..Ask::new("POST", &path) };
    let reply = stage.ask(who, &ask).await;
    if reply.status == 200 {
        let file: Value = serde_json::from_slice(&reply.body).expect("a file");
        stage.links.push(file["url"].as_str().expect("a link").to_owned());
        let client_id = stage.fresh("operator");
        let path = format!("/api/v1/dialogues/{}/messages", known.id);
        stage.json(who, "POST", &path, &json!({"client_id": client_id, "file": file["id"]})).await;
    }
}

/// Tags a dialogue of any state.
async fn tag(stage: &mut Stage, dice: &mut Dice) {
    let Some(known) = choose(stage, dice, |known| known.finished) else { return };
    let who = who(stage, dice, &known);
    let what = if dice.percent(70) { "add" } else { "remove" };
    let body = json!({what: [format!("Tag {}", dice.below(4))]});
    let path = format!("/api/v1/dialogues/{}/tags", known.id);
    stage.json(who, "PATCH", &path, &body).await;
    stage.get(who, "/api/v1/dialogue-tags").await;
}

async fn canned_reply(stage: &mut Stage, dice: &mut Dice) {
    let who = dice.below(stage.principals.len());
    let shortcut = format!("reply{}", dice.below(4));
    let text = format!("Kept ready at step {}", stage.step);
    let body = json!({"shortcut": shortcut, "text": text});
    stage.json(who, "POST", "/api/v1/canned-replies", &body).await;
    stage.get(who, "/api/v1/canned-replies").await;
}

/// A resend of what was stored: answers the stored message and does nothing.
async fn repeat(stage: &mut Stage, dice: &mut Dice) {
    let n = dice.below(stage.guests.len());
    if let Some((text, client_id)) = stage.guests[n].said.clone() {
        send(stage, n, &text, &client_id, None).await;
    }
}
