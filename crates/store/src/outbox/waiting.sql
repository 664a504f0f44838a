select m.message_id, m.to_id, m.about, m.about_id, m.owner_id, m.due_on, m.reason, m.rungs,
  m.queued_on, m.state, m.n_tries, m.last_at, m.why, m.address, m.subject, m.body,
  a.email
from outbox m
cross join address a
where m.office_id = $1
  and m.state in ('queued', 'failed')
  and m.message_id > $2
  and a.office_id = m.office_id
  and a.post_id = m.to_id
  and a.email is not null
order by m.message_id
limit $3
