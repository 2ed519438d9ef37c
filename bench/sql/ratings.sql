insert into ratings (dialogue_id, score, comment, reasons, rated_at, correct_until)
select f.id, s.score, case when f.has_comment then t.comment end,
    case when s.sense = 'dissatisfied' then r.reasons else '[]' end, f.reacted_at, f.reacted_at + 600000
from facts f cross join the_chats c
cross join the_scores s
cross join the_reasons r cross join the_comments t
where c.place = f.chat and s.place = c.scale_place * 100 + f.mood and r.place = f.choice and t.place = f.comment
    and f.state = 'rated'
