//! A visitor of whom something is kept in every place there is, and another whose things must stay.

use candor::app::keyed;
use hmac::Mac as _;
use reqwest::Method;
use serde_json::{Value, json};

use crate::rating::stage::{Stage, rate_with};
use crate::testing::{Answer, Client, Engine, Member, Visitor};

/// What is planted of Vera: each word stands in one place of its own.
pub const VERAS: [&str; 17] = [
    "verakovalewska",
    "vera@zyxmail",
    "crmnumber4711",
    "secretpage",
    "pagetitleofhers",
    "herfieldzq",
    "herquestionzq",
    "heranswerzq",
    "hergoodbyezq",
    "herfilename",
    "herfilebytes",
    "unsentname",
    "unsentbytes",
    "teamsfilebytes",
    "handovernotezq",
    "firstcommentzq",
    "correctedzq",
];
/// What analysts wrote about her.
pub const SAID_OF_HER: [&str; 2] = ["reviewnotezq", "excludedforzq"];
/// What must stay.
pub const ROBERTS: [&str; 4] =
    ["robertstays", "robertsquestion", "robertscomment", "robertsfilebytes"];

pub struct Scene {
    pub s: Stage,
    pub olga: Member,
    pub ada: Member,
    pub vera: Visitor,
    pub robert: Visitor,
    /// Vera's three dialogues: rated and corrected; excluded; never answered.
    pub dialogues: [String; 3],
    /// A link to the file that Vera sent.
    pub link: String,
}

impl Scene {
    pub async fn new(engine: Engine) -> Scene {
        let s = Stage::new(engine).await;
        let olga = s.p.member("Olga", "owner").await;
        let ada = s.p.member("Ada", "analyst").await;
        // Nobody is there: what is told of ratings waits.
        let told = json!({"url": "https://hooks.invalid/candor",
            "events": ["rating.submitted", "rating.corrected", "dialogue.finished"]});
        assert_eq!(olga.post("/api/v1/webhooks", &told).await.status, 201);
        let vera = signed(&s, "crmnumber4711", "Verakovalewska", "vera@zyxmail.example").await;
        let robert = s.p.visitor(&s.chat, "Robertstays").await;

        let file = upload(&vera, "/api/v1/widget/files", "herfilename.txt", "herfilebytes").await;
        upload(&vera, "/api/v1/widget/files", "unsentname.txt", "unsentbytes").await;
        let body = json!({"client_id": "vera-1234-1", "text": "herquestionzq", "file": file["id"]});
        let first = vera.post("/api/v1/widget/messages", &body).await.json();
        let first = first["dialogue"].as_str().expect("a dialogue").to_owned();
        s.anna.takes(&first).await;
        s.p.clock.advance(20_000);
        let path = format!("/api/v1/dialogues/{first}");
        let teams = upload(&s.anna, &format!("{path}/files"), "offer.txt", "teamsfilebytes").await;
        let body = json!({"client_id": "anna-1234-1", "text": "heranswerzq", "file": teams["id"]});
        assert_eq!(s.anna.post(&format!("{path}/messages"), &body).await.status, 200);
        let body = json!({"operator": s.boris.id, "note": "handovernotezq"});
        assert_eq!(s.anna.post(&format!("{path}/transfer"), &body).await.status, 200);
        s.boris.says(&first, "boris-1234-1", "hergoodbyezq").await;
        s.boris.finishes(&first).await;
        let key = s.key(&vera).await;
        assert_eq!(rate_with(&vera, &key, 2, "firstcommentzq", &["slow"]).await.status, 200);
        s.p.clock.advance(30_000);
        assert_eq!(rate_with(&vera, &key, 4, "correctedzq", &[]).await.status, 200);

        // She comes back within a day, and is rated badly by an analyst.
        s.p.clock.advance(13 * candor::time::HOUR);
        let second = s.finished(&vera).await;
        let key = s.key(&vera).await;
        assert_eq!(rate_with(&vera, &key, 1, "correctedzq again", &["slow"]).await.status, 200);
        let outcome = format!("/api/v1/dialogues/{second}/outcome");
        let body = json!({"note": "reviewnotezq", "tags": ["late"], "status": "done",
            "exclude": {"reason": "excludedforzq"}});
        assert_eq!(ada.patch(&outcome, &body).await.status, 200);
        let path = format!("/api/v1/dialogues/{second}/tags");
        assert_eq!(s.anna.patch(&path, &json!({"add": ["Refund"]})).await.status, 200);
        s.p.clock.advance(candor::time::HOUR);
        let third = s.opens(&vera).await;
        s.ends(&vera).await;

        let brought = upload(&robert, "/api/v1/widget/files", "r.txt", "robertsfilebytes").await;
        let body =
            json!({"client_id": "rob-12345", "text": "robertsquestion", "file": brought["id"]});
        let message = robert.post("/api/v1/widget/messages", &body).await.json();
        let roberts = message["dialogue"].as_str().expect("a dialogue").to_owned();
        s.anna.takes(&roberts).await;
        s.answers(&s.anna, &roberts).await;
        s.anna.finishes(&roberts).await;
        let key = s.key(&robert).await;
        assert_eq!(rate_with(&robert, &key, 5, "robertscomment", &[]).await.status, 200);
        let link = file["url"].as_str().expect("a link").to_owned();
        s.p.clock.advance(11 * candor::time::MINUTE);
        let dialogues = [first, second, third];
        Scene { s, olga, ada, vera, robert, dialogues, link }
    }

    pub async fn erase(&self) -> Answer {
        self.olga.delete(&format!("/api/v1/visitors/{}", self.vera.id)).await
    }

    /// Every figure there is: the whole answer, and what filters make of it.
    pub async fn figures(&self) -> Vec<String> {
        let mut all = Vec::new();
        for query in [
            "",
            "?comment=yes",
            "?comment=no",
            "?score=stars5:4&score=stars5:1",
            "?state=excluded",
            "?reason=slow",
            "?review=done",
            "?review_tag=late",
            "?tag=refund",
            "?step=hour&tz=Asia/Kathmandu",
        ] {
            let answer = self.ada.get(&format!("/api/v1/analytics/live-chat{query}")).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            all.push(answer.text);
        }
        let operator = format!("/api/v1/analytics/live-chat?operator={}", self.s.boris.id);
        all.push(self.ada.get(&operator).await.text);
        for list in ["dialogues", "comments"] {
            let page = self.ada.get(&format!("/api/v1/analytics/live-chat/{list}")).await.json();
            all.push(format!("{list}: {}", page["total"]));
        }
        all
    }

    /// Stops without warning and starts again on the same data.
    pub async fn restart(self) -> Scene {
        let s = self.s;
        let p = s.p.restart().await;
        let member = |m: Member| Member { client: p.moved(&m.client), ..m };
        let visitor = |v: Visitor| Visitor { client: p.moved(&v.client), ..v };
        let (anna, boris) = (member(s.anna), member(s.boris));
        let (olga, ada) = (member(self.olga), member(self.ada));
        let (vera, robert) = (visitor(self.vera), visitor(self.robert));
        let s = Stage { p, chat: s.chat, anna, boris };
        Scene { s, olga, ada, vera, robert, ..self }
    }
}

/// A visitor whom the site vouches for, on a page of hers.
pub async fn signed(s: &Stage, id: &str, name: &str, email: &str) -> Visitor {
    let expires = s.p.app.now().0 / 1_000 + 3_600;
    let mut mac = keyed(b"identity-secret");
    mac.update(format!("v1\n{id}\n{name}\n{email}\n{expires}").as_bytes());
    let signature: String =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let body = json!({
        "language": "en",
        "page": {"url": "https://shop.example/secretpage", "title": "pagetitleofhers"},
        "fields": {"plan": "herfieldzq"},
        "identity": {"id": id, "name": name, "email": email, "expires": expires, "signature": signature},
    });
    let path = format!("/api/v1/widget/{}/session", s.chat.key);
    let answer = s.p.stranger().post(&path, &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let visit = answer.json();
    assert_eq!(visit["visitor"]["verified"], json!(true), "{visit}");
    let token = visit["visitor_token"].as_str().expect("a token").to_owned();
    Visitor {
        id: visit["visitor"]["id"].as_str().expect("an id").parse().expect("an id"),
        client: s.p.stranger().with("authorization", &format!("Visitor {token}")),
        token,
    }
}

/// Uploads a text; the file as it is stored.
pub async fn upload(who: &Client, path: &str, name: &str, text: &str) -> Value {
    let answer = try_upload(who, path, name, text).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json()
}

pub async fn try_upload(who: &Client, path: &str, name: &str, text: &str) -> Answer {
    let body = format!(
        "--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         content-type: text/plain\r\n\r\n{text}\r\n--edge--\r\n"
    );
    let request = who
        .request(Method::POST, path)
        .header("content-type", "multipart/form-data; boundary=edge")
        .body(body);
    Client::answer(request).await
}
