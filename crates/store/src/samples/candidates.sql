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
  d.n_extended, d.n_postponed, d.n_returned, d.n_reopened,
  coalesce((
    select string_agg(cast(t.by_id as text), ',' order by t.n)
    from directive_step t
    where t.office_id = d.office_id
      and t.directive_id = d.directive_id
      and t.word = 'accepted'
      and t.by_id is not null
  ), ''),
  d.closed_on,
  (
    select count(*)
    from directive_check k
    where k.office_id = d.office_id
      and k.directive_id = d.directive_id
      and k.outcome = 'failed'
  )
from directive_scope s
cross join directive d
where s.office_id = $1
  and d.office_id = s.office_id
  and d.directive_id = s.directive_id
  and s.scope = $2
  and d.state = 'verified'
  and not d.is_open
  and d.closed_on between $3 and $4
  and s.directive_id between coalesce(cast($5 as bigint), 0)
    and coalesce(cast($5 as bigint), 9223372036854775807)
  and (
    cast($5 as bigint) is not null
    or not exists (
      select 1
      from directive_check k
      where k.office_id = d.office_id
        and k.directive_id = d.directive_id
        and (k.outcome is null or k.made_on >= d.closed_on)
    )
  )
order by s.directive_id
