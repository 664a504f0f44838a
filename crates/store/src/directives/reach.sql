select e.key, (
    select max(w.directive_id)
    from (
      select s.directive_id
      from directive_scope s
      where s.office_id = $1
        and s.scope = e.value ->> 0
        and s.directive_id > $3
      order by s.directive_id
      limit $4
    ) w
    having count(*) = $4
  )
from json_each($2) e
order by e.key
