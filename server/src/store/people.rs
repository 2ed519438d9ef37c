//! Accounts, members, invitations, workspaces: the rows behind who may do what.

use super::conn::Conn;
use crate::domain::audit;
use crate::error::Result;
use crate::ids::Id;
use crate::time::Time;
use crate::values;

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Workspace {
    pub id: Id,
    pub name: String,
    pub time_zone: String,
    pub language: String,
    pub week_start: String,
    pub few_answers: i64,
    pub created_at: Time,
}

pub async fn workspace(conn: &mut Conn, id: Id) -> Result<Option<Workspace>> {
    conn.maybe(
        "select id, name, time_zone, language, week_start, few_answers, created_at from workspaces where id = $1",
        values![id],
    )
    .await
}

/// The installation's first workspace, if it was set up.
pub async fn first_workspace(conn: &mut Conn) -> Result<Option<Workspace>> {
    conn.maybe(
        "select id, name, time_zone, language, week_start, few_answers, created_at from workspaces \
         order by created_at, id limit 1",
        values![],
    )
    .await
}

/// Every workspace, the oldest first.
pub async fn workspaces(conn: &mut Conn) -> Result<Vec<(Id,)>> {
    conn.all("select id from workspaces order by created_at, id", values![]).await
}

/// Inserts a workspace with its revision counters.
pub async fn insert_workspace(conn: &mut Conn, w: &Workspace) -> Result<()> {
    conn.run(
        "insert into workspaces (id, name, time_zone, language, week_start, few_answers, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7)",
        values![w.id, &w.name, &w.time_zone, &w.language, &w.week_start, w.few_answers, w.created_at],
    )
    .await?;
    conn.run(
        "insert into finish_counters (workspace_id, revision, outcomes) values ($1, $2, $2)",
        values![w.id, 0_i64],
    )
    .await?;
    conn.run(
        "insert into rating_counters (workspace_id, revision) values ($1, $2)",
        values![w.id, 0_i64],
    )
    .await?;
    Ok(())
}

pub async fn update_workspace(conn: &mut Conn, w: &Workspace) -> Result<()> {
    conn.run(
        "update workspaces set name = $1, time_zone = $2, language = $3, week_start = $4, few_answers = $5 where id = $6",
        values![&w.name, &w.time_zone, &w.language, &w.week_start, w.few_answers, w.id],
    )
    .await?;
    Ok(())
}

/// Takes the workspace's row lock: member changes that must see each other (the last owner) start with it.
pub async fn lock_workspace(conn: &mut Conn, id: Id) -> Result<()> {
    conn.run("update workspaces set name = name where id = $1", values![id]).await?;
    Ok(())
}

/// A person's account, as far as signing in needs it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Account {
    pub id: Id,
    pub email: String,
    pub password_hash: Option<String>,
}

pub async fn account_by_email(conn: &mut Conn, email_folded: &str) -> Result<Option<Account>> {
    conn.maybe(
        "select id, email, password_hash from accounts where email_folded = $1",
        values![email_folded],
    )
    .await
}

pub async fn account_of(conn: &mut Conn, member: Id) -> Result<Option<Account>> {
    conn.maybe(
        "select a.id, a.email, a.password_hash from accounts a join members m on m.account_id = a.id where m.id = $1",
        values![member],
    )
    .await
}

pub async fn insert_account(
    conn: &mut Conn,
    id: Id,
    email: &str,
    email_folded: &str,
    password_hash: Option<&str>,
    now: Time,
) -> Result<()> {
    conn.run(
        "insert into accounts (id, email, email_folded, password_hash, created_at) values ($1, $2, $3, $4, $5)",
        values![id, email, email_folded, password_hash, now],
    )
    .await?;
    Ok(())
}

pub async fn set_password(conn: &mut Conn, account: Id, password_hash: &str) -> Result<()> {
    conn.run(
        "update accounts set password_hash = $1 where id = $2",
        values![password_hash, account],
    )
    .await?;
    Ok(())
}

/// Whether this is still the account's password hash; if so, its row stays locked until the commit, so that
/// a change of the password and a session that the old one opens cannot pass each other.
pub async fn hold_password(conn: &mut Conn, account: Id, password_hash: &str) -> Result<bool> {
    let held = conn
        .run(
            "update accounts set password_hash = password_hash where id = $1 and password_hash = $2",
            values![account, password_hash],
        )
        .await?;
    Ok(held == 1)
}

/// A member with his e-mail.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Member {
    pub id: Id,
    pub workspace_id: Id,
    pub account_id: Id,
    pub name: String,
    pub email: String,
    pub role: String,
    /// `active`, `invited`, `disabled` or `deleted`; `sample` for those of sample data.
    pub status: String,
    pub language: String,
    pub created_at: Time,
}

const MEMBER: &str = "select m.id, m.workspace_id, m.account_id, m.name, a.email, m.role, m.status, m.language, m.created_at \
    from members m join accounts a on a.id = m.account_id where ";

pub async fn member(conn: &mut Conn, id: Id) -> Result<Option<Member>> {
    conn.maybe(sqlx::AssertSqlSafe(format!("{MEMBER} m.id = $1")), values![id]).await
}

pub async fn member_of_account(
    conn: &mut Conn,
    workspace: Id,
    account: Id,
) -> Result<Option<Member>> {
    let sql = format!("{MEMBER} m.workspace_id = $1 and m.account_id = $2");
    conn.maybe(sqlx::AssertSqlSafe(sql), values![workspace, account]).await
}

/// The member of this account who signed up first and may sign in.
pub async fn active_member_of(conn: &mut Conn, account: Id) -> Result<Option<Member>> {
    let sql =
        format!("{MEMBER} m.account_id = $1 and m.status = $2 order by m.created_at, m.id limit 1");
    conn.maybe(sqlx::AssertSqlSafe(sql), values![account, "active"]).await
}

/// All members of this account.
pub async fn members_of(conn: &mut Conn, account: Id) -> Result<Vec<(Id,)>> {
    conn.all("select id from members where account_id = $1 order by id", values![account]).await
}

/// The member of this account who came first, whatever became of him.
pub async fn any_member_of(conn: &mut Conn, account: Id) -> Result<Option<Member>> {
    let sql = format!("{MEMBER} m.account_id = $1 order by m.created_at, m.id limit 1");
    conn.maybe(sqlx::AssertSqlSafe(sql), values![account]).await
}

/// All who were not deleted, oldest first; those of sample data are nobody.
pub async fn members(conn: &mut Conn, workspace: Id) -> Result<Vec<Member>> {
    let sql = format!(
        "{MEMBER} m.workspace_id = $1 and m.status <> $2 and m.status <> $3 order by m.created_at, m.id"
    );
    conn.all(sqlx::AssertSqlSafe(sql), values![workspace, "deleted", "sample"]).await
}

pub async fn insert_member(conn: &mut Conn, m: &Member) -> Result<()> {
    conn.run(
        "insert into members (id, workspace_id, account_id, name, role, status, language, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![m.id, m.workspace_id, m.account_id, &m.name, &m.role, &m.status, &m.language, m.created_at],
    )
    .await?;
    Ok(())
}

pub async fn update_member(conn: &mut Conn, m: &Member) -> Result<()> {
    conn.run(
        "update members set name = $1, role = $2, status = $3, language = $4 where id = $5",
        values![&m.name, &m.role, &m.status, &m.language, m.id],
    )
    .await?;
    Ok(())
}

/// Active owners of a workspace.
pub async fn owners(conn: &mut Conn, workspace: Id) -> Result<i64> {
    let (count,): (i64,) = conn
        .one(
            "select cast(count(*) as bigint) from members where workspace_id = $1 and role = $2 and status = $3",
            values![workspace, "owner", "active"],
        )
        .await?;
    Ok(count)
}

pub async fn insert_invitation(
    conn: &mut Conn,
    token_hash: &str,
    member: Id,
    expires: Time,
) -> Result<()> {
    conn.run("delete from invitations where member_id = $1", values![member]).await?;
    conn.run(
        "insert into invitations (token_hash, member_id, expires_at) values ($1, $2, $3)",
        values![token_hash, member, expires],
    )
    .await?;
    Ok(())
}

/// The member that a valid invitation names.
pub async fn invited(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<Id>> {
    let row: Option<(Id,)> = conn
        .maybe(
            "select member_id from invitations where token_hash = $1 and expires_at > $2",
            values![token_hash, now],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

/// Uses up a valid invitation and names its member: of two at once, one finds it.
pub async fn take_invitation(conn: &mut Conn, token_hash: &str, now: Time) -> Result<Option<Id>> {
    let row: Option<(Id,)> = conn
        .maybe(
            "delete from invitations where token_hash = $1 and expires_at > $2 returning member_id",
            values![token_hash, now],
        )
        .await?;
    Ok(row.map(|(id,)| id))
}

pub async fn delete_invitations(conn: &mut Conn, member: Id) -> Result<()> {
    conn.run("delete from invitations where member_id = $1", values![member]).await?;
    Ok(())
}

/// The language a member reads.
pub async fn language(conn: &mut Conn, member: Id) -> Result<String> {
    let row: Option<(String,)> =
        conn.maybe("select language from members where id = $1", values![member]).await?;
    Ok(row.map(|(language,)| language).unwrap_or_default())
}

/// Notes something that matters for the audit log.
pub async fn audit(
    conn: &mut Conn,
    id: Id,
    workspace: Id,
    at: Time,
    member: Option<Id>,
    action: &str,
    subject: &str,
) -> Result<()> {
    let entry = Entry { id, workspace, at, member, action, subject, detail: None };
    audit_entry(conn, entry).await
}

/// A line of the audit log; `detail` says what changed, never a password or a token.
pub struct Entry<'a> {
    pub id: Id,
    pub workspace: Id,
    pub at: Time,
    pub member: Option<Id>,
    pub action: &'a str,
    pub subject: &'a str,
    pub detail: Option<String>,
}

pub async fn audit_entry(conn: &mut Conn, e: Entry<'_>) -> Result<()> {
    audit_from(conn, e, None).await
}

/// The same, of a deed that came from somewhere: the network, never a whole address.
pub async fn audit_from(conn: &mut Conn, e: Entry<'_>, network: Option<&str>) -> Result<()> {
    debug_assert!(audit::is_known(e.action), "{} is not listed in domain/audit.rs", e.action);
    conn.run(
        "insert into audit (id, workspace_id, at, member_id, action, subject, detail, network) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![e.id, e.workspace, e.at, e.member, e.action, e.subject, e.detail, network],
    )
    .await?;
    Ok(())
}
