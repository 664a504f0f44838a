with word as materialized (
  select a.key as way, f.value ->> 0 as word
  from json_each($2) a
  cross join json_each(a.value ->> 2) f
)
select x.key,
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
from (
  select distinct cast(a.value ->> 0 as bigint) as key, s.directive_id
  from json_each($2) a
  cross join directive_scope s
  where s.office_id = $1
    and s.scope = a.value ->> 1
    and s.directive_id <= cast(a.value ->> 3 as bigint)
    and not exists (
      select 1
      from word w
      where w.way = a.key
        and not exists (
          select 1
          from directive_scope o
          where o.office_id = $1
            and o.scope = w.word
            and o.directive_id = s.directive_id
        )
    )
) x
cross join directive d
where d.office_id = $1
  and d.directive_id = x.directive_id
group by x.key
order by x.key
