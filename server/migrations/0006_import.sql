-- What came in from elsewhere: the file's own names, so that a second run of the same file changes nothing,
-- and `digest` of what it said, so that another text under a known name is noticed.
create table import_refs (
    workspace_id text not null references workspaces (id),
    kind text not null,
    ref text not null,
    id text not null,
    digest text not null,
    primary key (workspace_id, kind, ref)
);
create index import_refs_id on import_refs (id);

alter table visitors add column import_ref text;
create unique index visitors_import on visitors (chat_id, import_ref) where import_ref is not null;

-- Sample data: chats that are there for the figures only. They count as deleted to everything else, so that no
-- visitor writes in them and no inbox shows them.
alter table chats add column sample boolean not null default false;
create table samples (
    workspace_id text primary key references workspaces (id),
    state text not null,
    until bigint not null,
    dialogues bigint not null
);

-- Counts removals of outcomes: columns that were loaded before must be loaded anew.
alter table finish_counters add column reloads bigint not null default 0;
