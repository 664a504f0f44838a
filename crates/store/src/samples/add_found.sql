insert into check_found (office_id, scope, n_passed, n)
select g.office_id, g.scope, $3, 1
from directive_scope g
where g.office_id = $1
  and g.directive_id = $2
  and g.ix < 100
  and (g.scope like 'place %' or g.scope like 'post %')
on conflict (office_id, scope) do update
set n_passed = check_found.n_passed + excluded.n_passed, n = check_found.n + 1
