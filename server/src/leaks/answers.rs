//! Planted leaks in answers: what an operator's answer would look like if somebody, somewhere, had looked at
//! the tables of ratings while it was made.

use std::collections::BTreeSet;

use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde_json::{Value, json};

use super::Leak;
use crate::http::Site;
use crate::ids::Id;
use crate::values;

/// What is different in an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    Field,
    Order,
    Count,
    Cursor,
    Header,
    Tag,
    Length,
    NotFound,
    Refusal,
    Earlier,
    Search,
    Health,
    Form,
}

/// Called with every answer.
pub async fn in_answer(site: &Site, path: &str, query: &str, response: Response) -> Response {
    let Some(Leak::Answer(change)) = site.leak.get().copied() else { return response };
    let rated = rated(site).await;
    // Where nothing is rated there is nothing to tell: what is noticed is the rating, not the planting.
    if rated.is_empty() {
        return response;
    }
    let named = path.split('/').any(|part| rated.contains(part));
    let (mut parts, body) = response.into_parts();
    let before = to_bytes(body, usize::MAX).await.expect("a body");
    let mut bytes = before.to_vec();
    let list = path == "/api/v1/dialogues" && parts.status == StatusCode::OK;
    let found = named && parts.status == StatusCode::OK;
    match change {
        Change::Field if found => edit(&mut bytes, |body| body["rated"] = json!(true)),
        Change::Order if list => edit(&mut bytes, |body| {
            if let Some(items) = body.get_mut("items").and_then(Value::as_array_mut) {
                let is_rated =
                    |item: &Value| item["id"].as_str().is_some_and(|id| rated.contains(id));
                let mut places = (0..items.len()).filter(|n| is_rated(&items[*n]));
                if let (Some(first), Some(second)) = (places.next(), places.next()) {
                    items.swap(first, second);
                }
            }
        }),
        Change::Count if path.ends_with("/counts") && parts.status == StatusCode::OK => {
            edit(&mut bytes, |body| {
                body["all"] = json!(body["all"].as_i64().unwrap_or(0) + rated.len() as i64)
            });
        }
        Change::Cursor if list => edit(&mut bytes, |body| {
            if let Some(next) = body["next"].as_str() {
                body["next"] = json!(format!("{next}.{}", rated.len()));
            }
        }),
        Change::Header if found => {
            parts.headers.insert("x-outcome", HeaderValue::from_static("1"));
        }
        Change::Tag if list => {
            parts.headers.insert(header::ETAG, HeaderValue::from(rated.len()));
        }
        Change::Length if found => bytes.push(b'\n'),
        Change::NotFound if named && parts.status == StatusCode::NOT_FOUND => {
            edit(&mut bytes, |body| body["error"]["message"] = json!("Not found!"));
        }
        Change::Refusal if named && parts.status == StatusCode::FORBIDDEN => {
            parts.status = StatusCode::NOT_FOUND;
        }
        Change::Earlier if path.starts_with("/api/v1/dialogues/") => edit(&mut bytes, |body| {
            if let Some(earlier) = body.get_mut("earlier").and_then(Value::as_array_mut) {
                earlier.retain(|one| !one["id"].as_str().is_some_and(|id| rated.contains(id)));
            }
        }),
        Change::Search if query.contains("search=") => {
            parts.status = StatusCode::OK;
        }
        Change::Health if path.starts_with("/health/") => {
            parts.headers.insert("x-outcomes", HeaderValue::from(rated.len()));
        }
        Change::Form
            if path == "/api/v1/widget/rating" && parts.status == StatusCode::FORBIDDEN =>
        {
            parts.status = StatusCode::CONFLICT;
        }
        _ => {}
    }
    if bytes != before {
        parts.headers.remove(header::CONTENT_LENGTH);
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn edit(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Value)) {
    if let Ok(mut body) = serde_json::from_slice::<Value>(bytes)
        && body.is_object()
    {
        let before = body.clone();
        change(&mut body);
        if body != before {
            *bytes = body.to_string().into_bytes();
        }
    }
}

/// Dialogues with a rating.
async fn rated(site: &Site) -> BTreeSet<String> {
    let mut conn = site.app.db.read().await.expect("a connection");
    let rows: Vec<(Id,)> =
        conn.all("select dialogue_id from ratings", values![]).await.expect("ratings");
    rows.into_iter().map(|(id,)| id.to_string()).collect()
}
