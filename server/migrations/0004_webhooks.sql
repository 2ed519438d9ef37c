-- Webhooks: who wants to hear of ratings and of finished dialogues, and the outbox of what is told. Both stand
-- on the quality side of the wall: operators' paths read none of it. Nothing refers to another table by a
-- foreign key, so that a rating or a finish never waits for somebody who changes a webhook.

create table webhooks (
    id text primary key,
    workspace_id text not null,
    url text not null,
    -- whsec_…; the one before it signs as well until previous_until.
    secret text not null,
    previous_secret text,
    previous_until bigint,
    events text not null,
    -- A list of chats; null: all.
    chats text,
    only_dissatisfied boolean not null,
    enabled boolean not null,
    -- Why Candor switched it off by itself: failing, gone.
    disabled_because text,
    -- When the first of the deliveries failed that all failed since.
    failing_since bigint,
    succeeded_at bigint,
    created_at bigint not null
);
create index webhooks_workspace on webhooks (workspace_id);

-- One row per event and webhook, written in the transaction of the rating or the finish. next_at is when it is
-- due: a process that sends it moves it on first, so that another one takes it over if the first dies. Null: it
-- is done, or waits for its webhook to be switched on.
create table webhook_deliveries (
    id text primary key,
    workspace_id text not null,
    webhook_id text not null,
    lane text not null,
    event_id text not null,
    type text not null,
    dialogue_id text,
    payload text not null,
    created_at bigint not null,
    status text not null,
    attempts bigint not null,
    next_at bigint,
    last_at bigint,
    response_code bigint,
    error text
);
create index webhook_deliveries_due on webhook_deliveries (lane, next_at) where next_at is not null;
create index webhook_deliveries_log on webhook_deliveries (webhook_id, created_at);
create index webhook_deliveries_age on webhook_deliveries (created_at);
create index webhook_deliveries_dialogue on webhook_deliveries (dialogue_id);
