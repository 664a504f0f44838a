select c.stage, substr(c.path, 1, length($6)),
  count(*) filter (where c.stage_on >= $7),
  count(*) filter (where c.stage_on < $7 and c.stage_on >= $8),
  count(*) filter (where c.stage_on < $8 and c.stage_on >= $9),
  count(*) filter (where c.stage_on < $9 and c.stage_on >= $10),
  count(*) filter (where c.stage_on < $10)
from json_each($3) q
cross join register_case c
where c.office_id = $1
  and c.pipeline = $2
  and c.stage = q.value ->> 0
  and c.path >= $4
  and c.path < $5
group by c.stage, substr(c.path, 1, length($6))
order by c.stage, substr(c.path, 1, length($6))
