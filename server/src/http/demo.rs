//! Sample data for the analytics tab: whether it is there, making it, removing it. Both take seconds and go on
//! by themselves; the state says how far they are.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use super::Site;
use super::answer::Problem;
use super::auth::{Analysing, Owning};
use crate::archive::note;
use crate::archive::sample::{self, Status};
use crate::domain::people::Role;
use crate::error::{Error, Result};
use crate::ids::Id;
use crate::store::people;

/// Whether the figures include sample data.
#[utoipa::path(get, path = "/demo", tag = "analyst",
    responses((status = 200, description = "How it stands", body = Status),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "The role does not permit it", body = Problem)))]
pub async fn status(Analysing(actor): Analysing, State(site): State<Site>) -> Result<Json<Status>> {
    let status = sample::status(&site.app, actor.workspace).await?;
    // Some see chosen chats only, and owners alone have a use for the counts.
    Ok(Json(match actor.role {
        Role::Owner => status,
        _ => Status { dialogues: None, own_dialogues: None, ..status },
    }))
}

/// Makes two years of sample data, marked as such. Nothing new happens when it is there.
#[utoipa::path(post, path = "/demo", tag = "admin",
    responses((status = 202, description = "It is being made, or there", body = Status),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Only an owner may", body = Problem),
        (status = 409, description = "It is just being removed", body = Problem)))]
pub async fn make(
    Owning(actor): Owning,
    State(site): State<Site>,
) -> Result<(StatusCode, Json<Status>)> {
    site.limits.member_write(actor.member)?;
    let status = sample::begin(&site.app, actor.workspace).await?;
    if status.state == sample::State::Making {
        note(&site.app, actor.workspace, Some(actor.member), "sample.make").await?;
        tokio::spawn(make_all(site.clone(), actor.workspace));
    }
    Ok((StatusCode::ACCEPTED, Json(status)))
}

/// Removes the sample data. It counts nowhere from this moment on; what it was made of is deleted after that.
#[utoipa::path(delete, path = "/demo", tag = "admin",
    responses((status = 202, description = "It is being removed, or not there", body = Status),
        (status = 401, description = "Not signed in", body = Problem),
        (status = 403, description = "Only an owner may", body = Problem)))]
pub async fn remove(
    Owning(actor): Owning,
    State(site): State<Site>,
) -> Result<(StatusCode, Json<Status>)> {
    site.limits.member_write(actor.member)?;
    if sample::hide(&site.app, actor.workspace).await? {
        note(&site.app, actor.workspace, Some(actor.member), "sample.remove").await?;
        tokio::spawn(sweep(site.clone(), actor.workspace));
    }
    let status = sample::status(&site.app, actor.workspace).await?;
    Ok((StatusCode::ACCEPTED, Json(status)))
}

/// One at a time in this process; whoever comes second goes on with what the first left, if anything.
async fn make_all(site: Site, workspace: Id) {
    let _turn = site.sample_work.lock().await;
    let made = async {
        if sample::status(&site.app, workspace).await?.state != sample::State::Making {
            return Ok(());
        }
        let found = people::workspace(&mut *site.app.db.read().await?, workspace).await?;
        sample::make(&site.app, &found.ok_or_else(Error::not_found)?).await.map(|_| ())
    };
    if let Err(error) = made.await {
        tracing::warn!(%error, "sample data was not made to the end");
    }
}

async fn sweep(site: Site, workspace: Id) {
    let _turn = site.sample_work.lock().await;
    if let Err(error) = sample::sweep(&site.app, workspace).await {
        tracing::warn!(%error, "sample data was not removed to the end");
    }
}

/// Goes on with what the last run of the program did not finish.
pub async fn resume(site: Site) {
    for (workspace, state) in sample::unfinished(&site.app).await.unwrap_or_default() {
        match state {
            sample::State::Making => make_all(site.clone(), workspace).await,
            sample::State::Removing => sweep(site.clone(), workspace).await,
            sample::State::None | sample::State::There => {}
        }
    }
}
