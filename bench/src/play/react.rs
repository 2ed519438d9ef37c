//! What a visitor does with the rating form, and what he was told.

use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::Play;
use crate::cast::{After, Cast, Rates};
use crate::http::{Answer, Who};

/// What became of the form, as the visitor knows it.
#[derive(Debug, Default)]
pub struct Reaction {
    /// Whether a form was there at the end.
    pub offered: Option<bool>,
    pub shown: bool,
    pub skipped: bool,
    /// Acknowledged.
    pub rated: bool,
    /// Handed in, and the program was killed before it answered; he did not try again.
    pub uncertain: bool,
    pub problems: Vec<String>,
}

/// After the last finish.
pub async fn at_the_end(play: &Play, cast: &Cast, token: &str, did: &mut Reaction) -> Result<()> {
    let Some(form) = form(play, token).await? else {
        did.offered = Some(false);
        return Ok(());
    };
    did.offered = Some(true);
    if did.rated {
        // What he gave after the first finish stays with the dialogue.
        let given = &form["given"];
        if form["state"] != "rated"
            || given["score"].as_i64() != cast.rates().map(|rates| rates.score)
        {
            did.problems.push(format!("{}: the early rating is gone: {form}", cast.name));
        }
        return Ok(());
    }
    fill(play, cast, token, &form, did).await
}

/// After the first finish of a dialogue that he is about to continue. What he did before he was interrupted
/// he does not do again.
pub async fn when_continued(
    play: &Play,
    cast: &Cast,
    token: &str,
    did: &mut Reaction,
) -> Result<()> {
    if cast.rates_early
        && cast.rates().is_some()
        && !did.rated
        && let Some(form) = form(play, token).await?
    {
        fill(play, cast, token, &form, did).await?;
    }
    Ok(())
}

async fn form(play: &Play, token: &str) -> Result<Option<Value>> {
    let answer = play.http.get(Who::Visitor(token), "/widget/rating").await?;
    match answer.status {
        204 => Ok(None),
        200 => Ok(Some(answer.body)),
        status => bail!("the form: {status} {}", answer.body),
    }
}

async fn fill(
    play: &Play,
    cast: &Cast,
    token: &str,
    form: &Value,
    did: &mut Reaction,
) -> Result<()> {
    let key = json!({"form_key": form["form_key"]});
    let show = match &cast.after {
        After::Rates(rates) => rates.shown,
        After::Shown => true,
        After::Skips { shown } => *shown,
        After::Leaves => false,
    };
    if show {
        must(play.http.post(Who::Visitor(token), "/widget/rating/shown", key.clone()).await?)?;
        did.shown = true;
    }
    match &cast.after {
        After::Rates(rates) => rate(play, cast, token, &key, rates, did).await?,
        After::Skips { .. } => {
            must(play.http.post(Who::Visitor(token), "/widget/rating/skip", key).await?)?;
            did.skipped = true;
        }
        After::Shown | After::Leaves => {}
    }
    Ok(())
}

async fn rate(
    play: &Play,
    cast: &Cast,
    token: &str,
    key: &Value,
    rates: &Rates,
    did: &mut Reaction,
) -> Result<()> {
    let body = |score: i64| {
        let mut body = key.clone();
        body["score"] = score.into();
        if score == rates.score {
            body["comment"] = json!(rates.comment);
            body["reasons"] = json!(rates.reasons);
        }
        body
    };
    if let Some(first) = rates.corrects {
        must(play.http.post(Who::Visitor(token), "/widget/rating", body(first)).await?)?;
    }
    // One who goes away when it breaks tries once; a correction would leave the score before it.
    if play.faults && cast.leaves_when_cut && rates.corrects.is_none() {
        match play.http.once(Who::Visitor(token), "/widget/rating", &body(rates.score)).await {
            Ok(answer) if answer.status != 503 => must(answer)?,
            _ => {
                did.uncertain = true;
                return Ok(());
            }
        }
    } else {
        for _ in 0..if rates.twice { 2 } else { 1 } {
            let body = body(rates.score);
            must(play.http.post(Who::Visitor(token), "/widget/rating", body).await?)?;
        }
    }
    (did.rated, did.uncertain) = (true, false);
    Ok(())
}

fn must(answer: Answer) -> Result<()> {
    if !answer.is_ok() {
        bail!("the form refused: {} {}", answer.status, answer.body);
    }
    Ok(())
}
