//! What the clock does: idle finish, expiry of forms. Each job is idempotent and can be run to its end.

use crate::app::App;
use crate::error::Result;

/// Runs everything that is due now.
pub async fn run_due(_app: &App) -> Result<()> {
    Ok(())
}
