insert into outcome_participants (dialogue_id, member_id, messages)
select f.id, case when k.n = 2 then p.id else o.id end,
    case when k.n = 2 then 1 else f.operator_messages - f.hand_overs end
from facts f cross join the_places k
cross join the_operators o cross join the_operators p
where k.n <= 1 + f.hand_overs and o.place = f.operator and p.place = f.colleague
    and f.answers > 0
