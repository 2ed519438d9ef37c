//! A row of the export from a finished dialogue, in the words of the member's language.

use super::analytics_rows::Item;
use crate::analytics::export::{Cell, Row};
use crate::analytics::export_words::Words;
use crate::analytics::filter::Filter;
use crate::analytics::tally::ratio;
use crate::domain::dialogue::FinishedBy;
use crate::domain::quality::{NotAsked, RequestState, Sense};
use crate::domain::review::Status;

/// The word at the place that `name` has among `all`.
fn word<T, const N: usize>(
    all: [T; N],
    words: &[&str],
    name: &str,
    of: impl Fn(&T) -> &'static str,
) -> Cell {
    let place = all.iter().position(|each| of(each) == name);
    Cell::text(place.and_then(|place| words.get(place)).copied().unwrap_or(name))
}

/// One dialogue, its moments in the filter's zone.
pub fn row(item: Item, filter: &Filter, words: &'static Words) -> Row {
    let zone = &filter.zone;
    let yes = |is: bool| if is { Cell::text(words.yes) } else { Cell::Nothing };
    let seconds = |value: Option<f64>| value.map_or(Cell::Nothing, Cell::Number);
    let finishers =
        [FinishedBy::Operator, FinishedBy::Visitor, FinishedBy::Idle, FinishedBy::Admin];
    let senses = [Sense::Satisfied, Sense::Neutral, Sense::Dissatisfied];
    let reviews = [Status::New, Status::InReview, Status::Done];
    [
        Cell::text(item.dialogue.to_string()),
        Cell::text(item.chat.name),
        Cell::moment(Some(item.opened_at), zone),
        Cell::moment(item.finished_at, zone),
        item.finished_by
            .as_deref()
            .map_or(Cell::Nothing, |by| word(finishers, &words.finished_by, by, |by| by.as_str())),
        Cell::maybe(item.visitor.name.as_deref()),
        Cell::text(item.language),
        Cell::text(item.operator.map_or(words.nobody.to_owned(), |operator| operator.name)),
        item.state.as_deref().map_or(Cell::Nothing, |state| {
            word(RequestState::ALL, &words.states, state, |state| state.as_str())
        }),
        item.reason.as_deref().map_or(Cell::Nothing, |reason| {
            word(NotAsked::ALL, &words.not_asked, reason, |reason| reason.as_str())
        }),
        yes(item.shown),
        Cell::moment(item.rated_at, zone),
        Cell::maybe(item.scale.as_deref()),
        item.score.map_or(Cell::Nothing, Cell::count),
        item.sense.as_deref().map_or(Cell::Nothing, |sense| {
            word(senses, &words.senses, sense, |sense| sense.as_str())
        }),
        Cell::maybe(item.comment.as_deref()),
        Cell::text(item.reasons.join("; ")),
        seconds(item.first_response_s),
        Cell::count(item.answers),
        seconds(item.response_mean_s),
        seconds(ratio(item.duration_ms, 1_000)),
        Cell::count(item.hand_overs),
        Cell::text(item.tags.join("; ")),
        word(reviews, &words.reviews, item.review.status.as_str(), |status| status.as_str()),
        Cell::maybe(item.review.excluded_because.as_deref()),
    ]
}
