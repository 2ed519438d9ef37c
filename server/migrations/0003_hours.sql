-- Answers, one row each, by when they were given: operators by time. Written when their dialogue is finished,
-- taken back when it goes on; until then they are told from the messages, so that sending costs nothing more.
-- This stands on the operators' side of the wall: nothing in it knows of ratings. Erasing a dialogue leaves it.
create table answers (
    dialogue_id text not null,
    n bigint not null,
    operator_id text not null,
    at bigint not null,
    response_ms bigint not null,
    primary key (dialogue_id, n)
);
create index answers_operator on answers (operator_id, at);

-- What is open now is asked with every question of analytics. Without an index of its own SQLite looks through
-- all dialogues the workspace ever had.
create index dialogues_unfinished on dialogues (workspace_id) where state <> 'finished';

-- Dialogues that count nowhere because an analyst said so (test, spam).
create table left_out (
    dialogue_id text primary key
);

insert into left_out (dialogue_id) select dialogue_id from outcomes where test or spam;

-- What was finished before this table was there. A run is what visitors wrote in a row and the operator's
-- message behind it: as many operators' messages stand before each of its messages.
insert into answers (dialogue_id, n, operator_id, at, response_ms)
with numbered as (
    select m.dialogue_id, m.seq, m.from_visitor,
        sum(case when m.from_visitor then 0 else 1 end) over (partition by m.dialogue_id order by m.seq)
            - (case when m.from_visitor then 0 else 1 end) as run
    from messages m
    join outcomes o on o.dialogue_id = m.dialogue_id
    join dialogues d on d.id = m.dialogue_id
    where o.live and not d.test
),
runs as (
    select dialogue_id, run, min(seq) as first_seq, max(seq) as last_seq
    from numbered
    group by dialogue_id, run
    having min(seq) < max(seq) and sum(case when from_visitor then 0 else 1 end) = 1
)
select r.dialogue_id, cast(row_number() over (partition by r.dialogue_id order by r.run) as bigint), answer.author_id, answer.at,
    case when answer.at > question.at then answer.at - question.at else 0 end
from runs r
join messages question on question.dialogue_id = r.dialogue_id and question.seq = r.first_seq
join messages answer on answer.dialogue_id = r.dialogue_id and answer.seq = r.last_seq;
