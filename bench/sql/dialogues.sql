insert into dialogues (id, workspace_id, chat_id, visitor_id, state, operator_id, opened_at, last_seq, last_at, operator_read,
    visitor_read, finished_at, finished_by, hand_overs, continued, revision, test, visitor_name, visitor_verified, language)
select f.id, '{workspace}', c.id, f.visitor_id, 'finished', case when f.answers > 0 then o.id end, f.opened_at, 0,
    f.opened_at + f.duration_ms, 0, 0, f.finished_at, b.finished_by, f.hand_overs, 0, 1, false,
    'Visitor ' || f.visitor, false, l.language
from facts f cross join the_chats c cross join the_languages l
cross join the_operators o cross join the_finishers b
where c.place = f.chat and l.place = f.language and o.place = f.operator and b.place = f.finished_by
