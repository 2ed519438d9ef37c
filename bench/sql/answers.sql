insert into answers (dialogue_id, n, operator_id, at, response_ms)
select f.id, k.n, case when k.n = 1 and f.hand_overs > 0 then p.id else o.id end,
    f.opened_at + f.first_response_ms + (k.n - 1) * f.gap,
    case when k.n = 1 then f.first_response_ms else 1000 * k.n + f.first_response_ms / 4 end
from facts f cross join the_places k
cross join the_operators o cross join the_operators p
where k.n <= f.answers and o.place = f.operator and p.place = f.colleague
