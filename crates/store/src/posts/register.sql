select p.post_id, p.slug, p.kind, coalesce(t.title_hi, p.title_hi), coalesce(t.title_en, p.title_en),
  p.place, p.reports_to, h.person_id, n.name_hi, n.name_en, h.charge, (
    select max(l.until_on)
    from holding l
    where l.office_id = p.office_id
      and l.post_id = p.post_id
      and l.until_on < $2
  ), s.slug, coalesce(u.title_hi, s.title_hi), coalesce(u.title_en, s.title_en), s.place
from post p
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
left join post s
  on s.office_id = p.office_id
  and s.post_id = p.reports_to
left join post_title u
  on u.office_id = s.office_id
  and u.post_id = s.post_id
  and u.seq = (
    select u2.seq
    from post_title u2
    where u2.office_id = s.office_id
      and u2.post_id = s.post_id
      and u2.from_on <= $2
    order by u2.from_on desc, u2.seq desc
    limit 1
  )
where p.office_id = $1
  and p.post_id > $3
  and (
    cast($4 as text) is null
    or p.place in (select cast(q.value ->> 0 as bigint) from json_each($4) q)
  )
  and (
    cast($5 as text) is null
    or ($5 = 'vacant' and h.person_id is null)
    or h.charge = $5
  )
order by p.post_id
limit $6
