//! Sessions of members. Only the hash of a token is kept.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

/// A member as his session finds him.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignedIn {
    pub member_id: Id,
    pub workspace_id: Id,
    pub name: String,
    pub role: String,
    pub last_seen_at: Time,
}

/// The active member behind this session, if it has not run out.
pub async fn find(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<SignedIn>> {
    conn.maybe(
        "select m.id as member_id, m.workspace_id, m.name, m.role, s.last_seen_at from sessions s \
         join members m on m.id = s.member_id where s.token_hash = $1 and s.expires_at > $2 and m.status = $3",
        values![token_hash, now, "active"],
    )
    .await
}
