//! One entry by a visitor or an operator.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Error;
use crate::ids::Id;

/// The longest text of a message, in characters (Unicode scalar values).
pub const TEXT_MAX: usize = 4_000;

/// What a sender hands in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// The sender's own id of this message, 8–64 characters: a resend answers the stored message.
    pub client_id: String,
    /// 1–4,000 characters; may be empty when a file goes with it.
    #[serde(default)]
    pub text: String,
    /// A file that the same sender uploaded before.
    #[serde(default)]
    pub file: Option<Id>,
}

impl Draft {
    pub fn check(&self) -> Result<(), Error> {
        let length = self.client_id.len();
        if !(8..=64).contains(&length)
            || !self.client_id.bytes().all(|byte| byte.is_ascii_graphic())
        {
            return Err(Error::field("client_id", "8 to 64 visible ASCII characters."));
        }
        let length = self.text.chars().count();
        if length > TEXT_MAX {
            return Err(Error::field("text", "At most 4,000 characters."));
        }
        if self.text.contains('\0') {
            return Err(Error::field("text", "The character U+0000 is not allowed."));
        }
        if self.file.is_none() && self.text.trim().is_empty() {
            return Err(Error::field("text", "Write something first."));
        }
        Ok(())
    }
}

/// A file that was stored, as its row says.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct File {
    pub id: Id,
    pub name: String,
    #[sqlx(rename = "type")]
    pub media_type: String,
    pub size: i64,
    pub image: bool,
    /// Its name and bytes were erased.
    pub erased: bool,
}

/// A file as both sides see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileView {
    pub id: Id,
    pub name: String,
    #[serde(rename = "type")]
    pub media_type: String,
    /// Bytes.
    pub size: i64,
    /// Signed link on Candor's own origin.
    pub url: String,
    /// Whether it may be shown in place.
    pub image: bool,
    /// It was erased: there is neither a name nor a link.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    pub erased: bool,
}

/// Which side wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum From {
    Visitor,
    Operator,
}
