-- What the team says a dialogue is about: operators' words, apart from analysts' tags in `reviews`. It stands on
-- the operators' side of the wall: nothing in it knows of ratings. `folded` is the tag without case and marks.
create table dialogue_tags (
    dialogue_id text not null references dialogues (id),
    folded text not null,
    workspace_id text not null,
    chat_id text not null,
    tag text not null,
    primary key (dialogue_id, folded)
);
create index dialogue_tags_workspace on dialogue_tags (workspace_id, folded, tag);
create index dialogue_tags_chat on dialogue_tags (chat_id, folded, tag);
