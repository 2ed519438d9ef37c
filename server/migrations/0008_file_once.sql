-- A file belongs to one message: it goes when that is erased.
create index messages_file on messages (file_id) where file_id is not null;
