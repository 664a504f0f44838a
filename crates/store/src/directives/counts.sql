select a.key,
  count(*),
  count(*) filter (where d.is_open),
  count(*) filter (where d.is_open and d.due_on < $3),
  count(*) filter (where d.state = 'issued'),
  count(*) filter (where d.state = 'acknowledged'),
  count(*) filter (where d.state = 'in-progress'),
  count(*) filter (where d.state = 'reported'),
  count(*) filter (where d.state = 'returned'),
  count(*) filter (where d.state = 'verified'),
  count(*) filter (where d.state = 'dropped'),
  count(*) filter (where d.state = 'replaced')
from json_each($2) a
cross join directive_scope s
cross join directive d
where s.office_id = $1
  and s.scope = a.value ->> 0
  and d.office_id = s.office_id
  and d.directive_id = s.directive_id
  and not exists (
  select 1
  from json_each(a.value ->> 1) f
  where not exists (
    select 1
    from directive_scope o
    where o.office_id = s.office_id
      and o.scope = f.value ->> 0
      and o.directive_id = s.directive_id
  )
)
  and (
    (a.value ->> 2) is null
    or exists (
      select 1
      from json_each((a.value ->> 2)) v
      where not exists (
        select 1
        from json_each(v.value ->> 0) t
        where not exists (
          select 1
          from directive_scope o
          where o.office_id = s.office_id
            and o.scope = t.value ->> 0
            and o.directive_id = s.directive_id
        )
      )
    )
  )
group by a.key
order by a.key
