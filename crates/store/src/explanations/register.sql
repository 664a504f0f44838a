select e.explanation_id, e.asked_id, e.cause, e.place, e.review_id, e.directive_id, e.drafted_by,
  e.drafted_on, e.state, e.number_fy, e.number_n, e.called_by, e.called_on, e.reply_days, e.reply_by,
  e.delivered_on, e.replied_on, e.closed_on
from explanation e
where e.office_id = $1
  and (cast($2 as bigint) is null or e.asked_id = $2)
  and (
    cast($3 as text) is null
    or e.state in (select s.value ->> 0 from json_each($3) s)
  )
  and (
    cast($4 as text) is null
    or e.place in (select cast(p.value ->> 0 as bigint) from json_each($4) p)
  )
  and (cast($5 as bigint) is null or e.review_id = $5)
  and (cast($6 as bigint) is null or e.directive_id = $6)
  and (cast($7 as text) is null or e.cause_key = $7)
  and (
    cast($8 as text) is null
    or (e.replied_on is null and e.reply_by < $8)
  )
  and (
    cast($11 as text) is null
    or e.place in (select cast(a.value ->> 0 as bigint) from json_each($11) a)
    or e.asked_id in (select cast(b.value ->> 0 as bigint) from json_each($12) b)
  )
  and e.explanation_id > coalesce(cast($9 as bigint), 0)
order by e.explanation_id
limit $10
