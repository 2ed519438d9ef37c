-- What analysts say of a finished dialogue, and the words of comments. All of it stands on the quality side
-- of the wall: operators' paths read none of it.

create table reviews (
    dialogue_id text primary key references outcomes (dialogue_id),
    workspace_id text not null,
    status text not null,
    assignee_id text,
    note text not null,
    tags text not null,
    excluded_because text,
    test_because text,
    spam_because text,
    changed_at bigint not null,
    changed_by text not null
);

-- Folded words of comments, each as the hexadecimal of its UTF-8: a range of these is a search by beginnings
-- that both engines sort alike. `n` is the outcome's number.
create table comment_words (
    workspace_id text not null,
    word text not null,
    n bigint not null,
    primary key (workspace_id, word, n)
);
create index comment_words_n on comment_words (workspace_id, n);

-- What a chat's rules would have asked, looked at over its last weeks.
create index outcomes_chat on outcomes (chat_id, finished_at);
