select e.key, (
    select max(w.explanation_id)
    from (
      select s.explanation_id
      from explanation_scope s
      where s.office_id = $1
        and s.scope = e.value ->> 0
        and s.state = e.value ->> 2
        and s.explanation_id > $3
      order by s.explanation_id
      limit $4
    ) w
    having count(*) = $4
  )
from json_each($2) e
order by e.key
