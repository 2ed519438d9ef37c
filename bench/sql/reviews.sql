insert into reviews (dialogue_id, workspace_id, status, note, tags, excluded_because, test_because, spam_because, changed_at, changed_by)
select f.id, '{workspace}', case when f.n % 3 = 0 then 'done' else 'in_review' end, '', '[]',
    case when f.excluded then 'Rated by mistake' end, case when f.test then 'A colleague' end, case when f.spam then 'Advertising' end,
    f.finished_at + 3600000, '{owner}'
from facts f where f.excluded or f.test or f.spam or (f.has_comment and f.n % 4 = 0)
