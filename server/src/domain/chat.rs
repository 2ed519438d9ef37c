//! One live chat and its settings.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::look::{self, Launcher, Look, Shape, Theme};
use super::working_time::ChatWorkingTime;
use crate::ids::Id;
use crate::time::{HOUR, MINUTE};

/// How long a visitor may wait for an answer before the dialogue ends by the clock (PRODUCT §3).
pub const WAITING_MS: i64 = 24 * HOUR;
/// How long after a finish the visitor's message continues the dialogue (PRODUCT §1).
pub const CONTINUE_MS: i64 = 10 * MINUTE;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Website,
    Course,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Website => "website",
            Kind::Course => "course",
        }
    }

    pub fn parse(text: &str) -> Option<Kind> {
        [Kind::Website, Kind::Course].into_iter().find(|kind| kind.as_str() == text)
    }

    /// Minutes of idleness after the team's last message that end a dialogue, by default.
    pub fn idle_minutes(self) -> i64 {
        match self {
            Kind::Website => 60,
            Kind::Course => 24 * 60,
        }
    }
}

/// What files may be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileRules {
    pub enabled: bool,
    /// Bytes; at most 20 MiB.
    pub max_bytes: i64,
    /// Media types, for example `image/png`.
    pub types: Vec<String>,
}

impl Default for FileRules {
    fn default() -> FileRules {
        let types = [
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "application/pdf",
            "text/plain",
            "text/csv",
            "application/zip",
        ];
        FileRules {
            enabled: true,
            max_bytes: 20 * 1024 * 1024,
            types: types.map(str::to_owned).to_vec(),
        }
    }
}

/// What a chat's row keeps as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub title: String,
    pub greeting: String,
    /// `#rrggbb`.
    pub colour: String,
    pub language: String,
    /// Hosts that may embed the chat; empty: any.
    pub allowed_sites: Vec<String>,
    pub identity_required: bool,
    pub files: FileRules,
    pub idle_finish_minutes: i64,
    #[serde(default)]
    pub look: Look,
    #[serde(default)]
    pub working_time: ChatWorkingTime,
}

/// A chat, as the program uses it.
#[derive(Clone, Debug)]
pub struct Chat {
    pub id: Id,
    pub workspace: Id,
    pub key: String,
    pub name: String,
    pub kind: Kind,
    pub settings: Settings,
    pub identity_secret: String,
    /// None: every member who operates; otherwise the chosen ones.
    pub operators: Option<Vec<Id>>,
    /// The file of its picture.
    pub avatar: Option<Id>,
    pub created_at: crate::time::Time,
}

/// What a visitor sees of a chat before he writes, in his language.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Face {
    pub title: String,
    pub subtitle: String,
    pub greeting: String,
    /// A strip at the top of the panel; empty: none.
    pub banner: String,
    /// Texts that a click sends as the first message.
    pub buttons: Vec<String>,
    /// `#rrggbb`.
    pub colour: String,
    /// `#rrggbb`: the gradient's other end.
    pub second_colour: Option<String>,
    /// Black or white: what can be read on all of it.
    pub ink: &'static str,
    pub theme: Theme,
    pub launcher: Launcher,
    /// Address of the chat's picture.
    pub avatar: Option<String>,
    /// The chat's own language.
    pub language: String,
    pub kind: Kind,
    pub files: FileRules,
}

impl Chat {
    /// `language` is the visitor's, if he has said so; `avatar` the address of the picture.
    pub fn face(&self, language: Option<&str>, avatar: Option<String>) -> Face {
        let settings = self.settings.clone();
        let own = settings.language.as_str();
        let language = language.unwrap_or(own);
        let look = settings.look;
        let say = |texts| look::say(texts, language, own);
        // A base text stands for the chat's own language, and for every other that has none.
        let other = |texts: &_, base: String| {
            super::texts::chosen(texts, language, "").map_or(base, str::to_owned)
        };
        let ink = look::ink(&settings.colour, look.second_colour.as_deref()).unwrap_or("#ffffff");
        Face {
            title: other(&look.titles, settings.title),
            subtitle: say(&look.subtitle),
            greeting: other(&look.greetings, settings.greeting),
            banner: say(&look.banner),
            buttons: look.buttons.iter().map(say).collect(),
            launcher: Launcher {
                shape: look.shape,
                side: look.side,
                offset_inline: look.offset_inline,
                offset_block: look.offset_block,
                text: if look.shape == Shape::Pill {
                    say(&look.launcher_text)
                } else {
                    String::new()
                },
                bubble: say(&look.bubble),
            },
            second_colour: look.second_colour,
            ink,
            theme: look.theme,
            avatar,
            colour: settings.colour,
            kind: self.kind,
            files: settings.files,
            language: settings.language,
        }
    }

    pub fn idle_ms(&self) -> i64 {
        self.settings.idle_finish_minutes * MINUTE
    }

    /// Whether this member answers here. His role must operate, too.
    pub fn is_served_by(&self, member: Id) -> bool {
        self.operators.as_ref().is_none_or(|chosen| chosen.contains(&member))
    }
}
