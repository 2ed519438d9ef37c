//! Which chats an analyst sees: all of them, or chosen ones. Owners and admins see all, whatever is stored.

use super::conn::Conn;
use crate::error::Result;
use crate::ids::Id;
use crate::values;

/// The chats whose ratings this member may see; None: all. His role is the caller's to check.
pub async fn seen_by(conn: &mut Conn, member: Id) -> Result<Option<Vec<Id>>> {
    let rows: Vec<(Option<Id>,)> = conn
        .all(
            "select c.chat_id from members m left join analyst_chats c on c.member_id = m.id \
             where m.id = $1 and m.role = $2 and m.all_chats = $3 order by c.chat_id",
            values![member, "analyst", false],
        )
        .await?;
    // One who is limited has a row even when no chat is chosen.
    Ok((!rows.is_empty()).then(|| rows.into_iter().filter_map(|(chat,)| chat).collect()))
}

/// Whether this member may see the ratings of this chat.
pub async fn sees(conn: &mut Conn, member: Id, chat: Id) -> Result<bool> {
    Ok(seen_by(conn, member).await?.is_none_or(|chats| chats.contains(&chat)))
}

/// What is stored of a member, whatever his role; None: all chats.
pub async fn chosen_for(conn: &mut Conn, member: Id) -> Result<Option<Vec<Id>>> {
    let rows: Vec<(Option<Id>,)> = conn
        .all(
            "select c.chat_id from members m left join analyst_chats c on c.member_id = m.id \
             where m.id = $1 and m.all_chats = $2 order by c.chat_id",
            values![member, false],
        )
        .await?;
    Ok((!rows.is_empty()).then(|| rows.into_iter().filter_map(|(chat,)| chat).collect()))
}

/// Members of a workspace who do not see all chats, each with a chat, or with none.
pub async fn limited(conn: &mut Conn, workspace: Id) -> Result<Vec<(Id, Option<Id>)>> {
    conn.all(
        "select m.id, c.chat_id from members m left join analyst_chats c on c.member_id = m.id \
         where m.workspace_id = $1 and m.all_chats = $2 order by m.id, c.chat_id",
        values![workspace, false],
    )
    .await
}

/// Chooses his chats; None: all.
pub async fn choose(conn: &mut Conn, member: Id, chats: Option<&[Id]>) -> Result<()> {
    conn.run("update members set all_chats = $1 where id = $2", values![chats.is_none(), member])
        .await?;
    conn.run("delete from analyst_chats where member_id = $1", values![member]).await?;
    for chat in chats.unwrap_or_default() {
        conn.run(
            "insert into analyst_chats (member_id, chat_id) values ($1, $2)",
            values![member, *chat],
        )
        .await?;
    }
    Ok(())
}
