select s.series_id, s.slug, s.name_hi, s.name_en, s.place, s.chair_id, s.schemes,
  (
    select string_agg(cast(m.post_id as text), ',' order by m.ix)
    from series_member m
    where m.office_id = s.office_id and m.series_id = s.series_id
  ),
  s.plan, s.ended_on
from json_each($2) q
cross join series s
where s.office_id = $1
  and s.series_id = cast(q.value ->> 0 as bigint)
order by q.key
