insert into register_case
  (office_id, case_id, pipeline, row_id, path, place, dose, stage, stage_on, asked, sanctioned,
   disbursed, reason, trail, is_over)
select c.office_id, c.case_id, c.pipeline, c.row_id, c.path, c.place, c.dose, $2, j.value ->> 1,
  cast(j.value -> 3 ->> 0 as bigint), cast(j.value -> 3 ->> 1 as bigint),
  cast(j.value -> 3 ->> 2 as bigint), $3, j.value ->> 2, $4
from json_each($5) j
cross join register_case c
where c.office_id = $1 and c.case_id = cast(j.value ->> 0 as bigint)
on conflict (office_id, case_id) do update
set stage = excluded.stage,
  stage_on = excluded.stage_on,
  asked = excluded.asked,
  sanctioned = excluded.sanctioned,
  disbursed = excluded.disbursed,
  reason = excluded.reason,
  trail = excluded.trail,
  is_over = excluded.is_over
