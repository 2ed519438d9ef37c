//! Everything an operator can look at: a few things after every step, and every route there is, as everybody,
//! by every method, with ids of every kind, in sweeps.

use std::collections::BTreeSet;

use candor::ids::Id;
use serde_json::{Value, json};

use super::dice::Dice;
use super::routes::{self, Route};
use super::schedule::multipart;
use super::stage::{Known, Stage};
use super::wire::Ask;
use super::world::PLANTED;

/// An id that nothing has.
const ABSENT: &str = "01890000-0000-7000-8000-000000000000";

/// Parameters that a curious operator would try: all answer as `sort=zzzz` does.
const GUESSED_PARAMETERS: [&str; 12] = [
    "sort=rating",
    "filter[score]=1",
    "include=rating",
    "fields=*",
    "expand=outcome",
    "group_by=score",
    "rated=true",
    "score=1",
    "order=-score",
    "outcome=rated",
    "has_comment=1",
    "search=WORD",
];

/// What he would look for beside the routes there are.
const GUESSED_PATHS: [&str; 14] = [
    "/metrics",
    "/api/v1/metrics",
    "/api/v1/ratings",
    "/api/v1/ratings/{id}",
    "/api/v1/outcomes/{id}",
    "/api/v1/forms/{id}",
    "/api/v1/dialogues/{id}/rating",
    "/api/v1/dialogues/{id}/form",
    "/api/v1/dialogues/{id}/events",
    "/api/v1/dialogues/{id}/quality-control",
    "/api/v1/dialogues/{id}/export",
    "/api/v1/analytics/live-chat/export?format=csv",
    "/api/v1/analytics/live-chat/dialogues/{id}",
    "/api/v1/search?q=WORD",
];

const METHODS: [&str; 7] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/// After a step: the inbox of one principal, and what is newest in one who sees most.
pub async fn glance(stage: &mut Stage, dice: &mut Dice) {
    let lists = [
        "?state=finished".to_owned(),
        "?state=waiting".to_owned(),
        "?mine=true".to_owned(),
        "?state=active".to_owned(),
        format!("?chat={}", stage.chats[stage.step % 3].id),
        "?state=finished&limit=4".to_owned(),
    ];
    let who = stage.step % stage.principals.len();
    let list = &lists[dice.below(lists.len())];
    let reply = stage.get(who, &format!("/api/v1/dialogues{list}")).await;
    let page: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
    if let Some(next) = page["next"].as_str() {
        let joint = if list.contains("limit") { "&limit=4" } else { "" };
        stage.get(who, &format!("/api/v1/dialogues?state=finished&cursor={next}{joint}")).await;
    }
    stage.get(who, "/api/v1/dialogues/counts").await;
    stage.get(0, "/api/v1/dialogues?state=finished&limit=20").await;
    if let Some(known) = dice.one_of(&stage.known).cloned() {
        stage.get(who, &format!("/api/v1/dialogues/{}", known.id)).await;
        let part = ["", "?after=1", "?before=3&limit=2"][dice.below(3)];
        stage.get(0, &format!("/api/v1/dialogues/{}/messages{part}", known.id)).await;
        stage.get(0, &format!("/api/v1/dialogues/{}", known.id)).await;
    }
}

/// An operator tries how much he may do at once: the limit on his writes, to the last one.
pub async fn limit(stage: &mut Stage, who: usize) {
    let path = format!("/api/v1/dialogues/{ABSENT}/typing");
    for _ in 0..120 {
        if stage.ask(who, &Ask::new("POST", &path)).await.status == 429 {
            return;
        }
    }
}

/// Everything there is, as everybody. Before the end only as some, and without ending sessions.
pub async fn sweep(stage: &mut Stage, last: bool) {
    let routes = routes::all();
    for who in 0..stage.principals.len() {
        let name = stage.principals[who].name;
        if !last && !["anna", "carla", "filip"].contains(&name) {
            continue;
        }
        for route in &routes {
            if !(route.leaves && !last || stage.principals[who].manages && spares(route)) {
                visit(stage, who, route).await;
            }
        }
        if last && ["anna", "nobody"].contains(&name) {
            every_method(stage, who, &routes).await;
        }
        guesses(stage, who).await;
        stage.settle().await;
    }
}

/// What is not compared for owner and admin: analytics, and what would change the team. Their verbs in the
/// inbox are part of the schedule.
fn spares(route: &Route) -> bool {
    route.analysts || route.leaves || route.method != "GET"
}

async fn visit(stage: &mut Stage, who: usize, route: &Route) {
    let mut refusals = BTreeSet::new();
    // Whoever may not sign in any more gets one answer for everything.
    let shut_out = ["dora", "egon"].contains(&stage.principals[who].name);
    let most = if shut_out { 1 } else { usize::MAX };
    for path in filled(stage, route.path).into_iter().take(most) {
        let reply = request(stage, who, route.method, &path).await;
        if route.analysts {
            refusals.insert(reply.bytes);
        }
    }
    // Refused before anything is looked up: what is there answers as what is not.
    if refusals.len() > 1 {
        stage.record.refuse(format!("{} {} tells ids apart", route.method, route.path));
    }
    let name = stage.principals[who].name;
    if name != "olga" && name != "filip" {
        stage.visited.insert(format!("{} {}", route.method, route.path));
    }
}

/// Each placeholder with what exists, what exists and is not his, and what does not exist.
fn filled(stage: &Stage, path: &str) -> Vec<String> {
    if path.starts_with("/files/") {
        let newest = stage.links.iter().rev().take(2).cloned();
        return newest.chain(["/files/".to_owned() + ABSENT + "/x/y"]).collect();
    }
    if !path.contains('{') {
        return vec![path.to_owned()];
    }
    let open = path.find('{').unwrap_or(0);
    let (before, rest) = path.split_at(open);
    let (placeholder, after) = rest.split_at(rest.find('}').map_or(rest.len(), |end| end + 1));
    let values: Vec<String> = match placeholder {
        "{chat_key}" => vec![stage.chats[0].key.clone(), "nobody".to_owned()],
        "{*path}" => vec!["console/none-1.js".to_owned()],
        "{id}" if path.contains("/dialogues/") => dialogues(stage),
        "{id}" if path.contains("/chats/") => {
            vec![stage.chats[0].id.to_string(), ABSENT.to_owned()]
        }
        "{id}" if path.contains("/visitors/") => {
            let visitors = stage.known.iter().rev().filter(|known| known.finished);
            let visitors = visitors.take(2).map(|known| known.visitor.to_string());
            visitors.chain([ABSENT.to_owned()]).collect()
        }
        "{id}" if path.contains("/members/") => {
            let boris = stage.principals[stage.named("boris")].member.as_ref();
            vec![boris.map_or(ABSENT.to_owned(), |boris| boris.id.to_string()), ABSENT.to_owned()]
        }
        _ => vec![ABSENT.to_owned()],
    };
    values.into_iter().map(|value| format!("{before}{value}{after}")).collect()
}

/// Finished ones of every chat, open ones, none, and what is no id.
fn dialogues(stage: &Stage) -> Vec<String> {
    let newest = |fits: &dyn Fn(&Known) -> bool, count: usize| -> Vec<String> {
        let fitting = stage.known.iter().rev().filter(|known| fits(known));
        fitting.take(count).map(|known| known.id.to_string()).collect()
    };
    let chat_of = |visitor: Id| {
        stage.guests.iter().find(|guest| guest.visitor.id == visitor).map(|guest| guest.chat)
    };
    let mut ids = newest(&|known| known.finished && chat_of(known.visitor) == Some(0), 2);
    ids.extend(newest(&|known| known.finished && chat_of(known.visitor) == Some(1), 1));
    ids.extend(newest(&|known| !known.finished, 1));
    ids.extend([ABSENT.to_owned(), "rating".to_owned()]);
    ids
}

async fn request(stage: &mut Stage, who: usize, method: &str, path: &str) -> super::wire::Reply {
    let accept = (!path.starts_with("/api/")).then_some("text/html");
    if path.ends_with("/files") && method == "POST" {
        let (kind, body) = multipart(7);
        let ask = Ask { body: Some((kind, &body)), ..Ask::new(method, path) };
        return stage.ask(who, &ask).await;
    }
    if !["POST", "PUT", "PATCH"].contains(&method) {
        return stage.ask(who, &Ask { accept, ..Ask::new(method, path) }).await;
    }
    let name = stage.fresh("sweep");
    let body = match path.rsplit('/').next().unwrap_or_default() {
        "messages" => json!({"client_id": name, "text": "Are you still there?"}),
        "read" => json!({"seq": 1}),
        "tags" => json!({"add": ["Swept"], "remove": ["Opening"]}),
        "canned-replies" => json!({"shortcut": name, "text": "Thank you."}),
        "rating" => json!({"form_key": "nobody's", "score": 1}),
        "shown" | "skip" => json!({"form_key": "nobody's"}),
        "take" | "finish" | "typing" => Value::Null,
        _ => json!({}),
    };
    if body.is_null() {
        return stage.ask(who, &Ask::new(method, path)).await;
    }
    stage.json(who, method, path, &body).await
}

/// The methods that a path does not have, too.
async fn every_method(stage: &mut Stage, who: usize, routes: &[Route]) {
    let paths: BTreeSet<&str> = routes.iter().map(|route| route.path).collect();
    for path in paths {
        let Some(filled) = filled(stage, path).into_iter().next() else { continue };
        for method in METHODS {
            if !routes.iter().any(|route| route.path == path && route.method == method) {
                stage.ask(who, &Ask::new(method, &filled)).await;
            }
        }
    }
}

async fn guesses(stage: &mut Stage, who: usize) {
    let id = dialogues(stage).remove(0);
    for path in GUESSED_PATHS {
        if stage.principals[who].manages && path.contains("analytics") {
            continue;
        }
        let path = path.replace("{id}", &id).replace("WORD", PLANTED);
        stage.get(who, &path).await;
    }
    for list in ["/api/v1/dialogues", "/api/v1/dialogues/ID/messages"] {
        let list = list.replace("ID", &id);
        let known = stage.get(who, &format!("{list}?sort=zzzz")).await;
        for parameter in GUESSED_PARAMETERS {
            let path = format!("{list}?{}", parameter.replace("WORD", PLANTED));
            let reply = stage.get(who, &path).await;
            if reply.bytes != known.bytes {
                stage.record.refuse(format!("{path} answers otherwise than sort=zzzz"));
            }
        }
    }
}
