select c.stage, c.reason, count(*)
from json_each($3) q
cross join register_case c
where c.office_id = $1
  and c.pipeline = $2
  and c.stage = q.value ->> 0
  and c.path >= $4
  and c.path < $5
  and c.reason <> ''
group by c.stage, c.reason
order by count(*) desc, c.stage, c.reason
