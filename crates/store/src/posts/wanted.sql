select p.post_id, p.slug, p.kind, p.title_hi, p.title_en, p.place, p.reports_to, h.person_hi, h.person_en
from post p
left join holding h
  on h.office_id = p.office_id
  and h.post_id = p.post_id
  and h.seq = (
    select h2.seq
    from holding h2
    where h2.office_id = p.office_id
      and h2.post_id = p.post_id
      and h2.from_on <= $2
    order by h2.from_on desc, h2.seq desc
    limit 1
  )
where p.office_id = $1
  and p.post_id between coalesce(cast($3 as bigint), 0) and coalesce(cast($3 as bigint), 9223372036854775807)
  and (cast($4 as text) is null or p.slug = $4)
  and (cast($5 as bigint) is null or p.place = $5)
  and (cast($6 as text) is null or p.kind = $6)
order by p.post_id
