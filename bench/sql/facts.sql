-- What is true of each dialogue, as numbers.
create {temporary} table facts as
with timed as materialized (
    select n, a, b, c, d, e, visitor,
        {start} + day * 86400000 + case
            when share < 100000 then share * 288
            when share < 850000 then 28800000 + (share - 100000) * 48
            else 64800000 + (share - 850000) * 144 end as finished_at,
        (visitor * 7919) % 1000 * ((visitor * 7919) % 1000) * 25 / 1000000 as chat,
        visitor / 7 % 10 as language,
        a % 40 as operator,
        case when a / 40 % 100 < 3 then 0 else 1 + c / 1000 % 5 end as answers,
        -- Three seconds to ten minutes, most of them short.
        3000 + (d % 775) * (d / 775 % 775) as first_response_ms,
        case when c % 100 < 70 then 0 when c % 100 < 90 then 1 when c % 100 < 99 then 2 else 3 end as finished_by,
        b / 100 % 1000 as fate
    from drawn
),
paced as materialized (
    select *, first_response_ms / 4 + 1000 * answers + 15000 + d % 60000 as gap,
        -- With one answer only one can have written.
        case when answers > 1 and b % 100 < 8 then 1 else 0 end as hand_overs,
        (operator + 1 + b / 100 % 39) % 40 as colleague,
        case when answers = 0 then 1 + c / 100000 % 3 else answers + c / 100000 % 3 end as visitor_messages,
        case when answers = 0 then 0 else answers + c / 300000 % 2 end as operator_messages
    from timed
),
lasting as (
    select *,
        case when answers = 0 then (visitor_messages - 1) * 30000 else first_response_ms + (answers - 1) * gap end as duration_ms,
        case when answers = 0 then 'no_operator_reply'
            when fate < 289 or fate >= 490 then null
            when finished_by = 2 then 'idle_finish'
            when fate < 330 then 'switched_off'
            when fate < 400 then 'too_few_messages'
            when fate < 470 then 'asked_recently'
            else 'not_sampled' end as reason,
        case when finished_by = 2 then 3600000 else 10000 + e % 600000 end as tail_ms
    from paced
),
asked as (
    select *, finished_at - tail_ms - duration_ms as opened_at,
        case when reason is not null then 'not_asked'
            when fate < 289 then 'rated'
            when fate < 580 then 'skipped'
            when fate < 640 then 'withdrawn'
            when finished_at + 604800000 <= {now} then 'expired'
            when e % 10 < 6 then 'shown'
            else 'asked' end as state
    from lasting
)
select *,
    {hex8 opened_at / 65536} || '-' || {hex4 opened_at % 65536} || '-7' || {hex3 a % 4096} || '-8' || {hex3 b % 4096} || '-' || {hex12 n} as id,
    {hex8 visitor} || '-0000-7' || {hex3 visitor * 7 % 4096} || '-9000-' || {hex12 visitor} as visitor_id,
    case when state = 'rated' then d / 600625 % 5 = 0 else false end as has_comment,
    case when state = 'rated' then e / 1000 % 100 = 0 else false end as excluded,
    d % 211 = 0 as test,
    d % 211 = 1 as spam,
    case when state in ('rated', 'skipped') then e % 10 < 9 when state = 'shown' then true when state = 'asked' then false
        when state in ('withdrawn', 'expired') then e % 10 < 6 else false end as was_shown,
    -- The better operators are, the better their ratings.
    case when e % 100 + operator * 7 % 21 - 10 < 0 then 0 when e % 100 + operator * 7 % 21 - 10 > 99 then 99
        else e % 100 + operator * 7 % 21 - 10 end as mood,
    finished_at + 5000 + e % 1800000 as reacted_at,
    d / 1201250 % 12 as choice,
    (c + e) % {comments} as comment
from asked
