select
  count(*) filter (where e.called_on is not null and e.state <> 'withdrawn'),
  count(*) filter (where e.state in ('accepted', 'accepted-with-warning')),
  count(*) filter (where e.state = 'accepted-with-warning'),
  count(*) filter (where e.state in ('not-satisfactory', 'action-recommended')),
  count(*) filter (where e.replied_on > e.reply_by and e.state <> 'withdrawn'),
  count(*) filter (
    where e.replied_on is null and e.reply_by < $3 and e.state <> 'withdrawn'
  )
from explanation e
where e.office_id = $1 and e.asked_id = $2
