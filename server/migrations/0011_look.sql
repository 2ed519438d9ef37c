-- A chat's own picture. Its file is the chat's, not a message's: retention of files leaves it.
alter table chats add column avatar_id text;
