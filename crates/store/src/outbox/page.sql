select m.message_id, m.to_id, m.about, m.about_id, m.owner_id, m.due_on, m.reason, m.rungs,
  m.queued_on, m.state, m.n_tries, m.last_at, m.why, m.address, m.subject, m.body
from outbox m
where m.office_id = $1
  and (cast($2 as bigint) is null or m.to_id = $2)
  and (cast($3 as text) is null or m.about = $3)
  and (cast($4 as bigint) is null or m.about_id = $4)
  and (cast($5 as text) is null or m.state = $5)
  and (cast($6 as bigint) is null or m.message_id < $6)
order by m.message_id desc
limit $7
