select cast(q.value ->> 0 as bigint), (
    select count(*)
    from agenda_item i
    where i.office_id = $1
      and i.review_id = cast(q.value ->> 0 as bigint)
      and i.removed_because is null
  ), (
    select count(*)
    from directive d
    where d.office_id = $1 and d.review_id = cast(q.value ->> 0 as bigint)
  ), (
    select count(*)
    from directive d
    where d.office_id = $1 and d.review_id = cast(q.value ->> 0 as bigint) and d.is_open
  ), exists (
    select 1
    from attendance a
    where a.office_id = $1 and a.review_id = cast(q.value ->> 0 as bigint)
  )
from json_each($2) q
order by q.key
