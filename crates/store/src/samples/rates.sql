select g.scope,
  count(*) filter (where k.outcome = 'passed'),
  count(*)
from directive_check k
join directive_scope g on g.office_id = k.office_id and g.directive_id = k.directive_id
where k.office_id = $1
  and k.outcome is not null
  and g.ix < 100
  and (g.scope like 'place %' or g.scope like 'post %')
group by g.scope
order by g.scope
