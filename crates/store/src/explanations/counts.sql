select x.state,
  count(*),
  count(*) filter (where e.replied_on is null),
  count(*) filter (where e.replied_on is null and e.reply_by < $3)
from (
  select distinct s.state, s.explanation_id
  from json_each($2) a
  cross join explanation_scope s
  where s.office_id = $1
    and s.scope = a.value ->> 0
    and s.state = a.value ->> 2
    and s.explanation_id <= cast(a.value ->> 3 as bigint)
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
) x
cross join explanation e
where e.office_id = $1
  and e.explanation_id = x.explanation_id
group by x.state
order by x.state
