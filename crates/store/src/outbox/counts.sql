select x.state, count(*)
from (
  select distinct s.state, s.message_id
  from json_each($2) a
  cross join message_scope s
  where s.office_id = $1
    and s.scope = a.value ->> 0
    and s.state = a.value ->> 1
    and s.message_id >= cast(a.value ->> 2 as bigint)
) x
group by x.state
order by x.state
