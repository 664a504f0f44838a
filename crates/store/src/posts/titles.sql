select p.post_id, p.title_hi, p.title_en, l.from_on, l.title_hi, l.title_en
from post p
left join post_title l
  on l.office_id = p.office_id
  and l.post_id = p.post_id
where p.office_id = $1
  and p.post_id between coalesce(cast($2 as bigint), 0) and coalesce(cast($2 as bigint), 9223372036854775807)
order by p.post_id, l.from_on, l.seq
