-- How members get in: where a session comes from, second factors.

alter table sessions add column address text;
alter table sessions add column browser text;

-- A second factor of an account. `last_step`: the time step of the last code that was taken; no earlier one and not
-- the same one is taken again. Nothing reads the secret out again once it is confirmed.
create table two_factor (
    account_id text primary key references accounts (id),
    secret text not null,
    confirmed boolean not null,
    last_step bigint not null,
    created_at bigint not null
);
create table recovery_codes (
    code_hash text primary key,
    account_id text not null references accounts (id)
);
create index recovery_codes_account on recovery_codes (account_id);
alter table workspaces add column require_two_factor boolean not null default false;
