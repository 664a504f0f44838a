insert into register_case
  (office_id, case_id, pipeline, row_id, path, place, dose, stage, stage_on, asked, sanctioned,
   disbursed, reason, trail, is_over)
select $1, cast(j.value ->> 0 as bigint), $2, cast(j.value ->> 1 as bigint), j.value ->> 2,
  cast(j.value ->> 3 as bigint), cast(j.value ->> 4 as bigint), $3, $4,
  cast(j.value -> 6 ->> 0 as bigint), cast(j.value -> 6 ->> 1 as bigint),
  cast(j.value -> 6 ->> 2 as bigint), '', j.value ->> 5, false
from json_each($5) j
