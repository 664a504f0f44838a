select distinct s.directive_id
from json_each($2) w
cross join directive_step s
where s.office_id = $1
  and s.directive_id = cast(w.value ->> 0 as bigint)
  and s.word = 'reported'
  and s.on_day > $3
  and s.on_day <= $4
order by s.directive_id
