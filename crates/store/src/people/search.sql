select p.person_id, p.name_hi, p.name_en
from person p
where p.office_id = $1
  and not exists (
    select 1
    from json_each($2) q
    where not exists (
      select 1
      from person_word w
      where w.office_id = p.office_id
        and w.person_id = p.person_id
        and (
          substr(w.spelt, 1, length(q.value ->> 0)) = q.value ->> 0
          or (w.sound <> '' and w.sound = q.value ->> 1)
        )
    )
  )
order by exists (
    select 1
    from json_each($2) q
    where not exists (
      select 1
      from person_word w
      where w.office_id = p.office_id
        and w.person_id = p.person_id
        and substr(w.spelt, 1, length(q.value ->> 0)) = q.value ->> 0
    )
  ), p.person_id
limit $3
