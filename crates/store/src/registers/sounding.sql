select r.row_id, r.register, r.place, r.since_on, r.cells, r.merged_into
from row_word w
cross join register_row r
where w.office_id = $1
  and w.register = $2
  and w.sound = $3
  and r.office_id = w.office_id
  and r.row_id = w.row_id
  and r.merged_into is null
  and r.path >= $5
  and r.path < $6
  and not exists (
    select 1
    from row_word v
    where v.office_id = w.office_id and v.row_id = w.row_id and v.ix < w.ix and v.sound = $3
  )
  and not exists (
    select 1
    from json_each($4) q
    where not exists (
      select 1
      from row_word v
      where v.office_id = w.office_id
        and v.row_id = w.row_id
        and (
          substr(v.spelt, 1, length(q.value ->> 0)) = q.value ->> 0
          or (v.sound <> '' and v.sound = q.value ->> 1)
        )
    )
  )
order by w.row_id
limit $7
