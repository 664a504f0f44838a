select
  count(*),
  count(*) filter (where e.state = 'drafted'),
  count(*) filter (
    where e.state in ('called', 'delivered') and e.replied_on is null
  ),
  count(*) filter (
    where e.state in ('called', 'delivered') and e.replied_on is null and e.reply_by < $6
  ),
  count(*) filter (where e.state in ('replied', 'under-review')),
  count(*) filter (
    where e.state in (
      'accepted', 'accepted-with-warning', 'not-satisfactory', 'action-recommended'
    )
  ),
  count(*) filter (where e.state = 'withdrawn')
from explanation e
where e.office_id = $1
  and (cast($2 as bigint) is null or e.asked_id = $2)
  and (
    cast($3 as text) is null
    or e.place in (select cast(p.value ->> 0 as bigint) from json_each($3) p)
  )
  and (cast($4 as bigint) is null or e.review_id = $4)
  and (cast($5 as bigint) is null or e.directive_id = $5)
  and (
    cast($7 as text) is null
    or e.place in (select cast(a.value ->> 0 as bigint) from json_each($7) a)
    or e.asked_id in (select cast(b.value ->> 0 as bigint) from json_each($8) b)
  )
