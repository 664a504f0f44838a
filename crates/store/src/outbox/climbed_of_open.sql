select c.about_id, c.owner_id, c.due_on, c.rung
from climbed c
join directive d on d.office_id = c.office_id and d.directive_id = c.about_id
where c.office_id = $1
  and c.about = 'directive'
  and d.state not in ('verified', 'dropped')
