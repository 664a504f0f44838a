select e.key, (
    select min(w.review_id)
    from (
      select r.review_id
      from review r
      where r.office_id = $1
        and r.series_id = cast(e.value ->> 0 as bigint)
        and r.review_id < $3
      order by r.review_id desc
      limit $4
    ) w
    having count(*) = $4
  )
from json_each($2) e
order by e.key
