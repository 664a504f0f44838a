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
  and s.scope = $2
  and d.office_id = s.office_id
  and d.directive_id = s.directive_id
order by s.directive_id desc
limit $3
