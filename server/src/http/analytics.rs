//! The Live Chat tab: all its figures in one answer. For owner, admin and analyst. It writes nothing.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{RawQuery, State};

use super::Site;
use super::analytics_question::{Filters, Question};
use super::analytics_rows::{self, Names};
use super::answer::Problem;
use super::auth::Analysing;
use crate::analytics::answer::{
    ChatRow, DefinitionChange, LiveChat, OperatorRow, Previous, ReasonRow,
};
use crate::analytics::definitions::{self, Changed, Reason};
use crate::analytics::figures::{self, Group};
use crate::analytics::intervals::wilson;
use crate::analytics::tally::{Tally, ratio};
use crate::domain::quality::Scale;
use crate::error::Result;
use crate::ids::Id;
use crate::store::{columns, people};

/// All figures of the tab in one answer.
#[utoipa::path(get, path = "/analytics/live-chat", tag = "analyst",
    params(Filters, ("step" = Option<String>, Query, description = "hour, day, week or month; default day")),
    responses((status = 200, description = "The figures", body = LiveChat),
        (status = 400, description = "A parameter is not known or not valid", body = Problem),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn live_chat(
    Analysing(actor): Analysing,
    State(site): State<Site>,
    RawQuery(query): RawQuery,
) -> Result<Json<LiveChat>> {
    let question = Question::read(&site, &actor, query, None).await?;
    let (filter, few) = (question.filter.clone(), question.around().few_answers);
    let wanted = question.around().wanted_chats.clone();
    let found = question.ask(&site, &actor, figures::figures).await?;
    let mut conn = site.app.db.read().await?;
    let operators: Vec<Id> = found.operators.iter().filter_map(|group| group.id).collect();
    let names = Names::load(&mut conn, actor.workspace, &operators).await?;
    let versions = columns::versions(&mut conn, actor.workspace).await?;
    let language = people::language(&mut conn, actor.member).await?;
    let mut series = found.series;
    series.changes = definitions::changes(&versions, filter.from, filter.to)
        .into_iter()
        .filter(|change| wanted.contains(&change.chat))
        .filter(|change| filter.chats.is_empty() || filter.chats.contains(&change.chat))
        .filter_map(|change| {
            let Changed { at, chat, version, before, after } = change;
            let (chat, scale) = (names.chat(chat)?, after.scale);
            Some(DefinitionChange { at, chat, version, scale, before, after })
        })
        .collect();
    Ok(Json(LiveChat {
        filter: filter.said,
        reasons: reason_rows(found.reasons, &definitions::reasons(&versions), &language),
        previous: Previous {
            from: crate::time::Time(found.previous_range.0),
            to: crate::time::Time(found.previous_range.1),
            totals: found.previous,
        },
        change: found.change,
        distribution: figures::distribution(&found.tally),
        series,
        operators: found
            .operators
            .iter()
            .map(|group| operator_row(group, &found.tally, &names, few))
            .collect(),
        chats: found.chats.iter().filter_map(|group| chat_row(group, &names, few)).collect(),
        workload: found.workload,
        speed: found.speed,
        totals: found.totals,
    }))
}

fn reason_rows(
    found: Vec<(String, i64)>,
    known: &HashMap<String, Reason>,
    language: &str,
) -> Vec<ReasonRow> {
    found
        .into_iter()
        .map(|(id, count)| {
            let reason = known.get(&id);
            let texts = reason.map(|reason| &reason.text);
            let text = analytics_rows::reason_text(&id, texts, language);
            ReasonRow { text, about: reason.map(|reason| reason.about), id, count }
        })
        .collect()
}

fn single_scale(tally: &Tally) -> Option<(Scale, f64)> {
    if let [(scale, _, average)] = tally.scales().as_slice() {
        Some((*scale, *average))
    } else {
        None
    }
}

fn operator_row(group: &Group, total: &Tally, names: &Names, few: i64) -> OperatorRow {
    let tally = &group.tally;
    let scale = single_scale(tally);
    OperatorRow {
        operator: group.id.map(|id| names.person(id)),
        finished: tally.finished,
        asked: tally.asked,
        rated: tally.rated,
        unrated: tally.finished - tally.rated,
        average: scale.map(|(_, average)| average),
        average_scale: scale.map(|(scale, _)| scale),
        csat: wilson(tally.satisfied, tally.rated),
        dsat: wilson(tally.dissatisfied, tally.rated),
        few_answers: tally.rated < few,
        against_team: figures::against_team(tally, total),
        response_seconds_mean: ratio(tally.response_ms_sum, tally.answers).map(|ms| ms / 1_000.0),
        answers: tally.answers,
        dialogues_answered: tally.dialogues_answered,
    }
}

fn chat_row(group: &Group, names: &Names, few: i64) -> Option<ChatRow> {
    let tally = &group.tally;
    let scale = single_scale(tally);
    Some(ChatRow {
        chat: names.chat(group.id?)?,
        finished: tally.finished,
        asked: tally.asked,
        rated: tally.rated,
        unrated: tally.finished - tally.rated,
        average: scale.map(|(_, average)| average),
        average_scale: scale.map(|(scale, _)| scale),
        csat: wilson(tally.satisfied, tally.rated),
        few_answers: tally.rated < few,
    })
}
