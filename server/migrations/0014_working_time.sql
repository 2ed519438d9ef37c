-- Working time: the workspace's, as JSON (a chat's stands among its settings), and what response figures count of it,
-- frozen at the finish. Null: none was set then, the same as by the clock.
alter table workspaces add column working_time text;
alter table outcomes add column first_response_working_ms bigint;
alter table outcomes add column response_working_ms_sum bigint;
alter table answers add column response_working_ms bigint;
create index answers_working on answers (operator_id) where response_working_ms is not null;
