-- One migration list for both engines, in the portable dialect of sql/README.md.

create table settings (
    name text primary key,
    value text not null
);

create table workspaces (
    id text primary key,
    name text not null,
    time_zone text not null,
    language text not null,
    week_start text not null,
    few_answers bigint not null,
    created_at bigint not null
);

-- Revisions of outcomes. Two tables, so that finishing and rating never wait for each other's row.
create table finish_counters (
    workspace_id text primary key references workspaces (id),
    revision bigint not null,
    outcomes bigint not null
);
create table rating_counters (
    workspace_id text primary key references workspaces (id),
    revision bigint not null
);

create table accounts (
    id text primary key,
    email text not null,
    email_folded text not null unique,
    password_hash text,
    created_at bigint not null
);

create table members (
    id text primary key,
    workspace_id text not null references workspaces (id),
    account_id text not null references accounts (id),
    name text not null,
    role text not null,
    status text not null,
    language text not null,
    created_at bigint not null
);
create unique index members_account on members (workspace_id, account_id);

create table sessions (
    token_hash text primary key,
    member_id text not null references members (id),
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null
);
create index sessions_member on sessions (member_id);

create table invitations (
    token_hash text primary key,
    member_id text not null references members (id),
    expires_at bigint not null
);

create table sign_in_failures (
    key text primary key,
    failures bigint not null,
    last_at bigint not null
);

create table chats (
    id text primary key,
    workspace_id text not null references workspaces (id),
    key text not null unique,
    name text not null,
    kind text not null,
    settings text not null,
    identity_secret text not null,
    all_operators boolean not null,
    deleted boolean not null,
    created_at bigint not null
);
create index chats_workspace on chats (workspace_id);

create table chat_operators (
    chat_id text not null references chats (id),
    member_id text not null references members (id),
    primary key (chat_id, member_id)
);
create index chat_operators_member on chat_operators (member_id);

create table quality_versions (
    chat_id text not null references chats (id),
    version bigint not null,
    settings text not null,
    saved_at bigint not null,
    saved_by text,
    primary key (chat_id, version)
);

create table visitors (
    id text primary key,
    workspace_id text not null references workspaces (id),
    chat_id text not null references chats (id),
    name text,
    email text,
    external_id text,
    verified boolean not null,
    language text not null,
    page_url text,
    page_title text,
    browser text,
    test boolean not null,
    created_at bigint not null
);
create unique index visitors_external on visitors (chat_id, external_id) where external_id is not null;

-- One per browser: the same signed person may write from several.
create table visitor_tokens (
    token_hash text primary key,
    visitor_id text not null references visitors (id),
    created_at bigint not null
);
create index visitor_tokens_visitor on visitor_tokens (visitor_id);

-- The visitor's card is copied onto the dialogue while it is not finished, and frozen after that.
create table dialogues (
    id text primary key,
    workspace_id text not null,
    chat_id text not null references chats (id),
    visitor_id text not null references visitors (id),
    state text not null,
    operator_id text,
    opened_at bigint not null,
    waiting_since bigint,
    due_at bigint,
    last_seq bigint not null,
    last_at bigint not null,
    operator_read bigint not null,
    visitor_read bigint not null,
    finished_at bigint,
    finished_by text,
    hand_overs bigint not null,
    continued bigint not null,
    revision bigint not null,
    test boolean not null,
    visitor_name text,
    visitor_email text,
    visitor_verified boolean not null,
    language text not null,
    page_url text,
    page_title text,
    browser text
);
create unique index dialogues_one_open on dialogues (visitor_id) where state <> 'finished';
create index dialogues_visitor on dialogues (visitor_id, opened_at);
create index dialogues_open on dialogues (chat_id, state, last_at) where state <> 'finished';
create index dialogues_finished on dialogues (chat_id, finished_at) where state = 'finished';
create index dialogues_due on dialogues (due_at) where state <> 'finished';
create index dialogues_opened on dialogues (workspace_id, opened_at);

create table dialogue_events (
    dialogue_id text not null references dialogues (id),
    n bigint not null,
    at bigint not null,
    kind text not null,
    by_member text,
    to_member text,
    note text,
    primary key (dialogue_id, n)
);

create table files (
    id text primary key,
    workspace_id text not null,
    chat_id text not null,
    uploader_id text not null,
    name text not null,
    type text not null,
    size bigint not null,
    image boolean not null,
    created_at bigint not null
);

create table messages (
    dialogue_id text not null references dialogues (id),
    seq bigint not null,
    id text not null,
    from_visitor boolean not null,
    author_id text not null,
    client_id text not null,
    at bigint not null,
    text text not null,
    file_id text,
    primary key (dialogue_id, seq)
);
create unique index messages_client on messages (author_id, client_id);

create table canned_replies (
    id text primary key,
    workspace_id text not null references workspaces (id),
    shortcut text not null,
    text text not null,
    created_at bigint not null
);
create unique index canned_replies_shortcut on canned_replies (workspace_id, shortcut);

create table audit (
    id text primary key,
    workspace_id text not null,
    at bigint not null,
    member_id text,
    action text not null,
    subject text,
    detail text
);
create index audit_at on audit (workspace_id, at);

-- ── The quality side of the wall. Operators' paths read none of what follows. ──

create table outcomes (
    dialogue_id text primary key,
    workspace_id text not null,
    n bigint not null,
    live boolean not null,
    chat_id text not null,
    visitor_id text not null,
    opened_at bigint not null,
    finished_at bigint not null,
    finished_by text not null,
    operator_id text,
    language text not null,
    test boolean not null,
    spam boolean not null,
    state text not null,
    reason text,
    ask bigint not null,
    asked_at bigint,
    expires_at bigint,
    quality_version bigint not null,
    scale text,
    was_shown boolean not null,
    reacted_at bigint,
    score bigint,
    sense text,
    reasons text,
    has_comment boolean not null,
    rated_at bigint,
    excluded boolean not null,
    visitor_messages bigint not null,
    operator_messages bigint not null,
    first_response_ms bigint,
    response_ms_sum bigint not null,
    answers bigint not null,
    duration_ms bigint not null,
    hand_overs bigint not null,
    finish_revision bigint not null,
    rating_revision bigint not null
);
create unique index outcomes_n on outcomes (workspace_id, n);
create index outcomes_finish_revision on outcomes (workspace_id, finish_revision);
create index outcomes_rating_revision on outcomes (workspace_id, rating_revision);
create index outcomes_visitor on outcomes (visitor_id, finished_at);
create index outcomes_expiry on outcomes (expires_at) where state = 'asked' or state = 'shown';

create table outcome_participants (
    dialogue_id text not null references outcomes (dialogue_id),
    member_id text not null,
    messages bigint not null,
    primary key (dialogue_id, member_id)
);

create table ratings (
    dialogue_id text primary key references outcomes (dialogue_id),
    score bigint not null,
    comment text,
    reasons text not null,
    rated_at bigint not null,
    correct_until bigint not null
);

-- The story of a rating request: asked, shown, skipped, rated, corrected, withdrawn, expired, not_asked.
create table request_events (
    dialogue_id text not null references outcomes (dialogue_id),
    n bigint not null,
    at bigint not null,
    kind text not null,
    score bigint,
    comment text,
    reasons text,
    primary key (dialogue_id, n)
);
