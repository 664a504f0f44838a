select m.message_id, m.to_id, m.about, m.about_id, m.owner_id, m.due_on, m.reason, m.rungs,
  m.queued_on, m.state, m.n_tries, m.last_at, m.why, m.address, m.subject, m.body
from outbox m
where m.office_id = $1 and m.to_id = $2
order by m.message_id desc
limit $3
