select d.directive_id, d.review_id, d.point, d.words, d.kind, d.place, d.scheme,
  d.deadline_words, d.deadline_on, d.deadline_how,
  d.condition, d.condition_indicator, d.condition_place, d.condition_at_least,
  d.issued_on, d.due_on, d.state,
  coalesce((
    select string_agg(cast(o.post_id as text) || ':' || o.state, ',' order by o.ix)
    from directive_owner o
    where o.office_id = d.office_id and o.directive_id = d.directive_id
  ), ''),
  d.condition_weeks, d.clock_from, d.waits_from is not null,
  d.n_extended, d.n_postponed, d.n_returned, d.n_reopened
from directive_scope s
cross join directive d
where s.office_id = $1
  and d.office_id = s.office_id
  and d.directive_id = s.directive_id
  and s.scope = $2
  and s.directive_id > $3
  and not exists (
    select 1
    from json_each($4) f
    where not exists (
      select 1
      from directive_scope o
      where o.office_id = s.office_id
        and o.scope = f.value ->> 0
        and o.directive_id = s.directive_id
    )
  )
  and (cast($5 as boolean) is null or d.is_open = $5)
  and (cast($6 as text) is null or d.state = $6)
  and (cast($7 as text) is null or (d.is_open and d.due_on < $7))
  and (
    cast($9 as text) is null
    or exists (
      select 1
      from json_each(cast($9 as text)) v
      where not exists (
        select 1
        from json_each(v.value ->> 0) t
        where not exists (
          select 1
          from directive_scope o
          where o.office_id = s.office_id
            and o.scope = t.value ->> 0
            and o.directive_id = s.directive_id
        )
      )
    )
  )
order by s.directive_id
limit $8
