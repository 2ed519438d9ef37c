insert into visitors (id, workspace_id, chat_id, name, verified, language, test, created_at, seen_at)
select f.visitor_id, '{workspace}', c.id, 'Visitor ' || f.visitor, false, l.language, false, f.opened_at, f.opened_at
from facts f cross join the_chats c cross join the_languages l
where c.place = f.chat and l.place = f.language
    and f.visitor = f.n
