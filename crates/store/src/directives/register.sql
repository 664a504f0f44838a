select d.directive_id, d.review_id, d.point, d.words, d.kind, d.place, d.scheme,
  d.deadline_words, d.deadline_on, d.deadline_how,
  d.condition, d.condition_indicator, d.condition_place, d.condition_at_least,
  d.issued_on, d.due_on, d.state,
  coalesce((
    select string_agg(cast(o.post_id as text) || ':' || o.state, ',' order by o.ix)
    from directive_owner o
    where o.office_id = d.office_id and o.directive_id = d.directive_id
  ), '')
from directive d
where d.office_id = $1
  and (cast($2 as text) is null or ($2 = 'open') = (d.state not in ('verified', 'dropped')))
  and (
    cast($3 as bigint) is null
    or exists (
      select 1
      from review r
      where r.office_id = d.office_id and r.review_id = d.review_id and r.series_id = $3
    )
  )
  and (cast($4 as bigint) is null or d.review_id = $4)
  and (
    cast($5 as bigint) is null
    or exists (
      select 1
      from directive_owner w
      where w.office_id = d.office_id and w.directive_id = d.directive_id and w.post_id = $5
    )
  )
  and (
    cast($6 as text) is null
    or d.place in (select cast(p.value ->> 0 as bigint) from json_each($6) p)
  )
  and (cast($7 as text) is null or d.scheme = $7)
  and (
    cast($8 as text) is null
    or (d.due_on < $8 and d.state not in ('verified', 'dropped'))
  )
  and (cast($9 as bigint) is null or d.directive_id > $9)
order by d.directive_id
limit $10
