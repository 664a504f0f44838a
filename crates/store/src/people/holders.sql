select cast(q.value ->> 0 as bigint), q.value ->> 1, n.name_hi, n.name_en
from json_each($2) q
left join holding h
  on h.office_id = $1
  and h.post_id = cast(q.value ->> 0 as bigint)
  and h.seq = (
    select h2.seq
    from holding h2
    where h2.office_id = $1
      and h2.post_id = cast(q.value ->> 0 as bigint)
      and h2.from_on <= q.value ->> 1
      and (h2.until_on is null or h2.until_on >= q.value ->> 1)
    order by h2.from_on desc, h2.seq desc
    limit 1
  )
left join person n
  on n.office_id = $1
  and n.person_id = h.person_id
order by q.key
