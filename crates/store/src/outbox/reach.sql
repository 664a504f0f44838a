select e.key, (
    select min(w.message_id)
    from (
      select s.message_id
      from message_scope s
      where s.office_id = $1
        and s.scope = e.value ->> 0
        and s.state = e.value ->> 1
        and s.message_id < $3
      order by s.message_id desc
      limit $4
    ) w
    having count(*) = $4
  )
from json_each($2) e
order by e.key
