-- What the rows are made of, for the dialogues {from}+1 to {to} of {total}: five draws each, the same in every run.
create temporary table drawn as
with numbers as materialized (
    select {from} + a.d * 1000 + b.d + 1 as n from thousand a cross join thousand b
    where a.d <= ({to} - {from} - 1) / 1000
),
first as materialized (
    select n, (n * 2654435761 + {seed} * 40503) % 2147483647 as x from numbers where n <= {to}
),
second as materialized (select n, x * x % 2147483629 as a from first),
third as materialized (select n, a, (a * a + n) % 2147483587 as b from second),
fourth as materialized (select n, a, b, (b * b + a) % 2147483579 as c from third),
fifth as materialized (select n, a, b, c, (c * c + b) % 2147483563 as d from fourth),
sixth as materialized (select n, a, b, c, d, (d * d + c) % 2147483549 as e from fifth)
select n, a, b, c, d, e,
    -- When in the day, in millionths of the day's dialogues: three quarters of them within ten hours.
    (n - 1) * {days} / {total} as day,
    (n - 1) * {days} % {total} * 1000000 / {total} as share,
    -- Every fifth of a half day's visitors comes back half a day later; every fifth of the others is a regular.
    case when (n - 1) % (2 * {half}) < {half} or n > {total} - {half} then n
        when (n - 1) % 5 = 0 then n - {half}
        when (n - 1) % 5 = 1 then (n - 1) % (80 * {half}) + 1
        else n end as visitor
from sixth
