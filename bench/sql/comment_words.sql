insert into comment_words (workspace_id, word, n)
select '{workspace}', w.word, f.n from facts f cross join the_words w
where w.place = f.comment
    and f.has_comment
