//! The form that is due for a visitor: what he is asked, in his language. Reading it writes nothing.

use serde::Serialize;
use utoipa::ToSchema;

use super::key;
use crate::app::App;
use crate::domain::quality::{CommentMode, RequestState, Scale, Sense, Settings, Texts};
use crate::domain::texts::{self, Language, Text};
use crate::error::Result;
use crate::ids::Id;
use crate::store::outcomes::{self, Outcome};
use crate::store::ratings::{self, Given};
use crate::store::visitors::Visitor;
use crate::store::{Conn, chats, dialogues};
use crate::time::Time;

/// A form, ready to be displayed.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RatingForm)]
pub struct Form {
    /// Names this form in `shown`, `skip` and `rating`; the same after a reload.
    pub form_key: String,
    pub dialogue: Id,
    /// `asked`, `shown`, `skipped` (offer it quietly) or `rated` (it may still be corrected).
    pub state: RequestState,
    pub scale: Scale,
    pub question: String,
    pub comment: CommentField,
    /// To choose from with a dissatisfied score.
    pub reasons: Vec<ReasonChip>,
    /// The scores that count as dissatisfied.
    pub dissatisfied: Vec<i64>,
    pub expires_at: Option<Time>,
    /// What was given, when it may still be corrected.
    pub given: Option<GivenView>,
    pub correct_until: Option<Time>,
    pub reply: Option<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CommentField {
    pub mode: CommentMode,
    /// With `required_at_or_below`: the highest score that needs a comment.
    pub at_or_below: Option<i64>,
    pub label: String,
    pub placeholder: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReasonChip {
    pub id: String,
    pub text: String,
}

/// The visitor's own rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = GivenRating)]
pub struct GivenView {
    pub score: i64,
    pub comment: Option<String>,
    /// Ids of the chosen reasons.
    pub reasons: Vec<String>,
}

/// Only the newest dialogues of a visitor can have a form that is due.
const LOOK_BACK: i64 = 20;

/// The newest form that this visitor may answer, close or correct now.
pub async fn due(app: &App, visitor: &Visitor) -> Result<Option<Form>> {
    let now = app.now();
    let mut conn = app.db.read().await?;
    for outcome in outcomes::of_visitor(&mut conn, visitor.id, LOOK_BACK).await? {
        if outcome.request().check(now).is_err() {
            continue;
        }
        let given = if outcome.state() == RequestState::Rated {
            match ratings::find(&mut conn, outcome.dialogue_id).await? {
                Some(given) if now < given.correct_until => Some(given),
                _ => continue,
            }
        } else {
            None
        };
        return written(&mut conn, app, visitor, &outcome, given).await.map(Some);
    }
    Ok(None)
}

async fn written(
    conn: &mut Conn,
    app: &App,
    visitor: &Visitor,
    outcome: &Outcome,
    given: Option<Given>,
) -> Result<Form> {
    let settings = chats::quality_version(conn, outcome.chat_id, outcome.quality_version).await?;
    let chat = chats::by_id(conn, outcome.chat_id).await?;
    let voice =
        Voice::new(&visitor.language, chat.as_ref().map(|chat| chat.settings.language.as_str()));
    let operator = match outcome.operator_id {
        Some(id) => dialogues::names(conn, &[id]).await?.remove(&id),
        None => None,
    };
    let operator = operator.unwrap_or_else(|| voice.say(&Texts::new(), Text::SomeOperator));
    Ok(Form {
        form_key: key::of(app, outcome.dialogue_id, outcome.ask, visitor.id),
        dialogue: outcome.dialogue_id,
        state: outcome.state(),
        scale: settings.scale,
        question: voice.say(&settings.question, Text::Question).replace("{operator}", &operator),
        comment: CommentField {
            mode: settings.comment.mode,
            at_or_below: settings.comment.at_or_below,
            label: voice.say(&settings.comment.label, Text::CommentLabel),
            placeholder: voice.say(&settings.comment.placeholder, Text::CommentPlaceholder),
        },
        reasons: voice.reasons(&settings),
        expires_at: outcome.expires_at,
        correct_until: given.as_ref().map(|given| given.correct_until),
        reply: given.as_ref().map(|given| voice.reply(&settings, settings.sense(given.score))),
        given: given.map(|given| GivenView {
            score: given.score,
            comment: given.comment,
            reasons: given.reasons,
        }),
        dissatisfied: settings.dissatisfied,
    })
}

/// The reply after a rating.
pub async fn reply(
    app: &App,
    visitor: &Visitor,
    settings: &Settings,
    sense: Sense,
) -> Result<String> {
    let chat = app.chats.get(&app.db, visitor.chat_id, app.now()).await?;
    let language = chat.as_ref().map(|chat| chat.settings.language.as_str());
    Ok(Voice::new(&visitor.language, language).reply(settings, sense))
}

/// Speaks the visitor's language, or else the chat's.
struct Voice<'a> {
    visitor: &'a str,
    chat: &'a str,
}

impl<'a> Voice<'a> {
    fn new(visitor: &'a str, chat: Option<&'a str>) -> Voice<'a> {
        Voice { visitor, chat: chat.unwrap_or_default() }
    }

    fn say(&self, own: &Texts, text: Text) -> String {
        texts::pick(own, text, self.visitor, self.chat)
    }

    fn reply(&self, settings: &Settings, sense: Sense) -> String {
        let replies = &settings.replies;
        match sense {
            Sense::Satisfied => self.say(&replies.satisfied, Text::ReplySatisfied),
            Sense::Neutral => self.say(&replies.neutral, Text::ReplyNeutral),
            Sense::Dissatisfied => self.say(&replies.dissatisfied, Text::ReplyDissatisfied),
        }
    }

    /// A reason without a text in these languages shows any text it has, and none is left out of the form:
    /// the visitor chooses from all that the team offers.
    fn reasons(&self, settings: &Settings) -> Vec<ReasonChip> {
        let chip = |reason: &crate::domain::quality::Reason| {
            let text = texts::chosen(&reason.text, self.visitor, self.chat)
                .or_else(|| texts::built_in_reason(&reason.id, Language::of(self.visitor)))
                .or_else(|| {
                    reason.text.values().map(String::as_str).find(|text| !text.trim().is_empty())
                })
                .unwrap_or(&reason.id);
            ReasonChip { id: reason.id.clone(), text: text.to_owned() }
        };
        settings.reasons.iter().map(chip).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_speak_the_visitors_language() {
        let mut settings = Settings::default();
        settings.reasons[0].text = Texts::from([("de".to_owned(), "Zu langsam".to_owned())]);
        settings.reasons[1].id = "own".to_owned();
        settings.reasons[1].text = Texts::from([("de".to_owned(), "Eigener Grund".to_owned())]);
        settings.reasons[2].id = "bare".to_owned();
        let said = |visitor, chat| -> Vec<String> {
            Voice::new(visitor, chat).reasons(&settings).into_iter().map(|chip| chip.text).collect()
        };
        let french =
            ["C’était trop long", "Eigener Grund", "bare", "C’est le produit, pas la personne"];
        assert_eq!(said("fr", Some("en")), french);
        assert_eq!(said("fr", Some("de"))[0], "Zu langsam");
        assert_eq!(said("de-AT", None)[0], "Zu langsam");
    }
}
