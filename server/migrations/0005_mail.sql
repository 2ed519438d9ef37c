-- Mail about ratings: who gets alerts of a chat, who wants the weekly summary, and the outbox. On the quality
-- side of the wall; no foreign keys, so that a rating waits for nobody who changes a setting.

create table alert_recipients (
    chat_id text not null,
    member_id text not null,
    primary key (chat_id, member_id)
);

create table weekly_summaries (
    member_id text primary key,
    workspace_id text not null,
    next_at bigint not null
);
create index weekly_summaries_due on weekly_summaries (next_at);

-- What a mail says is read when it is sent, in its reader's language, and only if he may still know it: no
-- comment waits here. next_at as in webhook_deliveries.
create table mails (
    id text primary key,
    workspace_id text not null,
    member_id text not null,
    kind text not null,
    dialogue_id text,
    created_at bigint not null,
    status text not null,
    attempts bigint not null,
    next_at bigint,
    error text
);
create index mails_due on mails (next_at) where next_at is not null;
create index mails_age on mails (created_at);
create index mails_dialogue on mails (dialogue_id);
