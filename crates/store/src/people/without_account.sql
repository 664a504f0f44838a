select x.person_id, x.name_hi, x.name_en
from (
  select p.person_id, p.name_hi, p.name_en
  from person p
  where p.office_id = $1
    and p.person_id > 0
  order by p.person_id desc
  limit $2
) x
where not exists (
  select 1
  from account a
  where a.office_id = $1
    and a.person_id = x.person_id
    and a.closed_on is null
)
order by x.person_id desc
limit $3
