//! A visitor comes to a chat: known by his token, by the site's signature, or new. What nobody vouches for
//! never overwrites what the site has signed, and never joins two visitors.

use hmac::Mac as _;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::announce;
use super::summary::{self, VisitorDialogue};
use crate::app::{App, keyed, token_hash};
use crate::domain::chat::Chat;
use crate::domain::fields::{self, Fields};
use crate::error::{Error, Result};
use crate::ids::Stream;
use crate::store::visitors::{self, Visitor};
use crate::store::{Tx, dialogues};
use crate::time::{DAY, Time};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Arrival {
    pub name: Option<String>,
    pub email: Option<String>,
    /// BCP 47, for example `fr`.
    pub language: Option<String>,
    pub page: Option<PageSeen>,
    /// The sample page's token: this is a test visitor.
    pub sample: Option<String>,
    pub identity: Option<Identity>,
    /// What the page tells of him: up to 20 short texts by name. Replaces what it told before.
    pub fields: Option<Fields>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PageSeen {
    pub url: String,
    #[serde(default)]
    pub title: Option<String>,
    #[serde(default)]
    pub referrer: Option<String>,
}

/// Who the customer's site says this is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    pub id: String,
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    /// Unix seconds.
    pub expires: i64,
    /// HMAC-SHA256 of `v1\n{id}\n{name}\n{email}\n{expires}` under the chat's secret, lower-case hexadecimal.
    pub signature: String,
}

impl Identity {
    /// Whether the chat's secret signed this and it has not expired.
    fn verdict(&self, chat: &Chat, now: Time) -> Verdict {
        if !self.is_signed(chat) {
            Verdict::WrongSignature
        } else if self.expires.saturating_mul(1_000) <= now.0 {
            Verdict::Expired
        } else {
            Verdict::Accepted
        }
    }

    fn is_signed(&self, chat: &Chat) -> bool {
        let fields = [Some(&self.id), self.name.as_ref(), self.email.as_ref()];
        let clean = fields.into_iter().flatten().all(|field| !field.contains(['\n', '\0']));
        if !clean || self.id.is_empty() || self.id.len() > 200 {
            return false;
        }
        let mut mac = keyed(chat.identity_secret.as_bytes());
        let (name, email) =
            (self.name.as_deref().unwrap_or(""), self.email.as_deref().unwrap_or(""));
        mac.update(format!("v1\n{}\n{name}\n{email}\n{}", self.id, self.expires).as_bytes());
        unhex(&self.signature).is_some_and(|signature| mac.verify_slice(&signature).is_ok())
    }
}

/// What became of an identity. Only who signed rightly learns that it has expired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Accepted,
    Expired,
    WrongSignature,
}

/// Who arrived, and with which token he goes on.
pub struct Welcome {
    pub visitor: Visitor,
    pub token: String,
    pub dialogue: Option<VisitorDialogue>,
    /// None where no identity was given.
    pub identity: Option<Verdict>,
}

/// What the request itself says, beside its body.
#[derive(Clone, Debug, Default)]
pub struct Circumstances {
    /// The token of an earlier visit.
    pub token: Option<String>,
    pub browser: Option<String>,
    /// A member is signed in on Candor's own pages: a test visitor.
    pub member: bool,
}

/// Welcomes the visitor. An invalid or foreign token, and an identity that does not hold, count as none.
///
/// Errors: `validation` (name, email, language, page).
pub async fn arrive(
    app: &App,
    chat: &Chat,
    arrival: Arrival,
    circumstances: Circumstances,
) -> Result<Welcome> {
    check(&arrival)?;
    let now = app.now();
    let verdict = arrival.identity.as_ref().map(|identity| identity.verdict(chat, now));
    let identity = arrival.identity.clone().filter(|_| verdict == Some(Verdict::Accepted));
    let sample =
        arrival.sample.as_deref().is_some_and(|token| app.is_signed("sample", &[&chat.key], token));
    let fresh = Visitor {
        id: app.ids.id(Stream::Visitors, now),
        workspace_id: chat.workspace,
        chat_id: chat.id,
        name: None,
        email: None,
        external_id: identity.as_ref().map(|identity| identity.id.clone()),
        verified: identity.is_some(),
        language: chat.settings.language.clone(),
        page_url: None,
        page_title: None,
        browser: None,
        fields: None,
        test: sample || circumstances.member,
        created_at: now,
        seen_at: now,
        erased_at: None,
    };
    let token = app.ids.token(Stream::Visitors);
    let (app_, chat_id) = (app.clone(), chat.id);
    let required = chat.settings.identity_required;
    let (visitor, token) = app
        .db
        .write(move |tx| {
            let (app, fresh, token) = (app_.clone(), fresh.clone(), token.clone());
            let (arrival, identity) = (arrival.clone(), identity.clone());
            let circumstances = circumstances.clone();
            Box::pin(async move {
                let known =
                    known(tx, chat_id, identity.as_ref(), circumstances.token.as_deref()).await?;
                let arrived = |visitor: &Visitor| {
                    let mut visitor = visitor.clone();
                    update(&mut visitor, &arrival, identity.as_ref(), required, &circumstances);
                    visitor.test = fresh.test;
                    if now.since(visitor.seen_at) >= DAY {
                        visitor.seen_at = now;
                    }
                    visitor
                };
                let known = match known {
                    Some((before, brought)) => {
                        let visitor = arrived(&before);
                        // Erased between the look and the lock: nobody we know.
                        let writes = visitor != before || brought.is_none();
                        if !writes {
                            Some((before, visitor, brought))
                        } else if visitors::hold(tx, before.id).await? {
                            // Two calls of one page may come at once: each adds to what the other wrote.
                            let held = visitors::by_id(tx, before.id).await?.unwrap_or(before);
                            let visitor = arrived(&held);
                            Some((held, visitor, brought))
                        } else {
                            None
                        }
                    }
                    None => None,
                };
                let (visitor, token, is_new_token) = match known {
                    Some((before, visitor, brought)) => {
                        save(tx, &app, &before, &visitor).await?;
                        let is_new_token = brought.is_none();
                        (visitor, brought.unwrap_or(token), is_new_token)
                    }
                    None => {
                        let visitor = arrived(&fresh);
                        visitors::insert(tx, &visitor).await?;
                        (visitor, token, true)
                    }
                };
                if is_new_token {
                    visitors::add_token(tx, visitor.id, &token_hash(&token), now).await?;
                }
                Ok((visitor, token))
            })
        })
        .await?;
    let mut conn = app.db.read().await?;
    let dialogue = match dialogues::newest_of(&mut conn, visitor.id).await? {
        Some(dialogue) => Some(summary::for_visitor(&mut conn, &dialogue).await?),
        None => None,
    };
    Ok(Welcome { visitor, token, dialogue, identity: verdict })
}

/// Writes what is new of a visitor we know, and shows it to those who have his open dialogue before them.
async fn save(tx: &mut Tx, app: &App, before: &Visitor, visitor: &Visitor) -> Result<()> {
    if before == visitor {
        return Ok(());
    }
    visitors::update(tx, visitor).await?;
    let is_only_seen = Visitor { seen_at: before.seen_at, ..visitor.clone() } == *before;
    if !is_only_seen && let Some(dialogue) = dialogues::refresh_card(tx, visitor).await? {
        announce::changed(tx, app, dialogue).await?;
    }
    Ok(())
}

/// The visitor we know, and his token when he brought a valid one.
async fn known(
    tx: &mut Tx,
    chat: crate::ids::Id,
    identity: Option<&Identity>,
    token: Option<&str>,
) -> Result<Option<(Visitor, Option<String>)>> {
    let brought = match token {
        Some(token) => visitors::by_token(tx, &token_hash(token))
            .await?
            .filter(|visitor| visitor.chat_id == chat),
        None => None,
    };
    let Some(identity) = identity else {
        return Ok(brought.map(|visitor| (visitor, token.map(str::to_owned))));
    };
    if let Some(visitor) = brought
        && visitor.external_id.as_deref() == Some(&identity.id)
    {
        return Ok(Some((visitor, token.map(str::to_owned))));
    }
    let signed = visitors::by_external(tx, chat, &identity.id).await?;
    Ok(signed.map(|visitor| (visitor, None)))
}

fn update(
    visitor: &mut Visitor,
    arrival: &Arrival,
    identity: Option<&Identity>,
    required: bool,
    circumstances: &Circumstances,
) {
    let given = |text: &Option<String>| {
        text.as_ref().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    if let Some(identity) = identity {
        visitor.name = given(&identity.name).or(visitor.name.take());
        visitor.email = given(&identity.email).or(visitor.email.take());
        visitor.verified = true;
    } else if !visitor.verified && !required {
        visitor.name = given(&arrival.name).or(visitor.name.take());
        visitor.email = given(&arrival.email).or(visitor.email.take());
    }
    if let Some(language) = given(&arrival.language) {
        visitor.language = language;
    }
    if let Some(page) = &arrival.page {
        visitor.page_url = Some(page.url.clone());
        visitor.page_title = page.title.clone();
    }
    if let Some(told) = &arrival.fields {
        visitor.fields = fields::kept(told);
    }
    if circumstances.browser.is_some() {
        visitor.browser = circumstances.browser.clone();
    }
}

fn check(arrival: &Arrival) -> Result<()> {
    let mut problem: Option<Error> = None;
    let mut refuse = |name: &str, message: &str| {
        let error = problem.take().unwrap_or_else(|| Error::new(crate::error::Code::Validation));
        problem = Some(error.with_field(name, message));
    };
    let bad = |text: &Option<String>, max: usize| {
        text.as_ref()
            .is_some_and(|text| text.chars().count() > max || text.chars().any(char::is_control))
    };
    if bad(&arrival.name, 100) {
        refuse("name", "At most 100 characters, on one line.");
    }
    if bad(&arrival.email, 254)
        || arrival.email.as_ref().is_some_and(|email| !email.is_empty() && !email.contains('@'))
    {
        refuse("email", "An e-mail address.");
    }
    let tag = |language: &String| {
        language.len() <= 35
            && language.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if !arrival.language.as_ref().is_none_or(tag) {
        refuse("language", "A language as in BCP 47, for example fr.");
    }
    if let Some(page) = &arrival.page {
        let web = page.url.starts_with("https://") || page.url.starts_with("http://");
        if !web || page.url.len() > 2_000 || page.url.chars().any(char::is_control) {
            refuse("page.url", "A web address of at most 2,000 characters.");
        }
        if bad(&page.title, 300) || bad(&page.referrer, 2_000) {
            refuse("page.title", "At most 300 characters, on one line.");
        }
    }
    if arrival.fields.as_ref().is_some_and(|told| !fields::are_sound(told)) {
        refuse(
            "fields",
            "At most 20, named in 1 to 40 characters, each of at most 500 on one line.",
        );
    }
    problem.map_or(Ok(()), Err)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    (0..32).map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).ok()).collect()
}

/// The browser and system in a user agent, for people: `Firefox 150, Windows`.
pub fn browser(user_agent: &str) -> Option<String> {
    let version = |mark: &str| {
        let rest = user_agent.split(mark).nth(1)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        Some(digits)
    };
    let browsers = [
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Version/", "Safari"),
    ];
    let (name, version) = browsers.iter().find_map(|(mark, name)| Some((*name, version(mark)?)))?;
    let systems = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ];
    let system = systems.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name);
    Some(match system {
        Some(system) => format!("{name} {version}, {system}"),
        None => format!("{name} {version}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_agents_are_told_in_few_words() {
        let firefox =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";
        assert_eq!(browser(firefox).as_deref(), Some("Firefox 150, Windows"));
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
        assert_eq!(browser(safari).as_deref(), Some("Safari 18, iPhone"));
        assert_eq!(browser("curl/8"), None);
    }

    #[test]
    fn a_visitor_says_only_what_can_be_true() {
        let arrival = Arrival {
            name: Some("a\nb".into()),
            email: Some("nobody".into()),
            ..Arrival::default()
        };
        let error = check(&arrival).expect_err("two problems");
        assert_eq!(error.fields.keys().collect::<Vec<_>>(), ["email", "name"]);
    }
}
