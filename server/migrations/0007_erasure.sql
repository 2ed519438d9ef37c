-- Erasing a visitor, and retention. What is erased is overwritten where it stands; outcomes stay as they are,
-- so that every count and average does.

-- `erasing`: ordered, and not everything is gone yet. `forgotten`: retention took what he said of himself; he
-- may come back. `seen_at`: his last visit, to within a day.
alter table visitors add column erased_at bigint;
alter table visitors add column erasing boolean not null default false;
alter table visitors add column forgotten boolean not null default false;
alter table visitors add column seen_at bigint not null default 0;
update visitors set seen_at = created_at;
create index visitors_erasing on visitors (erased_at) where erasing;
create index visitors_seen on visitors (workspace_id, seen_at) where not forgotten;

alter table dialogues add column erased boolean not null default false;
create index dialogues_kept on dialogues (workspace_id, finished_at) where state = 'finished' and not erased;

alter table messages add column erased boolean not null default false;

alter table files add column erased boolean not null default false;
create index files_kept on files (workspace_id, created_at) where not erased;
create index files_uploader on files (uploader_id) where not erased;

-- Reasons for leaving a rating out are written into the log, and may name a visitor.
create index audit_subject on audit (subject);

-- How many days each kind is kept; null: for ever.
create table retention (
    workspace_id text primary key references workspaces (id),
    messages_days bigint,
    files_days bigint,
    comments_days bigint
);

-- ── The quality side of the wall ──

create index ratings_comment on ratings (rated_at) where comment is not null;
create index request_events_comment on request_events (at) where comment is not null;
create index reviews_words on reviews (changed_at)
    where note <> '' or excluded_because <> '' or test_because <> '' or spam_because <> '';
