select t.post_id, t.from_on, t.title_hi, t.title_en
from (
  select p.post_id, null as from_on, p.title_hi, p.title_en, 0 as seq
  from post p
  where p.office_id = $1
    and (cast($2 as bigint) is null or p.post_id = $2)
  union all
  select l.post_id, l.from_on, l.title_hi, l.title_en, l.seq
  from post_title l
  where l.office_id = $1
    and (cast($2 as bigint) is null or l.post_id = $2)
) t
order by t.post_id, coalesce(t.from_on, ''), t.seq
