//! How far the analysts are with a rating.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReviewStatus)]
pub enum Status {
    #[default]
    New,
    InReview,
    Done,
}

impl Status {
    pub fn as_str(self) -> &'static str {
        match self {
            Status::New => "new",
            Status::InReview => "in_review",
            Status::Done => "done",
        }
    }

    pub fn parse(text: &str) -> Option<Status> {
        [Status::New, Status::InReview, Status::Done]
            .into_iter()
            .find(|status| status.as_str() == text)
    }
}
