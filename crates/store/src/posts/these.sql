select p.post_id, p.slug, p.kind, coalesce(t.title_hi, p.title_hi), coalesce(t.title_en, p.title_en),
  p.place, p.reports_to, h.person_id, n.name_hi, n.name_en, h.charge
from json_each($3) q
cross join post p
left join post_title t
  on t.office_id = p.office_id
  and t.post_id = p.post_id
  and t.seq = (
    select t2.seq
    from post_title t2
    where t2.office_id = p.office_id
      and t2.post_id = p.post_id
      and t2.from_on <= $2
    order by t2.from_on desc, t2.seq desc
    limit 1
  )
left join holding h
  on h.office_id = p.office_id
  and h.post_id = p.post_id
  and h.seq = (
    select h2.seq
    from holding h2
    where h2.office_id = p.office_id
      and h2.post_id = p.post_id
      and h2.from_on <= $2
      and (h2.until_on is null or h2.until_on >= $2)
    order by h2.from_on desc, h2.seq desc
    limit 1
  )
left join person n
  on n.office_id = p.office_id
  and n.person_id = h.person_id
where p.office_id = $1
  and p.post_id = cast(q.value ->> 0 as bigint)
order by q.key
