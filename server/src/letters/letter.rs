//! One letter to one member, as text and as simple HTML, handed to the SMTP server of the configuration.

use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use crate::config::Mail as Settings;
use crate::domain::texts::Language;
use crate::error::{Error, Result};
use crate::time::Time;

/// For the whole conversation with the server.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a letter says. Nothing in it is marked up; values that visitors wrote are escaped here.
pub struct Letter {
    pub language: Language,
    pub subject: String,
    pub opening: String,
    /// What, and how much.
    pub facts: Vec<(String, String)>,
    /// Words of the visitor, shown apart.
    pub quote: Option<String>,
    /// Words and address.
    pub link: Option<(String, String)>,
    /// Why the reader gets it.
    pub closing: String,
}

/// Why it was not sent.
#[derive(Debug, PartialEq, Eq)]
pub enum NotSent {
    /// Trying again may help.
    ForNow(String),
    /// The server refuses it, or it cannot be written.
    ForGood(String),
}

impl Letter {
    pub fn text(&self) -> String {
        let mut text = format!("{}\n\n", self.opening);
        for (what, value) in &self.facts {
            text.push_str(&format!("{what}: {value}\n"));
        }
        if let Some(quote) = &self.quote {
            text.push('\n');
            quote.lines().for_each(|line| text.push_str(&format!("> {line}\n")));
        }
        if let Some((words, address)) = &self.link {
            text.push_str(&format!("\n{words}:\n{address}\n"));
        }
        text.push_str(&format!("\n-- \n{}\n", self.closing));
        text
    }

    pub fn html(&self) -> String {
        let (language, direction) = match self.language {
            Language::English => ("en", "ltr"),
            Language::French => ("fr", "ltr"),
            Language::Russian => ("ru", "ltr"),
            Language::Arabic => ("ar", "rtl"),
        };
        let rows: String = self
            .facts
            .iter()
            .map(|(what, value)| {
                format!(
                    "<tr><th style=\"text-align:start;padding:2px 16px 2px 0;font-weight:normal;color:#5b6470\">{}</th><td style=\"padding:2px 0\">{}</td></tr>",
                    escaped(what), escaped(value)
                )
            })
            .collect();
        let quote = self.quote.as_ref().map_or_else(String::new, |quote| {
            format!(
                "<blockquote dir=\"auto\" style=\"margin:16px 0;padding:8px 16px;border-inline-start:3px solid #c2410c;white-space:pre-wrap\">{}</blockquote>",
                escaped(quote)
            )
        });
        let link = self.link.as_ref().map_or_else(String::new, |(words, address)| {
            format!("<p><a href=\"{}\">{}</a></p>", escaped(address), escaped(words))
        });
        format!(
            "<!doctype html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
             <body style=\"font:15px/1.5 system-ui,sans-serif;color:#1a1f26\"><p>{}</p><table style=\"border-collapse:collapse\">{rows}</table>\
             {quote}{link}<p style=\"color:#5b6470;font-size:13px\">{}</p></body></html>",
            escaped(&self.subject),
            escaped(&self.opening),
            escaped(&self.closing)
        )
    }
}

/// Says to other programs that nobody sits behind it: they answer with no absence notes.
#[derive(Clone)]
struct Automatic;

impl Header for Automatic {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> std::result::Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Automatic)
    }
    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// The server of the configuration.
///
/// Errors: the address of the server is not understood.
pub fn server(settings: &Settings) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.smtp_url)
        .map_err(Error::internal)?;
    Ok(builder.timeout(Some(PATIENCE)).build())
}

/// Sends the letter to exactly one person. `id` is the same for every attempt.
pub async fn send(
    settings: &Settings,
    to: (&str, &str),
    letter: &Letter,
    id: &str,
    now: Time,
) -> std::result::Result<(), NotSent> {
    let message = written(settings, to, letter, id, now)
        .map_err(|error| NotSent::ForGood(error.to_string()))?;
    let server = server(settings).map_err(|error| NotSent::ForNow(error.to_string()))?;
    match tokio::time::timeout(PATIENCE, server.send(message)).await {
        Ok(Ok(_)) => Ok(()),
        Ok(Err(error)) if error.is_permanent() => Err(NotSent::ForGood(error.to_string())),
        Ok(Err(error)) => Err(NotSent::ForNow(error.to_string())),
        Err(_) => Err(NotSent::ForNow("no answer within 30 seconds".to_owned())),
    }
}

type Unwritten = Box<dyn std::error::Error + Send + Sync>;

fn written(
    settings: &Settings,
    (name, email): (&str, &str),
    letter: &Letter,
    id: &str,
    now: Time,
) -> std::result::Result<Message, Unwritten> {
    let from: Mailbox = settings.from.parse()?;
    let host = from.email.domain().to_owned();
    let to = Mailbox::new(Some(one_line(name)), email.parse()?);
    let since = Duration::from_millis(u64::try_from(now.0).unwrap_or(0));
    let part = |kind: ContentType, body: String| SinglePart::builder().header(kind).body(body);
    let message = Message::builder()
        .from(from)
        .to(to)
        .subject(one_line(&letter.subject))
        .date(std::time::UNIX_EPOCH + since)
        .message_id(Some(format!("<{id}@{host}>")))
        .header(Automatic)
        .multipart(
            MultiPart::alternative()
                .singlepart(part(ContentType::TEXT_PLAIN, letter.text()))
                .singlepart(part(ContentType::TEXT_HTML, letter.html())),
        )?;
    Ok(message)
}

/// Headers have one line, whatever a name holds.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter() -> Letter {
        Letter {
            language: Language::Arabic,
            subject: "Site\r\nBcc: all@example.org".to_owned(),
            opening: "Hello".to_owned(),
            facts: vec![("Chat".to_owned(), "<b>".to_owned())],
            quote: Some("One\n<script>alert(1)</script>".to_owned()),
            link: Some(("Open".to_owned(), "https://example.org/?a=1&b=\"".to_owned())),
            closing: "Bye".to_owned(),
        }
    }

    #[test]
    fn what_visitors_wrote_is_text_in_both() {
        let (text, html) = (letter().text(), letter().html());
        assert!(text.contains("> One\n> <script>alert(1)</script>\n"));
        assert!(
            html.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !html.contains("<script")
        );
        assert!(html.contains("href=\"https://example.org/?a=1&amp;b=&quot;\""));
        assert!(html.contains("lang=\"ar\" dir=\"rtl\""));
    }

    #[test]
    fn a_letter_has_one_reader_and_no_forged_headers() {
        let settings =
            Settings { smtp_url: String::new(), from: "Candor <candor@example.org>".to_owned() };
        let to = ("Olga\r\nCc: all@example.org", "olga@example.org");
        let message = written(&settings, to, &letter(), "one", Time(0)).expect("a message");
        assert_eq!(message.envelope().to().len(), 1);
        let text = String::from_utf8(message.formatted()).expect("text");
        let (head, _) = text.split_once("\r\n\r\n").expect("a head");
        let lines: Vec<&str> = head.split("\r\n").collect();
        assert!(
            !lines.iter().any(|line| line.starts_with("Bcc:") || line.starts_with("Cc:")),
            "{head}"
        );
        assert!(lines.contains(&"Message-ID: <one@example.org>"), "{head}");
        assert!(lines.contains(&"Auto-Submitted: auto-generated"), "{head}");
    }
}
