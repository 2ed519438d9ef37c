-- What an owner needs: a log of deeds that can be read, analysts who see some chats only, passwords that can be
-- set anew, where a session comes from.

-- Where a deed came from: a network, never a whole address.
alter table audit add column network text;
create index audit_member on audit (workspace_id, member_id, at);

-- Which chats an analyst sees: all, or those that are listed.
alter table members add column all_chats boolean not null default true;
create table analyst_chats (
    member_id text not null references members (id),
    chat_id text not null references chats (id),
    primary key (member_id, chat_id)
);
create index analyst_chats_chat on analyst_chats (chat_id);

-- A password may be set anew with one of these, once, for an hour.
create table password_resets (
    token_hash text primary key,
    account_id text not null references accounts (id),
    expires_at bigint not null
);
create index password_resets_account on password_resets (account_id);

-- Letters to members about their own access. Not on the quality side of the wall, and with a queue of their own, so
-- that when one arrives tells nothing of ratings. Somebody who forgot his password is only an e-mail here, known or
-- not, until his letter is sent. `email` and `link` go when that is done.
create table letters (
    id text primary key,
    member_id text,
    email text,
    kind text not null,
    link text,
    network text,
    created_at bigint not null,
    status text not null,
    attempts bigint not null,
    next_at bigint,
    error text
);
create index letters_due on letters (next_at) where next_at is not null;
create index letters_age on letters (created_at);
