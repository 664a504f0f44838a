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
from (
  select distinct s.directive_id + 0 as directive_id
  from json_each($2) a
  cross join directive_scope s
  cross join directive k
  where s.office_id = $1
    and s.scope = a.value ->> 0
    and s.directive_id > $3
    and s.directive_id <= $4
    and (
      a.value ->> 1 = '[]'
      or (
        select count(*)
        from json_each(a.value ->> 1) f
        cross join directive_scope o
        where o.office_id = $1
          and o.scope = f.value ->> 0
          and o.directive_id = s.directive_id
      ) = (
        select count(*)
        from json_each(a.value ->> 1) f
      )
    )
    and k.office_id = $1
    and k.directive_id = s.directive_id
    and (cast($5 as boolean) is null or k.is_open = $5)
    and (cast($6 as text) is null or k.state = $6)
    and (cast($7 as text) is null or (k.is_open and k.due_on < $7))
  order by s.directive_id + 0
  limit $8
) x
cross join directive d
where d.office_id = $1
  and d.directive_id = x.directive_id
order by d.directive_id
