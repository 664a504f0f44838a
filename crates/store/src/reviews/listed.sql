select r.review_id, r.series_id, r.held_on, r.venue_hi, r.venue_en, r.figures_to, r.stage,
  r.approved_seq
from (
  select s.review_id
  from json_each($2) q
  cross join review s
  where s.office_id = $1
    and s.series_id = cast(q.value ->> 0 as bigint)
    and s.review_id < $3
    and s.review_id >= $4
  order by s.review_id desc
  limit $5
) x
cross join review r
where r.office_id = $1
  and r.review_id = x.review_id
order by r.review_id desc
