insert into left_out (dialogue_id) select f.id from facts f where f.test or f.spam
