select c.about_id, c.owner_id, c.due_on, c.rung
from json_each($2) q
cross join climbed c
where c.office_id = $1
  and c.about = 'directive'
  and c.about_id = cast(q.value ->> 0 as bigint)
