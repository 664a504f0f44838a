select e.explanation_id, e.asked_id, e.cause, e.place, e.review_id, e.directive_id, e.drafted_by,
  e.drafted_on, e.state, e.number_fy, e.number_n, e.called_by, e.called_on, e.reply_days, e.reply_by,
  e.delivered_on, e.replied_on, e.closed_on
from (
  select distinct s.explanation_id + 0 as explanation_id
  from json_each($2) a
  cross join explanation_scope s
  cross join explanation k
  where s.office_id = $1
    and s.scope = a.value ->> 0
    and s.state = a.value ->> 2
    and s.explanation_id > $3
    and s.explanation_id <= $4
    and (
      a.value ->> 1 = '[]'
      or (
        select count(*)
        from json_each(a.value ->> 1) f
        cross join explanation_scope o
        where o.office_id = $1
          and o.scope = f.value ->> 0
          and o.state = s.state
          and o.explanation_id = s.explanation_id
      ) = (
        select count(*)
        from json_each(a.value ->> 1) f
      )
    )
    and k.office_id = $1
    and k.explanation_id = s.explanation_id
    and (cast($5 as text) is null or (k.replied_on is null and k.reply_by < $5))
  order by s.explanation_id + 0
  limit $6
) x
cross join explanation e
where e.office_id = $1
  and e.explanation_id = x.explanation_id
order by e.explanation_id
