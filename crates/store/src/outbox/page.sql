select m.message_id, m.to_id, m.about, m.about_id, m.owner_id, m.due_on, m.reason, m.rungs,
  m.queued_on, m.state, m.n_tries, m.last_at, m.why, m.address, m.subject, m.body
from (
  select distinct s.message_id
  from json_each($2) a
  cross join message_scope s
  where s.office_id = $1
    and s.scope = a.value ->> 0
    and s.state = a.value ->> 1
    and s.message_id < $3
    and s.message_id >= $4
  order by s.message_id desc
  limit $5
) x
cross join outbox m
where m.office_id = $1
  and m.message_id = x.message_id
order by m.message_id desc
