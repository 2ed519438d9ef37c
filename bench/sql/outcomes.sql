insert into outcomes (dialogue_id, workspace_id, n, live, chat_id, visitor_id, opened_at, finished_at, finished_by, operator_id,
    language, test, spam, state, reason, ask, asked_at, expires_at, quality_version, scale, was_shown, reacted_at, score, sense,
    reasons, has_comment, rated_at, excluded, visitor_messages, operator_messages, first_response_ms, response_ms_sum, answers,
    duration_ms, hand_overs, finish_revision, rating_revision)
select f.id, '{workspace}', f.n, true, c.id, f.visitor_id, f.opened_at, f.finished_at, b.finished_by,
    case when f.answers > 0 then o.id end, l.language, f.test, f.spam, f.state, f.reason, 1,
    case when f.state <> 'not_asked' then f.finished_at end,
    case when f.state <> 'not_asked' then f.finished_at + 604800000 end,
    c.version, case when f.state <> 'not_asked' then c.scale end, f.was_shown,
    case when f.state in ('rated', 'skipped') then f.reacted_at end,
    s.score, s.sense,
    case when s.score is null then null when s.sense = 'dissatisfied' then r.reasons else '[]' end,
    f.has_comment, case when f.state = 'rated' then f.reacted_at end, f.excluded, f.visitor_messages, f.operator_messages,
    case when f.answers > 0 then f.first_response_ms end,
    case when f.answers = 0 then 0 else f.first_response_ms + 1000 * (f.answers * (f.answers + 1) / 2 - 1)
        + (f.answers - 1) * (f.first_response_ms / 4) end,
    f.answers, f.duration_ms, f.hand_overs, f.n, case when f.state = 'rated' then f.n else 0 end
from facts f cross join the_chats c cross join the_languages l
cross join the_operators o cross join the_finishers b
cross join the_reasons r
left join the_scores s on s.place = c.scale_place * 100 + f.mood and f.state = 'rated'
where c.place = f.chat and l.place = f.language and o.place = f.operator and b.place = f.finished_by and r.place = f.choice
