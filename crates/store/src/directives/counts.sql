select
  count(*),
  count(*) filter (where d.state not in ('verified', 'dropped')),
  count(*) filter (where d.state not in ('verified', 'dropped') and d.due_on < $9),
  count(*) filter (where d.state = 'verified'),
  count(*) filter (where d.state = 'dropped')
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
